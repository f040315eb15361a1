/**
 * What the directory itself says about an application's permissions, where the application may read it (an optional
 * line of the plan): declared, consented to, and when.
 */
import { Type } from 'typebox'
import { type CataloguedPermission, type Graph, readCatalogue } from '../../microsoft365/index.ts'

export interface Standing {
  of(permission: CataloguedPermission): 'granted' | 'declared-only' | 'absent'
  /** When the last permission was granted; milliseconds since the Unix epoch. */
  readonly grantedAt: number | undefined
}

const optionalText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const principalSchema = Type.Object({ id: Type.String() })
const assignmentsSchema = Type.Object({
  value: Type.Array(
    Type.Object({
      appRoleId: Type.String(),
      resourceId: Type.String(),
      createdDateTime: optionalText,
    }),
  ),
})
const applicationSchema = Type.Object({
  requiredResourceAccess: Type.Array(
    Type.Object({
      resourceAppId: Type.String(),
      resourceAccess: Type.Array(Type.Object({ id: Type.String(), type: Type.String() })),
    }),
  ),
})

/** @returns undefined where the application may not read it. */
export async function readStanding(
  graph: Graph,
  appId: string,
  signal: AbortSignal,
): Promise<Standing | undefined> {
  try {
    const byAppId = `(appId='${encodeURIComponent(appId)}')`
    const { id } = await graph.json(
      { path: `/servicePrincipals${byAppId}?$select=id`, signal },
      principalSchema,
    )
    const assigned = await graph.json(
      { path: `/servicePrincipals/${id}/appRoleAssignments?$top=999`, signal },
      assignmentsSchema,
    )
    const declared = await graph.json(
      { path: `/applications${byAppId}?$select=requiredResourceAccess`, signal },
      applicationSchema,
    )
    return standingOf(assigned.value, declared)
  } catch {
    // Whatever keeps the application from reading it: nothing is known then, and the tokens decide.
    signal.throwIfAborted()
    return undefined
  }
}

function standingOf(
  assigned: Type.Static<typeof assignmentsSchema>['value'],
  { requiredResourceAccess }: Type.Static<typeof applicationSchema>,
): Standing {
  const { resources } = readCatalogue()
  // Ids of application permissions are unique enough here: those of our three resources do not meet.
  const granted = new Set(assigned.map(({ appRoleId }) => appRoleId.toLowerCase()))
  const times = assigned
    .map(({ createdDateTime }) => Date.parse(createdDateTime ?? ''))
    .filter(Number.isFinite)
  return {
    of({ resource, id }) {
      if (granted.has(id)) return 'granted'
      const appId = resources.find(({ name }) => name === resource)?.appId
      const isDeclared = requiredResourceAccess.some(
        (one) =>
          one.resourceAppId.toLowerCase() === appId &&
          one.resourceAccess.some((access) => access.type === 'Role' && access.id.toLowerCase() === id),
      )
      return isDeclared ? 'declared-only' : 'absent'
    },
    grantedAt: times.length === 0 ? undefined : Math.max(...times),
  }
}

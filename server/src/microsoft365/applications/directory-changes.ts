/** Who changed our applications, as the tenant's own audit log tells (Graph: directoryAudit). */
import { Type, type Static } from 'typebox'
import { GraphError } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { withSignal } from './registration.ts'

export interface DirectoryChange {
  /** Object id of what was changed. */
  readonly objectId: string
  /** For example `Add owner to application`. */
  readonly activity: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  /** User principal name, or the name of an application. */
  readonly by: string
  /** Object id of whoever it was. */
  readonly byId: string
}

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const changeSchema = Type.Object({
  activityDisplayName: Type.String(),
  activityDateTime: Type.String(),
  initiatedBy: Type.Object({
    user: Type.Optional(
      Type.Union([
        Type.Null(),
        Type.Object({ id: nullableText, userPrincipalName: nullableText, displayName: nullableText }),
      ]),
    ),
    app: Type.Optional(
      Type.Union([Type.Null(), Type.Object({ servicePrincipalId: nullableText, displayName: nullableText })]),
    ),
  }),
  targetResources: Type.Array(Type.Object({ id: nullableText })),
})

/**
 * Newest first. The log is some minutes late, and keeps 7 days without a licence.
 * @returns undefined when it may not be read, which needs `AuditLog.Read.All`.
 */
export async function readDirectoryChanges(
  graph: Graph,
  { objectIds, since }: { readonly objectIds: readonly string[]; readonly since: number },
  signal?: AbortSignal,
): Promise<readonly DirectoryChange[] | undefined> {
  const wanted = new Set(objectIds)
  const filter = `activityDateTime ge ${new Date(since).toISOString()} and loggedByService eq 'Core Directory'`
  const path = `/auditLogs/directoryAudits?$filter=${encodeURIComponent(filter)}&$orderby=activityDateTime%20desc&$top=500`
  const found: DirectoryChange[] = []
  try {
    for await (const page of graph.pages({ path, ...withSignal(signal) }, changeSchema))
      found.push(...page.flatMap((change) => changesOf(change, wanted)))
  } catch (error) {
    if (error instanceof GraphError && error.status >= 400 && error.status < 500) return undefined
    throw error
  }
  return found
}

function changesOf(
  { activityDisplayName, activityDateTime, initiatedBy, targetResources }: Static<typeof changeSchema>,
  wanted: ReadonlySet<string>,
): readonly DirectoryChange[] {
  const { user, app } = initiatedBy
  return targetResources.flatMap(({ id }) => {
    if (typeof id !== 'string' || !wanted.has(id)) return []
    return [
      {
        objectId: id,
        activity: activityDisplayName,
        at: Date.parse(activityDateTime),
        by: user?.userPrincipalName ?? user?.displayName ?? app?.displayName ?? 'nobody named',
        byId: user?.id ?? app?.servicePrincipalId ?? '',
      },
    ]
  })
}

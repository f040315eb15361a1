/** Grants of application and delegated permissions, given and taken away (Graph: appRoleAssignment, oAuth2PermissionGrant). */
import { Type } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import type { Tell } from './directory-objects.ts'
import { orUndefined, readAssignments, readGrants, scopesOf } from './observe-application.ts'
import type { ObservedGrant } from './observed.ts'
import { ensureClaimed, holdsAll, intended, isOfItsTime } from './ownership.ts'
import { type CreatedObject, withSignal, type Registration } from './registration.ts'

const assignmentSchema = Type.Object({ id: Type.String() })
const grantSchema = Type.Object({
  id: Type.String(),
  resourceId: Type.String(),
  scope: Type.Union([Type.String(), Type.Null()]),
})

/** Object ids of service principals: who holds a permission, and whose it is. */
export interface GrantSides {
  readonly principalId: string
  readonly resourceId: string
  /** The principal was made a moment ago: it holds nothing yet. */
  readonly isNew: boolean
}

export interface RoleGrant extends GrantSides {
  readonly appRoleId: string
  /** For example `Mail.Read`. */
  readonly name: string
}

/** Grants an application permission; this is what an administrator's consent is made of. */
export async function ensureAppRoleAssignment(
  registration: Registration,
  tell: Tell,
  { principalId, resourceId, appRoleId, name, isNew }: RoleGrant,
): Promise<void> {
  const { graph, signal } = registration
  const marker = `${resourceId}/${appRoleId}`
  await ensureClaimed<{ readonly id: string; readonly createdAt?: number | undefined }>(registration, tell, {
    intent: { kind: 'app-role-assignment', name, marker, parent: principalId },
    isNew,
    async find() {
      const held = (await orUndefined(() => readAssignments({ graph, signal }, principalId))) ?? []
      return held.find((each) => each.appRoleId === appRoleId && each.resourceId === resourceId)
    },
    create() {
      const json = { principalId, resourceId, appRoleId }
      const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`
      return graph.json({ method: 'POST', path, json, ...withSignal(signal) }, assignmentSchema)
    },
    explains: isOfItsTime,
  })
}

export interface ScopeGrant extends GrantSides {
  readonly scopes: readonly string[]
}

/** Grants delegated permissions for everybody; extends the grant that is there, since there can be only one. */
export async function ensurePermissionGrant(
  registration: Registration,
  tell: Tell,
  { principalId, resourceId, scopes, isNew }: ScopeGrant,
): Promise<void> {
  const { graph, signal } = registration
  const scope = scopes.join(' ')
  const { result: grant } = await ensureClaimed<ObservedGrant>(registration, tell, {
    intent: { kind: 'oauth2-permission-grant', name: scope, marker: resourceId, parent: principalId },
    isNew,
    find: () => findGrant(registration, { principalId, resourceId }),
    async create() {
      const json = {
        clientId: principalId,
        consentType: 'AllPrincipals',
        principalId: null,
        resourceId,
        scope,
      }
      const made = await graph.json(
        { method: 'POST', path: '/oauth2PermissionGrants', json, ...withSignal(signal) },
        grantSchema,
      )
      return { id: made.id, resourceId: made.resourceId, scopes: scopesOf(made.scope) }
    },
    explains: holdsAll,
  })
  const added = scopes.filter((value) => !grant.scopes.includes(value))
  if (added.length === 0) return
  const name = added.join(' ')
  const extension = {
    kind: 'oauth2-permission-scope',
    name,
    marker: resourceId,
    parent: principalId,
  } as const
  await intended(registration, extension, {
    write: () => setScopes(registration, grant.id, [...grant.scopes, ...added]),
  })
  await registration.record({ ...extension, id: grant.id })
}

async function findGrant(
  { graph, signal }: Pick<Registration, 'graph' | 'signal'>,
  { principalId, resourceId }: Pick<GrantSides, 'principalId' | 'resourceId'>,
): Promise<ObservedGrant | undefined> {
  return (await readGrants({ graph, signal }, principalId)).find((held) => held.resourceId === resourceId)
}

async function setScopes(
  { graph, signal }: Pick<Registration, 'graph' | 'signal'>,
  grantId: string,
  scopes: readonly string[],
): Promise<void> {
  const path = `/oauth2PermissionGrants/${grantId}`
  const request =
    scopes.length === 0
      ? ({ method: 'DELETE', path } as const)
      : ({ method: 'PATCH', path, json: { scope: scopes.join(' ') } } as const)
  try {
    await graph.send({ ...request, ...withSignal(signal) })
  } catch (error) {
    if (scopes.length > 0 || !isNotFound(error)) throw error
  }
}

export interface RoleRevocation extends Pick<RoleGrant, 'principalId' | 'resourceId' | 'appRoleId'> {
  /** Of a write whose outcome nobody knows: what was granted at another time is somebody else's. */
  readonly intent?: CreatedObject
}

/** Takes an application permission away; one that is gone counts as taken away. */
export async function revokeAppRole(
  { graph, signal }: Pick<Registration, 'graph' | 'signal'>,
  { principalId, resourceId, appRoleId, intent }: RoleRevocation,
): Promise<void> {
  const held = (await orUndefined(() => readAssignments({ graph, signal }, principalId))) ?? []
  for (const each of held.filter(
    (one) => one.appRoleId.toLowerCase() === appRoleId && one.resourceId === resourceId,
  ))
    if (intent === undefined || isOfItsTime(each, intent))
      await deleteAssignment({ graph, signal }, principalId, each.id)
}

export async function deleteAssignment(
  { graph, signal }: Pick<Registration, 'graph' | 'signal'>,
  principalId: string,
  id: string,
): Promise<void> {
  const path = `/servicePrincipals/${principalId}/appRoleAssignments/${id}`
  try {
    await graph.send({ method: 'DELETE', path, ...withSignal(signal) })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

export interface ScopeRevocation {
  readonly principalId: string
  /** Object id of the resource, or the id of the grant itself. */
  readonly resourceId?: string | undefined
  readonly grantId?: string | undefined
  readonly scopes: readonly string[]
  /** Of a write whose outcome nobody knows: a grant that has only a part of it is somebody else's. */
  readonly intent?: CreatedObject
}

/** Takes delegated permissions away; the grant goes when nothing is left of it. */
export async function revokeScopes(
  registration: Pick<Registration, 'graph' | 'signal'>,
  { principalId, resourceId, grantId, scopes, intent }: ScopeRevocation,
): Promise<void> {
  const { graph, signal } = registration
  const grants = await readGrants({ graph, signal }, principalId)
  const grant = grants.find((held) => held.id === grantId || held.resourceId === resourceId)
  if (grant === undefined || !grant.scopes.some((value) => scopes.includes(value))) return
  if (intent !== undefined && !holdsAll(grant, intent)) return
  await setScopes(
    registration,
    grant.id,
    grant.scopes.filter((value) => !scopes.includes(value)),
  )
}

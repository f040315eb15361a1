/** Grants application permissions to an enterprise application that is there, and takes them away again. */
import { Type } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { readCatalogue } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'
import { deleteAssignment, ensureAppRoleAssignment } from './grants.ts'
import type { CataloguedPermission, ResourceName } from './model.ts'
import { orUndefined, readAssignments } from './observe-application.ts'
import type { ObservedAssignment } from './observed.ts'
import { isOfItsTime } from './ownership.ts'
import { type CreatedObject, type RegistrationDependencies, withSignal } from './registration.ts'

export interface RoleHolder {
  /** Client id. */
  readonly appId: string
}

/** An application permission of the catalogue. */
export type GrantedRole = Pick<CataloguedPermission, 'resource' | 'value' | 'id'>

const principalSchema = Type.Object({ id: Type.String() })
const resourceSchema = Type.Object({
  id: Type.String(),
  appRoles: Type.Array(
    Type.Object({
      id: Type.String(),
      value: Type.Union([Type.String(), Type.Null()]),
      isEnabled: Type.Boolean(),
    }),
  ),
})

/**
 * Grants each permission that is not there yet: found before made, on record before and after each write.
 * @throws {ApplicationsError} `permission_unknown` for what the tenant's own API does not offer under this id.
 */
export async function grantRoles(
  dependencies: RegistrationDependencies,
  { appId, roles }: RoleHolder & { readonly roles: readonly GrantedRole[] },
  signal?: AbortSignal,
): Promise<void> {
  const { graph } = dependencies
  const registration = { ...dependencies, marker: '', signal }
  const principalId = await principalOf(graph, appId, signal)
  const resources = new Map<ResourceName, string>()
  for (const role of roles) {
    const resourceId = resources.get(role.resource) ?? (await resourceOf(graph, { role, all: roles }, signal))
    resources.set(role.resource, resourceId)
    const title = `Grant ${role.value}`
    const tell = (detail: string): void =>
      dependencies.progress({ name: role.value, title, state: 'running', detail })
    tell('')
    await ensureAppRoleAssignment(registration, tell, {
      principalId,
      resourceId,
      appRoleId: role.id,
      name: role.value,
      isNew: false,
    })
    dependencies.progress({ name: role.value, title, state: 'done', detail: 'granted' })
  }
}

/** Permissions that were granted for somebody, and what is on record of the grants. */
export interface OwnRoles extends RoleHolder {
  readonly roles: readonly GrantedRole[]
  /** Grants that were made, or were about to be: nothing else is ours. */
  readonly created: readonly CreatedObject[]
}

/** Which of the permissions the application holds, by value. */
export interface StandingRoles {
  readonly ours: readonly string[]
  /** Granted by somebody else: not ours to take away. */
  readonly others: readonly string[]
}

/** Takes away the grants that are on record, and leaves alone what somebody else granted. @returns what still stands. */
export async function revokeOwnRoles(
  { graph }: { readonly graph: Graph },
  own: OwnRoles,
  signal?: AbortSignal,
): Promise<StandingRoles> {
  const principal = await orUndefined(() => principalOf(graph, own.appId, signal))
  if (principal === undefined) return nothingStands
  const reader = { graph, signal }
  const held = (await heldBy(reader, principal, own)).filter((each) => isOwn(each, own.created))
  // What a list that lags behind does not show is taken away as well.
  const recorded = own.created.flatMap(({ id, parent }) =>
    id !== undefined && parent === principal ? [id] : [],
  )
  const found = held.map(({ id }) => id)
  for (const id of new Set([...recorded, ...found])) await deleteAssignment(reader, principal, id)
  return standing(reader, principal, own)
}

/** What stands of the permissions, without changing anything. */
export async function standingRoles(
  { graph }: { readonly graph: Graph },
  own: OwnRoles,
  signal?: AbortSignal,
): Promise<StandingRoles> {
  const principal = await orUndefined(() => principalOf(graph, own.appId, signal))
  return principal === undefined ? nothingStands : standing({ graph, signal }, principal, own)
}

const nothingStands: StandingRoles = { ours: [], others: [] }

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

async function heldBy(
  reader: Reader,
  principalId: string,
  { roles }: OwnRoles,
): Promise<readonly ObservedAssignment[]> {
  const ids = new Set(roles.map(({ id }) => id))
  const assignments = (await orUndefined(() => readAssignments(reader, principalId))) ?? []
  return assignments.filter(({ appRoleId }) => ids.has(appRoleId.toLowerCase()))
}

/** By its id; where no id came back, by what was about to be granted and when. */
function isOwn(assignment: ObservedAssignment, created: readonly CreatedObject[]): boolean {
  const { id, resourceId, appRoleId } = assignment
  const marker = `${resourceId}/${appRoleId}`
  return created.some((one) =>
    one.id === undefined ? one.marker === marker && isOfItsTime(assignment, one) : one.id === id,
  )
}

async function standing(reader: Reader, principalId: string, own: OwnRoles): Promise<StandingRoles> {
  const there = await heldBy(reader, principalId, own)
  const valuesOf = (isOurs: boolean): readonly string[] => {
    const some = there.filter((each) => isOwn(each, own.created) === isOurs)
    return own.roles
      .filter(({ id }) => some.some((each) => each.appRoleId.toLowerCase() === id))
      .map(({ value }) => value)
  }
  return { ours: valuesOf(true), others: valuesOf(false) }
}

async function principalOf(graph: Graph, appId: string, signal: AbortSignal | undefined): Promise<string> {
  const path = `/servicePrincipals(appId='${appId}')?$select=id`
  return (await graph.json({ path, ...withSignal(signal) }, principalSchema)).id
}

/** Object id of the API in this tenant, once all wanted permissions were compared with what it publishes. */
async function resourceOf(
  graph: Graph,
  { role, all }: { readonly role: GrantedRole; readonly all: readonly GrantedRole[] },
  signal: AbortSignal | undefined,
): Promise<string> {
  const appId = readCatalogue().resources.find(({ name }) => name === role.resource)?.appId ?? ''
  const path = `/servicePrincipals(appId='${appId}')?$select=id,appId,displayName,appRoles,oauth2PermissionScopes`
  const read = await graph.json({ path, ...withSignal(signal) }, resourceSchema).catch((error: unknown) => {
    if (!isNotFound(error)) throw error
    const message = `The API of ${role.value} is not present in this organization: nothing was granted.`
    throw new ApplicationsError('permission_unknown', message, { cause: error })
  })
  for (const { resource, value, id } of all) {
    if (resource !== role.resource) continue
    const isOffered = read.appRoles.some(
      (offered) => offered.isEnabled && offered.value === value && offered.id.toLowerCase() === id,
    )
    if (isOffered) continue
    const message = `This organization does not offer the permission ${value} under its known id: nothing was granted.`
    throw new ApplicationsError('permission_unknown', message)
  }
  return read.id
}

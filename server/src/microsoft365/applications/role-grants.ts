/** Grants application permissions to an enterprise application that is there, and takes them away again. */
import { Type } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { readCatalogue } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'
import { deleteAssignment, ensureAppRoleAssignment } from './grants.ts'
import type { CataloguedPermission, ResourceName } from './model.ts'
import { orUndefined, readAssignments } from './observe-application.ts'
import { type RegistrationDependencies, withSignal } from './registration.ts'

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

/** Takes the permissions away. @returns those that still stand in the tenant, by value. */
export async function revokeRoles(
  { graph }: { readonly graph: Graph },
  { appId, roles }: RoleHolder & { readonly roles: readonly GrantedRole[] },
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const principal = await orUndefined(() => principalOf(graph, appId, signal))
  if (principal === undefined) return []
  for (const { id } of await held({ graph, signal }, principal, roles))
    await deleteAssignment({ graph, signal }, principal, id)
  return standing({ graph, signal }, principal, roles)
}

/** Which of the permissions the application holds, by value. */
export async function heldRoles(
  { graph }: { readonly graph: Graph },
  { appId, roles }: RoleHolder & { readonly roles: readonly GrantedRole[] },
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const principal = await orUndefined(() => principalOf(graph, appId, signal))
  return principal === undefined ? [] : standing({ graph, signal }, principal, roles)
}

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

async function held(reader: Reader, principalId: string, roles: readonly GrantedRole[]) {
  const ids = new Set(roles.map(({ id }) => id))
  const assignments = (await orUndefined(() => readAssignments(reader, principalId))) ?? []
  return assignments.filter(({ appRoleId }) => ids.has(appRoleId.toLowerCase()))
}

async function standing(
  reader: Reader,
  principalId: string,
  roles: readonly GrantedRole[],
): Promise<readonly string[]> {
  const there = await held(reader, principalId, roles)
  return roles.filter(({ id }) => there.some((each) => each.appRoleId.toLowerCase() === id)).map(valueOf)
}

const valueOf = ({ value }: GrantedRole): string => value

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

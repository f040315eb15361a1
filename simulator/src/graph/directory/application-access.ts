/** Finds the application or service principal of a call, and who may change it (reference sections 3.4 and 3.6). */
import type { Application, ServicePrincipal, TenantState } from '../../tenant/model.ts'
import { applicationAdministrators, directoryRolesOf, roleTemplates } from '../authorization.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { insufficientPrivileges, resourceNotFound } from '../errors.ts'
import type { Key } from '../path.ts'
import type { Call } from '../route.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const noKey: Key = { name: null, value: '' }

/** By object id at once, by app id once it is replicated. */
function findApplication({ tenant, clock }: Dependencies, key: Key): Application | undefined {
  const value = key.value.toLowerCase()
  return key.name === 'appId'
    ? [...tenant.applications.values()].find(
        ({ appId, visibleAt }) => appId === value && visibleAt <= clock.now(),
      )
    : tenant.applications.get(value)
}

/** By object id at once, by app id once it is replicated. */
function findServicePrincipal({ tenant, clock }: Dependencies, key: Key): ServicePrincipal | undefined {
  const value = key.value.toLowerCase()
  return key.name === 'appId'
    ? [...tenant.servicePrincipals.values()].find(
        ({ appId, visibleAt }) => appId === value && visibleAt <= clock.now(),
      )
    : tenant.servicePrincipals.get(value)
}

export function requireApplication(dependencies: Dependencies, call: Pick<Call, 'parameters'>): Application {
  const key = call.parameters['application'] ?? noKey
  const application = findApplication(dependencies, key)
  if (application === undefined) throw resourceNotFound(key.value)
  return application
}

export function requireServicePrincipal(
  dependencies: Dependencies,
  call: Pick<Call, 'parameters'>,
): ServicePrincipal {
  const key = call.parameters['servicePrincipal'] ?? noKey
  const servicePrincipal = findServicePrincipal(dependencies, key)
  if (servicePrincipal === undefined) throw resourceNotFound(key.value)
  return servicePrincipal
}

/** The registration behind a service principal, when it is one of this tenant. */
export const applicationOf = (tenant: TenantState, appId: string): Application | undefined =>
  [...tenant.applications.values()].find((application) => application.appId === appId)

/** Only permissions that reach no further than what the app owns. */
export const isOwnedOnly = ({ granted }: Pick<Call, 'granted'>): boolean =>
  granted.length > 0 && granted.every((permission) => permission.endsWith('.OwnedBy'))

/** Owners and administrators of applications may change one; an app with `…OwnedBy` only what it owns. */
function requireManager(tenant: TenantState, call: Call, owners: ReadonlySet<string>): void {
  if (owners.has(call.claims.oid)) return
  if (call.claims.idtyp === 'app') {
    if (isOwnedOnly(call)) throw insufficientPrivileges()
    return
  }
  const held = directoryRolesOf(tenant, call.claims.oid)
  if (!applicationAdministrators.some((role) => held.has(role))) throw insufficientPrivileges()
}

export function requireApplicationManager(
  { tenant }: Pick<GraphDependencies, 'tenant'>,
  call: Call,
  application: Application,
): void {
  requireManager(tenant, call, application.ownerIds)
}

/** Owners of a service principal, and of the application that it is an instance of. */
export function requireServicePrincipalManager(
  { tenant }: Pick<GraphDependencies, 'tenant'>,
  call: Call,
  servicePrincipal: Pick<ServicePrincipal, 'appId' | 'ownerIds'>,
): void {
  const owners = applicationOf(tenant, servicePrincipal.appId)?.ownerIds ?? []
  requireManager(tenant, call, new Set([...owners, ...(servicePrincipal.ownerIds ?? [])]))
}

/**
 * Whether somebody may register applications: everybody unless the authorization policy keeps ordinary people from it
 * (Graph: authorizationPolicy, defaultUserRolePermissions.allowedToCreateApps); guests never without a role.
 */
export function requireRegistrar({ tenant }: Pick<GraphDependencies, 'tenant'>, { claims }: Call): void {
  if (claims.idtyp === 'app') return
  const held = directoryRolesOf(tenant, claims.oid)
  const registrars = [...applicationAdministrators, roleTemplates.applicationDeveloper]
  if (registrars.some((role) => held.has(role))) return
  const isGuest = tenant.users.get(claims.oid)?.userType === 'Guest'
  if (isGuest || !tenant.authorizationPolicy.defaultUserRolePermissions.allowedToCreateApps)
    throw insufficientPrivileges()
}

/** Applications and service principals, where a route is the same for both. */
export interface HolderKind {
  readonly kind: 'application' | 'servicePrincipal'
  readonly path: string
  /** Without refusing anybody. */
  find(dependencies: Dependencies, call: Pick<Call, 'parameters'>): Application | ServicePrincipal | undefined
  /** @throws {GraphFailure} 404, or 403 for who may not change it. */
  readonly requireManaged: (dependencies: Dependencies, call: Call) => Application | ServicePrincipal
}

export const holderKinds: readonly HolderKind[] = [
  {
    kind: 'application',
    path: '/applications/{application}',
    find: (dependencies, { parameters }) => findApplication(dependencies, parameters['application'] ?? noKey),
    requireManaged(dependencies, call) {
      const application = requireApplication(dependencies, call)
      requireApplicationManager(dependencies, call, application)
      return application
    },
  },
  {
    kind: 'servicePrincipal',
    path: '/servicePrincipals/{servicePrincipal}',
    find: (dependencies, { parameters }) =>
      findServicePrincipal(dependencies, parameters['servicePrincipal'] ?? noKey),
    requireManaged(dependencies, call) {
      const servicePrincipal = requireServicePrincipal(dependencies, call)
      requireServicePrincipalManager(dependencies, call, servicePrincipal)
      return servicePrincipal
    },
  },
]

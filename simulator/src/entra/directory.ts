/** Finding tenant, client and resource by the names that a request uses for them. */
import { createHash } from 'node:crypto'
import type { Application, PermissionScope, ServicePrincipal, TenantState } from '../tenant/model.ts'
import { isAnyOrganization, type EntraContext } from './context.ts'
import { client as clientError } from './errors/client.ts'
import { authority as authorityError } from './errors/request.ts'
import { checkNationalCloud } from './national-cloud.ts'

/** An application that asks for tokens. */
export interface Client {
  readonly appId: string
  readonly displayName: string
  /** Made for this request alone, and not in the directory yet, where `isInstalled` is false. */
  readonly principal: ServicePrincipal
  /** Its registration, here or in another tenant; Microsoft's own clients have none. */
  readonly application: Application | undefined
  /** Its service principal is in this tenant; before the first consent that of another tenant's is not. */
  readonly isInstalled: boolean
}

/**
 * Resolves the tenant part of a URL to the tenant id (microsoft.md 1.1).
 * @throws {StsError} 90002 for a tenant that is not here, 90038 for one of another national cloud.
 */
export function resolveAuthority(context: EntraContext, authority: string): string {
  const { tenant, tenants } = context
  const wanted = authority.toLowerCase()
  checkNationalCloud(context, wanted)
  const known = isAnyOrganization(wanted) || wanted === 'consumers' || tenants.find(wanted) !== undefined
  if (!known) throw authorityError.unknownTenant(authority)
  return tenant.tenantId
}

/** A registration of this tenant, or a multi-tenant one of another. */
function applicationOf(context: EntraContext, appId: string): Application | undefined {
  const found = context.tenants.registration(appId)
  const isHere = found?.tenant === context.tenant
  return isHere || found?.application.signInAudience !== 'AzureADMyOrg' ? found?.application : undefined
}

function principalOf({ tenant }: EntraContext, appId: string): ServicePrincipal | undefined {
  for (const principal of tenant.servicePrincipals.values()) if (principal.appId === appId) return principal
  return undefined
}

/**
 * The client of a request, once it is visible to the login service.
 * @throws {StsError} 700016, 7000229 or 7000112 (microsoft.md 1.6 and 3.6).
 */
export function findClient(context: EntraContext, clientId: string): Client {
  const appId = clientId.toLowerCase()
  const now = context.clock.now()
  const principal = principalOf(context, appId)
  if (principal?.isFirstParty === true) return clientOf(principal, undefined)
  const application = applicationOf(context, appId)
  if (application === undefined || application.visibleAt > now)
    throw clientError.notFound(clientId, context.tenant.displayName)
  if (principal !== undefined && principal.visibleAt <= now) return clientOf(principal, application)
  const owner = context.tenants.registration(appId)?.tenant
  if (owner === undefined || owner === context.tenant)
    throw clientError.noServicePrincipal(clientId, context.tenant.tenantId)
  const instance = principal ?? instanceOf(context, owner, application)
  return { ...clientOf(instance, application), isInstalled: false }
}

/**
 * The client that an administrator is asked about: also a registration of this tenant that has no service principal.
 * @throws {StsError} as {@link findClient} does.
 */
export function findClientToConsent(context: EntraContext, clientId: string): Client {
  const appId = clientId.toLowerCase()
  const found = context.tenants.registration(appId)
  const isBare =
    found?.tenant === context.tenant &&
    found.application.visibleAt <= context.clock.now() &&
    principalOf(context, appId) === undefined
  if (!isBare) return findClient(context, clientId)
  const instance = instanceOf(context, found.tenant, found.application)
  return { ...clientOf(instance, found.application), isInstalled: false }
}

/** @throws {StsError} 7000112 when an administrator has disabled it. */
function clientOf(principal: ServicePrincipal, application: Application | undefined): Client {
  if (!principal.accountEnabled) throw clientError.disabled(principal.appId, principal.displayName)
  const displayName = application?.displayName ?? principal.displayName
  return { appId: principal.appId, displayName, principal, application, isInstalled: true }
}

/** What consent would make of another tenant's application; the same id each time, until it is really made. */
function instanceOf(context: EntraContext, owner: TenantState, application: Application): ServicePrincipal {
  const hex = createHash('sha256').update(`${context.tenant.tenantId}/${application.appId}`).digest('hex')
  const now = context.clock.now()
  return {
    id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    appId: application.appId,
    displayName: application.displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    appOwnerOrganizationId: owner.tenantId,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [application.appId, ...application.identifierUris],
    createdDateTime: new Date(now).toISOString(),
    tags: [],
    oauth2PermissionScopes: application.api.oauth2PermissionScopes,
    appRoles: application.appRoles,
    isFirstParty: false,
    preAuthorizedScopes: {},
    firstPartyRedirectUris: [],
    visibleAt: now,
  }
}

/** Consent puts another tenant's application into this directory; does nothing where it is there already. */
export function install(context: EntraContext, { principal }: Client): void {
  const { servicePrincipals } = context.tenant
  if (servicePrincipals.has(principal.id)) return
  const visibleAt = context.clock.now() + context.lag.consent
  servicePrincipals.set(principal.id, { ...principal, visibleAt })
}

/** @throws {StsError} 7000229 for an application that nobody has consented to in this tenant. */
export function checkInstalled(context: EntraContext, client: Client): void {
  if (!client.isInstalled) throw clientError.noServicePrincipal(client.appId, context.tenant.tenantId)
}

/**
 * Refuses an authority that this client cannot be used with.
 * @throws {StsError} 50194 for a single-tenant application over `/common`, 9002332 over `/consumers`.
 */
export function checkAuthority(client: Client, authority: string): void {
  const wanted = authority.toLowerCase()
  if (wanted === 'consumers') throw authorityError.notForConsumers(client.appId, client.displayName)
  if (isAnyOrganization(wanted) && client.application?.signInAudience === 'AzureADMyOrg')
    throw authorityError.notMultiTenant(client.appId, client.displayName)
}

function isNamed(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase().replace(/\/+$/, '') === wanted)
}

/** A resource by application id, identifier URI or well-known address. */
export function findResource(context: EntraContext, name: string): ServicePrincipal | undefined {
  const wanted = name.toLowerCase().replace(/\/+$/, '')
  for (const principal of context.tenant.servicePrincipals.values()) {
    if (principal.visibleAt > context.clock.now()) continue
    const application = registrationOf(context, principal)
    const names = [
      principal.appId,
      ...principal.servicePrincipalNames,
      ...(application?.identifierUris ?? []),
    ]
    if (isNamed(names, wanted)) return principal
  }
  return undefined
}

/** The registration behind a resource, when it is one of this tenant. */
export function registrationOf(context: EntraContext, principal: ServicePrincipal): Application | undefined {
  return principal.isFirstParty ? undefined : applicationOf(context, principal.appId)
}

/** Delegated permissions that a resource publishes; a registration changes them before its principal follows. */
export function publishedScopes(context: EntraContext, resource: ServicePrincipal): PermissionScope[] {
  const scopes =
    registrationOf(context, resource)?.api.oauth2PermissionScopes ?? resource.oauth2PermissionScopes
  return scopes.filter((scope) => scope.isEnabled)
}

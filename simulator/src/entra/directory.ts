/** Finding tenant, client and resource by the names that a request uses for them. */
import type { Application, PermissionScope, ServicePrincipal } from '../tenant/model.ts'
import { isAnyOrganization, type EntraContext } from './context.ts'
import { client as clientError } from './errors/client.ts'
import { authority as authorityError } from './errors/request.ts'

/** An application that asks for tokens. */
export interface Client {
  readonly appId: string
  readonly displayName: string
  readonly principal: ServicePrincipal
  /** Its registration; Microsoft's own clients have none in this tenant. */
  readonly application: Application | undefined
}

/**
 * Resolves the tenant part of a URL to the tenant id (microsoft.md 1.1).
 * @throws {StsError} 90002 for a tenant that is not here.
 */
export function resolveAuthority({ tenant }: EntraContext, authority: string): string {
  const wanted = authority.toLowerCase()
  const known =
    isAnyOrganization(wanted) ||
    wanted === 'consumers' ||
    wanted === tenant.tenantId ||
    tenant.domains.some((domain) => domain.name === wanted)
  if (!known) throw authorityError.unknownTenant(authority)
  return tenant.tenantId
}

function applicationOf({ tenant }: EntraContext, appId: string): Application | undefined {
  for (const application of tenant.applications.values()) if (application.appId === appId) return application
  return undefined
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
  const application = applicationOf(context, appId)
  if (principal?.isFirstParty !== true && (application === undefined || application.visibleAt > now))
    throw clientError.notFound(clientId, context.tenant.displayName)
  if (principal === undefined || principal.visibleAt > now)
    throw clientError.noServicePrincipal(clientId, context.tenant.tenantId)
  if (!principal.accountEnabled) throw clientError.disabled(appId, principal.displayName)
  return { appId, displayName: application?.displayName ?? principal.displayName, principal, application }
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
    const application = applicationOf(context, principal.appId)
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
  return applicationOf(context, principal.appId)
}

/** Delegated permissions that a resource publishes; a registration changes them before its principal follows. */
export function publishedScopes(context: EntraContext, resource: ServicePrincipal): PermissionScope[] {
  const scopes =
    registrationOf(context, resource)?.api.oauth2PermissionScopes ?? resource.oauth2PermissionScopes
  return scopes.filter((scope) => scope.isEnabled)
}

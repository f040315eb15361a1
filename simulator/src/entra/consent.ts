/** Who may be given which delegated permission: grants, pre-authorization, consent (microsoft.md 1.6, 3.3, 3.4). */
import { createHash } from 'node:crypto'
import {
  applicationAdministrator,
  cloudApplicationAdministrator,
  globalAdministrator,
  privilegedRoleAdministrator,
} from '../tenant/directory-roles.ts'
import type { OAuth2PermissionGrant, PermissionScope, ServicePrincipal } from '../tenant/model.ts'
import { rolesOf } from '../tenant/users.ts'
import { scope as scopeError } from './errors/grant.ts'
import type { EntraContext } from './context.ts'
import { install, publishedScopes, registrationOf, type Client } from './directory.ts'
import type { ScopeRequest } from './scopes.ts'

export interface ConsentDecision {
  /** Names of the permissions that a token may carry now. */
  readonly granted: readonly string[]
  /** What somebody would have to consent to first. */
  readonly missing: readonly PermissionScope[]
}

/** A grant that was changed says what it said before until the change is seen (microsoft.md 3.6). */
function effectiveScope({ scope, earlierScope, effectiveAt }: OAuth2PermissionGrant, now: number): string {
  return effectiveAt <= now ? scope : (earlierScope ?? '')
}

function grantedScopes(
  context: EntraContext,
  client: Client,
  resourceId: string,
  userId: string,
): Set<string> {
  const now = context.clock.now()
  const values = [...context.tenant.oauth2PermissionGrants.values()]
    .filter(
      (grant) =>
        grant.clientId === client.principal.id &&
        grant.resourceId === resourceId &&
        (grant.consentType === 'AllPrincipals' || grant.principalId === userId),
    )
    .flatMap((grant) => effectiveScope(grant, now).split(' '))
  return new Set(values.filter((value) => value !== ''))
}

function preAuthorized(context: EntraContext, client: Client, resource: ServicePrincipal): Set<string> {
  const registration = registrationOf(context, resource)
  const entry = registration?.api.preAuthorizedApplications.find(({ appId }) => appId === client.appId)
  const ids = new Set(entry?.delegatedPermissionIds)
  return new Set(
    publishedScopes(context, resource)
      .filter(({ id }) => ids.has(id))
      .map(({ value }) => value),
  )
}

/** Permissions that the registration declares; what `/.default` asks consent for. */
function declaredScopes(
  context: EntraContext,
  client: Client,
  resource: ServicePrincipal,
): PermissionScope[] {
  const declared = client.application?.requiredResourceAccess.find(
    ({ resourceAppId }) => resourceAppId === resource.appId,
  )
  const ids = new Set(declared?.resourceAccess.filter(({ type }) => type === 'Scope').map(({ id }) => id))
  return publishedScopes(context, resource).filter(({ id }) => ids.has(id))
}

/**
 * Microsoft's own client at Microsoft's own API: a fixed list, or anything after consent where the list says `*`.
 * An API of the tenant treats it like any other client: consent, or pre-authorization.
 */
function fixedList(client: Client, request: ScopeRequest): ConsentDecision | undefined {
  if (!client.principal.isFirstParty || !request.resource.isFirstParty) return undefined
  if (request.scopes.length === 0 && !request.isDefault) return { granted: [], missing: [] }
  const list = client.principal.preAuthorizedScopes[request.resource.appId] ?? []
  if (list.includes('*')) return undefined
  const refused = list.length === 0 || request.scopes.some(({ value }) => !list.includes(value))
  if (refused)
    throw scopeError.notPreAuthorized(
      client.appId,
      client.displayName,
      request.resource.appId,
      request.resource.displayName,
    )
  return { granted: request.isDefault ? list : request.scopes.map(({ value }) => value), missing: [] }
}

function hasAnyGrant(context: EntraContext, client: Client, userId: string): boolean {
  return [...context.tenant.servicePrincipals.values()].some(
    (resource) =>
      grantedScopes(context, client, resource.id, userId).size > 0 ||
      preAuthorized(context, client, resource).size > 0,
  )
}

/**
 * Decides what of a scope request this person has given this client.
 * @throws {StsError} 65002 when Microsoft's own client asks for more than it holds.
 */
export function decideConsent(
  context: EntraContext,
  client: Client,
  request: ScopeRequest,
  userId: string,
): ConsentDecision {
  const fixed = fixedList(client, request)
  if (fixed !== undefined) return fixed
  const { resource } = request
  const held = new Set([
    ...grantedScopes(context, client, resource.id, userId),
    ...preAuthorized(context, client, resource),
  ])
  if (request.isDefault) {
    const published = publishedScopes(context, resource).filter(({ value }) => held.has(value))
    return published.length > 0
      ? { granted: published.map(({ value }) => value), missing: [] }
      : { granted: [], missing: declaredScopes(context, client, resource) }
  }
  const missing = request.scopes.filter(({ value }) => !held.has(value))
  if (request.scopes.length === 0 && !hasAnyGrant(context, client, userId))
    return {
      granted: [],
      missing: publishedScopes(context, resource).filter(({ value }) => request.openid.has(value)),
    }
  const granted = request.scopes.filter(({ value }) => held.has(value)).map(({ value }) => value)
  return { granted, missing }
}

const consentingRoles = new Set([
  globalAdministrator,
  privilegedRoleAdministrator,
  applicationAdministrator,
  cloudApplicationAdministrator,
])

/** Whether this person may consent for themselves to permissions that need an administrator, or for everybody. */
export function mayConsentForAll(context: EntraContext, userId: string): boolean {
  return rolesOf(context.tenant, userId).some((role) => consentingRoles.has(role.roleTemplateId))
}

function grantId(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url')
}

export interface Consent {
  readonly client: Client
  readonly resource: ServicePrincipal
  readonly scopes: readonly PermissionScope[]
  readonly userId: string
  /** On behalf of the whole organization. */
  readonly forAll: boolean
}

/** Writes down a consent given on the page: extends the grant that exists, or creates it (microsoft.md 3.3). */
export function recordConsent(context: EntraContext, consent: Consent): void {
  const { client, resource, forAll } = consent
  install(context, client)
  const principalId = forAll ? null : consent.userId
  const consentType = forAll ? 'AllPrincipals' : 'Principal'
  const values = consent.scopes.map(({ value }) => value)
  const grants = context.tenant.oauth2PermissionGrants
  const existing = [...grants.values()].find(
    (grant) =>
      grant.clientId === client.principal.id &&
      grant.resourceId === resource.id &&
      grant.consentType === consentType &&
      grant.principalId === principalId,
  )
  const now = context.clock.now()
  const effectiveAt = now + context.lag.consent
  if (existing !== undefined) {
    existing.earlierScope = effectiveScope(existing, now)
    existing.scope = [...new Set([...existing.scope.split(' '), ...values])].join(' ').trim()
    existing.effectiveAt = effectiveAt
  } else {
    const id = grantId(client.principal.id, resource.id, consentType, principalId ?? '')
    const grant: OAuth2PermissionGrant = {
      id,
      clientId: client.principal.id,
      consentType,
      principalId,
      resourceId: resource.id,
      scope: values.join(' '),
      effectiveAt,
    }
    grants.set(id, grant)
  }
  context.changed()
}

/** The application roles that principals hold on a resource, as far as they are effective (microsoft.md 3.6). */
export function effectiveRoles(
  context: EntraContext,
  principalIds: ReadonlySet<string>,
  resource: ServicePrincipal,
): string[] {
  const now = context.clock.now()
  const published = registrationOf(context, resource)?.appRoles ?? resource.appRoles
  const held = new Set(
    [...context.tenant.appRoleAssignments.values()]
      .filter(
        (assignment) =>
          principalIds.has(assignment.principalId) &&
          assignment.resourceId === resource.id &&
          assignment.effectiveAt <= now,
      )
      .map((assignment) => assignment.appRoleId),
  )
  return published.filter((role) => role.isEnabled && held.has(role.id)).map((role) => role.value)
}

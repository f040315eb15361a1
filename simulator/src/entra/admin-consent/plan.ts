/** What an administrator is asked to consent to: delegated and application permissions, by resource (microsoft.md 3.4 and 3.5). */
import { globalAdministrator, privilegedRoleAdministrator } from '../../tenant/directory-roles.ts'
import { graphAppId } from '../../tenant/microsoft-applications.ts'
import type { AppRole, PermissionScope, ServicePrincipal } from '../../tenant/model.ts'
import { rolesOf } from '../../tenant/users.ts'
import { mayConsentForAll } from '../consent.ts'
import type { EntraContext } from '../context.ts'
import { findResource, publishedScopes, registrationOf, type Client } from '../directory.ts'
import { scope as scopeError } from '../errors/grant.ts'

export interface ResourcePlan {
  readonly resource: ServicePrincipal
  readonly scopes: readonly PermissionScope[]
  readonly roles: readonly AppRole[]
}

const openidScopes = new Set(['openid', 'profile', 'email', 'offline_access'])

function resourceOf(context: EntraContext, name: string): ServicePrincipal {
  const resource = findResource(context, name)
  if (resource === undefined) throw scopeError.unknownResource(name, context.tenant.displayName)
  return resource
}

/** Everything that the registration declares, of either kind. */
export function declaredPlan(context: EntraContext, client: Client): ResourcePlan[] {
  return (client.application?.requiredResourceAccess ?? []).map(({ resourceAppId, resourceAccess }) => {
    const resource = resourceOf(context, resourceAppId)
    const published = registrationOf(context, resource)?.appRoles ?? resource.appRoles
    const idsOf = (kind: 'Role' | 'Scope'): Set<string> =>
      new Set(resourceAccess.filter(({ type }) => type === kind).map(({ id }) => id))
    const scopeIds = idsOf('Scope')
    const roleIds = idsOf('Role')
    return {
      resource,
      scopes: publishedScopes(context, resource).filter(({ id }) => scopeIds.has(id)),
      roles: published.filter(
        ({ id, allowedMemberTypes }) => roleIds.has(id) && allowedMemberTypes.includes('Application'),
      ),
    }
  })
}

/** Microsoft's own clients may be given more only where they take any permission after consent. */
function checkTakes(client: Client, resource: ServicePrincipal): void {
  if (!client.principal.isFirstParty || !resource.isFirstParty) return
  const list = client.principal.preAuthorizedScopes[resource.appId] ?? []
  if (!list.includes('*'))
    throw scopeError.notPreAuthorized(client.appId, client.displayName, resource.appId, resource.displayName)
}

function splitScope(word: string): { name: string; value: string } {
  const cut = word.lastIndexOf('/')
  return cut < 0
    ? { name: graphAppId, value: word }
    : { name: word.slice(0, cut), value: word.slice(cut + 1) }
}

/**
 * What a `scope` parameter asks for: application permissions only by `/.default`, which means all that is declared.
 * @throws {StsError} 70011, 500011, 650053 or 65002.
 */
export function scopePlan(context: EntraContext, client: Client, text: string): ResourcePlan[] {
  const words = text.split(' ').filter((word) => word !== '')
  if (words.length === 0) throw scopeError.invalid(text)
  if (words.some((word) => word.endsWith('/.default'))) return declaredPlan(context, client)
  const plans = new Map<ServicePrincipal, PermissionScope[]>()
  for (const word of words) {
    const { name, value } = splitScope(word)
    const resource = resourceOf(context, name)
    checkTakes(client, resource)
    const found = publishedScopes(context, resource).find(
      (scope) => scope.value.toLowerCase() === value.toLowerCase(),
    )
    if (found === undefined && !openidScopes.has(value))
      throw scopeError.unknownOnResource(client.appId, value, resource.appId)
    const scopes = plans.get(resource) ?? []
    plans.set(resource, found === undefined ? scopes : [...scopes, found])
  }
  return [...plans].map(([resource, scopes]) => ({ resource, scopes, roles: [] }))
}

const mighty = new Set([globalAdministrator, privilegedRoleAdministrator])

/**
 * Application permissions of Graph are for a Global or Privileged Role Administrator to give; the administrators of
 * applications may give all else.
 * @throws {StsError} 90094 for anybody else.
 */
export function checkMayGrant(context: EntraContext, plan: readonly ResourcePlan[], userId: string): void {
  const isGraphRole = plan.some(({ resource, roles }) => resource.appId === graphAppId && roles.length > 0)
  const isMighty = rolesOf(context.tenant, userId).some(({ roleTemplateId }) => mighty.has(roleTemplateId))
  if (isGraphRole ? !isMighty : !mayConsentForAll(context, userId)) throw scopeError.needsAdministrator()
}

/** The `scope` parameter: whose permissions are asked for, and which (microsoft.md 1.3). */
import { graphAppId } from '../tenant/microsoft-applications.ts'
import type { PermissionScope, ServicePrincipal } from '../tenant/model.ts'
import { scope as scopeError } from './errors/grant.ts'
import type { EntraContext } from './context.ts'
import { findResource, publishedScopes } from './directory.ts'

export interface ScopeRequest {
  /** The parameter as it came. */
  readonly text: string
  /** `openid`, `profile`, `email` and `offline_access`, as far as they were asked for. */
  readonly openid: ReadonlySet<string>
  readonly resource: ServicePrincipal
  /** How the request named the resource; undefined when it left that out, which means Microsoft Graph. */
  readonly resourceName: string | undefined
  readonly scopes: readonly PermissionScope[]
  /** `/.default`: whatever was consented to before. */
  readonly isDefault: boolean
}

const openidScopes = new Set(['openid', 'profile', 'email', 'offline_access'])

interface Token {
  readonly resourceName: string | undefined
  readonly value: string
}

/** `https://graph.microsoft.com/User.Read`, `api://ID/access_as_user`, `ID/.default`, or a bare Graph permission. */
function splitScope(token: string): Token {
  const cut = token.lastIndexOf('/')
  if (cut < 0) return { resourceName: undefined, value: token }
  return { resourceName: token.slice(0, cut), value: token.slice(cut + 1) }
}

function resourceOf(context: EntraContext, tokens: readonly Token[]): ServicePrincipal {
  const names = new Set(tokens.map((token) => token.resourceName ?? graphAppId))
  const resources = new Set<ServicePrincipal>()
  for (const name of names.size === 0 ? [graphAppId] : names) {
    const resource = findResource(context, name)
    if (resource === undefined) throw scopeError.unknownResource(name, context.tenant.displayName)
    resources.add(resource)
  }
  const [resource, ...others] = resources
  if (resource === undefined || others.length > 0)
    throw scopeError.severalResources(tokens.map((token) => token.value).join(' '))
  return resource
}

/**
 * Reads a scope parameter.
 * @throws {StsError} 70011 when it is no scope, 500011 for an unknown resource, 28000 for several resources,
 *   650053 for a permission that the resource does not publish, 90009 for a client that asks for itself by a name.
 */
export function parseScopes(context: EntraContext, clientId: string, text: string): ScopeRequest {
  const words = text.split(' ').filter((word) => word !== '')
  if (words.length === 0) throw scopeError.invalid(text)
  const openid = new Set<string>()
  const tokens: Token[] = []
  for (const word of words) {
    const token = splitScope(word)
    const bare = token.value.toLowerCase()
    if (openidScopes.has(bare) && token.resourceName === undefined) openid.add(bare)
    else if (token.value === '') throw scopeError.invalid(word)
    else tokens.push(token)
  }
  const resource = resourceOf(context, tokens)
  // An application may ask for itself only by its application id (captured from the real service).
  const name = tokens[0]?.resourceName?.toLowerCase().replace(/\/+$/, '')
  if (resource.appId === clientId && name !== clientId && name !== `api://${clientId}`)
    throw scopeError.forItself(clientId, resource.displayName)
  const isDefault = tokens.some((token) => token.value === '.default')
  if (isDefault && tokens.length > 1) throw scopeError.invalid(text)
  const published = new Map(
    publishedScopes(context, resource).map((scope) => [scope.value.toLowerCase(), scope]),
  )
  const scopes = isDefault
    ? []
    : tokens.map(({ value }) => {
        const found = published.get(value.toLowerCase())
        if (found === undefined) throw scopeError.unknownOnResource(clientId, value, resource.appId)
        return found
      })
  return { text, openid, resource, resourceName: tokens[0]?.resourceName, scopes, isDefault }
}

/** Redirect URIs: which are registered, and what kind of client each makes (microsoft.md 1.9). */
import type { Client } from './directory.ts'

/** Entra ID ignores the port of a loopback address that a public client registered (RFC 8252 section 7.3). */
function matchesLoopback(registered: string, presented: string): boolean {
  if (!URL.canParse(registered) || !URL.canParse(presented)) return false
  const wanted = new URL(registered)
  const given = new URL(presented)
  const isLoopback =
    wanted.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(wanted.hostname)
  return (
    isLoopback &&
    given.protocol === 'http:' &&
    given.hostname === wanted.hostname &&
    given.pathname === wanted.pathname &&
    given.search === wanted.search
  )
}

function isAmong(registered: readonly string[], presented: string): boolean {
  return registered.some((uri) => uri === presented || matchesLoopback(uri, presented))
}

/** A native application's: the code is redeemed without a credential. */
export function isPublicRedirectUri(client: Client, uri: string): boolean {
  const registered = client.application?.publicClient.redirectUris ?? client.principal.firstPartyRedirectUris
  return isAmong(registered, uri) || isSinglePageRedirectUri(client, uri)
}

/** The kind of client that policies see behind a redirect URI: a native one, or a browser. */
export function clientAppOf(client: Client, uri: string): 'browser' | 'mobileAppsAndDesktopClients' {
  return isPublicRedirectUri(client, uri) && !isSinglePageRedirectUri(client, uri)
    ? 'mobileAppsAndDesktopClients'
    : 'browser'
}

export function isSinglePageRedirectUri(client: Client, uri: string): boolean {
  return client.application?.spa.redirectUris.includes(uri) === true
}

export function isRegisteredRedirectUri(client: Client, uri: string): boolean {
  return isPublicRedirectUri(client, uri) || isAmong(client.application?.web.redirectUris ?? [], uri)
}

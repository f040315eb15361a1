/** Device Authorization Request: `POST /{tenant}/oauth2/v2.0/devicecode` (RFC 8628 section 3.1, microsoft.md 1.2). */
import { randomBytes, randomInt } from 'node:crypto'
import type { SimulatorReply } from '../http.ts'
import type { Call, EntraContext } from './context.ts'
import { checkAuthority, findClient, resolveAuthority } from './directory.ts'
import { malformed } from './errors/request.ts'
import { formOf, required } from './form.ts'
import { parseScopes } from './scopes.ts'

const deviceCodeLifetimeSeconds = 900
const intervalSeconds = 5
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function newUserCode(context: EntraContext): string {
  const taken = new Set([...context.state.deviceCodes.values()].map((record) => record.userCode))
  for (;;) {
    const code = Array.from({ length: 9 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
    if (!taken.has(code)) return code
  }
}

/** The sentence for the person, in the language of `?mkt=`; English where we have no other. */
function messageFor(market: string | null, uri: string, userCode: string): string {
  switch (market?.slice(0, 2).toLowerCase() ?? 'en') {
    case 'de':
      return `Öffnen Sie zum Anmelden in einem Webbrowser die Seite ${uri}, und geben Sie den Code ${userCode} ein, um sich zu authentifizieren.`
    case 'fr':
      return `Pour vous connecter, ouvrez la page ${uri} dans un navigateur web et entrez le code ${userCode} pour vous authentifier.`
    default:
      return `To sign in, use a web browser to open the page ${uri} and enter the code ${userCode} to authenticate.`
  }
}

export function deviceAuthorization(context: EntraContext, { request, authority }: Call): SimulatorReply {
  if (request.method !== 'POST') throw malformed.onlyPost(request.method)
  resolveAuthority(context, authority)
  const form = formOf(request)
  const client = findClient(context, required(form, 'client_id'))
  checkAuthority(client, authority)
  const scope = required(form, 'scope')
  parseScopes(context, client.appId, scope)
  const userCode = newUserCode(context)
  const deviceCode = `D${randomBytes(120).toString('base64url')}`
  context.state.deviceCodes.set(deviceCode, {
    deviceCode,
    userCode,
    clientId: client.appId,
    scope,
    authority,
    expiresAt: context.clock.now() + deviceCodeLifetimeSeconds * 1000,
    status: 'pending',
    signedIn: null,
  })
  context.changed()
  // Microsoft prints https://microsoft.com/devicelogin; here the page must be one that a browser can reach.
  const uri = `${context.origin()}/common/oauth2/deviceauth`
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
    body: {
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: uri,
      expires_in: deviceCodeLifetimeSeconds,
      interval: intervalSeconds,
      message: messageFor(request.url.searchParams.get('mkt'), uri, userCode),
    },
  }
}

/** The authorization endpoint: `/{tenant}/oauth2/v2.0/authorize` (RFC 6749 section 4.1.1, RFC 7636, microsoft.md 1.3). */
import type { SimulatorReply } from '../http.ts'
import { completeAuthorization, declineAuthorization } from './authorization-response.ts'
import { requestedContexts } from './claims-request.ts'
import { decideConsent } from './consent.ts'
import type { Call, EntraContext } from './context.ts'
import { checkAuthority, findClient, resolveAuthority } from './directory.ts'
import { client as clientError } from './errors/client.ts'
import { scope as scopeError } from './errors/grant.ts'
import { malformed } from './errors/request.ts'
import { person } from './errors/sign-in.ts'
import { StsError } from './errors/sts-error.ts'
import { formOf, queryOf, required, type Parameters } from './form.ts'
import { clientAppOf, isRegisteredRedirectUri, isSinglePageRedirectUri } from './redirect-uri.ts'
import { parseScopes } from './scopes.ts'
import { browserOf, sessionIdOf, startFlow } from './sign-in/flow.ts'
import { userNamePage } from './sign-in/pages.ts'
import { recordSession } from './sign-in/policy.ts'
import type { AuthorizationRequest } from './state.ts'
import { sessionIn, type TenantSession } from './tenancy.ts'
import { checkMayUse, checkNotRevoked, checkPolicies, currentUser } from './user-policy.ts'

const prompts = new Set(['none', 'login', 'consent', 'select_account'])

function responseModeOf(value: string | undefined): AuthorizationRequest['responseMode'] {
  if (value === undefined) return 'query'
  if (value === 'query' || value === 'fragment' || value === 'form_post') return value
  throw malformed.request()
}

function promptsOf(value: string | undefined): string[] {
  const all = value?.split(' ').filter((prompt) => prompt !== '') ?? []
  const isOdd = all.some((prompt) => !prompts.has(prompt)) || (all.includes('none') && all.length > 1)
  if (isOdd) throw malformed.request()
  return all
}

function maxAgeOf(value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^\d{1,9}$/.test(value)) throw malformed.request()
  return Number(value)
}

function challengeMethodOf(value: string | undefined): 'S256' | 'plain' {
  if (value === undefined || value === 'plain') return 'plain'
  if (value === 'S256') return 'S256'
  throw malformed.request()
}

/** What may be refused only on a page of our own, because the redirect URI cannot be trusted yet. */
function redirectTarget(context: EntraContext, call: Call, parameters: Parameters): AuthorizationRequest {
  resolveAuthority(context, call.authority)
  const client = findClient(context, required(parameters, 'client_id'))
  checkAuthority(client, call.authority)
  const redirectUri = required(parameters, 'redirect_uri')
  if (!isRegisteredRedirectUri(client, redirectUri)) throw clientError.redirectUri(redirectUri, client.appId)
  return {
    authority: call.authority,
    clientId: client.appId,
    redirectUri,
    responseMode: responseModeOf(parameters.get('response_mode')),
    scope: parameters.get('scope') ?? '',
    state: parameters.get('state') ?? null,
    nonce: parameters.get('nonce') ?? null,
    codeChallenge: parameters.get('code_challenge') ?? null,
    codeChallengeMethod: challengeMethodOf(parameters.get('code_challenge_method')),
    prompts: promptsOf(parameters.get('prompt')),
    loginHint: parameters.get('login_hint') ?? null,
    maxAgeSeconds: maxAgeOf(parameters.get('max_age')),
    acrs: requestedContexts(parameters.get('claims')),
  }
}

/** What is told to the client by redirect. */
function checkRequest(context: EntraContext, request: AuthorizationRequest, parameters: Parameters): void {
  const responseType = required(parameters, 'response_type')
  if (responseType !== 'code') throw malformed.responseType(responseType)
  const client = findClient(context, request.clientId)
  parseScopes(context, client.appId, request.scope)
  if (isSinglePageRedirectUri(client, request.redirectUri) && request.codeChallenge === null)
    throw malformed.challengeMissing()
}

/** The session of this browser, as far as it satisfies the request, in the tenant that it leads to. */
function sessionFor(
  base: EntraContext,
  call: Call,
  request: AuthorizationRequest,
): TenantSession | undefined {
  const session = base.state.sessions.get(sessionIdOf(call.request) ?? '')
  if (session === undefined || request.prompts.some((prompt) => prompt !== 'none' && prompt !== 'consent'))
    return undefined
  const age = base.clock.now() - session.authenticatedAt
  if (request.maxAgeSeconds !== null && age > request.maxAgeSeconds * 1000) return undefined
  if (request.acrs.some((value) => !session.acrs.includes(value))) return undefined
  const found = sessionIn(base, request.authority, session)
  if (found === undefined) return undefined
  const { context, signedIn } = found
  try {
    const user = currentUser(context, signedIn.userId)
    checkNotRevoked(user, session.authenticatedAt)
    const { resource } = parseScopes(context, request.clientId, request.scope)
    const clientApp = clientAppOf(findClient(context, request.clientId), request.redirectUri)
    checkPolicies(context, { user, signedIn, resource, clientApp })
    return found
  } catch (thrown) {
    if (thrown instanceof StsError) return undefined
    throw thrown
  }
}

/** Single sign-on: straight to the code when nothing is left to ask. */
function silently(
  call: Call,
  request: AuthorizationRequest,
  { context, signedIn: session }: TenantSession,
): SimulatorReply | undefined {
  const client = findClient(context, request.clientId)
  const user = currentUser(context, session.userId)
  checkMayUse(context, client, user, request.authority)
  const scopes = parseScopes(context, client.appId, request.scope)
  const { missing } = decideConsent(context, client, scopes, user.id)
  if (missing.length === 0 && !request.prompts.includes('consent')) {
    recordSession(context, call, { user, client, resource: scopes.resource, signedIn: session, request })
    return completeAuthorization(context, call, request, session)
  }
  if (request.prompts.includes('none')) throw scopeError.notConsented(client.appId, client.displayName)
  return undefined
}

export function authorize(context: EntraContext, call: Call): SimulatorReply {
  const parameters = call.request.method === 'POST' ? formOf(call.request) : queryOf(call.request)
  const request = redirectTarget(context, call, parameters)
  try {
    checkRequest(context, request, parameters)
    const session = sessionFor(context, call, request)
    const done = session === undefined ? undefined : silently(call, request, session)
    if (done !== undefined) return done
    if (request.prompts.includes('none')) throw person.sessionMissing()
  } catch (thrown) {
    if (thrown instanceof StsError) return declineAuthorization(context, call, request, thrown)
    throw thrown
  }
  const browser = browserOf(call.request)
  const flow = startFlow(context, browser.id, { kind: 'authorize', request })
  const client = findClient(context, request.clientId)
  const step = { action: `/${call.authority}/login`, flowId: flow.id }
  return userNamePage(step, client.displayName, request.loginHint ?? '', browser.cookies)
}

/**
 * Entra ID: sign-in, tokens and discovery, as docs and captures describe them (microsoft.md 1.1 to 1.11).
 * It owns who may have which token; what a token opens is for the resource services to say.
 */
import { randomUUID } from 'node:crypto'
import type { SimulatorClock } from '../clock.ts'
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import type { AccessTokenVerifier } from '../tenant/access-tokens.ts'
import type { Lag } from '../tenant/lag.ts'
import type { Tenants } from '../tenant/tenants.ts'
import { adminConsentV1, adminConsentV2 } from './admin-consent/admin-consent.ts'
import { authorize } from './authorize.ts'
import type { Call, EntraContext, Handler } from './context.ts'
import { deviceAuthorization } from './device-authorization.ts'
import { instanceDiscovery, keys, openidConfiguration, openidConfigurationV1 } from './discovery.ts'
import { errorReply, StsError } from './errors/sts-error.ts'
import type { FetchJson } from './federation/issuer-keys.ts'
import { logout } from './logout.ts'
import { managedIdentityEndpoint } from './managed-identity/endpoint.ts'
import { devicePage } from './sign-in/device-page.ts'
import { errorPage } from './sign-in/pages.ts'
import { signInStep } from './sign-in/steps.ts'
import { forgetExpired, type EntraState } from './state.ts'
import { contextOf } from './tenancy.ts'
import { token } from './token.ts'
import { createSigningKeys, type SigningKeys } from './tokens/signing-key.ts'
import { createAccessTokenVerifier } from './tokens/verifier.ts'
import { userInfo } from './userinfo.ts'

export interface EntraDependencies {
  readonly tenants: Tenants
  readonly state: EntraState
  readonly clock: SimulatorClock
  readonly lag: Lag
  readonly fetchJson: FetchJson
  readonly origin: () => string
  readonly changed: () => void
}

interface Route {
  /** What follows the authority in the path. */
  readonly path: string
  readonly handler: Handler
  /** A refusal is shown to a person. */
  readonly isPage?: true
}

const routes: readonly Route[] = [
  { path: '/v2.0/.well-known/openid-configuration', handler: openidConfiguration },
  { path: '/.well-known/openid-configuration', handler: openidConfigurationV1 },
  { path: '/discovery/v2.0/keys', handler: keys },
  { path: '/discovery/keys', handler: keys },
  { path: '/discovery/instance', handler: instanceDiscovery },
  { path: '/oauth2/v2.0/devicecode', handler: deviceAuthorization },
  { path: '/oauth2/v2.0/token', handler: token },
  { path: '/oauth2/v2.0/authorize', handler: authorize, isPage: true },
  { path: '/oauth2/v2.0/logout', handler: logout, isPage: true },
  { path: '/oauth2/deviceauth', handler: devicePage, isPage: true },
  { path: '/adminconsent', handler: adminConsentV1, isPage: true },
  { path: '/v2.0/adminconsent', handler: adminConsentV2, isPage: true },
  { path: '/login', handler: signInStep, isPage: true },
]

function redirect(location: string): SimulatorReply {
  return { status: 302, headers: { location } }
}

/** Paths without an authority. */
async function answerPlain(
  context: EntraContext,
  request: SimulatorRequest,
): Promise<SimulatorReply | undefined> {
  switch (request.url.pathname.toLowerCase()) {
    case '/devicelogin':
      return redirect('/common/oauth2/deviceauth')
    case '/oidc/userinfo':
      return userInfo(context, callOf(context, request, 'common'))
    default:
      return managedIdentityEndpoint(context, callOf(context, request, 'common'))
  }
}

function callOf(context: EntraContext, request: SimulatorRequest, authority: string): Call {
  const asked = request.headers['client-request-id'] ?? request.url.searchParams.get('client-request-id')
  return {
    request,
    authority,
    trace: {
      traceId: request.requestId,
      correlationId: typeof asked === 'string' && asked !== '' ? asked : randomUUID(),
      now: context.clock.now(),
      origin: context.origin(),
    },
  }
}

async function run(context: EntraContext, route: Route, call: Call): Promise<SimulatorReply> {
  forgetExpired(context.state, context.clock.now())
  try {
    const reply = await route.handler(contextOf(context, call), call)
    return { ...reply, headers: { 'x-ms-request-id': call.trace.traceId, ...reply.headers } }
  } catch (thrown) {
    if (!(thrown instanceof StsError)) throw thrown
    return route.isPage === true ? errorPage(thrown, call.trace) : errorReply(thrown, call.trace)
  }
}

export interface Entra {
  readonly service: Service
  readonly tokens: AccessTokenVerifier
  readonly keys: SigningKeys
}

export function createEntra(dependencies: EntraDependencies): Entra {
  const context: EntraContext = {
    ...dependencies,
    tenant: dependencies.tenants.first,
    keys: createSigningKeys(dependencies.state),
  }
  const service: Service = async (request) => {
    const plain = await answerPlain(context, request)
    if (plain !== undefined) return plain
    const [, authority, rest] = /^\/([^/]+)(\/.+)$/.exec(request.url.pathname) ?? []
    const route = routes.find(({ path }) => path === rest?.toLowerCase())
    if (authority === undefined || route === undefined) return undefined
    return run(context, route, callOf(context, request, authority))
  }
  return { service, tokens: createAccessTokenVerifier(context), keys: context.keys }
}

/** One walk through the pages: who walks, for what, and whether it is still the same browser. */
import { randomUUID } from 'node:crypto'
import type { SimulatorRequest } from '../../http.ts'
import type { EntraContext } from '../context.ts'
import { findClient, findClientToConsent, type Client } from '../directory.ts'
import { grant as grantError } from '../errors/grant.ts'
import { person } from '../errors/sign-in.ts'
import { cookieOf, type Parameters } from '../form.ts'
import { parseScopes, type ScopeRequest } from '../scopes.ts'
import type { DeviceCode, SignInFlow } from '../state.ts'
import { contextOfAuthority, inTenantOf } from '../tenancy.ts'

const browserCookie = 'ESTSBROWSER'
const sessionCookie = 'ESTSAUTH'
const flowMs = 15 * 60 * 1000

/** The browser that asks: its cookie, or a fresh one to set. */
export function browserOf(request: SimulatorRequest): { id: string; cookies: string[] } {
  const known = cookieOf(request.headers, browserCookie)
  if (known !== undefined && known !== '') return { id: known, cookies: [] }
  const id = randomUUID()
  return { id, cookies: [`${browserCookie}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`] }
}

export function sessionIdOf(request: SimulatorRequest): string | undefined {
  return cookieOf(request.headers, sessionCookie)
}

export function sessionSetCookie(id: string): string {
  return `${sessionCookie}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`
}

export const sessionClearCookie = `${sessionCookie}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`

export function startFlow(
  context: EntraContext,
  browser: string,
  purpose: SignInFlow['purpose'],
): SignInFlow {
  const flow: SignInFlow = {
    id: randomUUID(),
    browser,
    expiresAt: context.clock.now() + flowMs,
    purpose,
    stage: 'login',
    userId: null,
    signedIn: null,
  }
  context.state.flows.set(flow.id, flow)
  return flow
}

/** @throws {StsError} 50089 when the form belongs to no walk of this browser. */
export function continueFlow(context: EntraContext, request: SimulatorRequest, form: Parameters): SignInFlow {
  const flow = context.state.flows.get(form.get('flow') ?? '')
  if (flow === undefined || flow.expiresAt <= context.clock.now()) throw person.flowExpired()
  if (cookieOf(request.headers, browserCookie) !== flow.browser) throw person.flowExpired()
  return flow
}

export function endFlow(context: EntraContext, flow: SignInFlow): void {
  context.state.flows.delete(flow.id)
}

/** The device code that a walk is about, still undecided and alive. */
export function deviceCodeOf(context: EntraContext, deviceCode: string): DeviceCode {
  const record = context.state.deviceCodes.get(deviceCode)
  if (record === undefined || record.expiresAt <= context.clock.now()) throw grantError.expiredDeviceCode()
  return record
}

/** The tenant that a walk is about: that of the person once they are known, that of the request before. */
export function contextOfFlow(context: EntraContext, flow: SignInFlow): EntraContext {
  if (flow.userId !== null) return inTenantOf(context, flow.userId)
  const { purpose } = flow
  const { authority, clientId } =
    purpose.kind === 'device' ? deviceCodeOf(context, purpose.deviceCode) : purpose.request
  return contextOfAuthority(context, authority, clientId)
}

export interface Purpose {
  readonly authority: string
  readonly client: Client
  readonly request: ScopeRequest
  readonly acrs: readonly string[]
}

/** What the person is signing in for. */
export function purposeOf(context: EntraContext, { purpose }: SignInFlow): Purpose {
  if (purpose.kind === 'admin-consent') {
    const { authority, clientId } = purpose.request
    const client = findClientToConsent(context, clientId)
    return { authority, client, request: parseScopes(context, client.appId, 'openid'), acrs: [] }
  }
  const source =
    purpose.kind === 'device' ? { ...deviceCodeOf(context, purpose.deviceCode), acrs: [] } : purpose.request
  const client = findClient(context, source.clientId)
  return {
    authority: source.authority,
    client,
    request: parseScopes(context, client.appId, source.scope),
    acrs: source.acrs,
  }
}

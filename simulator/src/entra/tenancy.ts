/** Which tenant a request is about: the one in its path, or that of the person or application behind it (microsoft.md 1.1). */
import type { SimulatorRequest } from '../http.ts'
import type { TenantState } from '../tenant/model.ts'
import { findAccount, homeAccount, memberOf } from '../tenant/tenants.ts'
import { issuerOfAssertion } from './client-assertion.ts'
import { isAnyOrganization, type Call, type EntraContext } from './context.ts'
import { grant as grantError } from './errors/grant.ts'
import type { Parameters } from './form.ts'
import type { SignedIn } from './state.ts'
import { refreshTokenKey } from './tokens/issue.ts'

/** The same request, seen from another tenant. */
export function inTenant(context: EntraContext, tenant: TenantState | undefined): EntraContext {
  return tenant === undefined || tenant === context.tenant ? context : { ...context, tenant }
}

/** The tenant whose directory holds a person. */
export function inTenantOf(context: EntraContext, userId: string): EntraContext {
  return inTenant(context, context.tenants.ofUser(userId))
}

function clientIdIn(parameters: URLSearchParams): string | undefined {
  const assertion = parameters.get('client_assertion')
  return (
    parameters.get('client_id') ??
    (assertion === null ? undefined : issuerOfAssertion(assertion)) ??
    undefined
  )
}

/** The client that a request names, read before anybody has checked it. */
function clientIdOf(request: SimulatorRequest): string | undefined {
  const form = request.method === 'POST' ? request.body.toString('utf8') : ''
  return clientIdIn(request.url.searchParams) ?? clientIdIn(new URLSearchParams(form))
}

/** The tenant that an authority names; over `/common` and its like, the one that the client is registered in. */
export function contextOfAuthority(
  context: EntraContext,
  authority: string,
  clientId: string | undefined,
): EntraContext {
  const { tenants } = context
  if (!isAnyOrganization(authority.toLowerCase())) return inTenant(context, tenants.find(authority))
  const registration = clientId === undefined ? undefined : tenants.registration(clientId.toLowerCase())
  return inTenant(context, registration?.tenant ?? tenants.first)
}

/** The tenant of a request by its path, before anybody has looked into it. */
export function contextOf(context: EntraContext, { authority, request }: Call): EntraContext {
  return contextOfAuthority(context, authority, clientIdOf(request))
}

/** The sign-in in the words of a tenant: a guest is another object there than at home. */
export function signedInAt(context: EntraContext, signedIn: SignedIn): SignedIn | undefined {
  const user = context.tenants.ofUser(signedIn.userId)?.users.get(signedIn.userId)
  if (user === undefined) return undefined
  const member = memberOf(context.tenant, homeAccount(context.tenants, user))
  if (member === undefined) return undefined
  return member.id === signedIn.userId ? signedIn : { ...signedIn, userId: member.id }
}

/** A sign-in and the tenant that it counts in. */
export interface TenantSession {
  readonly context: EntraContext
  readonly signedIn: SignedIn
}

/**
 * From a single sign-on session to the tenant of a request: over `/common` the person's home, else the tenant
 * that the path names, where the person may be a guest.
 */
export function sessionIn(
  context: EntraContext,
  authority: string,
  session: SignedIn,
): TenantSession | undefined {
  const { tenants } = context
  const user = tenants.ofUser(session.userId)?.users.get(session.userId)
  if (user === undefined) return undefined
  const home = homeAccount(tenants, user)
  const target = isAnyOrganization(authority.toLowerCase()) ? inTenantOf(context, home.id) : context
  const signedIn = signedInAt(target, session)
  return signedIn === undefined ? undefined : { context: target, signedIn }
}

const deviceGrants = new Set(['device_code', 'urn:ietf:params:oauth:grant-type:device_code'])

/** The sign-in behind a code, once there was one. */
function recordedSignIn({ state }: EntraContext, form: Parameters): SignedIn | undefined {
  const grantType = form.get('grant_type') ?? ''
  if (grantType === 'authorization_code')
    return state.authorizationCodes.get(form.get('code') ?? '')?.signedIn
  if (!deviceGrants.has(grantType)) return undefined
  return state.deviceCodes.get(form.get('device_code') ?? '')?.signedIn ?? undefined
}

/** The tenant that a refresh token is redeemed at: it is bound to person and client, not to a tenant (microsoft.md 1.7). */
function contextOfRefresh(context: EntraContext, call: Call, form: Parameters): EntraContext {
  const record = context.state.refreshTokens.get(refreshTokenKey(form.get('refresh_token') ?? ''))
  if (record === undefined) return context
  return sessionIn(context, call.authority, record.signedIn)?.context ?? context
}

/**
 * The tenant of a token request: that of the person who signed in, or types a name now.
 * @throws {StsError} 700005 for a code that is redeemed at another tenant than that of the person.
 */
export function contextOfGrant(context: EntraContext, call: Call, form: Parameters): EntraContext {
  if (form.get('grant_type') === 'refresh_token') return contextOfRefresh(context, call, form)
  const isAny = isAnyOrganization(call.authority.toLowerCase())
  const signedIn = recordedSignIn(context, form)
  if (signedIn !== undefined) {
    const target = inTenantOf(context, signedIn.userId)
    if (!isAny && target.tenant !== context.tenant) throw grantError.otherTenant()
    return target
  }
  const typed = form.get('username')
  if (!isAny || typed === undefined) return context
  return inTenant(context, findAccount(context.tenants, typed)?.tenant)
}

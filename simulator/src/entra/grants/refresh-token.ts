/** Refresh: rotating, the old token stays valid, and any consented resource may be asked for (microsoft.md 1.3, 1.7). */
import { familyClientIds } from '../../tenant/microsoft-applications.ts'
import { requestedContexts } from '../claims-request.ts'
import { client as clientError } from '../errors/client.ts'
import { grant as grantError, scope as scopeError } from '../errors/grant.ts'
import { person } from '../errors/sign-in.ts'
import { required } from '../form.ts'
import { parseScopes } from '../scopes.ts'
import type { RefreshToken, SignedIn } from '../state.ts'
import { signedInAt } from '../tenancy.ts'
import { preferredName } from '../tokens/claims.ts'
import { issueUserTokens, refreshTokenKey } from '../tokens/issue.ts'
import { checkMayUse, checkNotRevoked, checkPolicies, currentUser } from '../user-policy.ts'
import type { EntraContext } from '../context.ts'
import type { Grant, TokenRequest } from './grant.ts'

/** Bound to user and client; members of Microsoft's family may redeem each other's. */
function checkClient(record: RefreshToken, { client: { client, proof } }: TokenRequest): void {
  const isFamily = [record.clientId, client.appId].every((appId) => familyClientIds.includes(appId))
  if (record.clientId !== client.appId && !isFamily) throw grantError.otherClient()
  if (record.confidential && proof === '0') throw clientError.credentialMissing()
}

/**
 * The sign-in behind the token, as this tenant knows the person.
 * @throws {StsError} 50020 for somebody of another tenant who is no guest here.
 */
function signInHere(context: EntraContext, record: RefreshToken, client: TokenRequest['client']): SignedIn {
  const here = signedInAt(context, record.signedIn)
  if (here !== undefined) return here
  const home = context.tenants.ofUser(record.signedIn.userId)
  const user = home?.users.get(record.signedIn.userId)
  // Somebody who was deleted is nobody anywhere: the next check says so.
  if (home === undefined || user === undefined) return record.signedIn
  const { appId, displayName } = client.client
  throw person.guestElsewhere(preferredName(user), context.tenant.displayName, appId, displayName)
}

export const refreshToken: Grant = (context, request) => {
  const { call, form, client, draft } = request
  const record = context.state.refreshTokens.get(refreshTokenKey(required(form, 'refresh_token')))
  if (record === undefined) throw grantError.malformed()
  checkClient(record, request)
  if (record.expiresAt <= context.clock.now())
    throw grantError.inactive(
      new Date(record.issuedAt).toISOString(),
      Math.round((record.expiresAt - record.issuedAt) / (24 * 3600 * 1000)),
    )
  const signedIn = signInHere(context, record, client)
  Object.assign(draft, { signedIn, user: context.tenant.users.get(signedIn.userId) })
  const user = currentUser(context, signedIn.userId)
  checkNotRevoked(user, record.issuedAt)
  checkMayUse(context, client.client, user, call.authority)
  const scopes = parseScopes(context, client.client.appId, form.get('scope') ?? record.scope)
  // Without a scope the login service takes the client itself for a resource named by no GUID (captured, 2021 to 2026).
  if (form.get('scope') === undefined && scopes.resource.appId === client.client.appId)
    throw scopeError.forItself(client.client.appId, client.client.displayName)
  const clientApp = record.clientApp ?? 'mobileAppsAndDesktopClients'
  Object.assign(draft, { clientApp, resource: scopes.resource })
  checkPolicies(context, { user, signedIn, resource: scopes.resource, clientApp, draft })
  // An authentication context cannot be reached silently: it needs the person.
  if (requestedContexts(form.get('claims')).some((value) => !signedIn.acrs.includes(value)))
    throw person.needsSecondFactor(scopes.resource.appId)
  return issueUserTokens(context, {
    client: client.client,
    proof: client.proof,
    authority: call.authority,
    request: scopes,
    user,
    signedIn,
    clientApp,
    nonce: null,
    withAuthTime: false,
    withClientInfo: form.get('client_info') === '1',
    isRefresh: true,
    isSinglePage: false,
  })
}

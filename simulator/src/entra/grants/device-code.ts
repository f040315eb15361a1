/** Device Access Token Request: the poll (RFC 8628 sections 3.4 and 3.5, microsoft.md 1.2). */
import { client as clientError } from '../errors/client.ts'
import { grant as grantError } from '../errors/grant.ts'
import { required } from '../form.ts'
import { parseScopes } from '../scopes.ts'
import { issueUserTokens } from '../tokens/issue.ts'
import { checkMayUse, checkNotRevoked, checkPolicies, currentUser } from '../user-policy.ts'
import type { Grant } from './grant.ts'

/** `slow_down` is not in Microsoft's list, and polling too fast is forgiven. */
export const deviceCode: Grant = (context, { call, form, client: { client, proof } }) => {
  // "Allow public client flows" must be on, or the poll fails from the start (microsoft.md 1.2).
  if (proof === '0' && client.application !== undefined && client.application.isFallbackPublicClient !== true)
    throw clientError.credentialMissing()
  const record = context.state.deviceCodes.get(required(form, 'device_code'))
  if (record === undefined) throw grantError.unknownDeviceCode()
  if (record.clientId !== client.appId) throw grantError.otherClient()
  if (record.status === 'redeemed') throw grantError.redeemed()
  if (record.expiresAt <= context.clock.now()) throw grantError.expiredDeviceCode()
  if (record.status === 'declined') throw grantError.declined()
  if (record.signedIn === null) throw grantError.pending()
  const request = parseScopes(context, client.appId, record.scope)
  const user = currentUser(context, record.signedIn.userId)
  checkNotRevoked(user, record.signedIn.authenticatedAt)
  checkMayUse(context, client, user, record.authority)
  const { signedIn } = record
  const clientApp = 'mobileAppsAndDesktopClients'
  checkPolicies(context, { user, signedIn, resource: request.resource, clientApp })
  const reply = issueUserTokens(context, {
    client,
    proof,
    authority: call.authority,
    request,
    user,
    signedIn,
    clientApp,
    nonce: null,
    withAuthTime: false,
    withClientInfo: form.get('client_info') === '1',
    isRefresh: false,
    isSinglePage: false,
  })
  record.status = 'redeemed'
  context.changed()
  return reply
}

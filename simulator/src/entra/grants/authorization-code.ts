/** Authorization code with PKCE (RFC 6749 section 4.1.3, RFC 7636 section 4.6, microsoft.md 1.3). */
import { createHash } from 'node:crypto'
import { client as clientError } from '../errors/client.ts'
import { grant as grantError } from '../errors/grant.ts'
import { required } from '../form.ts'
import { clientAppOf, isPublicRedirectUri, isSinglePageRedirectUri } from '../redirect-uri.ts'
import { parseScopes } from '../scopes.ts'
import type { AuthorizationRequest } from '../state.ts'
import { issueUserTokens } from '../tokens/issue.ts'
import { checkMayUse, checkNotRevoked, checkPolicies, currentUser } from '../user-policy.ts'
import type { Grant } from './grant.ts'

function checkVerifier(request: AuthorizationRequest, verifier: string | undefined): void {
  if (request.codeChallenge === null) return
  if (verifier === undefined) throw grantError.verifier()
  const challenge =
    request.codeChallengeMethod === 'S256'
      ? createHash('sha256').update(verifier).digest('base64url')
      : verifier
  if (challenge !== request.codeChallenge) throw grantError.verifier()
}

export const authorizationCode: Grant = (context, { call, form, client: { client, proof } }) => {
  const record = context.state.authorizationCodes.get(required(form, 'code'))
  const redirectUri = required(form, 'redirect_uri')
  if (record === undefined) throw grantError.malformed()
  const { request, signedIn } = record
  if (request.clientId !== client.appId) throw grantError.otherClient()
  if (record.redeemed) throw grantError.redeemed()
  if (record.expiresAt <= context.clock.now()) throw grantError.expired()
  if (request.redirectUri !== redirectUri) throw grantError.redirectUri()
  if (proof === '0' && !isPublicRedirectUri(client, redirectUri)) throw clientError.credentialMissing()
  checkVerifier(request, form.get('code_verifier'))
  const user = currentUser(context, signedIn.userId)
  checkNotRevoked(user, signedIn.authenticatedAt)
  checkMayUse(context, client, user, request.authority)
  const scopes = parseScopes(context, client.appId, form.get('scope') ?? request.scope)
  const clientApp = clientAppOf(client, redirectUri)
  checkPolicies(context, { user, signedIn, resource: scopes.resource, clientApp })
  const reply = issueUserTokens(context, {
    client,
    proof,
    authority: call.authority,
    request: scopes,
    user,
    signedIn,
    clientApp,
    nonce: request.nonce,
    withAuthTime: request.maxAgeSeconds !== null,
    withClientInfo: form.get('client_info') === '1',
    isRefresh: false,
    isSinglePage: isSinglePageRedirectUri(client, redirectUri),
  })
  record.redeemed = true
  context.changed()
  return reply
}

/** Resource owner password credentials: the legacy grant, as far as policies still allow it (RFC 6749 section 4.3, microsoft.md 1.3). */
import { findUserByName } from '../../tenant/users.ts'
import { client as clientError } from '../errors/client.ts'
import { policy as policyError } from '../errors/policy.ts'
import { authority as authorityError } from '../errors/request.ts'
import { person } from '../errors/sign-in.ts'
import { required } from '../form.ts'
import { parseScopes } from '../scopes.ts'
import { checkPassword } from '../sign-in/credentials.ts'
import { passwordClientApp } from '../sign-in-log/client-app-used.ts'
import { issueUserTokens } from '../tokens/issue.ts'
import { checkMayUse, checkPolicies } from '../user-policy.ts'
import type { DirectoryUser } from '../../tenant/model.ts'
import type { EntraContext } from '../context.ts'
import type { Grant, TokenRequest } from './grant.ts'

/** @throws {StsError} 9001023 over `/common`, 7000218 for a client that proves nothing and need not be public. */
function checkClient({ call, client: { client, proof } }: TokenRequest): void {
  const authority = call.authority.toLowerCase()
  if (authority === 'common' || authority === 'consumers') throw authorityError.notOverCommon()
  if (proof === '0' && client.application !== undefined && client.application.isFallbackPublicClient !== true)
    throw clientError.credentialMissing()
}

/** @throws {StsError} 50034 for nobody and for a guest, whose password is not here; else as the sign-in page does. */
function personOf(context: EntraContext, { form, draft }: TokenRequest): DirectoryUser {
  const typed = required(form, 'username')
  const user = findUserByName(context.tenant, typed)
  draft.user = user ?? { typed }
  if (user?.userType !== 'Member') throw person.notFound(context.tenant.displayName)
  checkPassword(context, user, required(form, 'password'))
  return user
}

/**
 * Nobody is there to answer a question: 50076 where a second factor is asked for, 50079 where the person has none
 * yet, 530035 where security defaults are on.
 */
export const password: Grant = (context, request) => {
  const { call, form, client, draft } = request
  checkClient(request)
  const scopes = parseScopes(context, client.client.appId, required(form, 'scope'))
  draft.resource = scopes.resource
  draft.clientApp = passwordClientApp(call.request.headers['user-agent'] ?? '')
  const user = personOf(context, request)
  const signedIn = { userId: user.id, authenticatedAt: context.clock.now(), amr: ['pwd'], acrs: [] }
  draft.signedIn = signedIn
  const { clientApp } = draft
  if (context.tenant.securityDefaultsEnabled) throw policyError.blockedByDefaults()
  checkMayUse(context, client.client, user, call.authority)
  if (user.totpSecret === null && user.perUserMfa !== 'disabled')
    throw person.mustEnrol(scopes.resource.appId)
  checkPolicies(context, { user, signedIn, resource: scopes.resource, clientApp, draft })
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
    isRefresh: false,
    isSinglePage: false,
  })
}

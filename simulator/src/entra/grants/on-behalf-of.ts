/** On behalf of: an API changes its caller's token into one for the next API (RFC 7523 section 2.1, microsoft.md 1.3). */
import type { JsonRecord } from '../../json.ts'
import { isStrings } from '../../json.ts'
import type { DirectoryUser } from '../../tenant/model.ts'
import type { EntraContext } from '../context.ts'
import type { Client } from '../directory.ts'
import { client as clientError } from '../errors/client.ts'
import { onBehalfOf as assertionError } from '../errors/grant.ts'
import { malformed } from '../errors/request.ts'
import { required } from '../form.ts'
import { parseScopes } from '../scopes.ts'
import type { SignedIn } from '../state.ts'
import { issueUserTokens } from '../tokens/issue.ts'
import { decodeJwt, verifyOwnJwt } from '../tokens/jwt.ts'
import { checkMayUse, checkNotRevoked, checkPolicies, currentUser } from '../user-policy.ts'
import type { Grant } from './grant.ts'

/** Tokens say that they were issued five minutes before they were. */
const backdateMs = 300_000

function isOwnAudience({ appId, application }: Client, audience: unknown): boolean {
  if (typeof audience !== 'string') return false
  const names = [appId, `api://${appId}`, ...(application?.identifierUris ?? [])]
  return names.some((name) => name.toLowerCase() === audience.toLowerCase().replace(/\/+$/, ''))
}

/**
 * The claims of a token that this login service gave a person for the client that presents it.
 * @throws {StsError} 50013 for any other token, 500133 for an old one, 7000113 for an application's.
 */
function claimsOf(context: EntraContext, client: Client, assertion: string): JsonRecord {
  const token = decodeJwt(assertion)
  if (token === undefined) throw assertionError.invalid('The assertion is not a JSON Web Token.')
  const key = context.keys.published().find(({ keyId }) => keyId === token.header['kid'])
  if (key === undefined || !verifyOwnJwt(key.publicKey, token))
    throw assertionError.invalid('The key was not found, or the signature did not match.')
  const { aud, tid, exp, idtyp, sub, oid } = token.claims
  if (!isOwnAudience(client, aud))
    throw assertionError.invalid('The audience of the assertion is not the application that presents it.')
  if (tid !== context.tenant.tenantId)
    throw assertionError.invalid('The assertion was issued by another tenant.')
  if (typeof exp !== 'number' || exp * 1000 <= context.clock.now()) throw assertionError.expired()
  if (idtyp === 'app' || sub === oid) throw assertionError.notAPerson()
  return token.claims
}

/** Version 2 tokens do not name the methods; whoever has a second factor was asked for it where it mattered. */
function methodsOf(claims: JsonRecord, user: DirectoryUser): readonly string[] {
  const { amr } = claims
  if (isStrings(amr)) return amr
  return user.totpSecret === null ? ['pwd'] : ['pwd', 'mfa']
}

export const onBehalfOf: Grant = (context, { call, form, client: { client, proof }, draft }) => {
  if (proof === '0') throw clientError.credentialMissing()
  if (required(form, 'requested_token_use') !== 'on_behalf_of') throw malformed.request()
  const claims = claimsOf(context, client, required(form, 'assertion'))
  const scopes = parseScopes(context, client.appId, required(form, 'scope'))
  const user = currentUser(context, String(claims['oid']))
  const issuedAt = (typeof claims['iat'] === 'number' ? claims['iat'] : 0) * 1000 + backdateMs
  const { acrs } = claims
  const signedIn: SignedIn = {
    userId: user.id,
    authenticatedAt: issuedAt,
    amr: methodsOf(claims, user),
    acrs: isStrings(acrs) ? acrs : [],
  }
  const clientApp = 'mobileAppsAndDesktopClients'
  Object.assign(draft, { user, signedIn, clientApp, resource: scopes.resource })
  checkNotRevoked(user, issuedAt)
  checkMayUse(context, client, user, call.authority)
  checkPolicies(context, { user, signedIn, resource: scopes.resource, clientApp, draft })
  return issueUserTokens(context, {
    client,
    proof,
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

/**
 * Client authentication with a signed assertion, `private_key_jwt` (RFC 7523 §2.2 and §3): a service account proves
 * that it holds the private key of one of its public keys, for us, now, once.
 */
import type { Transaction } from 'kysely'
import { compactVerify } from 'jose'
import {
  type AccountKeyRow,
  type AccountRow,
  type Database,
  type DatabaseSchema,
  findAccount,
  findAccountByName,
  insertSeenAssertion,
  listAccountKeys,
} from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import { lockAccounts } from '../accounts/last-administrator.ts'
import { OAuthError } from '../errors.ts'
import { userNameKey } from '../passwords/user-name.ts'
import { forgetFirst } from '../throttle/token-buckets.ts'
import { type ClientAssertion, readClientAssertion } from './client-assertion.ts'
import { algorithmsOf, type PublicKey, readPublicKey } from './public-jwk.ts'

export const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const skewMs = 60_000
const longestLifeMs = 10 * 60_000
const mostKeys = 1_000

export interface ClientAuthenticationDependencies {
  readonly database: Database
  /** Our own identifier, and with a path after it the address of each of our endpoints. */
  readonly issuer: () => string
}

/** Parameters of a request, with those of the client's proof among them. */
type Parameters = Readonly<Record<string, string>>

export interface AuthenticatedClient {
  /** A service account that is switched on. */
  readonly account: AccountRow
  /** Which of its keys it used. */
  readonly keyId: string
}

export interface VerifiedClient extends AuthenticatedClient {
  /** Uses the assertion up, in the transaction of what it is for. @throws {OAuthError} `invalid_client` for a replay. */
  useUp(trx: Transaction<DatabaseSchema>): Promise<void>
}

/**
 * Verifies the client assertion of a request, without using it up yet.
 * @param now - milliseconds since the Unix epoch.
 * @returns `undefined` when the request holds no credential of a client.
 * @throws {OAuthError} `invalid_client` for one that proves nothing, and for half of one.
 */
export type ClientVerifier = (parameters: Parameters, now: number) => Promise<VerifiedClient | undefined>

/** The same, and the assertion is used up at once; for what needs no other transaction. */
export type ClientAuthentication = (
  parameters: Parameters,
  now: number,
) => Promise<AuthenticatedClient | undefined>

export function createClientAuthentication(
  dependencies: ClientAuthenticationDependencies,
): ClientAuthentication {
  const verify = createClientVerifier(dependencies)
  return async (parameters, now) => {
    const client = await verify(parameters, now)
    if (client === undefined) return undefined
    await dependencies.database.transaction((trx) => client.useUp(trx))
    return { account: client.account, keyId: client.keyId }
  }
}

export function createClientVerifier(dependencies: ClientAuthenticationDependencies): ClientVerifier {
  const { database, issuer } = dependencies
  const keyOf = createKeyReader()
  return async (parameters, now) => {
    const jwt = readCredential(parameters)
    if (jwt === undefined) return undefined
    const assertion = readClientAssertion(jwt)
    if (assertion === undefined) throw refusal('client_assertion_malformed')
    const problem = problemOf(assertion, parameters, { now, issuer: issuer() })
    if (problem !== undefined) throw refusal(problem)
    const account = await findClient(database, assertion.claims.sub)
    if (account === undefined) throw refusal('client_unknown')
    const keys = await listAccountKeys(database.db, account.id)
    const keyId = await findSigner({ assertion, keys, keyOf, now }, account)
    if (account.isEnabled !== 1) throw refusal('client_disabled', account)
    return { account, keyId, useUp: (trx) => useUp(trx, { account, keyId, assertion }) }
  }
}

/** Half of a credential is a mistake of the client, and not to be taken for none. */
function readCredential(parameters: Parameters): string | undefined {
  const { client_assertion: jwt, client_assertion_type: type } = parameters
  if (Object.hasOwn(parameters, 'client_secret')) throw secretSent()
  if (jwt === undefined && type === undefined) return undefined
  if (type !== clientAssertionType) throw refusal('client_assertion_type_unknown')
  if (jwt === undefined) throw refusal('client_assertion_missing')
  return jwt
}

/** RFC 7523 §3, rules 2 to 7, as far as they need no record. */
function problemOf(
  { claims }: ClientAssertion,
  parameters: Parameters,
  { now, issuer }: { readonly now: number; readonly issuer: string },
): string | undefined {
  const clientId = namesOrganization(parameters) ? claims.sub : (parameters['client_id'] ?? claims.sub)
  if (claims.iss !== claims.sub || userNameKey(clientId) !== userNameKey(claims.sub)) return 'client_mismatch'
  // An assertion that is also for somebody else could be used here by them.
  if (!claims.aud.every((audience) => isOurs(audience, issuer))) return 'client_assertion_audience'
  const expiresAt = claims.exp * 1000
  if (expiresAt <= now - skewMs) return 'client_assertion_expired'
  if (expiresAt > now + longestLifeMs + skewMs) return 'client_assertion_too_long'
  const from = Math.max(claims.iat ?? 0, claims.nbf ?? 0) * 1000
  return from > now + skewMs ? 'client_assertion_not_yet_valid' : undefined
}

/** In the grants of people `client_id` names an organization, as the clients of this API family use it. */
function namesOrganization({ grant_type: grantType }: Parameters): boolean {
  return grantType !== undefined && grantType !== 'client_credentials'
}

const endpoints = /^(?:|\/|\/v[678]\/(?:token|oauth2\/(?:introspect|revoke)))$/i

function isOurs(audience: string, issuer: string): boolean {
  return audience.startsWith(issuer) && endpoints.test(audience.slice(issuer.length))
}

/** By id or by user name; only a service account has keys. */
async function findClient({ db }: Database, subject: string): Promise<AccountRow | undefined> {
  const id = subject.toLowerCase()
  const account = isUuid(id) ? await findAccount(db, id) : await findAccountByName(db, userNameKey(subject))
  return account?.kind === 'service' ? account : undefined
}

type KeyReader = (row: AccountKeyRow) => Promise<PublicKey>

/** @returns the id of the key that signed the assertion. @throws {OAuthError} when none of the account's did. */
async function findSigner(
  given: {
    readonly assertion: ClientAssertion
    readonly keys: readonly AccountKeyRow[]
    readonly keyOf: KeyReader
    readonly now: number
  },
  account: AccountRow,
): Promise<string> {
  const { assertion, keys, keyOf, now } = given
  const { kid, alg } = assertion.header
  let reason = 'client_key_unknown'
  for (const row of keys) {
    const { key, jwk, thumbprint } = await keyOf(row)
    if (kid !== undefined && ![row.id, thumbprint, jwk.kid].includes(kid)) continue
    const algorithms = algorithmsOf(jwk)
    if (!algorithms.includes(alg)) reason = 'client_assertion_algorithm'
    else if (row.expiresAt !== null && row.expiresAt <= now) reason = 'client_key_expired'
    else if (await hasSigned(assertion, key, algorithms)) return row.id
    else reason = 'client_assertion_signature'
  }
  throw refusal(reason, account)
}

async function hasSigned(
  { jwt }: ClientAssertion,
  key: PublicKey['key'],
  algorithms: string[],
): Promise<boolean> {
  return compactVerify(jwt, key, { algorithms }).then(
    () => true,
    () => false,
  )
}

/** Keys do not change under their id, so each is imported once. */
function createKeyReader(): KeyReader {
  const known = new Map<string, Promise<PublicKey>>()
  return ({ id, jwk }) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const read = readPublicKey(JSON.parse(jwk))
    known.set(id, read)
    if (known.size > mostKeys) forgetFirst(known)
    return read
  }
}

/** Account and key may have been taken away since they were looked at: their sessions have ended, none comes after. */
async function useUp(
  trx: Transaction<DatabaseSchema>,
  { account, keyId, assertion }: AuthenticatedClient & { readonly assertion: ClientAssertion },
): Promise<void> {
  await lockAccounts(trx)
  const { claims, digest } = assertion
  if ((await findAccount(trx, account.id))?.isEnabled !== 1) throw refusal('client_disabled', account)
  const keys = await listAccountKeys(trx, account.id)
  if (!keys.some(({ id }) => id === keyId)) throw refusal('client_key_unknown', account)
  const notAfter = Math.ceil(claims.exp * 1000) + skewMs
  const seen = { tenantId: `client:${account.id}`, tokenId: claims.jti, digest, notAfter }
  if (!(await insertSeenAssertion(trx, seen))) throw refusal('client_assertion_replayed', account)
}

function secretSent(): OAuthError {
  return new OAuthError('invalid_client', 'No client of this server has a secret: send none.', {
    reason: 'client_credential_sent',
  })
}

function refusal(reason: string, account?: AccountRow): OAuthError {
  const message = 'The client could not be authenticated: see the audit log of the server for the reason.'
  return new OAuthError('invalid_client', message, {
    reason,
    ...(account === undefined ? {} : { actor: account.userName, details: { clientId: account.id } }),
  })
}

/** Begins sign-ins: a family and its first pair, in the transaction of what justified them. */
import type { Transaction } from 'kysely'
import {
  type AccountRow,
  type DatabaseSchema,
  insertAccessToken,
  insertRefreshToken,
  insertTokenFamily,
  type TokenFamilyRow,
} from '../database/index.ts'
import type { Random } from '../foundation/random.ts'
import type { TokenAnswer, TokenPair } from './authorization-server.ts'
import { lifetimesOf } from './tokens/lifetimes.ts'
import { mintTokens } from './tokens/mint.ts'

/** Who a session is for. */
export type Subject = Pick<
  TokenFamilyRow,
  | 'principalKind'
  | 'accountId'
  | 'organizationId'
  | 'userId'
  | 'userName'
  | 'reach'
  | 'workloads'
  | 'method'
  | 'clientId'
  | 'authenticatedAt'
>

/** A session of an account: what it may see stands in the account, and is looked at anew at every request. */
export function subjectOf(
  { id, userName }: Pick<AccountRow, 'id' | 'userName'>,
  proof: Pick<Subject, 'method' | 'clientId' | 'authenticatedAt'>,
): Subject {
  return {
    principalKind: 'account',
    accountId: id,
    organizationId: null,
    userId: null,
    userName,
    reach: null,
    workloads: null,
    ...proof,
  }
}

export interface SessionTerms {
  readonly now: number
  readonly accessTokenSeconds: number
}

export interface NewSession {
  readonly familyId: string
  readonly pair: TokenPair
}

export async function beginSession(
  trx: Transaction<DatabaseSchema>,
  random: Random,
  subject: Subject,
  { now, accessTokenSeconds }: SessionTerms,
): Promise<NewSession> {
  const family: TokenFamilyRow = {
    ...subject,
    id: random.uuid(),
    createdAt: now,
    expiresAt: now + lifetimesOf(subject).absoluteMs,
    revokedAt: null,
    revokedReason: null,
  }
  const { pair, access, refresh } = mintTokens(family, random, { now, accessTokenSeconds, parentHash: null })
  await insertTokenFamily(trx, family)
  await insertAccessToken(trx, access)
  await insertRefreshToken(trx, refresh)
  return { familyId: family.id, pair }
}

export interface NewAccess {
  readonly familyId: string
  readonly answer: TokenAnswer
}

/** A session of one access token, which ends with it: for clients that prove themselves anew (RFC 6749 §4.4.3). */
export async function beginAccess(
  trx: Transaction<DatabaseSchema>,
  random: Random,
  subject: Subject,
  { now, accessTokenSeconds }: SessionTerms,
): Promise<NewAccess> {
  const family: TokenFamilyRow = {
    ...subject,
    id: random.uuid(),
    createdAt: now,
    expiresAt: now + accessTokenSeconds * 1000,
    revokedAt: null,
    revokedReason: null,
  }
  const { pair, access } = mintTokens(family, random, { now, accessTokenSeconds, parentHash: null })
  await insertTokenFamily(trx, family)
  await insertAccessToken(trx, access)
  const { refreshToken: _unused, ...answer } = pair
  return { familyId: family.id, answer }
}

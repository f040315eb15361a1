/** What stands behind a session that is alive, found by something else than its access token. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'
import type { LivingAccessToken } from './access-tokens.ts'

/** A session, and of an account's session what the account is now. */
export type LivingSession = Pick<LivingAccessToken, 'family' | 'account'>

export interface LivingRefreshToken extends LivingSession {
  readonly token: { readonly issuedAt: number; readonly expiresAt: number }
}

/** Undefined for a session that is not alive at `now`, whether it or its account has ended. */
export async function findLivingSession(
  db: Kysely<DatabaseSchema>,
  familyId: string,
  now: number,
): Promise<LivingSession | undefined> {
  const row = await livingSessions(db, now).where('tokenFamilies.id', '=', familyId).executeTakeFirst()
  return row === undefined ? undefined : sessionOf(row)
}

/** Undefined for a refresh token that nobody could use at `now`: used, expired, or of a session that has ended. */
export async function findLivingRefreshToken(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
  now: number,
): Promise<LivingRefreshToken | undefined> {
  const row = await livingSessions(db, now)
    .innerJoin('refreshTokens', 'refreshTokens.familyId', 'tokenFamilies.id')
    .select(['refreshTokens.issuedAt as tokenIssuedAt', 'refreshTokens.expiresAt as tokenExpiresAt'])
    .where('refreshTokens.hash', '=', hash)
    .where('refreshTokens.consumedAt', 'is', null)
    .where('refreshTokens.expiresAt', '>', now)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { tokenIssuedAt, tokenExpiresAt, ...rest } = row
  const session = sessionOf(rest)
  return session && { token: { issuedAt: tokenIssuedAt, expiresAt: tokenExpiresAt }, ...session }
}

function livingSessions(db: Kysely<DatabaseSchema>, now: number) {
  return db
    .selectFrom('tokenFamilies')
    .leftJoin('accounts', 'accounts.id', 'tokenFamilies.accountId')
    .selectAll('tokenFamilies')
    .select([
      'accounts.role as accountRole',
      'accounts.organizationIds as accountOrganizationIds',
      'accounts.isEnabled as accountIsEnabled',
    ])
    .where('tokenFamilies.expiresAt', '>', now)
    .where('tokenFamilies.revokedAt', 'is', null)
}

type SessionRow = NonNullable<Awaited<ReturnType<ReturnType<typeof livingSessions>['executeTakeFirst']>>>

function sessionOf({
  accountRole: role,
  accountOrganizationIds: organizationIds,
  accountIsEnabled: isEnabled,
  ...family
}: SessionRow): LivingSession | undefined {
  if (family.accountId === null) return { family, account: undefined }
  if (role === null || isEnabled !== 1) return undefined
  return { family, account: { role, organizationIds, isEnabled } }
}

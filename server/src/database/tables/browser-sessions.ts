/** Sign-ins in a browser by the hash of their cookie; the cookies themselves are never kept. */
import type { Kysely } from 'kysely'
import type { BrowserSessionRow } from '../browser-session-schema.ts'
import { type PlaceOf, prepareSelect } from '../prepared-query.ts'
import type { AccountRow, DatabaseSchema } from '../schema.ts'
import type { TokenFamilyRow } from '../token-schema.ts'

/** What stands behind a cookie that is good. */
export interface LivingBrowserSession {
  readonly browser: BrowserSessionRow
  readonly family: TokenFamilyRow
  /** Of a family of an account: what the account is now. */
  readonly account: Pick<AccountRow, 'role' | 'organizationIds' | 'isEnabled'> | undefined
}

export async function insertBrowserSession(
  db: Kysely<DatabaseSchema>,
  session: BrowserSessionRow,
): Promise<void> {
  await db.insertInto('browserSessions').values(session).execute()
}

const selectLiving = prepareSelect((db, place: PlaceOf<{ hash: Uint8Array; now: number }>) =>
  db
    .selectFrom('browserSessions')
    .innerJoin('tokenFamilies', 'tokenFamilies.id', 'browserSessions.familyId')
    .leftJoin('accounts', 'accounts.id', 'tokenFamilies.accountId')
    .selectAll('tokenFamilies')
    .select([
      'browserSessions.kind as browserKind',
      'browserSessions.createdAt as browserCreatedAt',
      'browserSessions.seenAt as browserSeenAt',
      'browserSessions.checkedAt as browserCheckedAt',
      'browserSessions.authenticatedAt as browserAuthenticatedAt',
      'browserSessions.expiresAt as browserExpiresAt',
      'accounts.role as accountRole',
      'accounts.organizationIds as accountOrganizationIds',
      'accounts.isEnabled as accountIsEnabled',
    ])
    .where('browserSessions.hash', '=', place('hash'))
    .where('browserSessions.expiresAt', '>', place('now'))
    .where('tokenFamilies.expiresAt', '>', place('now'))
    .where('tokenFamilies.revokedAt', 'is', null),
)

/** Undefined for a cookie that is not good at `now`, whether it, its family or its account has ended. */
export async function findLivingBrowserSession(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
  now: number,
): Promise<LivingBrowserSession | undefined> {
  const [row] = await selectLiving(db, { hash, now })
  if (row === undefined) return undefined
  const {
    browserKind: kind,
    browserCreatedAt: createdAt,
    browserSeenAt: seenAt,
    browserCheckedAt: checkedAt,
    browserAuthenticatedAt: authenticatedAt,
    browserExpiresAt: expiresAt,
    accountRole: role,
    accountOrganizationIds: organizationIds,
    accountIsEnabled: isEnabled,
    ...family
  } = row
  const times = { createdAt, seenAt, checkedAt, authenticatedAt, expiresAt }
  const browser = { hash, familyId: family.id, kind, ...times }
  if (family.accountId === null) return { browser, family, account: undefined }
  if (role === null || isEnabled !== 1) return undefined
  return { browser, family, account: { role, organizationIds, isEnabled } }
}

/** Nothing that a request sees hangs on these two but when the session ends. */
export async function updateBrowserSession(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
  times: Partial<Pick<BrowserSessionRow, 'seenAt' | 'checkedAt'>>,
): Promise<void> {
  await db.updateTable('browserSessions').set(times).where('hash', '=', hash).execute()
}

/** By family, of those that are held by a browser: by which page. */
export async function browserKindsOf(
  db: Kysely<DatabaseSchema>,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (familyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('browserSessions')
    .select(['familyId', 'kind'])
    .where('familyId', 'in', familyIds)
    .execute()
  return new Map(rows.map(({ familyId, kind }) => [familyId, kind]))
}

/** The families of living sessions of accounts, or of people, in which nobody did anything since `moment`. */
export async function listIdleBrowserSessions(
  db: Kysely<DatabaseSchema>,
  { moment, ofAccounts }: { readonly moment: number; readonly ofAccounts: boolean },
  limit: number,
): Promise<{ readonly familyId: string; readonly hash: Uint8Array }[]> {
  return db
    .selectFrom('browserSessions')
    .innerJoin('tokenFamilies', 'tokenFamilies.id', 'browserSessions.familyId')
    .select(['browserSessions.familyId', 'browserSessions.hash'])
    .where('browserSessions.seenAt', '<=', moment)
    .where('tokenFamilies.revokedAt', 'is', null)
    .where('tokenFamilies.principalKind', ofAccounts ? '=' : '!=', 'account')
    .orderBy('browserSessions.seenAt')
    .limit(limit)
    .execute()
}

export async function deleteBrowserSessions(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('browserSessions')
    .where('expiresAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The tokens of a family that a browser took over: nobody was given them. */
export async function deleteTokensOfFamily(db: Kysely<DatabaseSchema>, familyId: string): Promise<void> {
  await db.deleteFrom('accessTokens').where('familyId', '=', familyId).execute()
  await db.deleteFrom('refreshTokens').where('familyId', '=', familyId).execute()
}

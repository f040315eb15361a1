/** Access tokens by their hash; the tokens themselves are never kept. */
import type { Kysely } from 'kysely'
import { type PlaceOf, prepareChange, prepareSelect } from '../prepared-query.ts'
import type { AccountRow, DatabaseSchema } from '../schema.ts'
import type { AccessTokenRow, TokenFamilyRow } from '../token-schema.ts'

/** What stands behind a living access token. */
export interface LivingAccessToken {
  readonly token: AccessTokenRow
  readonly family: TokenFamilyRow
  /** Of a family of an account: what the account is now. */
  readonly account: Pick<AccountRow, 'role' | 'organizationIds' | 'isEnabled'> | undefined
}

const insert = prepareChange((db, place: PlaceOf<AccessTokenRow>) =>
  db.insertInto('accessTokens').values({
    hash: place('hash'),
    familyId: place('familyId'),
    issuedAt: place('issuedAt'),
    expiresAt: place('expiresAt'),
  }),
)

export async function insertAccessToken(db: Kysely<DatabaseSchema>, token: AccessTokenRow): Promise<void> {
  await insert(db, token)
}

const selectLiving = prepareSelect((db, place: PlaceOf<{ hash: Uint8Array; now: number }>) =>
  db
    .selectFrom('accessTokens')
    .innerJoin('tokenFamilies', 'tokenFamilies.id', 'accessTokens.familyId')
    .leftJoin('accounts', 'accounts.id', 'tokenFamilies.accountId')
    .selectAll('tokenFamilies')
    .select([
      'accessTokens.issuedAt as tokenIssuedAt',
      'accessTokens.expiresAt as tokenExpiresAt',
      'accounts.role as accountRole',
      'accounts.organizationIds as accountOrganizationIds',
      'accounts.isEnabled as accountIsEnabled',
    ])
    .where('accessTokens.hash', '=', place('hash'))
    .where('accessTokens.expiresAt', '>', place('now'))
    .where('tokenFamilies.expiresAt', '>', place('now'))
    .where('tokenFamilies.revokedAt', 'is', null),
)

/** Undefined for a token that is not alive at `now`, whether it, its family or its account has ended. */
export async function findLivingAccessToken(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
  now: number,
): Promise<LivingAccessToken | undefined> {
  const [row] = await selectLiving(db, { hash, now })
  if (row === undefined) return undefined
  const { tokenIssuedAt, tokenExpiresAt, accountRole, accountOrganizationIds, accountIsEnabled, ...family } =
    row
  const token = { hash, familyId: family.id, issuedAt: tokenIssuedAt, expiresAt: tokenExpiresAt }
  if (family.accountId === null) return { token, family, account: undefined }
  if (accountRole === null || accountIsEnabled !== 1) return undefined
  return {
    token,
    family,
    account: { role: accountRole, organizationIds: accountOrganizationIds, isEnabled: accountIsEnabled },
  }
}

export async function deleteAccessTokens(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('accessTokens')
    .where('expiresAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

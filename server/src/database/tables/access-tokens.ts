/** Access tokens by their hash; the tokens themselves are never kept. */
import type { Kysely } from 'kysely'
import type { AccessTokenRow, DatabaseSchema, TokenFamilyRow } from '../schema.ts'

export async function insertAccessToken(db: Kysely<DatabaseSchema>, token: AccessTokenRow): Promise<void> {
  await db.insertInto('accessTokens').values(token).execute()
}

/** The family of an access token that is alive at `now`: neither the token nor its family has ended. */
export async function findFamilyOfAccessToken(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
  now: number,
): Promise<TokenFamilyRow | undefined> {
  return db
    .selectFrom('accessTokens')
    .innerJoin('tokenFamilies', 'tokenFamilies.id', 'accessTokens.familyId')
    .selectAll('tokenFamilies')
    .where('accessTokens.hash', '=', hash)
    .where('accessTokens.expiresAt', '>', now)
    .where('tokenFamilies.expiresAt', '>', now)
    .where('tokenFamilies.revokedAt', 'is', null)
    .executeTakeFirst()
}

export async function deleteAccessTokens(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('accessTokens')
    .where('expiresAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

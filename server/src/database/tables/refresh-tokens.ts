/** Refresh tokens by their hash; used ones stay as long as their family, so that a reuse is recognised. */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema, RefreshTokenRow } from '../schema.ts'

export async function insertRefreshToken(db: Kysely<DatabaseSchema>, token: RefreshTokenRow): Promise<void> {
  await db.insertInto('refreshTokens').values(token).execute()
}

export async function findRefreshToken(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
): Promise<RefreshTokenRow | undefined> {
  return db.selectFrom('refreshTokens').selectAll().where('hash', '=', hash).executeTakeFirst()
}

/**
 * Uses the token up; false when somebody else has done so. Check and change are one statement, so that of
 * concurrent callers exactly one wins on both dialects.
 */
export async function consumeRefreshToken(
  trx: Transaction<DatabaseSchema>,
  hash: Uint8Array,
  { at, graceBlob }: { readonly at: number; readonly graceBlob: Uint8Array },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('refreshTokens')
    .set({ consumedAt: at, graceBlob })
    .where('hash', '=', hash)
    .where('consumedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Closes the grace window of one token: its successor was used. */
export async function closeGraceWindow(trx: Transaction<DatabaseSchema>, hash: Uint8Array): Promise<void> {
  await trx.updateTable('refreshTokens').set({ graceBlob: null }).where('hash', '=', hash).execute()
}

/** Closes the grace windows of all tokens that were used before `moment`. */
export async function closeGraceWindows(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('refreshTokens')
    .set({ graceBlob: null })
    .where('graceBlob', 'is not', null)
    .where('consumedAt', '<', moment)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

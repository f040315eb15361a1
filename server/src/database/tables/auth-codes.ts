/** One-time codes that stand for a session in an address. */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'
import type { AuthCodeRow } from '../token-schema.ts'

export async function insertAuthCode(db: Kysely<DatabaseSchema>, code: AuthCodeRow): Promise<void> {
  await db.insertInto('authCodes').values(code).execute()
}

/** Uses the code up: the row is gone, whether it was still good or not. */
export async function takeAuthCode(
  trx: Transaction<DatabaseSchema>,
  hash: Uint8Array,
): Promise<AuthCodeRow | undefined> {
  return trx.deleteFrom('authCodes').where('hash', '=', hash).returningAll().executeTakeFirst()
}

export async function deleteAuthCodes(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('authCodes')
    .where('expiresAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Public keys of service accounts. */
import type { Kysely } from 'kysely'
import type { AccountKeyRow, DatabaseSchema } from '../schema.ts'

export async function listAccountKeys(
  db: Kysely<DatabaseSchema>,
  accountId: string,
): Promise<AccountKeyRow[]> {
  return db
    .selectFrom('accountKeys')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** Adds the key, unless an account has it already: then nothing happens and the answer is false. */
export async function insertAccountKey(db: Kysely<DatabaseSchema>, key: AccountKeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accountKeys')
    .values(key)
    .onConflict((conflict) => conflict.column('thumbprint').doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** False when the account has no such key. */
export async function deleteAccountKey(
  db: Kysely<DatabaseSchema>,
  accountId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('accountKeys')
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

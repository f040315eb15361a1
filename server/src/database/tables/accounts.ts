/** Local administrator accounts; people of a tenant have none. */
import type { Kysely } from 'kysely'
import type { AccountRow, DatabaseSchema } from '../schema.ts'

/** @param userNameKey - the user name, folded for comparison. */
export async function findAccountByName(
  db: Kysely<DatabaseSchema>,
  userNameKey: string,
): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('userNameKey', '=', userNameKey).executeTakeFirst()
}

export async function hasAccounts(db: Kysely<DatabaseSchema>): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Adds the account, unless its name is taken: then nothing happens and the answer is false. */
export async function insertAccount(db: Kysely<DatabaseSchema>, account: AccountRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accounts')
    .values(account)
    .onConflict((conflict) => conflict.column('userNameKey').doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

export async function updatePasswordHash(
  db: Kysely<DatabaseSchema>,
  id: string,
  passwordHash: string,
): Promise<void> {
  await db.updateTable('accounts').set({ passwordHash }).where('id', '=', id).execute()
}

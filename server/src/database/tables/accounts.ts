/** Local accounts: people with a password, services with keys. People of a tenant have none. */
import type { Kysely, Transaction } from 'kysely'
import type { AccountRow, DatabaseSchema } from '../schema.ts'

/** @param userNameKey - the user name, folded for comparison. */
export async function findAccountByName(
  db: Kysely<DatabaseSchema>,
  userNameKey: string,
): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('userNameKey', '=', userNameKey).executeTakeFirst()
}

export async function findAccount(db: Kysely<DatabaseSchema>, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
}

/** By name. */
export async function listAccounts(db: Kysely<DatabaseSchema>): Promise<AccountRow[]> {
  return db.selectFrom('accounts').selectAll().orderBy('userNameKey').execute()
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

export type AccountChange = Partial<
  Omit<AccountRow, 'id' | 'userName' | 'userNameKey' | 'kind' | 'createdAt'>
>

export async function updateAccount(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: AccountChange,
): Promise<void> {
  await db.updateTable('accounts').set(change).where('id', '=', id).execute()
}

/**
 * Uses up the code of a time step; false when this one or a later one was used before (RFC 6238 §5.2). Check and
 * change are one statement, so that of two who know the code one comes in.
 */
export async function useTotpStep(
  trx: Transaction<DatabaseSchema>,
  id: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('accounts')
    .set({ totpLastStep: step })
    .where('id', '=', id)
    .where((expression) =>
      expression.or([expression('totpLastStep', 'is', null), expression('totpLastStep', '<', step)]),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** With its keys and its sessions. */
export async function deleteAccount(trx: Transaction<DatabaseSchema>, id: string): Promise<void> {
  await trx.deleteFrom('accounts').where('id', '=', id).execute()
}

/** The row of an account that has to be there. */
import { type AccountRow, type Database, findAccount } from '../../database/index.ts'
import { AccountError } from './account.ts'

/** @throws {AccountError} `not_found` */
export async function existingAccount(db: Database['db'], id: string): Promise<AccountRow> {
  const account = await findAccount(db, id)
  if (account === undefined) throw new AccountError('not_found', 'There is no such account.')
  return account
}

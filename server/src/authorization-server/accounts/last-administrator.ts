/** Somebody must always be able to administer the server. */
import type { Transaction } from 'kysely'
import { type DatabaseSchema, listAccounts, lockUntilCommit } from '../../database/index.ts'
import { accountsLock } from '../administrators.ts'
import { AccountError } from './account.ts'

export async function lockAccounts(trx: Transaction<DatabaseSchema>): Promise<void> {
  await lockUntilCommit(trx, accountsLock)
}

/**
 * Call it after a change, under {@link lockAccounts}. A service account does not count: its keys may have expired.
 * @throws {AccountError} `conflict` when nobody with a password administers the whole server any more.
 */
export async function assertAdministratorRemains(trx: Transaction<DatabaseSchema>): Promise<void> {
  const accounts = await listAccounts(trx)
  const remains = accounts.some(
    ({ kind, role, organizationIds, isEnabled }) =>
      kind === 'password' && role === 'administrator' && organizationIds === null && isEnabled === 1,
  )
  if (!remains)
    throw new AccountError(
      'conflict',
      'This is the last administrator of the whole server with a password: make another one first.',
    )
}

/** Creates administrators: the first one against the setup secret, or at the start from a password file. */
import {
  type AccountRow,
  appendAudit,
  type Database,
  hasAccounts,
  insertAccount,
  lockUntilCommit,
} from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Random } from '../foundation/random.ts'
import { OAuthError } from './errors.ts'
import { createPasswordHasher, type PasswordHasher } from './passwords/password-hasher.ts'
import { assertCredentialsAcceptable } from './passwords/password-rules.ts'
import { userNameKey } from './passwords/user-name.ts'

/** Any number, the same in every process: changes of accounts wait for each other. */
export const accountsLock = 7_241_002

export interface AdministratorDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly hasher?: PasswordHasher
}

export interface NewAdministrator {
  readonly userName: string
  readonly password: string
  /** The request that asked for it; undefined at the start of the server. */
  readonly requestId?: string
}

/**
 * Creates the first administrator.
 * @returns false when there is one already: then nothing happens, its password stays.
 * @throws {OAuthError} `invalid_request` when name or password will not do.
 */
export async function createAdministrator(
  { database, clock, random, hasher = createPasswordHasher() }: AdministratorDependencies,
  { userName, password, requestId }: NewAdministrator,
): Promise<boolean> {
  assertCredentialsAcceptable(userName, password)
  if (await hasAccounts(database.db)) return false
  const passwordHash = await hasher.hash(password)
  const account = newAdministrator({ random, at: clock.now() }, { userName, passwordHash })
  return database.transaction(async (trx) => {
    await lockUntilCommit(trx, accountsLock)
    if ((await hasAccounts(trx)) || !(await insertAccount(trx, account))) return false
    await appendAudit(trx, {
      at: account.createdAt,
      action: 'account.create',
      outcome: 'success',
      actor: account.userName,
      requestId,
    })
    return true
  })
}

/** The row of an administrator of the whole server, without a second factor. */
export function newAdministrator(
  { random, at }: { readonly random: Random; readonly at: number },
  { userName, passwordHash }: Pick<AccountRow, 'userName' | 'passwordHash'>,
): AccountRow {
  return {
    id: random.uuid(),
    userName: userName.trim(),
    userNameKey: userNameKey(userName),
    passwordHash,
    createdAt: at,
    kind: 'password',
    role: 'administrator',
    organizationIds: null,
    description: '',
    isEnabled: 1,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
  }
}

/** The refusal of a setup secret that is wrong, used or too old (PWD-14). */
export function setupRefusal(reason: string): OAuthError {
  return new OAuthError(
    'invalid_grant',
    'The setup secret is wrong, used or older than 30 minutes. Restart the server for a new one.',
    { reason },
  )
}

/**
 * Proves that somebody is the owner of a local account: the password first, then, where one is enrolled, the one-time
 * code. Whoever does not know the password gets one answer, after the same work, whatever is wrong.
 */
import type { Transaction } from 'kysely'
import {
  type AccountRow,
  type Database,
  type DatabaseSchema,
  findAccount,
  findAccountByName,
  updateAccount,
  useTotpStep,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { OAuthError } from '../errors.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { assertCredentialsReadable } from '../passwords/password-rules.ts'
import { userNameKey } from '../passwords/user-name.ts'
import { lockAccounts } from './last-administrator.ts'
import { addressKey } from '../throttle/address-key.ts'
import { createSignInThrottle, type SignInAttempt } from '../throttle/sign-in-throttle.ts'
import type { Totp } from '../totp/totp.ts'

export interface CredentialsDependencies {
  readonly database: Database
  readonly hasher: PasswordHasher
  readonly totp: Totp
  readonly clock: Clock
  readonly log: Log
}

/** What somebody shows; compared as received. */
export interface ShownCredentials {
  readonly userName: string
  readonly password: string
  /** The one-time code; counts only where one is asked for. */
  readonly otp?: string | undefined
  readonly remoteAddress: string
}

export interface ProvenAccount {
  readonly account: AccountRow
  /**
   * Uses the code up, in the transaction of what it is for, and sees to it that the account is still what it was.
   * @throws {OAuthError} `invalid_grant`
   */
  confirm(trx: Transaction<DatabaseSchema>): Promise<void>
}

export interface Credentials {
  /** @throws {OAuthError} `invalid_grant`, `invalid_request`, `slow_down` */
  check(shown: ShownCredentials): Promise<ProvenAccount>
}

export function createCredentials(dependencies: CredentialsDependencies): Credentials {
  const throttle = createSignInThrottle(dependencies)
  return {
    async check(shown) {
      const { userName, password, remoteAddress } = shown
      assertCredentialsReadable(userName, password)
      const attempt = throttle.begin(userNameKey(userName), addressKey(remoteAddress))
      const account = await checkPassword(dependencies, shown)
      const step = checkCode(dependencies, { account, attempt, otp: shown.otp })
      const { hasher } = dependencies
      const newHash = hasher.isOutdated(account.passwordHash) ? await hasher.hash(password) : undefined
      return {
        account,
        async confirm(trx) {
          await confirm(trx, account, { step, newHash })
          attempt.succeeded()
        },
      }
    },
  }
}

async function checkPassword(
  { database, hasher }: CredentialsDependencies,
  { userName, password }: ShownCredentials,
): Promise<AccountRow> {
  const account = await findAccountByName(database.db, userNameKey(userName))
  if (account === undefined) {
    await hasher.pretend(password)
    // Not named in the audit log: people type a password into the wrong field.
    throw wrongPassword('unknown_account')
  }
  // A service account has no password; an account that is switched off has none that counts.
  const { passwordHash, kind, isEnabled } = account
  if (kind !== 'password' || isEnabled !== 1) await hasher.pretend(password)
  else if (await hasher.verify(passwordHash, password)) return account
  throw wrongPassword('wrong_password', account)
}

interface GivenCode {
  readonly account: AccountRow
  readonly attempt: SignInAttempt
  readonly otp: string | undefined
}

/** @returns the time step of the code; undefined where none is asked for. */
function checkCode({ totp, clock }: CredentialsDependencies, given: GivenCode): number | undefined {
  const { account, attempt, otp } = given
  if (account.totpConfirmedAt === null) return undefined
  if (otp === undefined || otp === '') throw refusal('mfa_required', 'mfa_required', account)
  attempt.beginCode()
  const step = totp.stepOf(account, otp, clock.now())
  if (step === undefined) throw wrongCode('wrong_otp', account)
  return step
}

/** What was checked counts only for the account as it is when the transaction has it: password, factor and switch may have changed. */
async function confirm(
  trx: Transaction<DatabaseSchema>,
  checked: AccountRow,
  { step, newHash }: { readonly step: number | undefined; readonly newHash: string | undefined },
): Promise<void> {
  await lockAccounts(trx)
  const now = await findAccount(trx, checked.id)
  const isSame =
    now !== undefined &&
    now.isEnabled === 1 &&
    now.passwordHash === checked.passwordHash &&
    now.totpConfirmedAt === checked.totpConfirmedAt
  if (!isSame) throw wrongPassword('account_changed', checked)
  if (step !== undefined && !(await useTotpStep(trx, checked.id, step)))
    throw wrongCode('otp_reused', checked)
  if (newHash !== undefined) await updateAccount(trx, checked.id, { passwordHash: newHash })
}

function wrongPassword(reason: string, account?: AccountRow): OAuthError {
  return refusal(reason, 'The user name or the password is wrong.', account)
}

function wrongCode(reason: string, account: AccountRow): OAuthError {
  return refusal(reason, 'The one-time code is wrong, or was used before: wait for the next one.', account)
}

function refusal(reason: string, message: string, account?: AccountRow): OAuthError {
  return new OAuthError('invalid_grant', message, {
    reason,
    ...(account === undefined ? {} : { actor: account.userName }),
  })
}

/** What the owner of an account does to it: a new password, a second factor. Each asks for the credentials anew. */
import type { Transaction } from 'kysely'
import { type AccountRow, type DatabaseSchema, updateAccount } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { OAuthError, slowDown } from '../errors.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { assertCredentialsAcceptable } from '../passwords/password-rules.ts'
import { recordingRefusals, type RefusalDependencies } from '../refusals.ts'
import { createTokenBuckets } from '../throttle/token-buckets.ts'
import type { Totp } from '../totp/totp.ts'
import { type Account, type AccountActor, AccountError, accountOf } from './account.ts'
import type { Credentials, ProvenAccount } from './credentials.ts'
import { existingAccount } from './existing-account.ts'
import { lockAccounts } from './last-administrator.ts'
import { endSessionsOfAccount, recordAccountAct } from './record.ts'

/** The credentials of the account, as they are now. */
export interface CurrentCredentials {
  readonly password: string
  /** Where one is asked for at sign-in. */
  readonly otp?: string | undefined
}

/** The secret of a second factor, shown once. */
export interface TotpSecret {
  readonly base32: string
  /** `otpauth://`, for a QR code. */
  readonly uri: string
}

export interface OwnAccount {
  /** @throws {AccountError} `not_found` when it was removed in the meantime. */
  get(accountId: string): Promise<Account>
  /** Ends every session of the account, the caller's too. @throws {OAuthError} for wrong credentials or a weak password. */
  changePassword(
    accountId: string,
    change: CurrentCredentials & { readonly newPassword: string },
    actor: AccountActor,
  ): Promise<void>
  /** Makes a secret that counts once a code of it was given; a code of the factor in force is asked for. @throws {OAuthError} */
  startTotp(accountId: string, current: CurrentCredentials, actor: AccountActor): Promise<TotpSecret>
  /** Ends every session of the account: they began without it. @throws {OAuthError} for a wrong code; {AccountError} `conflict` when nothing was started. */
  confirmTotp(accountId: string, code: string, actor: AccountActor): Promise<void>
  /** Ends every session of the account, the caller's too. @throws {OAuthError} */
  removeTotp(accountId: string, current: CurrentCredentials, actor: AccountActor): Promise<void>
}

/** Whoever found a session open could guess the code of a second factor that was started and not confirmed. */
const confirmationRate = { perSecond: 1 / 30, burst: 5 }

export interface OwnAccountDependencies extends RefusalDependencies {
  readonly hasher: PasswordHasher
  readonly credentials: Credentials
  readonly totp: Totp
  readonly clock: Clock
}

export function createOwnAccount(dependencies: OwnAccountDependencies): OwnAccount {
  const { database, hasher, totp, clock } = dependencies
  const confirmations = createTokenBuckets(clock, confirmationRate)
  return {
    get: async (accountId) => accountOf(await existingAccount(database.db, accountId)),

    changePassword: (accountId, { newPassword, ...current }, actor) =>
      withProof(dependencies, { accountId, action: 'account.password', current, actor }, async (proven) => {
        assertCredentialsAcceptable(proven.account.userName, newPassword)
        const passwordHash = await hasher.hash(newPassword)
        await change(dependencies, { proven, action: 'account.password', actor }, async (trx, at) => {
          await updateAccount(trx, accountId, { passwordHash })
          await endSessionsOfAccount(trx, actor, { accountId, at, reason: 'password_changed' })
        })
      }),

    startTotp: (accountId, current, actor) =>
      withProof(dependencies, { accountId, action: 'account.totp.start', current, actor }, async (proven) => {
        if (proven.account.totpConfirmedAt !== null)
          throw new AccountError('conflict', 'The account has a second factor already: remove it first.')
        const { sealed, base32, uri } = totp.enroll(proven.account)
        await change(dependencies, { proven, action: 'account.totp.start', actor }, async (trx) =>
          updateAccount(trx, accountId, { totpSecret: sealed, totpConfirmedAt: null, totpLastStep: null }),
        )
        return { base32, uri }
      }),

    confirmTotp: (accountId, code, actor) =>
      recordingRefusals(dependencies, attemptOf(actor, 'account.totp.enable'), async () => {
        const wait = confirmations.take(accountId)
        if (wait > 0) throw slowDown('otp_throttled', wait)
        const at = clock.now()
        await database.transaction(async (trx) => {
          await lockAccounts(trx)
          const account = await existingAccount(trx, accountId)
          if (account.totpSecret === null || account.totpConfirmedAt !== null)
            throw new AccountError('conflict', 'No second factor was started: start one first.')
          const step = totp.stepOf(account, code, at)
          if (step === undefined) throw wrongCode(account)
          await updateAccount(trx, accountId, { totpConfirmedAt: at, totpLastStep: step })
          await recordAccountAct(trx, actor, { action: 'account.totp.enable', at, account })
          await endSessionsOfAccount(trx, actor, { accountId, at, reason: 'totp_enabled' })
        })
      }),

    removeTotp: (accountId, current, actor) =>
      withProof(dependencies, { accountId, action: 'account.totp.disable', current, actor }, async (proven) =>
        change(dependencies, { proven, action: 'account.totp.disable', actor }, async (trx, at) => {
          await updateAccount(trx, accountId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
          await endSessionsOfAccount(trx, actor, { accountId, at, reason: 'totp_reset' })
        }),
      ),
  }
}

interface Asked {
  readonly accountId: string
  readonly action: string
  readonly current: CurrentCredentials
  readonly actor: AccountActor
}

/** A session alone proves too little to change what proves the session. */
async function withProof<Result>(
  dependencies: OwnAccountDependencies,
  { accountId, action, current, actor }: Asked,
  work: (proven: ProvenAccount) => Promise<Result>,
): Promise<Result> {
  return recordingRefusals(dependencies, attemptOf(actor, action), async () => {
    const { userName, kind } = await existingAccount(dependencies.database.db, accountId)
    if (kind !== 'password')
      throw new AccountError('invalid_request', 'A service account has keys, and neither password nor codes.')
    const { remoteAddress } = actor
    return work(await dependencies.credentials.check({ userName, ...current, remoteAddress }))
  })
}

async function change(
  { database, clock }: OwnAccountDependencies,
  { proven, action, actor }: { readonly proven: ProvenAccount; readonly action: string; actor: AccountActor },
  work: (trx: Transaction<DatabaseSchema>, at: number) => Promise<void>,
): Promise<void> {
  const at = clock.now()
  const { account } = proven
  await database.transaction(async (trx) => {
    await proven.confirm(trx)
    await work(trx, at)
    await recordAccountAct(trx, actor, { action, at, account })
  })
}

function attemptOf({ requestId, remoteAddress }: AccountActor, action: string) {
  return { request: { parameters: {}, requestId, remoteAddress }, action }
}

function wrongCode(account: AccountRow): OAuthError {
  return new OAuthError('invalid_grant', 'The code is wrong: check the clock of your device.', {
    reason: 'wrong_otp',
    actor: account.userName,
  })
}

/**
 * The first administrator against the one-time setup secret; and against that of a recovery, for which the server has
 * to be started anew by hand, an administrator who has lost their password or second factor (PWD-07).
 */
import {
  type AccountRow,
  appendAudit,
  findAccountByName,
  insertAccount,
  lockUntilCommit,
  revokeTokenFamiliesOfAccount,
  updateAccount,
} from '../database/index.ts'
import type { Random } from '../foundation/random.ts'
import { accountsLock, createAdministrator, newAdministrator, setupRefusal } from './administrators.ts'
import { invalidRequest, slowDown } from './errors.ts'
import type { PasswordHasher } from './passwords/password-hasher.ts'
import { assertCredentialsAcceptable } from './passwords/password-rules.ts'
import { userNameKey } from './passwords/user-name.ts'
import type { TokenSettingsSource } from './ports.ts'
import { recordingRefusals, type RefusalDependencies } from './refusals.ts'
import type { SetupSecret } from './setup-secret.ts'
import { addressKey } from './throttle/address-key.ts'
import { createFailures } from './throttle/failures.ts'

export interface SetUpRequest {
  /** As the file holds it; white space around it does not count. */
  readonly secret: string
  readonly userName: string
  readonly password: string
  readonly requestId: string
  readonly remoteAddress: string
}

export interface SetUpDependencies extends RefusalDependencies {
  /** Undefined when none was asked for: then every secret is wrong. */
  readonly setupSecret: SetupSecret | undefined
  readonly hasher: PasswordHasher
  readonly settings: TokenSettingsSource
  readonly random: Random
}

/** Burns the secret. @throws {OAuthError} `invalid_grant`, `invalid_request`, `slow_down` */
export type SetUp = (request: SetUpRequest) => Promise<void>

export function createSetUp(dependencies: SetUpDependencies): SetUp {
  const { setupSecret } = dependencies
  // The secret cannot be guessed; the delay keeps the log from being filled.
  const failures = createFailures(dependencies.clock, { free: 5, capSeconds: 60 })
  return (request) => {
    const { requestId, remoteAddress } = request
    const attempt = { request: { parameters: {}, requestId, remoteAddress }, action: 'account.setup' }
    return recordingRefusals(dependencies, attempt, async () => {
      const address = addressKey(remoteAddress)
      const delay = failures.delay(address)
      if (delay > 0) throw slowDown('setup_throttled', delay)
      if (setupSecret?.matches(request.secret) !== true) {
        failures.count(address)
        throw setupRefusal('setup_secret_wrong')
      }
      await (setupSecret.isRecovery
        ? recover(dependencies, setupSecret, request)
        : begin(dependencies, setupSecret, request))
    })
  }
}

async function begin(
  dependencies: SetUpDependencies,
  setupSecret: SetupSecret,
  request: SetUpRequest,
): Promise<void> {
  const isCreated = await createAdministrator(dependencies, request)
  await setupSecret.burn()
  if (!isCreated) throw setupRefusal('already_set_up')
}

/** Whatever kept them out is lifted: the password, the second factor, the switches of the account and of passwords. */
async function recover(
  dependencies: SetUpDependencies,
  setupSecret: SetupSecret,
  { secret, userName, password, requestId, remoteAddress }: SetUpRequest,
): Promise<void> {
  const { database, hasher, settings, random, clock } = dependencies
  assertCredentialsAcceptable(userName, password)
  const found = await findAccountByName(database.db, userNameKey(userName))
  if (found !== undefined && found.kind !== 'password')
    throw invalidRequest('service_account', 'This is a service account: name an account with a password.')
  const passwordHash = await hasher.hash(password)
  // Of two who send it at the same moment, one has burned it when the other comes here.
  if (!setupSecret.matches(secret)) throw setupRefusal('setup_secret_wrong')
  await setupSecret.burn()
  const at = clock.now()
  await database.transaction(async (trx) => {
    await lockUntilCommit(trx, accountsLock)
    const wanted = newAdministrator({ random, at }, { userName, passwordHash })
    const account: AccountRow = (await insertAccount(trx, wanted))
      ? wanted
      : ((await findAccountByName(trx, wanted.userNameKey)) ?? wanted)
    const { role, organizationIds, isEnabled, totpSecret, totpConfirmedAt, totpLastStep } = wanted
    const rights = { role, organizationIds, isEnabled }
    const noTotp = { totpSecret, totpConfirmedAt, totpLastStep }
    await updateAccount(trx, account.id, { passwordHash, ...rights, ...noTotp })
    await revokeTokenFamiliesOfAccount(trx, account.id, { at, reason: 'account_recovered' })
    await appendAudit(trx, {
      at,
      action: 'account.recover',
      outcome: 'success',
      actor: account.userName,
      requestId,
      details: {
        target: account.id,
        userName: account.userName,
        remoteAddress,
        ...(await settings.allowPasswords(trx)),
      },
    })
  })
}

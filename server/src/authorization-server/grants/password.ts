/**
 * The password grant (RFC 6749 §4.3) for local administrators, as clients of this API family use it. People of a
 * tenant have no password here. Whatever is wrong, the answer and the work are the same.
 */
import {
  type AccountRow,
  appendAudit,
  type Database,
  findAccountByName,
  updateAccount,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { OAuthError, slowDown } from '../errors.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { isWithin } from '../passwords/password-networks.ts'
import { assertCredentialsReadable } from '../passwords/password-rules.ts'
import { userNameKey } from '../passwords/user-name.ts'
import { beginSession } from '../sessions.ts'
import { addressKey } from '../throttle/address-key.ts'
import { createFailures } from '../throttle/failures.ts'
import { type Grant, type GrantRequest, parameter } from './grant.ts'

export interface PasswordGrantDependencies {
  readonly database: Database
  readonly hasher: PasswordHasher
  readonly clock: Clock
  readonly random: Random
}

export function createPasswordGrant(dependencies: PasswordGrantDependencies): Grant {
  const throttle = createThrottle(dependencies.clock)
  return {
    grantType: 'password',
    action: 'token.password',
    requiredParameters: ['username', 'password'],
    async handle(request) {
      assertAllowed(request)
      const userName = parameter(request, 'username')
      const password = parameter(request, 'password')
      assertCredentialsReadable(userName, password)
      const attempt = throttle.begin(userNameKey(userName), addressKey(request.remoteAddress))
      const account = await check(dependencies, userName, password)
      attempt.succeeded()
      await renewHash(dependencies, account, password)
      return signIn(dependencies, account, request)
    },
  }
}

/** Where the setting says no, nothing is looked up and nothing hashed. */
function assertAllowed({ settings, remoteAddress }: GrantRequest): void {
  if (settings.passwordGrant === 'off')
    throw new OAuthError('unsupported_grant_type', 'Passwords are switched off on this server.', {
      reason: 'password_grant_off',
      details: { remedy: 'strongroom settings set --password-grant networks' },
    })
  if (settings.passwordGrant === 'networks' && !isWithin(settings.passwordGrantNetworks, remoteAddress))
    throw new OAuthError('unauthorized_client', 'Passwords are not accepted from this network.', {
      reason: 'password_network',
    })
}

async function check(
  { database, hasher }: PasswordGrantDependencies,
  userName: string,
  password: string,
): Promise<AccountRow> {
  const account = await findAccountByName(database.db, userNameKey(userName))
  if (account === undefined) {
    await hasher.pretend(password)
    // Not named in the audit log: people type a password into the wrong field.
    throw refusal('unknown_account')
  }
  // A service account has no password; an account that is switched off has none that counts.
  const { passwordHash, kind, isEnabled } = account
  if (kind !== 'password' || isEnabled !== 1) await hasher.pretend(password)
  else if (await hasher.verify(passwordHash, password)) return account
  throw refusal('wrong_password', account.userName)
}

async function renewHash(
  { database, hasher }: PasswordGrantDependencies,
  { id, passwordHash }: AccountRow,
  password: string,
): Promise<void> {
  if (hasher.isOutdated(passwordHash))
    await updateAccount(database.db, id, { passwordHash: await hasher.hash(password) })
}

async function signIn(
  { database, clock, random }: PasswordGrantDependencies,
  account: AccountRow,
  { requestId, remoteAddress, settings }: GrantRequest,
): ReturnType<Grant['handle']> {
  const now = clock.now()
  return database.transaction(async (trx) => {
    const subject = {
      principalKind: 'account',
      accountId: account.id,
      organizationId: null,
      userId: null,
      userName: account.userName,
      reach: null,
      workloads: null,
      method: 'password',
      clientId: null,
      authenticatedAt: now,
    }
    const terms = { now, accessTokenSeconds: settings.accessTokenSeconds }
    const { pair, familyId } = await beginSession(trx, random, subject, terms)
    await appendAudit(trx, {
      at: now,
      action: 'token.password',
      outcome: 'success',
      actor: account.userName,
      requestId,
      details: { familyId, remoteAddress },
    })
    return pair
  })
}

function refusal(reason: string, actor?: string): OAuthError {
  return new OAuthError('invalid_grant', 'The user name or the password is wrong.', {
    reason,
    ...(actor === undefined ? {} : { actor }),
  })
}

interface Throttle {
  /** @throws {OAuthError} `slow_down` */
  begin(account: string, address: string): { succeeded(): void }
}

/**
 * Who guesses from one place waits longer and longer there. Guesses at one account from many places slow that
 * account down by half a minute at most: its owner must never be locked out by strangers.
 */
function createThrottle(clock: Clock): Throttle {
  const byPlace = createFailures(clock, { free: 5, capSeconds: 900 })
  const byAddress = createFailures(clock, { free: 20, capSeconds: 900 })
  const byAccount = createFailures(clock, { free: 50, capSeconds: 30 })
  return {
    begin(account, address) {
      const place = `${address} ${account}`
      const delay = Math.max(byPlace.delay(place), byAddress.delay(address), byAccount.delay(account))
      if (delay > 0) throw slowDown('password_throttled', delay)
      byPlace.count(place)
      byAddress.count(address)
      byAccount.count(account)
      return {
        succeeded() {
          byPlace.clear(place)
          byAddress.clear(address)
          byAccount.clear(account)
        },
      }
    },
  }
}

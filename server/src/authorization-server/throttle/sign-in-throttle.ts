/**
 * Slows guessing of passwords and codes down. Who guesses from one place waits longer and longer there. Guesses at
 * one account from many places slow that account down by half a minute at most, and not where its owner has come in
 * from before: nobody is locked out by strangers. Wrong codes come after the right password, so who sends them is no stranger, and waits longer.
 */
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { slowDown } from '../errors.ts'
import { createFailures } from './failures.ts'
import { forgetFirst } from './token-buckets.ts'

/** So many failures at one account, from wherever, and at each multiple, are worth a warning. */
const alarmingFailures = 50
/** For so long a place is one from which the owner of an account comes. */
const familiarMs = 30 * 86_400_000
const mostFamiliar = 10_000

export interface SignInAttempt {
  /** Before a code is looked at. @throws {OAuthError} `slow_down` */
  beginCode(): void
  succeeded(): void
}

export interface SignInThrottle {
  /**
   * Counts the attempt as failed until it has succeeded.
   * @param account - the folded user name, whether there is such an account or not.
   * @throws {OAuthError} `slow_down`
   */
  begin(account: string, address: string): SignInAttempt
}

export function createSignInThrottle({
  clock,
  log,
}: {
  readonly clock: Clock
  readonly log: Log
}): SignInThrottle {
  const byPlace = createFailures(clock, { free: 5, capSeconds: 900 })
  const byAddress = createFailures(clock, { free: 20, capSeconds: 900 })
  const byAccount = createFailures(clock, { free: 50, capSeconds: 30 })
  const codes = createFailures(clock, { free: 5, capSeconds: 300 })
  const familiar = new Map<string, number>()
  const isFamiliar = (place: string): boolean =>
    clock.now() - (familiar.get(place) ?? Number.NEGATIVE_INFINITY) < familiarMs
  return {
    begin(account, address) {
      const place = `${address} ${account}`
      const ofAccount = isFamiliar(place) ? 0 : byAccount.delay(account)
      const delay = Math.max(byPlace.delay(place), byAddress.delay(address), ofAccount)
      if (delay > 0) throw slowDown('password_throttled', delay)
      byPlace.count(place)
      byAddress.count(address)
      const failures = byAccount.count(account)
      // The name is not logged: people type a password into the wrong field.
      if (failures % alarmingFailures === 0)
        log.warn({ failures, remoteAddress: address }, 'somebody guesses at the password of one account')
      return {
        beginCode() {
          const wait = codes.delay(account)
          if (wait > 0) throw slowDown('otp_throttled', wait)
          codes.count(account)
        },
        succeeded() {
          byPlace.clear(place)
          // Who holds one account must not guess at others for ever by coming in with it now and then.
          byAddress.forgive(address)
          familiar.delete(place)
          familiar.set(place, clock.now())
          if (familiar.size > mostFamiliar) forgetFirst(familiar)
          byAccount.clear(account)
          codes.clear(account)
        },
      }
    },
  }
}

/**
 * Slows guessing of passwords and codes down. Who guesses from one place waits longer and longer there. Guesses at
 * one account from many places slow that account down by half a minute at most: its owner must never be locked out
 * by strangers. Wrong codes come after the right password, so who sends them is no stranger, and waits longer.
 */
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { slowDown } from '../errors.ts'
import { createFailures } from './failures.ts'

/** So many failures at one account, from wherever, and at each multiple, are worth a warning. */
const alarmingFailures = 50

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
  return {
    begin(account, address) {
      const place = `${address} ${account}`
      const delay = Math.max(byPlace.delay(place), byAddress.delay(address), byAccount.delay(account))
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
          byAddress.clear(address)
          byAccount.clear(account)
          codes.clear(account)
        },
      }
    },
  }
}

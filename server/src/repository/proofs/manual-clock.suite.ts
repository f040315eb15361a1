/** A clock that stands still until a test moves it. */
import type { Clock } from '../../foundation/clock.ts'

export interface ManualClock extends Clock {
  /** Lets time pass; what slept long enough goes on. */
  advance(milliseconds: number): void
  /** Sets the time, also back; nobody wakes up of it. */
  set(now: number): void
  /** How many are asleep. */
  readonly sleepers: number
}

export const minutes = 60_000
export const hours = 60 * minutes
export const days = 24 * hours
/** When the tests' time begins. */
export const epoch = 1_763_750_000_000

interface Sleeper {
  readonly until: number
  wake(): void
}

export function createManualClock(start = epoch): ManualClock {
  let now = start
  let asleep: Sleeper[] = []
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const abort = (): void => {
          asleep = asleep.filter((one) => one !== sleeper)
          const reason: unknown = signal?.reason
          reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }))
        }
        const sleeper: Sleeper = {
          until: now + milliseconds,
          wake: () => {
            signal?.removeEventListener('abort', abort)
            resolve()
          },
        }
        signal?.addEventListener('abort', abort, { once: true })
        asleep.push(sleeper)
      }),
    advance: (milliseconds) => {
      now += milliseconds
      const woken = asleep.filter((one) => one.until <= now)
      asleep = asleep.filter((one) => one.until > now)
      for (const one of woken) one.wake()
    },
    set: (value) => {
      now = value
    },
    get sleepers() {
      return asleep.length
    },
  }
}

/** A clock that stands still until a test moves it, and that hurries on its own while Microsoft makes trouble. */
import type { Clock } from '../foundation/clock.ts'

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

export interface TestClock extends Clock {
  /** Moves the time on (or back) and wakes who has slept long enough. */
  advance(milliseconds: number): void
  /** Moves the time to the moment when the next sleeper wakes. @returns whether there was one. */
  wakeNext(): boolean
}

export function createTestClock(start: number): TestClock {
  let now = start
  let sleepers: Sleeper[] = []
  const advance = (milliseconds: number): void => {
    now += milliseconds
    const due = sleepers.filter(({ until }) => until <= now)
    sleepers = sleepers.filter(({ until }) => until > now)
    for (const { wake } of due) wake()
  }
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const sleeper: Sleeper = { until: now + milliseconds, wake: resolve }
        sleepers.push(sleeper)
        const leave = (): void => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          reject(new Error('aborted', { cause: signal?.reason }))
        }
        signal?.addEventListener('abort', leave, { once: true })
      }),
    advance,
    wakeNext() {
      const next = Math.min(...sleepers.map(({ until }) => until))
      if (!Number.isFinite(next)) return false
      advance(Math.max(0, next - now))
      return true
    },
  }
}

/** Lets the work go on that waits for nothing but its turn. */
export async function takeTurns(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

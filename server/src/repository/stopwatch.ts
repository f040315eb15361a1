/** How long something took, told so that neither a clock that is set back nor a machine that slept shortens it. */
import type { Clock } from '../foundation/clock.ts'

/** Milliseconds that never go back, from any beginning. */
export type Monotonic = () => number

export interface Stopwatch {
  /** @returns a function that says how many milliseconds have passed since. */
  start(): () => number
}

/** The monotonic clock stands still while a machine sleeps, and the wall clock may be set: the longer of both counts. */
export function createStopwatch(clock: Pick<Clock, 'now'>, monotonic: Monotonic): Stopwatch {
  return {
    start: () => {
      const wall = clock.now()
      const steady = monotonic()
      return () => Math.max(clock.now() - wall, monotonic() - steady)
    },
  }
}

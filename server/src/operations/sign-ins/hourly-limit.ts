/** How often something may be done within an hour (DEV-03). */
import type { Clock } from '../../foundation/clock.ts'
import { OperationError } from '../errors.ts'

const hourMs = 60 * 60_000

interface Counted {
  readonly at: number
}

export interface HourlyLimit {
  /**
   * @returns what takes it back: it counts no longer.
   * @throws {OperationError} `too_many_requests`; what is refused is not counted.
   */
  count(key: string, most: number): () => void
}

export function createHourlyLimit(clock: Pick<Clock, 'now'>): HourlyLimit {
  const times = new Map<string, readonly Counted[]>()
  return {
    count(key, most) {
      const now = clock.now()
      for (const [other, at] of times) if (at.every((one) => one.at <= now - hourMs)) times.delete(other)
      const recent = (times.get(key) ?? []).filter(({ at }) => at > now - hourMs)
      if (recent.length >= most)
        throw new OperationError(
          'too_many_requests',
          `${most} sign-ins were begun within an hour and not finished. Try again in ${minutes((recent[0]?.at ?? now) + hourMs - now)}.`,
        )
      const counted = { at: now }
      times.set(key, [...recent, counted])
      return () =>
        void times.set(
          key,
          (times.get(key) ?? []).filter((one) => one !== counted),
        )
    },
  }
}

function minutes(milliseconds: number): string {
  const count = Math.max(1, Math.ceil(milliseconds / 60_000))
  return count === 1 ? 'a minute' : `${count} minutes`
}

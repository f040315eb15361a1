import type { Random } from './random.ts'

export interface BackoffOptions {
  /** The wait before the first retry, in milliseconds. */
  readonly baseMs: number
  /** No wait is longer than this, in milliseconds. */
  readonly capMs: number
}

/** The wait before retry number `attempt` (from 0): exponential, capped, with half of it at random. */
export function backoffMs(attempt: number, { baseMs, capMs }: BackoffOptions, random: Random): number {
  const full = Math.min(capMs, baseMs * 2 ** attempt)
  return full / 2 + (full / 2) * random.fraction()
}

/**
 * Delays that grow with failures, by key. Nothing is ever locked: a delay ends by itself, and attempts during it
 * are refused without being counted, so that nobody can keep another's delay alive by knocking.
 */
import type { Clock } from '../../foundation/clock.ts'
import { forgetFirst } from './token-buckets.ts'

export interface FailureOptions {
  /** So many failures have no consequence. */
  readonly free: number
  /** The longest delay, in seconds. */
  readonly capSeconds: number
}

export interface Failures {
  /** Seconds until the next attempt may be made; 0 for now. */
  delay(key: string): number
  /**
   * Counts an attempt as failed before its outcome is known, so that attempts at the same moment count too.
   * @returns how many there are now.
   */
  count(key: string): number
  /** The attempt succeeded: everything counted is forgotten. */
  clear(key: string): void
  /** The attempt succeeded, but others were counted under the same key: only this one is forgotten. */
  forgive(key: string): void
}

const mostKeys = 10_000
const forgetAfterMs = 3_600_000

export function createFailures(clock: Clock, { free, capSeconds }: FailureOptions): Failures {
  const entries = new Map<string, { count: number; at: number }>()

  function find(key: string): { count: number; at: number } | undefined {
    const entry = entries.get(key)
    if (entry === undefined || clock.now() - entry.at < forgetAfterMs) return entry
    entries.delete(key)
    return undefined
  }

  return {
    delay(key) {
      const entry = find(key)
      if (entry === undefined || entry.count < free) return 0
      const seconds = Math.min(capSeconds, 2 ** (entry.count - free))
      return Math.max(0, entry.at + seconds * 1000 - clock.now()) / 1000
    },
    count(key) {
      const count = (find(key)?.count ?? 0) + 1
      entries.delete(key)
      entries.set(key, { count, at: clock.now() })
      if (entries.size > mostKeys) forgetFirst(entries)
      return count
    },
    clear(key) {
      entries.delete(key)
    },
    forgive(key) {
      const entry = find(key)
      if (entry !== undefined) entry.count = Math.max(0, entry.count - 1)
    },
  }
}

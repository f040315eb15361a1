/**
 * Counts refusals of those who ask too often, so that the audit log tells of each flood without being one: at most one
 * record for each address, reason and minute.
 */
import { forgetFirst } from './token-buckets.ts'

/** What is alike is counted together. */
export interface RefusedTooOften {
  readonly action: string
  readonly reason: string
  readonly remoteAddress: string
}

/** Refusals that were counted and are on no record yet. */
export interface CountedRefusals extends RefusedTooOften {
  readonly attempts: number
}

export interface TooOften {
  /**
   * Counts one refusal.
   * @returns how many a record now stands for; undefined when none is due, because the last one is less than a minute old.
   */
  count(refused: RefusedTooOften, now: number): number | undefined
  /** What waited for a minute without another refusal; it is counted no more. */
  takeQuiet(now: number): CountedRefusals[]
}

const windowMs = 60_000
/** The oldest of more are forgotten: what they counted is then on no record. */
const mostEntries = 10_000

export function createTooOften(): TooOften {
  const entries = new Map<string, { refused: RefusedTooOften; attempts: number; recordedAt: number }>()
  return {
    count(refused, now) {
      const key = `${refused.remoteAddress} ${refused.action} ${refused.reason}`
      const entry = entries.get(key) ?? { refused, attempts: 0, recordedAt: Number.NEGATIVE_INFINITY }
      entries.delete(key)
      // A clock that was set back must not keep a flood from being recorded.
      const isDue = now - entry.recordedAt >= windowMs || now < entry.recordedAt
      const attempts = entry.attempts + 1
      entries.set(key, isDue ? { refused, attempts: 0, recordedAt: now } : { ...entry, attempts })
      if (entries.size > mostEntries) forgetFirst(entries)
      return isDue ? attempts : undefined
    },
    takeQuiet(now) {
      const quiet: CountedRefusals[] = []
      for (const [key, { refused, attempts, recordedAt }] of entries) {
        if (now - recordedAt < windowMs) continue
        entries.delete(key)
        if (attempts > 0) quiet.push({ ...refused, attempts })
      }
      return quiet
    },
  }
}

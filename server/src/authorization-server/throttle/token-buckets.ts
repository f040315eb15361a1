/** Token buckets by key: a rate, and a burst above it. */
import type { Clock } from '../../foundation/clock.ts'

export interface BucketOptions {
  readonly perSecond: number
  readonly burst: number
}

export interface TokenBuckets {
  /** Takes one token. @returns 0, or after how many seconds there is one again (then none was taken). */
  take(key: string): number
}

/** More keys than this are not kept apart for long: the oldest are forgotten, as if they had been quiet. */
const mostKeys = 10_000

export function createTokenBuckets(clock: Clock, { perSecond, burst }: BucketOptions): TokenBuckets {
  const buckets = new Map<string, { level: number; at: number }>()
  return {
    take(key) {
      const now = clock.now()
      const bucket = buckets.get(key) ?? { level: burst, at: now }
      const elapsedSeconds = Math.max(0, now - bucket.at) / 1000
      const level = Math.min(burst, bucket.level + elapsedSeconds * perSecond)
      // Put at the end, so that the first key is the one unused for longest.
      buckets.delete(key)
      buckets.set(key, { level: level >= 1 ? level - 1 : level, at: now })
      if (buckets.size > mostKeys) forgetFirst(buckets)
      return level >= 1 ? 0 : (1 - level) / perSecond
    },
  }
}

/** Drops the entry that was put in first. */
export function forgetFirst(map: Map<string, unknown>): void {
  const first = map.keys().next()
  if (first.done !== true) map.delete(first.value)
}

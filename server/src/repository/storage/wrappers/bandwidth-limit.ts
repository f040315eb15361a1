/** A storage that uses no more of a line than it is given. */
import type { Clock } from '../../../foundation/clock.ts'
import type { Storage } from '../storage.ts'

export interface BandwidthLimits {
  /** Bytes a second towards the storage; no limit when absent. */
  readonly upload?: number | undefined
  /** Bytes a second from the storage; no limit when absent. */
  readonly download?: number | undefined
}

/**
 * Objects count whole: each waits until the line has caught up with those before it.
 * @param limits - Asked at each object where it is a function: what is changed counts from the next one on.
 */
export function withBandwidthLimit(
  inner: Storage,
  { clock }: { readonly clock: Clock },
  limits: BandwidthLimits | (() => BandwidthLimits),
): Storage {
  const now = typeof limits === 'function' ? limits : (): BandwidthLimits => limits
  const up = createBucket(() => now().upload, clock)
  const down = createBucket(() => now().download, clock)
  const received = async (reading: Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> => {
    const bytes = await reading
    await down(bytes?.length ?? 0)
    return bytes
  }
  const { lock } = inner
  return {
    put: async (name, bytes, options) => {
      await up(bytes.length)
      return inner.put(name, bytes, options)
    },
    get: (name) => received(inner.get(name)),
    getRange: (name, offset, length) => received(inner.getRange(name, offset, length)),
    size: (name) => inner.size(name),
    list: (prefix) => inner.list(prefix),
    delete: (name) => inner.delete(name),
    modifiedAt: (name) => inner.modifiedAt(name),
    ...(lock === undefined ? {} : { lock }),
  }
}

/**
 * A token bucket of one second's bytes. Who takes more than there is leaves a debt and waits until it is paid, so that
 * also objects larger than the bucket pass, and in their order.
 */
function createBucket(rateNow: () => number | undefined, clock: Clock): (bytes: number) => Promise<void> {
  let tokens = rateNow() ?? 0
  let filledAt = clock.now()
  let lastRate = rateNow()
  return async (bytes) => {
    const now = clock.now()
    const rate = rateNow()
    if (rate === undefined) {
      lastRate = rate
      return
    }
    // A line that was free until now owes nothing.
    if (lastRate === undefined) tokens = rate
    lastRate = rate
    // A clock that steps back gives nothing and takes nothing.
    tokens = Math.min(rate, tokens + (Math.max(0, now - filledAt) / 1_000) * rate)
    filledAt = now
    tokens -= bytes
    if (tokens < 0) await clock.sleep((-tokens / rate) * 1_000)
  }
}

/** A storage that tries again what failed for a moment. */
import { equalBytes } from '../../../foundation/bytes.ts'
import { backoffMs, type BackoffOptions } from '../../../foundation/backoff.ts'
import type { Clock } from '../../../foundation/clock.ts'
import type { Random } from '../../../foundation/random.ts'
import { StorageError } from '../storage-error.ts'
import type { Storage } from '../storage.ts'

export interface RetryDependencies {
  readonly clock: Clock
  readonly random: Random
}

export interface RetryOptions extends BackoffOptions {
  /** How often a call is tried, the first time counted. */
  readonly tries: number
}

const defaults: RetryOptions = { tries: 6, baseMs: 500, capMs: 20_000 }

/**
 * Repeats what failed with a {@link StorageError} that says it may succeed later; everything else fails at once.
 * A conditional write whose first try failed half way may find its own bytes: that is a success, not a taken name (F-32).
 */
export function withRetry(
  inner: Storage,
  { clock, random }: RetryDependencies,
  options: Partial<RetryOptions> = {},
): Storage {
  const { tries, ...backoff } = { ...defaults, ...options }
  const pause = async (error: unknown, tried: number): Promise<void> => {
    if (!(error instanceof StorageError) || !error.isRetryable || tried >= tries) throw error
    await clock.sleep(backoffMs(tried - 1, backoff, random))
  }
  const retry = async <Result>(call: (tried: number) => Promise<Result>): Promise<Result> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await call(tried)
      } catch (error) {
        await pause(error, tried)
      }
    }
  }
  const holds = async (name: string, bytes: Uint8Array): Promise<boolean> => {
    if ((await inner.size(name)) !== bytes.length) return false
    const found = await inner.get(name)
    return found !== undefined && equalBytes(found, bytes)
  }
  const { lock } = inner
  return {
    put: (name, bytes, put) =>
      retry(
        async (tried) =>
          (await inner.put(name, bytes, put)) || (tried > 1 && (await retry(() => holds(name, bytes)))),
      ),
    get: (name) => retry(() => inner.get(name)),
    getRange: (name, offset, length) => retry(() => inner.getRange(name, offset, length)),
    size: (name) => retry(() => inner.size(name)),
    list: (prefix) => listAgain(inner, prefix, pause),
    delete: (name) => retry(() => inner.delete(name)),
    modifiedAt: (name) => retry(() => inner.modifiedAt(name)),
    ...(lock === undefined
      ? {}
      : {
          lock: {
            period: lock.period,
            lockedUntil: (name) => retry(() => lock.lockedUntil(name)),
            extend: (name, until) => retry(() => lock.extend(name, until)),
          },
        }),
  }
}

/** @yields What was not given yet: a list that breaks off begins anew. */
async function* listAgain(
  inner: Storage,
  prefix: string,
  pause: (error: unknown, tried: number) => Promise<void>,
): AsyncGenerator<string> {
  let last: string | undefined
  for (let tried = 1; ; tried += 1) {
    try {
      for await (const name of inner.list(prefix)) {
        if (last !== undefined && name <= last) continue
        last = name
        yield name
      }
      return
    } catch (error) {
      await pause(error, tried)
    }
  }
}

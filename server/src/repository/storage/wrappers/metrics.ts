/** A storage that tells what is done with it, and how long it takes. */
import type { Clock } from '../../../foundation/clock.ts'
import { VaultError } from '../../errors.ts'
import type { Storage } from '../storage.ts'

export type StorageOperation =
  | 'put'
  | 'get'
  | 'get-range'
  | 'size'
  | 'list'
  | 'delete'
  | 'modified-at'
  | 'lock'

export interface StorageObservation {
  readonly operation: StorageOperation
  /** `ok`; `taken` for a conditional write that found the name in use; else the code of the {@link VaultError}. */
  readonly outcome: string
  /** Bytes that were written or read. */
  readonly bytes: number
  readonly seconds: number
}

/** Where observations go. */
export interface StorageMetrics {
  observe(observation: StorageObservation): void
}

export function withMetrics(
  inner: Storage,
  { clock }: { readonly clock: Pick<Clock, 'now'> },
  metrics: StorageMetrics,
): Storage {
  const watch = createWatch(clock, metrics)
  const { lock } = inner
  return {
    put: (name, bytes, options) =>
      watch('put', inner.put(name, bytes, options), (isWritten) =>
        isWritten ? { bytes: bytes.length } : { outcome: 'taken' },
      ),
    get: (name) => watch('get', inner.get(name), lengthOf),
    getRange: (name, offset, length) => watch('get-range', inner.getRange(name, offset, length), lengthOf),
    size: (name) => watch('size', inner.size(name)),
    list: (prefix) => watchedList(inner.list(prefix), watch),
    delete: (name) => watch('delete', inner.delete(name)),
    modifiedAt: (name) => watch('modified-at', inner.modifiedAt(name)),
    ...(lock === undefined
      ? {}
      : {
          lock: {
            period: lock.period,
            lockedUntil: (name) => watch('lock', lock.lockedUntil(name)),
            extend: (name, until) => watch('lock', lock.extend(name, until)),
          },
        }),
  }
}

interface Found {
  readonly outcome?: string
  readonly bytes?: number
}

const lengthOf = (bytes: Uint8Array | undefined): Found => ({ bytes: bytes?.length ?? 0 })

interface Watch {
  <Result>(
    operation: StorageOperation,
    result: Promise<Result>,
    describe?: (result: Result) => Found,
  ): Promise<Result>
  /** Begins an observation; what is answered ends it. */
  begin(operation: StorageOperation): (found: Found) => void
}

function createWatch(clock: Pick<Clock, 'now'>, metrics: StorageMetrics): Watch {
  const begin: Watch['begin'] = (operation) => {
    const begun = clock.now()
    return ({ outcome = 'ok', bytes = 0 }) =>
      metrics.observe({ operation, outcome, bytes, seconds: (clock.now() - begun) / 1_000 })
  }
  const watch = async <Result>(
    operation: StorageOperation,
    result: Promise<Result>,
    describe?: (result: Result) => Found,
  ): Promise<Result> => {
    const end = begin(operation)
    try {
      const value = await result
      end(describe?.(value) ?? {})
      return value
    } catch (error) {
      end(failed(error))
      throw error
    }
  }
  return Object.assign(watch, { begin })
}

function failed(error: unknown): Found {
  return { outcome: error instanceof VaultError ? error.code : 'failed' }
}

/** @yields The names; one observation for all of them, when the list has ended or was left. */
async function* watchedList(names: AsyncIterable<string>, watch: Watch): AsyncGenerator<string> {
  const end = watch.begin('list')
  let found: Found = {}
  try {
    yield* names
  } catch (error) {
    found = failed(error)
    throw error
  } finally {
    end(found)
  }
}

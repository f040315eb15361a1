/** A storage that notes what changes it, for tests of interrupted and failing runs. */
import { copyBytes } from '../bytes.ts'
import type { Storage } from './storage.ts'

export interface RecordedPut {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A put or a deletion: when it was asked for and when it was acknowledged, in one count of such moments. */
export interface RecordedOperation {
  readonly kind: 'put' | 'delete'
  readonly name: string
  /** Empty for a deletion. */
  readonly bytes: Uint8Array
  readonly ifAbsent: boolean
  readonly startedAt: number
  /** Undefined while it is under way, and for ever when it failed: nobody knows then whether it was done. */
  readonly acknowledgedAt: number | undefined
  /** What the storage's own clock says of the object that was put, in milliseconds since the Unix epoch. */
  readonly modifiedAt: number | undefined
}

export interface RecordingStorage extends Storage {
  /** Every write that was acknowledged, in order. */
  readonly puts: readonly RecordedPut[]
  /** Every put and deletion, in the order in which they were asked for. */
  readonly operations: readonly RecordedOperation[]
  /** Names whose bytes were read, in order. */
  readonly reads: readonly string[]
  /** How many starts and acknowledgements there were. */
  readonly moments: number
}

/** @param beforePut - May wait or throw; what it throws is what the storage answers. */
export function createRecordingStorage(
  inner: Storage,
  beforePut: (name: string, count: number) => void | Promise<void> = () => undefined,
): RecordingStorage {
  const puts: RecordedPut[] = []
  const operations: RecordedOperation[] = []
  const reads: string[] = []
  let moments = 0

  const record = async <Answer>(
    operation: Pick<RecordedOperation, 'kind' | 'name' | 'bytes' | 'ifAbsent'>,
    run: () => Promise<Answer>,
  ): Promise<Answer> => {
    const started = {
      ...operation,
      startedAt: (moments += 1),
      acknowledgedAt: undefined,
      modifiedAt: undefined,
    }
    const place = operations.push(started) - 1
    const answer = await run()
    const modifiedAt = operation.kind === 'put' ? await inner.modifiedAt(operation.name) : undefined
    operations[place] = { ...started, acknowledgedAt: (moments += 1), modifiedAt }
    return answer
  }

  return {
    puts,
    operations,
    reads,
    get moments() {
      return moments
    },
    put: async (name, bytes, options) => {
      await beforePut(name, puts.length)
      const copy = copyBytes(bytes)
      const operation = { kind: 'put' as const, name, bytes: copy, ifAbsent: options?.ifAbsent === true }
      const isWritten = await record(operation, () => inner.put(name, bytes, options))
      if (isWritten) puts.push({ name, bytes: copy })
      return isWritten
    },
    get: (name) => {
      reads.push(name)
      return inner.get(name)
    },
    getRange: (name, offset, length) => {
      reads.push(name)
      return inner.getRange(name, offset, length)
    },
    size: (name) => inner.size(name),
    list: (prefix) => inner.list(prefix),
    delete: (name) =>
      record({ kind: 'delete', name, bytes: new Uint8Array(), ifAbsent: false }, () => inner.delete(name)),
    modifiedAt: (name) => inner.modifiedAt(name),
  }
}

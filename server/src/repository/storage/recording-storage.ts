/** A storage that notes every write before it happens, for tests of interrupted and failing runs. */
import { copyBytes } from '../bytes.ts'
import type { Storage } from './storage.ts'

export interface RecordedPut {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface RecordingStorage extends Storage {
  /** Every write that was acknowledged, in order. */
  readonly puts: readonly RecordedPut[]
  /** Names whose bytes were read, in order. */
  readonly reads: readonly string[]
}

/** @param beforePut - May wait or throw; what it throws is what the storage answers. */
export function createRecordingStorage(
  inner: Storage,
  beforePut: (name: string, count: number) => void | Promise<void> = () => undefined,
): RecordingStorage {
  const puts: RecordedPut[] = []
  const reads: string[] = []
  return {
    puts,
    reads,
    put: async (name, bytes, options) => {
      await beforePut(name, puts.length)
      const isWritten = await inner.put(name, bytes, options)
      if (isWritten) puts.push({ name, bytes: copyBytes(bytes) })
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
    delete: (name) => inner.delete(name),
    modifiedAt: (name) => inner.modifiedAt(name),
  }
}

/** A storage in memory, for tests and tools. */
import { copyBytes } from '../../bytes.ts'
import { checkName, type Storage } from '../storage.ts'

/** @param objects - The objects to begin with; copied. */
export function createMemoryStorage(objects: Iterable<readonly [string, Uint8Array]> = []): Storage {
  const held = new Map<string, Uint8Array>()
  for (const [name, bytes] of objects) held.set(checkName(name), copyBytes(bytes))
  return {
    put: async (name, bytes, options = {}) => {
      if (options.ifAbsent === true && held.has(name)) return false
      held.set(checkName(name), copyBytes(bytes))
      return true
    },
    get: async (name) => held.get(name)?.slice(),
    getRange: async (name, offset, length) => held.get(name)?.slice(offset, offset + length),
    size: async (name) => held.get(name)?.length,
    async *list(prefix) {
      yield* [...held.keys()].filter((name) => name.startsWith(prefix)).toSorted(byCodeUnit)
    },
    delete: async (name) => {
      held.delete(name)
    },
  }
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : 1
}

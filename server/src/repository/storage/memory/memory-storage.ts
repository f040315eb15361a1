/** A storage in memory, for tests and tools. */
import { systemClock, type Clock } from '../../../foundation/clock.ts'
import { copyBytes } from '../../bytes.ts'
import { checkName, type Storage } from '../storage.ts'

interface HeldObject {
  readonly bytes: Uint8Array
  readonly modifiedAt: number
}

/**
 * @param objects - The objects to begin with; copied.
 * @param clock - The storage's own.
 */
export function createMemoryStorage(
  objects: Iterable<readonly [string, Uint8Array]> = [],
  clock: Pick<Clock, 'now'> = systemClock,
): Storage {
  const held = new Map<string, HeldObject>()
  const hold = (name: string, bytes: Uint8Array): void => {
    held.set(checkName(name), { bytes: copyBytes(bytes), modifiedAt: clock.now() })
  }
  for (const [name, bytes] of objects) hold(name, bytes)
  return {
    put: async (name, bytes, options = {}) => {
      if (options.ifAbsent === true && held.has(name)) return false
      hold(name, bytes)
      return true
    },
    get: async (name) => held.get(name)?.bytes.slice(),
    getRange: async (name, offset, length) => held.get(name)?.bytes.slice(offset, offset + length),
    size: async (name) => held.get(name)?.bytes.length,
    async *list(prefix) {
      yield* [...held.keys()].filter((name) => name.startsWith(prefix)).toSorted(byCodeUnit)
    },
    delete: async (name) => {
      held.delete(name)
    },
    modifiedAt: async (name) => held.get(name)?.modifiedAt,
  }
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : 1
}

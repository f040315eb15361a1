/**
 * A set of content ids in one typed array: 16 bytes of each, 21 to 43 bytes an id. Ids are keyed hashes, so that 128
 * bits of them are as unique as all.
 */
import { asBuffer } from '../bytes.ts'

export interface IdSet {
  readonly size: number
  /** @returns false when it was there already. */
  add(id: Uint8Array): boolean
  has(id: Uint8Array): boolean
}

const words = 4

export function createIdSet(initialSlots = 1024): IdSet {
  let slots = 2 ** Math.ceil(Math.log2(initialSlots))
  let table = new Uint32Array(slots * words)
  let size = 0

  /** Where the id is, or the empty slot where it would go. */
  const slotOf = (into: Uint32Array, id: readonly number[]): number => {
    const mask = into.length / words - 1
    let slot = (id[0] ?? 0) & mask
    for (;;) {
      const at = slot * words
      const isEmpty = (into[at] ?? 0) === 0 && (into[at + 1] ?? 0) === 0
      const isSame =
        into[at] === id[0] && into[at + 1] === id[1] && into[at + 2] === id[2] && into[at + 3] === id[3]
      if (isSame || isEmpty) return at
      slot = (slot + 1) & mask
    }
  }

  const grow = (): void => {
    const wider = new Uint32Array(slots * 2 * words)
    for (let at = 0; at < table.length; at += words) {
      const id = [table[at] ?? 0, table[at + 1] ?? 0, table[at + 2] ?? 0, table[at + 3] ?? 0]
      if (id[0] !== 0 || id[1] !== 0) wider.set(id, slotOf(wider, id))
    }
    table = wider
    slots *= 2
  }

  return {
    get size() {
      return size
    },
    add: (bytes) => {
      const id = wordsOf(bytes)
      const at = slotOf(table, id)
      if (table[at] === id[0] && table[at + 1] === id[1]) return false
      table.set(id, at)
      size += 1
      if (size * 4 > slots * 3) grow()
      return true
    },
    has: (bytes) => {
      const id = wordsOf(bytes)
      const at = slotOf(table, id)
      return table[at] === id[0] && table[at + 1] === id[1]
    },
  }
}

/** Four numbers, the first two of which are never both zero: that is an empty slot. */
function wordsOf(id: Uint8Array): readonly number[] {
  const view = asBuffer(id)
  const first = view.readUInt32LE(0)
  const second = view.readUInt32LE(4)
  return [first, first === 0 && second === 0 ? 1 : second, view.readUInt32LE(8), view.readUInt32LE(12)]
}

/**
 * Where every blob of one organization lies, in typed arrays: a hash table with open addressing over entries of 32
 * bytes id and five numbers, some 70 bytes a blob, where a Map of objects would take five times that.
 */
import type { CodecId } from '../pack/codec.ts'
import type { BlobKind } from '../crypto/keys.ts'
import type { PackEntry } from '../pack/pack.ts'

export interface BlobLocation extends Omit<PackEntry, 'id'> {
  /** The number under which the pack was added. */
  readonly pack: number
}

export interface BlobIndex {
  readonly size: number
  /** The location that was set for the id last. */
  find(id: Uint8Array): BlobLocation | undefined
  set(id: Uint8Array, location: BlobLocation): void
}

const idLength = 32
const fieldCount = 5
const emptySlot = -1

export function createBlobIndex(initialCapacity = 1024): BlobIndex {
  let capacity = initialCapacity
  let size = 0
  let ids = Buffer.alloc(capacity * idLength)
  let fields = new Uint32Array(capacity * fieldCount)
  /** Twice as many slots as entries at most, a power of two; each holds the number of an entry. */
  let slots = newSlots(capacity)

  /** The slot that holds the id, or the empty one where it would go. */
  const slotOf = (id: Uint8Array): number => {
    const mask = slots.length - 1
    let slot = hashOf(id, 0) & mask
    for (let entry = slots[slot]; entry !== undefined && entry !== emptySlot; entry = slots[slot]) {
      if (ids.compare(id, 0, idLength, entry * idLength, (entry + 1) * idLength) === 0) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  const grow = (): void => {
    capacity *= 2
    ids = Buffer.concat([ids], capacity * idLength)
    const wider = new Uint32Array(capacity * fieldCount)
    wider.set(fields)
    fields = wider
    slots = newSlots(capacity)
    const mask = slots.length - 1
    for (let entry = 0; entry < size; entry += 1) {
      let slot = hashOf(ids, entry * idLength) & mask
      while (slots[slot] !== emptySlot) slot = (slot + 1) & mask
      slots[slot] = entry
    }
  }

  return {
    get size() {
      return size
    },
    find: (id) => {
      const entry = slots[slotOf(id)]
      if (entry === undefined || entry === emptySlot) return undefined
      const at = entry * fieldCount
      const [pack = 0, offset = 0, storedSize = 0, blobSize = 0, tags = 0] = fields.subarray(
        at,
        at + fieldCount,
      )
      return { pack, offset, storedSize, size: blobSize, ...unpackTags(tags) }
    },
    set: (id, location) => {
      if (size === capacity) grow()
      const slot = slotOf(id)
      let entry = slots[slot]
      if (entry === undefined || entry === emptySlot) {
        entry = size
        size += 1
        slots[slot] = entry
        ids.set(id.subarray(0, idLength), entry * idLength)
      }
      const { pack, offset, storedSize, size: blobSize, kind, codec } = location
      fields.set([pack, offset, storedSize, blobSize, packTags(kind, codec)], entry * fieldCount)
    },
  }
}

function newSlots(capacity: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2))).fill(emptySlot)
}

/** Ids are keyed hashes: any four bytes of one are as good as a hash of it. */
function hashOf(bytes: Uint8Array, offset: number): number {
  return (
    ((bytes[offset] ?? 0) |
      ((bytes[offset + 1] ?? 0) << 8) |
      ((bytes[offset + 2] ?? 0) << 16) |
      ((bytes[offset + 3] ?? 0) << 24)) >>>
    0
  )
}

function packTags(kind: BlobKind, codec: CodecId): number {
  return kind | (codec << 1)
}

function unpackTags(tags: number): { readonly kind: BlobKind; readonly codec: CodecId } {
  return { kind: (tags & 1) === 1 ? 1 : 0, codec: (tags & 2) === 2 ? 1 : 0 }
}

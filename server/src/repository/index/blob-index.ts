/**
 * Where every blob of one organization lies, in typed arrays: 32 bytes an entry, and at most 7 for the table that
 * finds it. An id is kept to its first 16 bytes: it is a keyed hash that nobody outside can steer, and whoever reads a
 * blob compares the whole of it.
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
  /** Memory of its arrays. */
  readonly heldBytes: number
  /** The location that was set for the id last. */
  find(id: Uint8Array): BlobLocation | undefined
  set(id: Uint8Array, location: BlobLocation): void
}

/** Words of 32 bits: four of the id; pack and tags; offset; stored size; size. */
const words = 8
const idWords = 4
/** Entries lie in segments, so that nothing is copied when there are more of them. */
const segmentEntries = 8192
/** The table is in parts, by the id's first byte, so that growing needs little room and no long time. */
const partCount = 256
const firstSlots = 8
const growth = 1.4
/** A part grows when more of its slots are taken. */
const maxLoad = 0.8

/** Slots hold the number of an entry, plus one. */
interface Part {
  slots: Uint32Array
  taken: number
}

export function createBlobIndex(): BlobIndex {
  const segments: Uint32Array[] = []
  const parts: Part[] = Array.from({ length: partCount }, () => ({
    slots: new Uint32Array(firstSlots),
    taken: 0,
  }))
  let size = 0
  /** The id that is being looked for, so that a look allocates nothing. */
  const wanted = new Uint32Array(idWords)

  const setWanted = (id: Uint8Array): void => {
    for (let word = 0; word < idWords; word += 1) {
      const at = word * 4
      wanted[word] =
        ((id[at] ?? 0) << 24) | ((id[at + 1] ?? 0) << 16) | ((id[at + 2] ?? 0) << 8) | (id[at + 3] ?? 0)
    }
  }

  const segmentOf = (entry: number): Uint32Array => {
    const segment = segments[Math.floor(entry / segmentEntries)]
    if (segment === undefined) throw new RangeError('an entry that nobody added')
    return segment
  }

  const isWanted = (entry: number): boolean => {
    const segment = segmentOf(entry)
    const at = (entry % segmentEntries) * words
    return (
      segment[at] === wanted[0] &&
      segment[at + 1] === wanted[1] &&
      segment[at + 2] === wanted[2] &&
      segment[at + 3] === wanted[3]
    )
  }

  const partOfWanted = (): Part => {
    const part = parts[(wanted[0] ?? 0) >>> 24]
    if (part === undefined) throw new RangeError('a byte has 256 values')
    return part
  }

  /** The slot of the wanted id, or the empty one where it would go. */
  const findSlot = ({ slots }: Part): number => {
    let slot = slotFor(wanted[1] ?? 0, slots.length)
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (isWanted(held - 1)) return slot
      slot = slot + 1 === slots.length ? 0 : slot + 1
    }
    return slot
  }

  const grow = (part: Part): void => {
    const old = part.slots
    const slots = new Uint32Array(Math.ceil(old.length * growth))
    for (const held of old) {
      if (held === 0) continue
      const second = segmentOf(held - 1)[((held - 1) % segmentEntries) * words + 1] ?? 0
      let slot = slotFor(second, slots.length)
      while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1
      slots[slot] = held
    }
    part.slots = slots
  }

  const addEntry = (): number => {
    if (size === segments.length * segmentEntries) segments.push(new Uint32Array(segmentEntries * words))
    size += 1
    segmentOf(size - 1).set(wanted, ((size - 1) % segmentEntries) * words)
    return size - 1
  }

  return {
    get size() {
      return size
    },
    get heldBytes() {
      const inParts = parts.reduce((sum, { slots }) => sum + slots.byteLength, 0)
      return segments.reduce((sum, segment) => sum + segment.byteLength, inParts)
    },
    find: (id) => {
      setWanted(id)
      const part = partOfWanted()
      const held = part.slots[findSlot(part)] ?? 0
      if (held === 0) return undefined
      const segment = segmentOf(held - 1)
      const at = ((held - 1) % segmentEntries) * words + idWords
      const packAndTags = segment[at] ?? 0
      return {
        pack: packAndTags >>> 2,
        offset: segment[at + 1] ?? 0,
        storedSize: segment[at + 2] ?? 0,
        size: segment[at + 3] ?? 0,
        ...unpackTags(packAndTags),
      }
    },
    set: (id, { pack, offset, storedSize, size: blobSize, kind, codec }) => {
      setWanted(id)
      const part = partOfWanted()
      if (part.taken >= part.slots.length * maxLoad) grow(part)
      const slot = findSlot(part)
      let held = part.slots[slot] ?? 0
      if (held === 0) {
        held = addEntry() + 1
        part.slots[slot] = held
        part.taken += 1
      }
      const segment = segmentOf(held - 1)
      const at = ((held - 1) % segmentEntries) * words + idWords
      segment[at] = (pack << 2) | packTags(kind, codec)
      segment[at + 1] = offset
      segment[at + 2] = storedSize
      segment[at + 3] = blobSize
    },
  }
}

/** A place between 0 and `count` for an even number of 32 bits. */
function slotFor(word: number, count: number): number {
  return Math.floor((word / 2 ** 32) * count)
}

function packTags(kind: BlobKind, codec: CodecId): number {
  return kind | (codec << 1)
}

function unpackTags(tags: number): { readonly kind: BlobKind; readonly codec: CodecId } {
  return { kind: (tags & 1) === 1 ? 1 : 0, codec: (tags & 2) === 2 ? 1 : 0 }
}

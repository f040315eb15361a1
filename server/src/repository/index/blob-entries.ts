/** Where blobs lie: 32 bytes each, one after the other as they came. An entry keeps its number for good. */
import type { BlobKind } from '../crypto/keys.ts'
import type { CodecId } from '../pack/codec.ts'
import type { PackEntry } from '../pack/pack.ts'

export interface BlobLocation extends Omit<PackEntry, 'id'> {
  /** The number under which the pack was added. */
  readonly pack: number
}

export interface BlobEntries {
  readonly count: number
  /** Memory of its arrays. */
  readonly heldBytes: number
  /**
   * Takes in a blob as packs and index objects list it (docs/repository-format.md, section 5).
   * @param at - Where the listed entry begins in `listed`.
   * @returns its number.
   */
  add(listed: Uint8Array, at: number, pack: number): number
  /** The same blob lies there from now on. */
  replace(entry: number, listed: Uint8Array, at: number, pack: number): void
  /** Whether the entry is of the blob whose id begins with these four words. */
  isOf(entry: number, id: Int32Array): boolean
  /** The id's word of that number, from 0 to 3. */
  idWord(entry: number, word: number): number
  packOf(entry: number): number
  locationOf(entry: number): BlobLocation
}

/**
 * Words of 32 bits: four of the id; pack and tags; offset; stored size; size. They are signed, because V8 keeps a
 * larger number on its heap.
 */
const words = 8
export const idWords = 4
/** Entries lie in segments, so that nothing is copied when there are more of them. */
const segmentEntries = 8192

export function createBlobEntries(): BlobEntries {
  const segments: Int32Array[] = []
  let count = 0

  const segmentOf = (entry: number): Int32Array => {
    const segment = segments[Math.floor(entry / segmentEntries)]
    if (segment === undefined) throw new RangeError('an entry that nobody added')
    return segment
  }

  const place = (entry: number, listed: Uint8Array, from: number, pack: number): void => {
    const segment = segmentOf(entry)
    const at = startOf(entry) + idWords
    segment[at] = (pack << 2) | (listed[from + 32] ?? 0) | ((listed[from + 33] ?? 0) << 1)
    segment[at + 1] = wordAt(listed, from + 34)
    segment[at + 2] = wordAt(listed, from + 38)
    segment[at + 3] = wordAt(listed, from + 42)
  }

  return {
    get count() {
      return count
    },
    get heldBytes() {
      return segments.reduce((sum, segment) => sum + segment.byteLength, 0)
    },
    add: (listed, from, pack) => {
      if (count === segments.length * segmentEntries) segments.push(new Int32Array(segmentEntries * words))
      const segment = segmentOf(count)
      const at = startOf(count)
      for (let word = 0; word < idWords; word += 1) segment[at + word] = wordAt(listed, from + word * 4)
      place(count, listed, from, pack)
      count += 1
      return count - 1
    },
    replace: place,
    isOf: (entry, id) => {
      const segment = segmentOf(entry)
      const at = startOf(entry)
      return (
        segment[at] === id[0] &&
        segment[at + 1] === id[1] &&
        segment[at + 2] === id[2] &&
        segment[at + 3] === id[3]
      )
    },
    idWord: (entry, word) => segmentOf(entry)[startOf(entry) + word] ?? 0,
    packOf: (entry) => (segmentOf(entry)[startOf(entry) + idWords] ?? 0) >>> 2,
    locationOf: (entry) => {
      const segment = segmentOf(entry)
      const at = startOf(entry) + idWords
      const packAndTags = segment[at] ?? 0
      return {
        pack: packAndTags >>> 2,
        offset: (segment[at + 1] ?? 0) >>> 0,
        storedSize: segment[at + 2] ?? 0,
        size: segment[at + 3] ?? 0,
        kind: kindOf(packAndTags),
        codec: codecOf(packAndTags),
      }
    },
  }
}

/** A number of 32 bits, big-endian; negative from 2 ** 31 on, as typed arrays take it. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  )
}

function startOf(entry: number): number {
  return (entry % segmentEntries) * words
}

function kindOf(tags: number): BlobKind {
  return (tags & 1) === 1 ? 1 : 0
}

function codecOf(tags: number): CodecId {
  return (tags & 2) === 2 ? 1 : 0
}

/**
 * Where every blob of one organization lies, in typed arrays: 32 bytes an entry, and some 6 for the table that finds
 * it. An id is kept to its first 16 bytes: it is a keyed hash that nobody outside can steer, and whoever reads a blob
 * compares the whole of it.
 */
import { entryLength } from '../pack/pack.ts'
import { createBlobEntries, idWords, wordAt, type BlobEntries, type BlobLocation } from './blob-entries.ts'

export type { BlobLocation } from './blob-entries.ts'

export interface BlobIndex {
  readonly size: number
  /** Memory of its arrays. */
  readonly heldBytes: number
  find(id: Uint8Array): BlobLocation | undefined
  /** The blob's number, which it keeps for good; undefined for one that is not here. */
  numberOf(id: Uint8Array): number | undefined
  /**
   * Takes in the blobs of a pack.
   * @param listed - As packs and index objects list them (docs/repository-format.md, section 5).
   * @param isBetter - Asked for each blob that is known: whether it lies better in this pack than in that of the given
   *   number. Then it is found here from now on.
   */
  take(listed: Uint8Array, pack: number, isBetter: (holder: number) => boolean): void
  /** So many blobs will be here: parts that grow have room for them at once. */
  expect(count: number): void
  /** Gives back the room of blobs that were expected and did not come. */
  trim(): void
}

/**
 * A part of the table. A slot holds an entry's number plus one, and above it bits of the entry's id, so that a search
 * looks at few entries of other blobs. An empty slot is 0.
 */
interface Part {
  slots: Int32Array
  taken: number
  /** The lower bits of a slot, which hold the number; the others are the id's. */
  numberMask: number
}

/** The table is in parts, by the id's first 10 bits, so that growing needs little room and no long time. */
const partBits = 10
const partCount = 2 ** partBits
/** Parts begin with different sizes, so that they grow one after the other. */
const firstSlots = 8
const growth = 1.4
/** A part grows when more of its slots are taken. */
const maxLoad = 0.8
/** How full parts are made whose blobs are known to come, and below which they are made smaller when fewer came. */
const goodLoad = 0.75
const minLoad = 0.55
const maxGrowth = 8
const leastNumberMask = 0xffff
/** Slots whose entries are read together, because one after the other takes longer. */
const rebuildBatch = 256
/** Blobs whose slots are looked for together, in bytes of their list. */
const batchLength = 512 * entryLength

export function createBlobIndex(): BlobIndex {
  const entries = createBlobEntries()
  const parts: (Part | undefined)[] = Array.from({ length: partCount })
  /** The id that is being looked for, so that a look allocates nothing. */
  const wanted = new Int32Array(idWords)
  let expected = 0
  let touched = 0

  const partOf = (firstWord: number): Part => {
    const place = firstWord >>> (32 - partBits)
    return (parts[place] ??= createPart(place))
  }

  const want = (id: Uint8Array, at: number): Part => {
    for (let word = 0; word < idWords; word += 1) wanted[word] = wordAt(id, at + word * 4)
    return partOf(wanted[0] ?? 0)
  }

  const entryOf = (id: Uint8Array): number => {
    const part = want(id, 0)
    return ((part.slots[slotOf(part, entries, wanted)] ?? 0) & part.numberMask) - 1
  }

  /**
   * Brings the blob's first slot into the processor's cache: many such reads go on at once, while a search waits for
   * each. It makes large tables several times faster.
   */
  const touch = (listed: Uint8Array, at: number): void => {
    const { slots } = partOf(wordAt(listed, at))
    touched ^= slots[firstSlotFor(wordAt(listed, at + 4), slots.length)] ?? 0
  }

  const takeOne = (
    listed: Uint8Array,
    at: number,
    pack: number,
    isBetter: (holder: number) => boolean,
  ): void => {
    const part = want(listed, at)
    makeRoom(part, entries, expected)
    const slot = slotOf(part, entries, wanted)
    const entry = ((part.slots[slot] ?? 0) & part.numberMask) - 1
    if (entry >= 0) {
      if (isBetter(entries.packOf(entry))) entries.replace(entry, listed, at, pack)
      return
    }
    part.slots[slot] = slotValue(part, entries.add(listed, at, pack), wanted[2] ?? 0)
    part.taken += 1
  }

  return {
    get size() {
      return entries.count
    },
    get heldBytes() {
      return parts.reduce((sum, part) => sum + (part?.slots.byteLength ?? 0), entries.heldBytes)
    },
    find: (id) => {
      const entry = entryOf(id)
      return entry < 0 ? undefined : entries.locationOf(entry)
    },
    numberOf: (id) => {
      const entry = entryOf(id)
      return entry < 0 ? undefined : entry
    },
    take: (listed, pack, isBetter) => {
      for (let start = 0; start < listed.length; start += batchLength) {
        const end = Math.min(listed.length, start + batchLength)
        for (let at = start; at < end; at += entryLength) touch(listed, at)
        for (let at = start; at < end; at += entryLength) takeOne(listed, at, pack, isBetter)
      }
    },
    expect: (count) => {
      expected = count
    },
    trim: () => {
      expected = 0
      for (const part of parts) {
        if (part === undefined) continue
        const isRoomy = part.slots.length > maxGrowth * firstSlots && part.taken < part.slots.length * minLoad
        const slotCount = Math.ceil(part.taken / goodLoad)
        if (isRoomy) rebuild(part, entries, { slotCount, numbers: 2 * entries.count })
      }
    },
  }
}

function createPart(place: number): Part {
  const slots = Math.ceil(firstSlots * growth ** (place / partCount))
  return { slots: new Int32Array(slots), taken: 0, numberMask: leastNumberMask }
}

/** The slot of the blob, or the empty one where it would go. */
function slotOf({ slots, numberMask }: Part, entries: BlobEntries, id: Int32Array): number {
  const tag = (id[2] ?? 0) & ~numberMask
  let slot = firstSlotFor(id[1] ?? 0, slots.length)
  for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
    if ((held & ~numberMask) === tag && entries.isOf((held & numberMask) - 1, id)) return slot
    slot = slot + 1 === slots.length ? 0 : slot + 1
  }
  return slot
}

/** Grows the part when it is full, or when numbers have become too large for its slots. */
function makeRoom(part: Part, entries: BlobEntries, expected: number): void {
  const { length } = part.slots
  const isFull = part.taken >= length * maxLoad
  if (!isFull && entries.count < part.numberMask) return
  const wished = Math.min(length * maxGrowth, Math.ceil(expected / partCount / goodLoad))
  rebuild(part, entries, {
    slotCount: isFull ? Math.max(Math.ceil(length * growth), wished) : length,
    numbers: 2 * Math.max(entries.count, expected),
  })
}

interface PartSize {
  readonly slotCount: number
  /** Entries have lower ones until the part grows again: else all parts would be rebuilt at once. */
  readonly numbers: number
}

/** Reads every entry of the part: what makes growing slow. */
function rebuild(part: Part, entries: BlobEntries, { slotCount, numbers }: PartSize): void {
  const { slots: old, numberMask: oldMask } = part
  const slots = new Int32Array(slotCount)
  part.slots = slots
  part.numberMask = maskFor(numbers)
  const first = new Int32Array(rebuildBatch)
  const second = new Int32Array(rebuildBatch)
  for (let start = 0; start < old.length; start += rebuildBatch) {
    const end = Math.min(old.length, start + rebuildBatch)
    for (let at = start; at < end; at += 1) {
      const entry = ((old[at] ?? 0) & oldMask) - 1
      first[at - start] = entry < 0 ? 0 : entries.idWord(entry, 1)
      second[at - start] = entry < 0 ? 0 : entries.idWord(entry, 2)
    }
    for (let at = start; at < end; at += 1) {
      const entry = ((old[at] ?? 0) & oldMask) - 1
      if (entry < 0) continue
      let slot = firstSlotFor(first[at - start] ?? 0, slotCount)
      while (slots[slot] !== 0) slot = slot + 1 === slotCount ? 0 : slot + 1
      slots[slot] = slotValue(part, entry, second[at - start] ?? 0)
    }
  }
}

function slotValue({ numberMask }: Part, entry: number, idBits: number): number {
  return (idBits & ~numberMask) | (entry + 1)
}

/** Ones in the lower bits, as many as a number up to this one has; at most 31. */
function maskFor(number: number): number {
  return Math.max(leastNumberMask, 0x7fffffff >>> Math.max(0, Math.clz32(Math.min(number, 0x7fffffff)) - 1))
}

/** A place between 0 and `count` for an even number of 32 bits. */
function firstSlotFor(word: number, count: number): number {
  return Math.floor(((word >>> 0) / 2 ** 32) * count)
}

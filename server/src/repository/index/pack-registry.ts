/** The packs of one organization and, by content id, the blobs in them. */
import type { PackPlace } from '../pack/pack-reader.ts'
import { createBlobIndex, type BlobLocation } from './blob-index.ts'
import type { PackListing } from './index-object.ts'

/**
 * What can be expected of a pack. `condemned`: reads, but goes soon; `damaged`: parts of it may not read; `gone`: not
 * in the storage. Writers rely on sound ones alone (docs/repository-format.md, section 16).
 */
export type PackState = 'sound' | 'condemned' | 'damaged' | 'gone'

const ranks: Readonly<Record<PackState, number>> = { sound: 0, condemned: 1, damaged: 2, gone: 3 }

export interface KnownPack extends PackPlace {
  readonly state: PackState
  /** A prune object was seen to condemn it: when it is gone, it is not lost. */
  readonly wasCondemned: boolean
  /** Of all its blobs, as they are stored. */
  readonly blobBytes: number
}

export interface FoundBlob {
  readonly pack: KnownPack
  readonly location: BlobLocation
}

export interface PackRegistry {
  /** The best place of the blob. @returns undefined also when its pack is gone. */
  find(id: Uint8Array): FoundBlob | undefined
  /** A pack that is known already is not taken in again. @returns the pack; its state is always the present one. */
  add(pack: PackListing, state: PackState): KnownPack
  /** Takes the blobs of a known pack in again: those that lie in no better place are found in this one from now on. */
  offer(pack: PackListing): void
  has(pack: string): boolean
  /** Undefined for a pack that is not known. */
  stateOf(pack: string): PackState | undefined
  /** Blobs that lie in other packs too are found there only after those were offered again. */
  setState(pack: string, state: PackState): void
  /** All that are known, present or not. */
  packs(): readonly KnownPack[]
  /** The blob's place, also in a pack that is gone. */
  locate(id: Uint8Array): FoundBlob | undefined
  /** Different blobs. */
  readonly blobCount: number
  /** The blob's number, from 0 to below `blobCount`, which it keeps; undefined for one that lies nowhere. */
  numberOf(id: Uint8Array): number | undefined
  /** So many different blobs are to come, as far as anybody knows; {@link PackRegistry.trim} when they have come. */
  expectBlobs(count: number): void
  trim(): void
  /** Packs some blobs of which lie in other packs too, and were not taken from this one or are not any more. */
  contested(): readonly PackPlace[]
}

interface HeldPack extends KnownPack {
  state: PackState
  wasCondemned: boolean
}

export function createPackRegistry(): PackRegistry {
  const blobs = createBlobIndex()
  const packs: HeldPack[] = []
  const numbers = new Map<string, number>()
  const contested = new Set<number>()

  const knownPack = (pack: string): HeldPack | undefined => packs[numbers.get(pack) ?? -1]

  const locate = (id: Uint8Array): FoundBlob | undefined => {
    const location = blobs.find(id)
    const pack = location === undefined ? undefined : packs[location.pack]
    return location !== undefined && pack !== undefined ? { pack, location } : undefined
  }

  const takeIn = ({ listed }: PackListing, number: number, state: PackState): void => {
    blobs.take(listed, number, (holder) => {
      const held = packs[holder]
      // the first of equally good places stays: it is the one that others may be reading
      const isBetter = held === undefined || ranks[state] < ranks[held.state]
      if (holder !== number) contested.add(isBetter ? holder : number)
      return isBetter
    })
  }

  return {
    find: (id) => {
      const found = locate(id)
      return found?.pack.state === 'gone' ? undefined : found
    },
    locate,
    get blobCount() {
      return blobs.size
    },
    add: (listing, state) => {
      const { pack, sizeBytes, blobBytes } = listing
      const known = knownPack(pack)
      if (known !== undefined) return known
      const held = { pack, sizeBytes, state, blobBytes, wasCondemned: state === 'condemned' }
      const number = packs.push(held) - 1
      numbers.set(pack, number)
      takeIn(listing, number, state)
      return held
    },
    offer: (listing) => {
      const number = numbers.get(listing.pack)
      const known = knownPack(listing.pack)
      if (number !== undefined && known !== undefined) takeIn(listing, number, known.state)
    },
    expectBlobs: (count) => blobs.expect(count),
    trim: () => blobs.trim(),
    numberOf: (id) => blobs.numberOf(id),
    has: (pack) => numbers.has(pack),
    stateOf: (pack) => knownPack(pack)?.state,
    setState: (pack, state) => {
      const known = knownPack(pack)
      if (known === undefined) return
      known.state = state
      known.wasCondemned ||= state === 'condemned'
    },
    packs: () => packs,
    contested: () => [...contested].flatMap((number) => packs[number] ?? []),
  }
}

/** The packs of one organization and, by content id, the blobs in them. */
import type { PackPlace } from '../pack/pack-reader.ts'
import { createBlobIndex, type BlobLocation } from './blob-index.ts'
import type { PackDescription } from './index-object.ts'

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
  add(pack: PackDescription, state: PackState): KnownPack
  /** Takes the blobs of a known pack in again: those that lie in no better place are found in this one from now on. */
  offer(pack: PackDescription): void
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

  const takeIn = ({ entries }: PackDescription, number: number, state: PackState): void => {
    for (const { id, ...place } of entries) {
      const held = blobs.find(id)
      const holder = held === undefined ? undefined : packs[held.pack]
      // the first of equally good places stays: it is the one that others may be reading
      const isBetter = holder === undefined || ranks[state] < ranks[holder.state]
      if (held !== undefined && held.pack !== number) contested.add(isBetter ? held.pack : number)
      if (isBetter) blobs.set(id, { ...place, pack: number })
    }
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
    add: (description, state) => {
      const { pack, sizeBytes, entries } = description
      const known = knownPack(pack)
      if (known !== undefined) return known
      const blobBytes = entries.reduce((sum, { storedSize }) => sum + storedSize, 0)
      const held = { pack, sizeBytes, state, blobBytes, wasCondemned: state === 'condemned' }
      const number = packs.push(held) - 1
      numbers.set(pack, number)
      takeIn(description, number, state)
      return held
    },
    offer: (description) => {
      const number = numbers.get(description.pack)
      const known = knownPack(description.pack)
      if (number !== undefined && known !== undefined) takeIn(description, number, known.state)
    },
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

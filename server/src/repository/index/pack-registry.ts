/** The packs of one organization and, by content id, the blobs in them. */
import type { PackPlace } from '../pack/pack-reader.ts'
import { createBlobIndex, type BlobLocation } from './blob-index.ts'
import type { PackDescription } from './index-object.ts'

export interface FoundBlob {
  readonly pack: PackPlace
  readonly location: BlobLocation
}

export interface PackRegistry {
  /** @returns undefined also when the blob's pack is gone. */
  find(id: Uint8Array): FoundBlob | undefined
  /** A pack that is known already is not taken in again. */
  add(pack: PackDescription, isPresent: boolean): void
  has(pack: string): boolean
  setPresent(pack: string, isPresent: boolean): void
  /** All that are known, present or not. */
  packs(): readonly string[]
}

interface KnownPack extends PackPlace {
  isPresent: boolean
}

export function createPackRegistry(): PackRegistry {
  const blobs = createBlobIndex()
  const packs: KnownPack[] = []
  const numbers = new Map<string, number>()

  const find = (id: Uint8Array): FoundBlob | undefined => {
    const location = blobs.find(id)
    const pack = location === undefined ? undefined : packs[location.pack]
    return location !== undefined && pack?.isPresent === true ? { pack, location } : undefined
  }

  return {
    find,
    add: ({ pack, sizeBytes, entries }, isPresent) => {
      if (numbers.has(pack)) return
      const number = packs.push({ pack, sizeBytes, isPresent }) - 1
      numbers.set(pack, number)
      for (const { id, ...place } of entries) {
        // the first place that can be read stays: it is the one that others may be reading
        if (find(id) === undefined) blobs.set(id, { ...place, pack: number })
      }
    },
    has: (pack) => numbers.has(pack),
    setPresent: (pack, isPresent) => {
      const known = packs[numbers.get(pack) ?? -1]
      if (known !== undefined) known.isPresent = isPresent
    },
    packs: () => [...numbers.keys()],
  }
}

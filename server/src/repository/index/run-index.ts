/** The index as one run sees it: it knows what the run relies on. */
import type { PackListing } from './index-object.ts'
import type { FoundBlob, KnownPack, PackRegistry, PackState } from './pack-registry.ts'

/** Whatever it finds lies in sound packs. */
export interface RunIndex {
  find(id: Uint8Array): FoundBlob | undefined
  /** Takes a pack in that was just written; its blobs are found from now on. */
  add(pack: PackListing): void
  /** Packs that no index object names yet. */
  readonly unindexedPacks: number
  /** Writes an index of them. @returns the bytes written. */
  flush(): Promise<number>
  /** Packs that the run relies on and that are condemned, damaged or gone since, as the last refresh saw it. */
  endangered(): readonly KnownPack[]
  /** The run does not rely on the pack any more. */
  release(pack: KnownPack): void
  /** Some pack is damaged, or gone although no prune object condemned it. */
  readonly mayHaveLost: boolean
}

export interface RunIndexDependencies {
  readonly registry: PackRegistry
  readonly add: (pack: PackListing) => KnownPack
  readonly flush: () => Promise<number>
  readonly countUnindexed: () => number
}

export function createRunIndex(index: RunIndexDependencies): RunIndex {
  const { registry } = index
  const relied = new Set<KnownPack>()
  return {
    find: (id) => {
      const found = registry.find(id)
      if (found?.pack.state !== 'sound') return undefined
      relied.add(found.pack)
      return found
    },
    add: (pack) => {
      relied.add(index.add(pack))
    },
    get unindexedPacks() {
      return index.countUnindexed()
    },
    flush: () => index.flush(),
    endangered: () => [...relied].filter(({ state }) => state !== 'sound'),
    release: (pack) => {
      relied.delete(pack)
    },
    get mayHaveLost() {
      return registry.packs().some(({ state, wasCondemned }) => isLost(state, wasCondemned))
    },
  }
}

function isLost(state: PackState, wasCondemned: boolean): boolean {
  return state === 'damaged' || (state === 'gone' && !wasCondemned)
}

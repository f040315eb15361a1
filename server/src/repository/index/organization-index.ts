/**
 * What one organization has in the storage: every blob's place, from index objects and, for packs that none of them
 * names, from the packs themselves. A blob whose pack is gone counts as absent, so that the next run stores it again;
 * for a run, so does one that lies in condemned or damaged packs alone.
 */
import type { OrganizationKeys } from '../crypto/keys.ts'
import { createSemaphore } from '../semaphore.ts'
import type { PackListing } from './index-object.ts'
import type { IndexState, OrganizationIndexDependencies } from './index-state.ts'
import { writeIndexObjects } from './index-storage.ts'
import { createPackRegistry, type FoundBlob, type KnownPack } from './pack-registry.ts'
import { offerContested, refresh } from './refresh.ts'
import { createRunIndex, type RunIndex } from './run-index.ts'

export type { OrganizationIndexDependencies, PackMarks } from './index-state.ts'
export type { RunIndex } from './run-index.ts'

export interface OrganizationIndex {
  /** The best place of the blob. @returns undefined also when its pack is gone. */
  find(id: Uint8Array): FoundBlob | undefined
  /** Takes a pack in that was just written; its blobs are found from now on. */
  add(pack: PackListing): void
  /** Packs that no index object names yet. */
  readonly unindexedPacks: number
  /** Writes an index of them. @returns the bytes written. */
  flush(): Promise<number>
  /** Looks at the storage again: new index objects, packs without index, packs that are gone, condemned or damaged. */
  refresh(): Promise<void>
  /** Packs that did not read are the last places where their blobs are looked for. */
  suspect(...packs: readonly string[]): Promise<void>
  /** The blob's place, also in a pack that is gone. */
  locate(id: Uint8Array): FoundBlob | undefined
  /** The blob's number, from 0 to below `blobCount`, which it keeps; undefined for one that lies nowhere. */
  numberOf(id: Uint8Array): number | undefined
  /** Every pack that is or was known, gone ones too. */
  packs(): readonly KnownPack[]
  /** Different blobs. */
  readonly blobCount: number
  /** The index as one run sees it. */
  beginRun(): RunIndex
}

export function createOrganizationIndex(
  dependencies: OrganizationIndexDependencies,
  organization: OrganizationKeys,
): OrganizationIndex {
  const registry = createPackRegistry()
  const state: IndexState = {
    dependencies,
    organization,
    registry,
    unindexed: new Map(),
    seen: new Set(),
    suspects: new Set(),
  }
  const turn = createSemaphore(1)

  const add = (listing: PackListing): KnownPack => {
    state.unindexed.set(listing.pack, listing)
    return registry.add(listing, 'sound')
  }

  const flushInTurn = (): Promise<number> => turn.run(() => flush(state))
  const countUnindexed = (): number => state.unindexed.size

  return {
    find: (id) => registry.find(id),
    add,
    get unindexedPacks() {
      return countUnindexed()
    },
    flush: flushInTurn,
    refresh: () => turn.run(() => refresh(state)),
    suspect: (...packs) => turn.run(() => suspect(state, packs)),
    locate: (id) => registry.locate(id),
    numberOf: (id) => registry.numberOf(id),
    packs: () => registry.packs(),
    get blobCount() {
      return registry.blobCount
    },
    beginRun: () => createRunIndex({ registry, add, flush: flushInTurn, countUnindexed }),
  }
}

async function flush({ dependencies, organization, unindexed, seen }: IndexState): Promise<number> {
  let written = 0
  await writeIndexObjects(dependencies, organization, [...unindexed.values()], (object) => {
    seen.add(object.name)
    written += object.sizeBytes
    for (const { pack } of object.packs) unindexed.delete(pack)
  })
  return written
}

async function suspect(state: IndexState, packs: readonly string[]): Promise<void> {
  const { registry, suspects } = state
  const news = packs.filter((pack) => !suspects.has(pack) && registry.stateOf(pack) !== 'gone')
  for (const pack of news) {
    suspects.add(pack)
    registry.setState(pack, 'damaged')
  }
  if (news.length > 0) await offerContested(state)
}

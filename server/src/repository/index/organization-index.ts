/**
 * What one organization has in the storage: every blob's place, from index objects and, for packs that none of them
 * names, from the packs themselves. A blob whose pack is gone counts as absent, so that the next run stores it again;
 * for a run, so does one that lies in condemned or damaged packs alone.
 */
import { corrupt, VaultError } from '../errors.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { indexName, indexPrefix, leafOf, packName, packsPrefix } from '../names.ts'
import type { PackPlace, PackReader } from '../pack/pack-reader.ts'
import { createSemaphore } from '../semaphore.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { decodeIndex, encodeIndex, type PackDescription } from './index-object.ts'
import { createPackRegistry, type FoundBlob, type KnownPack, type PackState } from './pack-registry.ts'

export interface OrganizationIndex {
  /** The best place of the blob. @returns undefined also when its pack is gone. */
  find(id: Uint8Array): FoundBlob | undefined
  /** Takes a pack in that was just written; its blobs are found from now on. */
  add(pack: PackDescription): void
  /** Packs that no index object names yet. */
  readonly unindexedPacks: number
  /** Writes one index object for them. @returns the bytes written. */
  flush(): Promise<number>
  /** Looks at the storage again: new index objects, packs without index, packs that are gone, condemned or damaged. */
  refresh(): Promise<void>
  /** Packs that did not read are the last places where their blobs are looked for. */
  suspect(...packs: readonly string[]): Promise<void>
  /** The blob's place, also in a pack that is gone. */
  locate(id: Uint8Array): FoundBlob | undefined
  /** Every pack that is or was known, gone ones too. */
  packs(): readonly KnownPack[]
  /** Different blobs. */
  readonly blobCount: number
  /** The index as one run sees it. */
  beginRun(): RunIndex
}

/** Knows what a run relies on. Whatever it finds lies in sound packs. */
export interface RunIndex extends Pick<OrganizationIndex, 'find' | 'add' | 'unindexedPacks' | 'flush'> {
  /** Packs that the run relies on and that are condemned, damaged or gone since, as the last refresh saw it. */
  endangered(): readonly KnownPack[]
  /** The run does not rely on the pack any more. */
  release(pack: KnownPack): void
  /** Some pack is damaged, or gone although no prune object condemned it. */
  readonly mayHaveLost: boolean
}

export interface OrganizationIndexDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly packReader: PackReader
  /** Packs that are not to be relied on: condemned or damaged ones. Read at every refresh. */
  readonly readMarks: () => Promise<PackMarks>
  /** Told of index objects and unnamed packs that do not verify; nothing depends on them for sure. */
  readonly onDamage: (damage: VaultError, object: string) => void
}

/** Packs by the last part of their names (docs/repository-format.md, section 16). */
export interface PackMarks {
  readonly condemned: ReadonlySet<string>
  readonly damaged: ReadonlySet<string>
}

/** How often a look is repeated because index objects went meanwhile. */
const maxLooks = 5

export function createOrganizationIndex(
  dependencies: OrganizationIndexDependencies,
  organization: OrganizationKeys,
): OrganizationIndex {
  const { storage, onDamage } = dependencies
  const { organizationId } = organization
  const registry = createPackRegistry()
  const unindexed = new Map<string, PackDescription>()
  /** Index objects that were read, and objects that do not verify: neither is read again. */
  const seen = new Set<string>()
  /** Packs that did not read. */
  const suspects = new Set<string>()
  const turn = createSemaphore(1)

  const flush = async (): Promise<number> => {
    const described = [...unindexed.values()]
    if (described.length === 0) return 0
    const { name, sizeBytes } = await writeIndexObject(dependencies, organization, described)
    seen.add(name)
    for (const { pack } of described) unindexed.delete(pack)
    return sizeBytes
  }

  const surviving = async <Result>(
    name: string,
    read: () => Promise<Result>,
  ): Promise<Result | undefined> => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
      seen.add(name)
      onDamage(error, name)
      return undefined
    }
  }

  const listPacks = async (): Promise<Set<string>> => {
    const listed = new Set<string>()
    for (const name of await listAll(storage, packsPrefix(organizationId))) {
      const pack = leafOf(name)
      if (/^[0-9a-f]{64}$/.test(pack) && packName(organizationId, pack) === name) listed.add(pack)
      else if (!seen.has(name))
        await surviving(name, () => Promise.reject(corrupt(`${name}: no pack has this name`)))
    }
    return listed
  }

  /** @returns false when index objects went since they were listed: others took their place. */
  const readIndexObjects = async (
    names: readonly string[],
    stateOf: (pack: string) => PackState,
  ): Promise<boolean> => {
    let areAllThere = true
    for (const name of names) {
      if (seen.has(name)) continue
      const bytes = await storage.get(name)
      if (bytes === undefined) {
        areAllThere = false
        continue
      }
      const described = await surviving(name, async () =>
        readIndexObject(dependencies, organization, { name, bytes }),
      )
      if (described === undefined) continue
      seen.add(name)
      for (const pack of described) {
        registry.add(pack, stateOf(pack.pack))
        unindexed.delete(pack.pack)
      }
    }
    return areAllThere
  }

  const refresh = async (): Promise<void> => {
    for (let look = 1; !(await lookOnce()) && look < maxLooks;) look += 1
  }

  /** @returns false when index objects went while they were read. */
  const lookOnce = async (): Promise<boolean> => {
    const before = registry.packs().map(({ pack }) => pack) // a pack that is added while we list may not be in the list
    const indexObjects = await listAll(storage, indexPrefix(organizationId)) // before the packs that they name
    const listed = await listPacks()
    for (const pack of before) {
      const isNews = registry.stateOf(pack) !== 'gone' && !listed.has(pack)
      // a listing may be older than what was written meanwhile
      if (isNews && (await storage.size(packName(organizationId, pack))) !== undefined) listed.add(pack)
    }
    const { condemned, damaged } = await dependencies.readMarks()
    const stateOf = (pack: string): PackState => {
      if (!listed.has(pack)) return 'gone'
      if (damaged.has(pack) || suspects.has(pack)) return 'damaged'
      return condemned.has(pack) ? 'condemned' : 'sound'
    }
    const areAllThere = await readIndexObjects(indexObjects, stateOf)
    let isWorse = false
    for (const pack of before) {
      isWorse ||= registry.stateOf(pack) === 'sound' && stateOf(pack) !== 'sound'
      isWorse ||= registry.stateOf(pack) !== 'gone' && stateOf(pack) === 'gone'
      registry.setState(pack, stateOf(pack))
      if (stateOf(pack) === 'gone') unindexed.delete(pack)
    }
    for (const pack of listed) await adopt(pack, stateOf(pack))
    if (isWorse) await offerContested()
    return areAllThere
  }

  /** Takes in a pack that a run left behind without an index. */
  const adopt = async (pack: string, state: PackState): Promise<void> => {
    const name = packName(organizationId, pack)
    if (registry.has(pack) || seen.has(name)) return
    const described = await surviving(name, () => describePack(dependencies, organization, pack))
    if (described === undefined) return
    registry.add(described, state)
    unindexed.set(pack, described)
  }

  /** Finds the other places of blobs whose first place got worse. */
  const offerContested = async (): Promise<void> => {
    for (const place of registry.contested()) {
      if (registry.stateOf(place.pack) === 'gone') continue
      const entries = await describeKnown(dependencies, organization, place)
      if (entries !== undefined) registry.offer(entries)
    }
  }

  const add = (pack: PackDescription): KnownPack => {
    unindexed.set(pack.pack, pack)
    return registry.add(pack, 'sound')
  }

  return {
    find: (id) => registry.find(id),
    add,
    get unindexedPacks() {
      return unindexed.size
    },
    flush: () => turn.run(flush),
    refresh: () => turn.run(refresh),
    suspect: (...packs) =>
      turn.run(async () => {
        const news = packs.filter((pack) => !suspects.has(pack) && registry.stateOf(pack) !== 'gone')
        for (const pack of news) {
          suspects.add(pack)
          registry.setState(pack, 'damaged')
        }
        if (news.length > 0) await offerContested()
      }),
    locate: (id) => registry.locate(id),
    packs: () => registry.packs(),
    get blobCount() {
      return registry.blobCount
    },
    beginRun: () => {
      const relied = new Set<KnownPack>()
      return {
        find: (id) => {
          const found = registry.find(id)
          if (found?.pack.state !== 'sound') return undefined
          relied.add(found.pack)
          return found
        },
        add: (pack) => {
          relied.add(add(pack))
        },
        get unindexedPacks() {
          return unindexed.size
        },
        flush: () => turn.run(flush),
        endangered: () => [...relied].filter(({ state }) => state !== 'sound'),
        release: (pack) => {
          relied.delete(pack)
        },
        get mayHaveLost() {
          return registry.packs().some(({ state, wasCondemned }) => isLost(state, wasCondemned))
        },
      }
    },
  }
}

function isLost(state: PackState, wasCondemned: boolean): boolean {
  return state === 'damaged' || (state === 'gone' && !wasCondemned)
}

function readIndexObject(
  { keys }: OrganizationIndexDependencies,
  organization: OrganizationKeys,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): readonly PackDescription[] {
  return decodeIndex(openObject(keys, bytes, { type: 'index', organization, name }), name)
}

async function describePack(
  { storage, packReader }: OrganizationIndexDependencies,
  organization: OrganizationKeys,
  pack: string,
): Promise<PackDescription | undefined> {
  const sizeBytes = await storage.size(packName(organization.organizationId, pack))
  if (sizeBytes === undefined) return undefined
  return { pack, sizeBytes, entries: await packReader.readEntries(organization, { pack, sizeBytes }) }
}

/** @returns undefined when the pack does not say: then its blobs are not found in it. */
async function describeKnown(
  { packReader }: OrganizationIndexDependencies,
  organization: OrganizationKeys,
  { pack, sizeBytes }: PackPlace,
): Promise<PackDescription | undefined> {
  try {
    return { pack, sizeBytes, entries: await packReader.readEntries(organization, { pack, sizeBytes }) }
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

async function writeIndexObject(
  { storage, seal }: OrganizationIndexDependencies,
  organization: OrganizationKeys,
  packs: readonly PackDescription[],
): Promise<{ readonly name: string; readonly sizeBytes: number }> {
  const { header, bytes } = seal('index', organization, encodeIndex(packs))
  const name = indexName(organization.organizationId, organization.objectName(header))
  await storage.put(name, bytes, { ifAbsent: true })
  return { name, sizeBytes: bytes.length }
}

/**
 * What one organization has in the storage: every blob's place, from index objects and, for packs that none of them
 * names, from the packs themselves. A blob whose pack is gone counts as absent, so that the next run stores it again.
 */
import { corrupt, VaultError } from '../errors.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { indexName, indexPrefix, leafOf, packName, packsPrefix } from '../names.ts'
import type { PackReader } from '../pack/pack-reader.ts'
import { createSemaphore } from '../semaphore.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { decodeIndex, encodeIndex, type PackDescription } from './index-object.ts'
import { createPackRegistry, type FoundBlob } from './pack-registry.ts'

export interface OrganizationIndex {
  /** @returns undefined also when the blob's pack is gone. */
  find(id: Uint8Array): FoundBlob | undefined
  /** Takes a pack in that was just written; its blobs are found from now on. */
  add(pack: PackDescription): void
  /** Packs that no index object names yet. */
  readonly unindexedPacks: number
  /** Writes one index object for them. @returns the bytes written. */
  flush(): Promise<number>
  /** Looks at the storage again: new index objects, packs without index, packs that are gone. */
  refresh(): Promise<void>
}

export interface OrganizationIndexDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly packReader: PackReader
  /** Told of index objects and unnamed packs that do not verify; nothing depends on them for sure. */
  readonly onDamage: (damage: VaultError) => void
}

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
      onDamage(error)
      return undefined
    }
  }

  const listPacks = async (): Promise<ReadonlySet<string>> => {
    const listed = new Set<string>()
    for (const name of await listAll(storage, packsPrefix(organizationId))) {
      const pack = leafOf(name)
      if (/^[0-9a-f]{64}$/.test(pack) && packName(organizationId, pack) === name) listed.add(pack)
      else if (!seen.has(name))
        await surviving(name, () => Promise.reject(corrupt(`${name}: no pack has this name`)))
    }
    return listed
  }

  const refresh = async (): Promise<void> => {
    const before = registry.packs() // a pack that is added while we list may not be in the list
    const indexObjects = await listAll(storage, indexPrefix(organizationId))
    const listed = await listPacks()
    for (const name of indexObjects) {
      if (seen.has(name)) continue
      const described = await surviving(name, () => readIndexObject(dependencies, organization, name))
      if (described === undefined) continue
      seen.add(name)
      for (const pack of described) {
        registry.add(pack, listed.has(pack.pack))
        unindexed.delete(pack.pack)
      }
    }
    for (const pack of before) registry.setPresent(pack, listed.has(pack))
    for (const pack of listed) await adopt(pack)
  }

  /** Takes in a pack that a run left behind without an index. */
  const adopt = async (pack: string): Promise<void> => {
    const name = packName(organizationId, pack)
    if (registry.has(pack) || seen.has(name)) return
    const described = await surviving(name, () => describePack(dependencies, organization, pack))
    if (described === undefined) return
    registry.add(described, true)
    unindexed.set(pack, described)
  }

  return {
    find: (id) => registry.find(id),
    add: (pack) => {
      registry.add(pack, true)
      unindexed.set(pack.pack, pack)
    },
    get unindexedPacks() {
      return unindexed.size
    },
    flush: () => turn.run(flush),
    refresh: () => turn.run(refresh),
  }
}

async function readIndexObject(
  { storage, keys }: OrganizationIndexDependencies,
  organization: OrganizationKeys,
  name: string,
): Promise<readonly PackDescription[]> {
  const bytes = await storage.get(name)
  if (bytes === undefined) return [] // removed since it was listed; its packs speak for themselves
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

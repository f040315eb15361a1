/** Index objects in the storage: a few are asked for at once, and what they say goes straight into the table. */
import { createBreather } from '../breather.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { indexName } from '../names.ts'
import { entryLength } from '../pack/pack.ts'
import type { Storage } from '../storage/storage.ts'
import { blobCountOf, decodeIndex, encodeIndex, type PackListing } from './index-object.ts'
import { surviving, type IndexState } from './index-state.ts'
import type { PackState } from './pack-registry.ts'

/** Entries of one index object: some 3 MiB, so that opening reads few objects and a run replaces little. */
export const maxEntries = 65_536
/** Objects that are read at once: what opening needs of memory beside the table. */
const objectsAtOnce = 8

/**
 * Writes index objects of a bounded size.
 * @param onWritten - Told of each that is in the storage, and of the packs in it.
 */
export async function writeIndexObjects(
  { storage, seal }: { readonly storage: Storage; readonly seal: Sealer },
  organization: OrganizationKeys,
  packs: Iterable<PackListing>,
  onWritten: (object: WrittenIndex) => void,
): Promise<void> {
  for (const group of groupsOf(packs)) {
    const { header, bytes } = seal('index', organization, encodeIndex(group))
    const name = indexName(organization.organizationId, organization.objectName(header))
    await storage.put(name, bytes, { ifAbsent: true })
    onWritten({ name, sizeBytes: bytes.length, packs: group })
  }
}

export interface WrittenIndex {
  readonly name: string
  readonly sizeBytes: number
  readonly packs: readonly PackListing[]
}

/** @yields packs that fit into one object; one that is larger than any, alone. */
function* groupsOf(packs: Iterable<PackListing>): Generator<readonly PackListing[]> {
  let group: PackListing[] = []
  let entries = 0
  for (const pack of packs) {
    const own = blobCountOf(pack)
    if (group.length > 0 && entries + own > maxEntries) {
      yield group
      group = []
      entries = 0
    }
    group.push(pack)
    entries += own
  }
  if (group.length > 0) yield group
}

/**
 * What the object says, as views of its plaintext.
 * @throws {VaultError} `corrupt`, and others of objects that do not verify.
 */
export function openIndexObject(
  keys: RepositoryKeys,
  organization: OrganizationKeys,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): PackListing[] {
  return decodeIndex(openObject(keys, bytes, { type: 'index', organization, name }), name)
}

/**
 * Takes in the index objects that were not read yet.
 * @returns false when some went since they were listed: others took their place.
 */
export async function readIndexObjects(
  state: IndexState,
  names: readonly string[],
  stateOf: (pack: string) => PackState,
): Promise<boolean> {
  const { dependencies, organization, registry, seen, unindexed } = state
  const unread = names.filter((name) => !seen.has(name))
  const breather = createBreather()
  const known = registry.blobCount
  let areAllThere = true
  let count = 0
  let size = 0
  for await (const { name, bytes } of readAhead(dependencies.storage, unread)) {
    if (bytes === undefined) {
      areAllThere = false
      continue
    }
    count += 1
    size += bytes.length
    registry.expectBlobs(known + ((size / count) * unread.length) / entryLength)
    const packs = await surviving(state, name, async () =>
      openIndexObject(dependencies.keys, organization, { name, bytes }),
    )
    if (packs === undefined) continue
    for (const pack of packs) {
      registry.add(pack, stateOf(pack.pack))
      unindexed.delete(pack.pack)
      if (breather.isDue()) await breather.rest()
    }
    seen.add(name)
  }
  if (count > 0) registry.trim()
  return areAllThere
}

interface ReadObject {
  readonly name: string
  readonly bytes: Uint8Array | undefined
}

/** @yields in the order of the names. */
async function* readAhead(storage: Storage, names: readonly string[]): AsyncGenerator<ReadObject> {
  const read = async (name: string): Promise<ReadObject> => ({ name, bytes: await storage.get(name) })
  const underWay: Promise<ReadObject>[] = []
  for (const name of names) {
    const reading = read(name)
    reading.catch(() => undefined) // whoever waits for it is told
    underWay.push(reading)
    const first = underWay.length < objectsAtOnce ? undefined : underWay.shift()
    if (first !== undefined) yield await first
  }
  for (const reading of underWay) yield await reading
}

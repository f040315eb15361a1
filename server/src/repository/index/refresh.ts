/** Looks at the storage for what one organization has in it now. */
import { createBreather } from '../breather.ts'
import { corrupt, VaultError } from '../errors.ts'
import { indexPrefix, leafOf, packName, packsPrefix } from '../names.ts'
import type { PackPlace } from '../pack/pack-reader.ts'
import { listAll } from '../storage/storage.ts'
import { listingOf, type PackListing } from './index-object.ts'
import { readIndexObjects } from './index-storage.ts'
import { surviving, type IndexState } from './index-state.ts'
import type { PackState } from './pack-registry.ts'

/** How often a look is repeated because index objects went meanwhile. */
const maxLooks = 5

/** New index objects, packs without index, packs that are gone, condemned or damaged. */
export async function refresh(state: IndexState): Promise<void> {
  for (let look = 1; !(await lookOnce(state)) && look < maxLooks;) look += 1
}

/** @returns false when index objects went while they were read. */
async function lookOnce(state: IndexState): Promise<boolean> {
  const { dependencies, organization, registry } = state
  const before = registry.packs().map(({ pack }) => pack) // a pack that is added while we list may not be in the list
  const indexObjects = await listAll(dependencies.storage, indexPrefix(organization.organizationId)) // before the packs that they name
  const listed = await listPacks(state)
  await addUnlisted(state, before, listed)
  const stateOf = await stateIn(state, listed)
  const areAllThere = await readIndexObjects(state, indexObjects, stateOf)
  const isWorse = updateStates(state, before, stateOf)
  await adoptUnnamed(state, listed, stateOf)
  if (isWorse) await offerContested(state)
  return areAllThere
}

async function listPacks(state: IndexState): Promise<Set<string>> {
  const { storage } = state.dependencies
  const { organizationId } = state.organization
  const listed = new Set<string>()
  for await (const name of storage.list(packsPrefix(organizationId))) {
    const pack = leafOf(name)
    if (/^[0-9a-f]{64}$/.test(pack) && packName(organizationId, pack) === name) listed.add(pack)
    else if (!state.seen.has(name))
      await surviving(state, name, () => Promise.reject(corrupt(`${name}: no pack has this name`)))
  }
  return listed
}

/** A listing may be older than what was written meanwhile. */
async function addUnlisted(
  { dependencies, organization, registry }: IndexState,
  before: readonly string[],
  listed: Set<string>,
): Promise<void> {
  for (const pack of before) {
    if (listed.has(pack) || registry.stateOf(pack) === 'gone') continue
    const size = await dependencies.storage.size(packName(organization.organizationId, pack))
    if (size !== undefined) listed.add(pack)
  }
}

async function stateIn(
  { dependencies, suspects }: IndexState,
  listed: ReadonlySet<string>,
): Promise<(pack: string) => PackState> {
  const { condemned, damaged } = await dependencies.readMarks()
  return (pack) => {
    if (!listed.has(pack)) return 'gone'
    if (damaged.has(pack) || suspects.has(pack)) return 'damaged'
    return condemned.has(pack) ? 'condemned' : 'sound'
  }
}

/** @returns whether any pack got worse, so that its blobs may lie better elsewhere. */
function updateStates(
  { registry, unindexed }: IndexState,
  packs: readonly string[],
  stateOf: (pack: string) => PackState,
): boolean {
  let isWorse = false
  for (const pack of packs) {
    const [was, is] = [registry.stateOf(pack), stateOf(pack)]
    isWorse ||= (was === 'sound' && is !== 'sound') || (was !== 'gone' && is === 'gone')
    registry.setState(pack, is)
    if (is === 'gone') unindexed.delete(pack)
  }
  return isWorse
}

/** Takes in packs that a run left behind without an index. */
async function adoptUnnamed(
  state: IndexState,
  listed: ReadonlySet<string>,
  stateOf: (pack: string) => PackState,
): Promise<void> {
  const { organization, registry, seen, unindexed } = state
  const breather = createBreather()
  for (const pack of listed) {
    if (breather.isDue()) await breather.rest()
    if (registry.has(pack)) continue
    const name = packName(organization.organizationId, pack)
    if (seen.has(name)) continue
    const found = await surviving(state, name, () => describePack(state, pack))
    if (found === undefined) continue
    registry.add(found, stateOf(pack))
    unindexed.set(pack, found)
  }
}

/** Finds the other places of blobs whose first place got worse. */
export async function offerContested(state: IndexState): Promise<void> {
  for (const place of state.registry.contested()) {
    if (state.registry.stateOf(place.pack) === 'gone') continue
    const found = await describeKnown(state, place)
    if (found !== undefined) state.registry.offer(found)
  }
}

async function describePack(
  { dependencies, organization }: IndexState,
  pack: string,
): Promise<PackListing | undefined> {
  const sizeBytes = await dependencies.storage.size(packName(organization.organizationId, pack))
  if (sizeBytes === undefined) return undefined
  const entries = await dependencies.packReader.readEntries(organization, { pack, sizeBytes })
  return listingOf({ pack, sizeBytes, entries })
}

/** @returns undefined when the pack does not say: then its blobs are not found in it. */
async function describeKnown(
  { dependencies, organization }: IndexState,
  { pack, sizeBytes }: PackPlace,
): Promise<PackListing | undefined> {
  try {
    const entries = await dependencies.packReader.readEntries(organization, { pack, sizeBytes })
    return listingOf({ pack, sizeBytes, entries })
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

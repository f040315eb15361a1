/** Writes the index anew from what every pack says of itself (docs/repository-format.md, section 6). */
import type { OrganizationKeys } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import { listingOf, type PackListing } from '../index/index-object.ts'
import { indexPrefix, leafOf, packName, packsPrefix } from '../names.ts'
import { listAll } from '../storage/storage.ts'
import { organizationsOf } from './organizations.ts'
import {
  createFreshView,
  createSteps,
  type FreshView,
  type MaintenanceContext,
  type RunSteps,
} from './context.ts'
import { createIndexWriter, readIndexObject } from './index-writer.ts'
import { underLease, type Lease } from './lease.ts'
import type { MaintenanceRun, RebuildReport } from './maintenance.ts'
import { deleteInBatches } from './deleting.ts'

export async function rebuildIndex(context: MaintenanceContext, run: MaintenanceRun): Promise<RebuildReport> {
  return underLease(context, async (lease) => {
    const steps = createSteps(run, () => lease.keep())
    const view = createFreshView(context)
    const reports: RebuildReport[] = []
    for (const organizationId of organizationsOf(await listAll(context.storage, ''))) {
      const organization = view.organizationKeys(organizationId)
      reports.push(await rebuildOrganization({ context, view, steps, lease }, organization))
    }
    return {
      packsRead: reports.reduce((sum, { packsRead }) => sum + packsRead, 0),
      packsUnreadable: reports.flatMap(({ packsUnreadable }) => packsUnreadable),
      indexObjectsBefore: reports.reduce((sum, { indexObjectsBefore }) => sum + indexObjectsBefore, 0),
      indexObjectsAfter: reports.reduce((sum, { indexObjectsAfter }) => sum + indexObjectsAfter, 0),
    }
  })
}

interface Rebuilding {
  readonly context: MaintenanceContext
  readonly view: FreshView
  readonly steps: RunSteps
  readonly lease: Lease
}

async function rebuildOrganization(
  { context, view, steps, lease }: Rebuilding,
  organization: OrganizationKeys,
): Promise<RebuildReport> {
  const { organizationId } = organization
  // the index before the packs: what the objects that go speak of is in the list of packs
  const before = await listAll(context.storage, indexPrefix(organizationId))
  const names = await listAll(context.storage, packsPrefix(organizationId))
  const packs = names.filter((name) => packName(organizationId, leafOf(name)) === name)
  const writer = createIndexWriter(context, organization)
  const unreadable = new Set<string>()
  for (const [done, name] of packs.entries()) {
    await steps.step()
    const described = await describePack({ context, view }, organization, name)
    if (described === undefined) unreadable.add(leafOf(name))
    else await writer.add(described)
    steps.report({ phase: 'objects', done: done + 1, total: packs.length, unit: 'objects' })
  }
  // what an index object says of a pack that does not read to its end is all that is left to find its blobs
  for (const name of unreadable.size === 0 ? [] : before) {
    await steps.step()
    for (const pack of (await readIndexObject(context, organization, name)) ?? [])
      if (unreadable.has(pack.pack)) await writer.add(pack)
  }
  const indexObjectsAfter = await writer.finish()
  await deleteInBatches(context, lease, before)
  return {
    packsRead: packs.length - unreadable.size,
    packsUnreadable: [...unreadable].map((pack) => packName(organizationId, pack)),
    indexObjectsBefore: before.length,
    indexObjectsAfter,
  }
}

async function describePack(
  { context, view }: Pick<Rebuilding, 'context' | 'view'>,
  organization: OrganizationKeys,
  name: string,
): Promise<PackListing | undefined> {
  const pack = leafOf(name)
  try {
    const sizeBytes = await context.storage.size(name)
    if (sizeBytes === undefined) return undefined
    const entries = await view.packReader.readEntries(organization, { pack, sizeBytes })
    return listingOf({ pack, sizeBytes, entries })
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

/** Replaces index objects that name packs which are gone, and joins small ones (docs/repository-format.md, section 16). */
import type { OrganizationKeys } from '../crypto/keys.ts'
import { blobCountOf } from '../index/index-object.ts'
import { indexPrefix, leafOf, packName, packsPrefix } from '../names.ts'
import { listAll } from '../storage/storage.ts'
import type { MaintenanceContext, RunSteps } from './context.ts'
import { createIndexWriter, readIndexObject } from './index-writer.ts'
import type { Lease } from './lease.ts'
import { deleteInBatches } from './deleting.ts'

/** Objects with fewer entries are small, and so many small ones are joined. */
const smallEntries = 16_384
const manySmall = 32

interface ReplacingIndex {
  readonly context: MaintenanceContext
  readonly steps: RunSteps
  readonly lease: Lease
}

/** @returns the packs that are there, and how many index objects went. */
export async function replaceStaleIndex(
  { context, steps, lease }: ReplacingIndex,
  organization: OrganizationKeys,
): Promise<{ readonly packs: ReadonlySet<string>; readonly deleted: number }> {
  const { organizationId } = organization
  // the index before the packs: what an index object names, and is not in the list, is gone
  const names = await listAll(context.storage, indexPrefix(organizationId))
  const packs = new Set((await listAll(context.storage, packsPrefix(organizationId))).map(leafOf))
  const stale: string[] = []
  const small: string[] = []
  for (const name of names) {
    await steps.step()
    const described = await readIndexObject(context, organization, name)
    if (described === undefined) continue
    for (const { pack } of described) {
      // a listing may be older than what was written meanwhile
      if (!packs.has(pack) && (await context.storage.size(packName(organizationId, pack))) !== undefined)
        packs.add(pack)
    }
    const entries = described.reduce((sum, pack) => sum + blobCountOf(pack), 0)
    if (described.some(({ pack }) => !packs.has(pack))) stale.push(name)
    else if (entries < smallEntries) small.push(name)
  }
  const replaced = small.length >= manySmall ? [...stale, ...small] : stale
  if (replaced.length === 0) return { packs, deleted: 0 }
  const writer = createIndexWriter(context, organization)
  for (const name of replaced) {
    await steps.step()
    const described = await readIndexObject(context, organization, name)
    for (const pack of described ?? []) if (packs.has(pack.pack)) await writer.add(pack)
  }
  await writer.finish()
  const locked = await deleteInBatches(context, lease, replaced)
  return { packs, deleted: replaced.length - locked.length }
}

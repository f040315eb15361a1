/** Deletes manifests that no head names: of runs that ended before their head, and of forgotten restore points. */
import { manifestsPrefix } from '../names.ts'
import type { Chain } from '../snapshot/chains.ts'
import { listAll } from '../storage/storage.ts'
import type { MaintenanceContext, RunSteps } from './context.ts'
import type { Lease } from './lease.ts'
import type { PruneOptions } from './maintenance.ts'
import { deleteInBatches } from './deleting.ts'
import type { StorageClock } from './storage-clock.ts'

interface DeletingManifests {
  readonly context: MaintenanceContext
  readonly options: PruneOptions
  readonly clock: Pick<StorageClock, 'now'>
  readonly steps: RunSteps
  readonly lease: Lease
}

/**
 * @param chains - All of them, whole, as they are now.
 * @returns how many went: only those older than the wait, because a manifest is written before its head.
 */
export async function deleteUnnamedManifests(
  { context, options, clock, steps, lease }: DeletingManifests,
  chains: readonly Chain[],
): Promise<number> {
  const named = new Set(chains.flatMap(({ links }) => links.map(({ manifestName }) => manifestName)))
  const old: string[] = []
  for (const name of await listAll(context.storage, manifestsPrefix)) {
    if (named.has(name)) continue
    await steps.step()
    const modifiedAt = await context.storage.modifiedAt(name)
    if (modifiedAt !== undefined && clock.now() - modifiedAt >= options.wait) old.push(name)
  }
  const locked = await deleteInBatches(context, lease, old)
  return old.length - locked.length
}

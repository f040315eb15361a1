/** Copies the needed blobs out of packs that are mostly garbage, or small (docs/repository-format.md, section 16). */
import { VaultError } from '../errors.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import { shelfOf } from '../snapshot/rescue.ts'
import type { FreshView, MaintenanceContext, RunSteps } from './context.ts'
import type { PackPlan } from './prune-plan.ts'

export interface Rewritten {
  /** Packs every needed blob of which lies in a new pack too. */
  readonly packs: readonly KnownPack[]
  readonly blobs: number
  readonly bytes: number
}

interface Rewriting {
  readonly context: MaintenanceContext
  readonly view: FreshView
  readonly steps: RunSteps
}

/** A pack that does not read in full is left as it is. */
export async function rewritePacks(
  { context, view, steps }: Rewriting,
  { marked, toRewrite, toJoin }: PackPlan,
): Promise<Rewritten> {
  const chosen = [...toRewrite, ...toJoin]
  if (chosen.length === 0) return { packs: [], blobs: 0, bytes: 0 }
  const { organization, index, needed } = marked
  const store = { keys: organization, index }
  // every blob that is put is wanted, although the index has it
  const blobs = context.createBlobs(organization, {
    find: () => undefined,
    add: (pack) => index.add(pack),
    get unindexedPacks() {
      return index.unindexedPacks
    },
    flush: () => index.flush(),
  })
  const packs: KnownPack[] = []
  let count = 0
  let bytes = 0
  for (const [done, pack] of chosen.entries()) {
    await steps.step()
    steps.report({ phase: 'rewriting', done, total: chosen.length, unit: 'objects' })
    try {
      for (const { id, storedSize } of await view.packReader.readEntries(organization, pack)) {
        if (!needed.has(id) || index.find(id)?.pack !== pack) continue
        const blob = await view.reader.readBlob(store, id)
        await blobs.put(shelfOf(blob), blob.kind, blob.bytes)
        count += 1
        bytes += storedSize
      }
      packs.push(pack)
    } catch (error) {
      if (!(error instanceof VaultError) || (error.code !== 'corrupt' && error.code !== 'not_found'))
        throw error
    }
  }
  await blobs.flush()
  return { packs, blobs: count, bytes }
}

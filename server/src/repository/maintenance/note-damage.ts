/** Notes damaged packs in the repository, so that writers store their blobs again (docs/repository-format.md, section 16). */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError } from '../errors.ts'
import {
  readPruneObjects,
  writePruneObject,
  type PacksByOrganization,
  type PruneObject,
} from './condemned.ts'
import type { MaintenanceContext } from './context.ts'
import { underLease } from './lease.ts'
import { deleteUnlocked } from './storage-clock.ts'

const maxTries = 20

/** Writes what the prune objects are to say besides what those that stay say. */
export async function addPruneObject(
  context: MaintenanceContext,
  content: Pick<PruneObject, 'condemned' | 'damaged'>,
): Promise<void> {
  for (let count = 1; count <= maxTries; count += 1) {
    const { lastSequence } = await readPruneObjects(context)
    const place = { sequence: lastSequence + 1, createdAt: context.clock.now() }
    if (await writePruneObject(context, content, place)) return
  }
  throw new VaultError(
    'storage_failed',
    'The storage of the backup repository does not show what was just written. Nothing was deleted; try again later.',
    { detail: 'prunes/' },
  )
}

/** Notes packs as damaged that no prune object calls so yet. */
export async function noteDamagedPacks(
  context: MaintenanceContext,
  damaged: PacksByOrganization,
): Promise<void> {
  const { objects } = await readPruneObjects(context)
  const news = without(damaged, (organizationId, pack) =>
    objects.some((object) => object.damaged.get(organizationId)?.has(pack) === true),
  )
  if (news.size > 0) await addPruneObject(context, { condemned: new Map(), damaged: news })
}

/** Takes packs off the list that were found to be sound: a replica healed them. Left for later while another holds the lease. */
export async function clearHealedPacks(
  context: MaintenanceContext,
  sound: PacksByOrganization,
): Promise<void> {
  if (sound.size === 0) return
  try {
    await underLease(context, async () => {
      const { objects } = await readPruneObjects(context)
      for (const object of objects) {
        const damaged = without(
          object.damaged,
          (organizationId, pack) => sound.get(organizationId)?.has(pack) === true,
        )
        if (countOf(damaged) === countOf(object.damaged)) continue
        if (damaged.size > 0 || object.condemned.size > 0)
          await addPruneObject(context, { condemned: object.condemned, damaged })
        await deleteUnlocked(context, object.name)
      }
    })
  } catch (error) {
    if (!(error instanceof VaultError) || error.code !== 'lease_held') throw error
  }
}

/** Those packs for which `isOut` does not hold. */
export function without(
  packs: PacksByOrganization,
  isOut: (organizationId: OrganizationId, pack: string) => boolean,
): PacksByOrganization {
  const left = new Map<OrganizationId, Set<string>>()
  for (const [organizationId, names] of packs) {
    const kept = [...names].filter((pack) => !isOut(organizationId, pack))
    if (kept.length > 0) left.set(organizationId, new Set(kept))
  }
  return left
}

export function countOf(packs: PacksByOrganization): number {
  return [...packs.values()].reduce((sum, names) => sum + names.size, 0)
}

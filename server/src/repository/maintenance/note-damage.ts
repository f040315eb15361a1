/** Notes damaged packs in the repository, so that writers store their blobs again (docs/repository-format.md, section 16). */
import { VaultError } from '../errors.ts'
import { addPruneObject, countOf, readPruneObjects, without, type PacksByOrganization } from './condemned.ts'
import type { MaintenanceContext } from './context.ts'
import { underLease } from './lease.ts'
import { deleteUnlocked } from './deleting.ts'

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

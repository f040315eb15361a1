/** What goes from the records with restore points that retention forgot. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'

const atOnce = 500

/**
 * Forgets restore points, with what hangs on them: sessions say no more that they made them, restore sessions that
 * show them alone are over, and who is in none of the repository's points any more is not protected by it.
 */
export async function forgetRestorePoints(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
  ids: readonly string[],
  now: number,
): Promise<void> {
  if (ids.length === 0) return
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    await db
      .updateTable('jobSessions')
      .set({ restorePointId: null })
      .where('restorePointId', 'in', some)
      .execute()
    await db
      .updateTable('restoreSessions')
      .set({ state: 'Stopped', endedAt: now })
      .where('restorePointId', 'in', some)
      .where('state', '=', 'Working')
      .execute()
    await db
      .deleteFrom('restorePoints')
      .where('repositoryId', '=', repositoryId)
      .where('id', 'in', some)
      .execute()
  }
  await releaseUnprotected(db, repositoryId)
}

/**
 * Who was last backed up before the oldest point that stays may be gone from all of them, or may be carried along by
 * newer ones: these are looked into.
 */
async function releaseUnprotected(db: Kysely<DatabaseSchema>, repositoryId: string): Promise<void> {
  const points = await db
    .selectFrom('restorePoints')
    .select(['id', 'organizationId', 'backedUpAt'])
    .where('repositoryId', '=', repositoryId)
    .orderBy('backedUpAt', 'desc')
    .execute()
  const objects = await db
    .selectFrom('protectedObjects')
    .select(['organizationId', 'type', 'objectId', 'lastBackedUpAt'])
    .where('repositoryId', '=', repositoryId)
    .execute()
  const gone = new Map(
    objects
      .filter(({ organizationId, lastBackedUpAt }) =>
        points.every((point) => point.organizationId !== organizationId || lastBackedUpAt < point.backedUpAt),
      )
      .map((object) => [`${object.organizationId}/${object.objectId}`, object] as const),
  )
  for (const { id, organizationId } of points) {
    if (gone.size === 0) return
    const row = await db
      .selectFrom('restorePoints')
      .select('resources')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const resources: readonly { readonly id: string }[] = JSON.parse(row.resources)
    for (const resource of resources) gone.delete(`${organizationId}/${resource.id}`)
  }
  for (const { organizationId, type, objectId } of gone.values())
    await db
      .deleteFrom('protectedObjects')
      .where('repositoryId', '=', repositoryId)
      .where('organizationId', '=', organizationId)
      .where('type', '=', type)
      .where('objectId', '=', objectId)
      .execute()
}

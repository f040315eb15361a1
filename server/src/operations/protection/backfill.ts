/** Records of protected objects for restore points that were made before these records were kept, or found in a vault. */
import {
  countProtectedObjects,
  type Database,
  listRestorePoints,
  putProtectedObjects,
} from '../../database/index.ts'
import { resourcesOf } from '../restore/restore-point-row.ts'

/**
 * Oldest first, so that the first time and the last time come out right. A point also holds what an earlier one saved:
 * where there are records, only points that nobody knew are read.
 */
export async function backfillProtectedObjects(
  database: Database,
  { repositoryId, known }: { readonly repositoryId: string; readonly known: ReadonlySet<string> },
): Promise<void> {
  const isRecorded = (await countProtectedObjects(database.db, { repositoryId })).length > 0
  const points = await listRestorePoints(database.db, { repositoryId })
  for (const point of points.toReversed()) {
    if (isRecorded && known.has(point.id)) continue
    const { organizationId, backedUpAt } = point
    await putProtectedObjects(
      database.db,
      resourcesOf(point).map(({ id: objectId, name, address }) => ({
        organizationId,
        repositoryId,
        type: 'User',
        objectId,
        name,
        address,
        firstBackedUpAt: backedUpAt,
        lastBackedUpAt: backedUpAt,
        releasedAt: null,
      })),
    )
  }
}

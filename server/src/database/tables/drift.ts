/** What the watch over our applications knows and has found, organization by organization. */
import type { Kysely } from 'kysely'
import type { DriftFindingRow, DriftWatchRow } from '../application-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function findDriftWatch(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<DriftWatchRow | undefined> {
  return db
    .selectFrom('driftWatches')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .executeTakeFirst()
}

export async function listDriftWatches(db: Kysely<DatabaseSchema>): Promise<DriftWatchRow[]> {
  return db.selectFrom('driftWatches').selectAll().execute()
}

export async function putDriftWatch(db: Kysely<DatabaseSchema>, watch: DriftWatchRow): Promise<void> {
  const { organizationId: _key, ...change } = watch
  await db
    .insertInto('driftWatches')
    .values(watch)
    .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(change))
    .execute()
}

/** Newest first. */
export async function listDriftFindings(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<DriftFindingRow[]> {
  return db
    .selectFrom('driftFindings')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('firstSeenAt', 'desc')
    .orderBy('id')
    .execute()
}

export async function findDriftFinding(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<DriftFindingRow | undefined> {
  return db.selectFrom('driftFindings').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertDriftFinding(
  db: Kysely<DatabaseSchema>,
  finding: DriftFindingRow,
): Promise<void> {
  await db.insertInto('driftFindings').values(finding).execute()
}

export async function updateDriftFinding(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Omit<DriftFindingRow, 'id'>>,
): Promise<void> {
  await db.updateTable('driftFindings').set(change).where('id', '=', id).execute()
}

/** Forgets what is gone for long. */
export async function deleteGoneDriftFindings(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  lastSeenBefore: number,
): Promise<void> {
  await db
    .deleteFrom('driftFindings')
    .where('organizationId', '=', organizationId)
    .where('state', '=', 'gone')
    .where('lastSeenAt', '<', lastSeenBefore)
    .execute()
}

/** How many findings are open of which somebody should know. */
export async function countDriftAlarms(db: Kysely<DatabaseSchema>, organizationId: string): Promise<number> {
  const { alarms } = await db
    .selectFrom('driftFindings')
    .select((select) => select.fn.countAll<number | string | bigint>().as('alarms'))
    .where('organizationId', '=', organizationId)
    .where('state', '=', 'open')
    .where('severity', 'in', ['critical', 'warning'])
    .executeTakeFirstOrThrow()
  return Number(alarms)
}

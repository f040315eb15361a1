/** The feed of changes: the newest change of each object, in an order in which none is overlooked. */
import { type Kysely, sql } from 'kysely'
import { dialectOf } from '../dialect.ts'
import type { ChangeRow } from '../job-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

/** Where a reader stands. */
export type ChangePosition = Pick<ChangeRow, 'transactionId' | 'sequence'>

export interface ChangeFilter {
  /** Only what came after it. */
  readonly after: ChangePosition
  readonly kinds: readonly string[]
  /** Of all organizations when undefined. */
  readonly organizationIds?: readonly string[] | undefined
}

/**
 * Oldest first. On PostgreSQL only what no running transaction can still overtake: a transaction that began earlier
 * and commits later would otherwise slip in behind the reader.
 */
export async function listChanges(
  db: Kysely<DatabaseSchema>,
  { after, kinds, organizationIds }: ChangeFilter,
  limit: number,
): Promise<ChangeRow[]> {
  if (organizationIds?.length === 0) return []
  let query = db
    .selectFrom('changes')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('transactionId', '>', after.transactionId),
        eb.and([eb('transactionId', '=', after.transactionId), eb('sequence', '>', after.sequence)]),
      ]),
    )
    .where('kind', 'in', [...kinds])
  if (dialectOf(db) === 'postgresql')
    query = query.where(
      'transactionId',
      '<',
      sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
    )
  if (organizationIds !== undefined) query = query.where('organizationId', 'in', [...organizationIds])
  return query.orderBy('transactionId').orderBy('sequence').limit(limit).execute()
}

/** The newest position: what comes after it has not happened yet. */
export async function newestChange(db: Kysely<DatabaseSchema>): Promise<ChangePosition> {
  let query = db.selectFrom('changes').select(['transactionId', 'sequence'])
  if (dialectOf(db) === 'postgresql')
    query = query.where(
      'transactionId',
      '<',
      sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
    )
  const row = await query
    .orderBy('transactionId', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { transactionId: 0, sequence: 0 }
}

/**
 * Forgets the oldest deletions when there are more than `most`.
 * @returns the position up to which deletions are forgotten; undefined when none was.
 */
export async function forgetDeletions(
  db: Kysely<DatabaseSchema>,
  most: number,
): Promise<ChangePosition | undefined> {
  const last = await db
    .selectFrom('changes')
    .select(['transactionId', 'sequence'])
    .where('isDeleted', '=', 1)
    .orderBy('transactionId', 'desc')
    .orderBy('sequence', 'desc')
    .offset(most)
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return undefined
  await db
    .deleteFrom('changes')
    .where('isDeleted', '=', 1)
    .where((eb) =>
      eb.or([
        eb('transactionId', '<', last.transactionId),
        eb.and([eb('transactionId', '=', last.transactionId), eb('sequence', '<=', last.sequence)]),
      ]),
    )
    .execute()
  return last
}

/** The numbers of the newest changes of these objects. */
export async function listChangeNumbers(
  db: Kysely<DatabaseSchema>,
  kind: string,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (let from = 0; from < objectIds.length; from += 500) {
    const rows = await db
      .selectFrom('changes')
      .select(['objectId', 'sequence'])
      .where('kind', '=', kind)
      .where('objectId', 'in', objectIds.slice(from, from + 500))
      .execute()
    for (const { objectId, sequence } of rows) found.set(objectId, sequence)
  }
  return found
}

/** How tenants let people and programs sign in, report by report. */
import type { Kysely, Transaction } from 'kysely'
import type { PostureReportRow } from '../application-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

/** Keeps the newest `most` of the organization. */
export async function insertPostureReport(
  trx: Transaction<DatabaseSchema>,
  report: PostureReportRow,
  most: number,
): Promise<void> {
  await trx.insertInto('postureReports').values(report).execute()
  const older = await trx
    .selectFrom('postureReports')
    .select('id')
    .where('organizationId', '=', report.organizationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .offset(most)
    .limit(1_000)
    .execute()
  const ids = older.map(({ id }) => id)
  if (ids.length > 0) await trx.deleteFrom('postureReports').where('id', 'in', ids).execute()
}

/** Newest first, at most `limit`. */
export async function listPostureReports(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  limit: number,
): Promise<PostureReportRow[]> {
  return db
    .selectFrom('postureReports')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findPostureReport(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<PostureReportRow | undefined> {
  return db.selectFrom('postureReports').selectAll().where('id', '=', id).executeTakeFirst()
}

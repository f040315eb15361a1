/** Backup jobs: what is backed up where. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, JobRow } from '../schema.ts'

export async function insertJob(db: Kysely<DatabaseSchema>, row: JobRow): Promise<void> {
  await db.insertInto('jobs').values(row).execute()
}

export async function findJob(db: Kysely<DatabaseSchema>, id: string): Promise<JobRow | undefined> {
  return db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Oldest first. */
export async function listJobs(db: Kysely<DatabaseSchema>): Promise<JobRow[]> {
  return db.selectFrom('jobs').selectAll().orderBy('createdAt').orderBy('id').execute()
}

export async function listJobsOfOrganization(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<JobRow[]> {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export async function setJobEnabled(
  db: Kysely<DatabaseSchema>,
  id: string,
  isEnabled: JobRow['isEnabled'],
): Promise<void> {
  await db.updateTable('jobs').set({ isEnabled }).where('id', '=', id).execute()
}

/** Its sessions and restore points stay: they are history. */
export async function deleteJob(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).execute()
}

/** Backup jobs: what is backed up where. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, JobRow } from '../schema.ts'
import { insertJobState } from './job-states.ts'

/** With the state of a job that never ran. */
export async function insertJob(db: Kysely<DatabaseSchema>, row: JobRow): Promise<void> {
  await db.insertInto('jobs').values(row).execute()
  await insertJobState(db, {
    jobId: row.id,
    lastSessionId: null,
    lastStatus: 'Stopped',
    lastRunAt: null,
    lastBackupAt: null,
    nextRunAt: null,
    retryAt: null,
    retryOf: null,
    retryNumber: 0,
  })
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

export async function updateJob(
  db: Kysely<DatabaseSchema>,
  id: string,
  changes: Partial<Omit<JobRow, 'id' | 'organizationId' | 'createdAt'>>,
): Promise<void> {
  await db.updateTable('jobs').set(changes).where('id', '=', id).execute()
}

/** By name. */
export async function listJobsOfRepository(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
): Promise<JobRow[]> {
  return db.selectFrom('jobs').selectAll().where('repositoryId', '=', repositoryId).orderBy('name').execute()
}

/** Its sessions and restore points stay: they are history. */
export async function deleteJob(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).execute()
}

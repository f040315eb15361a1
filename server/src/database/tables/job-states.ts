/** Where each job stands: its last run, its next one, and a retry that is due. */
import { type Kysely, sql } from 'kysely'
import type { ChangeRow, JobStateRow } from '../job-schema.ts'
import type { DatabaseSchema, JobRow } from '../schema.ts'
import { type JobSearch, narrowJobs } from './job-search.ts'

export async function insertJobState(db: Kysely<DatabaseSchema>, row: JobStateRow): Promise<void> {
  await db.insertInto('jobStates').values(row).execute()
}

export async function findJobState(
  db: Kysely<DatabaseSchema>,
  jobId: string,
): Promise<JobStateRow | undefined> {
  return db.selectFrom('jobStates').selectAll().where('jobId', '=', jobId).executeTakeFirst()
}

export async function updateJobState(
  db: Kysely<DatabaseSchema>,
  jobId: string,
  changes: Partial<Omit<JobStateRow, 'jobId'>>,
): Promise<void> {
  await db.updateTable('jobStates').set(changes).where('jobId', '=', jobId).execute()
}

/** A job with where it stands, and the number of its newest change. */
export type JobWithState = JobRow & Omit<JobStateRow, 'jobId'> & { readonly eTag: ChangeRow['sequence'] }

export interface JobFilter extends JobSearch {
  readonly id?: string | undefined
  readonly organizationId?: string | undefined
  readonly repositoryId?: string | undefined
  /** Of all organizations when undefined. */
  readonly organizationIds?: readonly string[] | undefined
  /** Those that a listing has after this one. */
  readonly after?: Pick<JobRow, 'createdAt' | 'id'> | undefined
}

/** Oldest first, in one statement whatever their number. */
export async function listJobsWithState(
  db: Kysely<DatabaseSchema>,
  filter: JobFilter = {},
  page?: { readonly offset: number; readonly limit: number },
): Promise<JobWithState[]> {
  if (filter.organizationIds?.length === 0) return []
  // What is skipped is skipped by the index, before anything is joined.
  let wanted = db.selectFrom('jobs').selectAll()
  if (filter.id !== undefined) wanted = wanted.where('id', '=', filter.id)
  if (filter.organizationId !== undefined) wanted = wanted.where('organizationId', '=', filter.organizationId)
  if (filter.repositoryId !== undefined) wanted = wanted.where('repositoryId', '=', filter.repositoryId)
  if (filter.organizationIds !== undefined)
    wanted = wanted.where('organizationId', 'in', [...filter.organizationIds])
  const { after } = filter
  if (after !== undefined)
    wanted = wanted.where((build) =>
      build(build.refTuple('createdAt', 'id'), '>', build.tuple(after.createdAt, after.id)),
    )
  wanted = narrowJobs(wanted, filter).orderBy('createdAt').orderBy('id')
  if (page !== undefined) wanted = wanted.limit(page.limit).offset(page.offset)
  return db
    .selectFrom(wanted.as('jobs'))
    .innerJoin('jobStates', 'jobStates.jobId', 'jobs.id')
    .leftJoin('changes', (join) =>
      join.onRef('changes.objectId', '=', 'jobs.id').on('changes.kind', '=', 'job'),
    )
    .selectAll('jobs')
    .select([
      'jobStates.lastSessionId',
      'jobStates.lastStatus',
      'jobStates.lastRunAt',
      'jobStates.lastBackupAt',
      'jobStates.nextRunAt',
      'jobStates.retryAt',
      'jobStates.retryOf',
      'jobStates.retryNumber',
    ])
    .select(sql<number>`coalesce(changes.sequence, 0)`.as('eTag'))
    .orderBy('jobs.createdAt')
    .orderBy('jobs.id')
    .execute()
}

/** Enabled jobs whose next run or retry is due at `now`; the one that waits longest first. */
export async function listDueJobs(
  db: Kysely<DatabaseSchema>,
  now: number,
  limit: number,
): Promise<(JobRow & Omit<JobStateRow, 'jobId'>)[]> {
  return db
    .selectFrom('jobs')
    .innerJoin('jobStates', 'jobStates.jobId', 'jobs.id')
    .selectAll('jobs')
    .select([
      'jobStates.lastSessionId',
      'jobStates.lastStatus',
      'jobStates.lastRunAt',
      'jobStates.lastBackupAt',
      'jobStates.nextRunAt',
      'jobStates.retryAt',
      'jobStates.retryOf',
      'jobStates.retryNumber',
    ])
    .where('jobs.isEnabled', '=', 1)
    .where((eb) => eb.or([eb('jobStates.nextRunAt', '<=', now), eb('jobStates.retryAt', '<=', now)]))
    .orderBy(({ fn }) => fn.coalesce('jobStates.retryAt', 'jobStates.nextRunAt'))
    .orderBy('jobs.id')
    .limit(limit)
    .execute()
}

/** Jobs found by how they stand and what they are called, and how many there are of each kind. */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'

/** How a job stands, as people see it: a job that is switched off, and one that never ran, have no result. */
export const jobStandings = [
  'running',
  'disabled',
  'never-ran',
  'success',
  'warning',
  'failed',
  'stopped',
] as const
export type JobStanding = (typeof jobStandings)[number]

export interface JobSearch {
  readonly standing?: JobStanding | undefined
  /** Part of the name or the description, in small or capital letters. */
  readonly search?: string | undefined
  readonly ids?: readonly string[] | undefined
}

const results = { success: 'Success', warning: 'Warning', failed: 'Failed', stopped: 'Stopped' } as const

/** The same jobs, without those that the search does not find. */
export function narrowJobs<Row>(
  query: SelectQueryBuilder<DatabaseSchema, 'jobs', Row>,
  { standing, search, ids }: JobSearch,
): SelectQueryBuilder<DatabaseSchema, 'jobs', Row> {
  let found = query
  if (ids !== undefined) found = found.where('id', 'in', ids.length === 0 ? [''] : [...ids])
  if (search !== undefined && search !== '') {
    const pattern = `%${search.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    found = found.where(sql<boolean>`(lower(name) like ${pattern} escape ${'\\'}
      or lower(description) like ${pattern} escape ${'\\'})`)
  }
  if (standing === undefined) return found
  if (standing !== 'running') found = found.where('isEnabled', '=', standing === 'disabled' ? 0 : 1)
  return found.where('id', 'in', (eb) => {
    const states = eb.selectFrom('jobStates').select('jobId')
    if (standing === 'running') return states.where('lastStatus', '=', 'Running')
    if (standing === 'disabled') return states.where('lastStatus', '<>', 'Running')
    if (standing === 'never-ran')
      return states.where('lastStatus', '<>', 'Running').where('lastRunAt', 'is', null)
    return states.where('lastStatus', '=', results[standing]).where('lastRunAt', 'is not', null)
  })
}

export interface JobCount {
  readonly organizationId: string
  readonly repositoryId: string
  readonly standing: JobStanding
  readonly jobs: number
}

/** @param organizationIds of all organizations when undefined. */
export async function countJobs(
  db: Kysely<DatabaseSchema>,
  organizationIds: readonly string[] | undefined,
): Promise<JobCount[]> {
  if (organizationIds?.length === 0) return []
  const standing = sql<JobStanding>`case
    when job_states.last_status = 'Running' then 'running'
    when jobs.is_enabled = 0 then 'disabled'
    when job_states.last_run_at is null then 'never-ran'
    when job_states.last_status in ('Success', 'Warning', 'Stopped') then lower(job_states.last_status)
    else 'failed' end`
  let query = db.selectFrom('jobs').innerJoin('jobStates', 'jobStates.jobId', 'jobs.id')
  if (organizationIds !== undefined) query = query.where('jobs.organizationId', 'in', [...organizationIds])
  const rows = await query
    .select(['jobs.organizationId', 'jobs.repositoryId', standing.as('standing')])
    .select(({ fn }) => fn.countAll<number | string>().as('jobs'))
    .groupBy(['jobs.organizationId', 'jobs.repositoryId', standing])
    .execute()
  // PostgreSQL counts in 64 bits, which come as text.
  return rows.map(({ jobs, ...row }) => Object.assign(row, { jobs: Number(jobs) }))
}

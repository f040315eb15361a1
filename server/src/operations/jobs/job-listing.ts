/** Listings of jobs, however long: read in parts, so that others get their turn between. */
import type { Kysely } from 'kysely'
import {
  type DatabaseSchema,
  type JobFilter,
  type JobWithState,
  listJobsWithState,
} from '../../database/index.ts'
import type { Job, Page, PageRequest } from '../operations.ts'
import { jobWithState } from './job.ts'

/** A few milliseconds of work. */
const rowsAtOnce = 500

export const everyJob: PageRequest = { offset: 0, limit: Number.POSITIVE_INFINITY }

/**
 * Oldest first. Each part begins after the last job of the one before it, not at a number: a job that is removed
 * meanwhile hides no other.
 */
export async function readJobs(
  db: Kysely<DatabaseSchema>,
  filter: JobFilter,
  { offset, limit }: PageRequest,
): Promise<Page<Job>> {
  const jobs: Job[] = []
  let after: JobWithState | undefined
  do {
    const wanted = Math.min(rowsAtOnce, limit + 1 - jobs.length)
    const part = { offset: after === undefined ? offset : 0, limit: wanted }
    const rows = await listJobsWithState(db, { ...filter, after }, part)
    jobs.push(...rows.map(jobWithState))
    after = rows.length < wanted ? undefined : rows.at(-1)
    await new Promise((resolve) => setImmediate(resolve))
  } while (after !== undefined && jobs.length <= limit)
  return { items: jobs.slice(0, limit), hasMore: jobs.length > limit }
}

/** Jobs as the API sees them: defined, switched on and off, started and stopped, and what their sessions say. */
import {
  countJobs,
  type Database,
  deleteJob,
  findJob,
  findJobSession,
  findJobSessionLog,
  findOrganization,
  type JobFilter,
  type JobRow,
  type JobSessionRow,
  listChangeNumbers,
  listJobSessionLog,
  listJobSessionObjects,
  listJobSessions,
  listJobsWithState,
  setJobEnabled,
} from '../../database/index.ts'
import type { JobId, JobSessionId } from '../../foundation/ids.ts'
import { type AuditAct, recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { jobSessionId } from '../ids.ts'
import type { Job, JobChange, JobOperations, JobSession, NewJob, Page, Reach } from '../operations.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import { refuseReadOnlyRepository } from '../repositories/storage-settings.ts'
import { readPage } from '../page.ts'
import { administered, administers } from '../reach.ts'
import { orNotFound } from '../refusals.ts'
import { changeJob, type ChangeDependencies, createJob } from './change-job.ts'
import { jobSession, jobWithState, sessionLogItem, sessionObject } from './job.ts'
import { withItemReplaced, withItems, withoutItems } from './job-items.ts'
import { everyJob, readJobs } from './job-listing.ts'
import type { JobRunner } from './job-runner.ts'
import { StoppedByPersonError } from './run-origin.ts'
import { replan } from './scheduler.ts'

export interface JobDependencies extends ChangeDependencies {
  readonly runner: JobRunner
}

export function createJobOperations(dependencies: JobDependencies): JobOperations {
  return { ...definitions(dependencies), ...runs(dependencies), ...sessions(dependencies) }
}

type Definitions = Pick<
  JobOperations,
  | 'create'
  | 'list'
  | 'page'
  | 'counts'
  | 'get'
  | 'update'
  | 'addItems'
  | 'removeItems'
  | 'replaceItem'
  | 'remove'
  | 'setEnabled'
>

function definitions(dependencies: JobDependencies): Definitions {
  const { database, runner, clock, zone } = dependencies
  const { db } = database
  const change = (wanted: Parameters<typeof changeJob>[1], actor: Parameters<typeof changeJob>[2]) =>
    changeJob(dependencies, wanted, actor)
  return {
    async create(job, reach, actor) {
      return one(database, await createJob(dependencies, { job, reach }, actor), reach)
    },
    list: async (reach) => (await readJobs(db, jobFilter({}, reach), everyJob)).items,
    page: (filter, reach, page) => readJobs(db, jobFilter(filter, reach), page),
    counts: (reach) => countJobs(db, administered(reach)),
    get: (id, reach) => one(database, id, reach),
    update: (id, changes, reach, actor) => change({ id, reach, change: () => changes }, actor),
    addItems: (id, { list, items }, reach, actor) =>
      change({ id, reach, change: (job) => itemsOf(withItems(job, list, items)) }, actor),
    removeItems: (id, { list, ids }, reach, actor) =>
      change({ id, reach, change: (job) => itemsOf(withoutItems(job, list, ids)) }, actor),
    replaceItem: (id, { list, id: itemId, item }, reach, actor) =>
      change({ id, reach, change: (job) => itemsOf(withItemReplaced(job, list, [itemId, item])) }, actor),
    async remove(id, reach, actor) {
      const job = await jobWithin(database, id, reach)
      if (runner.isRunning(id))
        throw new OperationError('job_running', `The job “${job.name}” is running; stop it first.`)
      await database.transaction(async (trx) => {
        await deleteJob(trx, id)
        await recordAct(trx, clock, actor, act(job, 'job.remove'))
      })
    },
    async setEnabled(id, isEnabled, reach, actor) {
      const job = await jobWithin(database, id, reach)
      await database.transaction(async (trx) => {
        await setJobEnabled(trx, id, isEnabled ? 1 : 0)
        await replan(dependencies, trx, { id, zone })
        await recordAct(trx, clock, actor, act(job, isEnabled ? 'job.enable' : 'job.disable'))
      })
    },
  }
}

function itemsOf({
  selectedItems,
  excludedItems,
}: Pick<NewJob, 'selectedItems' | 'excludedItems'>): JobChange {
  return { selectedItems, excludedItems }
}

function jobFilter(filter: Omit<JobFilter, 'id' | 'organizationIds'>, reach: Reach): JobFilter {
  return { ...filter, organizationIds: administered(reach) }
}

async function one(database: Database, id: JobId, reach: Reach): Promise<Job> {
  const [row] = await listJobsWithState(database.db, { id, organizationIds: administered(reach) })
  return jobWithState(orNotFound(row))
}

function runs({ database, runner, clock }: JobDependencies): Pick<JobOperations, 'start' | 'stop'> {
  return {
    async start(id, reach, actor) {
      const job = await jobWithin(database, id, reach)
      if (job.isEnabled === 0)
        throw new OperationError('job_disabled', `The job “${job.name}” is disabled; enable it first.`)
      refuseReadOnly(orNotFound(await findOrganization(database.db, job.organizationId)))
      await refuseReadOnlyRepository(database, job.repositoryId)
      return numbered(database, await runner.start(job, actor))
    },
    async stop(id, reach, actor) {
      const job = await jobWithin(database, id, reach)
      if (!runner.isRunning(id)) return
      await database.transaction((trx) => recordAct(trx, clock, actor, act(job, 'job.stop')))
      await runner.stop(id, new StoppedByPersonError())
    },
  }
}

type Sessions = Pick<
  JobOperations,
  'sessions' | 'session' | 'sessionLog' | 'sessionLogItem' | 'sessionObjects'
>

function sessions({ database, runner }: JobDependencies): Sessions {
  const { db } = database
  return {
    async sessions(filter, reach, page) {
      const found = await readPage(
        page,
        (part) => listJobSessions(db, { ...filter, organizationIds: administered(reach) }, part),
        (row) => current(runner, row),
      )
      return numberedPage(database, found)
    },
    async session(id, reach) {
      return numbered(database, current(runner, await sessionWithin(database, id, reach)))
    },
    async sessionLog(id, reach, { type, isDescending, ...page }) {
      await sessionWithin(database, id, reach)
      const order = { type, ...(isDescending === undefined ? {} : { isDescending }) }
      return readPage(page, (part) => listJobSessionLog(db, id, part, order), sessionLogItem)
    },
    async sessionLogItem(id, itemId, reach) {
      await sessionWithin(database, id, reach)
      return sessionLogItem(orNotFound(await findJobSessionLog(db, id, itemId)))
    },
    async sessionObjects(id, reach, page) {
      await sessionWithin(database, id, reach)
      return readPage(page, (part) => listJobSessionObjects(db, id, part), sessionObject)
    },
  }
}

async function numbered(database: Database, row: JobSessionRow): Promise<JobSession> {
  const numbers = await listChangeNumbers(database.db, 'jobSession', [row.id])
  return jobSession(row, numbers.get(row.id) ?? 0)
}

async function numberedPage(database: Database, page: Page<JobSessionRow>): Promise<Page<JobSession>> {
  const ids = page.items.map(({ id }) => id)
  const numbers = await listChangeNumbers(database.db, 'jobSession', ids)
  return { ...page, items: page.items.map((row) => jobSession(row, numbers.get(row.id) ?? 0)) }
}

/** @throws {OperationError} `not_found` for what is absent and for what is out of reach. */
async function jobWithin(database: Database, id: JobId, reach: Reach): Promise<JobRow> {
  const row = await findJob(database.db, id)
  return orNotFound(row !== undefined && administers(reach, row.organizationId) ? row : undefined)
}

async function sessionWithin(database: Database, id: JobSessionId, reach: Reach): Promise<JobSessionRow> {
  const row = await findJobSession(database.db, id)
  return orNotFound(row !== undefined && administers(reach, row.organizationId) ? row : undefined)
}

function act(job: JobRow, action: string): AuditAct {
  return { action, organizationId: job.organizationId, details: { jobId: job.id, jobName: job.name } }
}

/** A running session's books are ahead of its row; one that ended since it was read is told by its row. */
function current(runner: JobRunner, row: JobSessionRow): JobSessionRow {
  return row.status === 'Running' ? (runner.running(jobSessionId(row.id)) ?? row) : row
}

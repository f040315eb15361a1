/** Jobs as the API sees them: defined, switched on and off, started and stopped, and what their sessions say. */
import {
  type Database,
  deleteJob,
  findBackupTimes,
  findJob,
  findJobSession,
  findLastJobSession,
  findOrganization,
  insertJob,
  type JobRow,
  type JobSessionRow,
  listJobs,
  listJobSessionLog,
  listJobSessions,
  setJobEnabled,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { JobId, JobSessionId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { type AuditAct, recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { jobSessionId } from '../ids.ts'
import type { Actor, Job, JobOperations, NewJob, Reach } from '../operations.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import { readPage } from '../page.ts'
import { administered, administers } from '../reach.ts'
import { invalidRequest, orNotFound } from '../refusals.ts'
import { repositoryWithin } from '../repositories/repository-reach.ts'
import { jobSession, jobWithHistory, sessionLogItem } from './job.ts'
import type { JobRunner } from './job-runner.ts'
import { selectionOf } from './job-selection.ts'

const longestName = 256

export interface JobDependencies {
  readonly database: Database
  readonly runner: JobRunner
  readonly clock: Clock
  readonly random: Random
}

export function createJobOperations(dependencies: JobDependencies): JobOperations {
  const { database, runner, clock } = dependencies
  const { db } = database

  return {
    create: (job, reach, actor) => createJob(dependencies, { job, reach }, actor),
    async list(reach) {
      const rows = (await listJobs(db)).filter((row) => administers(reach, row.organizationId))
      return Promise.all(rows.map((row) => withHistory(database, row)))
    },
    async get(id, reach) {
      return withHistory(database, await jobWithin(database, id, reach))
    },
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
        await recordAct(trx, clock, actor, act(job, isEnabled ? 'job.enable' : 'job.disable'))
      })
    },
    async start(id, reach, actor) {
      const job = await jobWithin(database, id, reach)
      if (job.isEnabled === 0)
        throw new OperationError('job_disabled', `The job “${job.name}” is disabled; enable it first.`)
      refuseReadOnly(orNotFound(await findOrganization(db, job.organizationId)))
      return jobSession(await runner.start(job, actor))
    },
    async stop(id, reach, actor) {
      const job = await jobWithin(database, id, reach)
      if (!runner.isRunning(id)) return
      await database.transaction((trx) => recordAct(trx, clock, actor, act(job, 'job.stop')))
      await runner.stop(id)
    },
    sessions: (filter, reach, page) =>
      readPage(
        page,
        (part) => listJobSessions(db, { ...filter, organizationIds: administered(reach) }, part),
        (row) => jobSession(current(runner, row)),
      ),
    async session(id, reach) {
      return jobSession(current(runner, await sessionWithin(database, id, reach)))
    },
    async sessionLog(id, reach, page) {
      await sessionWithin(database, id, reach)
      return readPage(page, (part) => listJobSessionLog(db, id, part), sessionLogItem)
    },
  }
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

async function withHistory(database: Database, row: JobRow): Promise<Job> {
  const lastSession = await findLastJobSession(database.db, row.id)
  const times = await findBackupTimes(database.db, { jobId: row.id })
  return jobWithHistory(row, { lastSession, times })
}

async function createJob(
  { database, clock, random }: JobDependencies,
  { job, reach }: { readonly job: NewJob; readonly reach: Reach },
  actor: Actor,
): Promise<Job> {
  const name = job.name.trim()
  if (name === '' || name.length > longestName)
    throw invalidRequest(`A job needs a name of 1 to ${longestName} characters.`)
  const isWithin = administers(reach, job.organizationId)
  refuseReadOnly(orNotFound(isWithin ? await findOrganization(database.db, job.organizationId) : undefined))
  await repositoryWithin(database, job.repositoryId, reach)
  const { isEverybody, users, unsupported } = selectionOf(job)
  if (!isEverybody && users.size === 0)
    throw invalidRequest(
      unsupported.length === 0
        ? 'The job selects nothing. Select at least one user with its mailbox, or the entire organization.'
        : `This version backs up mailboxes of users; the job selects only: ${unsupported.slice(0, 10).join(', ')}.`,
    )
  const row: JobRow = {
    id: random.uuid(),
    organizationId: job.organizationId,
    repositoryId: job.repositoryId,
    name,
    description: job.description,
    backupType: job.backupType,
    selectedItems: JSON.stringify(job.selectedItems),
    excludedItems: JSON.stringify(job.excludedItems),
    schedulePolicy: JSON.stringify(job.schedulePolicy),
    isEnabled: job.isEnabled ? 1 : 0,
    createdAt: clock.now(),
  }
  await database.transaction(async (trx) => {
    await insertJob(trx, row)
    const details = {
      jobId: row.id,
      jobName: name,
      repositoryId: row.repositoryId,
      after: [`backupType=${row.backupType}`],
    }
    await recordAct(trx, clock, actor, { action: 'job.create', organizationId: row.organizationId, details })
  })
  return withHistory(database, row)
}

/**
 * Starts jobs when their schedule says so, does again what failed, and ends runs whose backup window closes. When a job
 * is due stands in the database: a run that was missed while the server was down happens once, when it is back.
 */
import {
  type Database,
  findJob,
  findJobState,
  findOrganization,
  type JobRow,
  type JobStateRow,
  listDueJobs,
  listJobsWithState,
  updateJobState,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { JobId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { OperationError } from '../errors.ts'
import { jobId } from '../ids.ts'
import type { Actor } from '../operations.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import type { JobRunner } from './job-runner.ts'
import { parseSchedule, plannedRun } from './planned-run.ts'
import { noRetry, retryOrigin } from './retry.ts'
import { WindowClosedError, type RunOrigin } from './run-origin.ts'
import { isWithin, nextOpening } from './schedule/next-run.ts'
import type { WallClock } from './schedule/wall-clock.ts'

const lookEveryMs = 10_000
const jobsAtOnce = 100

export interface SchedulerDependencies {
  readonly database: Database
  readonly runner: JobRunner
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface SchedulerOptions {
  /** The clock on the wall of the server. */
  readonly zone: WallClock
  /** Runs beyond it wait until one ends. */
  readonly mostRuns: number
}

export interface JobScheduler {
  /** Plans jobs that nobody planned yet, and begins to look what is due. */
  start(): Promise<void>
  close(): Promise<void>
}

type DueJob = JobRow & Omit<JobStateRow, 'jobId'>

export function createJobScheduler(
  dependencies: SchedulerDependencies,
  options: SchedulerOptions,
): JobScheduler {
  const { clock, log } = dependencies
  const stop = new AbortController()
  let running: Promise<void> | undefined

  async function goOn(): Promise<void> {
    while (!stop.signal.aborted) {
      await look(dependencies, options).catch((error: unknown) =>
        log.warn({ err: error }, 'schedules could not be looked through; it is tried again'),
      )
      await clock.sleep(lookEveryMs, stop.signal).catch(() => undefined)
    }
  }

  return {
    async start() {
      await planUnplanned(dependencies, options)
      running ??= goOn()
    },
    async close() {
      stop.abort()
      await running
    },
  }
}

/** Jobs of an earlier version, and those whose plan was lost, get one; a plan that is there stays, also one of the past. */
async function planUnplanned(
  { database, clock }: SchedulerDependencies,
  { zone }: SchedulerOptions,
): Promise<void> {
  for (const job of await listJobsWithState(database.db)) {
    if (job.nextRunAt !== null) continue
    const nextRunAt = plannedRun(job, clock.now(), zone)
    if (nextRunAt !== null) await updateJobState(database.db, job.id, { nextRunAt })
  }
}

async function look(dependencies: SchedulerDependencies, options: SchedulerOptions): Promise<void> {
  const { database, runner, clock, log } = dependencies
  await endOutsideWindow(dependencies, options)
  for (const job of await listDueJobs(database.db, clock.now(), jobsAtOnce)) {
    if (runner.count() >= options.mostRuns) return
    try {
      await startDue(dependencies, options, job)
    } catch (error) {
      log.warn({ err: error, jobId: job.id }, 'a job could not be started by its schedule')
    }
  }
}

/** A run of the schedule ends with the window; one that a person started is theirs to stop. */
async function endOutsideWindow(
  { database, runner, clock }: SchedulerDependencies,
  { zone }: SchedulerOptions,
): Promise<void> {
  await Promise.all(
    runner.scheduled().map(async (id) => {
      const job = await findJob(database.db, id)
      const window = job && parseSchedule(job)?.runWindow
      if (window !== undefined && !isWithin(window, clock.now(), zone))
        await runner.stop(id, new WindowClosedError())
    }),
  )
}

async function startDue(
  { database, runner, clock, random, log }: SchedulerDependencies,
  { zone }: SchedulerOptions,
  job: DueJob,
): Promise<void> {
  const id = jobId(job.id)
  const now = clock.now()
  const schedule = parseSchedule(job)
  // Whatever comes of it: this time is dealt with.
  const planned = { nextRunAt: plannedRun(job, now, zone) }
  if (runner.isRunning(id) || schedule === undefined) {
    await updateJobState(database.db, id, planned)
    return
  }
  const isRetry = job.retryAt !== null && job.retryAt <= now
  const opening = nextOpening(schedule.startWindows, now, zone)
  if (opening !== now) {
    await updateJobState(
      database.db,
      id,
      isRetry ? { retryAt: opening ?? null } : { nextRunAt: opening ?? null },
    )
    return
  }
  const isDue = job.nextRunAt !== null && job.nextRunAt <= now
  const origin: RunOrigin = isDue || !isRetry ? { kind: 'schedule' } : await retryOrigin(database, job)
  await updateJobState(database.db, id, isDue ? planned : noRetry)
  refuseReadOnly(await organizationOf(database, job))
  const actor: Actor = { name: 'schedule', familyId: '', requestId: random.uuid(), remoteAddress: '' }
  try {
    await runner.start(job, actor, origin)
  } catch (error) {
    if (!(error instanceof OperationError) || error.code !== 'job_running') throw error
    log.info({ jobId: id }, 'a job that is due runs already')
  }
}

async function organizationOf(
  database: Database,
  job: Pick<JobRow, 'organizationId'>,
): Promise<NonNullable<Awaited<ReturnType<typeof findOrganization>>>> {
  const row = await findOrganization(database.db, job.organizationId)
  if (row === undefined) throw new OperationError('not_found', 'The organization of the job is gone.')
  return row
}

/** Plans a job anew after it was made, changed, enabled or disabled; a retry of what it was before is dropped. */
export async function replan(
  { clock }: Pick<SchedulerDependencies, 'clock'>,
  db: Database['db'],
  { id, zone }: { readonly id: JobId; readonly zone: WallClock },
): Promise<void> {
  const job = await findJob(db, id)
  if (job === undefined || (await findJobState(db, id)) === undefined) return
  await updateJobState(db, id, { ...noRetry, nextRunAt: plannedRun(job, clock.now(), zone) })
}

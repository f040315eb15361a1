/** Runs jobs in the background, one run a job at a time, and writes down how each ended. */
import {
  type Database,
  insertJobSession,
  type JobRow,
  type JobSessionRow,
  putRestorePoint,
  updateJobSession,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { CodedError, describeError } from '../../foundation/errors.ts'
import type { JobId, JobSessionId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { RestorePoint } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import { type BackupRunDependencies, runBackup } from '../backup/backup-run.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import { jobId, jobSessionId, organizationId, repositoryId } from '../ids.ts'
import type { Actor } from '../operations.ts'
import type { VaultKeeper } from '../repositories/vault-keeper.ts'
import { restorePointRow } from '../restore/restore-point-row.ts'
import { jobOf } from './job.ts'
import { selectionOf } from './job-selection.ts'
import { createSessionRecorder, type SessionRecorder } from './session-recorder.ts'

export interface JobRunnerDependencies {
  readonly database: Database
  readonly connections: Connections
  readonly keeper: VaultKeeper
  readonly mailboxReader: BackupRunDependencies['mailboxReader']
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface JobRunner {
  /** @throws {OperationError} `job_running` */
  start(job: JobRow, actor: Actor): Promise<JobSessionRow>
  isRunning(id: JobId): boolean
  /** Ends the run, if there is one, and waits until it has let go of everything. */
  stop(id: JobId): Promise<void>
  /** A running session as it stands now. */
  running(id: JobSessionId): JobSessionRow | undefined
  /** Waits for the end of a run that is under way; for callers that must see its result. */
  settled(id: JobId): Promise<void>
  close(): Promise<void>
}

interface Run {
  readonly recorder: SessionRecorder
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/** How a run ended. */
interface Ending {
  readonly status: 'Success' | 'Warning' | 'Failed' | 'Stopped'
  readonly details: string
  readonly point: RestorePoint | undefined
}

export function createJobRunner(dependencies: JobRunnerDependencies): JobRunner {
  const { database, clock, random } = dependencies
  const runs = new Map<JobId, Run>()
  const starting = new Set<JobId>()
  let isClosed = false

  async function begin(job: JobRow, actor: Actor): Promise<JobSessionRow> {
    const row = newSession(job, random.uuid(), clock.now())
    await database.transaction(async (trx) => {
      await insertJobSession(trx, row)
      const details = { jobId: job.id, jobName: job.name, sessionId: row.id }
      await recordAct(trx, clock, actor, { action: 'job.start', organizationId: job.organizationId, details })
    })
    const recorder = createSessionRecorder(dependencies, row)
    const controller = new AbortController()
    const ended = runToEnd(dependencies, { job, recorder, signal: controller.signal }).finally(() => {
      runs.delete(jobId(job.id))
    })
    runs.set(jobId(job.id), { recorder, controller, ended })
    return row
  }

  async function stop(run: Run | undefined): Promise<void> {
    run?.controller.abort(new Error('the run was stopped'))
    await run?.ended
  }

  return {
    async start(job, actor) {
      const id = jobId(job.id)
      if (isClosed)
        throw new OperationError('upstream_unavailable', 'The server is stopping; start the job later.')
      if (runs.has(id) || starting.has(id))
        throw new OperationError('job_running', `The job “${job.name}” is running already.`)
      starting.add(id)
      try {
        return await begin(job, actor)
      } finally {
        starting.delete(id)
      }
    },
    isRunning: (id) => runs.has(id) || starting.has(id),
    stop: (id) => stop(runs.get(id)),
    running: (id) =>
      [...runs.values()].map(({ recorder }) => recorder.session()).find((session) => session.id === id),
    async settled(id) {
      await runs.get(id)?.ended
    },
    async close() {
      isClosed = true
      await Promise.all([...runs.values()].map(stop))
    },
  }
}

function newSession(job: JobRow, id: string, createdAt: number): JobSessionRow {
  return {
    id,
    jobId: job.id,
    organizationId: job.organizationId,
    repositoryId: job.repositoryId,
    status: 'Running',
    details: '',
    progress: 0,
    processedObjects: 0,
    transferredBytes: 0,
    writtenBytes: 0,
    savedItems: 0,
    unchangedItems: 0,
    skippedItems: 0,
    failedItems: 0,
    createdAt,
    endedAt: null,
    restorePointId: null,
  }
}

interface RunSubject {
  readonly job: JobRow
  readonly recorder: SessionRecorder
  readonly signal: AbortSignal
}

/** Never rejects: whatever happens becomes the session's status. */
async function runToEnd(dependencies: JobRunnerDependencies, subject: RunSubject): Promise<void> {
  const { job, recorder } = subject
  const log = dependencies.log.child({ jobId: job.id, sessionId: recorder.session().id })
  try {
    const ending = await backUp(dependencies, subject).catch((error: unknown) => {
      if (!subject.signal.aborted) log.error({ err: error }, 'a backup failed')
      return failure(error, subject.signal)
    })
    await recorder.close()
    await writeEnding(dependencies, subject, ending)
  } catch (error) {
    log.error(
      { err: error },
      'the end of a job session was not recorded; the next start of the server does it',
    )
  }
}

async function backUp(dependencies: JobRunnerDependencies, subject: RunSubject): Promise<Ending> {
  const { job, recorder, signal } = subject
  const organization = organizationId(job.organizationId)
  await recorder.log('Success', `Job “${job.name}” started`)
  const vault = await dependencies.keeper.vault(repositoryId(job.repositoryId))
  const graph = await dependencies.connections.graph(organization)
  const selection = selectionOf(jobOf(job))
  const source = { organizationId: organization, jobId: jobId(job.id), selection }
  const point = await runBackup({ ...dependencies, graph, vault, recorder }, source, signal)
  return success(point, recorder)
}

function success(point: RestorePoint, recorder: SessionRecorder): Ending {
  const { saved, unchanged, skipped, failed } = recorder.counts()
  const details = `${saved} saved, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed`
  return { status: skipped + failed > 0 ? 'Warning' : 'Success', details, point }
}

function failure(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted)
    return {
      status: 'Stopped',
      details: 'Stopped; what was not committed is done again by the next run.',
      point: undefined,
    }
  // The message of a named error may be shown; anything else is a bug, whose words are for the log.
  const words =
    error instanceof CodedError ? describeError(error) : 'internal error; the log of the server says more'
  return { status: 'Failed', details: words, point: undefined }
}

async function writeEnding(
  { database, clock }: JobRunnerDependencies,
  { job, recorder }: RunSubject,
  { status, details, point }: Ending,
): Promise<void> {
  const { id, progress, ...session } = recorder.session()
  const lineType = status === 'Failed' ? 'Error' : status === 'Success' ? 'Success' : 'Warning'
  await recorder.log(lineType, `Job ${status === 'Stopped' ? 'stopped' : 'finished'}: ${details}`)
  await database.transaction(async (trx) => {
    if (point !== undefined)
      await putRestorePoint(trx, restorePointRow(repositoryId(job.repositoryId), point))
    await updateJobSession(trx, id, {
      ...session,
      status,
      details,
      progress: point === undefined ? progress : 100,
      endedAt: clock.now(),
      restorePointId: point?.id ?? null,
    })
    const system: Actor = { name: `job ${job.name}`, familyId: '', requestId: id, remoteAddress: '' }
    await recordAct(trx, clock, system, {
      action: 'job.finish',
      outcome: point === undefined ? 'failed' : 'success',
      organizationId: job.organizationId,
      reason: status,
      details: {
        jobId: job.id,
        sessionId: jobSessionId(id),
        itemCount: session.savedItems,
        failedCount: session.failedItems + session.skippedItems,
        ...(point && { restorePointId: point.id }),
      },
    })
  })
}

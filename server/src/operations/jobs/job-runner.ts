/** Runs jobs in the background, one run a job at a time, and writes down how each ended. */
import {
  type Database,
  findOrganization,
  insertJobSession,
  type JobRow,
  type JobSessionRow,
  updateJobState,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { JobId, JobSessionId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import { type BackupRunDependencies, runBackup } from '../backup/backup-run.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import { jobId, organizationId, repositoryId } from '../ids.ts'
import type { Actor } from '../operations.ts'
import { servicesOf } from '../provisioning/options.ts'
import { orNotFound } from '../refusals.ts'
import type { RecordsKeeper } from '../recovery/records-keeper.ts'
import { refuseReadOnlyRepository } from '../repositories/storage-settings.ts'
import type { VaultKeeper } from '../repositories/vault-keeper.ts'
import { jobOf } from './job.ts'
import { type JobSelection, selectionOf, withServices } from './job-selection.ts'
import { noRetry } from './retry.ts'
import { type Ending, failure, success, writeEnding } from './run-ending.ts'
import type { RunOrigin } from './run-origin.ts'
import { createSessionRecorder, type SessionRecorder } from './session-recorder.ts'

export interface JobRunnerDependencies {
  readonly database: Database
  readonly connections: Connections
  readonly keeper: VaultKeeper
  readonly recordsKeeper?: Pick<RecordsKeeper, 'write'>
  readonly mailboxReader: BackupRunDependencies['mailboxReader']
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface JobRunner {
  /** @throws {OperationError} `job_running` */
  start(job: JobRow, actor: Actor, origin?: RunOrigin): Promise<JobSessionRow>
  isRunning(id: JobId): boolean
  /** How many runs are under way. */
  count(): number
  /** The jobs that the schedule runs at present, be it again. */
  scheduled(): readonly JobId[]
  /** Ends the run, if there is one, and waits until it has let go of everything. */
  stop(id: JobId, reason?: Error): Promise<void>
  /** A running session as it stands now. */
  running(id: JobSessionId): JobSessionRow | undefined
  /** Waits for the end of a run that is under way; for callers that must see its result. */
  settled(id: JobId): Promise<void>
  close(): Promise<void>
}

interface Run {
  readonly origin: RunOrigin
  readonly recorder: SessionRecorder
  readonly controller: AbortController
  readonly ended: Promise<void>
}

const byPerson: RunOrigin = { kind: 'person' }

export function createJobRunner(dependencies: JobRunnerDependencies): JobRunner {
  const { database, clock, random } = dependencies
  const runs = new Map<JobId, Run>()
  const starting = new Set<JobId>()
  let isClosed = false

  async function begin(job: JobRow, actor: Actor, origin: RunOrigin): Promise<JobSessionRow> {
    const row = newSession(job, origin, { id: random.uuid(), createdAt: clock.now() })
    await database.transaction(async (trx) => {
      await insertJobSession(trx, row)
      const started = { lastSessionId: row.id, lastStatus: row.status, lastRunAt: row.createdAt }
      await updateJobState(trx, job.id, { ...noRetry, ...started })
      const details = { jobId: job.id, jobName: job.name, sessionId: row.id }
      await recordAct(trx, clock, actor, { action: 'job.start', organizationId: job.organizationId, details })
    })
    const recorder = createSessionRecorder(dependencies, row)
    const controller = new AbortController()
    const ended = runToEnd(dependencies, { job, origin, recorder, signal: controller.signal }).finally(() => {
      runs.delete(jobId(job.id))
    })
    runs.set(jobId(job.id), { origin, recorder, controller, ended })
    return row
  }

  async function stop(run: Run | undefined, reason = new Error('the run was stopped')): Promise<void> {
    run?.controller.abort(reason)
    await run?.ended
  }

  return {
    async start(job, actor, origin = byPerson) {
      const id = jobId(job.id)
      if (isClosed)
        throw new OperationError('upstream_unavailable', 'The server is stopping; start the job later.')
      if (runs.has(id) || starting.has(id))
        throw new OperationError('job_running', `The job “${job.name}” is running already.`)
      starting.add(id)
      try {
        return await begin(job, actor, origin)
      } finally {
        starting.delete(id)
      }
    },
    isRunning: (id) => runs.has(id) || starting.has(id),
    count: () => new Set([...runs.keys(), ...starting]).size,
    scheduled: () => [...runs].filter(([, { origin }]) => origin.kind !== 'person').map(([id]) => id),
    stop: (id, reason) => stop(runs.get(id), reason),
    running: (id) =>
      [...runs.values()].map(({ recorder }) => recorder.session()).find((session) => session.id === id),
    async settled(id) {
      await runs.get(id)?.ended
    },
    async close() {
      isClosed = true
      await Promise.all([...runs.values()].map((run) => stop(run)))
    },
  }
}

function newSession(
  job: JobRow,
  origin: RunOrigin,
  { id, createdAt }: Pick<JobSessionRow, 'id' | 'createdAt'>,
): JobSessionRow {
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
    mainSessionId: origin.kind === 'retry' ? origin.mainSessionId : null,
    retryCount: origin.kind === 'retry' ? origin.retryCount : 0,
    willBeRetried: 0,
    readMs: 0,
    writeMs: 0,
  }
}

interface RunSubject {
  readonly job: JobRow
  readonly origin: RunOrigin
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
  const { job, origin, recorder, signal } = subject
  const organization = organizationId(job.organizationId)
  const nth = origin.kind === 'retry' ? `, retry ${origin.retryCount}` : ''
  await recorder.log('Success', `Job “${job.name}” started${nth}`)
  await refuseReadOnlyRepository(dependencies.database, job.repositoryId)
  const vault = await dependencies.keeper.vault(repositoryId(job.repositoryId))
  const graph = await dependencies.connections.graph(organization)
  const selection = await selected(dependencies, job)
  const source = {
    organizationId: organization,
    jobId: jobId(job.id),
    selection,
    only: origin.kind === 'retry' ? origin.only : undefined,
  }
  const done = await runBackup({ ...dependencies, graph, vault, recorder }, source, signal)
  await dependencies.recordsKeeper?.write(repositoryId(job.repositoryId))
  return success(done, recorder, { selection, signal })
}

async function selected({ database }: JobRunnerDependencies, row: JobRow): Promise<JobSelection> {
  const organization = orNotFound(await findOrganization(database.db, row.organizationId))
  const job = jobOf(row)
  return withServices(selectionOf(job), job, servicesOf(organization))
}

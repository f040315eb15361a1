/**
 * Runs of maintenance: each is on record before it begins, one at a time for a repository. Backups and restores know
 * nothing of them and never wait.
 */
import {
  type Database,
  findMaintenanceRun,
  insertMaintenanceRun,
  interruptMaintenanceRuns,
  type MaintenanceRunRow,
  updateMaintenanceRun,
} from '../../../database/index.ts'
import type { Clock } from '../../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import type { Log } from '../../../foundation/log.ts'
import type { Random } from '../../../foundation/random.ts'
import type { MaintenanceProgress, MaintenanceRun } from '../../../repository/index.ts'
import { recordAct } from '../../audit/record.ts'
import type { Actor } from '../../caller.ts'
import { OperationError } from '../../errors.ts'
import { repositoryId } from '../../ids.ts'
import type { MaintenanceRequest } from './maintenance.ts'
import { nameOf } from './replica.ts'
import {
  endingOf,
  endingOfError,
  interrupted,
  type Outcome,
  type RunEnding,
  stopped,
  unforeseen,
} from './run-state.ts'

/** Does what was asked for. */
export type Perform = (
  id: BackupRepositoryId,
  request: MaintenanceRequest,
  run: MaintenanceRun,
) => Promise<Outcome>

export interface RunsDependencies {
  readonly database: Database
  readonly perform: Perform
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface MaintenanceRuns {
  /** @throws {OperationError} `maintenance_running` */
  begin(id: BackupRepositoryId, request: MaintenanceRequest, actor: Actor): Promise<MaintenanceRunRow>
  isRunning(id: BackupRepositoryId): boolean
  /** Waits for the run; undefined when it is not on record. */
  ended(runId: string): Promise<MaintenanceRunRow | undefined>
  stop(runId: string): Promise<void>
  /** Ends what an earlier process left running. */
  start(): Promise<void>
  /** Ends every run; none begins any more. */
  close(): Promise<void>
}

interface Living {
  readonly id: string
  readonly kind: MaintenanceRequest['kind']
  readonly startedBy: string
  readonly controller: AbortController
  ended: Promise<void>
}

/** Progress comes a thousand times a second; so often it is written down. */
const progressEveryMs = 1000

export function createMaintenanceRuns(dependencies: RunsDependencies): MaintenanceRuns {
  const { database, clock, random } = dependencies
  const living = new Map<BackupRepositoryId, Living>()
  const closing = new AbortController()

  function claim(id: BackupRepositoryId, request: MaintenanceRequest, actor: Actor): Living {
    if (closing.signal.aborted)
      throw new OperationError('interrupted', 'The server is stopping; start the run later.')
    const other = living.get(id)
    if (other !== undefined)
      throw new OperationError(
        'maintenance_running',
        `One thing at a time: ${other.kind} by ${other.startedBy} is under way in this repository (run ${other.id}). Wait for its end, or stop it.`,
      )
    const { kind } = request
    const own: Living = {
      id: random.uuid(),
      kind,
      startedBy: actor.name,
      controller: new AbortController(),
      ended: Promise.resolve(),
    }
    living.set(id, own)
    return own
  }

  return {
    async begin(id, request, actor) {
      const own = claim(id, request, actor)
      try {
        const { kind } = request
        const row: MaintenanceRunRow = {
          id: own.id,
          repositoryId: id,
          kind,
          options: JSON.stringify(recordedOptions(request)),
          state: 'running',
          progress: null,
          report: null,
          errorCode: null,
          errorMessage: null,
          startedBy: actor.name,
          startedAt: clock.now(),
          endedAt: null,
        }
        await database.transaction(async (trx) => {
          await insertMaintenanceRun(trx, row)
          const details = { repositoryId: id, sessionId: row.id, after: [`options=${row.options}`] }
          await recordAct(trx, clock, actor, { action: 'repository.maintenance', reason: kind, details })
        })
        const signal = AbortSignal.any([own.controller.signal, closing.signal])
        own.ended = carryOut(dependencies, row, { request, signal, isClosing: () => closing.signal.aborted })
        void own.ended.finally(() => living.delete(id))
        return row
      } catch (error) {
        living.delete(id)
        throw error
      }
    },
    isRunning: (id) => living.has(id),
    async ended(runId) {
      await [...living.values()].find(({ id }) => id === runId)?.ended
      return findMaintenanceRun(database.db, runId)
    },
    async stop(runId) {
      const run = [...living.values()].find(({ id }) => id === runId)
      run?.controller.abort(new Error('the run was stopped'))
      await run?.ended
    },
    async start() {
      const { errorCode, errorMessage } = interrupted
      await interruptMaintenanceRuns(database.db, { errorCode, errorMessage, endedAt: clock.now() })
    },
    async close() {
      closing.abort(new Error('the server is stopping'))
      await Promise.all([...living.values()].map(({ ended }) => ended))
    },
  }
}

/** What the records keep: of a place its name, and nothing that opens it. */
function recordedOptions(request: MaintenanceRequest): object {
  const { kind: _kind, ...options } = request
  if (request.kind === 'copy') return { path: nameOf(request.target), ...timeOf(request) }
  if (request.kind !== 'heal') return options
  const { source } = request
  return source.kind === 'earlier' ? timeOf(source) : { path: nameOf(source), ...timeOf(source) }
}

function timeOf(given: object): object {
  const asOf = 'asOf' in given ? given.asOf : undefined
  return typeof asOf === 'number' ? { asOf: new Date(asOf).toISOString() } : {}
}

interface CarryOut {
  readonly request: MaintenanceRequest
  readonly signal: AbortSignal
  readonly isClosing: () => boolean
}

/** Never rejects: what cannot be recorded is ended by the next start of the server. */
async function carryOut(
  { database, perform, clock, log }: RunsDependencies,
  row: MaintenanceRunRow,
  { request, signal, isClosing }: CarryOut,
): Promise<void> {
  const progress = createProgressWriter(database, row.id, { clock, log })
  let ending: RunEnding | undefined
  try {
    ending = endingOf(
      await perform(repositoryId(row.repositoryId), request, {
        signal,
        onProgress: (one) => progress.note(one),
      }),
    )
  } catch (error) {
    ending = signal.aborted ? stopped : endingOfError(error)
    if (ending === undefined || ending.state === 'failed')
      log.error({ err: error, runId: row.id, repositoryId: row.repositoryId }, `${row.kind} failed`)
    ending ??= unforeseen
  }
  if (ending === stopped && isClosing()) ending = interrupted
  await progress.close()
  try {
    await updateMaintenanceRun(database.db, row.id, { ...ending, endedAt: clock.now() })
  } catch (error) {
    log.error({ err: error, runId: row.id }, 'the end of a run of maintenance could not be recorded')
  }
}

/** Writes the newest progress down, at most once a second and one write at a time. */
function createProgressWriter(
  database: Database,
  runId: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): { note(progress: MaintenanceProgress): void; close(): Promise<void> } {
  let newest: MaintenanceProgress | undefined
  let lastAt: number | undefined
  let writing: Promise<void> = Promise.resolve()
  function write(): void {
    const progress = JSON.stringify(newest)
    newest = undefined
    writing = writing.then(() =>
      updateMaintenanceRun(database.db, runId, { progress }).catch((error: unknown) =>
        log.warn({ err: error, runId }, 'the progress of a run of maintenance could not be recorded'),
      ),
    )
  }
  return {
    note(progress) {
      newest = progress
      const now = clock.now()
      if (lastAt !== undefined && now < lastAt + progressEveryMs) return
      lastAt = now
      write()
    },
    async close() {
      if (newest !== undefined) write()
      await writing
    },
  }
}

/**
 * Restores in the background: each has a session id of its own by which its state and counts are asked for. They are on
 * record before they begin, so that an id that was handed out says after a restart what became of it.
 */
import { Type } from 'typebox'
import {
  type Database,
  endRestoreTask,
  findOrganization,
  findRestoreTask,
  insertRestoreTask,
  interruptRestoreTasks,
  type RestoreSessionRow,
  type RestoreTaskRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { directoryObjectId, restoreSessionId } from '../ids.ts'
import { parseJson } from '../json.ts'
import type { OperatorScopes } from '../rbac/operator-scopes.ts'
import type { RestoreResult, RestoreSession, RestoreTask, RestoreTasks, TaskResult } from './restoring.ts'
import { restoreSession } from './restore-operations.ts'
import { sessionWithin } from './session-access.ts'

export interface RestoreTaskDependencies {
  readonly database: Database
  readonly scopes: OperatorScopes
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface RestoreTaskKeeper {
  readonly tasks: RestoreTasks
  /** Ends what an earlier process left working. */
  start(): Promise<void>
  /** Waits until what has ended is on record; the work itself is ended by whoever does it. */
  close(): Promise<void>
}

interface Living {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

const mostLines = 1000
const mostLinesOfMailbox = 100
const interrupted =
  'Interrupted by a restart: the server stopped before the restore had ended. Its events tell how far it came; restore again: what is there already stays single.'

export function createRestoreTasks(dependencies: RestoreTaskDependencies): RestoreTaskKeeper {
  const { database, clock, random, log } = dependencies
  const living = new Map<string, Living>()

  async function end(id: string, outcome: Pick<RestoreTask, 'result' | 'error'>): Promise<void> {
    const { result, error = null } = outcome
    const counts = result === undefined ? null : JSON.stringify(shortened(result))
    try {
      const at = clock.now()
      await endRestoreTask(database.db, id, { result: resultOf(result), counts, error, endedAt: at })
    } catch (cause) {
      // The next start of the server ends it, as it does with what was cut off.
      log.error({ err: cause, restoreTaskId: id }, 'the end of a restore could not be recorded')
    } finally {
      living.delete(id)
    }
  }

  return {
    tasks: {
      async start(access, work) {
        const session = await sessionWithin(dependencies, access)
        const row: RestoreTaskRow = {
          id: random.uuid(),
          sessionId: session.id,
          initiatedBy: access.actor.name,
          state: 'Working',
          result: 'Success',
          counts: null,
          error: null,
          createdAt: clock.now(),
          endedAt: null,
        }
        await insertRestoreTask(database.db, row)
        const controller = new AbortController()
        const ended = work(controller.signal).then(
          (result) => end(row.id, { result, error: undefined }),
          (error: unknown) => end(row.id, { result: undefined, error: wordsOf(error, log) }),
        )
        living.set(row.id, { controller, ended })
        return taskOf(database, row, session)
      },
      async stop(access) {
        const task = living.get(access.sessionId)
        if (task === undefined) return
        task.controller.abort(new Error('the restore was stopped'))
        await task.ended
      },
      async find(access) {
        const row = await findRestoreTask(database.db, access.sessionId)
        if (row === undefined) return undefined
        const parent = { ...access, sessionId: restoreSessionId(row.sessionId) }
        return taskOf(database, row, await sessionWithin(dependencies, parent))
      },
    },
    start: () => interruptRestoreTasks(database.db, { error: interrupted, endedAt: clock.now() }),
    async close() {
      await Promise.all([...living.values()].map(({ ended }) => ended))
    },
  }
}

async function taskOf(
  { db }: Database,
  row: RestoreTaskRow,
  parent: RestoreSessionRow,
): Promise<RestoreTask> {
  const { id, initiatedBy, state, result, createdAt, endedAt } = row
  const own = { ...parent, id, initiatedBy, state, result, createdAt, endedAt }
  return {
    session: restoreSession(own, (await findOrganization(db, parent.organizationId))?.name),
    parentId: restoreSessionId(row.sessionId),
    result: row.counts === null ? undefined : countsOf(row.counts),
    error: row.error ?? undefined,
  }
}

function resultOf(result: RestoreResult | undefined): RestoreSession['result'] {
  if (result === undefined) return 'Failed'
  if (result.failedItemsCount + result.failedFoldersCount > 0)
    return result.createdItemsCount > 0 ? 'Warning' : 'Failed'
  return result.warnings.length > 0 ? 'Warning' : 'Success'
}

function wordsOf(error: unknown, log: Log): string {
  if (error instanceof CodedError) return error.message
  log.error({ err: error }, 'a restore ended by an internal error')
  return 'The restore failed. The log of the server names the cause.'
}

function cut(result: RestoreResult, most: number): RestoreResult {
  const { exceptions, warnings } = result
  return { ...result, exceptions: exceptions.slice(0, most), warnings: warnings.slice(0, most) }
}

/** Many mailboxes could each have a thousand lines: the item ledger has them all. */
function shortened({ mailboxes, ...result }: TaskResult): TaskResult {
  if (mailboxes === undefined) return cut(result, mostLines)
  const each = mailboxes.map((one) => ({ ...one, result: cut(one.result, mostLinesOfMailbox) }))
  return { ...cut(result, mostLines), mailboxes: each }
}

const lines = Type.Array(Type.String())
const countsSchema = Type.Object({
  createdItemsCount: Type.Integer(),
  mergedItemsCount: Type.Integer(),
  failedItemsCount: Type.Integer(),
  skippedItemsCount: Type.Integer(),
  failedFoldersCount: Type.Integer(),
  exceptions: lines,
  warnings: lines,
})
const keptSchema = Type.Object({
  ...countsSchema.properties,
  mailboxes: Type.Optional(
    Type.Array(
      Type.Object({
        mailbox: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String() }),
        status: Type.Union([Type.Literal('Success'), Type.Literal('Warning'), Type.Literal('Failed')]),
        error: Type.Optional(Type.String()),
        result: countsSchema,
      }),
    ),
  ),
})

function countsOf(text: string): TaskResult {
  const { mailboxes, ...counts } = parseJson(text, keptSchema)
  if (mailboxes === undefined) return counts
  return {
    ...counts,
    mailboxes: mailboxes.map(({ mailbox, status, error, result }) => ({
      mailbox: { ...mailbox, id: directoryObjectId(mailbox.id) },
      status,
      error,
      result,
    })),
  }
}

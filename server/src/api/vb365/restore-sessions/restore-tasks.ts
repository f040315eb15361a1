/**
 * Restores that v8 carries out in the background: each has a session id of its own to ask for its state and counts.
 * They live in memory; after a restart the items tell what was restored, and restoring again does no harm.
 */
import type { Clock } from '../../../foundation/clock.ts'
import { CodedError } from '../../../foundation/errors.ts'
import type { RestoreSessionId } from '../../../foundation/ids.ts'
import type { Random } from '../../../foundation/random.ts'
import { restoreSessionId } from '../../ids.ts'
import type { MailboxRestoreResult, Reach, RestoreResult, RestoreSession } from '../../../operations/index.ts'

export interface RestoreTask {
  /** As a session: `Working` until the restore has ended, then `Stopped` with its result. */
  readonly session: RestoreSession
  /** The restore session in which it was started. */
  readonly parentId: RestoreSessionId
  /** What was counted; undefined until it has ended. */
  readonly result: TaskResult | undefined
  /** Why it ended before its time, in words that may be shown. */
  readonly error: string | undefined
}

/** What was counted; mailbox by mailbox where there were several. */
export interface TaskResult extends RestoreResult {
  readonly mailboxes?: readonly MailboxRestoreResult[]
}

export interface RestoreTasks {
  /** Starts the work and returns at once. */
  start(parent: RestoreSession, reach: Reach, work: (signal: AbortSignal) => Promise<TaskResult>): RestoreTask
  /** Ends its work and waits for the counts; what was put back stays. */
  stop(task: RestoreTask): Promise<void>
  /** The task, if there is one and the caller may see it. */
  find(id: string, reach: Reach): RestoreTask | undefined
}

interface Entry {
  readonly reach: Reach
  readonly controller: AbortController
  ended: Promise<void>
  task: RestoreTask
}

const mostTasks = 1_000

export function createRestoreTasks({
  clock,
  random,
}: {
  readonly clock: Clock
  readonly random: Random
}): RestoreTasks {
  const entries = new Map<string, Entry>()

  const finish = (entry: Entry, outcome: Pick<RestoreTask, 'result' | 'error'>): void => {
    const { result } = outcome
    const isClean = result !== undefined && result.failedItemsCount + result.failedFoldersCount === 0
    const state = { state: 'Stopped', endedAt: clock.now() } as const
    const session = { ...entry.task.session, ...state, result: resultOf(result, isClean) }
    entry.task = { ...entry.task, ...outcome, session }
  }
  const forgetOldest = (): void => {
    const finished = [...entries].find(([, { task }]) => task.session.state === 'Stopped')
    if (entries.size >= mostTasks && finished !== undefined) entries.delete(finished[0])
  }
  return {
    start(parent, reach, work) {
      forgetOldest()
      const id = restoreSessionId(random.uuid())
      const { endedAt: _open, ...rest } = parent
      const session = {
        ...rest,
        id,
        createdAt: clock.now(),
        endedAt: undefined,
        state: 'Working',
        result: 'Success',
      } as const
      const controller = new AbortController()
      const entry: Entry = {
        reach,
        controller,
        ended: Promise.resolve(),
        task: { session, parentId: parent.id, result: undefined, error: undefined },
      }
      entries.set(id, entry)
      entry.ended = work(controller.signal).then(
        (result) => finish(entry, { result, error: undefined }),
        (error: unknown) => finish(entry, { result: undefined, error: wordsOf(error) }),
      )
      return entry.task
    },
    async stop({ session }) {
      const entry = entries.get(session.id)
      entry?.controller.abort(new Error('the restore was stopped'))
      await entry?.ended
    },
    find(id, reach) {
      const entry = entries.get(id.toLowerCase())
      return entry !== undefined && maySee(reach, entry) ? entry.task : undefined
    },
  }
}

function resultOf(result: RestoreResult | undefined, isClean: boolean): RestoreSession['result'] {
  if (result === undefined) return 'Failed'
  if (!isClean) return result.createdItemsCount > 0 ? 'Warning' : 'Failed'
  return result.warnings.length > 0 ? 'Warning' : 'Success'
}

function wordsOf(error: unknown): string {
  return error instanceof CodedError
    ? error.message
    : 'The restore failed. The log of the server names the cause.'
}

function maySee(reach: Reach, { reach: starter, task }: Entry): boolean {
  if (reach.kind === 'server') return true
  const { organizationId } = task.session
  if (reach.kind === 'organizations') return reach.organizationIds.includes(organizationId)
  if (organizationId !== reach.organizationId) return false
  return reach.kind === 'organization' || (starter.kind === reach.kind && starter.userId === reach.userId)
}

/** Whether what a session failed to do is done again, and what of it (schedulePolicy.retry… of the REST dialect). */
import {
  type Database,
  type JobRow,
  type JobSessionObjectRow,
  type JobStateRow,
  listJobSessionObjects,
} from '../../database/index.ts'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { directoryObjectId } from '../ids.ts'
import { parseSchedule } from './planned-run.ts'
import type { RunOrigin } from './run-origin.ts'

const minuteMs = 60_000

export type RetryState = Pick<JobStateRow, 'retryAt' | 'retryOf' | 'retryNumber'>

export const noRetry: RetryState = { retryAt: null, retryOf: null, retryNumber: 0 }

export interface EndedSession {
  readonly id: string
  readonly status: string
  readonly endedAt: number
  readonly origin: RunOrigin
  readonly objects: readonly Pick<JobSessionObjectRow, 'isRetried'>[]
}

/** The retry that follows a session; {@link noRetry} when nothing failed, or everything was tried often enough. */
export function retryAfter(
  job: Pick<JobRow, 'schedulePolicy' | 'isEnabled'>,
  { id, status, endedAt, origin, objects }: EndedSession,
): RetryState {
  const schedule = parseSchedule(job)
  const { retries } = schedule ?? {}
  const hasFailed = status === 'Failed' || objects.some(({ isRetried }) => isRetried === 1)
  const done = origin.kind === 'retry' ? origin.retryCount : 0
  if (retries === undefined || !hasFailed || status === 'Stopped' || done >= retries.count) return noRetry
  return {
    retryAt: endedAt + retries.waitMinutes * minuteMs,
    retryOf: origin.kind === 'retry' ? origin.mainSessionId : id,
    retryNumber: done + 1,
  }
}

/** The origin of the retry that a job's state asks for. */
export async function retryOrigin(
  database: Database,
  { retryOf, retryNumber, lastSessionId }: Pick<JobStateRow, 'retryOf' | 'retryNumber' | 'lastSessionId'>,
): Promise<RunOrigin> {
  const objects = lastSessionId === null ? [] : await listJobSessionObjects(database.db, lastSessionId)
  const failed = objects.filter(({ isRetried }) => isRetried === 1).map(({ objectId }) => objectId)
  return {
    kind: 'retry',
    mainSessionId: retryOf ?? lastSessionId ?? '',
    retryCount: retryNumber,
    // A session that failed before it came to any object has all of them to do.
    only: failed.length === 0 ? undefined : new Set<DirectoryObjectId>(failed.map(directoryObjectId)),
  }
}

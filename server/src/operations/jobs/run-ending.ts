/** How a run of a job ended, in words, and everything that is written down then, in one transaction. */
import {
  type Database,
  insertJobSessionObjects,
  type JobRow,
  putProtectedObjects,
  putRestorePoint,
  updateJobSession,
  updateJobState,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { CodedError, describeError } from '../../foundation/errors.ts'
import type { RestorePoint } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import type { BackupOutcome } from '../backup/backup-run.ts'
import { jobSessionId, repositoryId as asRepositoryId } from '../ids.ts'
import type { Actor } from '../operations.ts'
import { restorePointRow } from '../restore/restore-point-row.ts'
import type { JobSelection } from './job-selection.ts'
import { retryAfter } from './retry.ts'
import { type RunOrigin, WindowClosedError } from './run-origin.ts'
import type { SessionRecorder } from './session-recorder.ts'

export interface Ending {
  readonly status: 'Success' | 'Warning' | 'Failed' | 'Stopped'
  readonly details: string
  readonly point: RestorePoint | undefined
}

export function success(
  { point, left }: BackupOutcome,
  recorder: SessionRecorder,
  { selection, signal }: { readonly selection: JobSelection; readonly signal: AbortSignal },
): Ending {
  const { saved, unchanged, skipped, failed } = recorder.counts()
  const counts = `${saved} saved, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed`
  if (left > 0) {
    const why = signal.reason instanceof WindowClosedError ? 'The backup window closed' : 'Stopped by hand'
    const details = `${why}: ${counts}; mailboxes left to the next run: ${left}.`
    return { status: 'Stopped', details, point }
  }
  const isLacking = skipped + failed > 0 || selection.unsupportedParts.length > 0
  return { status: isLacking ? 'Warning' : 'Success', details: counts, point }
}

export function failure(error: unknown, signal: AbortSignal): Ending {
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

export interface EndedRun {
  readonly job: JobRow
  readonly origin: RunOrigin
  readonly recorder: SessionRecorder
}

export async function writeEnding(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { job, origin, recorder }: EndedRun,
  { status, details, point }: Ending,
): Promise<void> {
  const { id, progress, ...session } = recorder.session()
  const objects = recorder.objects()
  const endedAt = clock.now()
  const retry = retryAfter(job, { id, status, endedAt, origin, objects })
  const lineType = status === 'Failed' ? 'Error' : status === 'Success' ? 'Success' : 'Warning'
  await recorder.log(lineType, `Job ${status === 'Stopped' ? 'stopped' : 'finished'}: ${details}`)
  await database.transaction(async (trx) => {
    if (point !== undefined) {
      await putRestorePoint(trx, restorePointRow(asRepositoryId(job.repositoryId), point))
      const { organizationId, repositoryId } = job
      const { createdAt } = point.manifest
      const saved = objects.filter(({ isSaved }) => isSaved === 1)
      await putProtectedObjects(
        trx,
        saved.map(({ type, objectId, name, address }) => ({
          organizationId,
          repositoryId,
          type,
          objectId,
          name,
          address,
          firstBackedUpAt: createdAt,
          lastBackedUpAt: createdAt,
          releasedAt: null,
        })),
      )
    }
    await insertJobSessionObjects(trx, objects)
    await updateJobSession(trx, id, {
      ...session,
      status,
      details,
      progress: point === undefined || status === 'Stopped' ? progress : 100,
      endedAt,
      restorePointId: point?.id ?? null,
      willBeRetried: retry.retryAt === null ? 0 : 1,
    })
    await updateJobState(trx, job.id, {
      ...retry,
      lastStatus: status,
      ...(point === undefined ? {} : { lastBackupAt: point.manifest.createdAt }),
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

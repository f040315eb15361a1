/** Takes up what an earlier process left behind: cut-off sessions, and restore points that were committed but not recorded. */
import {
  type BackupRepositoryRow,
  type Database,
  deleteRestorePoint,
  findJobState,
  insertJobSessionLog,
  type JobSessionRow,
  lastJobSessionLogUsn,
  listBackupRepositories,
  listJobSessions,
  listRestorePoints,
  listRunningRestoreSessionEvents,
  putRestorePoint,
  updateJobSession,
  updateJobState,
  updateRestoreSession,
  updateRestoreSessionEvent,
} from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import { repositoryId } from './ids.ts'
import { backfillProtectedObjects } from './protection/backfill.ts'
import type { VaultKeeper } from './repositories/vault-keeper.ts'
import { restorePointRow } from './restore/restore-point-row.ts'

export interface StartDependencies {
  readonly database: Database
  readonly keeper: VaultKeeper
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export async function takeUp(dependencies: StartDependencies): Promise<void> {
  const { database, log } = dependencies
  for (const repository of await listBackupRepositories(database.db)) {
    try {
      await reconcile(dependencies, repository)
    } catch (error) {
      // A disk that is not mounted must not keep the server from starting; its restore points stay listed.
      log.error({ err: error, repositoryId: repository.id }, 'a backup repository could not be opened')
    }
  }
  for (const session of await listJobSessions(database.db, { status: 'Running' }))
    await endSession(dependencies, session)
  for (const event of await listRunningRestoreSessionEvents(database.db))
    await database.transaction(async (trx) => {
      const message = 'The server stopped. Restore again: what is there already stays single.'
      const endedAt = dependencies.clock.now()
      await updateRestoreSessionEvent(trx, event.id, { status: 'Failed', message, endedAt })
      await updateRestoreSession(trx, event.sessionId, { result: 'Failed' })
    })
}

/** The vault's heads are the truth; the table is their copy. */
async function reconcile(
  { database, keeper, log }: StartDependencies,
  repository: BackupRepositoryRow,
): Promise<void> {
  const id = repositoryId(repository.id)
  const points = await (await keeper.vault(id)).listRestorePoints()
  const recorded = await listRestorePoints(database.db, { repositoryId: id })
  const known = new Set(recorded.map((row) => row.id))
  const real = new Set<string>(points.map((point) => point.id))
  await database.transaction(async (trx) => {
    for (const point of points)
      if (!known.has(point.id)) await putRestorePoint(trx, restorePointRow(id, point))
    for (const row of recorded) if (!real.has(row.id)) await deleteRestorePoint(trx, row.id)
  })
  await backfillProtectedObjects(database, { repositoryId: id, known })
  const lost = recorded.filter((row) => !real.has(row.id)).map((row) => row.id)
  if (lost.length > 0)
    log.error({ repositoryId: id, restorePointIds: lost }, 'restore points are no longer in their repository')
}

async function endSession(
  { database, clock, random }: StartDependencies,
  session: JobSessionRow,
): Promise<void> {
  const [point] = await listRestorePoints(database.db, { jobId: session.jobId }, { offset: 0, limit: 1 })
  // Its commit may have been the last thing that the earlier process did.
  const committed = point !== undefined && point.backedUpAt >= session.createdAt ? point : undefined
  const status = committed === undefined ? 'Failed' : 'Warning'
  const details =
    committed === undefined
      ? 'The server stopped during the run; the next run does what is missing.'
      : 'The server stopped after the restore point was made; it is complete.'
  const at = clock.now()
  await database.transaction(async (trx) => {
    const usn = (await lastJobSessionLogUsn(trx, session.id)) + 1
    const line = { sessionId: session.id, usn, message: details, createdAt: at, endedAt: at }
    await insertJobSessionLog(trx, {
      ...line,
      id: random.uuid(),
      type: committed === undefined ? 'Error' : 'Warning',
    })
    await updateJobSession(trx, session.id, {
      status,
      details,
      endedAt: at,
      restorePointId: committed?.id ?? null,
    })
    const state = await findJobState(trx, session.jobId)
    if (state?.lastSessionId === session.id)
      await updateJobState(trx, session.jobId, {
        lastStatus: status,
        ...(committed === undefined ? {} : { lastBackupAt: committed.backedUpAt }),
      })
  })
}

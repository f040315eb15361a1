/** Repositories, jobs, sessions, restore points and restore sessions, the same on every dialect. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { JobSessionRow, RestorePointRow } from '../schema.ts'
import { describeOnEveryDatabase, type OpenTestDatabase } from '../test-databases.suite.ts'
import {
  findBackupRepository,
  insertBackupRepository,
  listBackupRepositories,
} from './backup-repositories.ts'
import { insertItemOutcome, listItemOutcomes } from './item-outcomes.ts'
import {
  findJobSession,
  insertJobSession,
  insertJobSessionLog,
  lastJobSessionLogUsn,
  listJobSessionLog,
  listJobSessions,
  updateJobSession,
} from './job-sessions.ts'
import { deleteJob, findJob, insertJob, listJobs, listJobsOfOrganization, setJobEnabled } from './jobs.ts'
import { insertOrganization } from './organizations.ts'
import {
  deleteRestorePoint,
  findBackupTimes,
  findRestorePoint,
  listRestorePoints,
  putRestorePoint,
} from './restore-points.ts'
import {
  findRestoreSession,
  insertRestoreSession,
  insertRestoreSessionEvent,
  listRestoreSessionEvents,
  listRestoreSessions,
  listRunningRestoreSessionEvents,
  updateRestoreSession,
  updateRestoreSessionEvent,
} from './restore-sessions.ts'

const now = 1_900_000_000_000
const firstPage = { offset: 0, limit: 10 }

function session(changes: Partial<JobSessionRow> = {}): JobSessionRow {
  return {
    id: randomUUID(),
    jobId: 'j1',
    organizationId: 'o1',
    repositoryId: 'r1',
    status: 'Running',
    details: '',
    progress: 12.5,
    processedObjects: 0,
    transferredBytes: Number.MAX_SAFE_INTEGER,
    writtenBytes: 0,
    savedItems: 0,
    unchangedItems: 0,
    skippedItems: 0,
    failedItems: 0,
    createdAt: now,
    endedAt: null,
    restorePointId: null,
    mainSessionId: null,
    retryCount: 0,
    willBeRetried: 0,
    readMs: 0,
    writeMs: 0,
    ...changes,
  }
}

function point(changes: Partial<RestorePointRow> = {}): RestorePointRow {
  return {
    id: randomUUID(),
    repositoryId: 'r1',
    organizationId: 'o1',
    jobId: 'j1',
    sequence: 1,
    backedUpAt: now,
    resources: '[]',
    ...changes,
  }
}

const repository = {
  id: 'r1',
  name: 'Main',
  description: '',
  path: '/srv/r1',
  keyId: 'k',
  retention: '{}',
  createdAt: now,
}

async function withJob({ db }: OpenTestDatabase): Promise<void> {
  await insertOrganization(db, {
    id: 'o1',
    tenantId: 't1',
    name: 'contoso.onmicrosoft.com',
    displayName: 'Contoso',
    description: '',
    cloud: 'worldwide',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    createdAt: now,
  })
  await insertBackupRepository(db, repository)
  await insertJob(db, {
    id: 'j1',
    organizationId: 'o1',
    repositoryId: 'r1',
    name: 'Nightly',
    description: '',
    backupType: 'EntireOrganization',
    selectedItems: '[]',
    excludedItems: '[]',
    schedulePolicy: '{}',
    isEnabled: 1,
    createdAt: now,
  })
}

describeOnEveryDatabase('records of backups', (open) => {
  it('keeps repositories and jobs, and a path for one repository only', async () => {
    const database = await open()
    const { db } = database
    await withJob(database)
    const kept = { ...repository, storage: null, storageKeyId: null, bytesPerSecond: null, isReadOnly: 0 }
    expect(await findBackupRepository(db, 'r1')).toEqual(kept)
    expect(await listBackupRepositories(db)).toEqual([kept])
    await expect(insertBackupRepository(db, { ...repository, id: 'r2' })).rejects.toThrow(/unique/i)
    await setJobEnabled(db, 'j1', 0)
    expect(await findJob(db, 'j1')).toMatchObject({ isEnabled: 0, name: 'Nightly' })
    expect(await listJobsOfOrganization(db, 'o1')).toHaveLength(1)
    await insertJobSession(db, session())
    await deleteJob(db, 'j1')
    expect(await listJobs(db)).toEqual([])
    expect(await listJobSessions(db, { jobId: 'j1' })).toHaveLength(1)
  })

  it('lists sessions newest first, by job, state and end', async () => {
    const { db } = await open()
    const first = session({ createdAt: now, status: 'Success', endedAt: now + 5 })
    const second = session({ createdAt: now + 10, status: 'Running' })
    const other = session({ createdAt: now + 20, jobId: 'j2', status: 'Failed', endedAt: now + 30 })
    for (const row of [first, second, other]) await insertJobSession(db, row)
    expect(await listJobSessions(db, {})).toEqual([other, second, first])
    expect(await listJobSessions(db, {}, { offset: 1, limit: 1 })).toEqual([second])
    expect(await listJobSessions(db, { jobId: 'j1', status: 'Running' })).toEqual([second])
    expect(await listJobSessions(db, { endedAfter: now + 30 })).toEqual([other])
    await updateJobSession(db, second.id, { status: 'Stopped', progress: 99.9, endedAt: now + 11 })
    expect(await findJobSession(db, second.id)).toEqual({
      ...second,
      status: 'Stopped',
      progress: 99.9,
      endedAt: now + 11,
    })
  })

  it('keeps a session’s log in its order, and the ledger', async () => {
    const { db } = await open()
    const { id } = session()
    await insertJobSession(db, session({ id }))
    expect(await lastJobSessionLogUsn(db, id)).toBe(0)
    for (const usn of [1, 2, 3])
      await insertJobSessionLog(db, {
        id: randomUUID(),
        sessionId: id,
        usn,
        type: 'Success',
        message: `${usn}`,
        createdAt: now,
        endedAt: now,
      })
    expect(await lastJobSessionLogUsn(db, id)).toBe(3)
    const lines = await listJobSessionLog(db, id, { offset: 1, limit: 5 })
    expect(lines.map(({ usn }) => usn)).toEqual([2, 3])
    const outcome = {
      id: randomUUID(),
      sessionId: id,
      outcome: 'failed',
      resource: 'a',
      itemId: 'i',
      itemName: 'n',
      cause: 'c',
      at: now,
    }
    await insertItemOutcome(db, outcome)
    expect(await listItemOutcomes(db, id, firstPage)).toEqual([outcome])
  })

  it('keeps a restore point once, and tells when something was backed up first and last', async () => {
    const { db } = await open()
    expect(await findBackupTimes(db, { jobId: 'j1' })).toBeUndefined()
    const old = point({ backedUpAt: now })
    const recent = point({ backedUpAt: now + 10, sequence: 2 })
    const other = point({ backedUpAt: now + 5, jobId: 'j2', organizationId: 'o2' })
    for (const row of [old, recent, other, old]) await putRestorePoint(db, row)
    expect(await listRestorePoints(db, {})).toEqual([recent, other, old])
    expect(await listRestorePoints(db, { organizationId: 'o1', backedUpUntil: now + 9 })).toEqual([old])
    expect(await listRestorePoints(db, { jobId: 'j1' }, { offset: 0, limit: 1 })).toEqual([recent])
    expect(await listRestorePoints(db, { repositoryId: 'r2' })).toEqual([])
    expect(await findBackupTimes(db, { organizationId: 'o1' })).toEqual({ first: now, last: now + 10 })
    await deleteRestorePoint(db, old.id)
    expect(await findRestorePoint(db, old.id)).toBeUndefined()
  })

  it('keeps restore sessions with their events in the order in which they happened', async () => {
    const { db, transaction } = await open()
    const row = {
      id: randomUUID(),
      organizationId: 'o1',
      restorePointId: null,
      type: 'Vex',
      state: 'Working',
      result: 'Success',
      initiatedBy: 'admin',
      familyId: null,
      scopeItem: null,
      scopeUserId: 'u1',
      pointInTime: now,
      reason: '',
      createdAt: now,
      endedAt: null,
    }
    await insertRestoreSession(db, row)
    await insertRestoreSession(db, {
      ...row,
      id: randomUUID(),
      scopeItem: null,
      scopeUserId: null,
      createdAt: now + 1,
    })
    expect(await listRestoreSessions(db, { organizationId: 'o1' })).toHaveLength(2)
    expect(await listRestoreSessions(db, { scopeUserId: 'u1', state: 'Working' }, firstPage)).toEqual([row])
    const event = {
      sessionId: row.id,
      type: 'Save',
      status: 'Running',
      title: 't',
      message: '',
      itemName: '',
      itemType: '',
      itemSizeBytes: 5_000_000_000,
      source: '',
      target: '',
      startedAt: now,
      endedAt: null,
    }
    const ids = [randomUUID(), randomUUID()]
    for (const id of ids) await transaction((trx) => insertRestoreSessionEvent(trx, { ...event, id }))
    await updateRestoreSessionEvent(db, ids[0] ?? '', { status: 'Success', message: 'done', endedAt: now })
    const events = await listRestoreSessionEvents(db, row.id, firstPage)
    expect(events.map(({ id, position, status }) => [id, position, status])).toEqual([
      [ids[0], 1, 'Success'],
      [ids[1], 2, 'Running'],
    ])
    expect(await listRunningRestoreSessionEvents(db)).toHaveLength(1)
    await updateRestoreSession(db, row.id, { state: 'Stopped', result: 'Warning', endedAt: now })
    expect(await findRestoreSession(db, row.id)).toMatchObject({ state: 'Stopped', result: 'Warning' })
  })
})

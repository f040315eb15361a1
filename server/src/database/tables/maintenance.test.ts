import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import type { ApprovalRow, MaintenanceRunRow } from '../maintenance-schema.ts'
import { describeOnEveryDatabase } from '../test-databases.suite.ts'
import type { Database } from '../connection.ts'
import {
  claimApproval,
  findApproval,
  insertApproval,
  listApprovals,
  listDueApprovals,
  updateApproval,
} from './approvals.ts'
import { deleteBackupRepository, insertBackupRepository } from './backup-repositories.ts'
import { listChanges } from './changes.ts'
import {
  findMaintenanceRun,
  insertMaintenanceRun,
  interruptMaintenanceRuns,
  lastSuccessfulMaintenance,
  listMaintenanceRuns,
  newestMaintenanceRun,
  updateMaintenanceRun,
} from './maintenance-runs.ts'
import { findRepositoryState, listRepositoryStates, updateRepositoryState } from './repository-states.ts'

function run(repositoryId: string, changes: Partial<MaintenanceRunRow> = {}): MaintenanceRunRow {
  return {
    id: randomUUID(),
    repositoryId,
    kind: 'check',
    options: '{}',
    state: 'running',
    progress: null,
    report: null,
    errorCode: null,
    errorMessage: null,
    startedBy: 'admin',
    startedAt: 1,
    endedAt: null,
    ...changes,
  }
}

function approval(changes: Partial<ApprovalRow> = {}): ApprovalRow {
  return {
    id: randomUUID(),
    kind: 'repository.retention',
    subject: 'r',
    title: 'shorten',
    request: '{}',
    state: 'waiting',
    requestedBy: 'admin',
    requestedAt: 1,
    dueAt: 10,
    decidedBy: null,
    decidedAt: null,
    endedAt: null,
    error: null,
    ...changes,
  }
}

describeOnEveryDatabase('maintenance on record', (open) => {
  let database: Database
  let repository: string
  beforeEach(async () => {
    database = await open()
    repository = randomUUID()
    await insertBackupRepository(database.db, {
      id: repository,
      name: 'Main',
      description: '',
      path: `/${repository}`,
      keyId: 'key',
      retention: '{}',
      createdAt: 1,
    })
  })

  it('keeps runs by repository, newest first, and says what last succeeded', async () => {
    const first = run(repository, { startedAt: 1 })
    const second = run(repository, { startedAt: 2 })
    await insertMaintenanceRun(database.db, first)
    await insertMaintenanceRun(database.db, second)
    expect(
      (await listMaintenanceRuns(database.db, repository, { offset: 0, limit: 9 })).map(({ id }) => id),
    ).toEqual([second.id, first.id])
    expect((await newestMaintenanceRun(database.db, repository, 'check'))?.id).toBe(second.id)
    expect(await newestMaintenanceRun(database.db, repository, 'prune')).toBeUndefined()
    await updateMaintenanceRun(database.db, first.id, { state: 'success', endedAt: 7 })
    expect(await lastSuccessfulMaintenance(database.db)).toContainEqual({
      repositoryId: repository,
      kind: 'check',
      endedAt: 7,
    })
    await interruptMaintenanceRuns(database.db, {
      errorCode: 'interrupted',
      errorMessage: 'again',
      endedAt: 9,
    })
    expect(await findMaintenanceRun(database.db, second.id)).toMatchObject({
      state: 'interrupted',
      endedAt: 9,
    })
    expect(await findMaintenanceRun(database.db, first.id)).toMatchObject({ state: 'success', endedAt: 7 })
    const told = await listChanges(
      database.db,
      { after: { transactionId: 0, sequence: 0 }, kinds: ['maintenanceRun'] },
      99,
    )
    expect(told.map(({ objectId }) => objectId)).toEqual(expect.arrayContaining([first.id, second.id]))
  })

  it('knows a repository without a row by its defaults, and forgets it with the repository', async () => {
    expect(await findRepositoryState(database.db, repository)).toMatchObject({ keepLast: 3, alerts: '[]' })
    await updateRepositoryState(database.db, repository, { nextDailyAt: 5 })
    await updateRepositoryState(database.db, repository, { alerts: '[1]' })
    expect(await findRepositoryState(database.db, repository)).toMatchObject({
      nextDailyAt: 5,
      alerts: '[1]',
    })
    await insertMaintenanceRun(database.db, run(repository))
    await deleteBackupRepository(database.db, repository)
    expect(await listRepositoryStates(database.db)).toEqual([])
    expect(await listMaintenanceRuns(database.db, repository, { offset: 0, limit: 9 })).toEqual([])
  })

  it('gives a waiting act to one of two who decide it', async () => {
    const act = approval()
    await insertApproval(database.db, act)
    await insertApproval(database.db, approval({ dueAt: 11, subject: 'other' }))
    expect((await listDueApprovals(database.db, 10)).map(({ id }) => id)).toEqual([act.id])
    const decision = { state: 'doing', decidedBy: 'second', decidedAt: 3, endedAt: null }
    const claims = [
      await claimApproval(database.db, act.id, decision),
      await claimApproval(database.db, act.id, decision),
    ]
    expect(claims).toEqual([true, false])
    await updateApproval(database.db, act.id, { state: 'done', endedAt: 4 })
    expect(await findApproval(database.db, act.id)).toMatchObject({ state: 'done', decidedBy: 'second' })
    expect(await listApprovals(database.db, { state: 'waiting' })).toHaveLength(1)
    expect(
      await listApprovals(
        database.db,
        { kind: 'repository.retention', subject: 'r' },
        { offset: 0, limit: 5 },
      ),
    ).toHaveLength(1)
  })
})

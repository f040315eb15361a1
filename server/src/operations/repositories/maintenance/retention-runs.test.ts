/** Retention, and what waits for a second person (docs/maintenance.md). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRepositoryState, listRestorePoints } from '../../../database/index.ts'
import type { Job } from '../../operations.ts'
import type { TestWorld } from '../../test-world.suite.ts'
import {
  all,
  createMaintenanceWorld,
  damage,
  hourMs,
  type MaintenanceWorld,
  type ScriptedVault,
  server,
} from './maintenance-world.suite.ts'

let world: TestWorld
let job: Job
let vault: ScriptedVault
let start: MaintenanceWorld['start']
let ended: MaintenanceWorld['ended']
beforeEach(async () => {
  const made = await createMaintenanceWorld()
  ;({ world, job, vault, start, ended } = made)
})
afterEach(() => world.close())

describe('retention', () => {
  const monthly = { retentionType: 'ItemLevel', retentionPeriodType: 'Monthly', monthlyRetentionPeriod: 6 }
  const setRetention = (retention: Record<string, string | number>) =>
    world.operations.repositories.update(job.repositoryId, { retention }, world.actor)

  it('forgets by the calendar with the last ones kept, and the records forget with it', async () => {
    await setRetention(monthly)
    const sessions = [await world.run(job), await world.run(job), await world.run(job)]
    vault.toForget = sessions.slice(0, 2).flatMap(({ restorePointId }) => restorePointId ?? [])
    await ended(await start({ kind: 'retention', isPreview: true }))
    expect(await listRestorePoints(world.database.db, {})).toHaveLength(3)
    const run = await ended(await start({ kind: 'retention', isPreview: false }))
    expect(run.report).toMatchObject({ forgottenRestorePoints: 2, period: '6 months', keepLast: 3 })
    const rule = { kind: 'item', before: expect.any(Number), keepLast: 3 }
    expect(vault.calls).toEqual([
      ['retain', rule, true],
      ['retain', rule, false],
    ])
    const left = await listRestorePoints(world.database.db, {})
    expect(left.map(({ id }) => id)).toEqual([sessions[2]?.restorePointId])
    const [first] = sessions
    const session = first && (await world.operations.jobs.session(first.id, server))
    expect(session?.restorePointId).toBeUndefined()
    const objects = await world.operations.protection.objects({}, server, all)
    expect(objects.items.map(({ name }) => name)).toEqual(['alice'])
  })

  it('that had to leave a broken chain alone says so, and has forgotten what it could of the others', async () => {
    await setRetention(monthly)
    const { restorePointId } = await world.run(job)
    vault.toForget = restorePointId === undefined ? [] : [restorePointId]
    vault.findings = [damage('chain_broken')]
    const run = await ended(await start({ kind: 'retention', isPreview: false }))
    expect(run).toMatchObject({ state: 'failed', error: { code: 'damage_found' } })
    expect(run.report).toMatchObject({ forgottenRestorePoints: 1, findings: vault.findings })
    expect(await listRestorePoints(world.database.db, {})).toEqual([])
  })

  it('counts the items that would go in a preview, and says so where it cannot', async () => {
    await setRetention(monthly)
    vault.itemsToForget = 7
    const counted = await ended(await start({ kind: 'retention', isPreview: true }))
    expect(counted).toMatchObject({ state: 'success', report: { forgottenItems: 7, chains: [{ items: 7 }] } })
    vault.itemsToForget = undefined
    const message = expect.stringContaining('strongroom repository check')
    const run = await ended(await start({ kind: 'retention', isPreview: true }))
    expect(run).toMatchObject({ state: 'warning', error: { message } })
    expect(run.report).not.toHaveProperty('forgottenItems')
    expect((await ended(await start({ kind: 'retention', isPreview: false }))).state).toBe('success')
  })

  it('keeps everything where nothing is said, without asking the vault', async () => {
    const run = await ended(await start({ kind: 'retention', isPreview: false }))
    expect(run).toMatchObject({ state: 'success', report: { period: 'for ever' } })
    expect(vault.calls).toEqual([])
  })

  it('REP-23: a shorter one waits for 72 hours; a longer one takes it back; without restore points nothing waits', async () => {
    await setRetention(monthly)
    await world.run(job)
    const shorter = { ...monthly, monthlyRetentionPeriod: 1 }
    await expect(setRetention(shorter)).rejects.toMatchObject({ code: 'approval_waiting' })
    const kept = async () =>
      (await world.operations.repositories.get(job.repositoryId, server)).retention['monthlyRetentionPeriod']
    expect(await kept()).toBe(6)
    const waiting = async () => (await world.operations.approvals.list({ state: 'waiting' }, all)).items
    expect(await waiting()).toMatchObject([
      { kind: 'repository.retention', title: expect.stringContaining('from 6 months to 1 month') },
    ])
    await setRetention({ ...monthly, monthlyRetentionPeriod: 12 })
    expect(await waiting()).toEqual([])
    await expect(setRetention(shorter)).rejects.toMatchObject({ code: 'approval_waiting' })
    await world.clock.advance(72 * hourMs)
    await world.operations.approvals.upkeep()
    expect(await kept()).toBe(1)
  })

  it('keeping fewer of the last waits, keeping more does not', async () => {
    const set = (keepLast: number) =>
      world.operations.maintenance.setKeepLast(job.repositoryId, keepLast, world.actor)
    await set(10)
    await expect(set(1)).rejects.toMatchObject({ code: 'approval_waiting' })
    await world.clock.advance(72 * hourMs)
    await world.operations.approvals.upkeep()
    expect((await findRepositoryState(world.database.db, job.repositoryId)).keepLast).toBe(1)
    await expect(set(0)).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('a repository with restore points', () => {
  it('is removed by force alone, and not at once', async () => {
    await world.run(job)
    await world.operations.jobs.remove(job.id, server, world.actor)
    const remove = (isForced: boolean) =>
      world.operations.repositories.remove(job.repositoryId, world.actor, isForced)
    await expect(remove(false)).rejects.toMatchObject({ code: 'conflict' })
    await expect(remove(true)).rejects.toMatchObject({ code: 'approval_waiting' })
    expect(await world.operations.repositories.list(server)).toHaveLength(1)
    await world.clock.advance(72 * hourMs)
    await world.operations.approvals.upkeep()
    expect(await world.operations.repositories.list(server)).toEqual([])
    expect(await listRestorePoints(world.database.db, {})).toEqual([])
  })
})

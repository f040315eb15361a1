/** What the server does every day by itself (docs/maintenance.md). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../operations.ts'
import type { LockReport } from '../../../repository/index.ts'
import { settle, type TestWorld } from '../../test-world.suite.ts'
import {
  all,
  createMaintenanceWorld,
  damage,
  dayMs,
  hourMs,
  type ScriptedVault,
  server,
} from './maintenance-world.suite.ts'

let world: TestWorld
let job: Job
let vault: ScriptedVault
beforeEach(async () => {
  const made = await createMaintenanceWorld()
  ;({ world, job, vault } = made)
})
afterEach(() => world.close())

describe('every day, by itself', () => {
  const upkeep = async (): Promise<void> => {
    await world.operations.maintenance.upkeep(new AbortController().signal)
    await settle()
  }

  it('each repository is checked with a thirtieth of its data, its retention applied, and pruned', async () => {
    const retention = { retentionPeriodType: 'Daily', dailyRetentionPeriod: 30 }
    await world.operations.repositories.update(job.repositoryId, { retention }, world.actor)
    await upkeep()
    expect(vault.calls).toEqual([])
    const seen: unknown[] = []
    for (let day = 0; day < 31; day += 1) {
      vault.calls = []
      await world.clock.advance(dayMs + hourMs)
      await upkeep()
      seen.push(vault.calls.map((call) => (Array.isArray(call) ? call.slice(0, 2) : call)))
    }
    const kinds = ['check', 'retain', 'prune']
    for (const [index, day] of seen.entries())
      expect(day).toEqual([
        ['check', { part: (index % 30) + 1, parts: 30 }],
        ...kinds.slice(1).map((kind) => [kind, expect.any(Object)]),
      ])
    const { items } = await world.operations.maintenance.list(job.repositoryId, server, all)
    expect(items.slice(0, 3).map(({ kind, startedBy }) => [kind, startedBy])).toEqual(
      expect.arrayContaining(kinds.map((kind) => [kind === 'retain' ? 'retention' : kind, 'schedule'])),
    )
    expect(await world.operations.maintenance.lastSuccesses()).toHaveLength(3)
  })

  it('nothing is forgotten or deleted where something is wrong, until somebody has seen to it', async () => {
    await upkeep()
    vault.findings = [damage('rolled_back')]
    await world.clock.advance(dayMs + hourMs)
    await upkeep()
    expect(vault.calls.map((call) => (Array.isArray(call) ? call[0] : call))).toEqual(['check'])
    vault.findings = []
    await world.clock.advance(dayMs + hourMs)
    await upkeep()
    expect(vault.calls).toHaveLength(2)
    await world.operations.maintenance.confirmAlerts(job.repositoryId, world.actor)
    await world.clock.advance(dayMs + hourMs)
    await upkeep()
    expect(vault.calls.map((call) => (Array.isArray(call) ? call[0] : call)).slice(2)).toEqual([
      'check',
      'prune',
    ])
  })

  it('REP-26: locks are extended; what ran down to less than half of its time is an alert', async () => {
    await upkeep()
    const until = (days: number): LockReport => ({
      extended: 9,
      soonestLockedUntil: world.clock.now() + days * dayMs,
      period: 30 * dayMs,
    })
    const stateAfter = async (days: number) => {
      vault.locks = until(days + 2)
      await world.clock.advance(dayMs + hourMs)
      vault.locks = until(days)
      await upkeep()
      return (await world.operations.maintenance.health(job.repositoryId, server)).state
    }
    expect(await stateAfter(29)).toBe('ok')
    expect(vault.calls[0]).toBe('extend-locks')
    expect(await stateAfter(14)).toBe('locks_expiring')
    expect(await stateAfter(29)).toBe('ok')
  })

  it('nothing is done where it is switched off, and shortening the wait of acts waits itself', async () => {
    await world.operations.maintenance.setSettings({ isDaily: false }, world.actor)
    await upkeep()
    await world.clock.advance(3 * dayMs)
    await upkeep()
    expect(vault.calls).toEqual([])
    const set = (approvalWaitHours: number) =>
      world.operations.maintenance.setSettings({ approvalWaitHours }, world.actor)
    await expect(set(1)).rejects.toMatchObject({ code: 'approval_waiting' })
    await set(100)
    expect((await world.operations.maintenance.settings()).approvalWaitHours).toBe(100)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRepositoryState, listRestorePoints } from '../../../database/index.ts'
import { OperationError } from '../../errors.ts'
import type { Job, MaintenanceEntry, MaintenanceRequest, RestorePointEntry } from '../../operations.ts'
import type {
  CheckOptions,
  Finding,
  LockReport,
  Maintenance,
  MaintenanceRun,
  RetentionRule,
} from '../../../repository/index.ts'
import { VaultError } from '../../../repository/index.ts'
import { createTestWorld, settle, type TestWorld } from '../../test-world.suite.ts'

const server = { kind: 'server' } as const
const all = { offset: 0, limit: 100 }
const hourMs = 3_600_000
const dayMs = 24 * hourMs

let world: TestWorld
let job: Job
/** What the vault was asked to do. */
let calls: unknown[]
let findings: Finding[]
/** Where it is set, work waits for it, or for its signal. */
let held: Promise<void> | undefined
let toForget: readonly RestorePointEntry['id'][]
/** What a preview counts; undefined where it cannot. */
let itemsToForget: number | undefined

async function work(call: unknown, { signal, onProgress }: MaintenanceRun): Promise<void> {
  calls.push(call)
  for (let done = 1; done <= 1000; done += 1)
    onProgress({ phase: 'objects', done, total: 1000, unit: 'objects' })
  if (held === undefined) return
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(new VaultError('stopped', 'It was stopped.'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
  })
  await Promise.race([held, stopped])
}

const nothing = { packs: 0, bytes: 0 }
const copied = { copied: { objects: 1, bytes: 2 }, present: { objects: 3 }, findings: [] }
let locks: LockReport | undefined
const fake: Maintenance = {
  get hasLocks() {
    return locks !== undefined
  },
  async extendLocks(run) {
    await work('extend-locks', run)
    return locks ?? { extended: 0, soonestLockedUntil: undefined, period: undefined }
  },
  async check(options: CheckOptions, run) {
    await work(['check', options.data, options.knownRestorePoints?.length], run)
    return {
      findings,
      restorePoints: 1,
      packs: 2,
      blobs: 3,
      storedBytes: 4,
      readBytes: 5,
      unreferencedBytes: 6,
    }
  },
  async prune(options, run) {
    await work(['prune', options], run)
    return {
      condemned: nothing,
      deleted: { ...nothing, otherObjects: 0 },
      spared: { packs: 0 },
      locked: { objects: 0 },
      rewritten: { blobs: 0, bytes: 0 },
      joined: { packs: 0 },
      nextAt: undefined,
    }
  },
  async rebuildIndex(run) {
    await work('rebuild-index', run)
    return { packsRead: 1, packsUnreadable: ['packs/aa'], indexObjectsBefore: 2, indexObjectsAfter: 1 }
  },
  async copyTo(target, run) {
    await target.put('config', new Uint8Array([1]))
    await work('copy', run)
    return copied
  },
  async healFrom(_replica, run) {
    await work('heal', run)
    return copied
  },
  async retain(rule: RetentionRule, { isPreview }, run) {
    await work(['retain', rule, isPreview], run)
    const restorePoints = toForget.map((id) => ({ id, createdAt: 1 }))
    const chain = {
      organizationId: world.organizationId,
      source: job.id,
      restorePoints,
      itemsBefore: undefined,
      items: isPreview ? itemsToForget : undefined,
    }
    return { chains: [chain], keptRestorePoints: 1, findings }
  },
}

beforeEach(async () => {
  world = await createTestWorld()
  await world.operations.close()
  world.maintenance = fake
  await world.start()
  calls = []
  findings = []
  held = undefined
  toForget = []
  itemsToForget = 0
  locks = undefined
  world.addUser('alice').mailbox.deliver('m1')
  job = await world.addJob()
})
afterEach(() => world.close())

const start = (request: MaintenanceRequest): Promise<MaintenanceEntry> =>
  world.operations.maintenance.start(job.repositoryId, request, world.actor)
const get = (runId: string): Promise<MaintenanceEntry> =>
  world.operations.maintenance.get({ repositoryId: job.repositoryId, runId }, server)

async function ended(run: Pick<MaintenanceEntry, 'id'>): Promise<MaintenanceEntry> {
  await expect.poll(async () => (await get(run.id)).state).not.toBe('running')
  return get(run.id)
}

const damage = (code: Finding['code'], restorePoints: Finding['restorePoints'] = []): Finding => ({
  severity: 'error',
  code,
  object: 'packs/aa',
  message: 'The pack packs/aa is gone.',
  restorePoints,
})

describe('a run of maintenance', () => {
  it.each<[MaintenanceRequest, unknown]>([
    [{ kind: 'check', data: 'all' }, ['check', 'all', 0]],
    [
      { kind: 'prune', isPreview: true },
      ['prune', { wait: 24 * hourMs, minAge: 168 * hourMs, rewriteBelow: 0.5, isPreview: true }],
    ],
    [
      { kind: 'prune', isPreview: false, waitHours: 2, rewriteBelow: 0 },
      ['prune', { wait: 2 * hourMs, minAge: 168 * hourMs, rewriteBelow: 0, isPreview: false }],
    ],
    [{ kind: 'copy', target: { kind: 'folder', path: '/srv/copy' } }, 'copy'],
  ])('%j is on record from its beginning to its report', async (request, call) => {
    const run = await start(request)
    expect(run).toMatchObject({ kind: request.kind, state: 'running', startedBy: 'admin' })
    const end = await ended(run)
    expect(end).toMatchObject({ state: 'success', report: expect.any(Object), error: undefined })
    expect(end.progress).toEqual({ phase: 'objects', done: 1000, total: 1000, unit: 'objects' })
    expect(calls).toEqual([call])
    const page = await world.operations.maintenance.list(job.repositoryId, server, all)
    expect(page.items).toEqual([end])
  })

  it('is the only one in its repository; a backup does not wait for it; stopping ends it', async () => {
    held = new Promise(() => undefined)
    const run = await start({ kind: 'check', data: 'none' })
    const refusal = await start({ kind: 'rebuild-index' }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(OperationError)
    expect(refusal).toMatchObject({ code: 'maintenance_running', message: expect.stringContaining(run.id) })
    expect((await world.run(job)).status).toBe('Success')
    const address = { repositoryId: job.repositoryId, runId: run.id }
    expect(await world.operations.maintenance.stop(address, world.actor)).toMatchObject({ state: 'stopped' })
    held = undefined
    expect(await ended(await start({ kind: 'rebuild-index' }))).toMatchObject({
      state: 'warning',
      error: { message: expect.stringContaining('could not be read') },
    })
  })

  it('that the server died in says what to do, after the next start', async () => {
    held = new Promise(() => undefined)
    const run = await start({ kind: 'prune', isPreview: false })
    await world.operations.close()
    expect(await get(run.id)).toMatchObject({ state: 'interrupted' })
    await world.start()
    const { state, error } = await get(run.id)
    expect([state, error?.message]).toEqual(['interrupted', expect.stringContaining('Start it again')])
  })

  it('that was killed is interrupted at the next start, not running for ever, and another one begins', async () => {
    held = new Promise(() => undefined)
    const run = await start({ kind: 'check', data: 'none' })
    await expect.poll(() => calls).toHaveLength(1)
    // Nothing of the earlier process ends anything any more.
    await world.start()
    expect(await get(run.id)).toMatchObject({
      state: 'interrupted',
      endedAt: world.clock.now(),
      error: { code: 'interrupted', message: expect.stringContaining('Start it again') },
    })
    const health = await world.operations.maintenance.health(job.repositoryId, server)
    expect(health.lastRuns.map(({ id, state }) => [id, state])).toEqual([[run.id, 'interrupted']])
    held = undefined
    expect(await ended(await start({ kind: 'check', data: 'none' }))).toMatchObject({ state: 'success' })
  })

  it('with findings has failed, keeps its report, and is an alert until everything was read and is whole', async () => {
    findings = [damage('object_missing')]
    const run = await ended(await start({ kind: 'check', data: 'none' }))
    expect(run).toMatchObject({ state: 'failed', error: { code: 'damage_found' }, report: { findings } })
    const health = () => world.operations.maintenance.health(job.repositoryId, server)
    expect(await health()).toMatchObject({
      state: 'damaged',
      alerts: [{ kind: 'damaged', objects: ['packs/aa'] }],
      lastRuns: [{ id: run.id }],
    })
    findings = []
    await ended(await start({ kind: 'check', data: 'none' }))
    expect((await health()).state).toBe('damaged')
    await ended(await start({ kind: 'check', data: 'all' }))
    expect((await health()).state).toBe('ok')
  })

  it('shows administrators of organizations no report, and nobody a run below another repository', async () => {
    const run = await ended(await start({ kind: 'check', data: 'none' }))
    const reach = { kind: 'organizations', organizationIds: [world.organizationId] } as const
    const address = { repositoryId: job.repositoryId, runId: run.id }
    expect((await world.operations.maintenance.get(address, reach)).report).toBeUndefined()
    const other = await world.addRepository('Other')
    await expect(
      world.operations.maintenance.get({ ...address, repositoryId: other.id }, server),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(world.operations.maintenance.list(other.id, reach, all)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it.each<[string, MaintenanceRequest, string]>([
    ['a part beyond its parts', { kind: 'check', data: { part: 3, parts: 2 } }, 'invalid_request'],
    ['a wait of less than two hours', { kind: 'prune', isPreview: false, waitHours: 1.9 }, 'invalid_request'],
    ['a share beyond one', { kind: 'prune', isPreview: false, rewriteBelow: 2 }, 'invalid_request'],
    [
      'a copy to a relative path',
      { kind: 'copy', target: { kind: 'folder', path: 'copy' } },
      'invalid_request',
    ],
  ])('is refused for %s', async (_title, request, code) => {
    await expect(start(request)).rejects.toMatchObject({ code })
    expect(calls).toEqual([])
  })

  it('copies into no repository of the server, and heals from nothing that is no copy', async () => {
    const { path } = await world.operations.repositories.get(job.repositoryId, server)
    await expect(
      start({ kind: 'copy', target: { kind: 'folder', path: `${path}/inner` } }),
    ).rejects.toMatchObject({
      code: 'path_in_use',
    })
    const run = await ended(await start({ kind: 'heal', source: { kind: 'folder', path: '/srv/empty' } }))
    expect(run).toMatchObject({ state: 'failed', error: { message: expect.stringContaining('no copy') } })
    await world.storageAt('/srv/strange').put('diary', new Uint8Array([1]))
    const strange = await ended(
      await start({ kind: 'copy', target: { kind: 'folder', path: '/srv/strange' } }),
    )
    expect(strange).toMatchObject({ state: 'failed', error: { code: 'path_in_use' } })
    expect(calls).toEqual([])
  })
})

describe('retention', () => {
  const monthly = { retentionType: 'ItemLevel', retentionPeriodType: 'Monthly', monthlyRetentionPeriod: 6 }
  const setRetention = (retention: Record<string, string | number>) =>
    world.operations.repositories.update(job.repositoryId, { retention }, world.actor)

  it('forgets by the calendar with the last ones kept, and the records forget with it', async () => {
    await setRetention(monthly)
    const sessions = [await world.run(job), await world.run(job), await world.run(job)]
    toForget = sessions.slice(0, 2).flatMap(({ restorePointId }) => restorePointId ?? [])
    await ended(await start({ kind: 'retention', isPreview: true }))
    expect(await listRestorePoints(world.database.db, {})).toHaveLength(3)
    const run = await ended(await start({ kind: 'retention', isPreview: false }))
    expect(run.report).toMatchObject({ forgottenRestorePoints: 2, period: '6 months', keepLast: 3 })
    const rule = { kind: 'item', before: expect.any(Number), keepLast: 3 }
    expect(calls).toEqual([
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
    toForget = restorePointId === undefined ? [] : [restorePointId]
    findings = [damage('chain_broken')]
    const run = await ended(await start({ kind: 'retention', isPreview: false }))
    expect(run).toMatchObject({ state: 'failed', error: { code: 'damage_found' } })
    expect(run.report).toMatchObject({ forgottenRestorePoints: 1, findings })
    expect(await listRestorePoints(world.database.db, {})).toEqual([])
  })

  it('counts the items that would go in a preview, and says so where it cannot', async () => {
    await setRetention(monthly)
    itemsToForget = 7
    const counted = await ended(await start({ kind: 'retention', isPreview: true }))
    expect(counted).toMatchObject({ state: 'success', report: { forgottenItems: 7, chains: [{ items: 7 }] } })
    itemsToForget = undefined
    const message = expect.stringContaining('strongroom repository check')
    const run = await ended(await start({ kind: 'retention', isPreview: true }))
    expect(run).toMatchObject({ state: 'warning', error: { message } })
    expect(run.report).not.toHaveProperty('forgottenItems')
    expect((await ended(await start({ kind: 'retention', isPreview: false }))).state).toBe('success')
  })

  it('keeps everything where nothing is said, without asking the vault', async () => {
    const run = await ended(await start({ kind: 'retention', isPreview: false }))
    expect(run).toMatchObject({ state: 'success', report: { period: 'for ever' } })
    expect(calls).toEqual([])
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

describe('every day, by itself', () => {
  const upkeep = async (): Promise<void> => {
    await world.operations.maintenance.upkeep(new AbortController().signal)
    await settle()
  }

  it('each repository is checked with a thirtieth of its data, its retention applied, and pruned', async () => {
    const retention = { retentionPeriodType: 'Daily', dailyRetentionPeriod: 30 }
    await world.operations.repositories.update(job.repositoryId, { retention }, world.actor)
    await upkeep()
    expect(calls).toEqual([])
    const seen: unknown[] = []
    for (let day = 0; day < 31; day += 1) {
      calls = []
      await world.clock.advance(dayMs + hourMs)
      await upkeep()
      seen.push(calls.map((call) => (Array.isArray(call) ? call.slice(0, 2) : call)))
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
    findings = [damage('rolled_back')]
    await world.clock.advance(dayMs + hourMs)
    await upkeep()
    expect(calls.map((call) => (Array.isArray(call) ? call[0] : call))).toEqual(['check'])
    findings = []
    await world.clock.advance(dayMs + hourMs)
    await upkeep()
    expect(calls).toHaveLength(2)
    await world.operations.maintenance.confirmAlerts(job.repositoryId, world.actor)
    await world.clock.advance(dayMs + hourMs)
    await upkeep()
    expect(calls.map((call) => (Array.isArray(call) ? call[0] : call)).slice(2)).toEqual(['check', 'prune'])
  })

  it('REP-26: locks are extended; what ran down to less than half of its time is an alert', async () => {
    await upkeep()
    const until = (days: number): LockReport => ({
      extended: 9,
      soonestLockedUntil: world.clock.now() + days * dayMs,
      period: 30 * dayMs,
    })
    const stateAfter = async (days: number) => {
      locks = until(days + 2)
      await world.clock.advance(dayMs + hourMs)
      locks = until(days)
      await upkeep()
      return (await world.operations.maintenance.health(job.repositoryId, server)).state
    }
    expect(await stateAfter(29)).toBe('ok')
    expect(calls[0]).toBe('extend-locks')
    expect(await stateAfter(14)).toBe('locks_expiring')
    expect(await stateAfter(29)).toBe('ok')
  })

  it('nothing is done where it is switched off, and shortening the wait of acts waits itself', async () => {
    await world.operations.maintenance.setSettings({ isDaily: false }, world.actor)
    await upkeep()
    await world.clock.advance(3 * dayMs)
    await upkeep()
    expect(calls).toEqual([])
    const set = (approvalWaitHours: number) =>
      world.operations.maintenance.setSettings({ approvalWaitHours }, world.actor)
    await expect(set(1)).rejects.toMatchObject({ code: 'approval_waiting' })
    await set(100)
    expect((await world.operations.maintenance.settings()).approvalWaitHours).toBe(100)
  })
})

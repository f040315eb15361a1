import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OperationError } from '../../errors.ts'
import type { Job, MaintenanceRequest } from '../../operations.ts'
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
let get: MaintenanceWorld['get']
let ended: MaintenanceWorld['ended']
beforeEach(async () => {
  const made = await createMaintenanceWorld()
  ;({ world, job, vault, start, get, ended } = made)
})
afterEach(() => world.close())

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
    expect(vault.calls).toEqual([call])
    const page = await world.operations.maintenance.list(job.repositoryId, server, all)
    expect(page.items).toEqual([end])
  })

  it('is the only one in its repository; a backup does not wait for it; stopping ends it', async () => {
    vault.held = new Promise(() => undefined)
    const run = await start({ kind: 'check', data: 'none' })
    const refusal = await start({ kind: 'rebuild-index' }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(OperationError)
    expect(refusal).toMatchObject({ code: 'maintenance_running', message: expect.stringContaining(run.id) })
    expect((await world.run(job)).status).toBe('Success')
    const address = { repositoryId: job.repositoryId, runId: run.id }
    expect(await world.operations.maintenance.stop(address, world.actor)).toMatchObject({ state: 'stopped' })
    vault.held = undefined
    expect(await ended(await start({ kind: 'rebuild-index' }))).toMatchObject({
      state: 'warning',
      error: { message: expect.stringContaining('could not be read') },
    })
  })

  it('that the server died in says what to do, after the next start', async () => {
    vault.held = new Promise(() => undefined)
    const run = await start({ kind: 'prune', isPreview: false })
    await world.operations.close()
    expect(await get(run.id)).toMatchObject({ state: 'interrupted' })
    await world.start()
    const { state, error } = await get(run.id)
    expect([state, error?.message]).toEqual(['interrupted', expect.stringContaining('Start it again')])
  })

  it('that was killed is interrupted at the next start, not running for ever, and another one begins', async () => {
    vault.held = new Promise(() => undefined)
    const run = await start({ kind: 'check', data: 'none' })
    await expect.poll(() => vault.calls).toHaveLength(1)
    // Nothing of the earlier process ends anything any more.
    await world.start()
    expect(await get(run.id)).toMatchObject({
      state: 'interrupted',
      endedAt: world.clock.now(),
      error: { code: 'interrupted', message: expect.stringContaining('Start it again') },
    })
    const health = await world.operations.maintenance.health(job.repositoryId, server)
    expect(health.lastRuns.map(({ id, state }) => [id, state])).toEqual([[run.id, 'interrupted']])
    vault.held = undefined
    expect(await ended(await start({ kind: 'check', data: 'none' }))).toMatchObject({ state: 'success' })
  })

  it('with findings has failed, keeps its report, and is an alert until everything was read and is whole', async () => {
    vault.findings = [damage('object_missing')]
    const run = await ended(await start({ kind: 'check', data: 'none' }))
    expect(run).toMatchObject({
      state: 'failed',
      error: { code: 'damage_found' },
      report: { findings: vault.findings },
    })
    const health = () => world.operations.maintenance.health(job.repositoryId, server)
    expect(await health()).toMatchObject({
      state: 'damaged',
      alerts: [{ kind: 'damaged', objects: ['packs/aa'] }],
      lastRuns: [{ id: run.id }],
    })
    vault.findings = []
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
    expect(vault.calls).toEqual([])
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
    expect(vault.calls).toEqual([])
  })
})

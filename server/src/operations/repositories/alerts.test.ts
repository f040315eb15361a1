import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit, listRestorePoints } from '../../database/index.ts'
import type { Job } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { createRepositoryAlerts, type RepositoryAlerts } from './alerts.ts'

const server = { kind: 'server' } as const
let world: TestWorld
let job: Job
let path: string

const alerts = (): RepositoryAlerts =>
  createRepositoryAlerts({ database: world.database, clock: world.clock, log: world.log })

async function restart(): Promise<void> {
  await world.operations.close()
  await world.start()
}

async function namesBelow(prefix: string): Promise<string[]> {
  const names: string[] = []
  for await (const name of world.storageAt(path).list(prefix)) names.push(name)
  return names
}

beforeEach(async () => {
  world = await createTestWorld()
  world.addUser('alice').mailbox.deliver('m1')
  job = await world.addJob()
  path = (await world.operations.repositories.get(job.repositoryId, server)).path
  for (let run = 0; run < 3; run += 1) await world.run(job)
})
afterEach(() => world.close())

describe('REP-08, F-37: an older state of a repository', () => {
  it('is an alert with the restore points that are gone, and stays one; what is intact is restored', async () => {
    const [newest, second] = await listRestorePoints(world.database.db, { repositoryId: job.repositoryId })
    const [, , head] = await namesBelow('heads/')
    await world.storageAt(path).delete(head ?? '')
    await restart()
    const [alert, ...others] = await alerts().of(job.repositoryId)
    expect(alert).toMatchObject({ kind: 'rolled_back', restorePoints: [newest?.id] })
    expect(alert?.message).toContain('no longer in the repository')
    expect(others).toEqual([])
    const opened = await world.operations.restore.explore(
      world.organizationId,
      { pointInTime: undefined, reason: '', jobId: undefined },
      server,
      world.actor,
    )
    expect(opened.pointInTime).toBe(second?.backedUpAt)
    await restart()
    expect(await alerts().of(job.repositoryId)).toEqual([alert])
    const [told] = await listAudit(world.database.db, { action: 'repository.alert' }, { offset: 0, limit: 1 })
    expect(told).toMatchObject({ reason: 'rolled_back', outcome: 'failed' })
  })

  it('is none when nothing is gone', async () => {
    await restart()
    expect(await alerts().of(job.repositoryId)).toEqual([])
  })

  it('goes when somebody has seen to it, under their name', async () => {
    const one = { message: 'broken', objects: ['x'], restorePoints: [] }
    await alerts().raise(job.repositoryId, { ...one, kind: 'damaged' })
    await alerts().raise(job.repositoryId, { ...one, kind: 'damaged', objects: ['x', 'y'] })
    await alerts().raise(job.repositoryId, { ...one, kind: 'rolled_back' })
    expect((await alerts().all()).get(job.repositoryId)?.map(({ objects }) => objects)).toEqual([
      ['x', 'y'],
      ['x'],
    ])
    expect(await alerts().clear(job.repositoryId, ['rolled_back'], world.actor)).toBe(true)
    expect((await alerts().of(job.repositoryId)).map(({ kind }) => kind)).toEqual(['damaged'])
    expect(await alerts().clear(job.repositoryId, undefined, world.actor)).toBe(true)
    expect(await alerts().clear(job.repositoryId, undefined, world.actor)).toBe(false)
  })
})

import { stat } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { organizationId } from '../ids.ts'
import type { Job } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'

const server = { kind: 'server' } as const
const page = { offset: 0, limit: 10 }
const dayMs = 86_400_000

describeOnEveryDatabase('what is protected', (open) => {
  let world: TestWorld
  let job: Job
  beforeEach(async () => {
    world = await createTestWorld((await open()).location)
    world.clock.time = Date.UTC(2026, 10, 18, 12)
    world.addUser('alice').mailbox.deliver('a')
    world.addUser('room', { mailbox: undefined })
    job = await world.addJob()
  })
  afterEach(() => world.close())

  async function names(): Promise<string[]> {
    const { items } = await world.operations.protection.licensedUsers({}, server, page)
    return items.map(({ name }) => name)
  }

  it('is who was saved, once whatever the number of repositories, for 31 days', async () => {
    expect(await names()).toEqual([])
    await world.run(job)
    const other = await world.addJob({ name: 'Other' })
    await world.run(other)
    expect(await names()).toEqual(['alice'])
    const { items } = await world.operations.protection.objects({}, server, page)
    expect(items.map(({ repositoryId }) => repositoryId).toSorted()).toEqual(
      [job.repositoryId, other.repositoryId].toSorted(),
    )
    expect(await world.operations.protection.licenses(server)).toEqual({ licensed: 1, new: 1 })
    await world.clock.advance(20 * dayMs)
    // The first backup lies in the month before.
    expect(await world.operations.protection.licenses(server)).toEqual({ licensed: 1, new: 0 })
    await world.clock.advance(12 * dayMs)
    expect(await names()).toEqual([])
  })

  it('counted in a period from the first backup until 31 days after the last', async () => {
    await world.run(job)
    const at = world.clock.time
    const counted = async (from: number, to: number): Promise<number> =>
      (await world.operations.protection.licensedUsers({ period: { from, to } }, server, page)).items.length
    expect([
      await counted(at - 2 * dayMs, at - dayMs),
      await counted(at - dayMs, at + dayMs),
      await counted(at + 30 * dayMs, at + 40 * dayMs),
      await counted(at + 32 * dayMs, at + 40 * dayMs),
    ]).toEqual([0, 1, 1, 0])
  })

  it('is found by a part of the name, whatever its case, and wildcards of SQL are no wildcards', async () => {
    await world.run(job)
    const found = async (name: string): Promise<number> =>
      (await world.operations.protection.licensedUsers({ name }, server, page)).items.length
    expect([await found('ALI'), await found('contoso.com'), await found('bob'), await found('%%b')]).toEqual([
      1, 1, 0, 0,
    ])
  })

  it('no longer counts a user who was taken off the list, until their next backup; a restart changes nothing', async () => {
    await world.run(job)
    const { items } = await world.operations.protection.licensedUsers({}, server, page)
    const user = { organizationId: world.organizationId, id: items[0]?.id ?? '' }
    await world.operations.protection.release(user, server, world.actor)
    expect(await names()).toEqual([])
    await expect(world.operations.protection.release(user, server, world.actor)).rejects.toMatchObject({
      code: 'not_found',
    })
    await world.operations.close()
    await world.start()
    expect(await names()).toEqual([])
    await world.run(job)
    expect(await names()).toEqual(['alice'])
  })

  it('is what the newest restore points held at a moment, by a part of a name', async () => {
    await world.run(job)
    const first = world.clock.time
    await world.clock.advance(dayMs)
    world.addUser('bob').mailbox.deliver('b')
    await world.run(job)
    const found = async (filter: { at?: number; name?: string }): Promise<string[]> => {
      const { items } = await world.operations.protection.objects(filter, server, page)
      return items.map(({ name }) => name)
    }
    expect(await found({})).toEqual(['alice', 'bob'])
    expect(await found({ at: first })).toEqual(['alice'])
    expect(await found({ at: first - dayMs })).toEqual([])
    expect(await found({ at: world.clock.time })).toEqual(['alice', 'bob'])
    expect([await found({ name: 'BO' }), await found({ name: 'BO', at: world.clock.time })]).toEqual([
      ['bob'],
      ['bob'],
    ])
    const foreign = { kind: 'organizations', organizationIds: [] } as const
    const { items } = await world.operations.protection.objects({ at: first }, foreign, page)
    expect(items).toEqual([])
  })

  it('is nothing for who administers another organization', async () => {
    await world.run(job)
    const other = organizationId('0b0b0b0b-0000-4000-8000-00000000000b')
    const reach = { kind: 'organizations', organizationIds: [other] } as const
    expect((await world.operations.protection.objects({}, reach, page)).items).toEqual([])
    expect((await world.operations.protection.licensedUsers({}, reach, page)).items).toEqual([])
    await expect(world.operations.protection.use(world.organizationId, reach)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is found again from the restore points when there are no records of it', async () => {
    await world.run(job)
    await world.operations.close()
    await world.database.db.deleteFrom('protectedObjects').execute()
    await world.start()
    expect(await names()).toEqual(['alice'])
  })

  it('is counted for each repository with what the runs wrote', async () => {
    const session = await world.run(job)
    expect(await world.operations.protection.use(world.organizationId, server)).toEqual([
      {
        repositoryId: job.repositoryId,
        repositoryName: expect.any(String),
        usedBytes: session.writtenBytes,
        objects: 1,
      },
    ])
    expect(session.writtenBytes).toBeGreaterThan(0)
    expect(await world.operations.protection.organizations(job.repositoryId, server)).toEqual([
      { id: world.organizationId, name: 'contoso.onmicrosoft.com' },
    ])
  })

  it('a repository is renamed, and removed with its folder only when nothing is lost', async () => {
    const { repositories, jobs } = world.operations
    await repositories.update(job.repositoryId, { name: 'Renamed' }, world.actor)
    expect(await repositories.get(job.repositoryId, server)).toMatchObject({ name: 'Renamed' })
    const spare = await world.addRepository('Spare')
    await expect(repositories.update(spare.id, { name: 'RENAMED' }, world.actor)).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(repositories.remove(job.repositoryId, world.actor)).rejects.toMatchObject({
      message: expect.stringContaining('jobs back up to'),
    })
    await world.run(job)
    await jobs.remove(job.id, server, world.actor)
    await expect(repositories.remove(job.repositoryId, world.actor)).rejects.toMatchObject({
      message: expect.stringContaining('restore points lie in'),
    })
    await repositories.remove(spare.id, world.actor)
    await expect(repositories.get(spare.id, server)).rejects.toMatchObject({ code: 'not_found' })
    await expect(stat(spare.path)).rejects.toThrow(/ENOENT/)
  })
})

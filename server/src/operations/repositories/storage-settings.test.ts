import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findKeptRecords, listAudit } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { BackupRepository, Job } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { createVaults } from './vaults.ts'

const server = { kind: 'server' } as const
let world: TestWorld
let place: string
/** What the storage was made to wait, in milliseconds. */
let slept: number[]

/** Time stands still but for what is slept. */
function createLineClock(): Clock {
  let now = 1_770_000_000_000
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

beforeEach(async () => {
  slept = []
  place = await mkdtemp(join(tmpdir(), 'strongroom-line-'))
  world = await createTestWorld()
  await world.operations.close()
  world.realVaults = createVaults({ clock: createLineClock(), random: systemRandom, log: silentLog })
  await world.start()
  world.addUser('alice').mailbox.deliver('m1')
})
afterEach(async () => {
  await world.close()
  await rm(place, { recursive: true, force: true })
})

const create = (bytesPerSecond?: number): Promise<BackupRepository> =>
  world.operations.repositories.create(
    { name: 'Main', description: '', path: join(place, 'main'), retention: {}, bytesPerSecond },
    world.actor,
  )
const jobFor = ({ id }: BackupRepository): Promise<Job> => world.addJob({ repositoryId: id })

describe('the line of a repository', () => {
  it('carries no more than it may, in a folder too; what is changed counts at once, and after a restart', async () => {
    const repository = await create()
    const job = await jobFor(repository)
    expect((await world.run(job)).status).toBe('Success')
    expect(slept).toEqual([])

    await world.operations.repositories.update(repository.id, { bytesPerSecond: 1_024 }, world.actor)
    const shown = await world.operations.repositories.get(repository.id, server)
    expect(shown).toMatchObject({ bytesPerSecond: 1_024, isReadOnly: false })
    expect((await world.run(job)).status).toBe('Success')
    expect(slept.length).toBeGreaterThan(0)

    await world.operations.close()
    await world.start()
    slept = []
    expect((await world.run(job)).status).toBe('Success')
    expect(slept.length).toBeGreaterThan(0)

    await world.operations.repositories.update(repository.id, { bytesPerSecond: null }, world.actor)
    slept = []
    expect((await world.run(job)).status).toBe('Success')
    expect(slept).toEqual([])
  })

  it('is limited from the first object on where the repository is made so, and not below what carries a backup', async () => {
    const repository = await create(1_024)
    expect((await world.run(await jobFor(repository))).status).toBe('Success')
    expect(slept.length).toBeGreaterThan(0)
    const update = world.operations.repositories.update(repository.id, { bytesPerSecond: 100 }, world.actor)
    await expect(update).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('a repository that is read-only', () => {
  it('refuses a backup with what to do, is restored from, and is written again when it may be', async () => {
    const repository = await create()
    const job = await jobFor(repository)
    await world.run(job)
    const session = await world.operations.restore.explore(
      world.organizationId,
      { pointInTime: undefined, reason: 'test', jobId: undefined },
      server,
      world.actor,
    )
    await world.operations.repositories.update(repository.id, { isReadOnly: true }, world.actor)
    const refusal = { code: 'repository_read_only', message: expect.stringContaining('--read-write') }
    await expect(world.run(job)).rejects.toMatchObject(refusal)
    const access = { sessionId: session.id, reach: server, actor: world.actor }
    const mailboxes = await world.operations.restore.mailboxes(access, { offset: 0, limit: 10 })
    expect(mailboxes.items).toHaveLength(1)
    await world.operations.repositories.update(repository.id, { isReadOnly: false }, world.actor)
    expect((await world.run(job)).status).toBe('Success')
    const acts = await listAudit(world.database.db, { action: 'repository.update' }, { offset: 0, limit: 10 })
    expect(JSON.stringify(acts)).toContain('isReadOnly=true')
  })

  it('is checked, and no maintenance changes it', async () => {
    const repository = await create()
    await world.run(await jobFor(repository))
    await world.operations.repositories.update(repository.id, { isReadOnly: true }, world.actor)
    const { maintenance } = world.operations
    for (const request of [
      { kind: 'prune', isPreview: false },
      { kind: 'retention', isPreview: false },
      { kind: 'rebuild-index' },
      { kind: 'extend-locks' },
    ] as const)
      await expect(maintenance.start(repository.id, request, world.actor)).rejects.toMatchObject({
        code: 'repository_read_only',
      })
    const run = await maintenance.start(repository.id, { kind: 'check', data: 'all' }, world.actor)
    const address = { repositoryId: repository.id, runId: run.id }
    await expect.poll(async () => (await maintenance.get(address, server)).state).toBe('success')
    expect(await findKeptRecords(world.database.db, repository.id)).toBeUndefined()
  })

  it('refuses every write at its storage, whoever comes', async () => {
    const repository = await create()
    await world.operations.repositories.update(repository.id, { isReadOnly: true }, world.actor)
    await expect(world.operations.recovery.makeKit(repository.id, '', world.actor)).rejects.toMatchObject({
      message: expect.stringContaining('read-only'),
    })
  })
})

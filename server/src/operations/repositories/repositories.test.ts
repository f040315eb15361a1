import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBackupRepository, findSealedKey, listAudit } from '../../database/index.ts'
import { KeysError } from '../../keys/index.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { createVaults } from './vaults.ts'
import { repositoryKeyContext } from './place.ts'

let world: TestWorld
let place: string

beforeEach(async () => {
  world = await createTestWorld()
  place = await mkdtemp(join(tmpdir(), 'strongroom-repositories-'))
})
afterEach(async () => {
  await world.close()
  await rm(place, { recursive: true, force: true })
})

function create(path: string, name = 'Main') {
  const retention = { retentionType: 'SnapshotBased', yearlyRetentionPeriod: 'Years3' }
  return world.operations.repositories.create({ name, description: 'd', path, retention }, world.actor)
}

describe('a backup repository', () => {
  it('lies in a private folder of its own below the data folder when no path is given', async () => {
    const repository = await create('')
    expect(repository.path).toBe(join(world.folder, 'repositories', repository.id))
    expect((await stat(repository.path)).mode & 0o777).toBe(0o700)
    expect(repository.capacityBytes).toBeGreaterThan(0)
    expect(repository.freeSpaceBytes).toBeLessThanOrEqual(repository.capacityBytes)
    expect(await world.operations.repositories.get(repository.id, { kind: 'server' })).toMatchObject({
      name: 'Main',
      description: 'd',
      retention: { retentionType: 'SnapshotBased', yearlyRetentionPeriod: 'Years3' },
    })
  })

  it('has a key that only the master key opens, and only for this repository (PRV-15)', async () => {
    const first = await create('')
    const second = await create('', 'Other')
    const row = await findBackupRepository(world.database.db, first.id)
    const sealed = (await findSealedKey(world.database.db, row?.keyId ?? ''))?.sealed ?? new Uint8Array()
    expect(world.secretBox.open(sealed, repositoryKeyContext(first.id))).toHaveLength(32)
    expect(() => world.secretBox.open(sealed, repositoryKeyContext(second.id))).toThrow(KeysError)
  })

  it.each([
    ['a relative path', 'backup', 'invalid_request'],
    ['a path of another system', 'C:\\Backup', 'invalid_request'],
    ['a NUL', '/srv/a\0b', 'invalid_request'],
    ['a folder that cannot be made', '/proc/strongroom', 'invalid_request'],
  ])('is refused for %s', async (_title, path, code) => {
    await expect(create(path)).rejects.toMatchObject({ code })
    expect(await world.operations.repositories.list({ kind: 'server' })).toEqual([])
  })

  it('is refused where something lies already, and leaves it alone', async () => {
    await writeFile(join(place, 'precious'), 'x')
    await expect(create(place)).rejects.toMatchObject({ code: 'path_in_use' })
    expect(await readdir(place)).toEqual(['precious'])
  })

  it('is refused inside, around and at the folders of others and of the server', async () => {
    const inner = join(place, 'a', 'b')
    await create(inner)
    for (const [index, path] of [
      inner,
      `${inner}/`,
      join(inner, 'c'),
      place,
      join(place, 'x', '..', 'a', 'b'),
    ].entries())
      await expect(create(path, `R${index}`), path).rejects.toMatchObject({ code: 'path_in_use' })
    for (const path of [world.folder, join(world.folder, 'mine'), tmpdir()])
      await expect(create(path, 'Server'), path).rejects.toMatchObject({ code: 'path_in_use' })
    await create(join(place, 'a', 'bb'), 'Neighbour')
  })

  it('is refused with a name that another one has, whatever its case', async () => {
    await create('')
    await expect(create('', 'MAIN')).rejects.toMatchObject({ code: 'conflict' })
    await expect(create('', ' ')).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('leaves nothing behind when it cannot be recorded', async () => {
    const folder = join(place, 'half')
    await world.database.db.schema.alterTable('backup_repositories').renameTo('elsewhere').execute()
    await world.database.db.schema
      .createTable('backup_repositories')
      .addColumn('id', 'text')
      .addColumn('name', 'text')
      .addColumn('path', 'text')
      .addColumn('created_at', 'integer')
      .execute()
    await expect(create(folder)).rejects.toThrow(/column/)
    await expect(stat(folder)).rejects.toThrow(/ENOENT/)
    expect(
      await listAudit(world.database.db, { action: 'repository.create' }, { offset: 0, limit: 10 }),
    ).toEqual([])
  })
})

describe('vaults in folders', () => {
  it('are made in an empty folder, opened again with their key, and not with another', async () => {
    const vaults = createVaults({ clock: systemClock, random: systemRandom, log: silentLog })
    const repository = await create('')
    const folder = join(place, 'vault')
    await mkdir(folder)
    const key = systemRandom.bytes(32)
    await (await vaults.create({ kind: 'folder', path: folder }, repository.id, key)).close()
    const opened = await vaults.open({ kind: 'folder', path: folder }, repository.id, key)
    expect(await opened.listRestorePoints()).toEqual([])
    await opened.close()
    await expect(
      vaults.open({ kind: 'folder', path: folder }, repository.id, systemRandom.bytes(32)),
    ).rejects.toMatchObject({
      code: 'wrong_key',
    })
    await expect(vaults.create({ kind: 'folder', path: folder }, repository.id, key)).rejects.toMatchObject({
      code: 'not_empty',
    })
  })

  it('stay open for other jobs when the chain of one is broken; that one cannot go on', async () => {
    const vaults = createVaults({ clock: systemClock, random: systemRandom, log: silentLog })
    const repository = await create('')
    const folder = join(place, 'vault')
    await mkdir(folder)
    const key = systemRandom.bytes(32)
    const vault = await vaults.create({ kind: 'folder', path: folder }, repository.id, key)
    const outcomes = { saved: 0, unchanged: 0, skipped: 0, failed: 0 }
    for (const source of ['broken', 'broken', 'whole']) {
      const writer = await vault.begin(world.organizationId, source)
      await writer.commit({ createdAt: 1, resources: [], outcomes })
    }
    await vault.close()
    const names = await readdir(folder, { recursive: true })
    const first = names.find((name) => name.includes('/broken/') && name.endsWith('1'))
    await rm(join(folder, first ?? ''))

    const opened = await vaults.open({ kind: 'folder', path: folder }, repository.id, key)
    await expect(opened.begin(world.organizationId, 'broken')).rejects.toMatchObject({ code: 'chain_broken' })
    const writer = await opened.begin(world.organizationId, 'whole')
    expect(await writer.commit({ createdAt: 2, resources: [], outcomes })).toBeDefined()
    await opened.close()
  })
})

import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import type { BackupRepository, RepositoryHealth } from '../operations.ts'
import { exposureOf } from './exposure.ts'

const server = { kind: 'server' } as const
let world: TestWorld
let place: string
beforeEach(async () => {
  world = await createTestWorld()
  place = await mkdtemp(join(tmpdir(), 'strongroom-exposure-'))
})
afterEach(async () => {
  await world.close()
  await rm(place, { recursive: true })
})

const create = (path: string): Promise<BackupRepository & { readonly warnings?: readonly string[] }> =>
  world.operations.repositories.create({ name: 'Main', description: '', path, retention: {} }, world.actor)
const health = (id: BackupRepository['id']): Promise<RepositoryHealth> =>
  world.operations.maintenance.health(id, server)
async function folderOfMode(mode: number): Promise<string> {
  const folder = join(place, "it's")
  await mkdir(folder)
  await chmod(folder, mode)
  return folder
}

describe('REP-33: a repository’s folder that others may look into', () => {
  it('is told when the repository is made, with the command, and stays an alert until it is mended', async () => {
    const folder = await folderOfMode(0o750)
    const made = await create(folder)
    const command = `chmod go-rwx '${place}/it'\\''s'`
    expect(made.warnings).toEqual([expect.stringContaining(command)])
    const told = await health(made.id)
    expect(told.state).toBe('exposed')
    expect(told.alerts).toMatchObject([{ kind: 'exposed', message: made.warnings?.[0] }])
    await chmod(folder, 0o700)
    expect(await health(made.id)).toMatchObject({ state: 'ok', alerts: [] })
  })

  it('is none where the server made the folder itself', async () => {
    const made = await create(join(place, 'new', 'folder'))
    expect(made.warnings).toBeUndefined()
    expect((await stat(join(place, 'new', 'folder'))).mode & 0o777).toBe(0o700)
    expect((await stat(join(place, 'new'))).mode & 0o777).toBe(0o700)
    expect(await health(made.id)).toMatchObject({ state: 'ok' })
  })

  it('is found when a repository is opened, and by the check that comes every day', async () => {
    const folder = await folderOfMode(0o700)
    const made = await create(folder)
    const kinds = async (): Promise<readonly string[]> =>
      ((await world.operations.maintenance.alerts()).get(made.id) ?? []).map(({ kind }) => kind)
    await chmod(folder, 0o705)
    await world.operations.close()
    await world.start()
    expect(await kinds()).toEqual(['exposed'])
    await chmod(folder, 0o700)
    await world.operations.maintenance.start(made.id, { kind: 'check', data: 'none' }, world.actor)
    await expect.poll(kinds).toEqual([])
  })

  it('is not told again once somebody has confirmed it, until the mode is another one', async () => {
    const folder = await folderOfMode(0o750)
    const made = await create(folder)
    await world.operations.maintenance.confirmAlerts(made.id, world.actor)
    expect(await health(made.id)).toMatchObject({ state: 'ok', alerts: [] })
    await chmod(folder, 0o777)
    expect(await health(made.id)).toMatchObject({ state: 'exposed', alerts: [{ kind: 'exposed' }] })
  })

  it('says what others may do: look, or change', async () => {
    const folder = await folderOfMode(0o710)
    expect(await exposureOf(folder)).toContain('has mode 0710, so that other users of this machine may look')
    await chmod(folder, 0o772)
    expect(await exposureOf(folder)).toContain('may change it')
    await chmod(folder, 0o700)
    expect(await exposureOf(folder)).toBeUndefined()
    expect(await exposureOf(join(place, 'absent'))).toBeUndefined()
  })
})

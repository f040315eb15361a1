/** `kill -9` in the middle of maintenance: the same server goes on at once, and nobody else does (docs/maintenance.md). */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MaintenanceRun } from '@strongroom/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  restartStrongroom,
  runJob,
  startStrongroom,
  until,
  type Strongroom,
} from './support/strongroom.ts'

describe('a server that is killed while it does maintenance', { timeout: 240_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let vault: string
  let root: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    vault = join(folder.path, 'vault')
    microsoft = await startMicrosoft('--mails', '12')
    server = await startStrongroom(folder.path, microsoft)
    const organization = await addOrganization(server, microsoft)
    const upn = 'alice@contoso.onmicrosoft.com'
    const { job, repository } = await createMailboxJob(server, { organization, upn, path: vault })
    root = `/api/v1/repositories/${repository.id}`
    await runJob(server, job)
  })

  afterAll(async () => {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  /** Every beat, as `<number>/<beat>`; those under number 0 only ask for the time. */
  const leases = async (): Promise<readonly string[]> => {
    const found = await readdir(join(vault, 'leases'), { recursive: true }).catch(() => [])
    return found.filter((name) => name.includes('/') && !name.startsWith('0000000000/')).toSorted()
  }
  const get = (id: string): Promise<MaintenanceRun> =>
    server.admin.get<MaintenanceRun>(`${root}/maintenance/${id}`)
  const start = (): Promise<MaintenanceRun> =>
    server.admin.send<MaintenanceRun>('POST', `${root}/maintenance`, { kind: 'rebuild-index' })
  const rebuild = async (): Promise<MaintenanceRun> => {
    const { id } = await start()
    await until(async () => (await get(id)).state !== 'running')
    return get(id)
  }

  /** The line is so narrow that the run lasts for seconds; killed as soon as its lease lies in the repository. */
  async function killInTheMiddle(beat: string): Promise<void> {
    await server.admin.send('PATCH', root, { bytesPerSecond: 1024 })
    const { id } = await start()
    await until(async () => (await leases()).includes(beat))
    expect((await get(id)).state).toBe('running')
    await server.program.kill()
  }

  async function restart(): Promise<void> {
    server = await restartStrongroom(folder.path, microsoft)
    await server.admin.send('PATCH', root, { bytesPerSecond: 0 })
  }

  it('takes its own lease over at once, under a higher number', async () => {
    await killInTheMiddle('0000000001/0000000001')
    await restart()
    expect(await leases()).toEqual(['0000000001/0000000001'])
    expect(await rebuild()).toMatchObject({ state: 'success' })
    expect(await leases()).toEqual(['0000000002/0000000002'])
  })

  it('waits as everybody does where nothing proves that the earlier process has ended', async () => {
    await killInTheMiddle('0000000003/0000000001')
    await rm(join(server.dataFolder, 'lock'))
    await restart()
    expect(await rebuild()).toMatchObject({ state: 'failed', error: { code: 'lease_held' } })
    expect(await leases()).toEqual(['0000000003/0000000001'])
  })
})

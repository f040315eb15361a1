/** `kill -9` in the middle of maintenance: the same server goes on at once, and nobody else does (docs/maintenance.md). */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MaintenanceRun } from '@strongroom/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailboxServer, type MailboxServer } from './support/mailbox-server.ts'
import { runJob, until } from './support/strongroom.ts'

describe('a server that is killed while it does maintenance', { timeout: 240_000 }, () => {
  let world: MailboxServer
  let root: string

  beforeAll(async () => {
    world = await startMailboxServer(12)
    root = `/api/v1/repositories/${world.repository.id}`
    await runJob(world.server, world.job)
  })
  afterAll(() => world.stop())

  /** Every beat, as `<number>/<beat>`; those under number 0 only ask for the time. */
  const leases = async (): Promise<readonly string[]> => {
    const found = await readdir(world.at('vault/leases'), { recursive: true }).catch(() => [])
    return found.filter((name) => name.includes('/') && !name.startsWith('0000000000/')).toSorted()
  }
  const get = (id: string): Promise<MaintenanceRun> =>
    world.server.admin.get<MaintenanceRun>(`${root}/maintenance/${id}`)
  const start = (): Promise<MaintenanceRun> =>
    world.server.admin.send<MaintenanceRun>('POST', `${root}/maintenance`, { kind: 'rebuild-index' })
  const rebuild = async (): Promise<MaintenanceRun> => {
    const { id } = await start()
    await until(async () => (await get(id)).state !== 'running')
    return get(id)
  }

  /** The line is so narrow that the run lasts for seconds; killed as soon as its lease lies in the repository. */
  async function killInTheMiddle(beat: string): Promise<void> {
    await world.server.admin.send('PATCH', root, { bytesPerSecond: 1024 })
    const { id } = await start()
    await until(async () => (await leases()).includes(beat))
    expect((await get(id)).state).toBe('running')
    await world.server.program.kill()
  }

  async function restart(): Promise<void> {
    await world.restart()
    await world.server.admin.send('PATCH', root, { bytesPerSecond: 0 })
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
    await rm(join(world.server.dataFolder, 'lock'))
    await restart()
    expect(await rebuild()).toMatchObject({ state: 'failed', error: { code: 'lease_held' } })
    expect(await leases()).toEqual(['0000000003/0000000001'])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listRestorePoints } from '../../database/index.ts'
import { repositoryId } from '../ids.ts'
import type { MaintenanceEntry } from '../operations.ts'
import { createRestoreWorld, firstPage, type RestoreWorld, server } from './restore-world.suite.ts'

let restoring: RestoreWorld
beforeEach(async () => {
  restoring = await createRestoreWorld()
})
afterEach(() => restoring.world.close())

const dayMs = 86_400_000

async function retain(isPreview: boolean): Promise<MaintenanceEntry> {
  const { world } = restoring
  const { maintenance } = world.operations
  const [repository] = await world.operations.repositories.list(server)
  const id = repositoryId(repository?.id ?? '')
  const retention = {
    retentionType: 'ItemLevel',
    retentionPeriodType: 'Daily',
    dailyRetentionPeriod: 30,
  }
  await world.operations.repositories.update(id, { retention }, world.actor).catch(() => undefined)
  await world.clock.advance(73 * 3_600_000)
  await world.operations.approvals.upkeep()
  const run = await maintenance.start(id, { kind: 'retention', isPreview }, world.actor)
  const address = { repositoryId: id, runId: run.id }
  await expect.poll(async () => (await maintenance.get(address, server)).state).not.toBe('running')
  return maintenance.get(address, server)
}

async function subjects(): Promise<readonly string[]> {
  const { world, alice, open, access } = restoring
  const page = await world.operations.restore.messages(access(await open()), alice.id, undefined, firstPage)
  return page.items.map(({ subject }) => subject)
}

/** Messages by the name of their folder. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const { world, alice, open, access } = restoring
  const page = await world.operations.restore.folders(access(await open()), alice.id, 'all', firstPage)
  return Object.fromEntries(page.items.map(({ name, itemCount }) => [name, itemCount]))
}

describe('items that retention forgot by their age (repository-format.md, section 15)', () => {
  it('are left out of lists, counts, searches and restores; who asks for one is told why', async () => {
    const { world, alice, open, access, backUp } = restoring
    const at = (days: number) => new Date(world.clock.now() + days * dayMs).toISOString()
    alice.mailbox.deliver('old', 'inbox-id', { subject: 'Old', receivedAt: at(-400) })
    alice.mailbox.deliver('new', 'inbox-id', { subject: 'New', receivedAt: at(0) })
    alice.mailbox.deliver('undated', 'inbox-id', { subject: 'Undated', receivedAt: null })
    await backUp()
    const session = await open()
    const old = await restoring.messageNamed(session, alice, 'Old')
    const before = await subjects()
    expect(before).toEqual(expect.arrayContaining(['Old', 'New', 'Undated']))

    const all = await counts()
    expect(Object.values(all).reduce((sum, count) => sum + count, 0)).toBe(before.length)

    const preview = await retain(true)
    expect(preview).toMatchObject({ state: 'success', report: { isPreview: true, period: '30 days' } })
    expect(await subjects()).toContain('Old')

    expect(await retain(false)).toMatchObject({ state: 'success', error: undefined })
    const left = await subjects()
    expect(left).toEqual(expect.arrayContaining(['New', 'Undated']))
    expect(left).not.toContain('Old')
    const ofBob = 1
    expect(preview.report).toMatchObject({ forgottenItems: before.length - left.length + ofBob })
    const counted = await counts()
    expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(left.length)
    // New and Undated are left of what was in it.
    expect([all['Inbox'], counted['Inbox']]).toEqual([6, 2])
    const inbox = await restoring.folderNamed(await open(), alice, 'Inbox')
    const one = await world.operations.restore.folder(access(await open()), alice.id, inbox.id)
    expect(one.itemCount).toBe(counted['Inbox'])
    const refusal = world.operations.restore.message(access(session), alice.id, old.id)
    await expect(refusal).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('retention'),
    })
  })

  it('restore points beyond the last three go, from the vault and from the records, and stay gone after a restart', async () => {
    const { world, alice, backUp } = restoring
    for (let run = 0; run < 4; run += 1) {
      alice.mailbox.deliver(`more${run}`)
      await backUp()
    }
    await world.clock.advance(40 * dayMs)
    const before = await listRestorePoints(world.database.db, {})
    expect(before).toHaveLength(5)
    const run = await retain(false)
    expect(run).toMatchObject({ state: 'success', report: { forgottenRestorePoints: 2 } })
    const left = before.slice(0, 3).map(({ id }) => id)
    expect((await listRestorePoints(world.database.db, {})).map(({ id }) => id)).toEqual(left)
    await world.operations.close()
    await world.start()
    expect((await listRestorePoints(world.database.db, {})).map(({ id }) => id)).toEqual(left)
    // What was forgotten in order is no alert.
    expect([...(await world.operations.maintenance.alerts()).values()].flat()).toEqual([])
    await backUp()
    expect(await listRestorePoints(world.database.db, {})).toHaveLength(4)
  })
})

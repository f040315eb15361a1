/** The operations' own way through their records, on every database: what a job, a restart and a restore leave there. */
import { expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { createTestWorld } from './test-world.suite.ts'

const firstPage = { offset: 0, limit: 10 }
const reach = { kind: 'server' } as const

describeOnEveryDatabase('operations', (open) => {
  it('back up, take up after a restart, browse, restore once, and keep the audit log', async () => {
    const { location } = await open()
    const world = await createTestWorld(location)
    const alice = world.addUser('alice')
    for (const name of ['a', 'b', 'c']) alice.mailbox.deliver(name)
    const job = await world.addJob()
    expect(await world.run(job)).toMatchObject({ status: 'Success', items: { saved: 3, failed: 0 } })
    alice.mailbox.deliver('d')
    expect(await world.run(job)).toMatchObject({ status: 'Success', items: { saved: 1, unchanged: 3 } })

    await world.operations.close()
    await world.start()
    const { operations } = world
    expect((await operations.restorePoints({}, reach, firstPage)).items).toHaveLength(2)
    expect(
      (await operations.jobs.sessions({ jobId: job.id }, { kind: 'server' }, firstPage)).items,
    ).toHaveLength(2)

    const request = { pointInTime: undefined, reason: 'a test', jobId: undefined }
    const session = await operations.restore.explore(world.organizationId, request, reach, world.actor)
    const access = { sessionId: session.id, reach, actor: world.actor }
    const messages = await operations.restore.messages(access, alice.id, undefined, firstPage)
    expect(messages.items).toHaveLength(4)
    const ids = messages.items.map(({ id }) => id)
    const target = { mailbox: undefined, folder: undefined }
    const first = await operations.restore.restoreMessages(access, alice.id, ids, target)
    expect(first.createdItemsCount + first.mergedItemsCount).toBe(4)
    expect((await operations.restore.events(access, firstPage)).items).not.toEqual([])
    await operations.restore.stop(access)
    const actions = (await operations.audit.list({}, reach, firstPage)).items.map(({ action }) => action)
    expect(actions).toContain('restore.open')
    await world.close()
  })
})

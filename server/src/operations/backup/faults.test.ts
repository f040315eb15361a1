import { afterEach, beforeEach, expect, it } from 'vitest'
import { listItemOutcomes } from '../../database/index.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { VaultError } from '../../repository/index.ts'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import type { Job } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'

const firstPage = { offset: 0, limit: 2000 }
const server = { kind: 'server' } as const

let world: TestWorld
let mailbox: FakeMailbox
let job: Job

beforeEach(async () => {
  world = await createTestWorld()
  ;({ mailbox } = world.addUser('alice'))
  job = await world.addJob()
})
afterEach(() => world.close())

async function pointCount(): Promise<number> {
  return (await world.operations.restorePoints({ jobId: job.id }, server, firstPage)).items.length
}

it('a vault that cannot be written ends the run as Failed; no message is blamed, and the next run is whole', async () => {
  for (let number = 0; number < 8; number += 1) mailbox.deliver(`m${number}`)
  let writes = 0
  world.onPut = () => {
    writes += 1
  }
  await world.run(await world.addJob({ name: 'Counting', repositoryId: job.repositoryId }))
  expect(writes).toBeGreaterThan(3)
  for (let failing = 1; failing <= writes; failing += 1) {
    const interrupted = await world.addJob({ name: `Interrupted ${failing}` })
    writes = 0
    world.onPut = () => {
      writes += 1
      if (writes === failing) throw new VaultError('storage_failed', 'The disk is full.')
    }
    const session = await world.run(interrupted)
    world.onPut = undefined
    expect(session, `write ${failing}`).toMatchObject({ status: 'Failed', items: { failed: 0, skipped: 0 } })
    expect(session.details).toContain('The disk is full')
    expect(session.restorePointId).toBeUndefined()
    expect(await world.run(interrupted)).toMatchObject({
      status: 'Success',
      items: { failed: 0, skipped: 0 },
    })
    writes = failing
  }
})

it('a message without a change key is read again whenever it is listed: it might be any version', async () => {
  mailbox.deliver('a', 'inbox-id', { changeKey: '' })
  await world.run(job)
  mailbox.replay('a')
  mailbox.calls.length = 0
  await world.run(job)
  expect(mailbox.calls).toContain('mime a')
})

it('a folder that cannot be listed keeps its state and its cursor, and is blamed by name', async () => {
  mailbox.addFolder('projects', 'Projects')
  mailbox.deliver('a')
  mailbox.deliver('p', 'projects')
  await world.run(job)
  mailbox.deliver('q', 'projects')
  mailbox.onCall = (call) => {
    if (call === 'changes projects') throw new GraphError(500, 'ErrorInternalServerError', 'broken')
  }
  const session = await world.run(job)
  mailbox.onCall = undefined
  expect(session).toMatchObject({ status: 'Warning', items: { unchanged: 2, failed: 1 } })
  const outcomes = await listItemOutcomes(world.database.db, session.id, firstPage)
  expect(outcomes).toMatchObject([{ itemName: 'folder Projects' }])
  expect(await world.run(job)).toMatchObject({ status: 'Success', items: { saved: 1, unchanged: 2 } })
})

it('a folder that was deleted after it was listed is no failure', async () => {
  mailbox.addFolder('projects', 'Projects')
  mailbox.deliver('a')
  mailbox.onCall = (call) => {
    if (call === 'changes projects') throw new GraphError(404, 'ErrorItemNotFound', 'gone')
  }
  expect(await world.run(job)).toMatchObject({ status: 'Success', items: { saved: 1, failed: 0 } })
})

it('a thousand unread messages are listed again by the next run rather than remembered one by one', async () => {
  for (let number = 0; number < 1001; number += 1) {
    mailbox.deliver(`m${number}`)
    mailbox.mimeErrors.set(`m${number}`, [new GraphError(500, 'ErrorInternalServerError', 'a bad day')])
  }
  expect(await world.run(job)).toMatchObject({ status: 'Warning', items: { saved: 0, failed: 1001 } })
  expect(await pointCount()).toBe(1)
  const session = await world.run(job)
  expect(session).toMatchObject({ status: 'Success', items: { saved: 1001, failed: 0 } })
  const log = await world.operations.jobs.sessionLog(session.id, { kind: 'server' }, firstPage)
  expect(log.items.length).toBeLessThan(10)
})

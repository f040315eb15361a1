/** What the vault lost is stored again by the next run (REP-15; docs/repository-format.md, section 6). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBackupRepository } from '../../database/index.ts'
import { collectBytes } from '../../foundation/bytes.ts'
import type { Storage } from '../../repository/index.ts'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import type { Job, JobSession } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { openVaultOf } from './vault-of.suite.ts'

let world: TestWorld
let mailbox: FakeMailbox
let job: Job
let storage: Storage

beforeEach(async () => {
  world = await createTestWorld()
  ;({ mailbox } = world.addUser('alice'))
  job = await world.addJob()
  const row = await findBackupRepository(world.database.db, job.repositoryId)
  storage = world.storageAt(row?.path ?? '')
})
afterEach(() => world.close())

async function packs(): Promise<string[]> {
  const names: string[] = []
  for await (const name of storage.list('packs/')) names.push(name)
  return names
}

/** Every message of the session's restore point, read from the vault. */
async function messagesOf({ restorePointId }: JobSession): Promise<ReadonlyMap<string, string>> {
  const vault = await openVaultOf(world, job.repositoryId)
  const point = (await vault.listRestorePoints()).find(({ id }) => id === restorePointId)
  const messages = new Map<string, string>()
  for (const { tree } of point?.manifest.resources ?? [])
    for (const folder of (await vault.readTree(world.organizationId, tree)).folders)
      for (const page of folder.pages)
        for (const item of await vault.readItems(world.organizationId, page)) {
          const mime = item.contents['mime']
          const bytes = mime && (await collectBytes(vault.read(world.organizationId, mime)))
          messages.set(item.id, Buffer.from(bytes ?? []).toString())
        }
  await vault.close()
  return messages
}

describe('what the vault lost', () => {
  // one pack holds contents, the other documents; which is which depends on their random names
  it.each([
    ['the first pack', (names: string[]) => names.slice(0, 1)],
    ['the second pack', (names: string[]) => names.slice(1, 2)],
    ['every pack', (names: string[]) => names],
  ])('is read from the mailbox again although nothing changed there: %s (REP-15)', async (_title, choose) => {
    for (const id of ['a', 'b', 'c']) mailbox.deliver(id)
    const first = await world.run(job)
    const whole = await messagesOf(first)
    expect([...whole.keys()].toSorted()).toEqual(['a', 'b', 'c'])
    const names = await packs()
    expect(names).toHaveLength(2)
    for (const name of choose(names)) await storage.delete(name)

    const second = await world.run(job)
    expect(second).toMatchObject({ status: 'Success' })
    expect(await messagesOf(second)).toEqual(whole)
  })

  it.each([
    ['the first pack', (names: string[]) => names.slice(0, 1)],
    ['the second pack', (names: string[]) => names.slice(1, 2)],
    ['every pack', (names: string[]) => names],
  ])(
    'is read again also when its index went with it, so that only its absence tells: %s (REP-15)',
    async (_title, choose) => {
      for (const id of ['a', 'b', 'c']) mailbox.deliver(id)
      const whole = await messagesOf(await world.run(job))
      await world.operations.close()
      const names = await packs()
      expect(names).toHaveLength(2)
      for (const name of choose(names)) await storage.delete(name)
      for await (const name of storage.list('index/')) await storage.delete(name)
      await world.start()

      const second = await world.run(job)
      expect(second).toMatchObject({ status: 'Success' })
      expect(await messagesOf(second)).toEqual(whole)
    },
  )

  it('costs no reading when nothing was lost', async () => {
    mailbox.deliver('a')
    await world.run(job)
    mailbox.calls.length = 0
    await world.run(job)
    expect(mailbox.calls.filter((call) => call.startsWith('mime'))).toEqual([])
  })
})

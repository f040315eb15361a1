import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import type { RestoreSession } from '../operations.ts'
import { createRestoreWorld, firstPage, type RestoreWorld } from './restore-world.suite.ts'

let restoreWorld: RestoreWorld
let session: RestoreSession
beforeEach(async () => {
  restoreWorld = await createRestoreWorld()
  session = await restoreWorld.open()
})
afterEach(() => restoreWorld.world.close())

const found = async (
  query: string,
  place: { mailboxId?: string; folderId?: string } = {},
): Promise<string[]> => {
  const { world, access } = restoreWorld
  const answer = await world.operations.restore.search(access(session), { query, ...place }, firstPage)
  return answer.items.map(({ subject }) => subject.replace('Subject of ', ''))
}

describe('searching a restore session (reference 4.9)', () => {
  it('goes through every mailbox, one, or a folder with all below it, newest first', async () => {
    const { alice, bob, folderNamed } = restoreWorld
    expect(await found('subject:subject')).toHaveLength(6)
    expect(await found('subject:subject', { mailboxId: bob.id })).toEqual(['b1'])
    const { id: folderId } = await folderNamed(session, alice, 'Projects')
    expect(await found('subject', { mailboxId: alice.id, folderId })).toEqual(['q1', 'p1'])
    expect(await found('from:nobody')).toEqual([])
  })

  it('opens the content where the record does not tell', async () => {
    expect(await found('body:"body of a2"')).toEqual(['a2'])
    expect(await found('subject:a3 OR body:"body of q1"')).toEqual(['q1', 'a3'])
    expect(await found('body:subject')).toEqual([])
  })

  it('remembers what was found for its further pages, for who has searched alone', async () => {
    const { world, access, ofPerson, alice } = restoreWorld
    const { restore } = world.operations
    const search = { query: 'subject' }
    const first = await restore.search(access(session), search, { offset: 0, limit: 4 })
    const again = { ...search, setId: first.setId }
    const second = await restore.search(access(session), again, { offset: 4, limit: 4 })
    expect([first.hasMore, second.hasMore, second.setId]).toEqual([true, false, first.setId])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(6)
    const own = await restoreWorld.open(ofPerson(alice))
    const foreign = await restore.search(access(own, ofPerson(alice)), again, firstPage)
    expect(foreign.setId).not.toBe(first.setId)
    expect(foreign.items).toHaveLength(5)
    const other = await restore.search(access(session), { query: 'a1', setId: first.setId }, firstPage)
    expect(other.items).toHaveLength(1)
  })

  it('finds nothing of others, and refuses what is absent like what is foreign (AZ-07, AZ-35)', async () => {
    const { world, access, ofPerson, alice, bob } = restoreWorld
    const { restore } = world.operations
    const own = access(await restoreWorld.open(ofPerson(alice)), ofPerson(alice))
    const all = await restore.search(own, { query: 'subject' }, firstPage)
    expect(new Set(all.items.map(({ mailboxId }) => mailboxId))).toEqual(new Set([alice.id]))
    for (const place of [{ mailboxId: bob.id }, { mailboxId: 'x' }, { mailboxId: alice.id, folderId: 'eA' }])
      await expect(restore.search(own, { query: 'a', ...place }, firstPage)).rejects.toMatchObject({
        code: 'not_found',
      })
  })

  it('is on record, without what was searched for (AUD-11)', async () => {
    await found('confidential')
    const [record] = await listAudit(restoreWorld.world.database.db, {}, { offset: 0, limit: 1 })
    expect(record).toMatchObject({ action: 'restore.search' })
    expect(JSON.stringify(record)).not.toContain('confidential')
  })

  it('opens a message that was found', async () => {
    const { world, access, alice } = restoreWorld
    const { restore } = world.operations
    const [item] = (await restore.search(access(session), { query: 'q1' }, firstPage)).items
    expect(await restore.message(access(session), alice.id, item?.id ?? '')).toMatchObject({
      subject: 'Subject of q1',
    })
  })

  it('refuses a query that cannot be read', async () => {
    await expect(found('subject:"x')).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

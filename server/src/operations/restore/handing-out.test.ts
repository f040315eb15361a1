import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import { collectBytes } from '../../foundation/bytes.ts'
import { OperationError } from '../errors.ts'
import type { MessagesByMail, RestoreAccess, RestoreSession, SavedArchive } from '../operations.ts'
import { createRestoreWorld, firstPage, type RestoreWorld } from './restore-world.suite.ts'

let restoreWorld: RestoreWorld
let session: RestoreSession
let access: RestoreAccess
beforeEach(async () => {
  restoreWorld = await createRestoreWorld()
  session = await restoreWorld.open()
  access = restoreWorld.access(session)
})
afterEach(() => restoreWorld.world.close())

async function unpacked({ content }: SavedArchive): Promise<Record<string, string>> {
  const files = unzipSync(await collectBytes(content))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

async function idsOf(...subjects: string[]): Promise<string[]> {
  const { alice, messageNamed } = restoreWorld
  const found: string[] = []
  for (const subject of subjects) found.push((await messageNamed(session, alice, `Subject of ${subject}`)).id)
  return found
}

describe('messages as an archive (security 5.5)', () => {
  it('are each byte for byte as they were backed up', async () => {
    const { world, alice } = restoreWorld
    const saved = await world.operations.restore.saveMessages(access, alice.id, await idsOf('a1', 'q1'))
    expect(saved.fileName).toBe('messages.zip')
    expect(await unpacked(saved)).toEqual({
      'Subject of a1.eml': Buffer.from(alice.mailbox.messages.get('a1')?.mime ?? '').toString(),
      'Subject of q1.eml': Buffer.from(alice.mailbox.messages.get('q1')?.mime ?? '').toString(),
    })
    const { items } = await world.operations.restore.events(access, firstPage)
    expect(items).toMatchObject([{ type: 'Save', itemName: '2 messages', status: 'Success' }])
    expect((await listAudit(world.database.db, {}, { offset: 0, limit: 1 }))[0]).toMatchObject({
      action: 'restore.save',
    })
  })

  it('EXP-01 to EXP-07: have names of their own that stay in the folder they are unpacked in', async () => {
    const { world, alice, backUp } = restoreWorld
    const subjects = [
      '../../etc/cron.d/x',
      '..\\..\\x',
      'CON',
      'A',
      'a',
      'cafe\u0301',
      'caf\u00e9',
      'x'.repeat(300),
      'x'.repeat(300),
      'a\0b\u202ec',
    ]
    alice.mailbox.addFolder('odd', '../Odd: folder')
    for (const [at, subject] of subjects.entries()) alice.mailbox.deliver(`s${at}`, 'odd', { subject })
    await backUp()
    session = await restoreWorld.open()
    access = restoreWorld.access(session)
    const folder = await restoreWorld.folderNamed(session, alice, '../Odd: folder')
    const saved = await world.operations.restore.saveFolder(access, alice.id, folder.id)
    const names = Object.keys(await unpacked(saved))
    expect(names).toHaveLength(subjects.length)
    expect(new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(subjects.length)
    for (const name of names) {
      const [first, file = '', more] = name.split('/')
      expect([first, more]).toEqual(['_Odd_ folder', undefined])
      expect(file).not.toMatch(/^\.|[\\:\0\u202e]|^con\./i)
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255)
    }
  })

  it('of a mailbox stand in their folders', async () => {
    const { world, alice } = restoreWorld
    const saved = await world.operations.restore.saveFolder(access, alice.id, undefined)
    expect(saved.fileName).toBe('alice.zip')
    expect(Object.keys(await unpacked(saved)).toSorted()).toEqual([
      'Inbox/Subject of a1.eml',
      'Inbox/Subject of a2.eml',
      'Inbox/Subject of a3.eml',
      'Projects/Alpha/Subject of q1.eml',
      'Projects/Subject of p1.eml',
    ])
  })

  it('are refused together when one is absent, and of somebody else', async () => {
    const { world, alice, bob, ofPerson } = restoreWorld
    const { restore } = world.operations
    const ids = await idsOf('a1')
    await expect(restore.saveMessages(access, alice.id, [...ids, 'eA'])).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(restore.saveMessages(access, alice.id, [])).rejects.toMatchObject({
      code: 'invalid_request',
    })
    const own = restoreWorld.access(await restoreWorld.open(ofPerson(bob)), ofPerson(bob))
    await expect(restore.saveMessages(own, alice.id, ids)).rejects.toMatchObject({ code: 'not_found' })
    await expect(restore.saveFolder(own, alice.id, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('messages by mail', () => {
  const letter: MessagesByMail = {
    messageIds: [],
    to: undefined,
    from: undefined,
    subject: undefined,
    text: undefined,
  }
  const setUp = async (): Promise<void> => {
    const { world } = restoreWorld
    const server = { isEnabled: true, server: 'mail.contoso.com', from: 'backup@contoso.com' }
    await world.operations.mailDelivery.change(server, world.actor)
  }

  it('go to the owner of the mailbox, or to whom is named, as files', async () => {
    const { world, alice } = restoreWorld
    await setUp()
    const messageIds = await idsOf('a1', 'a2')
    await world.operations.restore.sendMessages(access, alice.id, { ...letter, messageIds })
    await world.operations.restore.sendMessages(access, alice.id, {
      ...letter,
      messageIds,
      to: 'x@fabrikam.com; y@fabrikam.com',
      from: 'helpdesk@contoso.com',
    })
    expect(world.sentMail).toMatchObject([
      {
        to: ['alice@contoso.com'],
        from: undefined,
        files: [{ name: 'Subject of a1.eml' }, { name: 'Subject of a2.eml' }],
      },
      { to: ['x@fabrikam.com', 'y@fabrikam.com'], from: 'helpdesk@contoso.com' },
    ])
    const { items } = await world.operations.restore.events(access, firstPage)
    expect(items).toMatchObject([
      { type: 'Send', status: 'Success', target: 'alice@contoso.com', itemName: '2 messages' },
      { type: 'Send', status: 'Success', target: 'x@fabrikam.com; y@fabrikam.com' },
    ])
  })

  it('are refused with what to do while no server is set up, and that is an event', async () => {
    const { world, alice } = restoreWorld
    const mail = { ...letter, messageIds: await idsOf('a1') }
    await expect(world.operations.restore.sendMessages(access, alice.id, mail)).rejects.toMatchObject({
      code: 'mail_not_set_up',
    })
    const { items } = await world.operations.restore.events(access, firstPage)
    expect(items).toMatchObject([{ type: 'Send', status: 'Failed' }])
  })

  it('come from nobody else than their owner says', async () => {
    const { world, alice, ofPerson } = restoreWorld
    await setUp()
    const { restore } = world.operations
    const own = restoreWorld.access(await restoreWorld.open(ofPerson(alice)), ofPerson(alice))
    const mail = { ...letter, messageIds: await idsOf('a1'), to: 'x@fabrikam.com' }
    const forged = restore.sendMessages(own, alice.id, { ...mail, from: 'boss@contoso.com' })
    await expect(forged).rejects.toMatchObject({ code: 'invalid_request' })
    await restore.sendMessages(own, alice.id, { ...mail, from: 'Alice@contoso.com' })
    expect(world.sentMail).toMatchObject([{ from: 'Alice@contoso.com' }])
  })

  it('are refused for what is no address, and for what is of somebody else', async () => {
    const { world, alice, bob, ofPerson } = restoreWorld
    await setUp()
    const { restore } = world.operations
    const messageIds = await idsOf('a1')
    for (const to of ['', 'nobody', 'a@b\r\nBcc: c@d', Array.from({ length: 60 }, () => 'a@b.c').join(',')])
      await expect(
        restore.sendMessages(access, alice.id, { ...letter, messageIds, to }),
      ).rejects.toBeInstanceOf(OperationError)
    const own = restoreWorld.access(await restoreWorld.open(ofPerson(bob)), ofPerson(bob))
    await expect(restore.sendMessages(own, alice.id, { ...letter, messageIds })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(world.sentMail).toEqual([])
  })
})

describe('which messages are restored, and how', () => {
  const to = { mailbox: undefined, folder: 'Restored' }

  it('marked as unread', async () => {
    const { world, alice } = restoreWorld
    alice.mailbox.touch('a1', { isRead: true })
    await restoreWorld.backUp()
    session = await restoreWorld.open()
    const target = { ...to, options: { isMarkedUnread: true } }
    const restored = restoreWorld.access(session)
    await world.operations.restore.restoreMessages(restored, alice.id, await idsOf('a1'), target)
    const made = [...alice.mailbox.messages.values()].find(({ properties }) =>
      properties.id.startsWith('restored'),
    )
    expect(made?.properties).toMatchObject({ subject: 'Subject of a1', isRead: false })
  })

  it('without drafts, deleted items, and what is older', async () => {
    const { world, alice } = restoreWorld
    const { restore } = world.operations
    alice.mailbox.addFolder('bin', 'Deleted Items', { wellKnownName: 'deleteditems' })
    alice.mailbox.addFolder('below', 'Below', { parentId: 'bin' })
    alice.mailbox.deliver('d1', 'bin')
    alice.mailbox.deliver('d2', 'below')
    alice.mailbox.deliver('w1', 'inbox-id', { isDraft: true })
    alice.mailbox.deliver('n1', 'inbox-id', { receivedAt: new Date(world.clock.now()).toISOString() })
    await restoreWorld.backUp()
    access = restoreWorld.access(await restoreWorld.open())
    const target = { ...to, options: { excludesDrafts: true, excludesDeletedItems: true } }
    expect(await restore.restoreMailbox(access, alice.id, target)).toMatchObject({
      createdItemsCount: 6,
      skippedItemsCount: 0,
      failedItemsCount: 0,
    })
    const recent = await restore.restoreMailbox(access, alice.id, {
      ...to,
      folder: 'New',
      options: { recentDays: 7 },
    })
    expect(recent).toMatchObject({ createdItemsCount: 1, skippedItemsCount: 0 })
  })

  it('in several mailboxes, each with its outcome; one that is absent refuses all', async () => {
    const { world, alice, bob } = restoreWorld
    const { restore } = world.operations
    alice.mailbox.remove('a1')
    const bulk = { mailboxIds: [alice.id, bob.id], options: {}, skipsUnresolved: false }
    const results = await restore.restoreMailboxes(access, bulk)
    expect(results).toMatchObject([
      {
        mailbox: { name: 'alice' },
        status: 'Success',
        result: { createdItemsCount: 1, mergedItemsCount: 4 },
      },
      { mailbox: { name: 'bob' }, status: 'Success', result: { mergedItemsCount: 1 } },
    ])
    await expect(
      restore.restoreMailboxes(access, { ...bulk, mailboxIds: [bob.id, 'x'] }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('until it is stopped', async () => {
    const { world, alice } = restoreWorld
    const stop = new AbortController()
    alice.mailbox.onCall = (call) => {
      if (call.startsWith('restore')) stop.abort()
    }
    const options = { signal: stop.signal }
    const result = await world.operations.restore.restoreMailbox(access, alice.id, { ...to, options })
    expect(result.skippedItemsCount).toBeGreaterThan(0)
    expect(result.exceptions.join()).toContain('stopped')
  })
})

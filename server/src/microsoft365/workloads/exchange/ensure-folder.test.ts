import { describe, expect, test } from 'vitest'

import { ensureMailFolder } from './ensure-folder.ts'
import type { MailFolder } from './mailbox.ts'
import { createMemoryMailbox, refusal, userId, type MemoryMailbox } from './memory-mailbox.suite.ts'

const inbox: MailFolder = { id: 'INBOX', displayName: 'Inbox', parentId: null, wellKnownName: 'inbox' }
const plain = (id: string, displayName: string, parentId: string | null): MailFolder => ({
  id,
  displayName,
  parentId,
  wellKnownName: null,
})
const work = plain('work', "Bob's work", 'INBOX')
const deep = plain('deep', '2026', 'work')
const ensure = ({ graph }: MemoryMailbox, path: readonly MailFolder[]): Promise<string> =>
  ensureMailFolder({ graph, userId, signal: undefined }, path)

describe('ensureFolder', () => {
  test('finds a folder by its id, whatever it is called now', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.folders.set('work', { id: 'work', displayName: 'Renamed', parentFolderId: 'SENTITEMS' })
    expect(await ensure(mailbox, [inbox, work])).toBe('work')
  })

  test('finds a well-known folder of another mailbox by its name', async () => {
    const mailbox = createMemoryMailbox()
    expect(await ensure(mailbox, [{ ...inbox, id: 'elsewhere', displayName: 'Posteingang' }])).toBe('INBOX')
  })

  test('creates what is missing, parents first, and finds it the next time', async () => {
    const mailbox = createMemoryMailbox()
    const id = await ensure(mailbox, [inbox, work, deep])
    const folder = mailbox.folders.get(id)
    expect(folder?.displayName).toBe('2026')
    const parent = mailbox.folders.get(folder?.parentFolderId ?? '')
    expect(parent).toMatchObject({ displayName: "Bob's work", parentFolderId: 'INBOX' })
    expect(await ensure(mailbox, [inbox, work, deep])).toBe(id)
  })

  test('a folder that was moved to Deleted Items is not there', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.folders.set('work', { id: 'work', displayName: "Bob's work", parentFolderId: 'DELETEDITEMS' })
    mailbox.folders.set('deep', { id: 'deep', displayName: '2026', parentFolderId: 'work' })
    const id = await ensure(mailbox, [inbox, work, deep])
    expect(id).not.toBe('deep')
    expect(mailbox.folders.get(mailbox.folders.get(id)?.parentFolderId ?? '')?.parentFolderId).toBe('INBOX')
  })

  test('a folder that was backed up inside Deleted Items is there', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.folders.set('work', { id: 'work', displayName: 'Old', parentFolderId: 'DELETEDITEMS' })
    const deleted = { ...inbox, id: 'DELETEDITEMS', wellKnownName: 'deleteditems' }
    expect(await ensure(mailbox, [deleted, work])).toBe('work')
  })

  test('display names are compared exactly, until Exchange calls two of them one (ErrorFolderExists)', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.folders.set('other', { id: 'other', displayName: 'REPORTS', parentFolderId: 'INBOX' })
    expect(await ensure(mailbox, [inbox, plain('x', 'Reports', 'INBOX')])).toBe('other')
    mailbox.folders.set('exact', { id: 'exact', displayName: 'Reports', parentFolderId: 'INBOX' })
    expect(await ensure(mailbox, [inbox, plain('x', 'Reports', 'INBOX')])).toBe('exact')
  })

  test.each([
    ['created by somebody else meanwhile', refusal('ErrorFolderExists', 409)],
    ['created although no answer came', refusal('connectionLost', 0)],
  ])('a folder %s is found', async (_, error) => {
    const mailbox = createMemoryMailbox()
    let thrown = 0
    mailbox.intervene = (when, call) => {
      if (when === 'after' && call.startsWith('POST') && thrown++ === 0) throw error
    }
    const id = await ensure(mailbox, [inbox, work])
    expect([...mailbox.folders.values()].filter(({ displayName }) => displayName === "Bob's work")).toEqual([
      { id, displayName: "Bob's work", parentFolderId: 'INBOX' },
    ])
  })

  test('a user without a mailbox is an error, not a folder to be created', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.intervene = () => {
      throw refusal('MailboxNotEnabledForRESTAPI', 404)
    }
    await expect(ensure(mailbox, [inbox])).rejects.toMatchObject({ code: 'MailboxNotEnabledForRESTAPI' })
    expect(mailbox.calls.filter((call) => call.startsWith('POST'))).toEqual([])
  })

  test('an empty path is the root', async () => {
    expect(await ensure(createMemoryMailbox(), [])).toBe('ROOT')
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listItemOutcomes } from '../../database/index.ts'
import { GraphError } from '../../microsoft365/index.ts'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import type { RestoreTarget } from '../operations.ts'
import { createRestoreWorld, firstPage, type RestoreWorld } from './restore-world.suite.ts'

let world: RestoreWorld['world']
let alice: RestoreWorld['alice']
let bob: RestoreWorld['bob']
let access: RestoreWorld['access']
let open: RestoreWorld['open']
let messageNamed: RestoreWorld['messageNamed']
let folderNamed: RestoreWorld['folderNamed']
let backUp: RestoreWorld['backUp']

beforeEach(async () => {
  ;({ world, alice, bob, access, open, messageNamed, folderNamed, backUp } = await createRestoreWorld())
})
afterEach(() => world.close())

const back: RestoreTarget = { mailbox: undefined, folder: undefined }

describe('restoring', () => {
  it('creates a deleted message in its folder again, and once only', async () => {
    alice.mailbox.remove('a1')
    const session = await open()
    const message = await messageNamed(session, alice, 'Subject of a1')
    const { restore } = world.operations
    expect(await restore.restoreMessages(access(session), alice.id, [message.id], back)).toEqual({
      createdItemsCount: 1,
      mergedItemsCount: 0,
      failedItemsCount: 0,
      skippedItemsCount: 0,
      failedFoldersCount: 0,
      exceptions: [],
      warnings: [],
    })
    expect(alice.mailbox.subjects('inbox-id')).toContain('Subject of a1')
    const again = await restore.restoreMessages(access(await open()), alice.id, [message.id], back)
    expect(again).toMatchObject({ createdItemsCount: 0, mergedItemsCount: 1 })
    expect(alice.mailbox.subjects('inbox-id').filter((subject) => subject === 'Subject of a1')).toHaveLength(
      1,
    )
    const events = await restore.events(access(session), firstPage)
    expect(events.items).toMatchObject([
      { type: 'Restore', status: 'Success', itemName: 'Subject of a1', title: 'Restore of “Subject of a1”' },
    ])
    expect(await restore.session(access(session))).toMatchObject({ result: 'Success' })
  })

  it('restores a message that is named twice once', async () => {
    alice.mailbox.remove('a1')
    const session = await open()
    const { id } = await messageNamed(session, alice, 'Subject of a1')
    const result = await world.operations.restore.restoreMessages(access(session), alice.id, [id, id], back)
    expect(result).toMatchObject({ createdItemsCount: 1, mergedItemsCount: 0 })
  })

  it('does nothing when one of the named messages is absent', async () => {
    alice.mailbox.remove('a1')
    const session = await open()
    const { id } = await messageNamed(session, alice, 'Subject of a1')
    const other = await messageNamed(session, bob, 'Subject of b1')
    for (const absent of ['bm9uZQ', other.id, '%%%', ''])
      await expect(
        world.operations.restore.restoreMessages(access(session), alice.id, [id, absent], back),
      ).rejects.toMatchObject({ code: 'not_found' })
    expect(alice.mailbox.subjects('inbox-id')).not.toContain('Subject of a1')
  })

  it('makes a deleted folder again with everything below it', async () => {
    alice.mailbox.removeFolder('projects')
    alice.mailbox.removeFolder('alpha')
    const session = await open()
    const projects = await folderNamed(session, alice, 'Projects')
    const result = await world.operations.restore.restoreFolder(access(session), alice.id, projects.id, back)
    expect(result).toMatchObject({ createdItemsCount: 2, failedItemsCount: 0, failedFoldersCount: 0 })
    const made = [...alice.mailbox.folders.values()]
    const newProjects = made.find(({ displayName }) => displayName === 'Projects')
    const newAlpha = made.find(({ displayName }) => displayName === 'Alpha')
    expect(newAlpha?.parentId).toBe(newProjects?.id)
    expect(alice.mailbox.subjects(newAlpha?.id ?? '')).toEqual(['Subject of q1'])
  })

  it('restores a whole mailbox and touches nothing that stands there', async () => {
    alice.mailbox.remove('a1')
    alice.mailbox.remove('q1')
    const session = await open()
    const result = await world.operations.restore.restoreMailbox(access(session), alice.id, back)
    expect(result).toMatchObject({ createdItemsCount: 2, mergedItemsCount: 3 })
  })

  it('puts items into another folder by its path, and never into the original', async () => {
    const session = await open()
    const projects = await folderNamed(session, alice, 'Projects')
    const { restore } = world.operations
    const result = await restore.restoreFolder(access(session), alice.id, projects.id, {
      mailbox: undefined,
      folder: 'Restored/2026',
    })
    expect(result).toMatchObject({ createdItemsCount: 2, mergedItemsCount: 0 })
    const paths = [...alice.mailbox.folders.values()].map((folder) => pathOf(alice.mailbox, folder.id))
    expect(paths).toContain('Restored/2026/Projects/Alpha')
    expect(alice.mailbox.subjects('projects')).toEqual(['Subject of p1'])
  })

  it('puts items into another mailbox of the organization, resolved by the directory', async () => {
    const session = await open()
    const { id } = await messageNamed(session, alice, 'Subject of a1')
    const result = await world.operations.restore.restoreMessages(access(session), alice.id, [id], {
      mailbox: 'BOB@contoso.com',
      folder: undefined,
    })
    expect(result).toMatchObject({ createdItemsCount: 1 })
    expect(bob.mailbox.subjects('inbox-id')).toEqual(['Subject of a1', 'Subject of b1'])
    await expect(
      world.operations.restore.restoreMessages(access(session), alice.id, [id], {
        mailbox: 'x@elsewhere.com',
        folder: undefined,
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('counts and names what fails, keeps it in the ledger, and goes on', async () => {
    for (const id of ['a1', 'a2', 'a3']) alice.mailbox.remove(id)
    alice.mailbox.restoreErrors.set('a2', new GraphError(413, 'ErrorMessageSizeExceeded', 'too large'))
    alice.mailbox.losses.set('a3', ['the text beside the HTML'])
    const session = await open()
    const inbox = await folderNamed(session, alice, 'Inbox')
    const result = await world.operations.restore.restoreFolder(access(session), alice.id, inbox.id, back)
    expect(result).toMatchObject({
      createdItemsCount: 2,
      failedItemsCount: 1,
      exceptions: ['“Subject of a2”: ErrorMessageSizeExceeded: too large'],
      warnings: ['“Subject of a3”: the text beside the HTML'],
    })
    expect(await world.operations.restore.session(access(session))).toMatchObject({ result: 'Warning' })
    const outcomes = await listItemOutcomes(world.database.db, session.id, firstPage)
    expect(outcomes).toMatchObject([{ itemId: 'a2', outcome: 'failed' }])
  })

  it('ends as Failed when nothing could be restored, and gives up soon when Microsoft is away', async () => {
    for (let number = 0; number < 50; number += 1) alice.mailbox.deliver(`m${number}`, 'projects')
    await backUp()
    alice.mailbox.removeFolder('projects')
    const away = new GraphError(503, 'serviceNotAvailable', 'away')
    for (let number = 0; number < 50; number += 1) alice.mailbox.restoreErrors.set(`m${number}`, away)
    const session = await open()
    const projects = await folderNamed(session, alice, 'Projects')
    const result = await world.operations.restore.restoreFolder(access(session), alice.id, projects.id, back)
    expect(result.failedItemsCount).toBeLessThan(12)
    expect(result.skippedItemsCount).toBeGreaterThan(30)
    expect(result.exceptions.at(-1)).toContain('not tried')
  })

  it('stops when it is told to, with exact counts (EXP-24)', async () => {
    for (let number = 0; number < 40; number += 1) alice.mailbox.deliver(`m${number}`, 'projects')
    await backUp()
    alice.mailbox.removeFolder('projects')
    const session = await open()
    const projects = await folderNamed(session, alice, 'Projects')
    let stopped: Promise<void> | undefined
    let count = 0
    alice.mailbox.onCall = (call) => {
      if (call.startsWith('restore') && (count += 1) === 10)
        stopped = world.operations.restore.stop(access(session))
    }
    const result = await world.operations.restore.restoreFolder(access(session), alice.id, projects.id, back)
    await stopped
    const standing = [...alice.mailbox.messages.values()].filter(({ properties }) =>
      properties.id.startsWith('restored-'),
    )
    const made = standing.length
    expect(result.createdItemsCount).toBe(made)
    expect(made).toBeLessThan(15)
    expect(result.exceptions).toEqual([expect.stringMatching(/not tried: the restore was stopped/)])
    expect(
      result.createdItemsCount + result.skippedItemsCount + result.failedItemsCount + result.mergedItemsCount,
    ).toBe(42)
    expect(await world.operations.restore.session(access(session))).toMatchObject({
      state: 'Stopped',
      result: 'Warning',
    })
  })

  it('that was cut off by a crash is Failed after the next start, and may be repeated', async () => {
    alice.mailbox.remove('a1')
    const session = await open()
    const { id } = await messageNamed(session, alice, 'Subject of a1')
    await world.operations.restore.restoreMessages(access(session), alice.id, [id], back)
    await world.database.db
      .updateTable('restoreSessionEvents')
      .set({ status: 'Running', endedAt: null })
      .execute()
    await world.start()
    const events = await world.operations.restore.events(access(session), firstPage)
    expect(events.items).toMatchObject([
      { status: 'Failed', message: expect.stringContaining('The server stopped') },
    ])
    const again = await world.operations.restore.restoreMessages(access(session), alice.id, [id], back)
    expect(again).toMatchObject({ createdItemsCount: 0, mergedItemsCount: 1 })
  })
})

function pathOf(mailbox: FakeMailbox, id: string): string {
  const folder = mailbox.folders.get(id)
  if (folder === undefined) return ''
  const parent = folder.parentId === null ? '' : `${pathOf(mailbox, folder.parentId)}/`
  return `${parent}${folder.displayName}`
}

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import { collectBytes } from '../../foundation/bytes.ts'
import { jobId } from '../ids.ts'
import { createRestoreWorld, firstPage, type RestoreWorld, server } from './restore-world.suite.ts'

let world: RestoreWorld['world']
let alice: RestoreWorld['alice']
let access: RestoreWorld['access']
let ofPerson: RestoreWorld['ofPerson']
let open: RestoreWorld['open']
let messageNamed: RestoreWorld['messageNamed']
let folderNamed: RestoreWorld['folderNamed']
let backUp: RestoreWorld['backUp']

beforeEach(async () => {
  ;({ world, alice, access, ofPerson, open, messageNamed, folderNamed, backUp } = await createRestoreWorld())
})
afterEach(() => world.close())

describe('exploring', () => {
  it('opens the newest state not later than the moment that is asked for', async () => {
    const before = world.clock.now()
    alice.mailbox.deliver('later')
    await backUp()
    const old = await open(server, { pointInTime: before })
    const now = await open()
    expect(now.pointInTime).toBeGreaterThan(old.pointInTime)
    expect(
      (await world.operations.restore.messages(access(old), alice.id, undefined, firstPage)).items,
    ).toHaveLength(5)
    expect(
      (await world.operations.restore.messages(access(now), alice.id, undefined, firstPage)).items,
    ).toHaveLength(6)
  })

  it('shows the mailboxes of all jobs, or of one', async () => {
    const carol = world.addUser('carol')
    carol.mailbox.deliver('c1')
    const job = await world.addJob({
      name: 'Carol',
      backupType: 'SelectedItems',
      selectedItems: [{ type: 'User', user: { id: carol.id } }],
    })
    await world.run(job)
    const all = await world.operations.restore.mailboxes(access(await open()), firstPage)
    expect(all.items.map(({ name }) => name).toSorted()).toEqual(['alice', 'bob', 'carol'])
    const one = await world.operations.restore.explore(
      world.organizationId,
      { pointInTime: undefined, reason: '', jobId: job.id },
      server,
      world.actor,
    )
    expect((await world.operations.restore.mailboxes(access(one), firstPage)).items).toEqual([
      { id: carol.id, name: 'carol', email: 'carol@contoso.com' },
    ])
  })

  it('shows what lies in one repository, and never more: several jobs there are one too many', async () => {
    const { operations, organizationId, actor } = world
    const carol = world.addUser('carol')
    carol.mailbox.deliver('c1')
    const ofCarol = {
      backupType: 'SelectedItems',
      selectedItems: [{ type: 'User', user: { id: carol.id } }],
    } as const
    const { repositoryId } = await world.addJob({ name: 'Carol', ...ofCarol })
    const from = async (reach = server): Promise<string[]> => {
      const request = { pointInTime: undefined, reason: '', jobId: undefined, repositoryId }
      const session = await operations.restore.explore(organizationId, request, reach, actor)
      const { items } = await operations.restore.mailboxes(access(session, reach), firstPage)
      return items.map(({ name }) => name)
    }
    await expect(from()).rejects.toMatchObject({ code: 'no_restore_point' })
    expect(await from(ofPerson(alice))).toEqual([])
    for (const job of await operations.jobs.list(server))
      if (job.repositoryId === repositoryId) await world.run(job)
    expect(await from()).toEqual(['carol'])
    expect(await from(ofPerson(alice))).toEqual([])
    await world.run(await world.addJob({ name: 'Carol again', repositoryId, ...ofCarol }))
    await expect(from()).rejects.toMatchObject({ code: 'not_supported' })
  })

  it('keeps showing the same state while later backups run', async () => {
    const session = await open()
    alice.mailbox.deliver('later')
    await backUp()
    const page = await world.operations.restore.messages(access(session), alice.id, undefined, firstPage)
    expect(page.items.map(({ subject }) => subject)).not.toContain('Subject of later')
  })

  it('shows a person without a backup an empty list, and no moment at which others were backed up', async () => {
    const stranger = world.addUser('dora')
    await world.clock.advance(1)
    const session = await open(ofPerson(stranger))
    expect(
      (await world.operations.restore.mailboxes(access(session, ofPerson(stranger)), firstPage)).items,
    ).toEqual([])
    const { items } = await world.operations.restorePoints({}, server, firstPage)
    expect(items.map(({ backedUpAt }) => backedUpAt)).not.toContain(session.pointInTime)
  })

  it('refuses when there is no restore point at that time', async () => {
    await expect(open(server, { pointInTime: 1 })).rejects.toMatchObject({ code: 'no_restore_point' })
    await expect(
      world.operations.restore.explore(
        world.organizationId,
        { pointInTime: undefined, reason: '', jobId: jobId('unknown') },
        server,
        world.actor,
      ),
    ).rejects.toMatchObject({ code: 'no_restore_point' })
  })
})

describe('browsing', () => {
  it('shows folders by their place, with their counts', async () => {
    const session = await open()
    const { restore } = world.operations
    const top = await restore.folders(access(session), alice.id, undefined, firstPage)
    expect(top.items).toMatchObject([
      { name: 'Inbox', wellKnownName: 'inbox', itemCount: 3, parentId: undefined },
      { name: 'Projects', itemCount: 1 },
    ])
    const projects = await folderNamed(session, alice, 'Projects')
    const below = await restore.folders(access(session), alice.id, projects.id, firstPage)
    expect(below.items).toMatchObject([{ name: 'Alpha', parentId: projects.id }])
    expect(await restore.folder(access(session), alice.id, projects.id)).toEqual(projects)
  })

  it('lists messages newest first, page by page, of a folder or of all', async () => {
    const session = await open()
    const { restore } = world.operations
    const inbox = await folderNamed(session, alice, 'Inbox')
    const first = await restore.messages(access(session), alice.id, inbox.id, { offset: 0, limit: 2 })
    expect(first.items.map(({ subject }) => subject)).toEqual(['Subject of a3', 'Subject of a2'])
    expect(first.hasMore).toBe(true)
    const second = await restore.messages(access(session), alice.id, inbox.id, { offset: 2, limit: 2 })
    expect(second).toMatchObject({ items: [{ subject: 'Subject of a1' }], hasMore: false })
    const all = await restore.messages(access(session), alice.id, undefined, firstPage)
    expect(all.items.map(({ subject }) => subject)).toEqual(
      ['q1', 'p1', 'a3', 'a2', 'a1'].map((id) => `Subject of ${id}`),
    )
  })

  it('gives out ids that are safe in a URL whatever Outlook calls them', async () => {
    alice.mailbox.deliver('AAMk/+=?&#%', 'projects', { subject: 'odd id' })
    await backUp()
    const session = await open()
    const odd = await messageNamed(session, alice, 'odd id')
    expect(odd.id).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(await world.operations.restore.message(access(session), alice.id, odd.id)).toEqual(odd)
  })

  it('records who opened a message, in the session and in the audit log', async () => {
    const session = await open()
    const message = await messageNamed(session, alice, 'Subject of a1')
    await world.operations.restore.message(access(session), alice.id, message.id)
    const events = await world.operations.restore.events(access(session), firstPage)
    expect(events.items).toMatchObject([
      {
        type: 'View',
        status: 'Success',
        itemName: 'Subject of a1',
        itemType: 'Message',
        source: 'alice@contoso.com',
      },
    ])
    const [record] = await listAudit(world.database.db, { action: 'restore.view' }, firstPage)
    expect(JSON.parse(record?.details ?? '')).toMatchObject({
      itemIds: ['a1'],
      resource: 'alice@contoso.com',
      sessionId: session.id,
    })
  })

  it('ends with the session', async () => {
    const session = await open()
    await world.operations.restore.stop(access(session))
    await expect(world.operations.restore.mailboxes(access(session), firstPage)).rejects.toMatchObject({
      code: 'session_stopped',
    })
    expect(await world.operations.restore.session(access(session))).toMatchObject({
      state: 'Stopped',
      endedAt: expect.any(Number),
    })
    await world.operations.restore.stop(access(session))
  })
})

describe('saving', () => {
  it('hands out the bytes that were backed up, under a safe name, and is on record before', async () => {
    const mime = alice.mailbox.messages.get('a2')?.mime ?? new Uint8Array()
    alice.mailbox.remove('a2')
    const session = await open()
    const message = await messageNamed(session, alice, 'Subject of a2')
    const saved = await world.operations.restore.save(access(session), alice.id, message.id)
    expect(await listAudit(world.database.db, { action: 'restore.save' }, firstPage)).toHaveLength(1)
    const bytes = await collectBytes(saved.content)
    expect(sha256(bytes)).toBe(sha256(mime))
    expect(saved).toMatchObject({ fileName: 'Subject of a2.eml', sizeBytes: mime.length })
  })
})

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

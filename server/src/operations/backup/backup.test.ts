import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectBytes } from '../../foundation/bytes.ts'
import { GraphError } from '../../microsoft365/index.ts'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import { listItemOutcomes } from '../../database/index.ts'
import type { Job, JobSession } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import type { ResourceTree, TreeItem } from '../../repository/index.ts'
import { openVaultOf } from './vault-of.suite.ts'

let world: TestWorld
let mailbox: FakeMailbox
let job: Job

beforeEach(async () => {
  world = await createTestWorld()
  ;({ mailbox } = world.addUser('alice'))
  job = await world.addJob()
})
afterEach(() => world.close())

interface Stored {
  readonly tree: ResourceTree
  readonly items: ReadonlyMap<
    string,
    { readonly folderId: string; readonly item: TreeItem; readonly mime: string }
  >
}

async function readPoint({ restorePointId }: JobSession): Promise<Stored> {
  const vault = await openVaultOf(world, job.repositoryId)
  const points = await vault.listRestorePoints()
  const point = points.find(({ id }) => id === restorePointId)
  const resource = point?.manifest.resources[0]
  if (resource === undefined) throw new Error('the session has no restore point with a mailbox')
  const tree = await vault.readTree(world.organizationId, resource.tree)
  const items = new Map<string, { folderId: string; item: TreeItem; mime: string }>()
  for (const folder of tree.folders)
    for (const page of folder.pages)
      for (const item of await vault.readItems(world.organizationId, page)) {
        const ref = item.contents['mime']
        const mime =
          ref === undefined
            ? ''
            : Buffer.from(await collectBytes(vault.read(world.organizationId, ref))).toString()
        expect(items.has(item.id), `${item.id} twice`).toBe(false)
        items.set(item.id, { folderId: folder.id, item, mime })
      }
  await vault.close()
  return { tree, items }
}

function idsIn(stored: Stored, folderId: string): string[] {
  return [...stored.items]
    .filter(([, entry]) => entry.folderId === folderId)
    .map(([id]) => id)
    .toSorted()
}

function callsOf(kind: string): string[] {
  return mailbox.calls.filter((call) => call.startsWith(kind))
}

describe('a first backup', () => {
  it('stores every message byte for byte, with folders and properties', async () => {
    mailbox.addFolder('projects', 'Projects', { parentId: 'inbox-id' })
    for (let number = 0; number < 30; number += 1)
      mailbox.deliver(`m${number}`, number % 3 === 0 ? 'projects' : 'inbox-id')
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Success', progress: 100, processedObjects: 30 })
    expect(session.items).toEqual({ saved: 30, unchanged: 0, skipped: 0, failed: 0 })
    expect(session.transferredBytes).toBe(
      [...mailbox.messages.values()].reduce((sum, { mime }) => sum + mime.length, 0),
    )
    expect(session.writtenBytes).toBeGreaterThan(0)
    const stored = await readPoint(session)
    expect(stored.tree.folders.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['Inbox', null],
      ['Projects', 'inbox-id'],
    ])
    for (const [id, message] of mailbox.messages) {
      expect(stored.items.get(id)?.mime).toBe(Buffer.from(message.mime).toString())
      expect(stored.items.get(id)?.item.properties).toEqual(message.properties)
      expect(stored.items.get(id)?.folderId).toBe(message.folderId)
    }
  })

  it('lists each restore point once, with its job and organization', async () => {
    mailbox.deliver('m1')
    const session = await world.run(job)
    const points = await world.operations.restorePoints({}, { kind: 'server' }, { offset: 0, limit: 10 })
    expect(points.items).toEqual([
      {
        id: session.restorePointId,
        repositoryId: job.repositoryId,
        organizationId: world.organizationId,
        jobId: job.id,
        backedUpAt: expect.any(Number),
      },
    ])
    expect(await world.operations.jobs.get(job.id, { kind: 'server' })).toMatchObject({
      lastStatus: 'Success',
      lastBackupAt: expect.any(Number),
    })
  })
})

describe('a run with nothing changed', () => {
  it('reads no message, sends one listing and one request a folder, and stores no item', async () => {
    mailbox.addFolder('projects', 'Projects')
    for (let number = 0; number < 20; number += 1) mailbox.deliver(`m${number}`)
    const first = await world.run(job)
    mailbox.calls.length = 0
    world.graphPaths.length = 0
    const second = await world.run(job)
    expect(second.items).toEqual({ saved: 0, unchanged: 20, skipped: 0, failed: 0 })
    expect(mailbox.calls).toEqual(['folders', 'changes inbox-id', 'changes projects'])
    expect(world.graphPaths).toHaveLength(1)
    expect(second.transferredBytes).toBe(0)
    const before = await readPoint(first)
    const after = await readPoint(second)
    expect(after.tree.folders.map(({ pages }) => pages)).toEqual(
      before.tree.folders.map(({ pages }) => pages),
    )
  })

  it('does not read again what a delta query replays unchanged', async () => {
    mailbox.deliver('m1')
    await world.run(job)
    mailbox.replay('m1')
    mailbox.calls.length = 0
    const session = await world.run(job)
    expect(callsOf('mime')).toEqual([])
    expect(session.items).toMatchObject({ saved: 0, unchanged: 1 })
  })
})

describe('a run after changes', () => {
  it('reads what is new or changed, drops what was deleted, keeps the rest', async () => {
    for (const id of ['a', 'b', 'c', 'd']) mailbox.deliver(id)
    await world.run(job)
    mailbox.touch('a', { subject: 'changed', isRead: true })
    mailbox.remove('b')
    mailbox.deliver('e')
    mailbox.calls.length = 0
    const session = await world.run(job)
    expect(callsOf('mime').toSorted()).toEqual(['mime a', 'mime e'])
    expect(session.items).toEqual({ saved: 2, unchanged: 2, skipped: 0, failed: 0 })
    const stored = await readPoint(session)
    expect(idsIn(stored, 'inbox-id')).toEqual(['a', 'c', 'd', 'e'])
    expect(stored.items.get('a')?.item.properties['subject']).toBe('changed')
  })

  it('leaves earlier restore points as they were', async () => {
    mailbox.deliver('a')
    const first = await world.run(job)
    mailbox.remove('a')
    mailbox.deliver('b')
    await world.run(job)
    expect(idsIn(await readPoint(first), 'inbox-id')).toEqual(['a'])
  })

  it('does not read a moved message again when its version is known (immutable id and change key)', async () => {
    mailbox.addFolder('archive', 'Archive')
    mailbox.deliver('a')
    mailbox.deliver('b')
    await world.run(job)
    mailbox.move('a', 'archive')
    mailbox.calls.length = 0
    const session = await world.run(job)
    expect(callsOf('mime')).toEqual([])
    const stored = await readPoint(session)
    expect([idsIn(stored, 'inbox-id'), idsIn(stored, 'archive')]).toEqual([['b'], ['a']])
    expect(stored.items.get('a')?.mime).toContain('Body of a')
  })

  it('does not read messages again that moved from a deleted folder into a new one', async () => {
    mailbox.addFolder('old', 'Old')
    mailbox.deliver('a', 'old')
    await world.run(job)
    mailbox.addFolder('new', 'New')
    mailbox.move('a', 'new')
    mailbox.removeFolder('old')
    mailbox.calls.length = 0
    const stored = await readPoint(await world.run(job))
    expect(callsOf('mime')).toEqual([])
    expect(stored.tree.folders.map(({ id }) => id)).toEqual(['inbox-id', 'new'])
    expect(idsIn(stored, 'new')).toEqual(['a'])
  })

  it('reads a moved message again when its change key is another one', async () => {
    mailbox.addFolder('archive', 'Archive')
    mailbox.deliver('a')
    await world.run(job)
    mailbox.move('a', 'archive')
    mailbox.touch('a')
    mailbox.calls.length = 0
    await world.run(job)
    expect(callsOf('mime')).toEqual(['mime a'])
  })

  it('drops deleted folders with their messages and follows renamed ones', async () => {
    mailbox.addFolder('x', 'X')
    mailbox.addFolder('y', 'Y')
    mailbox.deliver('a', 'x')
    mailbox.deliver('b', 'y')
    await world.run(job)
    mailbox.removeFolder('x')
    mailbox.addFolder('y', 'Why')
    const stored = await readPoint(await world.run(job))
    expect(stored.tree.folders.map(({ name }) => name)).toEqual(['Inbox', 'Why'])
    expect([...stored.items.keys()]).toEqual(['b'])
  })

  it('takes an expired cursor (410) for a full listing: unlisted is gone, known versions are not read again', async () => {
    for (const id of ['a', 'b', 'c']) mailbox.deliver(id)
    await world.run(job)
    mailbox.expired.add('inbox-id')
    mailbox.remove('a')
    mailbox.touch('b')
    mailbox.calls.length = 0
    const session = await world.run(job)
    expect(callsOf('mime')).toEqual(['mime b'])
    expect(idsIn(await readPoint(session), 'inbox-id')).toEqual(['b', 'c'])
  })

  it('keeps everything when the mailbox suddenly lists no folder', async () => {
    mailbox.deliver('a')
    world.addUser('bob').mailbox.deliver('b')
    await world.run(job)
    mailbox.folders.clear()
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { failed: 1 } })
    expect(idsIn(await readPoint(session), 'inbox-id')).toContain('b')
    const vault = await openVaultOf(world, job.repositoryId)
    const points = await vault.listRestorePoints()
    expect(
      points
        .at(-1)
        ?.manifest.resources.map(({ address }) => address)
        .toSorted(),
    ).toEqual(['alice@contoso.com', 'bob@contoso.com'])
    await vault.close()
  })
})

describe('a message that cannot be read', () => {
  const broken = new GraphError(500, 'ErrorInternalServerError', 'it broke')

  it('is read again up to 3 times when the connection is cut mid-body', async () => {
    mailbox.deliver('a')
    const cut = new GraphError(0, 'connectionLost', 'cut')
    mailbox.mimeErrors.set('a', [cut, cut, cut])
    const session = await world.run(job)
    expect(session.items).toMatchObject({ saved: 1, failed: 0 })
    expect(callsOf('mime')).toHaveLength(4)
    expect((await readPoint(session)).items.get('a')?.mime).toContain('Body of a')
  })

  it('fails after the fourth cut, with its cause in the ledger, and the point is made without it', async () => {
    mailbox.deliver('a')
    mailbox.deliver('b')
    mailbox.mimeErrors.set(
      'a',
      Array.from({ length: 4 }, () => new GraphError(0, 'connectionLost', 'cut')),
    )
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { saved: 1, failed: 1 } })
    expect([...(await readPoint(session)).items.keys()]).toEqual(['b'])
    const [outcome] = await listItemOutcomes(world.database.db, session.id, { offset: 0, limit: 10 })
    expect(outcome).toMatchObject({
      outcome: 'failed',
      itemId: 'a',
      itemName: 'Subject of a',
      cause: 'connectionLost: cut',
    })
  })

  it('is tried again by the next run although the cursor is past it', async () => {
    mailbox.deliver('a')
    mailbox.mimeErrors.set('a', [broken])
    await world.run(job)
    mailbox.calls.length = 0
    const session = await world.run(job)
    expect(callsOf('mime')).toEqual(['mime a'])
    expect(session).toMatchObject({ status: 'Success', items: { saved: 1, failed: 0 } })
    expect([...(await readPoint(session)).items.keys()]).toEqual(['a'])
    mailbox.calls.length = 0
    await world.run(job)
    expect(callsOf('mime')).toEqual([])
  })

  it('is tried again in every run until it can be read, and each run says so', async () => {
    mailbox.deliver('a')
    mailbox.mimeErrors.set('a', [broken, broken, broken])
    expect((await world.run(job)).status).toBe('Warning')
    expect((await world.run(job)).status).toBe('Warning')
    expect((await world.run(job)).status).toBe('Warning')
    expect((await world.run(job)).status).toBe('Success')
  })

  it('is not tried again once it was deleted', async () => {
    mailbox.deliver('a')
    mailbox.mimeErrors.set('a', [broken])
    await world.run(job)
    mailbox.remove('a')
    mailbox.calls.length = 0
    const session = await world.run(job)
    expect(callsOf('mime')).toEqual([])
    expect(session).toMatchObject({ status: 'Success', items: { failed: 0 } })
  })

  it('keeps its stored version until the new one can be read', async () => {
    mailbox.deliver('a', 'inbox-id', { subject: 'first' })
    await world.run(job)
    mailbox.touch('a', { subject: 'second' })
    mailbox.mimeErrors.set('a', [broken])
    const session = await world.run(job)
    const kept = (await readPoint(session)).items.get('a')
    expect(kept?.item.properties['subject']).toBe('first')
    expect(kept?.mime).toContain('Body of a')
    expect((await readPoint(await world.run(job))).items.get('a')?.item.properties['subject']).toBe('second')
  })

  it('that was deleted since it was listed (404) is no failure', async () => {
    mailbox.deliver('a')
    mailbox.deliver('b')
    mailbox.onCall = (call) => {
      if (call === 'mime a') mailbox.messages.delete('a')
    }
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Success', items: { saved: 1, skipped: 0, failed: 0 } })
    expect([...(await readPoint(session)).items.keys()]).toEqual(['b'])
  })

  it('is skipped with its cause when Exchange cannot convert it', async () => {
    mailbox.deliver('a')
    mailbox.mimeErrors.set('a', [new GraphError(500, 'ErrorCorruptData', 'corrupt')])
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { skipped: 1, failed: 0 } })
  })

  it('does not make the run go through thousands of refusals: twelve in a row end the mailbox', async () => {
    for (let number = 0; number < 100; number += 1) {
      mailbox.deliver(`m${number}`)
      mailbox.mimeErrors.set(`m${number}`, [new GraphError(503, 'serviceNotAvailable', 'away')])
    }
    const session = await world.run(job)
    expect(session.status).toBe('Failed')
    expect(session.details).toContain('away')
    expect(callsOf('mime').length).toBeLessThan(20)
    expect(session.restorePointId).toBeUndefined()
  })
})

describe('several mailboxes', () => {
  it('backs up everybody but guests, and skips who has no mailbox, with the cause', async () => {
    mailbox.deliver('a')
    world.addUser('bob').mailbox.deliver('b')
    world.addUser('room', { mailbox: undefined })
    world.addUser('guest', { userType: 'Guest' }).mailbox.deliver('g')
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { saved: 2, skipped: 1, failed: 0 } })
    const outcomes = await listItemOutcomes(world.database.db, session.id, { offset: 0, limit: 10 })
    expect(outcomes).toMatchObject([
      { resource: 'room@contoso.com', cause: expect.stringContaining('MailboxNotEnabledForRESTAPI') },
    ])
  })

  it('keeps the last state of a mailbox that cannot be read, and of one whose user is gone', async () => {
    const bob = world.addUser('bob')
    bob.mailbox.deliver('b')
    const carol = world.addUser('carol')
    carol.mailbox.deliver('c')
    mailbox.deliver('a')
    await world.run(job)
    bob.mailbox.trouble = new GraphError(403, 'ErrorAccessDenied', 'no access')
    world.users.delete(carol.id)
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { failed: 1 } })
    const vault = await openVaultOf(world, job.repositoryId)
    const points = await vault.listRestorePoints()
    const names = points.map(({ manifest }) => manifest.resources.map(({ name }) => name).toSorted())
    expect(names).toEqual([
      ['alice', 'bob', 'carol'],
      ['alice', 'bob', 'carol'],
    ])
    const trees = points.map(({ manifest }) => manifest.resources.find(({ name }) => name === 'bob')?.tree)
    expect(trees[1]).toEqual(trees[0])
    await vault.close()
  })

  it('makes no restore point when no mailbox could be read', async () => {
    mailbox.trouble = new GraphError(403, 'ErrorAccessDenied', 'no access')
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Failed', restorePointId: undefined })
    expect(session.details).toContain('ErrorAccessDenied')
  })
})

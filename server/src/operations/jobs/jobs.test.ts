import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import { findJobSession, listAudit, updateJobSession, verifyAudit } from '../../database/index.ts'
import { jobId, organizationId, repositoryId } from '../ids.ts'
import type { Job, JobSession, SessionObject } from '../operations.ts'
import { createTestWorld, settle, type TestWorld } from '../test-world.suite.ts'

let world: TestWorld
let mailbox: FakeMailbox
let aliceId: string

beforeEach(async () => {
  world = await createTestWorld()
  const alice = world.addUser('alice')
  aliceId = alice.id
  ;({ mailbox } = alice)
})
afterEach(() => world.close())

const firstPage = { offset: 0, limit: 100 }

async function actions(): Promise<string[]> {
  const rows = await listAudit(world.database.db, {}, firstPage)
  return rows.map(({ action, outcome }) => `${action} ${outcome}`).toReversed()
}

describe('a job', () => {
  it('is created, switched and removed, each with its audit record', async () => {
    const job = await world.addJob()
    expect(job).toMatchObject({
      name: 'Nightly',
      lastStatus: 'Stopped',
      isEnabled: true,
      lastRunAt: undefined,
    })
    await world.operations.jobs.setEnabled(job.id, false, { kind: 'server' }, world.actor)
    expect(await world.operations.jobs.get(job.id, { kind: 'server' })).toMatchObject({ isEnabled: false })
    await expect(world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)).rejects.toMatchObject({
      code: 'job_disabled',
    })
    await world.operations.jobs.remove(job.id, { kind: 'server' }, world.actor)
    await expect(world.operations.jobs.get(job.id, { kind: 'server' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await actions()).toEqual([
      'repository.create success',
      'job.create success',
      'job.disable success',
      'job.remove success',
    ])
    expect(await verifyAudit(world.database.db)).toMatchObject({ isIntact: true })
  })

  it.each([
    [
      'no organization',
      { organizationId: organizationId('0b0b0b0b-0000-4000-8000-00000000000b') },
      'not_found',
    ],
    ['no repository', { repositoryId: repositoryId('0b0b0b0b-0000-4000-8000-00000000000b') }, 'not_found'],
    ['no name', { name: ' ' }, 'invalid_request'],
    ['nothing selected', { backupType: 'SelectedItems', selectedItems: [] }, 'invalid_request'],
    [
      'only what is not backed up',
      { backupType: 'SelectedItems', selectedItems: [{ type: 'Site' }] },
      'invalid_request',
    ],
  ] as const)('is refused with %s', async (_title, changes, code) => {
    await expect(world.addJob(changes)).rejects.toMatchObject({ code })
  })

  it('backs up selected users by ids of 36 and of 72 characters, and names what it does not back up', async () => {
    mailbox.deliver('a')
    const bob = world.addUser('bob')
    bob.mailbox.deliver('b')
    world.addUser('carol').mailbox.deliver('c')
    const job = await world.addJob({
      backupType: 'SelectedItems',
      selectedItems: [
        {
          type: 'User',
          user: { id: aliceId.toUpperCase(), displayName: 'Alice' },
          mailbox: true,
          oneDrive: true,
        },
        { type: 'user', user: { id: `${bob.id}00000000-0000-0000-0000-000000000000` } },
        { type: 'Group', group: { id: 'x' } },
      ],
    })
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { saved: 2, skipped: 1 } })
    const log = await world.operations.jobs.sessionLog(session.id, { kind: 'server' }, firstPage)
    expect(log.items.map(({ message }) => message).join('\n')).toContain('group “x”')
    expect(log.items.map(({ usn }) => usn)).toEqual(log.items.map((_, index) => index + 1))
  })

  it('of an entire organization names once what its services hold beyond mailboxes', async () => {
    mailbox.deliver('a')
    const job = await world.addJob()
    expect(await world.run(job)).toMatchObject({ status: 'Success' })
    const services = { isSharePointOnline: 1, isTeamsOnline: 1, isTeamsChatsOnline: 1 } as const
    await world.database.db.updateTable('organizations').set(services).execute()
    const { id, status } = await world.run(job)
    expect(status).toBe('Warning')
    const log = await world.operations.jobs.sessionLog(id, { kind: 'server' }, firstPage)
    expect(log.items.filter(({ message }) => message.includes('Not backed up'))).toMatchObject([
      {
        type: 'Warning',
        message:
          'Not backed up by this version: SharePoint, OneDrive, Teams, chats of Teams of the entire organization',
      },
    ])
    const selected = await world.addJob({
      name: 'Alice',
      backupType: 'SelectedItems',
      selectedItems: [{ type: 'User', user: { id: aliceId } }],
    })
    expect(await world.run(selected)).toMatchObject({ status: 'Success' })
  })

  it('leaves out excluded users', async () => {
    mailbox.deliver('a')
    world.addUser('bob').mailbox.deliver('b')
    const job = await world.addJob({ excludedItems: [{ type: 'User', user: { id: aliceId } }] })
    expect((await world.run(job)).items).toMatchObject({ saved: 1 })
    expect(mailbox.calls).toEqual([])
  })
})

describe('a run', () => {
  it('is the only one of its job, and its job cannot be removed meanwhile', async () => {
    const job = await world.addJob()
    const gate = holdMime()
    mailbox.deliver('a')
    const { id } = await world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)
    await expect(world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)).rejects.toMatchObject({
      code: 'job_running',
    })
    await expect(world.operations.jobs.remove(job.id, { kind: 'server' }, world.actor)).rejects.toMatchObject(
      {
        code: 'job_running',
      },
    )
    await gate.reached
    gate.open()
    expect(await world.ended(id)).toMatchObject({ status: 'Success' })
    await world.run(job)
  })

  it('of one job does not keep another job from running', async () => {
    const first = await world.addJob({ name: 'One' })
    const second = await world.addJob({ name: 'Two' })
    const gate = holdMime()
    mailbox.deliver('a')
    const { id } = await world.operations.jobs.start(first.id, { kind: 'server' }, world.actor)
    await gate.reached
    const other = await world.operations.jobs.start(second.id, { kind: 'server' }, world.actor)
    gate.open()
    expect(await world.ended(id)).toMatchObject({ status: 'Success' })
    expect(await world.ended(other.id)).toMatchObject({ status: 'Success' })
  })

  it('shows its progress while it goes on', async () => {
    const job = await world.addJob()
    for (let number = 0; number < 10; number += 1) mailbox.deliver(`m${number}`)
    const gate = holdMime('mime m6')
    const { id } = await world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)
    await gate.reached
    await settle()
    const session = await world.operations.jobs.session(id, { kind: 'server' })
    expect(session.status).toBe('Running')
    expect(session.items.saved).toBeGreaterThanOrEqual(6)
    expect(session.progress).toBeGreaterThan(0)
    expect(session.progress).toBeLessThan(100)
    expect(session.transferredBytes).toBeGreaterThan(0)
    gate.open()
    expect(await world.ended(id)).toMatchObject({ status: 'Success', progress: 100 })
  })

  it('that is stopped before a mailbox is finished ends as Stopped without a restore point, and the next does it all', async () => {
    const job = await world.addJob()
    for (let number = 0; number < 10; number += 1) mailbox.deliver(`m${number}`)
    const gate = holdMime('mime m5')
    const { id } = await world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)
    await gate.reached
    const stopped = await beginStop(job)
    gate.open()
    await stopped.end
    const session = await world.operations.jobs.session(id, { kind: 'server' })
    expect(session).toMatchObject({
      status: 'Stopped',
      restorePointId: undefined,
      endedAt: expect.any(Number),
    })
    expect(await restorePointCount()).toBe(0)
    expect(await world.run(job)).toMatchObject({ status: 'Success' })
    expect(await restorePointCount()).toBe(1)
    expect(await actions()).toContain('job.stop success')
  })

  it('that is stopped keeps the mailboxes that are finished, and says how many it leaves to the next', async () => {
    const bob = world.addUser('bob')
    const job = await world.addJob()
    mailbox.deliver('a')
    bob.mailbox.deliver('b')
    await world.run(job)
    world.addUser('carol').mailbox.deliver('c')
    world.addUser('dora', { mailbox: undefined })
    mailbox.deliver('a2')
    bob.mailbox.deliver('b2')
    const gate = holdMime('mime b2', bob.mailbox)
    const { id } = await world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)
    await gate.reached
    await expect
      .poll(async () => (await objectsOf(id)).map(({ name, status }) => `${name} ${status}`), {
        timeout: 20_000,
      })
      .toEqual(expect.arrayContaining(['alice Success', 'carol Success', 'dora Warning']))
    const stopped = await beginStop(job)
    gate.open()
    await stopped.end
    const session = await world.operations.jobs.session(id, { kind: 'server' })
    expect(session).toMatchObject({
      status: 'Stopped',
      details: expect.stringMatching(/^Stopped by hand: 2 saved, .* left to the next run: 1\.$/),
      restorePointId: expect.any(String),
    })
    const log = await world.operations.jobs.sessionLog(id, { kind: 'server' }, firstPage)
    expect(log.items.at(-1)).toMatchObject({ type: 'Warning', message: `Job stopped: ${session.details}` })
    expect(await restorePointCount()).toBe(2)
    // What bob had before is in the point: only the new message is left to do.
    expect(await world.run(job)).toMatchObject({ items: { saved: 1, unchanged: 4 } })
  })

  it('stops cleanly at every call to the mailbox: no point before the commit, and the next run is whole', async () => {
    mailbox.addFolder('projects', 'Projects')
    for (let number = 0; number < 6; number += 1)
      mailbox.deliver(`m${number}`, number % 2 === 0 ? 'projects' : 'inbox-id')
    const job = await world.addJob({ name: 'Whole' })
    await world.run(job)
    const total = mailbox.calls.length
    for (let at = 0; at < total; at += 1) {
      const interrupted = await world.addJob({ name: `Interrupted ${at}` })
      mailbox.calls.length = 0
      let stopped: Stopping | undefined
      mailbox.onCall = async () => {
        if (mailbox.calls.length === at + 1) stopped = await beginStop(interrupted)
      }
      const cut = await world.run(interrupted)
      await stopped?.end
      mailbox.onCall = undefined
      expect(cut).toMatchObject({ status: 'Stopped', restorePointId: undefined })
      expect(await world.run(interrupted)).toMatchObject({ status: 'Success', items: { failed: 0 } })
    }
  })

  it('ends when the server closes, and is on record as stopped', async () => {
    const job = await world.addJob()
    mailbox.deliver('a')
    const gate = holdMime()
    const { id } = await world.operations.jobs.start(job.id, { kind: 'server' }, world.actor)
    await gate.reached
    const closed = world.operations.close()
    gate.open()
    await closed
    expect(await findJobSession(world.database.db, id)).toMatchObject({ status: 'Stopped' })
    await world.start()
  })

  it('shows the words of a named failure and none of an internal one', async () => {
    const job = await world.addJob()
    world.graphTrouble = new TypeError('secret internals')
    const session = await world.run(job)
    expect(session.status).toBe('Failed')
    expect(session.details).not.toContain('secret internals')
    expect(session.details).toContain('internal error')
  })
})

describe('sessions', () => {
  it('are listed newest first, by job and by when they ended', async () => {
    const one = await world.addJob({ name: 'One' })
    const two = await world.addJob({ name: 'Two' })
    const sessions: JobSession[] = []
    for (const job of [one, two, one]) sessions.push(await world.run(job))
    const all = await world.operations.jobs.sessions({}, { kind: 'server' }, { offset: 0, limit: 2 })
    expect(all.items.map(({ id }) => id)).toEqual([sessions[2]?.id, sessions[1]?.id])
    expect(all.hasMore).toBe(true)
    const ofTwo = await world.operations.jobs.sessions({ jobId: two.id }, { kind: 'server' }, firstPage)
    expect(ofTwo).toMatchObject({ items: [{ id: sessions[1]?.id }], hasMore: false })
    const late = await world.operations.jobs.sessions(
      { endedAfter: sessions[2]?.endedAt ?? 0 },
      { kind: 'server' },
      firstPage,
    )
    expect(late.items.map(({ id }) => id)).toEqual([sessions[2]?.id])
  })
})

describe('after a crash', () => {
  it('a session that was cut off is Failed, says why, and the next run finishes', async () => {
    mailbox.deliver('a')
    const job = await world.addJob()
    const { id } = await world.run(job)
    await cutOff(id, { createdAt: world.clock.now() + 1 })
    await world.start()
    const session = await world.operations.jobs.session(id, { kind: 'server' })
    expect(session).toMatchObject({
      status: 'Failed',
      details: expect.stringContaining('The server stopped'),
    })
    const log = await world.operations.jobs.sessionLog(id, { kind: 'server' }, firstPage)
    expect(log.items.at(-1)).toMatchObject({ type: 'Error', message: session.details })
    expect(await world.run(job)).toMatchObject({ status: 'Success' })
  })

  it('a restore point that was committed but not recorded is found again, and its session says so', async () => {
    mailbox.deliver('a')
    const job = await world.addJob()
    const { id, restorePointId } = await world.run(job)
    await world.database.db.deleteFrom('restorePoints').execute()
    await cutOff(id, {})
    await world.start()
    expect(await restorePointCount()).toBe(1)
    expect(await world.operations.jobs.session(id, { kind: 'server' })).toMatchObject({
      status: 'Warning',
      restorePointId,
    })
  })

  it('a recorded restore point that the vault does not have is not offered any more', async () => {
    mailbox.deliver('a')
    const job = await world.addJob()
    await world.run(job)
    await world.database.db
      .insertInto('restorePoints')
      .values({
        id: 'lost',
        repositoryId: job.repositoryId,
        organizationId: world.organizationId,
        jobId: job.id,
        sequence: 2,
        backedUpAt: world.clock.now(),
        resources: '[]',
      })
      .execute()
    await world.start()
    expect(await restorePointCount()).toBe(1)
  })

  it('a repository that cannot be opened does not keep the server from starting', async () => {
    mailbox.deliver('a')
    const job = await world.addJob()
    await world.run(job)
    const storage = world.storageAt(
      (await world.operations.repositories.get(job.repositoryId, { kind: 'server' })).path,
    )
    for await (const name of storage.list('')) await storage.delete(name)
    await world.start()
    expect(await restorePointCount()).toBe(1)
    expect(await world.run(job)).toMatchObject({ status: 'Failed' })
  })
})

/** Holds the first call that begins so until it is opened. */
function holdMime(call = 'mime', held = mailbox): { readonly reached: Promise<void>; open(): void } {
  let open: () => void = () => undefined
  let reach: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (reach = resolve))
  held.onCall = async (made) => {
    if (!made.startsWith(call)) return
    reach()
    await opened
  }
  return {
    reached,
    open: () => {
      held.onCall = undefined
      open()
    },
  }
}

async function cutOff(id: string, changes: { createdAt?: number }): Promise<void> {
  await world.operations.close()
  await updateJobSession(world.database.db, id, {
    status: 'Running',
    endedAt: null,
    restorePointId: null,
    ...changes,
  })
}

interface Stopping {
  readonly end: Promise<void>
}

/** The run is told when this is done, and ends afterwards: the act is on record before it. */
async function beginStop(job: Job): Promise<Stopping> {
  const count = async (): Promise<number> =>
    (await actions()).filter((action) => action === 'job.stop success').length
  const before = await count()
  const end = world.operations.jobs.stop(job.id, { kind: 'server' }, world.actor)
  await expect.poll(count, { timeout: 20_000 }).toBe(before + 1)
  await settle()
  return { end }
}

async function objectsOf(id: JobSession['id']): Promise<readonly SessionObject[]> {
  return (await world.operations.jobs.sessionObjects(id, { kind: 'server' }, firstPage)).items
}

async function restorePointCount(filter: { jobId?: Job['id'] } = {}): Promise<number> {
  const page = await world.operations.restorePoints(filter, { kind: 'server' }, firstPage)
  return page.items.length
}

it('has no restore points for a job that is not there', async () => {
  expect(await restorePointCount({ jobId: jobId('none') })).toBe(0)
})

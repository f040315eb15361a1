import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GraphError } from '../../microsoft365/index.ts'
import { findJobState, listJobSessions } from '../../database/index.ts'
import type { Json } from '../../repository/index.ts'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import type { Job, JobSession } from '../operations.ts'
import { createTestWorld, settle, type TestWorld } from '../test-world.suite.ts'

const hourMs = 3_600_000
const server = { kind: 'server' } as const
const hourly = {
  scheduleEnabled: true,
  type: 'Periodically',
  periodicallyEvery: 'Hours1',
} as const

let world: TestWorld
let mailbox: FakeMailbox

beforeEach(async () => {
  world = await createTestWorld()
  // A full hour in every zone whose offset is one.
  world.clock.time = Date.UTC(2026, 10, 18, 12)
  ;({ mailbox } = world.addUser('alice'))
  mailbox.deliver('a')
})
afterEach(() => world.close())

function scheduled(policy: { readonly [name: string]: Json }, changes: Partial<Job> = {}): Promise<Job> {
  return world.addJob({ schedulePolicy: { ...hourly, ...policy }, ...changes })
}

/** Lets time pass in the steps of the scheduler. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 20_000) await world.clock.advance(20_000)
  await settle()
}

/** Once no run is under way, without letting time pass. */
async function endedSessionsOf(job: Job): Promise<readonly JobSession[]> {
  for (let turn = 0; turn < 200; turn += 1) {
    const sessions = await sessionsOf(job)
    if (sessions.every(({ status }) => status !== 'Running')) return sessions
    await settle()
  }
  throw new Error('the run does not end')
}

async function sessionsOf(job: Job): Promise<readonly JobSession[]> {
  const page = await world.operations.jobs.sessions({ jobId: job.id }, server, { offset: 0, limit: 100 })
  return page.items.toReversed()
}

const get = (job: Job): Promise<Job> => world.operations.jobs.get(job.id, server)

describe('the schedule of a job (vb365-rest 4.3)', () => {
  it('says when it runs next, starts it then, and plans the one after', async () => {
    const job = await scheduled({})
    const first = world.clock.now() + hourMs
    expect(job.nextRunAt).toBe(first)
    await pass(hourMs / 2)
    expect(await sessionsOf(job)).toEqual([])
    await pass(hourMs / 2 + 40_000)
    expect(await endedSessionsOf(job)).toMatchObject([{ status: 'Success', retryCount: 0 }])
    expect(await get(job)).toMatchObject({ lastStatus: 'Success', nextRunAt: first + hourMs })
    await pass(hourMs)
    expect(await endedSessionsOf(job)).toHaveLength(2)
  })

  it('starts nothing while the job is disabled, and is planned anew when it is enabled', async () => {
    const job = await scheduled({})
    await world.operations.jobs.setEnabled(job.id, false, server, world.actor)
    expect((await get(job)).nextRunAt).toBeUndefined()
    await pass(hourMs + 60_000)
    expect(await sessionsOf(job)).toEqual([])
    await world.operations.jobs.setEnabled(job.id, true, server, world.actor)
    expect((await get(job)).nextRunAt).toBeGreaterThan(world.clock.now())
  })

  it('that was missed while the server was down runs once, not once for each time', async () => {
    const job = await scheduled({})
    await world.operations.close()
    world.clock.time += 5 * hourMs + 60_000
    await world.start()
    await pass(120_000)
    expect(await endedSessionsOf(job)).toHaveLength(1)
    expect((await get(job)).nextRunAt).toBe(Date.UTC(2026, 10, 18, 18))
  })

  it('never runs a job twice at a time: what comes due meanwhile is passed over', async () => {
    const job = await scheduled({ periodicallyEvery: 'Minutes5' })
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => (open = resolve))
    mailbox.onCall = async () => opened
    await pass(20 * 60_000)
    expect(await sessionsOf(job)).toMatchObject([{ status: 'Running' }])
    open()
    mailbox.onCall = undefined
    await pass(20_000)
    expect(await endedSessionsOf(job)).toMatchObject([{ status: 'Success' }])
  })

  it('is refused when none of its times lies within the window', async () => {
    const backupWindow = Array.from({ length: 168 }, (_, hour) => hour % 24 === 3)
    const policy = {
      type: 'Daily',
      dailyTime: '22:00:00',
      backupWindowEnabled: true,
      backupWindowSettings: { backupWindow },
    }
    await expect(scheduled(policy)).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('never start'),
    })
  })

  it('changes with its job, and a job that is only described anew keeps its plan', async () => {
    const job = await scheduled({})
    await world.operations.jobs.update(job.id, { description: 'new' }, server, world.actor)
    expect(await get(job)).toMatchObject({ description: 'new', nextRunAt: job.nextRunAt })
    const schedulePolicy = { ...hourly, periodicallyOffsetMinutes: 20 }
    await world.operations.jobs.update(job.id, { schedulePolicy }, server, world.actor)
    expect((await get(job)).nextRunAt).toBe(world.clock.now() + 20 * 60_000)
    await world.operations.jobs.update(job.id, { schedulePolicy: {} }, server, world.actor)
    expect((await get(job)).nextRunAt).toBeUndefined()
  })
})

describe('the backup window', () => {
  /** Open in the hour that begins now, in the zone of UTC. */
  function thisHourOnly(): { readonly [name: string]: Json } {
    const hour = Math.floor(world.clock.now() / hourMs + 96) % 168
    const backupWindow = Array.from({ length: 168 }, (_, index) => index === hour)
    return { backupWindowEnabled: true, backupWindowSettings: { backupWindow, minuteOffset: 0 } }
  }

  it('ends a run of the schedule when it closes; what was saved whole stays, and the session says why', async () => {
    const bob = world.addUser('bob')
    world.addUser('carol').mailbox.deliver('c')
    bob.mailbox.deliver('b')
    const job = await scheduled({ ...thisHourOnly(), periodicallyEvery: 'Minutes30' })
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => (open = resolve))
    bob.mailbox.onCall = async () => opened
    await pass(45 * 60_000)
    expect(await sessionsOf(job)).toMatchObject([{ status: 'Running' }])
    await pass(16 * 60_000)
    open()
    bob.mailbox.onCall = undefined
    await pass(20_000)
    const [session] = await endedSessionsOf(job)
    expect(session).toMatchObject({
      status: 'Stopped',
      details: expect.stringContaining('The backup window closed'),
      restorePointId: expect.any(String),
      items: { saved: 2 },
    })
    // The next opening is a week ahead.
    expect((await get(job)).nextRunAt).toBeGreaterThan(world.clock.now() + 6 * 24 * hourMs)
    const next = await world.run(job)
    expect(next).toMatchObject({ status: 'Success', items: { saved: 1, unchanged: 2 } })
  })

  it('leaves alone what a person started', async () => {
    const job = await scheduled({ ...thisHourOnly(), periodicallyEvery: 'Minutes30' })
    await pass(29 * 60_000)
    await pass(40 * 60_000)
    const [first] = await endedSessionsOf(job)
    expect(first).toMatchObject({ status: 'Success' })
    expect(await world.run(job)).toMatchObject({ status: 'Success' })
  })
})

describe('retries', () => {
  const retried = { retryEnabled: true, retryNumber: 2, retryWaitInterval: 10 } as const

  it('do again what failed and nothing else, as often as is said, and belong to the first session', async () => {
    const bob = world.addUser('bob')
    bob.mailbox.deliver('b')
    bob.mailbox.trouble = new GraphError(403, 'ErrorAccessDenied', 'no')
    const job = await scheduled(retried)
    const main = await world.run(job)
    expect(main).toMatchObject({ status: 'Warning', willBeRetried: true, items: { saved: 1, failed: 1 } })
    expect((await get(job)).nextRunAt).toBeLessThan(world.clock.now() + 11 * 60_000)
    mailbox.calls.length = 0
    await pass(11 * 60_000)
    const [, first] = await endedSessionsOf(job)
    expect(first).toMatchObject({
      retryCount: 1,
      mainSessionId: main.id,
      willBeRetried: true,
      status: 'Failed',
    })
    bob.mailbox.trouble = undefined
    await pass(11 * 60_000)
    const [, , second] = await endedSessionsOf(job)
    expect(second).toMatchObject({
      retryCount: 2,
      mainSessionId: main.id,
      willBeRetried: false,
      status: 'Success',
      items: { saved: 1 },
    })
    expect(mailbox.calls).toEqual([])
    await pass(15 * 60_000)
    expect(await endedSessionsOf(job)).toHaveLength(3)
    // The point of the retry holds the others as they were.
    const { items } = await world.operations.restorePoints({}, server, { offset: 0, limit: 10 })
    expect(items).toHaveLength(2)
    const objects = await world.operations.jobs.sessionObjects(second?.id ?? main.id, server, {
      offset: 0,
      limit: 10,
    })
    expect(objects.items).toMatchObject([{ name: 'bob', status: 'Success' }])
  })

  it('survive a restart, and end with a run that a person starts', async () => {
    const bob = world.addUser('bob')
    bob.mailbox.trouble = new GraphError(403, 'ErrorAccessDenied', 'no')
    const job = await scheduled(retried)
    await world.run(job)
    await world.operations.close()
    await world.start()
    bob.mailbox.trouble = undefined
    await pass(11 * 60_000)
    expect(await endedSessionsOf(job)).toMatchObject([
      { retryCount: 0 },
      { retryCount: 1, status: 'Success' },
    ])
    bob.mailbox.trouble = new GraphError(403, 'ErrorAccessDenied', 'no')
    await world.run(job)
    bob.mailbox.trouble = undefined
    await world.run(job)
    expect(await findJobState(world.database.db, job.id)).toMatchObject({ retryAt: null, retryOf: null })
  })

  it('are no matter of a stopped run, nor of what is skipped for good', async () => {
    world.addUser('room', { mailbox: undefined })
    const job = await scheduled(retried)
    expect(await world.run(job)).toMatchObject({ status: 'Warning', willBeRetried: false })
    expect(await listJobSessions(world.database.db, { jobId: job.id })).toHaveLength(1)
  })
})

describe('groups in a job', () => {
  const groupId = '0c0c0c0c-0000-4000-8000-00000000000c'
  const group = (changes: object = {}) => ({
    type: 'Group',
    group: { id: groupId, displayName: 'Sales' },
    ...changes,
  })

  it('mean the mailboxes of whoever is in them when the job runs', async () => {
    const bob = world.addUser('bob')
    bob.mailbox.deliver('b')
    world.groupMembers.set(groupId, new Set([bob.id]))
    const job = await world.addJob({ backupType: 'SelectedItems', selectedItems: [group()] })
    expect(await world.run(job)).toMatchObject({ status: 'Success', items: { saved: 1 } })
    const dora = world.addUser('dora')
    dora.mailbox.deliver('d')
    world.groupMembers.set(groupId, new Set([bob.id, dora.id]))
    expect(await world.run(job)).toMatchObject({ items: { saved: 1, unchanged: 1 } })
    expect(mailbox.calls).toEqual([])
  })

  it('that are excluded leave their members out; when nobody can say who that is, nothing is backed up', async () => {
    const bob = world.addUser('bob')
    bob.mailbox.deliver('b')
    world.groupMembers.set(groupId, new Set([bob.id]))
    const job = await world.addJob({ excludedItems: [group()] })
    expect(await world.run(job)).toMatchObject({ items: { saved: 1 } })
    expect(bob.mailbox.calls).toEqual([])
    world.groupMembers.delete(groupId)
    expect(await world.run(job)).toMatchObject({
      status: 'Failed',
      details: expect.stringContaining('nobody could say who is excluded'),
    })
    expect(bob.mailbox.calls).toEqual([])
  })

  it('that cannot be read fail as an object of the session, and what was backed up of them stays', async () => {
    const bob = world.addUser('bob')
    bob.mailbox.deliver('b')
    world.groupMembers.set(groupId, new Set([bob.id]))
    const alice = [...world.users.values()].find(({ displayName }) => displayName === 'alice')
    const job = await world.addJob({
      backupType: 'SelectedItems',
      selectedItems: [group(), { type: 'User', user: { id: alice?.id ?? '' } }],
    })
    await world.run(job)
    world.groupMembers.delete(groupId)
    const session = await world.run(job)
    expect(session).toMatchObject({ status: 'Warning', items: { failed: 1, unchanged: 1 } })
    const { items } = await world.operations.jobs.sessionObjects(session.id, server, { offset: 0, limit: 10 })
    expect(items).toMatchObject([{ type: 'Group', status: 'Failed', name: 'Sales' }, { type: 'User' }])
  })
})

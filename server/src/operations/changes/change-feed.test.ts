import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { organizationId } from '../ids.ts'
import type { Job } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { forgetOldDeletions } from './change-feed.ts'
import type { Change, ChangeKind, ChangesPage } from './changes.ts'

const server = { kind: 'server' } as const
const all: readonly ChangeKind[] = [
  'job',
  'jobSelectedItems',
  'jobExcludedItems',
  'jobSession',
  'restoreSession',
  'restorePoint',
]

describeOnEveryDatabase('the feed of changes (Events of v8)', (open) => {
  let world: TestWorld
  let job: Job
  beforeEach(async () => {
    world = await createTestWorld((await open()).location)
    world.addUser('alice').mailbox.deliver('a')
    job = await world.addJob()
  })
  afterEach(() => world.close())

  function read(from: string | undefined, changes: object = {}): Promise<ChangesPage> {
    const { signal } = new AbortController()
    const request = { kinds: all, from, limit: 100, waitSeconds: 0, signal, ...changes }
    return world.operations.changes.read(request, server)
  }
  /** Lets time pass until there is an answer. */
  async function answered(waiting: Promise<ChangesPage>): Promise<ChangesPage> {
    const state = { isAnswered: false }
    const answer = waiting.finally(() => (state.isAnswered = true))
    for (let turn = 0; turn < 500; turn += 1) {
      if (state.isAnswered) break
      await world.clock.advance(1000)
    }
    return answer
  }
  const told = ({ items }: { items: readonly Change[] }): string[] =>
    items.map(({ kind, isDeleted }) => `${kind}${isDeleted ? ' gone' : ''}`)

  it('begins with now, tells each object once, and nothing twice', async () => {
    const { next, items } = await read(undefined)
    expect(items).toEqual([])
    const session = await world.run(job)
    const page = await read(next)
    expect(new Set(told(page))).toEqual(new Set(['job', 'jobSession', 'restorePoint']))
    expect(page.items).toHaveLength(3)
    expect(page.items.find(({ kind }) => kind === 'jobSession')).toMatchObject({ id: session.id })
    expect((await read(page.next)).items).toEqual([])
    const first = await read(next, { limit: 1 })
    expect([first.items.length, first.hasMore]).toEqual([1, true])
    expect((await read(first.next)).items).toHaveLength(2)
  })

  it('has the numbers that the objects carry', async () => {
    const { next } = await read(undefined)
    const session = await world.run(job)
    const { items } = await read(next)
    const eTag = (kind: ChangeKind): number | undefined => items.find((one) => one.kind === kind)?.eTag
    expect((await world.operations.jobs.get(job.id, server)).eTag).toBe(eTag('job'))
    expect((await world.operations.jobs.session(session.id, server)).eTag).toBe(eTag('jobSession'))
  })

  it('tells items apart from the rest of a job, and what is gone', async () => {
    const { next } = await read(undefined)
    const user = { type: 'User', id: 'x', user: { id: '0c0c0c0c-0000-4000-8000-00000000000c' } }
    const items = { list: 'excludedItems', items: [user] } as const
    await world.operations.jobs.addItems(job.id, items, server, world.actor)
    expect(new Set(told(await read(next)))).toEqual(new Set(['job', 'jobExcludedItems']))
    await world.operations.jobs.remove(job.id, server, world.actor)
    expect(told(await read(next, { kinds: ['job'] }))).toEqual(['job gone'])
  })

  it('waits for a change as long as it may', async () => {
    const { next } = await read(undefined)
    const waiting = read(next, { waitSeconds: 30 })
    await world.clock.advance(1000)
    await world.operations.jobs.setEnabled(job.id, false, server, world.actor)
    await world.clock.advance(1000)
    expect(told(await answered(waiting))).toEqual(['job'])
    const { next: later } = await read(next)
    const inVain = read(later, { waitSeconds: 2 })
    expect((await answered(inVain)).items).toEqual([])
  })

  it('AZ-34: is cut down to the organizations of whoever reads', async () => {
    const { next } = await read(undefined)
    await world.run(job)
    const other = organizationId('0b0b0b0b-0000-4000-8000-00000000000b')
    const { signal } = new AbortController()
    const request = { kinds: all, from: next, limit: 100, waitSeconds: 0, signal }
    const reach = (id: typeof other) => ({ kind: 'organizations', organizationIds: [id] }) as const
    expect((await world.operations.changes.read(request, reach(other))).items).toEqual([])
    expect((await world.operations.changes.read(request, reach(world.organizationId))).items).toHaveLength(3)
  })

  it('refuses tokens that are none, of the future, or from before what is forgotten', async () => {
    const { next } = await read(undefined)
    for (const name of ['Two', 'Three', 'Four']) {
      const other = await world.addJob({ name })
      await world.operations.jobs.remove(other.id, server, world.actor)
    }
    const outdated = { code: 'outdated_change_token' }
    await expect(read('junk')).rejects.toMatchObject(outdated)
    await expect(read('999999999999-1')).rejects.toMatchObject(outdated)
    expect(told(await read(next, { kinds: ['job'] }))).toEqual(['job gone', 'job gone', 'job gone'])
    await forgetOldDeletions(world.database, 1)
    await expect(read(next)).rejects.toMatchObject(outdated)
    const { next: now } = await read(undefined)
    expect((await read(now)).items).toEqual([])
  })
})

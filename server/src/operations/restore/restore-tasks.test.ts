import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { OperationError } from '../errors.ts'
import { directoryObjectId } from '../ids.ts'
import type { OperatorScopes } from '../rbac/operator-scopes.ts'
import { createTestWorld, type FakeUser, type TestWorld } from '../test-world.suite.ts'
import { createRestoreTasks, type RestoreTaskKeeper } from './restore-tasks.ts'
import type { RestoreAccess, TaskResult } from './restoring.ts'

const counted: TaskResult = {
  createdItemsCount: 2,
  mergedItemsCount: 1,
  failedItemsCount: 0,
  skippedItemsCount: 0,
  failedFoldersCount: 0,
  exceptions: [],
  warnings: [],
}
const nobody: OperatorScopes = {
  of: () => Promise.reject(new Error('no operator was asked for')),
  isMember: () => Promise.reject(new Error('no group was asked for')),
}

describeOnEveryDatabase('restores in the background (reference 3.8)', (open) => {
  let world: TestWorld
  let keeper: RestoreTaskKeeper
  let session: RestoreAccess
  let alice: FakeUser
  beforeEach(async () => {
    world = await createTestWorld((await open()).location)
    alice = world.addUser('alice')
    alice.mailbox?.deliver('a')
    await world.run(await world.addJob())
    const { id } = await world.operations.restore.explore(
      world.organizationId,
      { pointInTime: undefined, reason: 'r', jobId: undefined },
      { kind: 'server' },
      world.actor,
    )
    session = { sessionId: id, reach: { kind: 'server' }, actor: world.actor }
    keeper = newKeeper()
  })
  afterEach(() => world.close())

  /** As another process would have one, over the same records. */
  function newKeeper(): RestoreTaskKeeper {
    const { database, clock } = world
    return createRestoreTasks({ database, clock, scopes: nobody, random: systemRandom, log: silentLog })
  }

  it('have an id that says what was counted, also to the next process', async () => {
    const started = await keeper.tasks.start(session, async () => counted)
    expect(started.session).toMatchObject({ state: 'Working', reason: 'r' })
    expect(started.session.id).not.toBe(session.sessionId)
    await keeper.close()
    await keeper.start()
    const access = { ...session, sessionId: started.session.id }
    for (const one of [keeper, newKeeper()])
      expect(await one.tasks.find(access)).toMatchObject({
        parentId: session.sessionId,
        session: { id: access.sessionId, state: 'Stopped', result: 'Success' },
        result: counted,
        error: undefined,
      })
    expect(await keeper.tasks.find(session)).toBeUndefined()
  })

  it('tell mailbox by mailbox what was counted', async () => {
    const mailbox = { id: directoryObjectId(alice.id), name: 'Alice', email: 'alice@contoso.com' }
    const ofMailbox = { mailbox, status: 'Warning', error: 'one line', result: counted } as const
    const whole = { ...counted, failedItemsCount: 1, mailboxes: [ofMailbox] }
    const started = await keeper.tasks.start(session, async () => whole)
    await keeper.close()
    const found = await keeper.tasks.find({ ...session, sessionId: started.session.id })
    expect(found).toMatchObject({ session: { result: 'Warning' }, result: whole })
  })

  it('that a process leaves behind are interrupted by its restart, in words, with their id', async () => {
    const started = await keeper.tasks.start(session, () => new Promise<never>(() => undefined))
    const access = { ...session, sessionId: started.session.id }
    expect((await keeper.tasks.find(access))?.session.state).toBe('Working')
    const next = newKeeper()
    await next.start()
    expect(await next.tasks.find(access)).toMatchObject({
      session: { state: 'Stopped', result: 'Failed', endedAt: world.clock.now() },
      result: undefined,
      error: expect.stringMatching(/^Interrupted by a restart: .*restore again/),
    })
  })

  it('that fail say why only in words that may be shown', async () => {
    const refused = new OperationError('mail_not_sent', 'The mailbox is full: make room.')
    const failures = [refused, new Error('secret detail')]
    const said: (string | undefined)[] = []
    for (const failure of failures) {
      const { session: own } = await keeper.tasks.start(session, () => Promise.reject(failure))
      await keeper.close()
      said.push((await keeper.tasks.find({ ...session, sessionId: own.id }))?.error)
    }
    expect(said).toEqual([
      'The mailbox is full: make room.',
      'The restore failed. The log of the server names the cause.',
    ])
  })

  it('are stopped by their id, and wait for their counts', async () => {
    const started = await keeper.tasks.start(
      session,
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ ...counted, skippedItemsCount: 7 }))
        }),
    )
    const access = { ...session, sessionId: started.session.id }
    await keeper.tasks.stop(access)
    const found = await keeper.tasks.find(access)
    expect(found).toMatchObject({ session: { state: 'Stopped' }, result: { skippedItemsCount: 7 } })
  })

  it('AZ-33: are absent to who may not see the session they were started in', async () => {
    const started = await keeper.tasks.start(session, async () => counted)
    await keeper.close()
    const reach = { kind: 'person', organizationId: world.organizationId, userId: alice.id } as const
    const foreign = { kind: 'organizations', organizationIds: [] } as const
    for (const one of [reach, foreign])
      await expect(
        keeper.tasks.find({ ...session, reach: one, sessionId: started.session.id }),
      ).rejects.toMatchObject({ code: 'not_found' })
  })
})

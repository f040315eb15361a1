/** An organization with two backed-up mailboxes, and sessions that look into them: what the tests of restores share. */
import { createTestWorld, type FakeUser, type TestWorld } from '../test-world.suite.ts'
import type { FakeMailbox } from '../fake-mailbox.suite.ts'
import type { BackedUpFolder, BackedUpMessage, Reach, RestoreAccess, RestoreSession } from '../operations.ts'

type Person = FakeUser & { readonly mailbox: FakeMailbox }

export const server: Reach = { kind: 'server' }
export const firstPage = { offset: 0, limit: 100 }

export interface RestoreWorld {
  readonly world: TestWorld
  readonly alice: Person
  readonly bob: Person
  readonly ofPerson: (person: Person) => Reach
  readonly open: (reach?: Reach, request?: { pointInTime?: number }) => Promise<RestoreSession>
  readonly access: (session: RestoreSession, reach?: Reach) => RestoreAccess
  readonly messageNamed: (
    session: RestoreSession,
    person: Person,
    subject: string,
  ) => Promise<BackedUpMessage>
  readonly folderNamed: (session: RestoreSession, person: Person, name: string) => Promise<BackedUpFolder>
  /** Backs up again. */
  readonly backUp: () => Promise<void>
}

export async function createRestoreWorld(): Promise<RestoreWorld> {
  const world = await createTestWorld()
  const alice = world.addUser('alice')
  const bob = world.addUser('bob')
  alice.mailbox.addFolder('projects', 'Projects')
  alice.mailbox.addFolder('alpha', 'Alpha', { parentId: 'projects' })
  for (const id of ['a1', 'a2', 'a3']) alice.mailbox.deliver(id)
  alice.mailbox.deliver('p1', 'projects')
  alice.mailbox.deliver('q1', 'alpha')
  bob.mailbox.deliver('b1')
  const job = await world.addJob()
  await world.run(job)
  const access = (session: RestoreSession, reach: Reach = server): RestoreAccess => ({
    sessionId: session.id,
    reach,
    actor: world.actor,
  })
  return {
    world,
    alice,
    bob,
    access,
    ofPerson: ({ id }) => ({ kind: 'person', organizationId: world.organizationId, userId: id }),
    open: (reach = server, { pointInTime } = {}) =>
      world.operations.restore.explore(
        world.organizationId,
        { pointInTime, reason: 'test', jobId: undefined },
        reach,
        world.actor,
      ),
    async messageNamed(session, person, subject) {
      const page = await world.operations.restore.messages(access(session), person.id, undefined, firstPage)
      const message = page.items.find((candidate) => candidate.subject === subject)
      if (message === undefined) throw new Error(`no message “${subject}”`)
      return message
    },
    async folderNamed(session, person, name) {
      const page = await world.operations.restore.folders(access(session), person.id, 'all', firstPage)
      const folder = page.items.find((candidate) => candidate.name === name)
      if (folder === undefined) throw new Error(`no folder “${name}”`)
      return folder
    },
    async backUp() {
      await world.run(job)
    },
  }
}

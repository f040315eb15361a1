import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directoryObjectId, organizationId, restoreSessionId } from '../ids.ts'
import type { Reach, RestoreAccess, RestoreTarget } from '../operations.ts'
import { addOrganizationRows } from '../test-world.suite.ts'
import { createRestoreWorld, firstPage, type RestoreWorld } from './restore-world.suite.ts'

let world: RestoreWorld['world']
let alice: RestoreWorld['alice']
let bob: RestoreWorld['bob']
let access: RestoreWorld['access']
let ofPerson: RestoreWorld['ofPerson']
let open: RestoreWorld['open']
let messageNamed: RestoreWorld['messageNamed']
let folderNamed: RestoreWorld['folderNamed']

beforeEach(async () => {
  ;({ world, alice, bob, access, ofPerson, open, messageNamed, folderNamed } = await createRestoreWorld())
})
afterEach(() => world.close())

const back: RestoreTarget = { mailbox: undefined, folder: undefined }

describe('what a person may reach (AZ-04 to AZ-15)', () => {
  it('is their own mailbox: lists hold one entry', async () => {
    const reach = ofPerson(alice)
    const session = await open(reach)
    const { restore } = world.operations
    expect((await restore.mailboxes(access(session, reach), firstPage)).items).toEqual([
      { id: alice.id, name: 'alice', email: 'alice@contoso.com' },
    ])
    expect((await restore.sessions(reach, firstPage)).items).toMatchObject([{ id: session.id }])
    await open()
    expect((await restore.sessions(reach, firstPage)).items).toHaveLength(1)
    const stopped = await open()
    await restore.stop(access(stopped, { kind: 'server' }))
    expect(await restore.working({ kind: 'server' })).toBe(2)
    expect(await restore.working({ kind: 'organizations', organizationIds: [] })).toBe(0)
    expect(await restore.working(reach)).toBe(0)
    expect((await restore.sessions(ofPerson(bob), firstPage)).items).toEqual([])
    const points = await world.operations.restorePoints({}, reach, firstPage)
    expect(points.items).toHaveLength(1)
    const organizations = await world.operations.organizations.list(reach)
    expect(organizations).toMatchObject([{ id: world.organizationId }])
  })

  it('restores deleted mail into the own mailbox, also when it is named', async () => {
    alice.mailbox.remove('a1')
    const reach = ofPerson(alice)
    const session = await open(reach)
    const { id } = await messageNamed(await open(), alice, 'Subject of a1')
    for (const mailbox of [undefined, 'Alice@Contoso.com', alice.userPrincipalName])
      await world.operations.restore.restoreMessages(access(session, reach), alice.id, [id], {
        mailbox,
        folder: undefined,
      })
    expect(alice.mailbox.subjects('inbox-id').filter((subject) => subject === 'Subject of a1')).toHaveLength(
      1,
    )
  })

  it('answers foreign and absent things with the same error in every method, and does nothing', async () => {
    const reach = ofPerson(alice)
    const whole = await open()
    const own = await open(reach)
    const bobs = await open(ofPerson(bob))
    const mine = await messageNamed(whole, alice, 'Subject of a1')
    const foreign = await messageNamed(whole, bob, 'Subject of b1')
    const inbox = await folderNamed(whole, alice, 'Inbox')
    const absentSession = { ...own, id: restoreSessionId(randomUUID()) }
    const absentMailbox = randomUUID()
    const { restore } = world.operations
    const toBob = { mailbox: 'bob@contoso.com', folder: undefined }
    const toNobody = { mailbox: 'nobody@contoso.com', folder: undefined }
    const all: Readonly<
      Record<string, (at: RestoreAccess, mailbox: string, message: string) => Promise<unknown>>
    > = {
      mailbox: (at, mailbox) => restore.mailbox(at, mailbox),
      folders: (at, mailbox) => restore.folders(at, mailbox, 'all', firstPage),
      folder: (at, mailbox) => restore.folder(at, mailbox, inbox.id),
      messages: (at, mailbox) => restore.messages(at, mailbox, undefined, firstPage),
      message: (at, mailbox, message) => restore.message(at, mailbox, message),
      save: (at, mailbox, message) => restore.save(at, mailbox, message),
      restoreMessages: (at, mailbox, message) => restore.restoreMessages(at, mailbox, [message], back),
      restoreFolder: (at, mailbox) => restore.restoreFolder(at, mailbox, inbox.id, back),
      restoreMailbox: (at, mailbox) => restore.restoreMailbox(at, mailbox, back),
      restoreMailboxes: (at, mailbox) =>
        restore.restoreMailboxes(at, { mailboxIds: [mailbox], options: {}, skipsUnresolved: true }),
      search: (at, mailboxId) => restore.search(at, { query: 'subject', mailboxId }, firstPage),
      preview: (at, mailbox, message) => restore.preview(at, mailbox, message),
      previewPage: (at, mailbox, message) => restore.previewPage(at, mailbox, message),
      previewFile: (at, mailboxId, messageId) =>
        restore.previewFile(at, { mailboxId, messageId, fileId: '0' }),
      saveMessages: (at, mailbox, message) => restore.saveMessages(at, mailbox, [message]),
      saveFolder: (at, mailbox) => restore.saveFolder(at, mailbox, undefined),
      sendMessages: (at, mailbox, message) =>
        restore.sendMessages(at, mailbox, {
          messageIds: [message],
          to: undefined,
          from: undefined,
          subject: undefined,
          text: undefined,
        }),
    }
    const refusals = new Set<string>()
    const before = [...alice.mailbox.calls, ...bob.mailbox.calls]
    for (const [name, call] of Object.entries(all)) {
      const places: readonly [string, RestoreAccess, string][] = [
        ['foreign mailbox', access(own, reach), bob.id],
        ['absent mailbox', access(own, reach), absentMailbox],
        ['session of another person', access(bobs, reach), bob.id],
        ['session of an operator', access(whole, reach), alice.id],
        ['absent session', access(absentSession, reach), alice.id],
      ]
      for (const [place, at, mailbox] of places)
        refusals.add(await refusal(`${name} of ${place}`, call(at, mailbox, mine.id)))
    }
    for (const name of [
      'message',
      'save',
      'restoreMessages',
      'preview',
      'previewPage',
      'saveMessages',
      'sendMessages',
    ])
      refusals.add(
        await refusal(`${name} of a foreign message`, all[name]?.(access(own, reach), alice.id, foreign.id)),
      )
    for (const target of [toBob, toNobody])
      refusals.add(
        await refusal(
          'into a foreign mailbox',
          restore.restoreMessages(access(own, reach), alice.id, [mine.id], target),
        ),
      )
    for (const session of [bobs, whole, absentSession]) {
      refusals.add(await refusal('session', restore.session(access(session, reach))))
      refusals.add(await refusal('stop', restore.stop(access(session, reach))))
      refusals.add(await refusal('events', restore.events(access(session, reach), firstPage)))
    }
    expect([...refusals]).toEqual(['OperationError not_found The object was not found.'])
    expect([...alice.mailbox.calls, ...bob.mailbox.calls]).toEqual(before)
    const events = await world.operations.restore.events(access(whole), firstPage)
    expect(events.items).toEqual([])
  })

  it('is nothing of another organization', async () => {
    const elsewhere = organizationId(randomUUID())
    await addOrganizationRows(world, elsewhere, 'fabrikam.onmicrosoft.com')
    const session = await open()
    for (const reach of [
      { kind: 'organization', organizationId: elsewhere },
      { kind: 'person', organizationId: elsewhere, userId: alice.id },
    ] satisfies Reach[]) {
      await expect(open(reach)).rejects.toMatchObject({ code: 'not_found' })
      await expect(world.operations.restore.session(access(session, reach))).rejects.toMatchObject({
        code: 'not_found',
      })
      expect(await world.operations.restore.sessions(reach, firstPage)).toEqual({ items: [], hasMore: false })
      const points = await world.operations.restorePoints(
        { organizationId: world.organizationId },
        reach,
        firstPage,
      )
      expect(points.items).toEqual([])
      await expect(world.operations.organizations.get(world.organizationId, reach)).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  it('becomes the whole organization for a holder of a listed role, and their own again afterwards', async () => {
    const wide: Reach = { kind: 'organization', organizationId: world.organizationId }
    const session = await open(wide)
    const seen = await world.operations.restore.mailboxes(access(session, wide), firstPage)
    expect(seen.items).toHaveLength(2)
    await expect(
      world.operations.restore.mailboxes(access(session, ofPerson(alice)), firstPage),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('stays the person’s own mailbox in their session, whoever else looks into it', async () => {
    const session = await open(ofPerson(alice))
    const seen = await world.operations.restore.mailboxes(access(session), firstPage)
    expect(seen.items.map(({ id }) => id)).toEqual([directoryObjectId(alice.id)])
  })
})

async function refusal(what: string, call: Promise<unknown> | undefined): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return `${error.name} ${String(error.code)} ${error.message}`
    throw error
  }
  return `${what} was answered`
}

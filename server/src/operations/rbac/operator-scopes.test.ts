/** What a restore operator sees, over real vaults and records (reference: security 6, AZ-16 to AZ-19, AUD-11). */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GraphError } from '../../microsoft365/index.ts'
import type { NewRbacItem, NewRbacRole, Reach, RestoreSession } from '../operations.ts'
import { createRestoreWorld, firstPage, type RestoreWorld, server } from '../restore/restore-world.suite.ts'

let w: RestoreWorld
let operator: RestoreWorld['alice']
let reach: Reach
const group = randomUUID()
const helpdesk = randomUUID()
const managers = randomUUID()

beforeEach(async () => {
  w = await createRestoreWorld()
  operator = w.world.addUser('oscar')
  reach = { kind: 'operator', organizationId: w.world.organizationId, userId: operator.id }
})
afterEach(() => w.world.close())

const user = (id: string): NewRbacItem => ({ type: 'User', objectId: id, document: { id } })
const groupItem = (id: string): NewRbacItem => ({ type: 'Group', objectId: id, document: { id } })

function addRole(changes: Partial<NewRbacRole> = {}): Promise<{ readonly id: string }> {
  const role: NewRbacRole = {
    organizationId: w.world.organizationId,
    name: 'Helpdesk',
    description: '',
    roleType: 'SpecificObjects',
    operators: [user(operator.id)],
    selectedItems: [],
    excludedItems: [],
    ...changes,
  }
  return w.world.operations.rbac.create(role, server, w.world.actor)
}

async function seen(session?: RestoreSession): Promise<readonly string[]> {
  const opened = session ?? (await w.open(reach))
  const page = await w.world.operations.restore.mailboxes(w.access(opened, reach), firstPage)
  return page.items.map(({ name }) => name)
}

const join = (id: string, ...groups: readonly string[]): void =>
  void w.world.memberOf.set(id, new Set(groups))
const later = (): Promise<void> => w.world.clock.advance(60_001)
const notFound = { code: 'not_found', message: 'The object was not found.' }

describe('the scope of a restore operator', () => {
  it('AZ-16: is what the role includes; everything else is answered like what does not exist', async () => {
    await addRole({ selectedItems: [user(w.alice.id)] })
    const session = await w.open(reach)
    expect(await seen(session)).toEqual(['alice'])
    const { restore } = w.world.operations
    const foreign = await w.messageNamed(await w.open(), w.bob, 'Subject of b1')
    for (const mailbox of [w.bob.id, randomUUID()]) {
      const at = w.access(session, reach)
      await expect(restore.mailbox(at, mailbox)).rejects.toMatchObject(notFound)
      await expect(restore.messages(at, mailbox, undefined, firstPage)).rejects.toMatchObject(notFound)
      await expect(restore.message(at, mailbox, foreign.id)).rejects.toMatchObject(notFound)
      await expect(restore.save(at, mailbox, foreign.id)).rejects.toMatchObject(notFound)
      const target = { mailbox: undefined, folder: undefined }
      await expect(restore.restoreMessages(at, mailbox, [foreign.id], target)).rejects.toMatchObject(notFound)
    }
    await expect(restore.message(w.access(session, reach), w.alice.id, foreign.id)).rejects.toMatchObject(
      notFound,
    )
  })

  it('AZ-16: of a group is who is in it now, through whatever other group', async () => {
    await addRole({ selectedItems: [groupItem(group)] })
    join(w.bob.id, group)
    const session = await w.open(reach)
    expect(await seen(session)).toEqual(['bob'])
    join(w.bob.id)
    join(w.alice.id, group)
    await later()
    expect(await seen(session)).toEqual(['alice'])
  })

  it('AZ-17: an exclusion wins over an inclusion, by person and by group', async () => {
    const everybody = { roleType: 'EntireOrganization' } as const
    const { id } = await addRole({ ...everybody, excludedItems: [user(w.bob.id)] })
    expect(await seen()).toEqual(['alice'])
    const both = { roleType: 'SpecificObjects', selectedItems: [user(w.bob.id)] } as const
    await w.world.operations.rbac.update(id, both, server, w.world.actor)
    expect(await seen()).toEqual([])
    join(w.alice.id, managers)
    const byGroup = { ...everybody, excludedItems: [groupItem(managers)] }
    await w.world.operations.rbac.update(id, byGroup, server, w.world.actor)
    expect(await seen()).toEqual(['bob'])
  })

  it('AZ-17: an exclusion of one role wins over what another role of the operator includes', async () => {
    await addRole({ name: 'All', roleType: 'EntireOrganization', excludedItems: [groupItem(managers)] })
    join(w.bob.id, managers)
    expect(await seen()).toEqual(['alice'])
    const named = await addRole({ name: 'Bob', selectedItems: [user(w.bob.id)] })
    expect(await seen()).toEqual(['alice'])
    const { rbac } = w.world.operations
    await rbac.update(named.id, { excludedItems: [user(w.alice.id)] }, server, w.world.actor)
    expect(await seen()).toEqual([])
    // Roles of other operators take nothing away.
    await rbac.update(named.id, { operators: [user(w.bob.id)] }, server, w.world.actor)
    expect(await seen()).toEqual(['alice'])
  })

  it('is made of all roles together, and each person is asked about once', async () => {
    for (const name of ['One', 'Two', 'Three'])
      await addRole({ name, selectedItems: [groupItem(randomUUID())], excludedItems: [groupItem(managers)] })
    await addRole({ name: 'Four', selectedItems: [groupItem(group)] })
    join(w.bob.id, group)
    w.world.graphPaths.length = 0
    expect(await seen()).toEqual(['bob'])
    const asked = w.world.graphPaths.filter((path) => path.includes('transitiveMemberOf'))
    expect(asked).toHaveLength(new Set(asked).size)
  })

  it('asks the directory about nothing that is no id', async () => {
    await addRole({ selectedItems: [groupItem(group)] })
    const at = w.access(await w.open(reach), reach)
    w.world.graphPaths.length = 0
    for (const text of ['alice@contoso.com', '..', '$batch'])
      await expect(w.world.operations.restore.mailbox(at, text)).rejects.toMatchObject(notFound)
    expect(w.world.graphPaths).toEqual([])
  })

  it('AST-67: is nothing for who is a guest, or becomes one', async () => {
    await addRole({ roleType: 'EntireOrganization' })
    const session = await w.open(reach)
    expect(await seen(session)).toHaveLength(2)
    w.world.users.set(operator.id, { ...operator, userType: 'Guest' })
    await later()
    await expect(seen(session)).rejects.toMatchObject(notFound)
    expect(await w.world.operations.rbac.isOperator(reach)).toBe(false)
  })

  it('never shows who has left the directory when a group is excluded: they may have been in it', async () => {
    await addRole({ roleType: 'EntireOrganization', excludedItems: [groupItem(managers)] })
    w.world.users.delete(w.bob.id)
    expect(await seen()).toEqual(['alice'])
  })

  it('AZ-18: ends at the next call after the role is gone, and within a minute after the group is left', async () => {
    join(operator.id, helpdesk)
    const { id } = await addRole({ operators: [groupItem(helpdesk)], roleType: 'EntireOrganization' })
    const session = await w.open(reach)
    expect(await seen(session)).toHaveLength(2)
    join(operator.id)
    await later()
    const { operations } = w.world
    await expect(seen(session)).rejects.toMatchObject(notFound)
    await expect(w.open(reach)).rejects.toMatchObject(notFound)
    expect((await operations.restore.sessions(reach, firstPage)).items).toEqual([])
    expect(await operations.rbac.isOperator(reach)).toBe(false)
    join(operator.id, helpdesk)
    await later()
    expect(await seen(session)).toHaveLength(2)
    const [item] = await operations.rbac.items({ roleId: id, list: 'operators' }, server)
    await operations.rbac.removeItems(
      { roleId: id, list: 'operators' },
      [item?.id ?? ''],
      server,
      w.world.actor,
    )
    await expect(seen(session)).rejects.toMatchObject(notFound)
  })

  it('AZ-18: ends when the operator’s account is disabled, within a minute', async () => {
    await addRole({ roleType: 'EntireOrganization' })
    const session = await w.open(reach)
    w.world.users.set(operator.id, { ...operator, accountEnabled: false })
    await later()
    await expect(seen(session)).rejects.toMatchObject(notFound)
  })

  it('is no wider while Microsoft does not answer: 503, and what was known lasts a minute', async () => {
    await addRole({ selectedItems: [groupItem(group)] })
    join(w.alice.id, group)
    const session = await w.open(reach)
    expect(await seen(session)).toEqual(['alice'])
    w.world.graphTrouble = new GraphError(503, 'ServiceUnavailable', 'away')
    expect(await seen(session)).toEqual(['alice'])
    await later()
    await expect(seen(session)).rejects.toMatchObject({ code: 'upstream_unavailable' })
    await expect(w.open(reach)).rejects.toMatchObject({ code: 'upstream_unavailable' })
    w.world.graphTrouble = undefined
    expect(await seen(session)).toEqual(['alice'])
  })

  it('asks the directory about no more people than a page shows, and about nobody without groups', async () => {
    const { id } = await addRole({ roleType: 'EntireOrganization' })
    const session = await w.open(reach)
    w.world.graphPaths.length = 0
    await seen(session)
    expect(w.world.graphPaths).toEqual([])
    await w.world.operations.rbac.update(id, { excludedItems: [groupItem(managers)] }, server, w.world.actor)
    await seen(session)
    await seen(session)
    expect(w.world.graphPaths.filter((path) => path.includes('transitiveMemberOf'))).toHaveLength(2)
  })

  it('is the operator’s alone: nobody else’s sessions, nobody sees theirs but administrators', async () => {
    await addRole({ roleType: 'EntireOrganization', operators: [user(operator.id), user(w.bob.id)] })
    const session = await w.world.operations.restore.explore(
      w.world.organizationId,
      {
        pointInTime: undefined,
        reason: 'ticket 7',
        jobId: undefined,
        scope: { type: 'User', objectId: w.alice.id },
      },
      reach,
      w.world.actor,
    )
    expect(await seen(session)).toEqual(['alice'])
    const other: Reach = { kind: 'operator', organizationId: w.world.organizationId, userId: w.bob.id }
    const { restore } = w.world.operations
    for (const foreign of [other, w.ofPerson(w.alice), w.ofPerson(w.bob)])
      await expect(restore.session(w.access(session, foreign))).rejects.toMatchObject(notFound)
    const administrators = await restore.mailboxes(w.access(session), firstPage)
    expect(administrators.items.map(({ name }) => name)).toEqual(['alice'])
    const ofAlice = await w.open(w.ofPerson(w.alice))
    await expect(restore.session(w.access(ofAlice, reach))).rejects.toMatchObject(notFound)
  })

  it('opens a session for one item only when it is within the roles', async () => {
    await addRole({ selectedItems: [user(w.alice.id)] })
    join(w.alice.id, group)
    join(w.bob.id, group)
    const openFor = (
      scope: { type: 'User' | 'Group'; objectId: string },
      as = reach,
    ): Promise<RestoreSession> =>
      w.world.operations.restore.explore(
        w.world.organizationId,
        { pointInTime: undefined, reason: '', jobId: undefined, scope },
        as,
        w.world.actor,
      )
    for (const objectId of [w.bob.id, randomUUID()])
      await expect(openFor({ type: 'User', objectId })).rejects.toMatchObject(notFound)
    expect(await seen(await openFor({ type: 'Group', objectId: group }))).toEqual(['alice'])
    // A person may ask in the same words, for their own data.
    const person = w.ofPerson(w.bob)
    const own = await openFor({ type: 'User', objectId: w.bob.id }, person)
    const page = await w.world.operations.restore.mailboxes(w.access(own, person), firstPage)
    expect(page.items.map(({ name }) => name)).toEqual(['bob'])
    await expect(openFor({ type: 'User', objectId: w.alice.id }, person)).rejects.toMatchObject(notFound)
  })

  it('holds for restore points and the effective scope, too', async () => {
    expect(await w.world.operations.rbac.isOperator(reach)).toBe(false)
    expect((await w.world.operations.restorePoints({}, reach, firstPage)).items).toEqual([])
    expect(await w.world.operations.rbac.effectiveScope(reach)).toEqual([])
    await addRole({ selectedItems: [user(w.alice.id)] })
    expect(await w.world.operations.rbac.isOperator(reach)).toBe(true)
    expect((await w.world.operations.restorePoints({}, reach, firstPage)).items).toHaveLength(1)
    const ofBob = await w.world.operations.restorePoints({ ownerId: w.bob.id }, reach, firstPage)
    expect(ofBob.items).toEqual([])
    const scope = await w.world.operations.rbac.effectiveScope(reach)
    expect(scope).toEqual([{ id: w.alice.id, name: 'alice', email: 'alice@contoso.com' }])
  })

  it('AZ-19: restores only to whom it came from; another mailbox needs approval, whether it exists or not', async () => {
    await addRole({ roleType: 'EntireOrganization' })
    const session = await w.open(reach)
    const at = w.access(session, reach)
    const { id } = await w.messageNamed(await w.open(), w.alice, 'Subject of a1')
    w.alice.mailbox.remove('a1')
    const { restore, audit } = w.world.operations
    const refusals = new Set<string>()
    for (const mailbox of ['oscar@contoso.com', 'bob@contoso.com', 'nobody@contoso.com']) {
      const attempt = restore.restoreMessages(at, w.alice.id, [id], { mailbox, folder: undefined })
      refusals.add(await attempt.then(String, String))
    }
    expect([...refusals]).toEqual([expect.stringContaining('restores to the mailbox that an item came from')])
    const { items } = await audit.list({ action: 'restore.target' }, server, firstPage)
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({
      outcome: 'refused',
      reason: 'approval_required',
      details: { ownerId: w.alice.id },
    })
    expect(w.bob.mailbox.calls.some((call) => /^(ensure|restore) /.test(call))).toBe(false)
    const back = await restore.restoreMessages(at, w.alice.id, [id], {
      mailbox: undefined,
      folder: undefined,
    })
    expect(back.createdItemsCount).toBe(1)
  })

  it('AUD-11: every look is on record with operator, owner and item', async () => {
    await addRole({ roleType: 'EntireOrganization' })
    const session = await w.open(reach)
    const at = w.access(session, reach)
    const { restore, audit } = w.world.operations
    const [message] = (await restore.messages(at, w.alice.id, undefined, firstPage)).items
    await restore.message(at, w.alice.id, message?.id ?? '')
    const who = { userId: operator.id, ownerId: w.alice.id, sessionId: session.id }
    for (const [action, more] of [
      ['restore.browse', {}],
      ['restore.view', { itemIds: [expect.any(String)] as unknown[] }],
    ] as const)
      expect((await audit.list({ action }, server, firstPage)).items[0]?.details).toMatchObject({
        ...who,
        ...more,
      })
  })
})

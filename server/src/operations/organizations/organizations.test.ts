import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findLivingAccessToken,
  findTokenFamily,
  insertAccessToken,
  insertTokenFamily,
  listAudit,
} from '../../database/index.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { organizationId } from '../ids.ts'
import type { OrganizationAuthentication } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'

const firstPage = { offset: 0, limit: 100 }
const server = { kind: 'server' } as const

let world: TestWorld

beforeEach(async () => {
  world = await createTestWorld()
})
afterEach(() => world.close())

describe('an organization', () => {
  it('is removed with its jobs, switches and key; backups and applications in the tenant stay', async () => {
    world.addUser('alice').mailbox.deliver('a')
    await world.run(await world.addJob())
    await world.operations.organizations.remove(world.organizationId, world.actor)
    await expect(world.operations.organizations.get(world.organizationId, server)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await world.operations.jobs.list({ kind: 'server' })).toEqual([])
    expect((await world.operations.restorePoints({}, server, firstPage)).items).toHaveLength(1)
    const [record] = await listAudit(world.database.db, { action: 'organization.remove' }, firstPage)
    expect(record?.details).toContain('Strongroom Backup')
    await world.start()
    expect((await world.operations.restorePoints({}, server, firstPage)).items).toHaveLength(1)
  })

  it('AZ-37: takes every session of its people along', async () => {
    const family = {
      id: randomUUID(),
      principalKind: 'person',
      accountId: null,
      organizationId: world.organizationId,
      userId: randomUUID(),
      userName: 'alice',
      reach: 'own',
      workloads: null,
      method: 'own_api',
      clientId: null,
      authenticatedAt: null,
      createdAt: world.clock.now(),
      expiresAt: world.clock.now() + 1_000_000,
      revokedAt: null,
      revokedReason: null,
    }
    const hash = randomBytes(32)
    await world.database.transaction(async (trx) => {
      await insertTokenFamily(trx, family)
      await insertAccessToken(trx, { hash, familyId: family.id, issuedAt: 0, expiresAt: family.expiresAt })
    })
    expect(await findLivingAccessToken(world.database.db, hash, world.clock.now())).toBeDefined()
    await world.operations.organizations.remove(world.organizationId, world.actor)
    expect(await findLivingAccessToken(world.database.db, hash, world.clock.now())).toBeUndefined()
  })

  it('knows its people, by part of a name and page by page', async () => {
    for (const name of ['alice', 'bob', 'Bobby']) world.addUser(name)
    const { id } = world.addUser('room', { accountEnabled: false })
    const { organizations } = world.operations
    const all = await organizations.users(
      world.organizationId,
      {},
      { kind: 'server' },
      { offset: 0, limit: 3 },
    )
    expect(all).toMatchObject({ hasMore: true, items: [{ displayName: 'alice', isShared: false }, {}, {}] })
    const bobs = await organizations.users(
      world.organizationId,
      { displayName: 'BOB' },
      { kind: 'server' },
      firstPage,
    )
    expect(bobs.items.map(({ userName }) => userName)).toEqual(['bob@contoso.com', 'Bobby@contoso.com'])
    const [room] = (
      await organizations.users(world.organizationId, { userName: 'room@' }, { kind: 'server' }, firstPage)
    ).items
    expect(room).toMatchObject({ id, isShared: true })
    expect(await organizations.user(world.organizationId, id, { kind: 'server' })).toEqual(room)
    world.graphTrouble = new GraphError(503, 'x', 'away')
    await expect(
      organizations.users(world.organizationId, {}, { kind: 'server' }, firstPage),
    ).rejects.toMatchObject({
      code: 'upstream_unavailable',
    })
  })

  it('tells since when and until when it has been backed up', async () => {
    world.addUser('alice')
    const job = await world.addJob()
    const first = await world.run(job)
    const last = await world.run(job)
    const organization = await world.operations.organizations.get(world.organizationId, server)
    expect(organization.firstBackupAt).toBeLessThanOrEqual(first.endedAt ?? 0)
    expect(organization.lastBackupAt).toBeGreaterThan(first.endedAt ?? 0)
    expect(organization.lastBackupAt).toBeLessThanOrEqual(last.endedAt ?? 0)
  })
})

const dayMs = 86_400_000
/** A day after the clock of the test world. */
const soon = 1_770_000_000_000 + dayMs

describe('the switches of the sign-in', () => {
  const switches: OrganizationAuthentication = {
    tenantAuthentication: true,
    operatorAuthentication: false,
    policies: ['verify_by_use', 'verify_by_use'],
    allowedClientIds: ['04B07795-8DDB-461A-BBEE-02F9E1BF7B46', '04b07795-8ddb-461a-bbee-02f9e1bf7b46'],
    allowGuests: false,
    organizationRoles: ['29232cdf-9323-42fd-ade2-1d097af3e4de'],
    verifyByUseReach: undefined,
    signInGroups: [],
    operatorSignInMinutes: undefined,
    operatorAuthenticationContext: undefined,
  }

  it('are kept in one form, with before and after in the audit log', async () => {
    const { organizations } = world.operations
    await organizations.setAuthentication(world.organizationId, switches, world.actor)
    expect(await organizations.authentication(world.organizationId)).toEqual({
      ...switches,
      policies: ['own_api', 'verify_by_use'],
      allowedClientIds: ['04b07795-8ddb-461a-bbee-02f9e1bf7b46'],
    })
    const [record] = await listAudit(world.database.db, { action: 'organization.authentication' }, firstPage)
    expect(JSON.parse(record?.details ?? '')).toMatchObject({
      before: expect.arrayContaining(['tenantAuthentication=false', 'allowedClientIds=']),
      after: expect.arrayContaining([
        'tenantAuthentication=true',
        'allowedClientIds=04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      ]),
    })
  })

  it.each([
    ['a client id', { allowedClientIds: ['azure-cli'] }],
    ['a role', { organizationRoles: ['Global Administrator'] }],
    ['too many', { allowedClientIds: Array.from({ length: 101 }, () => randomUUID()) }],
    ['a group', { signInGroups: ['everybody'] }],
    ['an age', { operatorSignInMinutes: 0 }],
    ['a context', { operatorAuthenticationContext: 'strong' }],
    ['a reach without a reason', { verifyByUseReach: { reason: ' ', expiresAt: soon, allowedBy: '' } }],
    ['a reach that is over', { verifyByUseReach: { reason: 'x', expiresAt: 1, allowedBy: '' } }],
    [
      'a reach of more than 180 days',
      { verifyByUseReach: { reason: 'x', expiresAt: soon + 181 * dayMs, allowedBy: '' } },
    ],
  ])('are refused when %s is not what it has to be', async (_title, changes) => {
    const { organizations } = world.operations
    await expect(
      organizations.setAuthentication(world.organizationId, { ...switches, ...changes }, world.actor),
    ).rejects.toMatchObject({ code: 'invalid_request' })
    expect(await organizations.authentication(world.organizationId)).toMatchObject({
      tenantAuthentication: false,
    })
  })

  it('AST-40: never take a client of Microsoft whose tokens stand for others', async () => {
    const { organizations } = world.operations
    const broker = '29D9ED98-a469-4536-ade2-f981bc1d605e'
    await expect(
      organizations.setAuthentication(
        world.organizationId,
        { ...switches, allowedClientIds: [broker] },
        world.actor,
      ),
    ).rejects.toMatchObject({ code: 'client_never_allowed' })
  })

  it('name who allowed verify by use more than own data, and keep the name when it is only repeated', async () => {
    const { organizations } = world.operations
    const verifyByUseReach = { reason: 'old clients', expiresAt: soon, allowedBy: 'somebody else' }
    const set = (name: string): Promise<void> =>
      organizations.setAuthentication(
        world.organizationId,
        { ...switches, verifyByUseReach },
        { ...world.actor, name },
      )
    await set('admin')
    await set('other')
    expect((await organizations.authentication(world.organizationId)).verifyByUseReach).toEqual({
      ...verifyByUseReach,
      allowedBy: 'admin',
    })
    const [record] = await listAudit(world.database.db, { action: 'organization.authentication' }, firstPage)
    expect(JSON.parse(record?.details ?? '').after.at(-1)).toMatch(/until .* by admin: old clients$/)
  })

  it.each([
    ['is taken away', { allowedClientIds: [] }, true],
    ['is asked for besides', { signInGroups: [randomUUID()] }, true],
    ['is wanted of operators', { operatorSignInMinutes: 60 }, true],
    ['is wanted of operators', { operatorAuthenticationContext: 'c1' }, true],
    ['is only added', { organizationRoles: [...switches.organizationRoles, randomUUID()] }, false],
  ])('end the sessions of the people when something %s', async (_title, changes, isEnded) => {
    const { organizations } = world.operations
    await organizations.setAuthentication(world.organizationId, switches, world.actor)
    const family = {
      id: randomUUID(),
      principalKind: 'person',
      accountId: null,
      organizationId: world.organizationId,
      userId: randomUUID(),
      userName: 'alice@contoso.com',
      reach: 'own',
      method: 'verify_by_use',
      createdAt: 1,
      expiresAt: 2 ** 40,
      revokedAt: null,
      revokedReason: null,
      workloads: null,
      clientId: null,
      authenticatedAt: null,
    }
    await insertTokenFamily(world.database.db, family)
    await organizations.setAuthentication(world.organizationId, { ...switches, ...changes }, world.actor)
    const after = await findTokenFamily(world.database.db, family.id)
    expect(after?.revokedReason).toBe(isEnded ? 'authentication_narrowed' : null)
  })

  it('exist for organizations only', async () => {
    const absent = organizationId(randomUUID())
    await expect(world.operations.organizations.authentication(absent)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      world.operations.organizations.setAuthentication(absent, switches, world.actor),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

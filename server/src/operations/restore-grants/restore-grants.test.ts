/** Restore permissions just in time (security 3.7): lent with a sign-in, used no longer than that, never left behind. */
import { expect, it } from 'vitest'
import { findRestoreGrant } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { systemRandom } from '../../foundation/random.ts'
import { GraphError, readCatalogue } from '../../microsoft365/index.ts'
import { type FakeDirectory, watchedOrganization } from '../drift/fake-directory.suite.ts'
import { tenantId } from '../ids.ts'
import type { Reach } from '../operations.ts'
import type { SignedInAdministrator } from '../ports.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { createRestoreGrants } from './grant-operations.ts'
import type { RestoreGrant, RestoreGrantKeeper } from './restore-grants.ts'

const server: Reach = { kind: 'server' }
const wish = { signInReference: 'CODE', minutes: 60, reason: 'ticket 7', planHash: undefined }

interface Tenant {
  readonly world: TestWorld
  readonly directory: FakeDirectory
  keeper: RestoreGrantKeeper
  /** Tokens that were not dropped. */
  tokens: number
  tenantOfSignIn: string
  effect: () => Promise<void>
  forgotten: number
}

async function setUp(location: { url?: string; file?: string }, options = {}): Promise<Tenant> {
  const world = await createTestWorld(location)
  const directory = await watchedOrganization(world, options)
  const { tenantId: own } = await world.operations.organizations.get(world.organizationId, server)
  const tenant: Tenant = {
    world,
    directory,
    keeper: undefined as never,
    tokens: 0,
    tenantOfSignIn: own,
    effect: async () => undefined,
    forgotten: 0,
  }
  restart(tenant)
  return tenant
}

/** The server was started again. */
function restart(tenant: Tenant): void {
  const { world, directory } = tenant
  tenant.keeper = createRestoreGrants({
    database: world.database,
    microsoft365: { ...world.microsoft365, waitUntilEffective: () => tenant.effect() },
    connections: { forget: () => void (tenant.forgotten += 1) },
    signIns: {
      redeem: async () => {
        tenant.tokens += 1
        return administrator(tenant, directory)
      },
    },
    clock: world.clock,
    random: systemRandom,
    log: world.log,
  })
}

function administrator(tenant: Tenant, directory: FakeDirectory): SignedInAdministrator {
  const unused = () => Promise.reject(new Error('not used here'))
  return {
    graph: directory.graph(),
    inspect: async () => ({
      userName: 'admin@contoso.com',
      tenantId: tenantId(tenant.tenantOfSignIn),
      organizationName: 'Contoso',
      initialDomain: 'contoso.onmicrosoft.com',
      domains: [],
    }),
    plan: unused,
    apply: unused,
    remove: unused,
    rollBack: unused,
    dispose: () => void (tenant.tokens -= 1),
  }
}

/** The process is killed at its next write: it never gets on from there. @returns when it is there. */
function killAtWrite(directory: FakeDirectory, at: 'before' | 'after'): Promise<void> {
  return new Promise((reached) => {
    directory.onWrite = async (when) => {
      if (when !== at) return
      reached()
      await new Promise(() => undefined)
    }
  })
}

/** Tokens do not carry the permissions. @returns when it is waited for them, and what ends that. */
function holdEffect(tenant: Tenant): Promise<() => void> {
  return new Promise((reached) => {
    tenant.effect = () => new Promise((resolve) => reached(resolve))
  })
}

const caller = ({ world }: Tenant) => ({ actor: world.actor, reach: server })

async function grant(tenant: Tenant): Promise<RestoreGrant> {
  const { world, keeper } = tenant
  const { id } = await keeper.operations.grant(world.organizationId, wish, caller(tenant))
  await keeper.settled()
  return keeper.operations.get(world.organizationId, id, server)
}

async function revoke(tenant: Tenant, grantId: string): Promise<RestoreGrant> {
  const { world, keeper } = tenant
  const request = { grantId, signInReference: 'CODE' }
  return keeper.operations.revoke(world.organizationId, request, caller(tenant))
}

/** @returns the id of a grant whose process was killed at its write; another process has taken over. */
async function killedGrant(tenant: Tenant, when: 'before' | 'after'): Promise<string> {
  const { world, directory } = tenant
  const killed = killAtWrite(directory, when)
  const { id } = await tenant.keeper.operations.grant(world.organizationId, wish, caller(tenant))
  await killed
  directory.onWrite = undefined
  restart(tenant)
  await tenant.keeper.start()
  return id
}

const permit = ({ world, keeper }: Tenant) => keeper.permits.require(world.organizationId, world.actor)

describeOnEveryDatabase('restore permissions', (open) => {
  it('are lent for a while, and restores are refused before, until they work, and afterwards', async () => {
    const tenant = await setUp((await open()).location)
    const { world, directory, keeper } = tenant
    await expect(permit(tenant)).rejects.toMatchObject({
      code: 'approval_required',
      message: expect.stringMatching(/grant restore permissions of the organization/),
    })
    const plan = await keeper.operations.plan(world.organizationId, server)
    expect(plan).toMatchObject({ permissions: [{ value: 'Mail.ReadWrite' }], longestMinutes: 480 })
    const waits = holdEffect(tenant)
    const begun = await keeper.operations.grant(
      world.organizationId,
      { ...wish, planHash: plan.hash },
      caller(tenant),
    )
    expect(begun).toMatchObject({ state: 'granting', isEffective: false, isInterrupted: false })
    const works = await waits
    expect(directory.has('Mail.ReadWrite')).toBe(true)
    await expect(permit(tenant)).rejects.toMatchObject({
      message: expect.stringMatching(/not made them effective/),
    })
    works()
    await keeper.settled()
    expect(await permit(tenant)).toBe(world.clock.now() + 3_600_000)
    expect(tenant).toMatchObject({ tokens: 0, forgotten: 2 })
    await world.clock.advance(3_600_000)
    await expect(permit(tenant)).rejects.toMatchObject({ message: expect.stringMatching(/time .* is over/) })
    expect(await revoke(tenant, begun.id)).toMatchObject({ state: 'revoked', mayStand: [] })
    expect(directory.has('Mail.ReadWrite')).toBe(false)
    expect(tenant.tokens).toBe(0)
    const { items } = await world.operations.audit.list({}, server, { offset: 0, limit: 20 })
    const actions = items.map(({ action, outcome }) => `${action} ${outcome}`)
    for (const action of ['begin', 'grant', 'revoke'])
      expect(actions).toContain(`restore-permission.${action} success`)
    expect(actions.filter((action) => action === 'restore.permit refused')).toHaveLength(3)
    await world.close()
  })

  it('an administrator of another tenant, a stale plan, too long a time: refused before any write', async () => {
    const tenant = await setUp((await open()).location)
    const { world, directory, keeper } = tenant
    directory.onWrite = () => Promise.reject(new Error('nothing may be written'))
    const ask = (change: object) =>
      keeper.operations.grant(world.organizationId, { ...wish, ...change }, caller(tenant))
    await expect(ask({ minutes: 481 })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(ask({ reason: ' ' })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(ask({ planHash: 'old' })).rejects.toMatchObject({ code: 'plan_changed' })
    tenant.tenantOfSignIn = 'dddddddd-0000-4000-8000-00000000000d'
    await expect(ask({})).rejects.toMatchObject({ code: 'sign_in_refused' })
    expect(tenant.tokens).toBe(0)
    const foreign: Reach = { kind: 'organizations', organizationIds: [] }
    await expect(
      keeper.operations.grant(world.organizationId, wish, { actor: world.actor, reach: foreign }),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(await keeper.operations.list(world.organizationId, server)).toEqual([])
    await world.close()
  })

  it('an organization with standing permissions restores as ever; one without restore never', async () => {
    const standing = await setUp((await open()).location, { restore: 'standing' })
    expect(await permit(standing)).toBeUndefined()
    await expect(grant(standing)).rejects.toMatchObject({ code: 'conflict' })
    await standing.world.close()
    const none = await setUp((await open()).location, { restore: 'none' })
    await expect(permit(none)).rejects.toMatchObject({ code: 'approval_required' })
    await none.world.close()
  })

  it.each(['before', 'after'] as const)(
    'killed %s a grant: goes on with another sign-in, and nothing is made twice',
    async (when) => {
      const tenant = await setUp((await open()).location)
      const { world, directory } = tenant
      const id = await killedGrant(tenant, when)
      const left = await tenant.keeper.operations.get(world.organizationId, id, server)
      expect(left).toMatchObject({ state: 'granting', isInterrupted: true })
      expect(left.mayStand.join()).toMatch(/Mail.ReadWrite/)
      await expect(permit(tenant)).rejects.toMatchObject({ code: 'approval_required' })
      expect(await grant(tenant)).toMatchObject({ id, state: 'granted', isEffective: true })
      expect(directory.assignments.filter(({ appRoleId }) => appRoleId.startsWith('e2a3a72e'))).toHaveLength(
        1,
      )
      await world.close()
    },
  )

  it.each(['before', 'after'] as const)(
    'killed %s a grant: is taken back with another sign-in, and nothing is left',
    async (when) => {
      const tenant = await setUp((await open()).location)
      const id = await killedGrant(tenant, when)
      expect(await revoke(tenant, id)).toMatchObject({ state: 'revoked', mayStand: [] })
      expect(tenant.directory.has('Mail.ReadWrite')).toBe(false)
      await tenant.world.close()
    },
  )

  it('killed while it is taken away, or waits: taken up again', async () => {
    const tenant = await setUp((await open()).location)
    const { world, directory } = tenant
    const waits = holdEffect(tenant)
    const { id } = await tenant.keeper.operations.grant(world.organizationId, wish, caller(tenant))
    await waits
    restart(tenant)
    tenant.effect = async () => undefined
    await tenant.keeper.start()
    await tenant.keeper.settled()
    expect(await permit(tenant)).toBeDefined()
    const killed = killAtWrite(directory, 'before')
    void revoke(tenant, id).catch(() => undefined)
    await killed
    directory.onWrite = undefined
    restart(tenant)
    const left = await tenant.keeper.operations.get(world.organizationId, id, server)
    expect(left).toMatchObject({ state: 'revoking', isInterrupted: true })
    await expect(permit(tenant)).rejects.toMatchObject({ code: 'approval_required' })
    expect(await revoke(tenant, id)).toMatchObject({ state: 'revoked' })
    expect(directory.has('Mail.ReadWrite')).toBe(false)
    await world.close()
  })

  it('somebody else grants the same before or meanwhile: theirs is left alone, and it is said', async () => {
    const before = await setUp((await open()).location)
    before.directory.grant('Mail.ReadWrite')
    const lent = await grant(before)
    expect(lent).toMatchObject({ state: 'granted', mayStand: [] })
    expect(await revoke(before, lent.id)).toMatchObject({
      state: 'revoked',
      error: expect.stringMatching(/^Somebody else granted Mail\.ReadWrite: left alone/),
    })
    expect(before.directory.has('Mail.ReadWrite')).toBe(true)
    await before.world.close()

    const meanwhile = await setUp((await open()).location)
    const { id } = await grant(meanwhile)
    meanwhile.directory.revoke('Mail.ReadWrite')
    meanwhile.directory.grant('Mail.ReadWrite')
    expect(await revoke(meanwhile, id)).toMatchObject({ state: 'revoked' })
    expect(meanwhile.directory.has('Mail.ReadWrite')).toBe(true)
    await meanwhile.world.close()
  })

  it('killed before a grant that somebody else makes an hour later: theirs is left alone', async () => {
    const tenant = await setUp((await open()).location)
    const { world, directory } = tenant
    const id = await killedGrant(tenant, 'before')
    await world.clock.advance(3_600_000)
    directory.grant('Mail.ReadWrite')
    directory.assignments = directory.assignments.map((one) => ({
      ...one,
      createdDateTime: new Date(world.clock.now()).toISOString(),
    }))
    expect(await revoke(tenant, id)).toMatchObject({ state: 'revoked' })
    expect(directory.has('Mail.ReadWrite')).toBe(true)
    await world.close()
  })

  it('refused by Microsoft: nothing stands; what may stand is named', async () => {
    const tenant = await setUp((await open()).location)
    const { world, directory } = tenant
    directory.onWrite = () => Promise.reject(new GraphError(403, 'Authorization_RequestDenied', 'no'))
    const refused = await grant(tenant)
    expect(refused).toMatchObject({ state: 'revoked', mayStand: [] })
    expect(refused.error).toMatch(/Nothing stands/)
    expect((await findRestoreGrant(world.database.db, refused.id))?.state).toBe('revoked')
    expect(tenant.tokens).toBe(0)
    await world.close()
  })
})

it('none of our applications ever holds a right to grant rights (security 3.7)', () => {
  const held = readCatalogue().permissions.filter(({ kind }) => kind === 'application')
  expect(held.length).toBeGreaterThan(10)
  for (const { value } of held)
    expect(value).not.toMatch(
      /^(AppRoleAssignment|RoleManagement|Application|Directory|DelegatedPermissionGrant)\.ReadWrite/,
    )
})

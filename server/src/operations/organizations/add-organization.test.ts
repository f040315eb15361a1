import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findOrganizationApplication,
  listAudit,
  listOrganizationDomains,
  replaceOrganizationDomains,
  listProvisionings,
} from '../../database/index.ts'
import { Secret } from '../../foundation/secret.ts'
import { GraphError } from '../../microsoft365/index.ts'
import type { Registration } from '../operations.ts'
import { type CreatedObject, SignInError } from '../ports.ts'
import { createTestWorld, settle, type TestWorld } from '../test-world.suite.ts'
import { FakeTenant, newTenant, request, signIn } from './fake-tenant.suite.ts'

const firstPage = { offset: 0, limit: 100 }
const server = { kind: 'server' } as const

let world: TestWorld
let tenant: FakeTenant

beforeEach(async () => {
  world = await createTestWorld()
  tenant = new FakeTenant(world)
  world.pendingSignIn = () => tenant.pending()
})
afterEach(() => world.close())

async function registrations(): Promise<readonly Registration[]> {
  return world.operations.organizations.registrations()
}

describe('adding an organization', () => {
  it('registers both applications, records them with the certificate, and drops the token', async () => {
    const userCode = await signIn(world, tenant)
    const organization = await world.operations.organizations.add({ ...request, userCode }, world.actor)
    expect(organization).toMatchObject({
      tenantId: newTenant,
      name: 'fabrikam.onmicrosoft.com',
      displayName: 'Fabrikam',
      description: 'ours',
      region: 'Worldwide',
      applications: [
        { purpose: 'backup', displayName: 'Strongroom Backup', certificateThumbprint: 'AA' },
        { purpose: 'sign-in', displayName: 'Strongroom Sign-in', certificateThumbprint: undefined },
      ],
    })
    expect(await listOrganizationDomains(world.database.db, organization.id)).toEqual([
      'fabrikam.com',
      'fabrikam.onmicrosoft.com',
    ])
    expect(tenant.tokens).toBe(0)
    const [record] = await listAudit(world.database.db, { action: 'organization.add' }, firstPage)
    expect(record).toMatchObject({ outcome: 'success', organizationId: organization.id, actor: 'admin' })
    expect((await registrations())[0]).toMatchObject({ state: 'done', userCode })
    await expect(world.operations.deviceCodes.check(userCode, world.actor)).rejects.toMatchObject({
      code: 'device_code_unknown',
    })
  })

  it('takes no domain that another organization still holds (AST-72)', async () => {
    const { database, operations, organizationId: contoso } = world
    const moved = ['contoso.onmicrosoft.com', 'fabrikam.com']
    await database.transaction((trx) => replaceOrganizationDomains(trx, contoso, moved))
    const userCode = await signIn(world, tenant)
    const { id } = await operations.organizations.add({ ...request, userCode }, world.actor)
    expect(await listOrganizationDomains(database.db, id)).toEqual(['fabrikam.onmicrosoft.com'])
    expect(await listOrganizationDomains(database.db, contoso)).toEqual(moved)
  })

  it('leaves every way of signing in switched off, and lists who may see the organization then', async () => {
    const { id } = await world.operations.organizations.add(
      { ...request, userCode: await signIn(world, tenant) },
      world.actor,
    )
    const application = await findOrganizationApplication(world.database.db, id, 'sign-in')
    expect(await world.operations.organizations.authentication(id)).toMatchObject({
      tenantAuthentication: false,
      operatorAuthentication: false,
      policies: ['own_api'],
      allowedClientIds: [application?.appId],
      allowGuests: false,
      organizationRoles: [
        '62e90394-69f5-4237-9190-012177145e10',
        '29232cdf-9323-42fd-ade2-1d097af3e4de',
        'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
        '69091246-20e8-4a56-aa4d-066075b2a7a8',
      ],
      signInGroups: [],
    })
  })

  it('waits for nobody: a sign-in that is not finished is refused, and can be used afterwards', async () => {
    const { userCode } = await world.operations.deviceCodes.start('', world.actor)
    const add = () => world.operations.organizations.add({ ...request, userCode }, world.actor)
    await expect(add()).rejects.toMatchObject({ code: 'sign_in_pending' })
    tenant.finish('signed-in')
    await settle()
    expect(await add()).toMatchObject({ tenantId: newTenant })
  })

  it('keeps the sign-in when the certificate file cannot be opened', async () => {
    const userCode = await signIn(world, tenant)
    const pfx = new Uint8Array([1])
    const wrong = { ...request, userCode, certificate: { pfx, password: new Secret('wrong') } }
    await expect(world.operations.organizations.add(wrong, world.actor)).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('password'),
    })
    const right = {
      ...wrong,
      applicationName: 'Backup app',
      certificate: { pfx, password: new Secret('right') },
    }
    expect(await world.operations.organizations.add(right, world.actor)).toMatchObject({
      applications: [{ displayName: 'Backup app' }, { displayName: 'Backup app Sign-in' }],
    })
  })

  it.each([
    [
      'DEV-19 and DEV-20: a guest or a person without the role',
      new SignInError('refused', 'not a Global Administrator'),
      'sign_in_refused',
    ],
    ['Microsoft being away', new GraphError(503, 'x', 'away'), 'upstream_unavailable'],
  ] as const)('makes nothing for %s', async (_title, error, code) => {
    tenant.inspection = error
    const userCode = await signIn(world, tenant)
    await expect(
      world.operations.organizations.add({ ...request, userCode }, world.actor),
    ).rejects.toMatchObject({ code })
    expect(tenant.standing.size).toBe(0)
    expect(tenant.tokens).toBe(0)
    expect(await registrations()).toEqual([])
  })

  it('refuses a tenant that is connected already (PRV-32)', async () => {
    await world.operations.organizations.add(
      { ...request, userCode: await signIn(world, tenant) },
      world.actor,
    )
    tenant.standing.clear()
    await expect(
      world.operations.organizations.add({ ...request, userCode: await signIn(world, tenant) }, world.actor),
    ).rejects.toMatchObject({ code: 'organization_exists' })
    expect(tenant.standing.size).toBe(0)
    expect(tenant.tokens).toBe(0)
  })

  it('refuses services that this version does not protect', async () => {
    const services = { exchange: true, sharePoint: true, teams: false, teamsChats: false }
    await expect(
      world.operations.organizations.add({ ...request, services, userCode: 'x' }, world.actor),
    ).rejects.toMatchObject({ code: 'not_supported' })
  })

  it('takes back everything, whichever write fails, before or after it took effect (PRV-07)', async () => {
    for (const failAfterwards of [false, true])
      for (const failAt of tenant.writes.keys()) {
        Object.assign(tenant, { failAt, failAfterwards })
        const userCode = await signIn(world, tenant)
        await expect(
          world.operations.organizations.add({ ...request, userCode }, world.actor),
        ).rejects.toMatchObject({
          code: 'registration_failed',
          message: expect.stringContaining('has been removed again'),
        })
        expect([...tenant.standing.keys()]).toEqual([])
        expect(tenant.tokens).toBe(0)
        expect((await registrations())[0]).toMatchObject({ state: 'rolled-back', error: expect.any(String) })
      }
    expect(await world.operations.organizations.list(server)).toHaveLength(1)
    tenant.failAt = undefined
    await world.operations.organizations.add(
      { ...request, userCode: await signIn(world, tenant) },
      world.actor,
    )
  })

  it('takes back everything when the permissions never become effective', async () => {
    tenant.failWait = new GraphError(403, 'x', 'still not effective')
    const userCode = await signIn(world, tenant)
    await expect(
      world.operations.organizations.add({ ...request, userCode }, world.actor),
    ).rejects.toMatchObject({
      code: 'registration_failed',
      message: expect.stringContaining('still not effective'),
    })
    expect(tenant.standing.size).toBe(0)
  })

  it('names what could not be taken back, in the refusal, in the registration and in the audit log', async () => {
    tenant.failAt = 4
    tenant.cannotRemove.add('backup-app')
    const userCode = await signIn(world, tenant)
    await expect(
      world.operations.organizations.add({ ...request, userCode }, world.actor),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/backup-app.*id-of-backup-app/),
    })
    expect((await registrations())[0]).toMatchObject({
      state: 'abandoned',
      error: expect.stringContaining('id-of-backup-app'),
    })
    const [record] = await listAudit(world.database.db, { action: 'organization.add' }, firstPage)
    expect(record).toMatchObject({ outcome: 'failed', reason: 'registration_failed' })
    expect(record?.details).toContain('id-of-backup-app')
  })

  it('shows its steps while it goes on, and has each object on record before it is made', async () => {
    const seen: (readonly CreatedObject[])[] = []
    tenant.hold = async () => {
      const [row] = await listProvisionings(world.database.db, { limit: 1 })
      seen.push(JSON.parse(row?.created ?? '[]'))
      const [running] = await registrations()
      expect(running).toMatchObject({ state: 'running', tenantId: newTenant })
      expect(running?.steps.at(-1)).toMatchObject({ state: 'running' })
    }
    await world.operations.organizations.add(
      { ...request, userCode: await signIn(world, tenant) },
      world.actor,
    )
    expect(seen.map((objects) => objects.at(-1))).toEqual(
      tenant.writes.map((name) => ({ kind: 'application', name, marker: 'm' })),
    )
    expect(seen.at(-1)?.[0]).toMatchObject({ id: 'id-of-backup-app' })
  })

  it('that a crash cut off stays visible with what it made, by name and id', async () => {
    let go: () => void = () => undefined
    const held = new Promise<void>((resolve) => (go = resolve))
    tenant.hold = (write) => (write === 'sign-in-app' ? held : Promise.resolve())
    const adding = world.operations.organizations
      .add({ ...request, userCode: await signIn(world, tenant) }, world.actor)
      .catch((error: unknown) => error)
    await settle()
    const earlier = world.operations
    await world.start()
    expect((await registrations())[0]).toMatchObject({
      state: 'abandoned',
      endedAt: expect.any(Number),
      error: expect.stringMatching(/backup-app” \(id-of-backup-app\).*sign-in-app” \(perhaps made\)/),
    })
    go()
    await adding
    await earlier.close()
  })

  it('is taken back when the server stops in the middle', async () => {
    tenant.hold = (write) => {
      if (write === 'grant-1') void world.operations.close()
      return Promise.resolve()
    }
    const adding = world.operations.organizations.add(
      { ...request, userCode: await signIn(world, tenant) },
      world.actor,
    )
    await expect(adding).rejects.toMatchObject({ code: 'registration_failed' })
    expect(tenant.standing.size).toBe(0)
    await world.start()
  })
})

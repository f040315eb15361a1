/** Provisionings over a tenant that can be made to fail at every write (PRV-01, PRV-03 to PRV-07, PRV-32). */
import { expect, it } from 'vitest'
import {
  findOrganizationApplication,
  findProvisioning,
  listApplicationKeys,
  listAudit,
  listOrganizationDomains,
  replaceOrganizationDomains,
} from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { tenantId } from '../ids.ts'
import { newTenant, pfx, request, signIn } from '../organizations/fake-tenant.suite.ts'
import { SignInError } from '../ports.ts'
import { settle } from '../test-world.suite.ts'
import { createPlace, type Place } from './place.suite.ts'

const server = { kind: 'server' } as const
const firstPage = { offset: 0, limit: 100 }

describeOnEveryDatabase('a provisioning', (open) => {
  const place = async (): Promise<Place> => createPlace((await open()).location)

  it('is planned without a write, and made true by its hash: applications, key, domains, switches', async () => {
    const here = await place()
    const { world, tenant } = here
    const planned = await here.plan({ applicationName: 'Backup app' })
    expect(planned).toMatchObject({
      state: 'planned',
      kind: 'add',
      administrator: 'admin@fabrikam.com',
      tenantId: newTenant,
    })
    expect(planned.plan?.writes).toHaveLength(tenant.writes.length)
    expect(tenant.standing.size).toBe(0)
    await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    const organization = await world.operations.provisionings.finished(planned.id)
    expect(organization).toMatchObject({
      id: planned.organizationId,
      tenantId: newTenant,
      name: 'fabrikam.onmicrosoft.com',
      displayName: 'Fabrikam',
      description: 'ours',
      isReadOnly: false,
      applications: [
        { purpose: 'backup', displayName: 'Backup app', certificateThumbprint: 'AA', origin: 'registered' },
        { purpose: 'sign-in', displayName: 'Backup app Sign-in', certificateThumbprint: undefined },
      ],
    })
    const domains = await listOrganizationDomains(world.database.db, organization.id)
    expect(domains).toEqual(['fabrikam.com', 'fabrikam.onmicrosoft.com'])
    expect(await listApplicationKeys(world.database.db, organization.id)).toMatchObject([
      { state: 'active', thumbprintSha1: 'AA' },
    ])
    const signInApp = await findOrganizationApplication(world.database.db, organization.id, 'sign-in')
    expect(await world.operations.organizations.authentication(organization.id)).toMatchObject({
      tenantAuthentication: false,
      operatorAuthentication: false,
      allowedClientIds: [signInApp?.appId],
    })
    expect(tenant.tokens).toBe(0)
    const actions = (await listAudit(world.database.db, {}, firstPage)).map(({ action }) => action)
    expect(actions).toEqual(
      expect.arrayContaining(['provisioning.plan', 'provisioning.apply', 'organization.add']),
    )
    expect(await world.operations.provisionings.get(planned.id, server)).toMatchObject({ state: 'done' })
    await world.close()
  })

  it('PRV-01: is refused under another hash than the confirmed one, and when the tenant has changed since', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    const planned = await here.plan()
    const hash = planned.plan?.hash ?? ''
    await expect(provisionings.apply(planned.id, 'ab'.repeat(32), world.actor)).rejects.toMatchObject({
      code: 'plan_changed',
    })
    tenant.changes = 1
    await expect(provisionings.apply(planned.id, hash, world.actor)).rejects.toMatchObject({
      code: 'plan_changed',
    })
    expect(tenant.standing.size).toBe(0)
    const shown = await provisionings.get(planned.id, server)
    expect(shown.plan?.hash).not.toBe(hash)
    await provisionings.apply(planned.id, shown.plan?.hash ?? '', world.actor)
    expect(await provisionings.finished(planned.id)).toMatchObject({ tenantId: newTenant })
    await expect(provisionings.apply(planned.id, shown.plan?.hash ?? '', world.actor)).rejects.toMatchObject({
      code: 'conflict',
    })
    await world.close()
  })

  it('is confirmed by the session that signed in for it alone, once', async () => {
    const here = await place()
    const { world, tenant } = here
    const planned = await here.plan()
    const other = { ...world.actor, familyId: crypto.randomUUID() }
    const hash = planned.plan?.hash ?? ''
    const { provisionings } = world.operations
    await expect(provisionings.apply(planned.id, hash, other)).rejects.toMatchObject({ code: 'conflict' })
    await expect(provisionings.cancel(planned.id, undefined, other)).rejects.toMatchObject({
      code: 'not_found',
    })
    const both = await Promise.allSettled([
      provisionings.apply(planned.id, hash, world.actor),
      provisionings.apply(planned.id, hash, world.actor),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await provisionings.finished(planned.id)
    expect(tenant.standing.size).toBe(tenant.writes.length)
    await world.close()
  })

  it('PRV-04 and PRV-05: writes nothing while the plan has obstacles', async () => {
    const here = await place()
    const { world, tenant } = here
    const message = 'The application is open to every tenant.'
    tenant.obstacles = [{ code: 'multi_tenant', message, isAcceptable: false, subject: undefined }]
    const planned = await here.plan()
    await expect(
      world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor),
    ).rejects.toMatchObject({ code: 'plan_blocked', message })
    expect(tenant.standing.size).toBe(0)
    await world.close()
  })

  it('forgets sign-in and keys when nobody confirms in time, and when it is cancelled', async () => {
    const here = await place()
    const { world, tenant } = here
    const late = await here.plan()
    expect(here.heldKeys()).toBe(1)
    await world.clock.advance(10 * 60_000)
    expect(await world.operations.provisionings.get(late.id, server)).toMatchObject({ state: 'cancelled' })
    expect([tenant.tokens, here.heldKeys()]).toEqual([0, 0])
    await expect(
      world.operations.provisionings.apply(late.id, late.plan?.hash ?? '', world.actor),
    ).rejects.toMatchObject({ code: 'plan_expired' })
    const unwanted = await here.plan()
    await world.operations.provisionings.cancel(unwanted.id, undefined, world.actor)
    expect(await world.operations.provisionings.get(unwanted.id, server)).toMatchObject({
      state: 'cancelled',
    })
    expect([tenant.tokens, here.heldKeys()]).toEqual([0, 0])
    await world.close()
  })

  it('is not opened again when its time ran out while the tenant was looked at once more', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    const planned = await here.plan()
    tenant.onPlan = async () => {
      await world.clock.advance(10 * 60_000)
      throw new GraphError(503, 'x', 'away')
    }
    const hash = planned.plan?.hash ?? ''
    await expect(provisionings.apply(planned.id, hash, world.actor)).rejects.toMatchObject({
      code: 'upstream_unavailable',
    })
    expect(await provisionings.get(planned.id, server)).toMatchObject({ state: 'cancelled' })
    expect([tenant.tokens, here.heldKeys()]).toEqual([0, 0])
    await expect(provisionings.apply(planned.id, hash, world.actor)).rejects.toMatchObject({
      code: 'plan_expired',
    })
    await world.close()
  })

  it('can be confirmed again when the tenant could not be looked at, while there is time', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    const planned = await here.plan()
    tenant.onPlan = async () => {
      throw new GraphError(503, 'x', 'away')
    }
    const hash = planned.plan?.hash ?? ''
    await expect(provisionings.apply(planned.id, hash, world.actor)).rejects.toMatchObject({
      code: 'upstream_unavailable',
    })
    tenant.onPlan = undefined
    await provisionings.apply(planned.id, hash, world.actor)
    expect(await provisionings.finished(planned.id)).toMatchObject({ tenantId: newTenant })
    await world.close()
  })

  it('PRV-20: keeps the sign-in when the certificate file cannot be opened', async () => {
    const here = await place()
    const { world, tenant } = here
    const signInReference = await signIn(world, tenant)
    const given = { ...request, signInReference }
    const { provisionings } = world.operations
    await expect(
      provisionings.plan({ ...given, credential: pfx('wrong') }, world.actor),
    ).rejects.toMatchObject({ code: 'unusable_certificate', message: expect.stringContaining('password') })
    expect(await provisionings.plan({ ...given, credential: pfx('right') }, world.actor)).toMatchObject({
      state: 'planned',
    })
    await world.close()
  })

  it('makes nothing for a guest, for a person without the role (DEV-19, DEV-20), and when Microsoft is away', async () => {
    const here = await place()
    const { world, tenant } = here
    for (const [error, code] of [
      [new SignInError('refused', 'not a Global Administrator'), 'sign_in_refused'],
      [new GraphError(503, 'x', 'away'), 'upstream_unavailable'],
    ] as const) {
      tenant.inspection = undefined
      const signInReference = await signIn(world, tenant)
      tenant.inspection = error
      await expect(
        world.operations.provisionings.plan({ ...request, signInReference }, world.actor),
      ).rejects.toMatchObject({ code })
    }
    expect([tenant.standing.size, tenant.tokens, here.heldKeys()]).toEqual([0, 0, 0])
    expect(await world.operations.provisionings.list(server)).toEqual([])
    await world.close()
  })

  it('PRV-32: a tenant is connected once', async () => {
    const here = await place()
    const { world, tenant } = here
    await here.connect()
    tenant.standing.clear()
    await expect(here.plan()).rejects.toMatchObject({ code: 'organization_exists' })
    expect([tenant.standing.size, tenant.tokens]).toEqual([0, 0])
    await world.close()
  })

  it('AST-72: takes no domain that another organization still holds', async () => {
    const here = await place()
    const { database, organizationId: contoso } = here.world
    const moved = ['contoso.onmicrosoft.com', 'fabrikam.com']
    await database.transaction((trx) => replaceOrganizationDomains(trx, contoso, moved))
    const { id } = await here.connect()
    expect(await listOrganizationDomains(database.db, id)).toEqual(['fabrikam.onmicrosoft.com'])
    expect(await listOrganizationDomains(database.db, contoso)).toEqual(moved)
    await here.world.close()
  })

  it('PRV-07: takes back everything that was made, whichever write is refused', async () => {
    const here = await place()
    const { world, tenant } = here
    for (const failAt of tenant.writes.keys()) {
      tenant.failAt = failAt
      const planned = await here.plan()
      await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
      await expect(world.operations.provisionings.finished(planned.id)).rejects.toMatchObject({
        code: 'registration_failed',
        message: expect.stringContaining('has been removed again'),
      })
      expect(await here.ended(planned.id)).toMatchObject({ state: 'rolled-back' })
      expect([tenant.standing.size, tenant.tokens, here.heldKeys()]).toEqual([0, 0, 0])
    }
    await world.close()
  }, 120_000)

  it('PRV-07: stays to be resumed when the tenant cannot be reached, and ends as planned with the same key', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    Object.assign(tenant, {
      failAt: 3,
      failAfterwards: true,
      failure: new GraphError(0, 'connectionLost', 'the answer was lost'),
    })
    const planned = await here.plan()
    await provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    expect(await here.ended(planned.id)).toMatchObject({
      state: 'interrupted',
      error: expect.stringContaining(`resume it or cancel it, with a new sign-in (${planned.id})`),
    })
    expect([tenant.standing.size, tenant.tokens, here.heldKeys()]).toEqual([4, 0, 1])
    tenant.failAt = undefined
    const again = await provisionings.resume(planned.id, await signIn(world, tenant), world.actor)
    expect(again.plan?.writes).toHaveLength(2)
    await provisionings.apply(planned.id, again.plan?.hash ?? '', world.actor)
    expect(await provisionings.finished(planned.id)).toMatchObject({ id: planned.organizationId })
    expect([tenant.standing.size, here.heldKeys()]).toEqual([6, 1])
    await world.close()
  })

  it('names what could not be taken back, and takes it back on a later sign-in', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    tenant.failAt = 4
    tenant.cannotRemove.add('backup-app')
    const planned = await here.plan()
    await provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    const failed = await here.ended(planned.id)
    expect(failed).toMatchObject({ state: 'abandoned', error: expect.stringContaining('id-of-backup-app') })
    const [record] = await listAudit(world.database.db, { action: 'organization.add' }, firstPage)
    expect(record).toMatchObject({ outcome: 'failed', reason: 'registration_failed' })
    expect(record?.details).toContain('id-of-backup-app')
    tenant.cannotRemove.clear()
    await expect(provisionings.cancel(planned.id, undefined, world.actor)).rejects.toMatchObject({
      code: 'conflict',
    })
    await provisionings.cancel(planned.id, await signIn(world, tenant), world.actor)
    expect(tenant.standing.size).toBe(0)
    expect(await provisionings.get(planned.id, server)).toMatchObject({ state: 'rolled-back' })
    await world.close()
  })

  it('has each object on record before it is made', async () => {
    const here = await place()
    const { world, tenant } = here
    const seen: unknown[] = []
    const planned = await here.plan()
    tenant.hold = async () => {
      const row = await findProvisioning(world.database.db, planned.id)
      const objects: unknown[] = JSON.parse(row?.created ?? '[]')
      seen.push(objects.at(-1))
    }
    await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    await world.operations.provisionings.finished(planned.id)
    expect(seen).toEqual(
      tenant.writes.map((name) => ({ kind: 'application', name, marker: expect.any(String) })),
    )
    await world.close()
  })

  it('F-07: a stop of the process at any write leaves it interrupted, and it is resumed by the next one', async () => {
    const here = await place()
    const { world, tenant } = here
    const planned = await here.plan()
    let stopping: Promise<void> | undefined
    tenant.hold = async (write) => {
      if (write === 'grant-1' && stopping === undefined) stopping = world.operations.close()
      await settle()
    }
    await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    for (let turn = 0; turn < 500; turn += 1) {
      await settle()
      if (stopping !== undefined) break
    }
    await stopping
    tenant.hold = undefined
    await world.start()
    const { provisionings } = world.operations
    expect(await provisionings.get(planned.id, server)).toMatchObject({ state: 'interrupted' })
    expect(tenant.standing.size).toBe(2)
    const again = await provisionings.resume(planned.id, await signIn(world, tenant), world.actor)
    await provisionings.apply(planned.id, again.plan?.hash ?? '', world.actor)
    await provisionings.finished(planned.id)
    expect(new Set([...tenant.standing.values()].map(({ marker }) => marker)).size).toBe(1)
    expect(here.heldKeys()).toBe(1)
    await world.close()
  })

  it('is resumed with an administrator of the same tenant alone', async () => {
    const here = await place()
    const { world, tenant } = here
    Object.assign(tenant, { failAt: 1, failure: new GraphError(503, 'x', 'away') })
    const planned = await here.plan()
    await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    await here.ended(planned.id)
    tenant.id = tenantId(world.organizationId)
    await expect(
      world.operations.provisionings.resume(planned.id, await signIn(world, tenant), world.actor),
    ).rejects.toMatchObject({ code: 'sign_in_refused' })
    expect(tenant.tokens).toBe(0)
    await world.close()
  })
})

/** The other ways of connecting an organization, and what becomes of one: existing applications, edits, removal, import. */
import { expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { newTenant, pfx, request, signIn } from '../organizations/fake-tenant.suite.ts'
import { createPlace, type Place } from './place.suite.ts'

const server = { kind: 'server' } as const
const appId = '11111111-2222-4333-8444-555555555555'

describeOnEveryDatabase('the ways to connect an organization', (open) => {
  const place = async (): Promise<Place> => createPlace((await open()).location)

  it('way B: verifies an existing application by its own tokens, and names what is missing with what is lost', async () => {
    const here = await place()
    const { world, tenant } = here
    world.tenants.set('fabrikam.com', newTenant)
    const existing = {
      way: 'existing' as const,
      tenant: 'fabrikam.com',
      applications: { backup: appId },
      credential: pfx('right'),
      signIn: false,
    }
    const planned = await here.plan(existing)
    expect(planned.plan?.writes).toEqual([])
    const missing = planned.plan?.obstacles.map(({ subject }) => subject) ?? []
    expect(missing).toContain('Mail.Read')
    await expect(
      world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor),
    ).rejects.toMatchObject({ code: 'verification_failed', message: expect.stringContaining('Mail.Read') })
    await world.operations.provisionings.cancel(planned.id, undefined, world.actor)
    expect(here.heldKeys()).toBe(0)

    world.roles = [...missing.map(String), 'Sites.FullControl.All']
    const organization = await here.connect(existing)
    expect(organization).toMatchObject({
      name: 'fabrikam.com',
      tenantId: newTenant,
      applications: [{ purpose: 'backup', appId, origin: 'existing', certificateThumbprint: 'AA' }],
    })
    expect([tenant.codes, tenant.standing.size]).toEqual([0, 0])
    const held = await world.operations.organizations.permissions(organization.id, server)
    expect(held.remarks.join()).toContain('Sites.FullControl.All')
    await world.close()
  })

  it('way B: refuses a certificate that Microsoft does not accept, and a tenant that nobody knows', async () => {
    const here = await place()
    const { world } = here
    const existing = {
      way: 'existing' as const,
      tenant: 'fabrikam.com',
      applications: { backup: appId },
      credential: pfx('right'),
    }
    await expect(here.plan(existing)).rejects.toMatchObject({ code: 'invalid_request' })
    world.tenants.set('fabrikam.com', newTenant)
    world.tokenTrouble = new GraphError(401, 'AADSTS700027', 'the certificate is not registered')
    await expect(here.plan(existing)).rejects.toMatchObject({ code: 'verification_failed' })
    expect(here.heldKeys()).toBe(0)
    await world.close()
  })

  it('way C: manages an application that was there, and never takes it back', async () => {
    const here = await place()
    const { world, tenant } = here
    const managed = { way: 'existing-managed' as const, applications: { backup: appId }, signIn: false }
    tenant.failAt = 2
    const failing = await here.plan(managed)
    await world.operations.provisionings.apply(failing.id, failing.plan?.hash ?? '', world.actor)
    expect(await here.ended(failing.id)).toMatchObject({ state: 'interrupted' })
    expect(tenant.standing.size).toBe(2)
    tenant.failAt = undefined
    const again = await world.operations.provisionings.resume(
      failing.id,
      await signIn(world, tenant),
      world.actor,
    )
    await world.operations.provisionings.apply(failing.id, again.plan?.hash ?? '', world.actor)
    expect(await world.operations.provisionings.finished(failing.id)).toMatchObject({
      applications: [{ purpose: 'backup', appId, origin: 'existing-managed' }],
    })
    await world.close()
  })

  it('edits a connected organization: a workload more, the same applications and key, the labels kept', async () => {
    const here = await place()
    const { world, tenant } = here
    const { id, applications, options } = await here.connect()
    await world.operations.organizations.update(id, { label: 'Our Fabrikam', description: 'x' }, world.actor)
    tenant.standing.clear()
    const services = { exchange: true, sharePoint: true, teams: false, teamsChats: false }
    const change = { organizationId: id, services, ...options, credential: { kind: 'keep' as const } }
    const planned = await here.plan(change)
    expect(planned.kind).toBe('edit')
    expect(planned.plan?.applications[0]?.appId).toBe(applications[0]?.appId)
    await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
    const edited = await world.operations.provisionings.finished(planned.id)
    expect(edited).toMatchObject({ id, services, label: 'Our Fabrikam', description: 'x' })
    expect(edited.applications).toEqual(applications)
    expect(here.heldKeys()).toBe(1)
    await world.close()
  })

  it('names the application that a change leaves behind in the tenant', async () => {
    const here = await place()
    const { id, applications, options, services } = await here.connect({ signIn: false })
    const old = applications[0]?.appId ?? 'none'
    const change = { organizationId: id, services, ...options, applications: { backup: appId } }
    const planned = await here.plan({ ...change, way: 'existing-managed' })
    expect(planned.plan?.remarks.join()).toContain(`(${old}) is not used by this plan and stays`)
    const same = { organizationId: id, services, ...options, credential: { kind: 'keep' as const } }
    await here.world.operations.provisionings.cancel(planned.id, undefined, here.world.actor)
    expect((await here.plan(same)).plan?.remarks.join()).not.toContain('stays in the tenant')
    await here.world.close()
  })

  it('PRV-33: removes an organization at once, with its keys and what is ours in its tenant', async () => {
    const here = await place()
    const { world, tenant } = here
    const { id, applications } = await here.connect()
    await here.connect({ organizationId: id, way: 'remove', credential: { kind: 'keep' } })
    expect(tenant.removed.toSorted()).toEqual(applications.map((one) => one.appId).toSorted())
    await expect(world.operations.organizations.get(id, server)).rejects.toMatchObject({ code: 'not_found' })
    expect(here.heldKeys()).toBe(0)
    await world.close()
  })

  it('imports nothing under the name of another organization, nor under what is no domain', async () => {
    const here = await place()
    const { world } = here
    world.tenants.set('fabrikam.onmicrosoft.com', newTenant)
    const known = await world.operations.organizations.get(world.organizationId, server)
    const one = {
      name: 'fabrikam.onmicrosoft.com',
      label: ` ${known.name.toUpperCase()} `,
      description: '<script>',
      region: 'Worldwide',
      services: request.services,
      tenantId: undefined,
      authentication: 'basic' as const,
      applicationId: undefined,
    }
    const names = [
      '__proto__',
      '../etc',
      '<img src=x:>',
      'a b.c',
      'fabrikam',
      'fabrikam.onmicrosoft.com/x',
      '',
    ]
    const outcomes = await world.operations.organizations.import(
      [one, ...names.map((name) => Object.assign({}, one, { name, label: undefined }))],
      world.actor,
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'skipped'))
    expect(outcomes[0]?.message).toContain('Another organization is called')
    expect(await world.operations.organizations.list(server)).toHaveLength(1)
  })

  it('imports an organization with passwords as read-only, and migrates it to an application', async () => {
    const here = await place()
    const { world } = here
    world.tenants.set('fabrikam.onmicrosoft.com', newTenant)
    const [outcome] = await world.operations.organizations.import(
      [
        {
          name: 'Fabrikam.onmicrosoft.com',
          label: undefined,
          description: '',
          region: 'Worldwide',
          services: request.services,
          tenantId: undefined,
          authentication: 'basic',
          applicationId: undefined,
        },
      ],
      world.actor,
    )
    const id = outcome?.organizationId
    if (id === undefined) throw new Error(outcome?.message)
    expect(await world.operations.organizations.get(id, server)).toMatchObject({
      authentication: 'basic',
      isReadOnly: true,
      applications: [],
    })
    await expect(world.addJob({ organizationId: id, name: 'no' })).rejects.toMatchObject({
      code: 'organization_read_only',
      message: expect.stringContaining('Migrate it to an application'),
    })
    const migrated = await here.connect({ organizationId: id })
    expect(migrated).toMatchObject({ id, authentication: 'app-only', isReadOnly: false })
    const [done] = await world.operations.provisionings.list(server)
    expect(done).toMatchObject({ kind: 'migrate', state: 'done' })
    await world.close()
  })
})

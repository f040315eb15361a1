/** Nothing of others is taken away: what is ours is what our write made (reference 3.2, security.md 6.7). */
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { applyIn, planIn, type Application } from './applying.suite.ts'
import { withExisting } from './existing.suite.ts'
import type { ApplicationsRequest } from './model.ts'
import type { CreatedObject } from './registration.ts'
import { removeApplications } from './remove.ts'
import { createTestTenant, graphError, type Fault, type TestTenant } from './tenant.suite.ts'

const mailRead = '810c84a8-4a9e-49e6-bf7d-12d183f40d01'
const ofMailRead = { principalId: 'existing-sp', resourceId: 'graph-sp', appRoleId: mailRead }
const forEverybody = { clientId: 'existing-sp', consentType: 'AllPrincipals', resourceId: 'graph-sp' }
/** With a delegated permission beside the application ones. */
const single: Partial<ApplicationsRequest> = { layout: 'single', signIn: true }

/** The existing application in a tenant that does something of its own. */
function adopted(fault: Fault = () => undefined, asked: Partial<ApplicationsRequest> = {}) {
  const { tenant: directory, request } = withExisting({}, asked)
  const tenant = createTestTenant(fault)
  for (const name of ['applications', 'servicePrincipals'] as const)
    for (const [id, object] of directory.objects[name]) tenant.objects[name].set(id, object)
  return { tenant, request }
}

const isGrantOfMail: (request: Parameters<Fault>[0]) => boolean = ({ method, path, body }) =>
  method === 'POST' && path.endsWith('/appRoleAssignedTo') && body['appRoleId'] === mailRead

/** Does something once, at the request that matches. */
function once(matches: (request: Parameters<Fault>[0]) => boolean, act: () => ReturnType<Fault>): Fault {
  let isDone = false
  return (request) => {
    if (isDone || !matches(request)) return undefined
    isDone = true
    return act()
  }
}

async function takeBack({ graph }: TestTenant, created: readonly CreatedObject[]): Promise<void> {
  expect(await removeApplications({ graph, log: silentLog }, created)).toEqual([])
}

const assignmentsOf = ({ objects }: TestTenant): string[] => [...objects.assignments.keys()]
const mailRecords = ({ created }: Application): readonly CreatedObject[] =>
  created.filter(({ name }) => name === 'Mail.Read')

describe('a permission that somebody else grants', () => {
  it('between our look and our write is found, not made, and stays when ours are taken back', async () => {
    const { tenant, request } = adopted(
      once(
        ({ method, path }) => method === 'PATCH' && path === '/applications/existing',
        () => {
          tenant.objects.assignments.set('theirs', { id: 'theirs', ...ofMailRead })
          return undefined
        },
      ),
    )
    const application = await applyIn(tenant, { request })
    expect(application.error).toBeUndefined()
    expect(mailRecords(application)).toEqual([])
    expect(assignmentsOf(tenant).length).toBeGreaterThan(1)

    await takeBack(tenant, application.created)
    expect(assignmentsOf(tenant)).toEqual(['theirs'])
  })

  it('in the very moment of our write, which is refused, is theirs', async () => {
    const { tenant, request } = adopted(
      once(isGrantOfMail, () => {
        tenant.objects.assignments.set('theirs', { id: 'theirs', ...ofMailRead })
        return graphError(400, 'Request_BadRequest', 'Permission being assigned already exists on the object')
      }),
    )
    const application = await applyIn(tenant, { request })
    expect(application.error).toBeUndefined()
    expect(mailRecords(application)).toEqual([])

    await takeBack(tenant, application.created)
    expect(assignmentsOf(tenant)).toEqual(['theirs'])
  })

  it('after our write was refused for good is theirs', async () => {
    const denied = graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges')
    const { tenant, request } = adopted(once(isGrantOfMail, () => denied))
    const application = await applyIn(tenant, { request })
    expect(application.error).toBeDefined()
    expect(mailRecords(application)).toEqual([])
    tenant.objects.assignments.set('theirs', { id: 'theirs', ...ofMailRead })

    await takeBack(tenant, application.created)
    expect(assignmentsOf(tenant)).toEqual(['theirs'])
  })

  it('for everybody who signs in, before ours: only what we added to it is taken back', async () => {
    const { tenant, request } = adopted(
      once(
        ({ method, path }) => method === 'PATCH' && path === '/applications/existing',
        () => {
          tenant.objects.grants.set('theirs', { id: 'theirs', ...forEverybody, scope: 'openid' })
          return undefined
        },
      ),
      single,
    )
    const application = await applyIn(tenant, { request })
    expect(application.error).toBeUndefined()
    expect(tenant.objects.grants.get('theirs')?.['scope']).toBe('openid User.Read')

    await takeBack(tenant, application.created)
    expect(tenant.objects.grants.get('theirs')?.['scope']).toBe('openid')
  })

  it('was there before the plan: a federated credential of the same name is not touched', async () => {
    const federated = {
      backup: { name: 'ours', issuer: 'https://issuer.example', subject: 'ours', audience: 'api://x' },
    }
    const { tenant, request } = adopted(undefined, { certificates: {}, federated })
    const theirs = { id: 'theirs', name: 'ours', issuer: 'https://other.example', subject: 's' }
    tenant.objects.federated.set('theirs', { ...theirs, applicationId: 'existing' })
    const application = await applyIn(tenant, { request: { ...request, known: ['theirs'] } })
    expect(String(application.error)).toContain('of another issuer or subject')

    await takeBack(tenant, application.created)
    expect([...tenant.objects.federated.keys()]).toEqual(['theirs'])
  })
})

describe('a write whose answer nobody heard', () => {
  /** Stopped at the grant of Mail.Read, carried out or not. */
  async function stopped(fate: 'lost-before' | 'lost-after') {
    const controller = new AbortController()
    const { tenant, request } = adopted(
      once(isGrantOfMail, () => {
        controller.abort()
        return fate
      }),
    )
    const application = await applyIn(tenant, { request, signal: controller.signal })
    expect(mailRecords(application)).toMatchObject([{ at: expect.any(Number) }])
    expect(mailRecords(application)[0]?.id).toBeUndefined()
    const again = (): Promise<Application> => applyIn(tenant, { request, earlier: application.created })
    return { tenant, request, application, again }
  }

  /** As Microsoft tells when something was granted. */
  function date(tenant: TestTenant, at: number): void {
    for (const object of tenant.objects.assignments.values())
      if (object['appRoleId'] === mailRead) object['createdDateTime'] = new Date(at).toISOString()
  }

  it('is ours when what it was to make is there: found by the resumed run, and taken back', async () => {
    const { tenant, request, again } = await stopped('lost-after')
    date(tenant, tenant.clock.now())
    const resumed = await again()
    expect(resumed.error).toBeUndefined()
    expect(mailRecords(resumed)).toMatchObject([{ id: expect.any(String) }])
    expect((await planIn(tenant, { ...request, known: ['key-1'] })).writes).toEqual([])

    await takeBack(tenant, resumed.created)
    expect(assignmentsOf(tenant)).toEqual([])
  })

  it('is ours when it is cancelled without being resumed', async () => {
    const { tenant, application } = await stopped('lost-after')
    date(tenant, tenant.clock.now())
    await takeBack(tenant, application.created)
    expect(assignmentsOf(tenant)).toEqual([])
  })

  it('is not ours when somebody granted the same an hour later: the resumed run forgets it', async () => {
    const { tenant, again } = await stopped('lost-before')
    tenant.objects.assignments.set('theirs', { id: 'theirs', ...ofMailRead })
    date(tenant, tenant.clock.now() + 3_600_000)
    const resumed = await again()
    expect(mailRecords(resumed)).toEqual([])

    await takeBack(tenant, resumed.created)
    expect(assignmentsOf(tenant)).toEqual(['theirs'])
  })

  it('is not ours when somebody granted the same an hour later: it stays when ours is cancelled', async () => {
    const { tenant, application } = await stopped('lost-before')
    tenant.objects.assignments.set('theirs', { id: 'theirs', ...ofMailRead })
    date(tenant, tenant.clock.now() + 3_600_000)
    await takeBack(tenant, application.created)
    expect(assignmentsOf(tenant)).toEqual(['theirs'])
  })

  it.each([
    ['everything that we asked for', 'Mail.Read User.Read', undefined],
    ['a part of it', 'User.Read', 'User.Read'],
  ])('is told by %s being there, for people who sign in', async (_what, found, left) => {
    const { tenant } = adopted()
    const intent = {
      kind: 'oauth2-permission-grant',
      name: 'Mail.Read User.Read',
      marker: 'graph-sp',
      parent: 'existing-sp',
      at: tenant.clock.now(),
    }
    tenant.objects.grants.set('found', { id: 'found', ...forEverybody, scope: found })
    await takeBack(tenant, [intent])
    expect(tenant.objects.grants.get('found')?.['scope']).toBe(left)
  })

  it('is known by its tag where it made an enterprise application', async () => {
    const controller = new AbortController()
    const { tenant, request } = adopted(
      once(
        ({ method, path }) => method === 'POST' && path === '/servicePrincipals',
        () => {
          controller.abort()
          return 'lost-after'
        },
      ),
    )
    tenant.objects.servicePrincipals.delete('existing-sp')
    const before = [...tenant.objects.servicePrincipals.keys()]
    const { created } = await applyIn(tenant, { request, signal: controller.signal })
    expect(tenant.objects.servicePrincipals.size).toBe(before.length + 1)
    await takeBack(tenant, created)
    expect([...tenant.objects.servicePrincipals.keys()]).toEqual(before)

    tenant.objects.servicePrincipals.set('theirs', { id: 'theirs', appId: 'existing-app', tags: [] })
    await takeBack(tenant, created)
    expect(tenant.objects.servicePrincipals.has('theirs')).toBe(true)
  })
})

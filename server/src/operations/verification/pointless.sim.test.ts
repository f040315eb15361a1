/** Propagation told apart from a mistake, in the built simulator: what is waited for, and when waiting is pointless. */
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobSession } from '../operations.ts'
import { backupOf, startVerifiedTenant, type VerifiedTenant } from './verified-tenant.suite.ts'
import type { Verification } from './verification.ts'

const mailRead = '810c84a8-4a9e-49e6-bf7d-12d183f40d01'
const server = { kind: 'server' } as const
const minuteMs = 60_000

let tenant: VerifiedTenant

beforeAll(async () => {
  tenant = await startVerifiedTenant()
}, 120_000)
afterAll(() => tenant.here.stop(), 60_000)

const permission = (verification: Verification, value: string) =>
  backupOf(verification).permissions.find((one) => one.value === value)

describe('a permission that is missing', () => {
  it('is waited for when it was granted a moment ago, until it works', async () => {
    const { here } = tenant
    const giveBack = await tenant.revoke(mailRead)
    await here.control('POST', 'lag', { grants: 120 })
    await giveBack()
    const begun = here.clock.now()
    const verification = await tenant.verify(20)
    expect(verification).toMatchObject({ state: 'passed', lost: [] })
    expect(here.clock.now() - begun).toBeGreaterThan(minuteMs)
    await here.control('POST', 'lag', { grants: 0 })
  }, 60_000)

  it('is told as still on its way when nobody waits', async () => {
    const { here } = tenant
    const giveBack = await tenant.revoke(mailRead)
    await here.control('POST', 'lag', { grants: 120 })
    await giveBack()
    const verification = await tenant.verify()
    expect(verification.state).toBe('failed')
    expect(permission(verification, 'Mail.Read')).toMatchObject({
      state: 'propagating',
      nextStep: expect.stringContaining('Wait'),
    })
    await here.control('POST', 'lag', { grants: 0 })
    expect((await tenant.verify(20)).state).toBe('passed')
  }, 60_000)

  it('is not waited for when it is declared, and nobody consented', async () => {
    const giveBack = await tenant.revoke(mailRead)
    const begun = tenant.here.clock.now()
    const verification = await tenant.verify(20)
    expect(permission(verification, 'Mail.Read')).toMatchObject({
      state: 'missing',
      detail: 'Mail.Read is declared, but nobody has consented to it.',
      nextStep: expect.stringContaining('Waiting does not help'),
      lost: ['mail is not backed up'],
    })
    expect(tenant.here.clock.now() - begun).toBeLessThan(minuteMs)
    await giveBack()
  }, 60_000)
})

describe('an application that gets no token', () => {
  const principal = () => `/servicePrincipals(appId='${tenant.appId}')`

  it('that is disabled is told at once, with the next step: waiting is pointless', async () => {
    const { admin, here } = tenant
    await admin.send({ method: 'PATCH', path: principal(), json: { accountEnabled: false } })
    const begun = here.clock.now()
    const verification = await tenant.verify(20)
    const { audiences, permissions } = backupOf(verification)
    expect(audiences[0]).toMatchObject({
      state: 'refused',
      detail: 'The enterprise application is disabled.',
      nextStep: expect.stringContaining('Enabled for users to sign in'),
    })
    expect(new Set(permissions.map(({ state }) => state))).toEqual(new Set(['failed']))
    expect(verification.working).toEqual([])
    expect(here.clock.now() - begun).toBeLessThan(minuteMs)
    await admin.send({ method: 'PATCH', path: principal(), json: { accountEnabled: true } })
  }, 60_000)

  it('whose certificate is not registered is told, with the thumbprint to compare', async () => {
    const { admin } = tenant
    const path = `/applications(appId='${tenant.appId}')`
    const schema = Type.Object({
      keyCredentials: Type.Array(Type.Object({}, { additionalProperties: true })),
    })
    const { keyCredentials } = await admin.json({ path: `${path}?$select=keyCredentials` }, schema)
    await admin.send({ method: 'PATCH', path, json: { keyCredentials: [] } })
    const { audiences, credential } = backupOf(await tenant.verify())
    expect(audiences[0]).toMatchObject({
      state: 'refused',
      detail: 'The certificate is not registered on the application, or not known everywhere yet.',
      nextStep: expect.stringContaining('verify again and let it wait, 20 minutes at most'),
    })
    expect(credential.thumbprintSha1).toMatch(/^[0-9A-F]{40}$/)
    await admin.send({ method: 'PATCH', path, json: { keyCredentials } })
    expect((await tenant.verify()).state).toBe('passed')
  }, 60_000)
})

describe('an administrator of the tenant who removes the consent', () => {
  async function ended(session: JobSession): Promise<JobSession> {
    for (let turn = 0; turn < 600; turn += 1) {
      const current = await tenant.here.operations.jobs.session(session.id, server)
      if (current.status !== 'Running') return current
      await tenant.here.clock.sleep(50)
    }
    throw new Error('the run does not end')
  }

  it('PRV-26: the job fails clearly, with no storm of retries, and works again with the consent', async () => {
    const { operations, actor } = tenant.here
    const firstPage = { offset: 0, limit: 10 }
    const { items } = await operations.organizations.users(
      tenant.organization.id,
      { userName: 'alice@' },
      server,
      firstPage,
    )
    const repository = await operations.repositories.create(
      { name: 'Main', description: '', path: '', retention: {} },
      actor,
    )
    const job = await operations.jobs.create(
      {
        organizationId: tenant.organization.id,
        repositoryId: repository.id,
        name: 'Alice',
        description: '',
        backupType: 'SelectedItems',
        selectedItems: [{ type: 'User', user: { id: items[0]?.id ?? '' }, mailbox: true }],
        excludedItems: [],
        schedulePolicy: {},
        isEnabled: true,
      },
      server,
      actor,
    )
    expect(await ended(await operations.jobs.start(job.id, server, actor))).toMatchObject({
      status: 'Success',
    })

    const giveBack = await tenant.revoke()
    // A token of before is good for at most 90 minutes more; as if they were over.
    tenant.here.connections.forget(tenant.organization.id)
    await tenant.here.graphRequests()
    const session = await ended(await operations.jobs.start(job.id, server, actor))
    expect(session.status).toBe('Failed')
    expect(session.details).not.toBe('')
    expect(await tenant.here.graphRequests()).toBeLessThan(10)
    expect(await tenant.verify()).toMatchObject({ state: 'failed', working: [] })
    await giveBack()
    expect((await tenant.verify()).state).toBe('passed')
    expect(await ended(await operations.jobs.start(job.id, server, actor))).toMatchObject({
      status: 'Success',
    })
  }, 120_000)
})

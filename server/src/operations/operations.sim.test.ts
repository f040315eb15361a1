/** The whole of it against the built simulator: connect, back up, back up again, look people up, restore. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOrganizationDomains, replaceOrganizationDomains } from '../database/index.ts'
import { collectBytes } from '../foundation/bytes.ts'
import { silentLog } from '../foundation/log.ts'
import type { IdentityPlatform } from '../microsoft365/index.ts'
import { recheckDomains } from './organizations/domains.ts'
import { createAssertionVerifier } from './people/assertion-verifier.ts'
import { createPersonDirectory } from './people/person-directory.ts'
import { readOpaqueId } from './restore/opaque-id.ts'
import { request as newOrganization } from './organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from './simulated.suite.ts'
import type {
  BackupRepository,
  DirectoryUserEntry,
  Job,
  JobSession,
  Organization,
  RestoreAccess,
} from './operations.ts'

const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const server = { kind: 'server' } as const
const firstPage = { offset: 0, limit: 1000 }
const back = { mailbox: undefined, folder: undefined }

let here: SimulatedOperations
let organization: Organization
let repository: BackupRepository
let alice: DirectoryUserEntry
let job: Job
let folders = 0

beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '40', '--lag', '20')
}, 60_000)
afterAll(() => here.stop(), 60_000)

async function ended(session: JobSession): Promise<JobSession> {
  for (let turn = 0; turn < 600; turn += 1) {
    const current = await here.operations.jobs.session(session.id, { kind: 'server' })
    if (current.status !== 'Running') return current
    await here.clock.sleep(50)
  }
  throw new Error('the run does not end')
}

async function open(): Promise<RestoreAccess> {
  const session = await here.operations.restore.explore(
    organization.id,
    { pointInTime: undefined, reason: '', jobId: undefined },
    server,
    here.actor,
  )
  return { sessionId: session.id, reach: server, actor: here.actor }
}

async function tokenOf(user: string): ReturnType<IdentityPlatform['pollForDeviceAccessToken']> {
  const scopes = [
    'https://graph.microsoft.com/Directory.AccessAsUser.All',
    'https://graph.microsoft.com/User.ReadWrite.All',
  ]
  const authorization = await here.identityPlatform.requestDeviceAuthorization({
    tenant: 'contoso.onmicrosoft.com',
    clientId: azureCli,
    scopes,
  })
  await here.approve(authorization.userCode, user)
  return here.identityPlatform.pollForDeviceAccessToken(authorization)
}

describe('the story', () => {
  it('connects an organization through a Global Administrator’s device code, with 20 seconds of lag', async () => {
    const { deviceCodes, organizations } = here.operations
    const { userCode } = await deviceCodes.start('Worldwide', here.actor)
    const request = { ...newOrganization, signInReference: userCode }
    await expect(organizations.provision(request, here.actor)).rejects.toMatchObject({
      code: 'sign_in_pending',
    })
    await here.approve(userCode, 'admin@contoso.onmicrosoft.com')
    while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
    organization = await organizations.provision(request, here.actor)
    expect(organization).toMatchObject({ tenantId: here.tenantId, name: 'contoso.onmicrosoft.com' })
    const [provisioning] = await here.operations.provisionings.list(server)
    expect(provisioning?.state).toBe('done')
    expect(provisioning?.steps.every(({ state }) => state === 'done')).toBe(true)
  }, 120_000)

  it('reads the verified domains with its own application alone, and finds them unchanged (AST-74)', async () => {
    const warnings: object[] = []
    const log = { ...silentLog, warn: (fields: object) => void warnings.push(fields) }
    await recheckDomains({ ...here, log })
    expect(warnings).toEqual([])
    const added = 'contoso.example'
    await here.database.transaction((trx) => replaceOrganizationDomains(trx, organization.id, [added]))
    await recheckDomains({ ...here, log })
    expect(warnings).toMatchObject([{ before: [added] }])
    expect(await listOrganizationDomains(here.database.db, organization.id)).toContain(organization.name)
  }, 60_000)

  it('backs up one mailbox', async () => {
    const users = await here.operations.organizations.users(
      organization.id,
      { userName: 'alice@' },
      { kind: 'server' },
      firstPage,
    )
    const [found] = users.items
    if (found === undefined) throw new Error('no alice')
    alice = found
    repository = await here.operations.repositories.create(
      { name: 'Main', description: '', path: '', retention: {} },
      here.actor,
    )
    job = await here.operations.jobs.create(
      {
        organizationId: organization.id,
        repositoryId: repository.id,
        name: 'Alice',
        description: '',
        backupType: 'SelectedItems',
        selectedItems: [{ type: 'User', user: { id: alice.id }, mailbox: true }],
        excludedItems: [],
        schedulePolicy: {},
        isEnabled: true,
      },
      { kind: 'server' },
      here.actor,
    )
    const session = await ended(await here.operations.jobs.start(job.id, { kind: 'server' }, here.actor))
    expect(session).toMatchObject({ status: 'Success', items: { saved: 40, failed: 0, skipped: 0 } })
    const access = await open()
    folders = (await here.operations.restore.folders(access, alice.id, 'all', firstPage)).items.length
    expect(folders).toBeGreaterThan(3)
  }, 120_000)

  it('sends at most folders + 5 requests when nothing has changed, and stores no item again', async () => {
    await here.graphRequests()
    const session = await ended(await here.operations.jobs.start(job.id, { kind: 'server' }, here.actor))
    expect(session).toMatchObject({
      status: 'Success',
      items: { saved: 0, unchanged: 40 },
      transferredBytes: 0,
    })
    expect(await here.graphRequests()).toBeLessThanOrEqual(folders + 5)
  }, 60_000)

  it('saves and restores a deleted message, once', async () => {
    const access = await open()
    const { restore } = here.operations
    const inbox = (await restore.folders(access, alice.id, 'all', firstPage)).items.find(
      ({ wellKnownName }) => wellKnownName === 'inbox',
    )
    const [message] = (await restore.messages(access, alice.id, inbox?.id, firstPage)).items
    if (message === undefined || inbox === undefined) throw new Error('the inbox is empty')
    const graph = await here.connections.graph(organization.id)
    const headers = { Prefer: 'IdType="ImmutableId"' }
    const path = `/users/${alice.id}/messages/${encodeURIComponent(readOpaqueId(message.id) ?? '')}`
    const original = await collectBytes(graph.bytes({ path: `${path}/$value`, headers }))
    await graph.send({ method: 'DELETE', path, headers })

    const saved = await restore.save(access, alice.id, message.id)
    expect(Buffer.from(await collectBytes(saved.content)).equals(Buffer.from(original))).toBe(true)
    const restored = await restore.restoreMessages(access, alice.id, [message.id], back)
    expect(restored).toMatchObject({ createdItemsCount: 1, failedItemsCount: 0, exceptions: [] })
    const again = await restore.restoreMessages(access, alice.id, [message.id], back)
    expect(again).toMatchObject({ createdItemsCount: 0, mergedItemsCount: 1 })

    const session = await ended(await here.operations.jobs.start(job.id, { kind: 'server' }, here.actor))
    expect(session).toMatchObject({ status: 'Success', items: { saved: 1, unchanged: 39 } })
  }, 60_000)

  it('backs up the entire organization; who has no mailbox is skipped with the cause', async () => {
    const everybody = await here.operations.jobs.create(
      { ...job, name: 'Everybody', backupType: 'EntireOrganization', selectedItems: [] },
      { kind: 'server' },
      here.actor,
    )
    const session = await ended(
      await here.operations.jobs.start(everybody.id, { kind: 'server' }, here.actor),
    )
    expect(['Success', 'Warning']).toContain(session.status)
    expect(session.items.failed).toBe(0)
    expect(session.items.saved).toBeGreaterThan(100)
    const mailboxes = await here.operations.restore.mailboxes(await open(), firstPage)
    expect(mailboxes.items.length).toBeGreaterThanOrEqual(4)
  }, 120_000)

  it('survives throttling and cut connections without losing a message', async () => {
    await here.control('POST', 'faults', {
      match: { method: 'GET', path: '/\\$value/' },
      times: 3,
      status: 429,
      headers: { 'retry-after': '1' },
      body: '{"error":{"code":"ApplicationThrottled","message":"slow"}}',
    })
    await here.control('POST', 'faults', { match: { method: 'GET', path: '/\\$value/' }, times: 4, cut: 20 })
    const fresh = await here.operations.jobs.create({ ...job, name: 'Fresh' }, { kind: 'server' }, here.actor)
    const session = await ended(await here.operations.jobs.start(fresh.id, { kind: 'server' }, here.actor))
    expect(session).toMatchObject({ status: 'Success', items: { saved: 40, failed: 0 } })
    await here.control('DELETE', 'faults')
  }, 120_000)

  it('looks a person up by itself, and proves a token by using it', async () => {
    const unavailable = (cause: unknown): Error => new Error('unavailable', { cause })
    const people = createPersonDirectory({ ...here, unavailable })
    expect(await people.lookUp(organization.id, alice.id)).toMatchObject({
      userId: alice.id,
      isEnabled: true,
      isExternal: false,
    })
    const users = await here.operations.organizations.users(
      organization.id,
      {},
      { kind: 'server' },
      firstPage,
    )
    const byName = (part: string) =>
      users.items.find(({ userName }) => userName.toLowerCase().startsWith(part))
    const admin = byName('admin@')
    const guest = byName('dora_')
    if (admin === undefined || guest === undefined) throw new Error('the tenant lacks people')
    const administrator = await people.lookUp(organization.id, admin.id)
    expect(administrator?.memberOf).toContain(globalAdministrator)
    expect(await people.lookUp(organization.id, guest.id)).toMatchObject({ isExternal: true })

    const { accessToken } = await tokenOf('alice@contoso.onmicrosoft.com')
    const verifier = createAssertionVerifier({ ...here, unavailable })
    expect(await verifier.verifyByUse(organization.id, accessToken)).toEqual({
      tenantId: here.tenantId,
      userId: alice.id,
    })
  }, 120_000)
})

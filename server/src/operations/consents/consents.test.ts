import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { type Database, deleteOrganization, insertOrganization } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { organizationId } from '../ids.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createTestClock } from '../../microsoft365/clouds/scripted.suite.ts'
import { cloudNamed } from '../../microsoft365/index.ts'
import { createAuditOperations } from '../audit/audit-operations.ts'
import type { OrganizationApplication } from '../operations.ts'
import type { Microsoft365 } from '../ports.ts'
import {
  createConsents,
  type ConsentDependencies,
  type ConsentingOrganization,
} from './consent-operations.ts'
import type { ConsentCaller, Consents } from './consents.ts'

const reach = { kind: 'server' } as const
const id = organizationId(randomUUID())
const tenantId = randomUUID()
const publicUrl = 'https://backup.example'
const answered = { tenant: tenantId, error: undefined, errorDescription: undefined }
const from = { requestId: 'redirect', remoteAddress: '192.0.2.1' }

function callerOf(familyId: string): ConsentCaller {
  return { reach, actor: { name: 'admin', familyId, requestId: 'r', remoteAddress: '127.0.0.1' } }
}

function application(
  purpose: OrganizationApplication['purpose'],
  origin: OrganizationApplication['origin'],
): OrganizationApplication {
  const appId = `app-${purpose}`
  return {
    purpose,
    displayName: `Strongroom ${purpose}`,
    appId,
    origin,
    credential: 'certificate',
    certificateThumbprint: undefined,
  }
}

const organization: ConsentingOrganization = {
  tenantId,
  name: 'contoso.onmicrosoft.com',
  applications: [
    application('backup', 'registered'),
    application('sign-in', 'registered'),
    application('restore', 'existing'),
  ],
}

/** As a cloud file describes it: of its own name and hosts, in the region of Microsoft's own. */
const own: Microsoft365['cloud'] = {
  ...cloudNamed('worldwide'),
  name: 'contoso-private',
  loginUrl: 'https://login.contoso.example',
}

describeOnEveryDatabase('consents', (open) => {
  let database: Database
  let clock: ReturnType<typeof createTestClock>
  const ended = new Set<string>()
  const caller = callerOf(randomUUID())
  beforeEach(async () => {
    database = await open()
    clock = createTestClock()
    ended.clear()
    await record('worldwide')
  })

  /** The record that says which cloud the organization belongs to. */
  async function record(cloud: string): Promise<void> {
    await deleteOrganization(database.db, id)
    await insertOrganization(database.db, {
      id,
      tenantId,
      name: organization.name,
      displayName: 'Contoso',
      description: '',
      cloud,
      region: 'Worldwide',
      isExchangeOnline: 1,
      isSharePointOnline: 0,
      isTeamsOnline: 0,
      isTeamsChatsOnline: 0,
      createdAt: 0,
    })
  }

  function create(url: string | undefined = publicUrl): Consents {
    const given: Omit<ConsentDependencies, 'clouds'> = {
      database,
      clock,
      random: systemRandom,
      organizations: { get: async () => organization },
      isLiving: async (familyId) => !ended.has(familyId),
    }
    // A consent needs of a cloud its addresses alone.
    const clouds = { named: (name: string) => ({ cloud: name === own.name ? own : cloudNamed('worldwide') }) }
    return createConsents({ ...given, clouds }, { publicUrl: url })
  }

  async function begin(consents: Consents, by = caller) {
    return consents.begin(id, { purpose: 'sign-in', redirectUri: undefined }, by)
  }

  it('name the tenant, the application and its one registered address (microsoft.md 3.5)', async () => {
    const { url, state, redirectUri } = await begin(create())
    const { origin, pathname, searchParams } = new URL(url)
    expect([origin, pathname]).toEqual(['https://login.microsoftonline.com', `/${tenantId}/adminconsent`])
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'app-sign-in',
      redirect_uri: 'https://backup.example/sign-in/callback',
      state,
    })
    expect(redirectUri).toBe('https://backup.example/sign-in/callback')
  })

  it('happen in the cloud of the organization, though another one serves the same region (docs/cloud-file.md)', async () => {
    await record(own.name)
    const { url } = await begin(create())
    expect(new URL(url).origin).toBe('https://login.contoso.example')
    await record('worldwide')
    expect(new URL((await begin(create())).url).origin).toBe('https://login.microsoftonline.com')
  })

  it('of an application without a redirect URI lead to the plan and to the portal instead', async () => {
    const begun = create().begin(id, { purpose: 'backup', redirectUri: 'http://localhost:5000' }, caller)
    await expect(begun).rejects.toMatchObject({
      code: 'not_supported',
      message: expect.stringMatching(
        /apply the permissions of contoso\.onmicrosoft\.com.*https:\/\/entra\.microsoft\.com\/.*app-backup$/,
      ),
    })
  })

  it.each([
    'http://evil.example',
    'http://localhost.evil.example',
    'javascript:alert(1)',
    'https://a@b',
    'x',
  ])('lead not back to %s', async (redirectUri) => {
    const begun = create().begin(id, { purpose: 'restore', redirectUri }, caller)
    await expect(begun).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('without an address for browsers ask for one of the customer’s', async () => {
    const begun = create('').begin(id, { purpose: 'restore', redirectUri: 'http://localhost:5000' }, caller)
    expect((await begun).redirectUri).toBe('http://localhost:5000')
  })

  it('are answered once, by whoever brings their state, and are on record', async () => {
    const consents = create()
    const { id: consentId, state } = await begin(consents)
    expect(await consents.receive({ ...answered, state: 'forged' }, from)).toBeUndefined()
    expect(await consents.receive({ ...answered, state }, from)).toMatchObject({ outcome: 'returned' })
    expect(await consents.receive({ ...answered, state }, from)).toBeUndefined()
    expect(await consents.get(consentId, caller.actor)).toMatchObject({ outcome: 'returned' })
    const page = { offset: 0, limit: 10 }
    const { items } = await createAuditOperations({ database, clock }).list({}, reach, page)
    const acts = items.map(({ action, outcome, requestId }) => [action, outcome, requestId])
    expect(new Set(acts.map(String))).toEqual(
      new Set(['consent.begin,success,r', 'consent.end,success,redirect']),
    )
    expect(JSON.stringify(items)).not.toContain(state)
  })

  it('belong to the session that began them (DEV-22), and end with it (DEV-21)', async () => {
    const consents = create()
    const { id: consentId, state } = await begin(consents)
    const stranger = callerOf(randomUUID()).actor
    await expect(consents.get(consentId, stranger)).rejects.toMatchObject({ code: 'not_found' })
    const stolen = consents.complete(consentId, { ...answered, state }, stranger)
    await expect(stolen).rejects.toMatchObject({ code: 'not_found' })
    ended.add(caller.actor.familyId)
    expect(await consents.receive({ ...answered, state }, from)).toBeUndefined()
  })

  it('take no answer with another state, and none after a quarter of an hour', async () => {
    const consents = create()
    const { id: consentId, state, expiresAt } = await begin(consents)
    const forged = consents.complete(consentId, { ...answered, state: `${state}x` }, caller.actor)
    await expect(forged).rejects.toMatchObject({ code: 'sign_in_mismatch' })
    expect(expiresAt - clock.now()).toBe(900_000)
    await clock.sleep(900_000)
    expect(await consents.get(consentId, caller.actor)).toMatchObject({ outcome: 'expired' })
    expect(await consents.receive({ ...answered, state }, from)).toBeUndefined()
    const late = consents.complete(consentId, { ...answered, state }, caller.actor)
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    [
      'declined',
      { error: 'permission_denied', errorDescription: 'The admin canceled\nx' },
      /admin canceled\)/,
    ],
    ['given in another tenant', { tenant: randomUUID() }, /another tenant/],
  ])('%s are refused with what to do next', async (_title, brought, message) => {
    const consents = create()
    const { id: consentId, state } = await begin(consents)
    const consent = await consents.complete(consentId, { ...answered, ...brought, state }, caller.actor)
    expect(consent).toMatchObject({ outcome: 'refused', message: expect.stringMatching(message) })
  })
})

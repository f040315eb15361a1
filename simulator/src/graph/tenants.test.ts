/** Graph serves the tenant of the token, and nothing of another (microsoft.md 1.11, 3.1). */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestEntra, createTestKey, principalOf, register, type TestEntra } from '../entra/testing.ts'
import type { Service } from '../http.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { createMailStore } from '../mail/index.ts'
import type { CloudName } from '../tenant/cloud.ts'
import { graphAppId } from '../tenant/microsoft-applications.ts'
import type { ServicePrincipal, TenantState } from '../tenant/model.ts'
import { findUserByName } from '../tenant/users.ts'
import { createGraphServices } from './index.ts'

const key = await createTestKey()
let test: TestEntra
let graph: Service
let contoso: TenantState
let fabrikam: TenantState

function start(cloud: CloudName = 'worldwide'): void {
  test = createTestEntra(key, cloud)
  const { tenants, clock, lag } = test
  const mail = createMailStore({ clock, rewriteMime: false, seed: 7 })
  for (const tenant of tenants.all())
    for (const { id, userPrincipalName, displayName, hasMailbox } of tenant.users.values())
      if (hasMailbox) mail.addMailbox({ userId: id, upn: userPrincipalName, displayName })
  const { tokens } = test.entra
  graph = createGraphServices({ tenants, mail, tokens, clock, lag, origin: () => 'https://localhost:28443' })
  contoso = test.tenant
  const found = tenants.find('fabrikam.com')
  if (found === undefined) throw new Error('no fabrikam')
  fabrikam = found
}

beforeEach(() => start())

function assign(tenant: TenantState, principal: ServicePrincipal, permissions: readonly string[]): void {
  const resource = principalOf(tenant, graphAppId)
  for (const permission of permissions)
    tenant.appRoleAssignments.set(randomUUID(), {
      id: randomUUID(),
      appRoleId: resource.appRoles.find(({ value }) => value === permission)?.id ?? '',
      principalId: principal.id,
      resourceId: resource.id,
      createdDateTime: '2026-01-01T00:00:00Z',
      effectiveAt: 0,
    })
}

/** An application of that tenant, with permissions, and its token. */
async function appOf(tenant: TenantState, permissions: readonly string[], fields = {}) {
  const { application, principal } = register(tenant, {
    passwordCredentials: [
      {
        keyId: '1',
        displayName: null,
        hint: 'sec',
        startDateTime: '2026-01-01T00:00:00Z',
        endDateTime: '2027-01-01T00:00:00Z',
        secretText: 'secret',
        effectiveAt: 0,
      },
    ],
    ...fields,
  })
  assign(tenant, principal, permissions)
  const answer = await test.post(`/${tenant.tenantId}/oauth2/v2.0/token`, {
    grant_type: 'client_credentials',
    client_id: application.appId,
    client_secret: 'secret',
    scope: `${test.tenants.cloud.graphAudience}/.default`,
  })
  return { application, principal, token: String(answer.json['access_token']) }
}

async function ask(
  token: string,
  path: string,
  body?: object,
): Promise<{ status: number; json: JsonRecord }> {
  const reply = await graph({
    method: body === undefined ? 'GET' : 'POST',
    url: new URL(`https://localhost:28443/v1.0${path}`),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    requestId: randomUUID(),
  })
  if (reply === undefined) throw new Error('no answer')
  return { status: reply.status, json: isRecord(reply.body) ? reply.body : {} }
}

function namesOf({ json }: { json: JsonRecord }, property: string): unknown[] {
  const { value } = json
  return Array.isArray(value)
    ? value.map((item: unknown) => (isRecord(item) ? item[property] : undefined))
    : []
}

describe('a token', () => {
  it('shows its own tenant', async () => {
    const permissions = ['Organization.Read.All', 'User.Read.All', 'Application.Read.All']
    for (const [tenant, domain] of [
      [contoso, 'contoso.onmicrosoft.com'],
      [fabrikam, 'fabrikam.onmicrosoft.com'],
    ] as const) {
      const { token, application } = await appOf(tenant, permissions)
      expect(namesOf(await ask(token, '/organization?$select=id'), 'id')).toEqual([tenant.tenantId])
      expect(namesOf(await ask(token, '/users'), 'userPrincipalName')).toContain(`admin@${domain}`)
      expect(namesOf(await ask(token, '/applications'), 'id')).toEqual([application.id])
    }
  })

  it('opens no object of another tenant, whatever it may do at home', async () => {
    const { token } = await appOf(contoso, ['User.Read.All', 'Application.Read.All', 'Mail.Read'])
    const other = await appOf(fabrikam, [])
    const dora = findUserByName(fabrikam, 'dora@fabrikam.com')?.id ?? ''
    for (const path of [
      `/users/${dora}`,
      `/users/${dora}/messages`,
      `/applications/${other.application.id}`,
      `/applications(appId='${other.application.appId}')`,
      `/servicePrincipals/${other.principal.id}`,
    ])
      expect((await ask(token, path)).status, path).toBe(404)
  })

  it('whose tenant is written over opens nothing (401)', async () => {
    const { token } = await appOf(contoso, ['User.Read.All'])
    const [header = '', payload = '', signature = ''] = token.split('.')
    const claims: JsonRecord = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    const forged = Buffer.from(JSON.stringify({ ...claims, tid: fabrikam.tenantId })).toString('base64url')
    expect((await ask(`${header}.${forged}.${signature}`, '/users')).status).toBe(401)
  })

  it('finds the mailboxes of its tenant', async () => {
    const { token } = await appOf(fabrikam, ['Mail.Read'])
    expect((await ask(token, '/users/dora@fabrikam.com/mailFolders')).status).toBe(200)
    expect((await ask(token, '/users/alice@contoso.onmicrosoft.com/mailFolders')).status).toBe(404)
  })
})

describe('POST /servicePrincipals', () => {
  it('takes a multi-tenant application of another tenant, and none that is for its own alone (3.6)', async () => {
    const { token } = await appOf(fabrikam, ['Application.ReadWrite.All'])
    const { application } = register(contoso, { signInAudience: 'AzureADMultipleOrgs' })
    const made = await ask(token, '/servicePrincipals', { appId: application.appId })
    expect(made).toMatchObject({ status: 201, json: { appOwnerOrganizationId: contoso.tenantId } })
    expect(principalOf(fabrikam, application.appId).id).toBe(made.json['id'])
    const own = register(contoso)
    const refused = await ask(token, '/servicePrincipals', { appId: own.application.appId })
    expect(refused).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('does not reference a valid application object') } },
    })
  })
})

describe('a national cloud (microsoft.md 2)', () => {
  it.each([
    ['worldwide', 200, 200],
    ['usgov', 400, 200],
    ['china', 400, 400],
  ] as const)('%s: mailbox import and export %i, Teams %i', async (cloud, mailbox, teams) => {
    start(cloud)
    const permissions = ['MailboxFolder.Read.All', 'Team.ReadBasic.All', 'Mail.Read']
    const { token } = await appOf(contoso, permissions)
    const alice = findUserByName(contoso, `alice@${contoso.domains[0]?.name}`)?.id ?? ''
    const found = await Promise.all(
      [`/users/${alice}/settings/exchange`, `/users/${alice}/joinedTeams`, `/users/${alice}/mailFolders`].map(
        async (path) => (await ask(token, path)).status,
      ),
    )
    expect(found).toEqual([mailbox, teams, 200])
  })
})

describe('GET /organization', () => {
  it.each([
    ['worldwide', 'DE', 'contoso.onmicrosoft.com'],
    ['gcc', 'US', 'contoso.onmicrosoft.com'],
    ['usdod', 'US', 'contoso.onmicrosoft.us'],
    ['china', 'CN', 'contoso.partner.onmschina.cn'],
  ] as const)(
    'tells country and initial domain of a tenant in %s',
    async (cloud, countryLetterCode, name) => {
      start(cloud)
      const { token } = await appOf(contoso, ['Organization.Read.All'])
      const { json } = await ask(token, '/organization')
      expect(json['value']).toMatchObject([
        { countryLetterCode, tenantType: 'AAD', verifiedDomains: [{ name, isInitial: true }, {}] },
      ])
    },
  )
})

describe('Graph that does not know the caller yet (3.6)', () => {
  it('answers 401 Authorization_IdentityNotFound until the lag of identities is over', async () => {
    const { token, principal } = await appOf(contoso, ['User.Read.All'])
    principal.visibleAt = test.clock.now()
    test.lag.identities = 20_000
    expect(await ask(token, '/users')).toMatchObject({
      status: 401,
      json: { error: { code: 'Authorization_IdentityNotFound' } },
    })
    test.clock.advance(20_000)
    expect((await ask(token, '/users')).status).toBe(200)
  })
})

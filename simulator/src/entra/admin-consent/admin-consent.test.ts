/** The admin consent redirect: who may accept what, and what the application is told (microsoft.md 3.4 and 3.5). */
import { beforeEach, describe, expect, it } from 'vitest'
import { applicationAdministrator } from '../../tenant/directory-roles.ts'
import { graphAppId } from '../../tenant/microsoft-applications.ts'
import type { Application, RequiredResourceAccess } from '../../tenant/model.ts'
import {
  answersOf,
  createTestEntra,
  createTestKey,
  pageErrorOf,
  principalOf,
  register,
  walk,
  type Answer,
  type TestEntra,
} from '../testing.ts'

const key = await createTestKey()
const redirectUri = 'https://app.example/consented'
const redirects = { redirectUris: [redirectUri], homePageUrl: null, logoutUrl: null }
let test: TestEntra

beforeEach(() => {
  test = createTestEntra(key)
})

function declared(...names: readonly string[]): RequiredResourceAccess[] {
  const { appRoles, oauth2PermissionScopes } = principalOf(test.tenant, graphAppId)
  const resourceAccess = names.map((name) => {
    const role = appRoles.find(({ value }) => `role:${value}` === name)
    const scope = oauth2PermissionScopes.find(({ value }) => value === name)
    const type = role === undefined ? 'Scope' : 'Role'
    return { id: role?.id ?? scope?.id ?? '', type } as const
  })
  return [{ resourceAppId: graphAppId, resourceAccess }]
}

function application(...names: readonly string[]): Application {
  return register(test.tenant, { web: redirects, requiredResourceAccess: declared(...names) }).application
}

interface Ask {
  readonly version?: 1 | 2
  readonly user?: string
  readonly consent?: string
  readonly query?: Record<string, string>
}

async function ask(
  { appId }: Application,
  { version = 1, user = 'admin', consent, query }: Ask = {},
): Promise<Answer> {
  const parameters = new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    state: 'abc',
    ...(version === 2 ? { scope: 'https://graph.microsoft.com/.default' } : {}),
    ...query,
  })
  const path = version === 1 ? 'adminconsent' : 'v2.0/adminconsent'
  const first = await test.get(`/${test.tenant.tenantId}/${path}?${parameters.toString()}`)
  return walk(test, first, answersOf(test, test.user(user), consent))
}

function told(answer: Answer): Record<string, string> {
  return Object.fromEntries(new URL(String(answer.headers['location'])).searchParams)
}

function held(appId: string): { roles: number; scopes: string[] } {
  const { id } = principalOf(test.tenant, appId)
  const { appRoleAssignments, oauth2PermissionGrants } = test.tenant
  return {
    roles: [...appRoleAssignments.values()].filter(({ principalId }) => principalId === id).length,
    scopes: [...oauth2PermissionGrants.values()]
      .filter(({ clientId, consentType }) => clientId === id && consentType === 'AllPrincipals')
      .map(({ scope }) => scope),
  }
}

describe('the first version', () => {
  it('grants all that is declared, for everybody, and says so', async () => {
    const app = application('role:Directory.Read.All', 'User.Read', 'User.Read.All')
    expect(told(await ask(app))).toEqual({
      tenant: test.tenant.tenantId,
      admin_consent: 'True',
      state: 'abc',
    })
    expect(held(app.appId)).toEqual({ roles: 1, scopes: ['User.Read User.Read.All'] })
    const { directoryAudits } = test.tenant
    expect(directoryAudits.map(({ activityDisplayName }) => activityDisplayName)).toEqual([
      'Consent to application',
      'Add app role assignment to service principal',
      'Add delegated permission grant',
    ])
    expect(directoryAudits[0]?.initiatedBy.user?.id).toBe(test.user('admin').id)
  })

  it('can be given again without a second assignment', async () => {
    const app = application('role:Directory.Read.All')
    await ask(app)
    test.clock.advance(60_000)
    await ask(app)
    expect(held(app.appId).roles).toBe(1)
  })

  it('makes the service principal of an application that has none yet', async () => {
    const app = application('User.Read')
    test.tenant.servicePrincipals.delete(principalOf(test.tenant, app.appId).id)
    expect(told(await ask(app))).toMatchObject({ admin_consent: 'True' })
    expect(held(app.appId).scopes).toEqual(['User.Read'])
  })

  it('tells the application that the administrator cancelled', async () => {
    const app = application('User.Read')
    expect(told(await ask(app, { consent: 'decline' }))).toEqual({
      error: 'permission_denied',
      error_description: 'The admin canceled the request',
      state: 'abc',
    })
    expect(held(app.appId)).toEqual({ roles: 0, scopes: [] })
  })

  it('shows a redirect URI that is not registered on a page (50011)', async () => {
    const answer = await ask(application('User.Read'), { query: { redirect_uri: 'https://evil.example/' } })
    expect([pageErrorOf(answer), answer.headers['location']]).toEqual(['50011', undefined])
  })
})

describe('who may accept', () => {
  it('is no ordinary person (90094), who stays on the page', async () => {
    const app = application('User.Read')
    const answer = await ask(app, { user: 'alice' })
    expect([pageErrorOf(answer), answer.headers['location']]).toEqual(['90094', undefined])
    expect(test.tenant.signIns.at(-1)?.status.errorCode).toBe(90_094)
  })

  it('is an administrator of applications, except for application permissions of Graph', async () => {
    const role = [...test.tenant.directoryRoles.values()].find(
      ({ roleTemplateId }) => roleTemplateId === applicationAdministrator,
    )
    const bob = test.user('bob')
    role?.memberIds.add(bob.id)
    bob.totpSecret = test.user('admin').totpSecret
    expect(pageErrorOf(await ask(application('role:Directory.Read.All'), { user: 'bob' }))).toBe('90094')
    test.clock.advance(60_000)
    expect(told(await ask(application('User.Read.All'), { user: 'bob' }))).toMatchObject({
      admin_consent: 'True',
    })
  })
})

describe("another tenant's application", () => {
  it.each(['fabrikam.onmicrosoft.com', 'organizations'])(
    'is installed where its administrator is: /%s',
    async (authority) => {
      const { application: app } = register(test.tenant, {
        signInAudience: 'AzureADMultipleOrgs',
        web: redirects,
        requiredResourceAccess: declared('role:Directory.Read.All'),
      })
      const fabrikam = test.tenants.find('fabrikam.onmicrosoft.com')
      const admin = [...(fabrikam?.users.values() ?? [])].find(({ userPrincipalName }) =>
        userPrincipalName.startsWith('admin@'),
      )
      if (fabrikam === undefined || admin === undefined) throw new Error('fabrikam has an administrator')
      const query = new URLSearchParams({ client_id: app.appId, redirect_uri: redirectUri })
      const first = await test.get(`/${authority}/adminconsent?${query.toString()}`)
      expect(told(await walk(test, first, answersOf(test, admin)))).toEqual({
        tenant: fabrikam.tenantId,
        admin_consent: 'True',
      })
      const { id, appOwnerOrganizationId } = principalOf(fabrikam, app.appId)
      expect(appOwnerOrganizationId).toBe(test.tenant.tenantId)
      expect([...fabrikam.appRoleAssignments.values()].map(({ principalId }) => principalId)).toEqual([id])
      expect(held(app.appId).roles).toBe(0)
    },
  )
})

describe('the second version', () => {
  it('grants application permissions only by /.default', async () => {
    const app = application('role:Directory.Read.All', 'User.Read')
    const scope = 'https://graph.microsoft.com/User.Read.All openid'
    expect(told(await ask(app, { version: 2, query: { scope } }))).toEqual({
      admin_consent: 'True',
      tenant: test.tenant.tenantId,
      scope,
      state: 'abc',
    })
    expect(held(app.appId)).toEqual({ roles: 0, scopes: ['User.Read.All openid'] })
    test.clock.advance(60_000)
    await ask(app, { version: 2 })
    expect(held(app.appId)).toEqual({ roles: 1, scopes: ['User.Read.All openid User.Read'] })
  })

  it('tells that it was declined, with admin_consent=True all the same', async () => {
    const answer = told(await ask(application('User.Read'), { version: 2, consent: 'decline' }))
    expect(answer).toMatchObject({ error: 'consent_required', admin_consent: 'True', state: 'abc' })
    expect(answer['error_description']).toMatch(/^AADSTS65004/)
  })

  it.each([
    ['https://graph.microsoft.com/Nothing.Here', 'AADSTS650053'],
    ['https://nowhere.example/Read', 'AADSTS500011'],
  ])('tells about the scope %s', async (scope, code) => {
    const answer = told(await ask(application('User.Read'), { version: 2, query: { scope } }))
    expect(answer['error_description']).toContain(code)
  })

  it('needs scope and redirect_uri (900144)', async () => {
    const { appId } = application('User.Read')
    const answer = await test.get(`/${test.tenant.tenantId}/v2.0/adminconsent?client_id=${appId}`)
    expect(pageErrorOf(answer)).toBe('900144')
  })
})

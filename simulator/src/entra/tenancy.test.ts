/** Several tenants behind one login service: who signs in where, and which application is known (microsoft.md 1.1, 1.6). */
import { beforeEach, describe, expect, it } from 'vitest'
import { azureCliAppId, graphAppId, graphCommandLineToolsAppId } from '../tenant/microsoft-applications.ts'
import type { DirectoryUser, TenantState } from '../tenant/model.ts'
import { globalAdministrator } from '../tenant/directory-roles.ts'
import { findUserByName } from '../tenant/users.ts'
import { inTenant } from './tenancy.ts'
import {
  answersOf,
  approveOnPage,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  pageErrorOf,
  principalOf,
  register,
  requestDeviceCode,
  testOrigin,
  walk,
  type Answer,
  type TestEntra,
} from './testing.ts'

const key = await createTestKey()
let test: TestEntra
let contoso: TenantState
let fabrikam: TenantState

beforeEach(() => {
  test = createTestEntra(key)
  contoso = test.tenant
  const found = test.tenants.find('fabrikam.com')
  if (found === undefined) throw new Error('no fabrikam')
  fabrikam = found
})

function personOf(tenant: TenantState, name: string): DirectoryUser {
  const found = findUserByName(tenant, name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

const dora = (): DirectoryUser => personOf(fabrikam, 'dora@fabrikam.com')
const doraAsGuest = (): DirectoryUser => personOf(contoso, 'dora@fabrikam.com')

async function withDeviceCode(
  user: DirectoryUser,
  authority: string,
  clientId = azureCliAppId,
  scope = 'openid profile offline_access https://graph.microsoft.com/User.ReadWrite.All',
): Promise<Answer> {
  const { userCode, deviceCode } = await requestDeviceCode(test, clientId, scope, authority)
  const page = await approveOnPage(test, userCode, user)
  if (pageErrorOf(page) !== undefined) return page
  return test.post(`/${authority}/oauth2/v2.0/token`, {
    grant_type: 'device_code',
    client_id: clientId,
    device_code: deviceCode,
  })
}

/** What the page shows after the person has typed their name, and their password where it is asked for. */
async function refusedAt(user: DirectoryUser, authority: string): Promise<string | undefined> {
  const { userCode } = await requestDeviceCode(test, azureCliAppId, 'openid', authority)
  const first = await test.get('/common/oauth2/deviceauth')
  const named = await walk(test, first, [{ otc: userCode }, { login: user.userPrincipalName }])
  const refusal = pageErrorOf(named)
  if (refusal !== undefined) return refusal
  const steps = [{ otc: userCode }, { login: user.userPrincipalName }, { passwd: user.password }]
  return pageErrorOf(await walk(test, first, steps))
}

const refresh = (answer: Answer, authority: string): Promise<Answer> =>
  test.post(`/${authority}/oauth2/v2.0/token`, {
    grant_type: 'refresh_token',
    client_id: azureCliAppId,
    refresh_token: String(answer.json['refresh_token']),
    scope: 'https://graph.microsoft.com/User.ReadWrite.All',
  })

describe('the person decides over /common and /organizations', () => {
  it.each(['common', 'organizations'])(
    'at /%s a device code is good for their own tenant',
    async (authority) => {
      const admin = personOf(fabrikam, 'admin@fabrikam.onmicrosoft.com')
      const answer = await withDeviceCode(admin, authority)
      expect(claimsOf(answer)).toMatchObject({
        tid: fabrikam.tenantId,
        oid: admin.id,
        iss: `https://sts.windows.net/${fabrikam.tenantId}/`,
      })
      expect(claimsOf(answer, 'id_token')).toMatchObject({
        tid: fabrikam.tenantId,
        iss: `${testOrigin}/${fabrikam.tenantId}/v2.0`,
      })
    },
  )

  it('an authorization code too, and single sign-on remembers whose it was', async () => {
    const parameters = new URLSearchParams({
      client_id: azureCliAppId,
      response_type: 'code',
      redirect_uri: 'http://localhost',
      scope: 'openid https://graph.microsoft.com/User.ReadWrite.All',
    })
    const url = `/organizations/oauth2/v2.0/authorize?${parameters.toString()}`
    const done = await walk(test, await test.get(url), answersOf(test, dora()))
    const cookie = [done.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0])
    const again = await test.get(url, { cookie: cookie.join('; ') })
    for (const { headers } of [done, again]) {
      const code = new URL(String(headers['location'])).searchParams.get('code') ?? ''
      const form = {
        grant_type: 'authorization_code',
        client_id: azureCliAppId,
        code,
        redirect_uri: 'http://localhost',
      }
      expect(codeOf(await test.post('/contoso.com/oauth2/v2.0/token', form))).toBe(700005)
      const answer = await test.post('/organizations/oauth2/v2.0/token', form)
      expect(claimsOf(answer)).toMatchObject({ tid: fabrikam.tenantId, oid: dora().id })
    }
    const asGuest = await test.get(url.replace('organizations', 'contoso.com'), { cookie: cookie.join('; ') })
    const code = new URL(String(asGuest.headers['location'])).searchParams.get('code') ?? ''
    const state = test.state.authorizationCodes.get(code)
    expect(state?.signedIn.userId).toBe(doraAsGuest().id)
  })

  it('finds nobody of a domain that no tenant has (50034)', async () => {
    const nobody = { ...dora(), userPrincipalName: 'dora@adatum.com' }
    expect(await refusedAt(nobody, 'organizations')).toBe('50034')
  })
})

describe('a guest', () => {
  it('is let in over the tenant with the password of their home, and is another object there', async () => {
    dora().password = 'changed at home'
    const answer = await withDeviceCode(dora(), 'contoso.onmicrosoft.com')
    expect(claimsOf(answer)).toMatchObject({
      tid: contoso.tenantId,
      oid: doraAsGuest().id,
      acct: 1,
      idp: `https://sts.windows.net/${fabrikam.tenantId}/`,
    })
    expect(doraAsGuest().id).not.toBe(dora().id)
  })

  it.each([
    ['their home', () => dora()],
    ['the tenant that invited them', () => doraAsGuest()],
  ])('is kept out when %s disables the account (50057)', async (_whose, account) => {
    account().accountEnabled = false
    expect(await refusedAt(dora(), 'contoso.onmicrosoft.com')).toBe('50057')
  })

  it('shows the second factor of their home where the tenant asks for one (1.9)', async () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    for (const role of contoso.directoryRoles.values())
      if (role.roleTemplateId === globalAdministrator) role.memberIds.add(doraAsGuest().id)
    const refused = await withDeviceCode(dora(), 'contoso.com')
    expect(pageErrorOf(refused)).toBe('50079')
    dora().totpSecret = secret
    expect(claimsOf(await withDeviceCode(dora(), 'contoso.com'))).toMatchObject({
      oid: doraAsGuest().id,
      amr: ['pwd', 'mfa'],
    })
  })

  it('goes from tenant to tenant with one refresh token (1.7)', async () => {
    const there = await withDeviceCode(dora(), 'contoso.onmicrosoft.com')
    expect(claimsOf(await refresh(there, 'contoso.com'))).toMatchObject({ oid: doraAsGuest().id })
    expect(claimsOf(await refresh(there, 'fabrikam.com'))).toMatchObject({ oid: dora().id })
    expect(claimsOf(await refresh(there, 'organizations'))).toMatchObject({ tid: fabrikam.tenantId })
  })

  it('without a home among these tenants stays out over /organizations (50020)', async () => {
    const guest = doraAsGuest()
    guest.identities = [
      { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: 'dora@adatum.com' },
    ]
    const named = { ...guest, userPrincipalName: 'dora@adatum.com' }
    expect(pageErrorOf(await withDeviceCode(named, 'organizations'))).toBe('50020')
    expect((await withDeviceCode(named, 'contoso.com')).status).toBe(200)
  })
})

describe('somebody of another tenant who is no guest', () => {
  it('is refused on the page (50020)', async () => {
    expect(await refusedAt(test.user('alice'), 'fabrikam.com')).toBe('50020')
  })

  it('is refused with a refresh token (50020)', async () => {
    const answer = await withDeviceCode(test.user('alice'), 'contoso.com')
    expect(codeOf(await refresh(answer, 'fabrikam.com'))).toBe(50020)
  })
})

describe('an application', () => {
  const clientCredentials = (clientId: string, authority: string): Promise<Answer> =>
    test.post(`/${authority}/oauth2/v2.0/token`, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'secret',
      scope: 'https://graph.microsoft.com/.default',
    })
  const secret = {
    keyId: '1',
    displayName: null,
    hint: 'sec',
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime: '2027-01-01T00:00:00Z',
    secretText: 'secret',
    effectiveAt: 0,
  }

  it('of one tenant is unknown in another (700016)', async () => {
    const { application } = register(contoso, { passwordCredentials: [secret] })
    expect(codeOf(await clientCredentials(application.appId, 'fabrikam.com'))).toBe(700016)
    const page = await test.post('/fabrikam.com/oauth2/v2.0/devicecode', {
      client_id: application.appId,
      scope: 'User.Read',
    })
    expect(codeOf(page)).toBe(700016)
    expect((await clientCredentials(application.appId, 'contoso.com')).status).toBe(200)
  })

  it('for several tenants is put into another by the first consent there (7000229 before)', async () => {
    const { application, principal } = register(contoso, {
      signInAudience: 'AzureADMultipleOrgs',
      isFallbackPublicClient: true,
      passwordCredentials: [secret],
    })
    expect(codeOf(await clientCredentials(application.appId, 'fabrikam.com'))).toBe(7000229)
    const answer = await withDeviceCode(dora(), 'organizations', application.appId, 'User.Read')
    expect(answer.status).toBe(200)
    const instance = principalOf(fabrikam, application.appId)
    expect(instance).toMatchObject({ appOwnerOrganizationId: contoso.tenantId, isFirstParty: false })
    expect(instance.id).not.toBe(principal.id)
    const claims = claimsOf(await clientCredentials(application.appId, 'fabrikam.com'))
    expect(claims).toMatchObject({ tid: fabrikam.tenantId, oid: instance.id })
    expect(contoso.oauth2PermissionGrants.size).toBe(0)
    expect([...fabrikam.oauth2PermissionGrants.values()]).toMatchObject([
      { clientId: instance.id, resourceId: principalOf(fabrikam, graphAppId).id, scope: 'User.Read' },
    ])
  })

  it('is there after the lag of the consent (3.6): 65001 for people, 7000229 for itself until then', async () => {
    test.lag.consent = 30_000
    const { application } = register(contoso, {
      signInAudience: 'AzureADMultipleOrgs',
      isFallbackPublicClient: true,
      passwordCredentials: [secret],
    })
    const form = { client_id: application.appId, scope: 'User.Read' }
    const { json } = await test.post('/organizations/oauth2/v2.0/devicecode', form)
    await approveOnPage(test, String(json['user_code']), dora())
    const poll = (): Promise<Answer> =>
      test.post('/organizations/oauth2/v2.0/token', {
        grant_type: 'device_code',
        client_id: application.appId,
        device_code: String(json['device_code']),
      })
    expect(codeOf(await poll())).toBe(65001)
    expect(codeOf(await clientCredentials(application.appId, 'fabrikam.com'))).toBe(7000229)
    test.clock.advance(30_000)
    expect(claimsOf(await poll())).toMatchObject({ tid: fabrikam.tenantId, scp: 'User.Read' })
    expect((await clientCredentials(application.appId, 'fabrikam.com')).status).toBe(200)
  })

  it('that is disabled in one tenant works on in the other (7000112)', async () => {
    const { application } = register(contoso, {
      signInAudience: 'AzureADMultipleOrgs',
      isFallbackPublicClient: true,
      passwordCredentials: [secret],
    })
    await withDeviceCode(dora(), 'organizations', application.appId, 'User.Read')
    principalOf(fabrikam, application.appId).accountEnabled = false
    expect(codeOf(await clientCredentials(application.appId, 'fabrikam.com'))).toBe(7000112)
    expect((await clientCredentials(application.appId, 'contoso.com')).status).toBe(200)
  })

  it('asks for a token at /organizations in the tenant that it is registered in', async () => {
    const { application } = register(fabrikam, { passwordCredentials: [secret] })
    const claims = claimsOf(await clientCredentials(application.appId, 'organizations'))
    expect(claims).toMatchObject({ tid: fabrikam.tenantId })
  })
})

describe('consent given on a page', () => {
  it('is seen after its lag (3.6): 65001 until then, and what was granted before stays', async () => {
    const alice = test.user('alice')
    const ask = async (scope: string): Promise<Answer> =>
      withDeviceCode(alice, 'contoso.com', graphCommandLineToolsAppId, scope)
    expect((await ask('User.Read')).status).toBe(200)
    test.lag.consent = 30_000
    expect(codeOf(await ask('Mail.Read'))).toBe(65001)
    expect(claimsOf(await ask('User.Read'))['scp']).toBe('User.Read')
    test.clock.advance(30_000)
    expect(claimsOf(await ask('Mail.Read'))['scp']).toBe('Mail.Read')
  })
})

describe('a context', () => {
  it('is the same object for the tenant that it is about', () => {
    const context: Parameters<typeof inTenant>[0] = {
      tenant: contoso,
      tenants: test.tenants,
      state: test.state,
      lag: test.lag,
      clock: test.clock,
      keys: test.entra.keys,
      origin: () => testOrigin,
      changed: () => undefined,
      fetchJson: () => Promise.reject(new Error('nobody asks')),
    }
    expect(inTenant(context, contoso)).toBe(context)
    expect(inTenant(context, undefined)).toBe(context)
    expect(inTenant(context, fabrikam).tenant).toBe(fabrikam)
  })
})

/** Grants: whose, when, for which resource, and what `/.default` means (microsoft.md 3.1, 3.3, 3.6). */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { azureCliAppId, graphAppId } from '../tenant/microsoft-applications.ts'
import type { Application, OAuth2PermissionGrant, ServicePrincipal } from '../tenant/model.ts'
import { blockDeviceCode } from './conditional-access/device-code-switch.ts'
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
  walk,
  type Answer,
  type TestEntra,
} from './testing.ts'

const key = await createTestKey()
let test: TestEntra
let application: Application
let principal: ServicePrincipal

beforeEach(() => {
  test = createTestEntra(key)
  ;({ application, principal } = register(test.tenant, { isFallbackPublicClient: true }))
})

function grant(fields: Partial<OAuth2PermissionGrant> = {}): OAuth2PermissionGrant {
  const made: OAuth2PermissionGrant = {
    id: randomUUID(),
    clientId: principal.id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: principalOf(test.tenant, graphAppId).id,
    scope: 'User.Read Mail.Read',
    effectiveAt: 0,
    ...fields,
  }
  test.tenant.oauth2PermissionGrants.set(made.id, made)
  return made
}

async function consentPageFor(scope: string): Promise<Answer> {
  const { userCode } = await requestDeviceCode(test, application.appId, scope)
  const steps = answersOf(test, test.user('alice')).slice(0, -1)
  return walk(test, await test.get('/common/oauth2/deviceauth'), [{ otc: userCode }, ...steps])
}

async function signIn(scope: string): Promise<Answer> {
  const { userCode, deviceCode } = await requestDeviceCode(test, application.appId, scope)
  await approveOnPage(test, userCode, test.user('alice'))
  return test.token({ grant_type: 'device_code', client_id: application.appId, device_code: deviceCode })
}

describe('a grant', () => {
  it('spares everybody the question, or this person alone', async () => {
    grant({ scope: 'User.Read' })
    expect((await consentPageFor('User.Read')).html).not.toContain('would like to')
    grant({ consentType: 'Principal', principalId: test.user('bob').id, scope: 'Mail.Read' })
    expect((await consentPageFor('Mail.Read')).html).toContain('would like to')
    grant({ consentType: 'Principal', principalId: test.user('alice').id, scope: 'Mail.Read' })
    expect((await consentPageFor('Mail.Read')).html).not.toContain('would like to')
  })

  it('counts once it is effective (3.6), and for its client and resource only', async () => {
    grant({ effectiveAt: test.clock.now() + 5000 })
    grant({ clientId: randomUUID() })
    grant({ resourceId: randomUUID() })
    expect((await consentPageFor('Mail.Read')).html).toContain('would like to')
    test.clock.advance(5000)
    expect((await consentPageFor('Mail.Read')).html).not.toContain('would like to')
  })

  it('that is taken back ends refreshing (65001)', async () => {
    const made = grant()
    const { json } = await signIn('User.Read offline_access')
    const refresh = (): Promise<Answer> =>
      test.token({
        grant_type: 'refresh_token',
        client_id: application.appId,
        refresh_token: String(json['refresh_token']),
      })
    expect((await refresh()).status).toBe(200)
    test.tenant.oauth2PermissionGrants.delete(made.id)
    expect(codeOf(await refresh())).toBe(65001)
  })
})

describe('/.default', () => {
  const graphDefault = 'https://graph.microsoft.com/.default'

  it('is everything granted before', async () => {
    grant()
    expect(claimsOf(await signIn(graphDefault))['scp']).toBe('Mail.Read User.Read')
  })

  it('asks for what the registration declares when nothing was', async () => {
    const scopes = principalOf(test.tenant, graphAppId).oauth2PermissionScopes
    const id = scopes.find(({ value }) => value === 'Mail.Read')?.id ?? ''
    application.requiredResourceAccess = [
      { resourceAppId: graphAppId, resourceAccess: [{ id, type: 'Scope' }] },
    ]
    expect(claimsOf(await signIn(graphDefault))['scp']).toBe('Mail.Read')
  })

  it('gives no token when nothing is declared either (65001)', async () => {
    expect(codeOf(await signIn(graphDefault))).toBe(65001)
  })

  it("of Microsoft's own client is its whole list", async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, graphDefault)
    await approveOnPage(test, userCode, test.user('alice'))
    const answer = await test.token({
      grant_type: 'device_code',
      client_id: azureCliAppId,
      device_code: deviceCode,
    })
    expect(String(claimsOf(answer)['scp']).split(' ')).toEqual(
      [
        'Application.ReadWrite.All',
        'AppRoleAssignment.ReadWrite.All',
        'AuditLog.Read.All',
        'DelegatedPermissionGrant.ReadWrite.All',
        'Directory.AccessAsUser.All',
        'Group.ReadWrite.All',
        'User.ReadWrite.All',
      ].toSorted(),
    )
  })
})

describe('openid alone', () => {
  it('is asked for once, and never after another grant', async () => {
    expect((await consentPageFor('openid profile')).html).toContain('Sign users in')
    await signIn('openid profile')
    expect((await consentPageFor('openid profile')).html).not.toContain('would like to')
  })
})

describe('what is not ready', () => {
  it('a resource that the login service does not see yet (500011)', async () => {
    const api = register(test.tenant)
    api.principal.visibleAt = test.clock.now() + 1000
    const scope = `api://${api.application.appId}/.default`
    const path = `/${test.tenant.tenantId}/oauth2/v2.0/devicecode`
    const form = { client_id: application.appId, scope }
    expect(codeOf(await test.post(path, form))).toBe(500011)
    test.clock.advance(1000)
    expect((await test.post(path, form)).status).toBe(200)
  })

  it('a sign-in whose sessions were revoked before the poll (50173)', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, 'User.ReadWrite.All')
    await approveOnPage(test, userCode, test.user('alice'))
    test.user('alice').signInSessionsValidFromDateTime = new Date(test.clock.now() + 1).toISOString()
    const answer = await test.token({
      grant_type: 'device_code',
      client_id: azureCliAppId,
      device_code: deviceCode,
    })
    expect(codeOf(answer)).toBe(50173)
  })

  it('a device while Conditional Access blocks the flow: 53003 comes right after the password', async () => {
    blockDeviceCode(test.tenant, true, test.clock.now())
    expect(pageErrorOf(await consentPageFor('User.Read'))).toBe('53003')
  })
})

it('a confidential client proves itself on refresh too (7000218)', async () => {
  application.isFallbackPublicClient = false
  application.passwordCredentials = [
    {
      keyId: randomUUID(),
      displayName: null,
      hint: 'sec',
      startDateTime: '2026-01-01T00:00:00Z',
      endDateTime: '2027-01-01T00:00:00Z',
      secretText: 'secret',
      effectiveAt: 0,
    },
  ]
  application.web.redirectUris = ['https://app.example/']
  const fields = { client_id: application.appId, redirect_uri: 'https://app.example/' }
  const query = new URLSearchParams({
    ...fields,
    response_type: 'code',
    scope: 'openid User.Read offline_access',
  })
  const first = await test.get(`/${test.tenant.tenantId}/oauth2/v2.0/authorize?${query.toString()}`)
  const answer = await walk(test, first, answersOf(test, test.user('alice')))
  const code = new URL(String(answer.headers['location'])).searchParams.get('code') ?? ''
  const tokens = await test.token({
    grant_type: 'authorization_code',
    code,
    client_secret: 'secret',
    ...fields,
  })
  expect(claimsOf(tokens)['appidacr']).toBe('1')
  const refresh = {
    grant_type: 'refresh_token',
    client_id: application.appId,
    refresh_token: String(tokens.json['refresh_token']),
  }
  expect(codeOf(await test.token(refresh))).toBe(7000218)
  expect((await test.token({ ...refresh, client_secret: 'secret' })).status).toBe(200)
})

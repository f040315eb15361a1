/** On behalf of: an API of the tenant asks for Graph with the token that its caller showed (microsoft.md 1.3 and 1.6). */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { azureCliAppId, graphAppId } from '../../tenant/microsoft-applications.ts'
import type { Application, DirectoryUser } from '../../tenant/model.ts'
import { addPolicy } from '../conditional-access/testing.ts'
import {
  approveOnPage,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  principalOf,
  register,
  requestDeviceCode,
  type Answer,
  type TestEntra,
} from '../testing.ts'

const key = await createTestKey()
let test: TestEntra
let api: Application

function registerApi(version: number): Application {
  const id = randomUUID()
  const scope = {
    id,
    value: 'access_as_user',
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Access',
    adminConsentDescription: 'Access',
    userConsentDisplayName: null,
    userConsentDescription: null,
  } as const
  return register(test.tenant, {
    api: {
      requestedAccessTokenVersion: version,
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [scope],
      preAuthorizedApplications: [{ appId: azureCliAppId, delegatedPermissionIds: [id] }],
    },
    passwordCredentials: [
      {
        keyId: randomUUID(),
        displayName: null,
        hint: 'sec',
        startDateTime: '2026-01-01T00:00:00Z',
        endDateTime: '2027-01-01T00:00:00Z',
        secretText: 'secret',
        effectiveAt: 0,
      },
    ],
  }).application
}

beforeEach(() => {
  test = createTestEntra(key)
  api = registerApi(2)
})

function consent(scope: string): void {
  const id = randomUUID()
  test.tenant.oauth2PermissionGrants.set(id, {
    id,
    clientId: principalOf(test.tenant, api.appId).id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: principalOf(test.tenant, graphAppId).id,
    scope,
    effectiveAt: 0,
  })
}

async function tokenFor(user: DirectoryUser, scope = `api://${api.appId}/access_as_user`): Promise<string> {
  const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, scope)
  await approveOnPage(test, userCode, user)
  const answer = await test.token({
    grant_type: 'device_code',
    client_id: azureCliAppId,
    device_code: deviceCode,
  })
  return String(answer.json['access_token'])
}

function exchange(assertion: string, fields: Record<string, string> = {}): Promise<Answer> {
  return test.token({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    client_id: api.appId,
    client_secret: 'secret',
    scope: 'https://graph.microsoft.com/User.Read offline_access',
    assertion,
    ...fields,
  })
}

describe('on behalf of', () => {
  it.each([1, 2])("changes the caller's token of version %s into one for Graph", async (version) => {
    api = registerApi(version)
    consent('User.Read')
    const answer = await exchange(await tokenFor(test.user('alice')))
    expect(claimsOf(answer)).toMatchObject({
      appid: api.appId,
      oid: test.user('alice').id,
      scp: 'User.Read',
      idtyp: 'user',
    })
    expect(answer.json['refresh_token']).toMatch(/^1\./)
    expect(test.tenant.signIns.at(-1)).toMatchObject({
      signInEventTypes: ['nonInteractiveUser'],
      appId: api.appId,
      status: { errorCode: 0 },
    })
  })

  it('needs consent of its own (65001)', async () => {
    const answer = await exchange(await tokenFor(test.user('alice')))
    expect([codeOf(answer), answer.json['suberror']]).toEqual([65_001, 'consent_required'])
  })

  it('never takes a token for another audience, such as Graph itself (50013)', async () => {
    consent('User.Read')
    const token = await tokenFor(test.user('alice'), 'https://graph.microsoft.com/User.ReadWrite.All')
    expect(codeOf(await exchange(token))).toBe(50_013)
    expect(codeOf(await exchange('x'))).toBe(50_013)
  })

  it('refuses a signature that somebody changed (50013) and an old token (500133)', async () => {
    consent('User.Read')
    const token = await tokenFor(test.user('alice'))
    const [header, payload, signature = ''] = token.split('.')
    expect(codeOf(await exchange(`${header}.${payload}.${'A'.repeat(signature.length)}`))).toBe(50_013)
    test.clock.advance(3 * 3600 * 1000)
    expect(codeOf(await exchange(token))).toBe(500_133)
  })

  it('is for applications that prove themselves (7000218), and for people (7000113)', async () => {
    consent('User.Read')
    const token = await tokenFor(test.user('alice'))
    expect(codeOf(await exchange(token, { client_secret: '' }))).toBe(7_000_218)
    const own = await test.token({
      grant_type: 'client_credentials',
      client_id: api.appId,
      client_secret: 'secret',
      scope: `${api.appId}/.default`,
    })
    expect(codeOf(await exchange(String(own.json['access_token'])))).toBe(7_000_113)
  })

  it('asks the policies of the next API, with the second factor that the person showed', async () => {
    consent('User.Read')
    addPolicy(test.tenant, { applications: { includeApplications: [graphAppId] }, controls: ['mfa'] })
    expect(codeOf(await exchange(await tokenFor(test.user('alice'))))).toBe(50_076)
    expect((await exchange(await tokenFor(test.user('admin')))).status).toBe(200)
  })
})

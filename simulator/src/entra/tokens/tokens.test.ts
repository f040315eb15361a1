/** Tokens: signatures, versions, lifetimes, refresh (microsoft.md 1.3, 1.7, 1.11, 1.12). */
import { createHash, randomUUID, verify } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  azureCliAppId,
  azurePowerShellAppId,
  graphCommandLineToolsAppId,
} from '../../tenant/microsoft-applications.ts'
import type { Application, PermissionScope } from '../../tenant/model.ts'
import {
  approveOnPage,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  principalOf,
  register,
  requestDeviceCode,
  testOrigin,
  type Answer,
  type TestEntra,
} from '../testing.ts'
import { decodeJwt } from './jwt.ts'
import { loadSigningKey } from './signing-key.ts'

const key = await createTestKey()
const { publicKey } = loadSigningKey(key)
let test: TestEntra

beforeEach(() => {
  test = createTestEntra(key)
})

async function signIn(scope: string, clientId = azureCliAppId, nickname = 'alice'): Promise<Answer> {
  const { userCode, deviceCode } = await requestDeviceCode(test, clientId, scope)
  await approveOnPage(test, userCode, test.user(nickname))
  return test.token({ grant_type: 'device_code', client_id: clientId, device_code: deviceCode })
}

function refresh(token: unknown, fields: Record<string, string> = {}): Promise<Answer> {
  return test.token({
    grant_type: 'refresh_token',
    client_id: azureCliAppId,
    refresh_token: String(token),
    ...fields,
  })
}

function verifiesNaively(token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.')
  return verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))
}

const seedScope = 'Directory.AccessAsUser.All User.ReadWrite.All offline_access'

describe('a Graph token', () => {
  it('cannot be verified by a third party, and is by Graph (1.12)', async () => {
    const token = String((await signIn(seedScope)).json['access_token'])
    expect(decodeJwt(token)?.header).toMatchObject({ typ: 'JWT', alg: 'RS256', nonce: expect.any(String) })
    expect(verifiesNaively(token)).toBe(false)
    expect(test.entra.tokens.verify(`Bearer ${token}`)).toMatchObject({
      ok: true,
      claims: {
        oid: test.user('alice').id,
        appid: azureCliAppId,
        idtyp: 'user',
        scopes: ['Directory.AccessAsUser.All', 'User.ReadWrite.All'],
        roles: [],
      },
    })
  })

  it('is signed over the header with the hashed nonce', async () => {
    const token = String((await signIn(seedScope)).json['access_token'])
    const [head = '', payload = '', signature = ''] = token.split('.')
    const header: Record<string, string> = JSON.parse(Buffer.from(head, 'base64url').toString())
    header['nonce'] = createHash('sha256')
      .update(header['nonce'] ?? '')
      .digest('base64url')
    const signed = Buffer.from(JSON.stringify(header)).toString('base64url')
    expect(
      verify('sha256', Buffer.from(`${signed}.${payload}`), publicKey, Buffer.from(signature, 'base64url')),
    ).toBe(true)
  })

  it('is refused when changed, expired, empty, malformed or for another audience', async () => {
    const answer = await signIn(seedScope)
    const token = String(answer.json['access_token'])
    const [head = '', payload = '', signature = ''] = token.split('.')
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, scp: 'Everything' })).toString('base64url')
    const verdict = (authorization?: string): unknown => {
      const found = test.entra.tokens.verify(authorization)
      return found.ok || found.message
    }
    expect(verdict(`Bearer ${head}.${forged}.${signature}`)).toContain('signature')
    expect(verdict(undefined)).toBe('Access token is empty.')
    expect(verdict('Bearer x')).toContain('not well formed')
    const arm = await signIn('https://management.azure.com/.default', azureCliAppId, 'admin')
    expect(verdict(`Bearer ${String(arm.json['access_token'])}`)).toContain('audience')
    expect(verdict(`bearer ${token}`)).toBe(true)
    test.clock.advance(91 * 60 * 1000)
    expect(verdict(`Bearer ${token}`)).toContain('expired')
  })

  it('lives 60 to 90 minutes, and expires_in says how long', async () => {
    const answer = await signIn(seedScope)
    const { iat, exp } = claimsOf(answer)
    const now = Math.floor(test.clock.now() / 1000)
    const life = Number(exp) - now
    expect(life).toBeGreaterThanOrEqual(3600)
    expect(life).toBeLessThanOrEqual(5400)
    expect(answer.json['expires_in']).toBe(life - 1)
    expect(answer.json['ext_expires_in']).toBe(life - 1)
    expect(iat).toBe(now - 300)
  })

  it('takes its audience from the way the resource was named, and the scope of the answer too', async () => {
    const answer = await signIn('https://graph.microsoft.com/User.ReadWrite.All')
    expect(claimsOf(answer)['aud']).toBe('https://graph.microsoft.com')
    expect(answer.json['scope']).toBe('https://graph.microsoft.com/User.ReadWrite.All')
    expect(test.entra.tokens.verify(`Bearer ${String(answer.json['access_token'])}`).ok).toBe(true)
  })

  it('of a guest has no upn and says where home is', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, 'User.ReadWrite.All')
    const dora = [...test.tenant.users.values()].find((user) => user.userType === 'Guest')
    if (dora === undefined) throw new Error('no guest')
    await approveOnPage(test, userCode, dora)
    const claims = claimsOf(
      await test.token({ grant_type: 'device_code', client_id: azureCliAppId, device_code: deviceCode }),
    )
    expect(claims).not.toHaveProperty('upn')
    expect(claims).toMatchObject({ acct: 1, email: 'dora@fabrikam.com', idp: expect.any(String) })
  })
})

describe('a token for an own API (1.11, 3.2)', () => {
  function scope(value: string): PermissionScope {
    return {
      id: randomUUID(),
      value,
      type: 'User',
      isEnabled: true,
      adminConsentDisplayName: value,
      adminConsentDescription: value,
      userConsentDisplayName: null,
      userConsentDescription: null,
    }
  }

  function api(fields: Partial<Application> = {}): Application {
    const { application } = register(test.tenant, {
      isFallbackPublicClient: true,
      api: {
        requestedAccessTokenVersion: 2,
        acceptMappedClaims: null,
        knownClientApplications: [],
        oauth2PermissionScopes: [scope('access_as_user')],
        preAuthorizedApplications: [],
      },
      optionalClaims: { accessToken: [{ name: 'auth_time' }, { name: 'idtyp' }] },
      ...fields,
    })
    return application
  }

  it('of version 2 is verifiable and carries what its registration asks for', async () => {
    const { appId } = api()
    const answer = await signIn(`api://${appId}/access_as_user openid profile offline_access`, appId)
    const token = String(answer.json['access_token'])
    expect(verifiesNaively(token)).toBe(true)
    expect(decodeJwt(token)?.header).not.toHaveProperty('nonce')
    expect(claimsOf(answer)).toMatchObject({
      aud: appId,
      azp: appId,
      azpacr: '0',
      auth_time: Math.floor(test.clock.now() / 1000),
      idtyp: 'user',
      iss: `${testOrigin}/${test.tenant.tenantId}/v2.0`,
      oid: test.user('alice').id,
      preferred_username: 'alice@contoso.onmicrosoft.com',
      scp: 'access_as_user',
      tid: test.tenant.tenantId,
      ver: '2.0',
    })
    expect(answer.json['scope']).toBe(`api://${appId}/access_as_user openid profile`)
  })

  it('of version 1 is verifiable too, and named by its identifier URI', async () => {
    const { appId, api: published } = api()
    published.requestedAccessTokenVersion = null
    const answer = await signIn(`api://${appId}/access_as_user`, appId)
    expect(verifiesNaively(String(answer.json['access_token']))).toBe(true)
    expect(claimsOf(answer)).toMatchObject({ aud: `api://${appId}`, appid: appId, ver: '1.0' })
  })

  it('needs no consent of a client that the API pre-authorizes', async () => {
    const { appId, api: published } = api()
    const { application: app } = register(test.tenant, { isFallbackPublicClient: true })
    published.preAuthorizedApplications = [
      { appId: app.appId, delegatedPermissionIds: published.oauth2PermissionScopes.map(({ id }) => id) },
    ]
    const { userCode, deviceCode } = await requestDeviceCode(test, app.appId, `api://${appId}/access_as_user`)
    const page = await approveOnPage(test, userCode, test.user('bob'))
    expect(page.html).toContain('You have signed in')
    expect(test.tenant.oauth2PermissionGrants.size).toBe(0)
    const answer = await test.token({
      grant_type: 'device_code',
      client_id: app.appId,
      device_code: deviceCode,
    })
    expect(claimsOf(answer)['scp']).toBe('access_as_user')
  })

  const preAuthorize = (application: Application, ...appIds: string[]): void => {
    const delegatedPermissionIds = application.api.oauth2PermissionScopes.map(({ id }) => id)
    application.api.preAuthorizedApplications = appIds.map((appId) => ({ appId, delegatedPermissionIds }))
  }

  it('is had for the refresh token of another resource once the API pre-authorizes the client (65001 before)', async () => {
    const application = api()
    const wanted = `api://${application.appId}/access_as_user`
    const { json } = await signIn(seedScope)
    expect(codeOf(await refresh(json['refresh_token'], { scope: wanted }))).toBe(65001)
    preAuthorize(application, azureCliAppId)
    const upgraded = await refresh(json['refresh_token'], { scope: wanted })
    expect(claimsOf(upgraded)).toMatchObject({
      aud: application.appId,
      azp: azureCliAppId,
      oid: test.user('alice').id,
      scp: 'access_as_user',
      ver: '2.0',
    })
    expect(verifiesNaively(String(upgraded.json['access_token']))).toBe(true)
  })

  it('is asked for by the API itself only by its application id, and never without a scope (90009)', async () => {
    const application = api({ identifierUris: ['https://contoso.com/backup'] })
    const { appId } = application
    preAuthorize(application, appId)
    const named = await test.post('/contoso.com/oauth2/v2.0/devicecode', {
      client_id: appId,
      scope: 'https://contoso.com/backup/access_as_user',
    })
    expect(codeOf(named)).toBe(90009)
    const { json } = await signIn(`${appId}/access_as_user offline_access`, appId)
    expect(json).toHaveProperty('refresh_token')
    const mine = { client_id: appId }
    expect(codeOf(await refresh(json['refresh_token'], mine))).toBe(90009)
    const again = await refresh(json['refresh_token'], { ...mine, scope: `${appId}/access_as_user` })
    expect(again.status).toBe(200)
  })

  it('is for assigned people alone where its service principal says so (50105)', async () => {
    const application = api()
    preAuthorize(application, azureCliAppId)
    const principal = principalOf(test.tenant, application.appId)
    principal.appRoleAssignmentRequired = true
    const wanted = `api://${application.appId}/access_as_user`
    const { json } = await signIn(seedScope)
    expect(codeOf(await refresh(json['refresh_token'], { scope: wanted }))).toBe(50105)
    const alice = test.user('alice').id
    test.tenant.appRoleAssignments.set('assignment', {
      id: 'assignment',
      appRoleId: '00000000-0000-0000-0000-000000000000',
      principalId: alice,
      resourceId: principal.id,
      createdDateTime: '2026-01-01T00:00:00Z',
      effectiveAt: 0,
    })
    expect((await refresh(json['refresh_token'], { scope: wanted })).status).toBe(200)
  })
})

describe('signing keys (1.10)', () => {
  it('roll over: the new one signs, the earlier stays published until it is retired', async () => {
    const published = async (): Promise<unknown[]> => {
      const answer = await test.get(`/${test.tenant.tenantId}/discovery/v2.0/keys`)
      const keys = answer.json['keys'] as { kid: string; issuer: string }[]
      expect(keys.every(({ issuer }) => issuer === `${testOrigin}/{tenantid}/v2.0`)).toBe(true)
      return keys.map(({ kid }) => kid)
    }
    const before = String((await signIn(seedScope)).json['access_token'])
    const [first] = await published()
    await test.entra.keys.rotate(test.clock.now())
    const after = String((await signIn(seedScope)).json['access_token'])
    expect(await published()).toEqual([decodeJwt(after)?.header['kid'], first])
    expect(test.entra.tokens.verify(`Bearer ${before}`).ok).toBe(true)
    test.entra.keys.retire()
    expect(test.entra.tokens.verify(`Bearer ${before}`).ok).toBe(false)
    expect(test.entra.tokens.verify(`Bearer ${after}`).ok).toBe(true)
  })
})

describe('refresh (1.3, 1.7)', () => {
  it('rotates, and leaves the old token valid', async () => {
    const first = (await signIn(seedScope)).json['refresh_token']
    const second = await refresh(first)
    expect(second.json['scope']).toBe('Directory.AccessAsUser.All User.ReadWrite.All')
    expect(second.json['refresh_token']).not.toBe(first)
    expect((await refresh(first)).status).toBe(200)
    expect((await refresh(second.json['refresh_token'])).status).toBe(200)
  })

  it('reaches any resource that is consented to, and not the others (65001)', async () => {
    const { json } = await signIn('User.Read offline_access', graphCommandLineToolsAppId)
    const tools = { client_id: graphCommandLineToolsAppId }
    const openid = await refresh(json['refresh_token'], { ...tools, scope: 'openid profile' })
    expect(openid.json).toHaveProperty('id_token')
    const answer = await refresh(json['refresh_token'], { ...tools, scope: 'Mail.Read' })
    expect([codeOf(answer), answer.json['suberror']]).toEqual([65001, 'consent_required'])
  })

  it("stays within the client, Microsoft's family excepted", async () => {
    const { json } = await signIn(seedScope)
    expect((await refresh(json['refresh_token'], { client_id: azurePowerShellAppId })).status).toBe(200)
    const answer = await refresh(json['refresh_token'], { client_id: graphCommandLineToolsAppId })
    expect([answer.json['error'], answer.json['suberror']]).toEqual(['invalid_grant', 'client_mismatch'])
  })

  it.each([
    [
      '50173',
      () =>
        (test.user('alice').signInSessionsValidFromDateTime = new Date(test.clock.now() + 1).toISOString()),
    ],
    ['50057', () => (test.user('alice').accountEnabled = false)],
    ['50034', () => test.tenant.users.delete(test.user('alice').id)],
    ['700082', () => test.clock.advance(91 * 24 * 3600 * 1000)],
    ['50076', () => [...test.tenant.directoryRoles.values()][0]?.memberIds.add(test.user('alice').id)],
  ])('ends with AADSTS%s', async (code, change) => {
    const { json } = await signIn(seedScope)
    change()
    expect(String(codeOf(await refresh(json['refresh_token'])))).toBe(code)
  })

  it('knows no other token (70000)', async () => {
    const answer = await refresh('0.AAAA')
    expect([answer.json['error'], codeOf(answer)]).toEqual(['invalid_grant', 70000])
  })
})

describe('the token endpoint', () => {
  it.each([
    [{ grant_type: 'implicit', client_id: azureCliAppId }, 70003, 'unsupported_grant_type'],
    [{ client_id: azureCliAppId }, 900144, 'invalid_request'],
    [{ grant_type: 'refresh_token', client_id: azureCliAppId }, 900144, 'invalid_request'],
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 900144, 'invalid_request'],
  ])('refuses %j', async (form, code, error) => {
    const answer = await test.token(form)
    expect([codeOf(answer), answer.json['error']]).toEqual([code, error])
  })

  it('refuses a parameter that comes twice (9000411), and a body that is no form', async () => {
    const path = '/common/oauth2/v2.0/token'
    expect(codeOf(await test.post(path, 'grant_type=refresh_token&grant_type=password'))).toBe(9000411)
    const json = { 'content-type': 'application/json' }
    expect(codeOf(await test.post(path, '{"grant_type":"refresh_token"}', json))).toBe(900144)
  })

  it('ignores its query string and unknown parameters, and echoes client-request-id', async () => {
    const { deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    const id = randomUUID()
    const answer = await test.post(`/common/oauth2/v2.0/token?client-request-id=${id}`, {
      grant_type: 'device_code',
      client_id: azureCliAppId,
      device_code: deviceCode,
      'x-client-SKU': 'msal.js.node',
    })
    expect([codeOf(answer), answer.json['correlation_id']]).toEqual([70016, id])
  })
})

/** What the sign-in log says after each kind of sign-in, and what policies make of them (microsoft.md 1.6, 1.9 and 6). */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { azureCliAppId, graphAppId } from '../../tenant/microsoft-applications.ts'
import type { SignIn } from '../../tenant/sign-in-model.ts'
import { addPolicy } from '../conditional-access/testing.ts'
import {
  answersOf,
  approveOnPage,
  codeOf,
  createTestEntra,
  createTestKey,
  pageErrorOf,
  register,
  requestDeviceCode,
  walk,
  type Answer,
  type TestEntra,
} from '../testing.ts'

const key = await createTestKey()
let test: TestEntra

beforeEach(() => {
  test = createTestEntra(key)
})

function last(): SignIn {
  const record = test.tenant.signIns.at(-1)
  if (record === undefined) throw new Error('nothing was recorded')
  return record
}

function ropc(fields: Record<string, string> = {}, userAgent = 'test/1.0'): Promise<Answer> {
  const alice = test.user('alice')
  return test.token(
    {
      grant_type: 'password',
      client_id: azureCliAppId,
      scope: 'User.ReadWrite.All offline_access',
      username: alice.userPrincipalName,
      password: alice.password,
      ...fields,
    },
    { 'user-agent': userAgent },
  )
}

describe('the password grant', () => {
  it('works for a person without a second factor where security defaults are off', async () => {
    test.tenant.securityDefaultsEnabled = false
    expect((await ropc()).status).toBe(200)
    expect(last()).toMatchObject({
      userPrincipalName: 'alice@contoso.onmicrosoft.com',
      appId: azureCliAppId,
      resourceId: graphAppId,
      isInteractive: true,
      authenticationProtocol: 'ropc',
      clientAppUsed: 'Mobile Apps and Desktop clients',
      userAgent: 'test/1.0',
      status: { errorCode: 0 },
    })
  })

  it('is refused by security defaults (530035)', async () => {
    expect(codeOf(await ropc())).toBe(530_035)
    expect(last().status.errorCode).toBe(530_035)
  })

  it.each([
    [50_126, { password: 'wrong' }],
    [50_034, { username: 'nobody@contoso.onmicrosoft.com' }],
    [50_034, { username: 'dora@fabrikam.com' }],
    [900_144, { username: '' }],
  ])('ends with %s for %j', async (code, fields) => {
    test.tenant.securityDefaultsEnabled = false
    expect(codeOf(await ropc(fields))).toBe(code)
  })

  it('is refused with 50076 for whom a second factor is asked, 50079 for who has none yet', async () => {
    test.tenant.securityDefaultsEnabled = false
    const admin = test.user('admin')
    admin.perUserMfa = 'enforced'
    const typed = { username: admin.userPrincipalName, password: admin.password }
    const answer = await ropc(typed)
    expect([codeOf(answer), answer.json['suberror']]).toEqual([50_076, 'basic_action'])
    test.user('alice').perUserMfa = 'enabled'
    expect(codeOf(await ropc())).toBe(50_079)
  })

  it('names the policies that ask for the second factor in the claims challenge', async () => {
    test.tenant.securityDefaultsEnabled = false
    const { id } = addPolicy(test.tenant, { controls: ['mfa'] })
    const answer = await ropc()
    expect(codeOf(answer)).toBe(50_076)
    expect(String(answer.json['claims'])).toContain(id)
    expect(last()).toMatchObject({
      conditionalAccessStatus: 'failure',
      appliedConditionalAccessPolicies: [{ id, result: 'failure', enforcedGrantControls: ['Mfa'] }],
    })
  })

  it('is blocked by a policy against legacy clients when Exchange passes Basic authentication on (53003)', async () => {
    test.tenant.securityDefaultsEnabled = false
    addPolicy(test.tenant, { conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] } })
    expect((await ropc()).status).toBe(200)
    const answer = await ropc({}, 'BAV2ROPC IMAP')
    expect([codeOf(answer), answer.json['error'], answer.json['suberror']]).toEqual([
      53_003,
      'invalid_grant',
      'message_only',
    ])
    expect([last().clientAppUsed, last().status.errorCode]).toEqual(['IMAP4', 53_003])
  })

  it('is not for /common (9001023), nor for a client that may not be public (7000218)', async () => {
    test.tenant.securityDefaultsEnabled = false
    const fields = {
      grant_type: 'password',
      client_id: azureCliAppId,
      scope: 'openid',
      username: 'a',
      password: 'b',
    }
    expect(codeOf(await test.post('/common/oauth2/v2.0/token', fields))).toBe(9_001_023)
    const { application } = register(test.tenant)
    expect(codeOf(await test.token({ ...fields, client_id: application.appId }))).toBe(7_000_218)
  })
})

describe('on the pages', () => {
  it('a device code is recorded with its protocol and transfer method, and so is a wrong password', async () => {
    const { userCode } = await requestDeviceCode(test, azureCliAppId, 'User.ReadWrite.All')
    const alice = test.user('alice')
    await walk(test, await test.get('/common/oauth2/deviceauth'), [
      { otc: userCode },
      { login: alice.userPrincipalName },
      { passwd: 'wrong' },
    ])
    expect([last().status.errorCode, last().userId, last().isInteractive]).toEqual([50_126, alice.id, true])
    await approveOnPage(test, userCode, alice)
    expect(last()).toMatchObject({
      authenticationProtocol: 'deviceCode',
      originalTransferMethod: 'deviceCodeFlow',
      clientAppUsed: 'Mobile Apps and Desktop clients',
      status: { errorCode: 0 },
      authenticationRequirement: 'singleFactorAuthentication',
    })
  })

  it('a policy asks for the second factor, and who has none must enrol first (50079)', async () => {
    test.tenant.securityDefaultsEnabled = false
    addPolicy(test.tenant, { controls: ['mfa'] })
    const { userCode } = await requestDeviceCode(test, azureCliAppId, 'User.ReadWrite.All')
    expect(pageErrorOf(await approveOnPage(test, userCode, test.user('alice')))).toBe('50079')
    const page = await approveOnPage(test, userCode, test.user('admin'))
    expect([pageErrorOf(page), last().authenticationRequirement]).toEqual([
      undefined,
      'multiFactorAuthentication',
    ])
    expect(last().conditionalAccessStatus).toBe('success')
  })

  it('a web application is a browser, and a blocked one sees the error on the page, not by redirect', async () => {
    const { application } = register(test.tenant, {
      web: { redirectUris: ['https://app.example/'], homePageUrl: null, logoutUrl: null },
    })
    addPolicy(test.tenant, { conditions: { clientAppTypes: ['browser'] } })
    const query = new URLSearchParams({
      client_id: application.appId,
      redirect_uri: 'https://app.example/',
      response_type: 'code',
      scope: 'openid',
    })
    const first = await test.get(`/${test.tenant.tenantId}/oauth2/v2.0/authorize?${query.toString()}`)
    const page = await walk(test, first, answersOf(test, test.user('alice')))
    expect([pageErrorOf(page), last().clientAppUsed, last().status.errorCode]).toEqual([
      '53003',
      'Browser',
      53_003,
    ])
  })
})

it('single sign-on is recorded as a sign-in for which nobody typed anything', async () => {
  const query = new URLSearchParams({
    client_id: azureCliAppId,
    redirect_uri: 'http://localhost',
    response_type: 'code',
    scope: 'openid User.ReadWrite.All',
  })
  const path = `/${test.tenant.tenantId}/oauth2/v2.0/authorize?${query.toString()}`
  const done = await walk(test, await test.get(path), answersOf(test, test.user('alice')))
  const cookies = [done.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0])
  const again = await test.get(path, { cookie: cookies.join('; ') })
  expect(again.status).toBe(302)
  expect(test.tenant.signIns.map(({ signInEventTypes }) => signInEventTypes[0])).toEqual([
    'interactiveUser',
    'nonInteractiveUser',
  ])
})

describe('refresh', () => {
  it('keeps the transfer method, so that a later block of device codes ends the session (53003)', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(
      test,
      azureCliAppId,
      'User.ReadWrite.All offline_access',
    )
    await approveOnPage(test, userCode, test.user('alice'))
    const tokens = await test.token({
      grant_type: 'device_code',
      client_id: azureCliAppId,
      device_code: deviceCode,
    })
    const refresh = {
      grant_type: 'refresh_token',
      client_id: azureCliAppId,
      refresh_token: String(tokens.json['refresh_token']),
    }
    expect((await test.token(refresh)).status).toBe(200)
    expect(last()).toMatchObject({
      signInEventTypes: ['nonInteractiveUser'],
      isInteractive: false,
      originalTransferMethod: 'deviceCodeFlow',
    })
    addPolicy(test.tenant, { conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } } })
    const answer = await test.token(refresh)
    expect([codeOf(answer), answer.json['suberror']]).toEqual([53_003, 'message_only'])
    expect(last().status.errorCode).toBe(53_003)
  })
})

describe('an application for itself', () => {
  it('is recorded apart from people, also when its secret is wrong', async () => {
    const { application, principal } = register(test.tenant, {
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
    })
    const form = {
      grant_type: 'client_credentials',
      client_id: application.appId,
      scope: 'https://graph.microsoft.com/.default',
    }
    await test.token({ ...form, client_secret: 'secret' })
    expect(last()).toMatchObject({
      signInEventTypes: ['servicePrincipal'],
      userId: '',
      servicePrincipalId: principal.id,
      resourceId: graphAppId,
      clientCredentialType: 'clientSecret',
      isInteractive: false,
      status: { errorCode: 0 },
    })
    await test.token({ ...form, client_secret: 'wrong' })
    expect(last()).toMatchObject({ servicePrincipalId: principal.id, status: { errorCode: 7_000_215 } })
  })
})

it('the log forgets what is older than a month', async () => {
  test.tenant.securityDefaultsEnabled = false
  await ropc()
  test.clock.advance(31 * 24 * 3600 * 1000)
  await ropc()
  expect(test.tenant.signIns).toHaveLength(1)
})

/** Device code: the seed's story, and every way it ends (RFC 8628, microsoft.md 1.2, 1.9). */
import { beforeEach, describe, expect, it } from 'vitest'
import { blockDeviceCode } from './conditional-access/device-code-switch.ts'
import { azureCliAppId, graphCommandLineToolsAppId } from '../tenant/microsoft-applications.ts'
import {
  approveOnPage,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  pageErrorOf,
  register,
  requestDeviceCode,
  testOrigin,
  type Answer,
  type TestEntra,
} from './testing.ts'

const urn = 'urn:ietf:params:oauth:grant-type:device_code'
const seedScope = 'Directory.AccessAsUser.All User.ReadWrite.All offline_access'
const key = await createTestKey()
let test: TestEntra

beforeEach(() => {
  test = createTestEntra(key)
})

function poll(deviceCode: string, fields: Record<string, string> = {}): Promise<Answer> {
  return test.token({ grant_type: urn, client_id: azureCliAppId, device_code: deviceCode, ...fields })
}

describe('device authorization (microsoft.md 1.2)', () => {
  it('answers the six members with a nine-character code', async () => {
    const answer = await test.post('/contoso.onmicrosoft.com/oauth2/v2.0/devicecode', {
      client_id: azureCliAppId,
      scope: seedScope,
    })
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.json)).toEqual([
      'user_code',
      'device_code',
      'verification_uri',
      'expires_in',
      'interval',
      'message',
    ])
    expect(answer.json['user_code']).toMatch(/^[A-Z0-9]{9}$/)
    expect(answer.json).toMatchObject({
      expires_in: 900,
      interval: 5,
      verification_uri: `${testOrigin}/common/oauth2/deviceauth`,
    })
  })

  it('writes the message in the language of mkt', async () => {
    const answer = await test.post('/common/oauth2/v2.0/devicecode?mkt=de-DE', {
      client_id: azureCliAppId,
      scope: 'openid',
    })
    expect(answer.json['message']).toMatch(/^Öffnen Sie/)
  })

  it.each([
    ['900144', { scope: 'openid' }],
    ['900144', { client_id: azureCliAppId }],
    ['700016', { client_id: '11111111-1111-4111-8111-111111111111', scope: 'openid' }],
    ['500011', { client_id: azureCliAppId, scope: 'api://nobody/x' }],
    ['650053', { client_id: azureCliAppId, scope: 'Nothing.Here' }],
    ['70011', { client_id: azureCliAppId, scope: 'https://graph.microsoft.com/' }],
    [
      '28000',
      { client_id: azureCliAppId, scope: 'User.Read https://outlook.office365.com/EWS.AccessAsUser.All' },
    ],
  ])('refuses with AADSTS%s (microsoft.md 1.6)', async (code, form) => {
    const answer = await test.post('/organizations/oauth2/v2.0/devicecode', form)
    expect([String(codeOf(answer)), answer.status]).toEqual([code, 400])
  })

  it('knows its tenant by id and verified domains only (90002)', async () => {
    for (const tenant of [test.tenant.tenantId, 'contoso.com', 'CONTOSO.onmicrosoft.com', 'common']) {
      const { userCode } = await requestDeviceCode(test, azureCliAppId, 'openid', tenant)
      expect(userCode).toHaveLength(9)
    }
    const answer = await test.post('/adatum.com/oauth2/v2.0/devicecode', {
      client_id: azureCliAppId,
      scope: 'openid',
    })
    expect(codeOf(answer)).toBe(90002)
  })

  it('takes POST only (900561)', async () => {
    expect(codeOf(await test.get('/common/oauth2/v2.0/devicecode'))).toBe(900561)
  })
})

describe('the poll (microsoft.md 1.2)', () => {
  it('waits, then answers once with the body of 1.3, and says 54005 afterwards', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    const waiting = await poll(deviceCode)
    expect(waiting.status).toBe(400)
    expect(waiting.json).toMatchObject({ error: 'authorization_pending', error_codes: [70016] })
    expect(Object.keys(waiting.json)).toEqual([
      'error',
      'error_description',
      'error_codes',
      'timestamp',
      'trace_id',
      'correlation_id',
      'error_uri',
    ])
    expect((await approveOnPage(test, userCode, test.user('alice'))).html).toContain('You have signed in')
    const answer = await poll(deviceCode)
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.json)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
      'refresh_token',
      'foci',
    ])
    expect(answer.json['scope']).toBe('Directory.AccessAsUser.All User.ReadWrite.All')
    expect(claimsOf(answer)).toMatchObject({
      aud: '00000003-0000-0000-c000-000000000000',
      appid: azureCliAppId,
      appidacr: '0',
      amr: ['pwd'],
      idtyp: 'user',
      oid: test.user('alice').id,
      scp: 'Directory.AccessAsUser.All User.ReadWrite.All',
      ver: '1.0',
      wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
    })
    const again = await poll(deviceCode)
    expect([again.json['error'], codeOf(again)]).toEqual(['invalid_grant', 54005])
  })

  it('gives a refresh token only with offline_access, an id token only with openid, client_info on request', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(
      test,
      azureCliAppId,
      'openid profile User.ReadWrite.All',
    )
    await approveOnPage(test, userCode, test.user('alice'))
    const { json } = await test.token({
      grant_type: 'device_code',
      client_id: azureCliAppId,
      device_code: deviceCode,
      client_info: '1',
    })
    expect(json).not.toHaveProperty('refresh_token')
    expect(json).toHaveProperty('id_token')
    const info: unknown = JSON.parse(Buffer.from(String(json['client_info']), 'base64url').toString())
    expect(info).toEqual({ uid: test.user('alice').id, utid: test.tenant.tenantId })
  })

  it('ends with expired_token 70020 after 900 seconds', async () => {
    const { deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    test.clock.advance(899_000)
    expect(codeOf(await poll(deviceCode))).toBe(70016)
    test.clock.advance(1000)
    const answer = await poll(deviceCode)
    expect([answer.json['error'], codeOf(answer)]).toEqual(['expired_token', 70020])
  })

  it('ends with authorization_declined when the person cancels', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    const page = await approveOnPage(test, userCode, test.user('alice'), 'decline')
    expect(page.html).toContain('cancelled')
    expect((await poll(deviceCode)).json['error']).toBe('authorization_declined')
  })

  it('ends with bad_verification_code for a code that was never given out', async () => {
    const answer = await poll('DAQABAAEAAAA')
    expect([answer.json['error'], answer.status]).toEqual(['bad_verification_code', 400])
  })

  it('belongs to the client that asked for the code', async () => {
    const { deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    const answer = await poll(deviceCode, { client_id: graphCommandLineToolsAppId })
    expect(answer.json['error']).toBe('invalid_grant')
  })

  it('fails with 7000218 unless the application allows public client flows', async () => {
    const { application } = register(test.tenant)
    const { deviceCode } = await requestDeviceCode(test, application.appId, 'openid')
    const refused = await poll(deviceCode, { client_id: application.appId })
    expect([refused.status, refused.json['error'], codeOf(refused)]).toEqual([401, 'invalid_client', 7000218])
    application.isFallbackPublicClient = true
    expect(codeOf(await poll(deviceCode, { client_id: application.appId }))).toBe(70016)
  })

  it('forgives polling faster than the interval', async () => {
    const { deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    const answers = await Promise.all([poll(deviceCode), poll(deviceCode), poll(deviceCode)])
    expect(answers.map((answer) => codeOf(answer))).toEqual([70016, 70016, 70016])
  })

  it('sees nothing of a Conditional Access block: the page shows 53003, the poll stays pending (1.9)', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    blockDeviceCode(test.tenant, true, test.clock.now())
    expect(pageErrorOf(await approveOnPage(test, userCode, test.user('alice')))).toBe('53003')
    expect(codeOf(await poll(deviceCode))).toBe(70016)
  })

  it('refuses a person who was disabled between page and poll (50057)', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, seedScope)
    await approveOnPage(test, userCode, test.user('alice'))
    test.user('alice').accountEnabled = false
    expect(codeOf(await poll(deviceCode))).toBe(50057)
  })
})

describe('the user code page', () => {
  it.each([
    ['90119', ''],
    ['70018', 'AAAAAAAAA'],
  ])('says %s for a code that is none', async (error, otc) => {
    expect(pageErrorOf(await test.post('/common/oauth2/deviceauth', { otc }))).toBe(error)
  })

  it('says 70019 for an expired code and 90120 for a decided one', async () => {
    const one = await requestDeviceCode(test, azureCliAppId, seedScope)
    await approveOnPage(test, one.userCode, test.user('alice'))
    expect(pageErrorOf(await test.post('/common/oauth2/deviceauth', { otc: one.userCode }))).toBe('90120')
    const other = await requestDeviceCode(test, azureCliAppId, seedScope)
    test.clock.advance(900_000)
    expect(pageErrorOf(await test.post('/common/oauth2/deviceauth', { otc: other.userCode }))).toBe('70019')
  })

  it('is reached from /devicelogin', async () => {
    expect((await test.get('/devicelogin')).headers['location']).toBe('/common/oauth2/deviceauth')
  })
})

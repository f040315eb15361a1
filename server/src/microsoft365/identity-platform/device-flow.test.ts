/** The device flow as a client: RFC 8628, microsoft.md 1.2, security.md 6.6. */
import { describe, expect, it } from 'vitest'
import { createLog } from '../../foundation/log.ts'
import {
  connectionError,
  createTestClock,
  createTestRandom,
  jsonAnswer,
  scriptedFetch,
  testCloud,
  type ScriptedAnswer,
} from '../clouds/scripted.suite.ts'
import { createIdentityPlatform } from './identity-platform.ts'

const request = { tenant: 'contoso.onmicrosoft.com', clientId: 'client-1', scopes: ['User.Read', 'A.B'] }
const deviceAnswer = {
  user_code: 'DQFCZ7J9F',
  device_code: 'canary-device-code',
  verification_uri: 'https://microsoft.com/devicelogin',
  expires_in: 900,
  interval: 5,
  message: '<script>',
}
const tokenAnswer = {
  token_type: 'Bearer',
  scope: 'User.Read',
  expires_in: 3599,
  ext_expires_in: 3599,
  access_token: 'canary.access.token',
  refresh_token: 'canary-refresh-token',
}

function setUp(answers: ScriptedAnswer[]) {
  const clock = createTestClock()
  const { fetch, sent } = scriptedFetch(answers)
  const lines: string[] = []
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  const dependencies = { fetch, clock, random: createTestRandom(), log, cloud: testCloud }
  return { identityPlatform: createIdentityPlatform(dependencies), clock, sent, lines }
}

function refusal(error: string, extra: object = {}, status = 400): Response {
  return jsonAnswer(status, {
    error,
    error_description: `AADSTS70016: about ${error}.\r\nTrace ID: 1`,
    error_codes: [70016],
    trace_id: 'trace-1',
    correlation_id: 'correlation-1',
    ...extra,
  })
}

/** Answers the device request, then polls with these answers. */
async function poll(answers: ScriptedAnswer[]) {
  const setting = setUp([jsonAnswer(200, deviceAnswer), ...answers])
  const authorization = await setting.identityPlatform.requestDeviceAuthorization(request)
  const outcome = setting.identityPlatform.pollForDeviceAccessToken(authorization)
  const settled = await outcome.then(
    (signedIn) => ({ signedIn, error: undefined }),
    (error: unknown) => ({ signedIn: undefined, error }),
  )
  return { ...setting, ...settled }
}

describe('requestDeviceAuthorization', () => {
  it('asks with client id and scopes, and makes the times absolute (RFC 8628 §3.1, §3.2)', async () => {
    const { identityPlatform, sent, clock } = setUp([jsonAnswer(200, deviceAnswer)])
    const { deviceCode, ...authorization } = await identityPlatform.requestDeviceAuthorization(request)

    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/devicecode',
      body: 'client_id=client-1&scope=User.Read+A.B',
    })
    expect(deviceCode.reveal()).toBe('canary-device-code')
    expect(authorization).toEqual({
      tenant: 'contoso.onmicrosoft.com',
      clientId: 'client-1',
      userCode: 'DQFCZ7J9F',
      verificationUri: 'https://microsoft.com/devicelogin',
      expiresAt: clock.now() + 900_000,
      expiresInSeconds: 900,
      intervalSeconds: 5,
    })
  })

  it.each([
    ['another host', 'https://evil.example/devicelogin'],
    ['user information', 'https://microsoft.com@evil.example/devicelogin'],
    ['another page of that host', 'https://microsoft.com/other'],
    ['http', 'http://microsoft.com/devicelogin'],
    ['no URL', 'devicelogin'],
  ])('DEV-04: refuses a verification page with %s', async (_what, uri) => {
    const { identityPlatform } = setUp([jsonAnswer(200, { ...deviceAnswer, verification_uri: uri })])

    await expect(identityPlatform.requestDeviceAuthorization(request)).rejects.toMatchObject({
      code: 'unexpected_answer',
    })
  })

  it.each(['<b>', 'ABC\n123', 'ABC\u001b[31m', 'abc', 'ABCD EFGH'])(
    'DEV-06: refuses the user code %j',
    async (code) => {
      const { identityPlatform } = setUp([jsonAnswer(200, { ...deviceAnswer, user_code: code })])

      await expect(identityPlatform.requestDeviceAuthorization(request)).rejects.toMatchObject({
        code: 'unexpected_answer',
      })
    },
  )

  it.each([
    [0, 5],
    [-1, 5],
    [undefined, 5],
    [7, 7],
    [1e9, 60],
  ])('DEV-07: the interval %s becomes %s seconds', async (interval, expected) => {
    const { identityPlatform } = setUp([jsonAnswer(200, { ...deviceAnswer, interval })])

    await expect(identityPlatform.requestDeviceAuthorization(request)).resolves.toMatchObject({
      intervalSeconds: expected,
    })
  })

  it("DEV-08: no code lives longer than Microsoft's 15 minutes", async () => {
    const { identityPlatform } = setUp([jsonAnswer(200, { ...deviceAnswer, expires_in: 1_000_000_000 })])

    await expect(identityPlatform.requestDeviceAuthorization(request)).resolves.toMatchObject({
      expiresInSeconds: 900,
    })
  })

  it('gives a refusal with its AADSTS numbers', async () => {
    const { identityPlatform } = setUp([refusal('unauthorized_client', { error_codes: [700016] })])

    await expect(identityPlatform.requestDeviceAuthorization(request)).rejects.toMatchObject({
      code: 'unauthorized_client',
      errorCodes: [700016],
      traceId: 'trace-1',
      correlationId: 'correlation-1',
      description: 'AADSTS70016: about unauthorized_client. Trace ID: 1',
      retryable: false,
    })
  })

  it.each(['a/b', '../x', '', 'a?b', 'a\nb'])(
    'refuses %j as a tenant before anything is sent',
    async (tenant) => {
      const { identityPlatform, sent } = setUp([])

      await expect(identityPlatform.requestDeviceAuthorization({ ...request, tenant })).rejects.toMatchObject(
        {
          code: 'invalid_request',
        },
      )
      expect(sent).toHaveLength(0)
    },
  )
})

describe('pollForDeviceAccessToken', () => {
  it('DEV-09: polls no faster than the interval while authorization is pending', async () => {
    const pending = () => refusal('authorization_pending')
    const { signedIn, clock, sent } = await poll([pending(), pending(), jsonAnswer(200, tokenAnswer)])

    expect(clock.waits).toEqual([5_000, 5_000, 5_000])
    expect(sent[1]?.body).toBe(
      'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=client-1&device_code=canary-device-code',
    )
    expect(signedIn?.accessToken.reveal()).toBe('canary.access.token')
    expect(signedIn?.expiresAt).toBe(clock.now() + 3_599_000)
  })

  it('DEV-10: keeps the longer interval after slow_down (RFC 8628 §3.5)', async () => {
    const answers = [refusal('slow_down'), refusal('authorization_pending'), jsonAnswer(200, tokenAnswer)]
    const { clock } = await poll(answers)

    expect(clock.waits).toEqual([5_000, 10_000, 10_000])
  })

  it.each([
    ['DEV-11', 'access_denied', 'authorization_declined'],
    ['DEV-11', 'authorization_declined', 'authorization_declined'],
    ['DEV-12', 'expired_token', 'expired_token'],
    ['DEV-13', 'bad_verification_code', 'bad_verification_code'],
    ['DEV-13', 'invalid_grant', 'invalid_grant'],
    ['DEV-13', 'never_heard_of', 'refused'],
  ])('%s: stops at %s', async (_id, error, code) => {
    const { error: thrown, sent } = await poll([refusal(error)])

    expect(thrown).toMatchObject({ name: 'IdentityPlatformError', code })
    expect(sent).toHaveLength(2)
  })

  it('DEV-14: backs off when the connection fails, and comes back to the interval', async () => {
    const { clock } = await poll([
      connectionError('ECONNRESET'),
      connectionError('ECONNREFUSED'),
      refusal('authorization_pending'),
      jsonAnswer(200, tokenAnswer),
    ])

    expect(clock.waits).toEqual([5_000, 10_000, 20_000, 5_000])
  })

  it.each([
    ['HTML', () => new Response('<html>', { status: 200 })],
    ['500', () => new Response('', { status: 500 })],
    ['truncated JSON', () => new Response('{"access_token":')],
  ])('DEV-15: %s is trouble until the code expires, never a sign-in', async (_what, answer) => {
    const { error, clock, sent } = await poll(Array.from({ length: 40 }, answer))

    expect(error).toMatchObject({ code: 'connection_failed', retryable: true })
    expect(sent.length).toBeLessThan(25)
    expect(clock.waits.at(-1)).toBe(60_000)
  })

  it.each([
    ['another token type', { token_type: 'mac' }],
    ['no lifetime', { expires_in: undefined }],
    ['a lifetime of a year', { expires_in: 31_536_000 }],
    ['no token', { access_token: '' }],
    ['a token with a line break', { access_token: 'a\nb' }],
  ])('refuses an answer with %s', async (_what, change) => {
    const { error } = await poll([jsonAnswer(200, { ...tokenAnswer, ...change })])

    expect(error).toMatchObject({ code: 'unexpected_answer' })
    expect(JSON.stringify(error)).not.toContain('canary')
  })

  it('stops by itself when the code expires', async () => {
    const { error, clock } = await poll(Array.from({ length: 200 }, () => refusal('authorization_pending')))

    expect(error).toMatchObject({ code: 'expired_token' })
    expect(clock.waits).toHaveLength(180)
  })

  it('DEV-16: device code and tokens are in no log line', async () => {
    const { lines } = await poll([connectionError('ECONNRESET'), jsonAnswer(200, tokenAnswer)])

    expect(lines).toHaveLength(1)
    expect(lines.join('')).not.toMatch(/canary/)
  })

  it('DEV-23: stops waiting when it is cancelled', async () => {
    const { identityPlatform } = setUp([jsonAnswer(200, deviceAnswer)])
    const authorization = await identityPlatform.requestDeviceAuthorization(request)
    const signal = AbortSignal.abort(new Error('cancelled'))

    await expect(identityPlatform.pollForDeviceAccessToken(authorization, signal)).rejects.toThrow(
      'cancelled',
    )
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

const form = (url: string, payload: string, headers: Record<string, string> = {}) =>
  api.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const right = 'grant_type=password&username=admin&password=right'

describe('the answer (reference 1.3)', () => {
  it('is exactly the one of the seed, and userName', async () => {
    const answer = await form('/v6/token', right)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      access_token: 'admin',
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: 'refresh',
      userName: 'admin',
      '.issued': 'Mon, 13 Dec 2021 13:18:43 GMT',
      '.expires': 'Mon, 13 Dec 2021 14:18:43 GMT',
    })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it.each([
    ['by-version', ['Mon,', '2021', '2021']],
    ['iso', ['2021', '2021', '2021']],
    ['rfc1123', ['Mon,', 'Mon,', 'Mon,']],
  ] as const)('dates with dateFormat %s', async (dateFormat, starts) => {
    api.recorded.settings = { ...api.recorded.settings, dateFormat }
    for (const [index, version] of [6, 7, 8].entries()) {
      const answer = await form(`/v${version}/token`, right)
      expect(answer.json<Record<string, string>>()['.issued']?.slice(0, 4)).toBe(starts[index])
    }
  })
})

describe('the request (reference 1.1, security 6.1)', () => {
  it.each(['/v6/Token', '/v8/token', '//v7/TOKEN', '/v6/token/'])('TOK-31: %s', async (url) => {
    expect((await form(url, right)).statusCode).toBe(200)
  })

  it('JSON is read as well, with names in any case', async () => {
    const payload = {
      Grant_Type: 'password',
      username: 'admin',
      password: 'right',
      disable_antiforgery_token: true,
    }
    const answer = await api.app.inject({ method: 'POST', url: '/v7/token', payload })
    expect(answer.statusCode).toBe(200)
  })

  it('TOK-17: what is not known is passed on or ignored, never refused', async () => {
    expect((await form('/v6/token', `${right}&disable_antiforgery_token=true&foo=1&url=x`)).statusCode).toBe(
      200,
    )
    expect(api.recorded.token).toMatchObject({
      remoteAddress: '127.0.0.1',
      parameters: { username: 'admin' },
    })
  })

  it('TOK-32: an empty refresh token beside a password is absent, two quotes are passed on', async () => {
    expect((await form('/v6/token', `${right}&refresh_token=`)).statusCode).toBe(200)
    expect((await form('/v6/token', `${right}&refresh_token=%27%27`)).statusCode).toBe(200)
  })

  it('the assertion of the guide is read as curl sends it, not encoded', async () => {
    const assertion =
      '{"token_type":"Bearer","scope":"Directory.AccessAsUser.All User.ReadWrite.All","expires_in":3599,"access_token":"a.b-_.c","refresh_token":"0.AX-_b"}'
    const body = `grant_type=password&username=admin&password=right&client_id=contoso.onmicrosoft.com&assertion=${assertion}`
    expect((await form('/v6/token', body)).statusCode).toBe(200)
    expect(api.recorded.token?.parameters).toMatchObject({ assertion, client_id: 'contoso.onmicrosoft.com' })
  })

  it.each([String.raw`DOMAIN\admin`, String.raw`.\admin`, 'admin@contoso.com'])(
    '%s is a user name, encoded or not',
    async (username) => {
      for (const text of [username, encodeURIComponent(username)]) {
        const answer = await form('/v7/token', `grant_type=password&username=${text}&password=right`)
        expect(answer.statusCode).toBe(200)
        expect(api.recorded.token?.parameters['username']).toBe(username)
      }
    },
  )

  it.each(['true', 'True', 'FALSE', '1', ''])(
    'disable_antiforgery_token=%s changes nothing: there is no cookie (reference 1.5)',
    async (value) => {
      const answer = await form('/v8/token', `${right}&disable_antiforgery_token=${value}`)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).not.toHaveProperty('set-cookie')
    },
  )

  it('TOK-01: GET is 405 with Allow: POST', async () => {
    const answer = await api.app.inject(`/v6/token?${right}`)
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'POST'])
    expect(answer.json()).toMatchObject({ error: 'invalid_request' })
  })

  it.each([
    ['TOK-02: parameters in the address', `/v6/token?${right}`, '', 'application/x-www-form-urlencoded', 400],
    ['TOK-02: also beside a body', '/v6/token?password=x', right, 'application/x-www-form-urlencoded', 400],
    ['TOK-04: multipart', '/v6/token', 'x', 'multipart/form-data; boundary=a', 400],
    [
      'TOK-06: another character set',
      '/v6/token',
      right,
      'application/x-www-form-urlencoded; charset=utf-16',
      400,
    ],
    [
      'TOK-07: a body beyond 64 KiB',
      '/v6/token',
      `a=${'x'.repeat(70_000)}`,
      'application/x-www-form-urlencoded',
      413,
    ],
    ['TOK-09: grant_type missing', '/v6/token', 'username=a', 'application/x-www-form-urlencoded', 400],
    ['TOK-10: grant_type empty', '/v6/token', 'grant_type=', 'application/x-www-form-urlencoded', 400],
    [
      'TOK-12: grant_type twice',
      '/v6/token',
      'grant_type=a&grant_type=b',
      'application/x-www-form-urlencoded',
      400,
    ],
    [
      'TOK-18: nested names',
      '/v6/token',
      'assertion[access_token]=x',
      'application/x-www-form-urlencoded',
      400,
    ],
    ['TOK-20: not decodable', '/v6/token', 'grant_type=%ZZ', 'application/x-www-form-urlencoded', 400],
  ])('%s is invalid_request', async (...[, url, payload, type, status]) => {
    const answer = await form(url, payload, { 'content-type': type })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ error: 'invalid_request' })
  })

  it('TOK-05: without Content-Type it is invalid_request', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/v6/token',
      payload: Buffer.from(right),
      headers: {},
    })
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'invalid_request'])
  })

  it('TOK-08: a coded body is refused unread', async () => {
    expect((await form('/v6/token', right, { 'content-encoding': 'gzip' })).statusCode).toBe(415)
  })

  it('TOK-28, TOK-29: client passwords are refused, a stale bearer token is not looked at', async () => {
    const basic = await form('/v6/token', right, { authorization: 'Basic YTpi' })
    expect([basic.statusCode, basic.json<{ error: string }>().error]).toEqual([401, 'invalid_client'])
    expect(basic.headers['www-authenticate']).toMatch(/^Basic /)
    const both = await form('/v6/token', `${right}&client_secret=x`, { authorization: 'Basic YTpi' })
    expect([both.statusCode, both.json<{ error: string }>().error]).toEqual([400, 'invalid_request'])
    expect((await form('/v6/token', right, { authorization: 'Bearer gone' })).statusCode).toBe(200)
  })

  it('TOK-22, TOK-26: no CORS, no method override, no cookies', async () => {
    const answer = await form('/v6/token', right, {
      origin: 'https://evil.test',
      'x-http-method-override': 'GET',
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.headers).not.toHaveProperty('set-cookie')
    const preflight = await api.app.inject({
      method: 'OPTIONS',
      url: '/v6/token',
      headers: { origin: 'https://evil.test' },
    })
    expect(preflight.statusCode).toBeGreaterThanOrEqual(400)
  })
})

describe('refusals (RFC 6749 §5.2, reference 1.6)', () => {
  it('TOK-21: carry error, error_description, message and the request id, and are not cached', async () => {
    const answer = await form('/v6/token', 'grant_type=password&username=admin&password=wrong')
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'The sign-in was refused.',
      message: 'The sign-in was refused.',
      request_id: answer.headers['x-request-id'],
    })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('TOK-11, TOK-14: an unknown grant is unsupported_grant_type', async () => {
    const answer = await form('/v6/token', 'grant_type=Refresh_Token')
    expect(answer.json()).toMatchObject({ error: 'unsupported_grant_type' })
  })

  it('TOK-27: too many attempts are 429 with Retry-After in whole seconds', async () => {
    const answer = await form('/v6/token', 'grant_type=password&username=admin&password=too-often')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '8'])
    expect(answer.json()).toMatchObject({ error: 'slow_down' })
  })
})

it.each([
  [6, 404],
  [7, 200],
  [8, 204],
])('logout on v%i answers %i and ends the session (reference 1.4)', async (version, status) => {
  const answer = await api.ask('alice', 'POST', `/v${version}/token/logout`)
  expect(answer.statusCode).toBe(status)
  expect(api.recorded.revoked).toEqual(status === 404 ? [] : ['f-alice'])
})

describe('AuthCode (reference 1.4)', () => {
  it.each([7, 8])('on v%i answers with a code for the session', async (version) => {
    const answer = await api.ask('alice', 'POST', `/v${version}/token/AuthCode`)
    expect([answer.statusCode, answer.json()]).toEqual([200, { authCode: 'code of f-alice' }])
    expect((await api.ask(undefined, 'POST', `/v${version}/token/authcode`)).statusCode).toBe(401)
  })

  it('is not there on v6', async () => {
    expect((await api.ask('alice', 'POST', '/v6/token/AuthCode')).statusCode).toBe(404)
  })
})

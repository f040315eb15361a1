/** TOK: the envelope of the token endpoint (security reference 6.1; RFC 6749 §2.3, §3.2, §5). */
import { describe, expect, it } from 'vitest'
import {
  attempt,
  type AttemptRequest,
  type ExpectedRefusal,
  granted,
  refusalIn,
  refused,
} from './attempt.suite.ts'
import { graphAssertion, jwtBearer, passwordForm } from './requests.suite.ts'
import { worldOfFile, worldsInMemory } from './world.suite.ts'

const world = worldOfFile()
const createWorld = worldsInMemory()
const password = new URLSearchParams(passwordForm).toString()
const invalid = { error: 'invalid_request', reason: 'malformed' } as const

type Row = readonly [string, AttemptRequest, ExpectedRefusal]

describe('is refused', () => {
  it.each<Row>([
    [
      'TOK-02: parameters in the address only',
      { url: `/v6/token?${password}`, body: '' },
      { ...invalid, reason: 'parameters_in_address' },
    ],
    [
      'TOK-02: a secret in the address beside a body',
      { url: '/v8/token?password=x', body: password },
      { ...invalid, reason: 'parameters_in_address' },
    ],
    ['TOK-04: multipart', { body: password, type: 'multipart/form-data; boundary=a' }, invalid],
    ['TOK-05: no content type', { body: Buffer.from(password), type: null }, invalid],
    [
      'TOK-06: UTF-16',
      { body: Buffer.from(password, 'utf16le'), type: 'application/x-www-form-urlencoded; charset=utf-16' },
      invalid,
    ],
    [
      'TOK-07: 1 MiB',
      { body: `assertion=${'x'.repeat(1 << 20)}` },
      { ...invalid, reason: 'body_too_large', status: 413 },
    ],
    [
      'TOK-08: a compressed body, unread',
      { body: Buffer.alloc(60_000, 31), headers: { 'content-encoding': 'gzip' } },
      { ...invalid, reason: 'unsupported_media_type', status: 415 },
    ],
    [
      'TOK-09: no grant_type',
      { form: { username: 'admin', password: 'x' } },
      { error: 'invalid_request', reason: 'no_grant_type' },
    ],
    [
      'TOK-10: an empty grant_type',
      { form: { ...passwordForm, grant_type: '' } },
      { error: 'invalid_request', reason: 'no_grant_type' },
    ],
    ['TOK-12: grant_type twice', { body: `${password}&grant_type=refresh_token` }, invalid],
    [
      'TOK-12: a JSON member twice',
      { body: '{"grant_type":"a","grant_type":"b"}', type: 'application/json' },
      invalid,
    ],
    ['TOK-13: assertion twice', { body: `grant_type=${jwtBearer}&assertion=a&assertion=b` }, invalid],
    [
      'TOK-18: nested names are no assertion',
      { body: `grant_type=${jwtBearer}&client_id=contoso.onmicrosoft.com&assertion[access_token]=x` },
      { error: 'invalid_request', reason: 'parameter_missing' },
    ],
    ['TOK-20: a broken escape', { body: 'grant_type=%ZZ' }, invalid],
    ['TOK-20: overlong UTF-8', { body: 'grant_type=%C0%AFpassword' }, invalid],
    ['TOK-20: a NUL', { body: `${password}%00` }, invalid],
    [
      'TOK-28: a client password beside an assertion',
      { form: { grant_type: jwtBearer, assertion: 'x' }, headers: { authorization: 'Basic anVuazpqdW5r' } },
      { error: 'invalid_client', reason: 'client_password_sent', status: 401 },
    ],
    [
      'TOK-29: two kinds of client authentication',
      { form: { ...passwordForm, client_secret: 'x' }, headers: { authorization: 'Basic anVuazpqdW5r' } },
      { ...invalid, reason: 'client_authentication_twice' },
    ],
    [
      'TOK-29: a client secret in the body',
      { form: { ...passwordForm, client_secret: 'x' } },
      { error: 'invalid_client', reason: 'client_credential_sent', status: 401 },
    ],
  ])('%s', async (_title, request, expected) => {
    expect(refusalIn(await attempt(world(), request))).toEqual(refused(expected))
  })

  it.each([
    ['TOK-11: foo', 'foo'],
    ['TOK-14: a known grant in other letters', 'Refresh_Token'],
    ['TOK-15: the device code grant, which is Microsoft’s', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['TOK-16: the authorization code grant', 'authorization_code'],
    ['TOK-16: the implicit grant', 'implicit'],
    ['TOK-16: the integration grant of the dialect', 'integration'],
  ])('an unknown grant, %s', async (_title, grantType) => {
    const outcome = await attempt(world(), { form: { ...passwordForm, grant_type: grantType } })
    expect(refusalIn(outcome)).toEqual(
      refused({ error: 'unsupported_grant_type', reason: 'unsupported_grant_type' }),
    )
  })

  it('TOK-01: GET, with Allow: POST, and what stood in the address is in no log', async () => {
    const outcome = await attempt(world(), { method: 'GET', url: `/v6/token?${password}` })
    expect(refusalIn(outcome)).toEqual(refused({ ...invalid, reason: 'method_not_allowed', status: 405 }))
    expect(outcome.headers['allow']).toBe('POST')
    expect(world().logLines.join('')).not.toContain('username=')
  })

  it('TOK-19: names of the prototype, and they change nothing', async () => {
    const body = '__proto__[admin]=1&constructor[prototype][admin]=1&__proto__=1'
    expect(refusalIn(await attempt(world(), { body }))).toEqual(
      refused({ error: 'invalid_request', reason: 'no_grant_type' }),
    )
    const json = '{"__proto__":{"grant_type":"password"},"constructor":{"prototype":{"admin":1}}}'
    expect(refusalIn(await attempt(world(), { body: json, type: 'application/json' }))).toEqual(
      refused({
        error: 'invalid_request',
        reason: 'no_grant_type',
      }),
    )
    expect({}).not.toHaveProperty('admin')
  })

  it('TOK-22: a preflight from elsewhere', async () => {
    const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST' }
    const outcome = await attempt(world(), { method: 'OPTIONS', headers })
    expect(outcome.status).toBeGreaterThanOrEqual(400)
    expect(Object.keys(outcome.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each(['/v6/token;x', '/v6/token%2f', '/v6/token/x', '/v6/..;/token', '/v6/%74oken%00'])(
    'TOK-31: %s is not the token endpoint',
    async (url) => {
      const outcome = await attempt(world(), { url, form: passwordForm })
      expect([401, 404]).toContain(outcome.status)
      expect(outcome).toMatchObject({ tablesChanged: [], outgoing: 0, audit: undefined })
    },
  )
})

describe('is let in', () => {
  it('TOK-03: a JSON body, which clients of the dialect send (overruled)', async () => {
    expect(await attempt(world(), { json: passwordForm })).toMatchObject(granted)
  })

  it('TOK-17: an assertion with parameters that nobody knows', async () => {
    const form = { ...graphAssertion(world()), disable_antiforgery_token: 'true', foo: '1' }
    expect(await attempt(world(), { form })).toMatchObject(granted)
  })

  it('TOK-22: a form from elsewhere gets no leave to read the answer', async () => {
    const headers = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    expect(await attempt(world(), { form: passwordForm, headers })).toMatchObject(granted)
  })

  it('TOK-26: a method override changes nothing', async () => {
    const headers = { 'x-http-method-override': 'GET', 'x-method-override': 'DELETE' }
    expect(await attempt(world(), { form: passwordForm, headers })).toMatchObject(granted)
  })

  it.each(['/v6/Token', '/V8/TOKEN', '/v7/token/', '/v6//token'])('TOK-31: %s', async (url) => {
    expect(await attempt(world(), { url, form: passwordForm })).toMatchObject(granted)
  })

  it('TOK-32: a refresh token without a value beside a password', async () => {
    for (const text of ['', "''"])
      expect(await attempt(world(), { form: { ...passwordForm, refresh_token: text } })).toMatchObject(
        granted,
      )
  })
})

describe('is slowed down', () => {
  const junk = { form: { grant_type: 'junk' } }

  it('TOK-27: whoever asks a thousand times at once, and nobody else', async () => {
    const one = await createWorld()
    const answers = new Map<number, number>()
    for (let count = 0; count < 1000; count += 1) {
      const { statusCode } = await one.api.app.inject({
        method: 'POST',
        url: '/v6/token',
        payload: 'grant_type=junk',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        remoteAddress: '192.0.2.7',
      })
      answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1)
    }
    expect(answers).toEqual(
      new Map([
        [400, 200],
        [429, 800],
      ]),
    )
    expect(refusalIn(await attempt(one, { ...junk, address: '192.0.2.7' }))).toEqual(
      refused({
        error: 'slow_down',
        reason: 'too_many_requests',
        status: 429,
      }),
    )
    expect(await attempt(one, { form: passwordForm, address: '192.0.2.8' })).toMatchObject(granted)
    expect(one.microsoft.requests).toEqual([])
  })

  it('TOK-25: by its own address, whatever X-Forwarded-For claims', async () => {
    const one = await createWorld()
    const claims = ['198.51.100.1', 'garbage, , ::', `${'10.0.0.1, '.repeat(1000)}10.0.0.2`]
    const statuses = new Set<number>()
    for (let count = 0; count < 201; count += 1) {
      const forwarded = count % 50 === 0 ? (claims[(count / 50) % 3] ?? '') : `203.0.113.${count}`
      const { statusCode } = await one.api.app.inject({
        method: 'POST',
        url: '/v6/token',
        payload: 'grant_type=junk',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': forwarded },
      })
      statuses.add(statusCode)
    }
    expect([...statuses]).toEqual([400, 429])
  })
})

it('TOK-21: every class of refusal is JSON, cached nowhere, sniffed by nobody, without a cookie', async () => {
  const one = await createWorld()
  const headersOf = async (request: AttemptRequest): Promise<unknown> => {
    const { status, headers } = await attempt(one, request)
    const { 'content-type': type, 'cache-control': cache, pragma, 'x-content-type-options': sniff } = headers
    return [status, type, cache, pragma, sniff, headers['set-cookie']]
  }
  const guarded = ['application/json; charset=utf-8', 'no-store', 'no-cache', 'nosniff', undefined]
  expect(await headersOf({ form: { grant_type: 'foo' } })).toEqual([400, ...guarded])
  expect(await headersOf({ form: { ...passwordForm, client_secret: 'x' } })).toEqual([401, ...guarded])
  expect(await headersOf({ method: 'GET' })).toEqual([405, ...guarded])
  expect(await headersOf({ body: 'x'.repeat(70_000) })).toEqual([413, ...guarded])
  expect(await headersOf({ body: 'x', headers: { 'content-encoding': 'br' } })).toEqual([415, ...guarded])
  one.microsoft.trouble = () => new Error('away')
  expect(await headersOf({ form: graphAssertion(one) })).toEqual([503, ...guarded])
  for (let count = 0; count < 6; count += 1)
    await attempt(one, { form: { ...passwordForm, password: 'not this one' } })
  expect(await headersOf({ form: { ...passwordForm, password: 'not this one' } })).toEqual([429, ...guarded])
})

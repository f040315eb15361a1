import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'

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

describe('revocation (RFC 7009)', () => {
  it.each([6, 7, 8])('SES-02: is 200 without a body under v%i, as a form or as JSON', async (version) => {
    const answer = await form(`/v${version}/oauth2/revoke`, 'token=a&token_type_hint=access_token')
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect(answer.headers['cache-control']).toBe('no-store')
    const payload = { token: 'b' }
    const other = await api.app.inject({ method: 'POST', url: `/v${version}/OAuth2/Revoke`, payload })
    expect(other.statusCode).toBe(200)
    expect(api.recorded.revoked).toEqual(['a', 'b'])
  })

  it('by GET, or with the token in the address, nothing is revoked', async () => {
    const byGet = await api.app.inject('/v8/oauth2/revoke?token=a')
    expect([byGet.statusCode, byGet.headers['allow']]).toEqual([405, 'POST'])
    const inAddress = await form('/v8/oauth2/revoke?token=a', 'token_type_hint=access_token')
    expect([inAddress.statusCode, inAddress.json<{ error: string }>().error]).toEqual([
      400,
      'invalid_request',
    ])
    expect(api.recorded.revoked).toEqual([])
  })

  it('a token sent twice is invalid_request', async () => {
    expect((await form('/v8/oauth2/revoke', 'token=a&token=b')).statusCode).toBe(400)
  })
})

describe('introspection (RFC 7662)', () => {
  const asService = { authorization: 'Bearer service' }

  it('tells what is known of a living token, times in seconds', async () => {
    const answer = await form('/v6/oauth2/introspect', 'token=alice', asService)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toMatchObject({
      active: true,
      token_type: 'Bearer',
      token_use: 'access',
      username: 'alice@contoso.onmicrosoft.com',
      iss: 'https://backup.test:4443',
      kind: 'person',
    })
    const { exp = 0, iat = 0 } = answer.json<{ exp?: number; iat?: number }>()
    expect(exp - iat).toBe(3600)
  })

  it('SES-08: every other token is exactly {"active":false}', async () => {
    for (const token of ['x', 'expired', 'eyJhbGciOiJub25lIn0.e30.'])
      expect((await form('/v8/oauth2/introspect', `token=${token}`, asService)).body).toBe('{"active":false}')
  })

  it('SES-06: without a credential it is 401, with a challenge', async () => {
    const answer = await form('/v8/oauth2/introspect', 'token=alice')
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([401, 'invalid_client'])
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="Strongroom"')
  })

  it('SES-07: with the token of a person it is 403', async () => {
    const answer = await form('/v8/oauth2/introspect', 'token=alice', { authorization: 'Bearer alice' })
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([403, 'insufficient_scope'])
    expect(answer.headers['www-authenticate']).toContain('error="insufficient_scope"')
  })
})

describe('metadata (RFC 8414)', () => {
  it('TOK-30: name the issuer of the configuration, whatever the request calls us', async () => {
    const answer = await api.app.inject({
      url: '/.well-known/oauth-authorization-server',
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.body).not.toContain('evil')
    expect(answer.json()).toMatchObject({
      issuer: 'https://backup.test:4443',
      token_endpoint: 'https://backup.test:4443/v8/token',
      revocation_endpoint: 'https://backup.test:4443/v8/oauth2/revoke',
      introspection_endpoint: 'https://backup.test:4443/v8/oauth2/introspect',
      response_types_supported: [],
    })
  })
})

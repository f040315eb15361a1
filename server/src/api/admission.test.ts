import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admit } from './admission.ts'
import { createTestApi, type TestApi } from './fakes.suite.ts'
import { parseQuery } from './http/query.ts'
import type { Principal } from '../authorization-server/index.ts'

const admin: Principal = {
  kind: 'administrator',
  accountId: 'a',
  userName: 'admin',
  organizations: 'all',
  isService: false,
  familyId: 'f',
}

describe('a bearer token (RFC 6750)', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await createTestApi()
  })
  afterAll(() => api.app.close())

  it.each(['/v6/Jobs', '/v8/ServiceInstance', '/v7/nothing', '/api/v1/whoami'])(
    'missing or not good is 401 with an empty body at %s',
    async (url) => {
      const without = await api.app.inject(url)
      expect([without.statusCode, without.body]).toEqual([401, ''])
      expect(without.headers['www-authenticate']).toBe('Bearer realm="Strongroom"')
      const bad = await api.ask('gone', 'GET', url)
      expect([bad.statusCode, bad.body]).toEqual([401, ''])
      expect(bad.headers['www-authenticate']).toBe('Bearer realm="Strongroom", error="invalid_token"')
      expect(bad.headers['strict-transport-security']).toMatch(/^max-age=\d+/)
    },
  )

  it('for too little is 403 insufficient_scope', async () => {
    const answer = await api.ask('alice', 'GET', '/v8/Jobs')
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['www-authenticate']).toContain('error="insufficient_scope"')
  })

  it('SES-17, SES-18: in the address, in the body or in a cookie it is not looked at', async () => {
    for (const url of ['/v8/ServiceInstance?access_token=admin', '/v8/ServiceInstance?authCode=code'])
      expect((await api.app.inject(url)).statusCode).toBe(401)
    const inCookie = await api.app.inject({ url: '/v8/ServiceInstance', cookies: { access_token: 'admin' } })
    expect(inCookie.statusCode).toBe(401)
    const inBody = await api.ask(undefined, 'POST', '/v8/token/logout', { access_token: 'admin' })
    expect(inBody.statusCode).toBe(401)
  })

  it.each(['/v8/ServiceInstance', '/v8/RestorePortalSettings', '/nowhere'])(
    'SES-19: two Authorization headers are 400 at %s',
    async (url) => {
      const headers: Record<string, string[]> = { authorization: ['Bearer admin', 'Bearer alice'] }
      expect((await api.app.inject({ url, headers })).statusCode).toBe(400)
    },
  )
})

describe('a one-time code in the address (reference 1.4)', () => {
  const asked: string[] = []
  let app: FastifyInstance
  beforeAll(async () => {
    app = fastify({ routerOptions: { querystringParser: parseQuery } })
    app.decorateRequest('principal', undefined)
    app.addHook('onRequest', (request, reply) =>
      admit(
        {
          authenticate: async (token) => (token === 'good' ? admin : undefined),
          browserSessions: { authenticate: async () => undefined, isOwnOrigin: () => false },
          async authenticateByCode(code) {
            asked.push(code)
            return code === 'code' ? admin : undefined
          },
        },
        request,
        reply,
      ),
    )
    const handler = async (): Promise<string> => 'here'
    app.get('/download', { config: { access: 'session', acceptsAuthCode: true } }, handler)
    app.get('/other', { config: { access: 'session' } }, handler)
    await app.ready()
  })
  afterAll(() => app.close())

  it('stands in for the header where a route allows it, in any spelling of its name', async () => {
    for (const url of ['/download?authCode=code', '/download?AUTHCODE=code&x=1'])
      expect((await app.inject(url)).statusCode).toBe(200)
    for (const url of ['/download?authCode=other', '/download', '/other?authCode=code'])
      expect((await app.inject(url)).statusCode).toBe(401)
  })

  it('is not used up beside a header, and does not mend a bad one', async () => {
    asked.length = 0
    const ask = (token: string) =>
      app.inject({ url: '/download?authCode=code', headers: { authorization: `Bearer ${token}` } })
    expect((await ask('good')).statusCode).toBe(200)
    expect((await ask('gone')).statusCode).toBe(401)
    expect(asked).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../foundation/log.ts'
import { createTestApi, type TestApi } from './fakes.suite.ts'
import { ids, zeroGuid } from './sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

describe('addresses (VB365 compat rules 0.2, 1.6, 3.1)', () => {
  it.each(['/v6/Jobs', '/v6/jobs', '/V6/JOBS', '//v6/Jobs', '/v6//Jobs/', '/v6/Jobs/'])(
    '%s is served',
    async (url) => {
      expect((await api.ask('admin', 'GET', url)).statusCode).toBe(200)
    },
  )

  it.each(['6', '7', '8'])(
    'probing version %s without credentials answers 401 before anything else',
    async (version) => {
      for (const path of ['ServiceInstance', 'Nothing', 'Jobs/not-an-id']) {
        const answer = await api.ask(undefined, 'GET', `/v${version}/${path}`)
        expect([answer.statusCode, answer.body]).toEqual([401, ''])
        expect(answer.headers['www-authenticate']).toBe('Bearer realm="Strongroom"')
      }
    },
  )

  it.each(['/v3/ServiceInstance', '/v9/ServiceInstance', '/v60/Jobs', '/', '/jobs'])(
    '%s is not there',
    async (url) => {
      expect((await api.ask(undefined, 'GET', url)).statusCode).toBe(404)
    },
  )

  it('AZ-30: other spellings reach the same decision or nothing', async () => {
    for (const url of ['/v6/Jobs;x', '/v6/Jobs%2f', '/v6/..;/v6/Jobs', '/v6/Jobs.'])
      expect((await api.ask('admin', 'GET', url)).statusCode).toBe(404)
  })

  it('an address that cannot be decoded is refused like any other bad request', async () => {
    const answer = await api.ask('admin', 'GET', '/v6/Jobs/%ZZ')
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toHaveProperty('message')
    expect(answer.headers['x-request-id']).toBeDefined()
  })
})

describe('who calls (RFC 6750)', () => {
  it('AZ-02, AZ-03: a malformed or unknown token is 401 with an empty body', async () => {
    for (const header of ['Bearer', 'Bearer a b', 'Basic YTpi', 'Bearer gone']) {
      const answer = await api.app.inject({ url: '/v6/Jobs', headers: { authorization: header } })
      expect([answer.statusCode, answer.body]).toEqual([401, ''])
    }
    const unknown = await api.ask('gone', 'GET', '/v6/Jobs')
    expect(unknown.headers['www-authenticate']).toContain('error="invalid_token"')
  })

  it('AZ-26: a person who calls an administrator route is told 403', async () => {
    const answer = await api.ask('alice', 'GET', '/v8/Jobs')
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toEqual({
      message: 'This is for administrators and monitors only.',
      errorCode: 'ResourceAccessDenied',
    })
    expect(answer.headers['www-authenticate']).toContain('insufficient_scope')
  })

  it('AZ-04, AZ-05, AZ-36: a person learns nothing of organizations but the name of their own', async () => {
    const own = await api.ask('alice', 'GET', '/v6/Organization')
    expect(own.json()).toMatchObject({ id: ids.contoso, name: 'contoso.onmicrosoft.com' })
    const [known, foreign, absent] = await Promise.all(
      [ids.contoso, ids.fabrikam, ids.absent].map((id) => api.ask('alice', 'GET', `/v6/Organizations/${id}`)),
    )
    expect(known?.statusCode).toBe(403)
    expect([foreign?.body, absent?.body]).toEqual([known?.body, known?.body])
    expect((await api.ask('alice', 'GET', '/v6/Organizations')).statusCode).toBe(403)
  })

  it('an absent organization and a text that is no id are answered alike', async () => {
    const absent = await api.ask('admin', 'GET', `/v6/Organizations/${ids.absent}`)
    const nonsense = await api.ask('admin', 'GET', '/v6/Organizations/nonsense')
    expect([absent.statusCode, nonsense.body]).toEqual([404, absent.body])
  })

  it('AZ-09: a filter never reaches beyond the own organization', async () => {
    const url = `/v8/RestorePoints?organizationId=${ids.contoso}`
    expect((await api.ask('alice', 'GET', url)).json()).toHaveProperty('results.length', 1)
    expect((await api.ask('dora', 'GET', url)).json()).toHaveProperty('results', [])
  })

  it('an organization tells its application and its certificate, and no secret', async () => {
    const answer = await api.ask('admin', 'GET', `/v6/Organizations/${ids.contoso}`)
    expect(answer.json()).toMatchObject({
      exchangeOnlineSettings: { useApplicationOnlyAuth: true, applicationCertificateThumbprint: 'AB12' },
    })
    expect(answer.body).not.toMatch(/password|secret/i)
  })
})

describe('answers', () => {
  it.each(['/v6/Jobs', '/v9/none', '/api/v1/health', '/v6/RestorePortalSettings'])(
    '%s carries the headers of security 2.7',
    async (url) => {
      const { headers } = await api.ask(undefined, 'GET', url)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        pragma: 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringMatching(/^max-age=\d+/) as string,
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      })
      expect(headers).not.toHaveProperty('set-cookie')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  it('a failure that nobody foresaw shows nothing of itself', async () => {
    const broken = await createTestApi()
    broken.recorded.started = null as unknown as string[]
    const answer = await broken.ask('admin', 'POST', `/v8/Jobs/${ids.job}/start`)
    await broken.app.close()
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toMatch(/null|push|at /)
  })

  it('the error code of a refusal exists in v8 only (compat rule 1.6)', async () => {
    const url = `Jobs/${ids.absent}`
    const bodies = await Promise.all(
      [6, 7, 8].map(async (v) => (await api.ask('admin', 'GET', `/v${v}/${url}`)).json<object>()),
    )
    expect(bodies.map((body) => Object.keys(body))).toEqual([
      ['message'],
      ['message'],
      ['message', 'errorCode'],
    ])
  })

  it('members without a value are left out, never null (compat rule 0.5)', async () => {
    for (const path of [
      'Jobs',
      'Organizations',
      'BackupRepositories',
      'Proxies',
      'JobSessions',
      'RestoreSessions',
    ])
      for (const version of [6, 7, 8]) {
        const answer = await api.ask('admin', 'GET', `/v${version}/${path}`)
        expect(answer.statusCode).toBe(200)
        expect(answer.body).not.toContain(':null')
      }
  })
})

it('AUD-08: no secret of a request reaches the log, at any level', async () => {
  const lines: string[] = []
  const log = createLog('debug', { write: (line: string) => void lines.push(line) })
  const logged = await createTestApi({ log })
  await logged.app.inject({
    method: 'POST',
    url: '/v6/token?password=canary-1',
    payload: 'grant_type=password&password=canary-2&assertion=canary-3',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'Bearer canary-4',
      cookie: 'canary-5',
    },
  })
  await logged.ask('canary6', 'GET', '/v6/Jobs?access_token=canary-7')
  await logged.ask('admin', 'GET', '/v6/Jobs/canary-8')
  await logged.ask(undefined, 'POST', '/api/v1/setup', {
    secret: 'canary-9',
    userName: 'a',
    password: 'canary-10',
  })
  await logged.ask('admin', 'POST', '/v6/Organizations', {
    userCode: 'X',
    exchangeOnlineSettings: { password: 'canary-11' },
  })
  await logged.app.close()
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.join('')).not.toContain('canary')
})

describe('bodies (compat rule 0.3)', () => {
  const url = `/v8/Organizations/${ids.contoso}/explore`

  it('trailing commas, names and enumerations in any case, truths as texts, unknown members', async () => {
    const body = '{"TYPE":"vex","ShowDeleted":"true","datetime":"2021.04.27 10:51","whatever":[1,],}'
    const answer = await api.ask('admin', 'POST', url, body)
    expect(answer.statusCode).toBe(201)
    expect(api.recorded.explored?.pointInTime).toBe(Date.UTC(2021, 3, 27, 10, 51))
  })

  it('a value that does not fit is named with what it has to be', async () => {
    const answer = await api.ask('admin', 'POST', url, { type: 'Tape' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ message: 'type has to be one of Vex, Veod, Vesp, Vet.' })
  })

  it('no body at all is an empty object', async () => {
    expect((await api.ask('admin', 'POST', url)).statusCode).toBe(201)
  })

  it('AZ-50: other kinds of content are 415, broken JSON and foreign character sets are refused', async () => {
    const send = (type: string, payload: string | Buffer, more = {}): Promise<{ statusCode: number }> =>
      api.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { authorization: 'Bearer admin', 'content-type': type, ...more },
      })
    expect((await send('application/x-java-serialized-object', 'x')).statusCode).toBe(415)
    expect((await send('application/xml', '<a/>')).statusCode).toBe(415)
    expect((await send('application/json', '{"a":')).statusCode).toBe(400)
    expect((await send('application/json; charset=utf-16', '{}')).statusCode).toBe(415)
    expect((await send('application/json', '{}', { 'content-encoding': 'gzip' })).statusCode).toBe(415)
    expect((await send('application/json', Buffer.from([0x7b, 0xff, 0x7d]))).statusCode).toBe(400)
    expect((await send('application/x-www-form-urlencoded', '')).statusCode).toBe(201)
  })

  it('a body beyond the limit is 413', async () => {
    const answer = await api.ask('admin', 'POST', url, { reason: 'x'.repeat(5 * 1024 * 1024) })
    expect(answer.statusCode).toBe(413)
  })
})

describe('queries (compat rule 0.4)', () => {
  it.each([
    '?extendedView=true/',
    '?limit=abc&offset=-1',
    '?unknown=1',
    '?%ZZ',
    '?limit=',
    '?limit=99999999',
  ])('junk never fails a request: %s', async (query) => {
    expect((await api.ask('admin', 'GET', `/v8/Proxies${query}`)).statusCode).toBe(200)
  })

  it('limit is 30 unless asked otherwise, and at most 10000', async () => {
    const limit = async (query: string): Promise<number> =>
      (await api.ask('admin', 'GET', `/v8/Jobs${query}`)).json<{ limit: number }>().limit
    expect([await limit(''), await limit('?LIMIT=5'), await limit('?limit=20000')]).toEqual([30, 5, 10_000])
  })

  it('a user is found by the 72 characters of the dialect and by the bare object id', async () => {
    for (const id of [ids.alice, `${ids.alice}${zeroGuid}`, ids.alice.toUpperCase()]) {
      const answer = await api.ask('admin', 'GET', `/v6/Organizations/${ids.contoso}/Users/${id}`)
      expect(answer.json()).toMatchObject({ id: `${ids.alice}${zeroGuid}`, locationType: 'Cloud' })
    }
  })
})

/** SES: sessions that a browser holds by a cookie (security reference 2.4, 6.5; Fetch Metadata; ASVS 7.2.4, 7.3, 3.5). */
import { afterEach, expect, it } from 'vitest'
import { type Database, listAudit } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { attempt } from './attempt.suite.ts'
import { openBrowser, sessionCookie } from './browser.suite.ts'
import { signIn, whoami } from './requests.suite.ts'
import {
  administrator,
  type CatalogueOptions,
  type CatalogueWorld,
  createCatalogueWorld,
} from './world.suite.ts'

const minute = 60_000
const hour = 60 * minute
const session = '/api/v1/browser-session'

describeOnEveryDatabase('SES, a browser', (open) => {
  const worlds: CatalogueWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0).toReversed()) await world.close()
  })
  const worldOver = async (database: Database, options: CatalogueOptions = {}): Promise<CatalogueWorld> => {
    const world = await createCatalogueWorld(database, options)
    worlds.push(world)
    return world
  }
  const createWorld = async (): Promise<CatalogueWorld> => worldOver(await open())

  it('signs in, sees who it is, and works on our own API and on v8', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    const answer = await browser.signIn()
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      kind: 'administrator',
      userName: 'admin',
      page: 'console',
      idleSeconds: 900,
    })
    expect(answer.payload).not.toContain(browser.cookies.get(sessionCookie))
    expect((await browser.ask(session)).json()).toMatchObject({
      csrfToken: browser.csrfToken,
      isRecent: true,
    })
    expect((await browser.ask('/api/v1/whoami')).statusCode).toBe(200)
    expect((await browser.ask('/v8/Jobs')).statusCode).toBe(200)
    const [record] = await listAudit(
      world.database.db,
      { action: 'session.browser' },
      { offset: 0, limit: 9 },
    )
    expect(record).toMatchObject({ actor: 'admin', outcome: 'success' })
    const { db } = world.database
    for (const table of ['accessTokens', 'refreshTokens'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  })

  it('SES-11: signs out, and its cookie is worth nothing from then on', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    const before = new Map(browser.cookies)
    const out = await browser.ask(session, { method: 'DELETE' })
    expect([out.statusCode, browser.cookies.has(sessionCookie)]).toEqual([204, false])
    expect((await openBrowser(world, before).ask(session)).statusCode).toBe(401)
  })

  it('SES-12: is not signed out by GET, nor by another site', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    for (const url of ['/v8/token/logout', `${session}/logout`])
      expect([404, 405]).toContain((await browser.ask(url)).statusCode)
    const headers = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    expect((await browser.ask(session, { method: 'DELETE', headers })).statusCode).toBe(403)
    expect((await browser.ask(session)).statusCode).toBe(200)
  })

  it('SES-13: a cookie that was there before is not kept, and its session ends', async () => {
    const world = await createWorld()
    const planted = `srbs_${'0'.repeat(49)}`
    const browser = openBrowser(world, new Map([[sessionCookie, planted]]))
    await browser.signIn()
    const first = browser.cookies.get(sessionCookie)
    expect(first).not.toBe(planted)
    await browser.signIn()
    expect(browser.cookies.get(sessionCookie)).not.toBe(first)
    expect((await openBrowser(world, new Map([[sessionCookie, first ?? '']])).ask(session)).statusCode).toBe(
      401,
    )
  })

  it('SES-14: the cookie is for this host, TLS, this site, and no script; two of its name are none', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    const line = String((await browser.signIn()).headers['set-cookie'])
    const attributes = line.split('; ').slice(1)
    expect(line).toMatch(/^__Host-strongroom_session=srbs_[0-9A-Za-z]{49};/)
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
    const value = browser.cookies.get(sessionCookie) ?? ''
    const [planted, own] = [`${sessionCookie}=srbs_${'0'.repeat(49)}`, `${sessionCookie}=${value}`]
    for (const cookie of [`${planted}; ${own}`, `${own}; ${planted}`])
      expect((await browser.ask(session, { headers: { cookie } })).statusCode).toBe(401)
    const { db } = world.database
    expect(JSON.stringify(await db.selectFrom('browserSessions').selectAll().execute())).not.toContain(value)
    expect(world.logLines.join('')).not.toContain(value)
  })

  it('SES-15, SES-21: what another site sends is refused, whatever it is', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    const json = { name: 'x' }
    for (const headers of [
      { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://other.strongroom.test', 'sec-fetch-site': 'same-site' },
      // A browser that says no more.
      { origin: 'https://evil.test', 'sec-fetch-site': undefined },
      { origin: 'https://strongroom.test:8443' },
      { origin: 'null' },
    ]) {
      for (const url of ['/api/v1/accounts', '/v8/Jobs'])
        expect((await browser.ask(url, { method: 'POST', json, headers })).statusCode).toBe(403)
      expect((await browser.ask('/api/v1/whoami', { headers })).statusCode).toBe(403)
    }
  })

  it('a browser that tells no Fetch Metadata is known by its Origin, and an address that was typed reads only', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    const old = { 'sec-fetch-site': undefined, origin: 'https://strongroom.test:4443' }
    expect((await browser.ask(session, { headers: old })).statusCode).toBe(200)
    const byHost = { 'sec-fetch-site': undefined, origin: 'https://10.0.0.7:4443', host: '10.0.0.7:4443' }
    expect((await browser.ask(session, { headers: byHost })).statusCode).toBe(200)
    const typed = { 'sec-fetch-site': 'none', 'x-csrf-token': undefined }
    expect((await browser.ask('/api/v1/whoami', { headers: typed })).statusCode).toBe(200)
    expect((await browser.ask('/v8/Jobs', { headers: { 'sec-fetch-site': 'none' } })).statusCode).toBe(401)
    const json = { userName: 'x', password: administrator.password }
    expect((await browser.ask('/api/v1/accounts', { method: 'POST', json, headers: typed })).statusCode).toBe(
      401,
    )
  })

  it('SES-16: without the antiforgery token, with a foreign one, and with one of another session', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    const other = openBrowser(world)
    await other.signIn()
    for (const given of [undefined, 'x', other.csrfToken, `${browser.csrfToken ?? ''}x`]) {
      const headers = { 'x-csrf-token': given }
      expect((await browser.ask(session, { method: 'DELETE', headers })).statusCode).toBe(403)
      const read = await browser.ask('/v8/Jobs', { headers })
      expect(read.statusCode).toBe(given === undefined ? 401 : 403)
    }
    expect((await browser.ask(session)).statusCode).toBe(200)
  })

  it('SES-17: a cookie is no session on v6 and v7, and alone on none; beside a bearer token it is not looked at', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    for (const url of ['/v6/Jobs', '/v7/Jobs', '/v6/ServiceInstance'])
      expect((await browser.ask(url)).statusCode).toBe(401)
    const alone = { 'sec-fetch-site': undefined, 'x-csrf-token': undefined }
    for (const url of ['/v8/Jobs', '/api/v1/whoami']) {
      const answer = await browser.ask(url, { headers: alone })
      expect([answer.statusCode, answer.payload]).toEqual([401, ''])
    }
    const bearer = { authorization: `Bearer srat_${'0'.repeat(49)}` }
    expect((await browser.ask('/api/v1/whoami', { headers: bearer })).statusCode).toBe(401)
  })

  it('SES-20: nobody is signed in by another site, nor by what says not where it comes from', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    const organization = 'contoso.onmicrosoft.com'
    for (const headers of [
      { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: undefined, 'sec-fetch-site': undefined },
      { origin: undefined, 'sec-fetch-site': 'none' },
    ])
      for (const [url, json] of [
        [session, administrator],
        [`${session}/microsoft`, { organization }],
        [`${session}/device-code`, { organization }],
      ] as const) {
        const answer = await browser.ask(url, { method: 'POST', json, headers })
        expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined])
      }
  })

  it('SES-23: is over after a quarter of an hour without a person, to whom a page that asks by itself does not count', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    for (let count = 0; count < 5; count += 1) {
      world.clock.advance(14 * minute)
      expect((await browser.ask(session)).statusCode).toBe(200)
    }
    const headers = { 'x-background-request': '1' }
    world.clock.advance(8 * minute)
    expect((await browser.ask(session, { headers })).statusCode).toBe(200)
    world.clock.advance(7 * minute)
    expect((await browser.ask(session, { headers })).statusCode).toBe(401)
    expect((await browser.ask(session)).statusCode).toBe(401)
    const [record] = await listAudit(world.database.db, { action: 'session.revoke' }, { offset: 0, limit: 1 })
    expect(record).toMatchObject({ actor: 'admin', reason: 'session_idle' })
  })

  it('SES-23: a stream of events keeps nobody signed in, and ends with the session', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    world.clock.advance(8 * minute)
    const stream = await world.api.app.inject({
      url: '/api/v1/events',
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: `${sessionCookie}=${browser.cookies.get(sessionCookie)}`,
      },
      payloadAsStream: true,
    })
    expect(stream.statusCode).toBe(200)
    const state = { isEnded: false }
    stream
      .stream()
      .on('end', () => (state.isEnded = true))
      .resume()
    world.clock.advance(7 * minute)
    expect((await browser.ask(session)).statusCode).toBe(401)
    // Each advance lets the stream look once more.
    await expect
      .poll(
        () => {
          world.clock.advance(1_000)
          return state.isEnded
        },
        { timeout: 20_000 },
      )
      .toBe(true)
  })

  it('SES-23: is over after eight hours, however busy', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    for (let passed = 0; passed < 8 * hour - 10 * minute; passed += 10 * minute) {
      world.clock.advance(10 * minute)
      expect((await browser.ask(session)).statusCode).toBe(200)
    }
    world.clock.advance(10 * minute)
    expect((await browser.ask(session)).statusCode).toBe(401)
  })

  it('SES-23: what was left open ends by itself, without anybody asking', async () => {
    const world = await createWorld()
    await openBrowser(world).signIn()
    world.clock.advance(16 * minute)
    await world.server.sweep(world.clock.now())
    const { accessToken } = await signIn(world)
    const list = await attempt(world, { method: 'GET', url: '/api/v1/sessions', bearer: accessToken })
    expect(list.body['results']).toHaveLength(1)
  })

  it('SES-24: is listed as what it is, and ended by an administrator on every node within a second', async () => {
    const database = await open()
    const first = await worldOver(database)
    const other = await worldOver(await open(database), { beside: first })
    const browser = openBrowser(first)
    await browser.signIn()
    const elsewhere = openBrowser(other, browser.cookies)
    expect((await elsewhere.ask(session)).statusCode).toBe(200)
    const { accessToken } = await signIn(first)
    const list = await attempt(first, { method: 'GET', url: '/api/v1/sessions', bearer: accessToken })
    const sessions = list.body['results'] as readonly { id: string; kind: string }[]
    expect(sessions.map(({ kind }) => kind).toSorted()).toEqual(['api', 'console'])
    const id = sessions.find(({ kind }) => kind === 'console')?.id ?? ''
    await attempt(first, { method: 'DELETE', url: `/api/v1/sessions/${id}`, bearer: accessToken })
    expect((await browser.ask(session)).statusCode).toBe(401)
    first.clock.advance(1000)
    expect((await elsewhere.ask(session)).statusCode).toBe(401)
    expect((await whoami(first, accessToken)).status).toBe(200)
  })

  it('ends with the password and with the account', async () => {
    const world = await createWorld()
    const { accessToken } = await signIn(world)
    const json = { userName: 'second', password: administrator.password, role: 'administrator' }
    const made = await attempt(world, { url: '/api/v1/accounts', json, bearer: accessToken })
    const browser = openBrowser(world)
    await browser.signIn({ userName: 'second', password: administrator.password })
    const change = { currentPassword: administrator.password, newPassword: 'another horse, another battery' }
    expect((await browser.ask('/api/v1/account/password', { method: 'PUT', json: change })).statusCode).toBe(
      204,
    )
    expect((await browser.ask(session)).statusCode).toBe(401)
    await browser.signIn({ userName: 'second', password: change.newPassword })
    expect((await browser.ask(session)).statusCode).toBe(200)
    const url = `/api/v1/accounts/${String(made.body['id'])}`
    const disabled = await attempt(world, {
      method: 'PATCH',
      url,
      json: { isEnabled: false },
      bearer: accessToken,
    })
    expect(disabled.status).toBe(200)
    expect((await browser.ask(session)).statusCode).toBe(401)
  })

  it('a wrong password is refused as at the token endpoint, on record and throttled, whatever the password grant may do', async () => {
    const world = await createWorld()
    await world.setSettings({ passwordGrant: 'off' })
    const browser = openBrowser(world)
    const wrong = { userName: 'admin', password: 'wrong horse wrong battery' }
    const answer = await browser.signIn(wrong)
    expect(answer.json()).toMatchObject({
      code: 'invalid_grant',
      message: 'The user name or the password is wrong.',
    })
    expect(answer.headers['set-cookie']).toBeUndefined()
    const requestId = String(answer.headers['x-request-id'])
    const [record] = await listAudit(world.database.db, { requestId }, { offset: 0, limit: 1 })
    expect(record).toMatchObject({ action: 'token.password', outcome: 'refused', reason: 'wrong_password' })
    expect((await browser.signIn()).statusCode).toBe(200)
    const statuses: number[] = []
    for (let count = 0; count < 8; count += 1) statuses.push((await browser.signIn(wrong)).statusCode)
    expect(statuses.at(-1)).toBe(429)
  })

  it('SES-22: nothing is read by another site, event streams no more than anything else', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    const headers = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    const addresses = world.api.routes
      .filter(
        ({ method, path, access }) =>
          method === 'GET' && path.startsWith('/api/v1/') && access !== 'anonymous',
      )
      .map(({ path }) => path.replaceAll(/:\w+/g, 'c0c0c0c0-0000-4000-8000-000000000009'))
    expect(addresses.length).toBeGreaterThan(20)
    for (const url of addresses)
      expect([url, (await browser.ask(url, { headers })).statusCode]).toEqual([url, 403])
  })

  it('SES-26: what makes or opens a way in asks for the password again after a quarter of an hour', async () => {
    const world = await createWorld()
    const browser = openBrowser(world)
    await browser.signIn()
    const ways = [
      ['POST', '/api/v1/accounts'],
      ['PATCH', '/api/v1/accounts/c0c0c0c0-0000-4000-8000-000000000009'],
      ['DELETE', '/api/v1/accounts/c0c0c0c0-0000-4000-8000-000000000009'],
      ['POST', '/api/v1/accounts/c0c0c0c0-0000-4000-8000-000000000009/keys'],
      ['PUT', '/api/v1/settings/authentication'],
      ['PUT', '/api/v1/organizations/contoso.onmicrosoft.com/authentication'],
    ] as const
    const statuses = async (): Promise<number[]> => {
      const found: number[] = []
      for (const [method, url] of ways) found.push((await browser.ask(url, { method, json: {} })).statusCode)
      return found
    }
    expect(await statuses()).not.toContain(401)
    world.clock.advance(8 * minute)
    await browser.ask(session)
    world.clock.advance(7 * minute)
    expect((await browser.ask(session)).json()).toMatchObject({ isRecent: false })
    const [method, url] = ways[0]
    const answer = await browser.ask(url, { method, json: {} })
    expect([answer.statusCode, answer.json()]).toMatchObject([401, { code: 'reauth_required' }])
    expect(new Set(await statuses())).toEqual(new Set([401]))
    await browser.signIn()
    expect(await statuses()).not.toContain(401)
  })
})

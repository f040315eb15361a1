/** SES-25, CON-24: no answer of the server is shown in anybody's frame, whatever it is (security reference 5.6 rule 7; CSP Level 3 §6.4.2). */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../database/index.ts'
import { silentLog } from '../foundation/log.ts'
import { openBrowser } from './browser.suite.ts'
import { type CatalogueWorld, createCatalogueWorld } from './world.suite.ts'

let folder = ''
let world: CatalogueWorld
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-framing-'))
  await mkdir(join(folder, 'assets'))
  for (const name of ['index.html', 'portal.html', 'assets/index-abc.js'])
    await writeFile(join(folder, name), '<!doctype html>')
  const database = await openDatabase({ file: ':memory:', log: silentLog })
  world = await createCatalogueWorld(database, { consoleFolder: folder, swaggerUi: true })
})
afterAll(async () => {
  await world.close()
  await world.database.close()
  await rm(folder, { recursive: true })
})

type Answer = Awaited<ReturnType<CatalogueWorld['api']['app']['inject']>>
const expectNoFrame = ({ headers, statusCode }: Answer, what: string): void => {
  const policy = String(headers['content-security-policy'])
  expect([what, statusCode, policy]).toEqual([
    what,
    statusCode,
    expect.stringMatching(/^default-src 'none';(?:.*;)? ?frame-ancestors 'none'(?:;|$)/),
  ])
  expect([what, headers['x-frame-options'], headers['x-content-type-options']]).toEqual([
    what,
    'DENY',
    'nosniff',
  ])
}

const form = 'application/x-www-form-urlencoded'
interface Kind {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly payload?: string
  readonly type?: string
}
const get = (url: string): Kind => ({ method: 'GET', url })
const post = (url: string, payload: string, type = 'application/json'): Kind => ({
  method: 'POST',
  url,
  payload,
  type,
})
const kinds: readonly (readonly [status: number, what: string, kind: Kind])[] = [
  [200, 'page of the console', get('/console/')],
  [200, 'page of the portal', get('/portal/')],
  [200, 'asset', get('/assets/index-abc.js')],
  [200, 'page that says where a link leads', get('/portal/leaving?to=https%3A%2F%2Fx.test')],
  [200, 'metadata', get('/.well-known/oauth-authorization-server')],
  [200, 'Swagger UI', get('/swagger/')],
  [200, 'OpenAPI document', get('/swagger/documents/v8.json')],
  [204, 'report against the policy', post('/csp-reports', '{}', 'application/csp-report')],
  [302, 'way to the console', get('/')],
  [303, 'way back from Microsoft', get('/portal/sign-in/callback?state=x')],
  [400, 'address that cannot be read', get('/console/%zz')],
  [400, 'token request without grant', post('/v8/token', 'a=b', form)],
  [400, 'body that is no JSON', post('/api/v1/browser-session', '{')],
  [401, 'body of a mail without a session', get('/api/v1/restore-sessions/1/mailboxes/2/items/3/body')],
  [401, 'dialect without a session', get('/v6/Jobs')],
  [403, 'sign-in from elsewhere', post('/api/v1/browser-session', '{"userName":"a","password":"b"}')],
  [404, 'nothing at all', get('/nothing')],
  [404, 'no such asset', get('/assets/none.js')],
  [404, 'no such file of Swagger UI', get('/swagger/static/none.html')],
  [405, 'token endpoint by GET', get('/v8/token')],
  [413, 'body without end', post('/v8/token', 'a='.padEnd(300_000, 'x'), form)],
  [415, 'another media type', post('/api/v1/browser-session', '<a/>', 'application/xml')],
]

it.each(kinds)('SES-25: %s, %s', async (status, what, { method, url, payload, type }) => {
  const answer = await world.api.app.inject({
    method,
    url,
    ...(payload === undefined ? {} : { payload }),
    headers: type === undefined ? {} : { 'content-type': type },
  })
  expect([url, answer.statusCode]).toEqual([url, status])
  expectNoFrame(answer, what)
})

it('SES-25: every address, to nobody and to an administrator', async () => {
  const browser = openBrowser(world)
  await browser.signIn()
  const routes = world.api.routes.filter(
    ({ method, path }) => method === 'GET' && !/\/events$|^\/v[67]\//i.test(path),
  )
  expect(routes.length).toBeGreaterThan(100)
  for (const { path } of routes) {
    const url = path.replaceAll(/:[a-z]+(?:\([^)]*\))?/gi, '00000000-0000-4000-8000-000000000000')
    expectNoFrame(await world.api.app.inject({ url }), path)
    if (path.startsWith('/api/v1/')) expectNoFrame(await browser.ask(url), path)
  }
}, 180_000)

it('SES-25: 500 and 503, when the records are away', async () => {
  const browser = openBrowser(world)
  await browser.signIn()
  await world.database.close()
  const answer = await browser.ask('/api/v1/organizations')
  expect(answer.statusCode).toBeGreaterThanOrEqual(500)
  expectNoFrame(answer, 'records away')
})

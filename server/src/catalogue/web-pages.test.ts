/** CON: what browsers are sent of the console and the portal (security reference 6.12; CSP Level 3; Trusted Types). */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../database/index.ts'
import { silentLog } from '../foundation/log.ts'
import { type CatalogueWorld, createCatalogueWorld } from './world.suite.ts'

const page = (name: string): string =>
  `<!doctype html><title>${name}</title><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" nonce="__CSP_NONCE__" src="/assets/index-abc.js"></script>`

let folder = ''
let world: CatalogueWorld
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page('Strongroom'))
  await writeFile(join(folder, 'portal.html'), page('Restore portal'))
  await writeFile(join(folder, 'secret.txt'), 'not for anybody')
  await writeFile(join(folder, 'assets', 'index-abc.js'), 'console.log(1)')
  await writeFile(join(folder, 'assets', 'index-abc.js.br'), 'compressed')
  await writeFile(join(folder, 'assets', 'index-abc.js.map'), '{}')
  await writeFile(join(folder, 'assets', 'style-abc.css'), 'a{}')
  const database = await openDatabase({ file: ':memory:', log: silentLog })
  world = await createCatalogueWorld(database, { consoleFolder: folder })
})
afterAll(async () => {
  await world.close()
  await world.database.close()
  await rm(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => world.api.app.inject({ url, headers })

describe('pages', () => {
  it('the address of the server leads to the console, whose own addresses are all the page', async () => {
    expect((await get('/')).headers.location).toBe('/console/')
    for (const url of ['/console', '/console/', '/console/jobs/17?tab=log', '/CONSOLE/x'])
      expect((await get(url)).payload).toContain('<title>Strongroom</title>')
    for (const url of ['/portal', '/portal/', '/portal/mail/inbox'])
      expect((await get(url)).payload).toContain('<title>Restore portal</title>')
  })

  it.each(['/console/', '/portal/', '/console/deep/link', '/portal/?problem=refused'])(
    'CON-23: %s has a policy with a new nonce, nothing inline, no eval, and Trusted Types',
    async (url) => {
      const nonces = new Set<string>()
      for (let count = 0; count < 3; count += 1) {
        const { headers, payload } = await get(url)
        const policy = String(headers['content-security-policy'])
        const nonce = /script-src 'nonce-([\w+/=]{20,})' 'strict-dynamic';/.exec(policy)?.[1] ?? ''
        nonces.add(nonce)
        expect(payload.match(/nonce="([^"]*)"/g)).toEqual([`nonce="${nonce}"`, `nonce="${nonce}"`])
        expect(policy).toContain(`style-src 'nonce-${nonce}';`)
        expect(policy).toMatch(/^default-src 'none';/)
        expect(policy).toContain("require-trusted-types-for 'script'")
        expect(policy).not.toMatch(/unsafe|https?:|\*/)
      }
      expect(nonces.size).toBe(3)
    },
  )

  it.each(['/console/', '/portal/'])(
    'CON-24, SES-25: %s is in no frame, and shares no window',
    async (url) => {
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
      })
    },
  )
})

describe('assets', () => {
  it('are kept by browsers for good, and compressed where one takes that', async () => {
    const plain = await get('/assets/index-abc.js')
    expect(plain.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'accept-encoding',
    })
    expect([plain.payload, plain.headers['content-encoding'], plain.headers['pragma']]).toEqual([
      'console.log(1)',
      undefined,
      undefined,
    ])
    for (const accepted of ['br', 'gzip, deflate, br, zstd', 'gzip;q=1, br;q=0.5']) {
      const compressed = await get('/assets/index-abc.js', { 'accept-encoding': accepted })
      expect([compressed.payload, compressed.headers['content-encoding']]).toEqual(['compressed', 'br'])
    }
    for (const accepted of ['gzip', 'br;q=0', 'br;q=0.0, gzip', 'brotli', ''])
      expect((await get('/assets/index-abc.js', { 'accept-encoding': accepted })).payload).toBe(
        'console.log(1)',
      )
  })

  it.each([
    '/assets/index-abc.js.map',
    '/assets/index-abc.js.br',
    '/assets/',
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/secret.txt',
    '/index.html',
  ])('CON-25: no source map and nothing else of the folder: %s', async (url) => {
    const { statusCode, payload } = await get(url)
    expect([400, 404]).toContain(statusCode)
    expect(payload).not.toMatch(/not for anybody|at .*\.ts:\d+/)
  })
})

describe('reports of browsers against the policy', () => {
  const report = (body: unknown, type = 'application/csp-report', remoteAddress = '10.0.0.1') =>
    world.api.app.inject({
      method: 'POST',
      url: '/csp-reports',
      headers: { 'content-type': type },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
      remoteAddress,
    })
  const told = () => world.logLines.filter((line) => line.includes('a browser refused something'))
  const classic = (directive: string, blocked: string) => ({
    'csp-report': {
      'effective-directive': directive,
      'blocked-uri': blocked,
      'document-uri': 'https://strongroom.test:4443/console/jobs?secret=canary',
      'script-sample': 'canary',
    },
  })

  it('CON-27: each kind is logged once, in words of the standard alone', async () => {
    for (let count = 0; count < 3; count += 1)
      expect((await report(classic('script-src-elem', 'inline'))).statusCode).toBe(204)
    const body = {
      effectiveDirective: 'img-src',
      blockedURL: 'https://evil.test/pixel?x=canary',
      documentURL: 'https://x/portal/',
    }
    expect((await report([{ type: 'csp-violation', body }], 'application/reports+json')).statusCode).toBe(204)
    const lines = told().map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({ directive: 'script-src-elem', blocked: 'inline', page: 'console' })
    expect(lines[1]).toMatchObject({ directive: 'img-src', blocked: 'https://evil.test', page: 'portal' })
    expect(told().join('')).not.toContain('canary')
  })

  it('CON-27: a flood of kinds, of reports, and of junk fills no log', async () => {
    const before = told().length
    for (let count = 0; count < 400; count += 1)
      await report(
        classic('img-src', `https://host-${count}.test/`),
        'application/csp-report',
        `10.1.${count >> 8}.${count & 255}`,
      )
    expect(told().length).toBe(100)
    expect(before).toBeLessThan(100)
    for (const junk of [
      '',
      '{',
      '[]',
      'null',
      '{"csp-report":1}',
      '{"csp-report":{"effective-directive":"</x>"}}',
    ])
      expect((await report(junk)).statusCode).toBe(204)
    expect((await report(`{"csp-report":{"x":"${'x'.repeat(20_000)}"}}`)).statusCode).toBe(413)
    expect(told().length).toBe(100)
  })
})

it('SES-27: the way back from Microsoft leads to the portal alone, whatever the address says', async () => {
  for (const target of ['//evil.test', '/\\evil.test', 'https:evil.test']) {
    const query = new URLSearchParams({
      state: 'x',
      code: 'y',
      returnTo: target,
      redirect_uri: target,
      iss: target,
    })
    const { statusCode, headers } = await get(`/portal/sign-in/callback?${query.toString()}`)
    expect(statusCode).toBe(303)
    expect(headers.location).toBe(`/portal/?problem=refused&request=${String(headers['x-request-id'])}`)
  }
})

/** The restore portal's sign-in against the built simulator: in the browser, and with a code (RFC 6749 §4.1, RFC 8628). */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Agent, fetch as undiciFetch } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningServer, startServer } from './app.ts'
import { readConfiguration } from './config/index.ts'
import { systemClock } from './foundation/clock.ts'
import { silentLog } from './foundation/log.ts'
import { systemRandom } from './foundation/random.ts'
import { signInOnPage } from './operations/sign-ins/simulated-browser.suite.ts'

const simulatorCommand = fileURLToPath(new URL('../../simulator/bin/m365-simulator.js', import.meta.url))
const tenant = 'contoso.onmicrosoft.com'
const password = 'correct horse battery staple'
const session = '/api/v1/browser-session'

let folder: string
let simulator: ChildProcess
let microsoft: { loginUrl: string; caFile: string; cloudFile: string; usersFile: string }
let server: RunningServer
let agent: Agent

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-portal-'))
  simulator = spawn(process.execPath, [simulatorCommand, '--port', '0', '--mails', '1', '--lag', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (simulator.stdout === null) throw new Error('the simulator has no output')
  const [line] = (await once(createInterface(simulator.stdout), 'line')) as [string]
  microsoft = JSON.parse(line) as typeof microsoft
  const port = await freePort()
  await writeFile(join(folder, 'password'), password, { mode: 0o600 })
  const options = [
    ['--data-dir', join(folder, 'data')],
    ['--port', String(port)],
    ['--public-url', `https://localhost:${port}`],
    ['--cloud-file', microsoft.cloudFile],
    ['--admin-password-file', join(folder, 'password')],
  ].flat()
  server = await startServer(readConfiguration(options, {}), {
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
  })
  agent = new Agent({ connect: { ca: await readFile(server.ready.caFile, 'utf8') } })
}, 60_000)

afterAll(async () => {
  await agent.close()
  await server.close()
  simulator.kill('SIGTERM')
  await once(simulator, 'exit')
  await rm(folder, { recursive: true })
}, 30_000)

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  holder.close()
  await once(holder, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A browser on a page of ours. */
function openBrowser() {
  const cookies = new Map<string, string>()
  let csrfToken = ''
  return {
    async ask(method: string, path: string, body?: object) {
      const url = new URL(path, server.ready.apiUrl)
      const response = await undiciFetch(url, {
        method,
        redirect: 'manual',
        dispatcher: agent,
        headers: {
          'sec-fetch-site': 'same-origin',
          origin: new URL(server.ready.apiUrl).origin,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(csrfToken === '' ? {} : { 'x-csrf-token': csrfToken }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        if (line.includes('Max-Age=0')) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>
      if (typeof json['csrfToken'] === 'string') csrfToken = json['csrfToken']
      return { status: response.status, json, location: response.headers.get('location') }
    },
  }
}

const onPages = (url: string, name: string): Promise<string> =>
  signInOnPage(url, { ...microsoft, userName: `${name}@${tenant}`, now: () => systemClock.now() })

async function approve(userCode: string, user: string): Promise<void> {
  const options = ['--user', `${user}@${tenant}`, '--url', microsoft.loginUrl, '--ca', microsoft.caFile]
  const child = spawn(
    process.execPath,
    [simulatorCommand, 'approve', userCode, ...options, '--users-file', microsoft.usersFile],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
}

it('an administrator signs in, connects the organization, and lets its people in', async () => {
  const admin = openBrowser()
  const begun = await admin.ask('POST', session, { userName: 'admin', password })
  expect([begun.status, begun.json['page']]).toEqual([200, 'console'])
  const { json: code } = await admin.ask('POST', '/v8/DeviceCode', { targetRegion: 'Worldwide' })
  await approve(String(code['userCode']), 'admin')
  const { userCode } = code
  await expect
    .poll(async () => (await admin.ask('POST', '/v8/DeviceCode/check', { userCode })).json, {
      timeout: 30_000,
      interval: 500,
    })
    .toEqual({ authenticated: true })
  const added = await admin.ask('POST', '/v8/Organizations', {
    type: 'Office365',
    isExchangeOnline: true,
    userCode,
    newApplicationName: 'Strongroom Backup',
    exchangeOnlineSettings: { useApplicationOnlyAuth: true },
  })
  expect(added).toMatchObject({ status: 201, json: { name: tenant } })
  const refused = await openBrowser().ask('POST', `${session}/microsoft`, { organization: tenant })
  expect(refused).toMatchObject({ status: 400, json: { code: 'invalid_grant' } })
  const path = `/api/v1/organizations/${tenant}/authentication`
  expect((await admin.ask('PUT', path, { tenantAuthentication: true })).status).toBe(200)
}, 120_000)

it('alice signs in at Microsoft in her browser, and comes back to the page that she wanted', async () => {
  const alice = openBrowser()
  const { json } = await alice.ask('POST', `${session}/microsoft`, {
    organization: `alice@${tenant}`,
    returnTo: '/portal/mail?folder=inbox',
  })
  const back = await onPages(String(json['authorizationUrl']), 'alice')
  expect(back).toContain(`${server.ready.apiUrl}/portal/sign-in/callback?`)
  const home = await alice.ask('GET', back)
  expect([home.status, home.location]).toEqual([303, '/portal/mail?folder=inbox'])
  expect((await alice.ask('GET', session)).json).toMatchObject({
    page: 'portal',
    kind: 'person',
    userName: `alice@${tenant}`,
    reach: 'own',
  })
  expect((await alice.ask('GET', '/v8/Jobs')).status).toBe(403)
  expect((await alice.ask('GET', back)).location).toMatch(/problem=expired/)
  expect((await alice.ask('DELETE', session)).status).toBe(204)
  expect((await alice.ask('GET', session)).status).toBe(401)
}, 60_000)

it('bob signs in with a code on another device', async () => {
  const bob = openBrowser()
  const { json } = await bob.ask('POST', `${session}/device-code`, { organization: tenant })
  await approve(String(json['userCode']), 'bob')
  await expect
    .poll(async () => (await bob.ask('GET', `${session}/device-code`)).json, {
      timeout: 30_000,
      interval: 500,
    })
    .toMatchObject({ state: 'signed-in', session: { userName: `bob@${tenant}`, page: 'portal' } })
  expect((await bob.ask('GET', session)).json).toMatchObject({ userName: `bob@${tenant}` })
}, 60_000)

it('without naming the organization where there is one only', async () => {
  const { status, json } = await openBrowser().ask('POST', `${session}/microsoft`, {})
  expect([status, json['authorizationUrl']]).toEqual([200, expect.stringContaining(microsoft.loginUrl)])
})

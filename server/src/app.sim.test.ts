import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Agent, fetch as undiciFetch } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type RunningServer } from './app.ts'
import { readConfiguration } from './config/index.ts'
import { systemClock } from './foundation/clock.ts'
import { silentLog } from './foundation/log.ts'
import { systemRandom } from './foundation/random.ts'

const simulatorCommand = fileURLToPath(new URL('../../simulator/bin/m365-simulator.js', import.meta.url))
const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const tenant = 'contoso.onmicrosoft.com'
const password = 'correct horse battery staple'

let folder: string
let simulator: ChildProcess
let microsoft: Record<string, string>
let server: RunningServer
let agent: Agent

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-sim-'))
  simulator = spawn(process.execPath, [simulatorCommand, '--port', '0', '--mails', '6'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (simulator.stdout === null) throw new Error('the simulator has no output')
  const [line] = (await once(createInterface(simulator.stdout), 'line')) as [string]
  microsoft = JSON.parse(line) as Record<string, string>
  const options = [
    '--data-dir',
    join(folder, 'data'),
    '--port',
    '0',
    '--cloud-file',
    microsoft['cloudFile'] ?? '',
  ]
  server = await startServer(readConfiguration(options, {}), {
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
  })
  const authorities = [server.ready.caFile, microsoft['caFile'] ?? ''].map((file) => readFile(file, 'utf8'))
  agent = new Agent({ connect: { ca: await Promise.all(authorities) } })
}, 60_000)

afterAll(async () => {
  await agent.close()
  await server.close()
  simulator.kill('SIGTERM')
  await once(simulator, 'exit')
  await rm(folder, { recursive: true })
}, 30_000)

async function send(
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const response = await undiciFetch(url, { ...init, dispatcher: agent })
  const text = await response.text()
  const json = (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Record<
    string,
    never
  >
  return { status: response.status, text, json, headers: response.headers }
}

const form = (url: string, parameters: Record<string, string>) =>
  send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(parameters).toString(),
  })

const ask = (token: string, method: string, path: string, body?: object) =>
  send(`${server.ready.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/** Signs in on the simulator's own pages, as a browser would. */
async function approve(userCode: string, user: string): Promise<void> {
  const options = [
    '--user',
    `${user}@${tenant}`,
    '--url',
    microsoft['loginUrl'] ?? '',
    '--ca',
    microsoft['caFile'] ?? '',
  ]
  const child = spawn(
    process.execPath,
    [simulatorCommand, 'approve', userCode, ...options, '--users-file', microsoft['usersFile'] ?? ''],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
}

/** Steps 1 to 3 of the seed: the device code at Microsoft, the sign-in, the whole JSON document of the answer. */
async function assertionOf(
  user: string,
  clientId = azureCli,
  scope = 'Directory.AccessAsUser.All User.ReadWrite.All offline_access',
): Promise<string> {
  const base = `${microsoft['loginUrl'] ?? ''}/${tenant}/oauth2/v2.0`
  const code = await form(`${base}/devicecode`, { client_id: clientId, scope })
  await approve(code.json['user_code'] ?? '', user)
  const token = await form(`${base}/token`, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: clientId,
    device_code: code.json['device_code'] ?? '',
  })
  expect(token.status).toBe(200)
  return token.text
}

const exchange = (assertion: string, version = 6) =>
  form(`${server.ready.apiUrl}/v${version}/token`, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    client_id: tenant,
    assertion,
  })

const signIn = async (): Promise<string> => {
  const answer = await form(`${server.ready.apiUrl}/v6/token`, {
    grant_type: 'password',
    username: 'admin',
    password,
  })
  return answer.json['access_token'] ?? ''
}

it('the setup secret makes the administrator, once', async () => {
  const secret = (await readFile(server.ready.setupSecretFile ?? '', 'utf8')).trim()
  const setUp = () =>
    send(`${server.ready.apiUrl}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, userName: 'admin', password }),
    })
  expect((await setUp()).status).toBe(204)
  expect((await setUp()).status).toBe(400)
})

it('seed 1: the organization is added with a device code and a registered application', async () => {
  const admin = await signIn()
  const code = await ask(admin, 'POST', '/v6/DeviceCode', { targetRegion: 'Worldwide' })
  expect(code.status).toBe(200)
  const { userCode = '' } = code.json
  expect((await ask(admin, 'POST', '/v6/DeviceCode/check', { userCode })).json).toEqual({
    authenticated: false,
  })
  await approve(userCode, 'admin')
  await expect
    .poll(async () => (await ask(admin, 'POST', '/v6/DeviceCode/check', { userCode })).json, {
      timeout: 30_000,
      interval: 500,
    })
    .toEqual({ authenticated: true })
  const added = await ask(admin, 'POST', '/v6/Organizations', {
    type: 'Office365',
    isExchangeOnline: true,
    userCode,
    newApplicationName: 'Strongroom Backup',
    exchangeOnlineSettings: { useApplicationOnlyAuth: true },
  })
  expect([added.status, added.json]).toMatchObject([200, { name: tenant, isExchangeOnline: true }])
}, 120_000)

it('a mailbox is backed up over the REST API', async () => {
  const admin = await signIn()
  const [organization] = (await ask(admin, 'GET', '/v6/Organizations')).json as unknown as { id: string }[]
  const repository = await ask(admin, 'POST', '/v6/BackupRepositories', {
    name: 'Default',
    retentionType: 'ItemLevel',
  })
  const users = await ask(
    admin,
    'GET',
    `/v6/Organizations/${organization?.id}/Users?userName=alice@${tenant}`,
  )
  const [user] = users.json['results'] as unknown as object[]
  const job = await ask(admin, 'POST', `/v6/Organizations/${organization?.id}/Jobs`, {
    name: 'Alice',
    repositoryId: repository.json['id'],
    selectedItems: [{ type: 'User', user, mailbox: true }],
    runNow: true,
  })
  expect([job.status, job.json]).toMatchObject([200, { name: 'Alice', backupType: 'SelectedItems' }])
  const status = async () => (await ask(admin, 'GET', `/v6/Jobs/${job.json['id'] ?? ''}`)).json['lastStatus']
  await expect.poll(status, { timeout: 60_000, interval: 500 }).toBe('Success')
  const points = (await ask(admin, 'GET', '/v6/RestorePoints')).json as unknown as object[]
  expect(points).toHaveLength(1)
}, 120_000)

it('a person comes in with a token for our own API, by either door, once the one switch is on', async () => {
  const admin = await signIn()
  const path = `/api/v1/organizations/${tenant}/authentication`
  const initial = (await ask(admin, 'GET', path)).json
  const [appId = ''] = initial['allowedClientIds'] as unknown as string[]
  expect(initial).toMatchObject({ tenantAuthentication: false, policies: ['own_api'] })
  const scope = `api://${appId}/access_as_user offline_access`
  const document = await assertionOf('alice', appId, scope)
  expect((await exchange(document)).json).toMatchObject({ error: 'invalid_grant' })
  await ask(admin, 'PUT', path, { tenantAuthentication: true, operatorAuthentication: true })
  expect(await exchange(document)).toMatchObject({ status: 200, json: { userName: `alice@${tenant}` } })
  expect((await exchange(document)).json).toMatchObject({ error: 'invalid_grant' })

  const { access_token: token = '' } = JSON.parse(await assertionOf('alice', appId, scope)) as {
    access_token?: string
  }
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    oid: string
    tid: string
  }
  const operator = await form(`${server.ready.apiUrl}/v7/token`, {
    grant_type: 'operator',
    client_id: `${claims.oid}.${claims.tid}`,
    assertion: token,
  })
  expect([operator.status, operator.json]).toMatchObject([200, { userName: `alice@${tenant}` }])
  const carried = operator.json['refresh_token'] ?? ''
  const refreshed = await form(`${server.ready.apiUrl}/v7/token`, {
    grant_type: 'refresh_token',
    refresh_token: carried,
  })
  expect(refreshed.status).toBe(200)
  const records = await ask(admin, 'GET', '/api/v1/audit?action=token.operator')
  expect(JSON.stringify(records.json)).toContain('"policy":"own_api"')
  await ask(admin, 'PUT', path, { tenantAuthentication: false, operatorAuthentication: false })
}, 60_000)

it('seed 2: an assertion is refused until it is allowed, then opens the own mailbox and nothing else', async () => {
  const admin = await signIn()
  const refused = await exchange(await assertionOf('alice'))
  expect([refused.status, refused.json]).toMatchObject([400, { error: 'invalid_grant' }])
  const requestId = refused.headers.get('x-request-id') ?? ''
  const audit = await ask(admin, 'GET', `/api/v1/audit?requestId=${requestId}`)
  expect(JSON.stringify(audit.json)).toContain('strongroom org auth set')

  const change = { tenantAuthentication: true, policies: ['verify_by_use'], allowedClientIds: [azureCli] }
  expect((await ask(admin, 'PUT', `/api/v1/organizations/${tenant}/authentication`, change)).status).toBe(200)
  const assertion = await assertionOf('alice')
  const granted = await exchange(assertion)
  expect([granted.status, granted.json]).toMatchObject([
    200,
    {
      token_type: 'bearer',
      expires_in: 3600,
      userName: `alice@${tenant}`,
      '.issued': expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/) as string,
      '.expires': expect.stringMatching(/GMT$/) as string,
    },
  ])
  expect((await exchange(assertion)).json).toMatchObject({ error: 'invalid_grant' })

  const alice = granted.json['access_token'] ?? ''
  expect((await ask(alice, 'GET', '/v6/Jobs')).status).toBe(403)
  const session = await ask(alice, 'POST', '/v6/Organization/Explore', { type: 'vex' })
  expect(session.status).toBe(200)
  const mailboxes = `/v6/RestoreSessions/${session.json['id'] ?? ''}/organization/mailboxes`
  const found = (await ask(alice, 'GET', mailboxes)).json['results'] as unknown as {
    id: string
    email: string
  }[]
  expect(found.map(({ email }) => email)).toEqual([`alice@${tenant}`])
  const items = (await ask(alice, 'GET', `${mailboxes}/${found[0]?.id}/items`)).json[
    'results'
  ] as unknown as { id: string }[]
  expect(items.length).toBeGreaterThan(0)
  const saved = await ask(alice, 'POST', `${mailboxes}/${found[0]?.id}/items/${items[0]?.id}/save`)
  expect([saved.status, saved.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  expect(saved.text).toMatch(/^[\w-]+:/)
  const restored = await ask(alice, 'POST', `${mailboxes}/${found[0]?.id}/items/${items[0]?.id}/restore`)
  expect(restored.json).toMatchObject({ createdItemsCount: 0, mergedItemsCount: 1, failedItemsCount: 0 })
  expect((await ask(alice, 'POST', `/v6/RestoreSessions/${session.json['id'] ?? ''}/Stop`)).status).toBe(200)
}, 120_000)

it('a refresh token gives a new pair, once', async () => {
  const first = await exchange(await assertionOf('bob'), 7)
  expect(first.json['.issued']).toMatch(/^\d{4}-\d\d-\d\dT/)
  const refresh = (token: string) =>
    form(`${server.ready.apiUrl}/v7/token`, { grant_type: 'refresh_token', refresh_token: token })
  const second = await refresh(first.json['refresh_token'] ?? '')
  expect(second.status).toBe(200)
  const again = await refresh(first.json['refresh_token'] ?? '')
  expect(again.json['refresh_token']).toBe(second.json['refresh_token'])
  expect((await refresh(second.json['refresh_token'] ?? '')).status).toBe(200)
  expect((await refresh(first.json['refresh_token'] ?? '')).json).toMatchObject({ error: 'invalid_grant' })
}, 60_000)

it('an assertion for Graph is upgraded to our own API once that pre-authorizes the client', async () => {
  const admin = await signIn()
  const path = `/api/v1/organizations/${tenant}/authentication`
  await ask(admin, 'PUT', path, {
    tenantAuthentication: true,
    policies: ['audience_upgrade'],
    allowedClientIds: [azureCli],
  })
  const reasonOf = async (answer: { headers: { get(name: string): string | null } }): Promise<string> => {
    const audit = await ask(
      admin,
      'GET',
      `/api/v1/audit?requestId=${answer.headers.get('x-request-id') ?? ''}`,
    )
    return JSON.stringify(audit.json)
  }
  const refused = await exchange(await assertionOf('alice'))
  expect(refused.json).toMatchObject({ error: 'invalid_grant' })
  expect(await reasonOf(refused)).toContain('consent_required')
  await preAuthorize(azureCli)
  const granted = await exchange(await assertionOf('alice'))
  expect([granted.status, granted.json]).toMatchObject([200, { userName: `alice@${tenant}` }])
  expect(await reasonOf(granted)).toContain('"policy":"audience_upgrade"')
}, 60_000)

/** What the administrator of the tenant does: our API takes the client without asking each person. */
async function preAuthorize(clientId: string): Promise<void> {
  const document = await assertionOf('admin', azureCli, 'Application.ReadWrite.All')
  const { access_token: token = '' } = JSON.parse(document) as { access_token?: string }
  const graph = `${microsoft['graphUrl'] ?? ''}/v1.0/applications`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const found = await send(graph, { headers })
  const applications = found.json['value'] as unknown as {
    id: string
    displayName: string
    api: { oauth2PermissionScopes: { id: string }[]; preAuthorizedApplications: object[] }
  }[]
  const own = applications.find(({ displayName }) => displayName === 'Strongroom Sign-in')
  const api = {
    ...own?.api,
    preAuthorizedApplications: [
      ...(own?.api.preAuthorizedApplications ?? []),
      { appId: clientId, delegatedPermissionIds: own?.api.oauth2PermissionScopes.map(({ id }) => id) },
    ],
  }
  const body = JSON.stringify({ api })
  expect((await send(`${graph}/${own?.id}`, { method: 'PATCH', headers, body })).status).toBe(204)
}

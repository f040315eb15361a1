/** The story of the product, step by step, from outside: connect, back up, sign in with an assertion, restore, renew. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApplications } from './support/applications.ts'
import { call, member, postForm, type Answer } from './support/http.ts'
import { azureCli, countGraph, graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { run, temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  until,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'

interface Message extends Named {
  readonly subject: string
}

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const graphAppId = '00000003-0000-0000-c000-000000000000'
/** Application permissions of Microsoft Graph: see server/data/permissions.json for what each is for. */
const mailPermissions = [
  'df021288-bdef-4463-88db-98f22de89214', // User.Read.All
  '483bed4a-2ad3-4361-a73b-c83ccdbdc53c', // RoleManagement.Read.Directory
  '98830695-27a2-44f7-8c18-0c3ebc9698f6', // GroupMember.Read.All
  '810c84a8-4a9e-49e6-bf7d-12d183f40d01', // Mail.Read
  'e2a3a72e-5f79-4c64-b1b1-878b674786c9', // Mail.ReadWrite
]
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
let organization: Named
let job: Named
let repositoryPath: string
/** Microsoft's tokens that the server has seen and must not keep. */
const microsoftTokens: string[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  microsoft = await startMicrosoft('--mails', '40', '--lag', '1')
  server = await startStrongroom(folder.path, microsoft)
})

afterAll(async () => {
  await server.program.stop()
  await microsoft.stop()
  await folder.remove()
})

function exchange(assertion: string, version = 'v6'): Promise<Answer> {
  const form = { grant_type: jwtBearer, client_id: microsoft.tenant, assertion }
  return postForm(server.fetch, `${server.url}/${version}/token`, form)
}

async function signInAs(person: string, version = 'v6'): Promise<Answer> {
  const assertion = await microsoft.signIn(person)
  microsoftTokens.push(member(assertion, 'access_token'), member(assertion, 'refresh_token'))
  return exchange(assertion.text, version)
}

const as = (token: string) => ({
  get: (path: string): Promise<Answer> => call(server.fetch, 'GET', `${server.url}${path}`, { token }),
  post: (path: string, json: unknown = {}): Promise<Answer> =>
    call(server.fetch, 'POST', `${server.url}${path}`, { token, json }),
})

async function explore(token: string): Promise<string> {
  const session = await as(token).post('/v8/Organization/Explore', { type: 'Vex' })
  expect(session.status).toBe(201)
  return `/v8/RestoreSessions/${member(session, 'id')}/organization`
}

function results<Item>(answer: Answer): readonly Item[] {
  const page: Page<Item> = JSON.parse(answer.text)
  return page.results
}

async function restore(token: string, path: string, json: unknown = {}): Promise<Record<string, unknown>> {
  const started = await as(token).post(path, json)
  expect(started.status, started.text).toBe(200)
  const session = `/v8/RestoreSessions/${member(started, 'sessionId')}`
  await until(async () => (await as(token).get(session)).body['state'] === 'Stopped')
  return (await as(token).get(`${session}/Statistics`)).body
}

/** Alice with a client that may touch mail, as Outlook would be. */
async function outlook(person: string): Promise<(method: string, path: string) => Promise<Answer>> {
  const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
  const answer = await microsoft.signIn(person, { clientId: graphTools, scope })
  const token = member(answer, 'access_token')
  return (method, path) => microsoft.graph(token, method, `/me${path}`)
}

describe('the organization is added as “Register a new application automatically” describes', () => {
  it('registers two applications with exactly the permissions that mail needs', async () => {
    organization = await addOrganization(server, microsoft)
    expect(organization.name).toBe('contoso.onmicrosoft.com')

    const applications = await openApplications(microsoft)
    const backup = await applications.application('Strongroom Backup')
    const signIn = await applications.application('Strongroom Sign-in')

    expect(backup).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: false,
      publicClient: { redirectUris: [] },
      web: { redirectUris: [] },
      keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify' }],
      passwordCredentials: [],
      requiredResourceAccess: [{ resourceAppId: graphAppId }],
    })
    expect(signIn).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: true,
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: 'access_as_user', isEnabled: true }],
      },
      keyCredentials: [],
      passwordCredentials: [],
    })
    const roles = await applications.grantedRoles(String(backup['appId']))
    expect(roles.toSorted()).toEqual(mailPermissions.toSorted())
    const [declared] = backup['requiredResourceAccess'] as {
      resourceAccess: { id: string; type: string }[]
    }[]
    expect(declared?.resourceAccess.map((one) => `${one.type} ${one.id}`).toSorted()).toEqual(
      mailPermissions.map((id) => `Role ${id}`).toSorted(),
    )
  })

  it('tells the steps of the registration', async () => {
    const listed = await server.admin.get<{ results: { state: string; steps: { state: string }[] }[] }>(
      '/api/v1/provisionings',
    )
    const [provisioning] = listed.results
    expect(provisioning?.state).toBe('done')
    expect(provisioning?.steps.every((step) => step.state === 'done')).toBe(true)
  })
})

describe('a mailbox is backed up', () => {
  it('ends in Success with a restore point', async () => {
    const created = await createMailboxJob(server, { organization, upn: `alice@${microsoft.tenant}` })
    job = created.job
    repositoryPath = created.repository.path
    const session = await runJob(server, job)

    expect(session).toMatchObject({ status: 'Success', progress: 100 })
    expect(session.statistics.processedObjects).toBeGreaterThanOrEqual(40)
    expect(session.statistics.transferredDataBytes).toBeGreaterThan(0)
    const points = await server.admin.get<Page<object>>('/v8/RestorePoints')
    expect(points.results).toHaveLength(1)
  })

  it('sends at most folders + 5 requests when nothing has changed, and stores no item again', async () => {
    const before = await packBytes()
    const log = await microsoft.requests()
    const since = Math.max(...log.map((request) => request.sequence))
    const session = await runJob(server, job)
    const graph = await outlook('alice')
    const folders = (await graph('GET', '/mailFolders/delta')).body['value'] as object[]

    const sent = (await microsoft.requests(since)).filter((request) => !request.path.includes('/me/'))
    expect(session.status).toBe('Success')
    expect(countGraph(sent)).toBeLessThanOrEqual(folders.length + 5)
    // A manifest, an index of nothing new and a head: kilobytes, whatever the mailbox holds.
    expect((await packBytes()) - before).toBeLessThan(64 * 1024)
  })
})

async function packBytes(): Promise<number> {
  const entries = await readdir(repositoryPath, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async (file) => (await readFile(join(file.parentPath, file.name))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

describe('a person signs in as the authorization guide describes, literally with curl', () => {
  let assertion: string
  let aliceAccessToken: string

  const curl = async (...parameters: string[]): Promise<string> => {
    const done = await run('curl', ['--silent', '--show-error', ...parameters])
    expect(done.code, done.stderr).toBe(0)
    return done.stdout
  }
  const curlToken = (version: string, body: string): Promise<string> =>
    curl('--cacert', server.caFile, '-i', '-d', body, `${server.url}/${version}/token`)

  it('is refused until the administrator has allowed it: no reason to the caller, reason and remedy in the audit log', async () => {
    const base = `${microsoft.loginUrl}/${microsoft.tenant}/oauth2/v2.0`
    const scope = 'Directory.AccessAsUser.All%20User.ReadWrite.All%20offline_access'
    const code: { user_code: string; device_code: string } = JSON.parse(
      await curl(
        '--cacert',
        microsoft.caFile,
        '-d',
        `client_id=${azureCli}&scope=${scope}`,
        `${base}/devicecode`,
      ),
    )
    await microsoft.approve(code.user_code, 'alice')
    const grant = `grant_type=urn:ietf:params:oauth:grant-type:device_code&client_id=${azureCli}&device_code=${code.device_code}`
    assertion = (await curl('--cacert', microsoft.caFile, '-d', grant, `${base}/token`)).trim()
    const tokens: { access_token: string; refresh_token: string } = JSON.parse(assertion)
    microsoftTokens.push(tokens.access_token, tokens.refresh_token)

    const refused = await curlToken(
      'v6',
      `grant_type=${jwtBearer}&client_id=${microsoft.tenant}&assertion=${assertion}`,
    )
    expect(refused).toMatch(/^HTTP\/\S+ 400/)
    expect(refused).toContain('"error":"invalid_grant"')
    const requestId = /x-request-id: (\S+)/i.exec(refused)?.[1] ?? ''
    const audit = await server.admin.get<Page<{ reason: string; details: { remedy: string } }>>(
      `/api/v1/audit?requestId=${requestId}`,
    )
    expect(refused).not.toContain(audit.results[0]?.reason ?? 'no audit record')
    expect(audit.results[0]?.details.remedy).toContain('strongroom org auth set contoso.onmicrosoft.com')

    const shown = await run(
      'strongroom',
      [
        'login',
        '--url',
        server.url,
        '--ca-file',
        server.caFile,
        '--user',
        'admin',
        '--password-file',
        join(folder.path, 'password'),
      ],
      cliEnvironment(),
    )
    expect(shown.code, shown.stderr).toBe(0)
    const told = await run('strongroom', ['audit', '--request-id', requestId], cliEnvironment())
    expect(told.stdout).toContain('strongroom org auth set contoso.onmicrosoft.com')
  })

  it('is still refused while the client id is not allowed', async () => {
    const set = await run(
      'strongroom',
      ['org', 'auth', 'set', microsoft.tenant, '--tenant-authentication', 'on', '--policy', 'verify_by_use'],
      cliEnvironment(),
    )
    expect(set.code, set.stderr).toBe(0)
    expect((await exchange(assertion)).status).toBe(400)
  })

  it('answers 200 exactly as the guide shows once client id and tenant are allowed', async () => {
    const set = await run(
      'strongroom',
      ['org', 'auth', 'set', microsoft.tenant, '--allow-client', azureCli],
      cliEnvironment(),
    )
    expect(set.code, set.stderr).toBe(0)
    const answer = await curlToken(
      'v6',
      `grant_type=${jwtBearer}&client_id=${microsoft.tenant}&assertion=${assertion}`,
    )

    expect(answer).toMatch(/^HTTP\/\S+ 200/)
    const body: Record<string, unknown> = JSON.parse(answer.slice(answer.indexOf('{')))
    expect(Object.keys(body).toSorted()).toEqual(
      [
        '.expires',
        '.issued',
        'access_token',
        'expires_in',
        'refresh_token',
        'token_type',
        'userName',
      ].toSorted(),
    )
    expect(body).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      userName: `alice@${microsoft.tenant}`,
    })
    const rfc1123 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
    expect(body['.issued']).toMatch(rfc1123)
    expect(body['.expires']).toMatch(rfc1123)
    aliceAccessToken = String(body['access_token'])
    expect((await as(aliceAccessToken).get('/v6/Organization')).body['name']).toBe(microsoft.tenant)
  })

  it('refuses the same document again as a replay, and takes a fresh one (RFC 7523 §3)', async () => {
    expect((await exchange(assertion)).status).toBe(400)
    expect((await signInAs('alice')).status).toBe(200)
  })

  it.each(['v7', 'v8'])('gives ISO 8601 dates on /%s', async (version) => {
    const answer = await signInAs('alice', version)
    expect(member(answer, '.issued')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/)
  })
})

function cliEnvironment(): Record<string, string> {
  return { STRONGROOM_PROFILE: join(folder.path, 'profile.json') }
}

describe('what a session may see is decided per person', () => {
  it('shows an ordinary user one mailbox, their own; everything else is absent', async () => {
    const answer = await signInAs('bob')
    const bob = member(answer, 'access_token')
    const root = await explore(bob)
    // Bob has no backup of his own: the list is empty, and Alice's mailbox does not exist for him.
    expect(results(await as(bob).get(`${root}/mailboxes`))).toEqual([])
    const adminRoot = await adminExplore()
    const [alice] = await server.admin.get<Page<Named>>(`${adminRoot}/mailboxes`).then((page) => page.results)
    const foreign = await as(bob).get(`${root}/mailboxes/${alice?.id}`)
    const absent = await as(bob).get(`${root}/mailboxes/00000000-0000-4000-8000-000000000000`)
    expect([foreign.status, foreign.text]).toEqual([absent.status, absent.text])
    expect(foreign.status).toBe(404)
    expect((await as(bob).get(adminRoot.replace('/organization', ''))).status).toBe(404)
    expect((await as(bob).get('/v8/Organizations')).status).toBe(403)
  })

  it('shows the owner exactly one mailbox', async () => {
    const alice = member(await signInAs('alice'), 'access_token')
    const root = await explore(alice)
    const mailboxes = results<{ email: string }>(await as(alice).get(`${root}/mailboxes`))
    expect(mailboxes.map((mailbox) => mailbox.email)).toEqual([`alice@${microsoft.tenant}`])
  })

  it('shows a holder of a listed directory role the organization', async () => {
    // Her token is for Graph and proven by use, which shows more than own data by exception only.
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString()
    const exception = ['--verify-by-use-reach', 'the story has no client of its own', '--until', inAMonth]
    const roles = ['--allow-role', exchangeAdministrator]
    const set = ['org', 'auth', 'set', microsoft.tenant, ...roles, ...exception]
    expect((await run('strongroom', set, cliEnvironment())).code).toBe(0)
    const carol = member(await signInAs('carol'), 'access_token')
    const root = await explore(carol)
    const mailboxes = results<{ email: string }>(await as(carol).get(`${root}/mailboxes`))
    expect(mailboxes.map((mailbox) => mailbox.email)).toEqual([`alice@${microsoft.tenant}`])
  })
})

async function adminExplore(): Promise<string> {
  const session = await server.admin.send<Named>('POST', `/v8/Organizations/${organization.id}/explore`, {
    type: 'Vex',
  })
  return `/v8/RestoreSessions/${session.id}/organization`
}

describe('a person restores their own mail', () => {
  it('saves a message byte for byte, restores a deleted message and a deleted folder, and doubles nothing', async () => {
    const mailbox = await outlook('alice')
    const value = (answer: Answer): { id: string; displayName: string; subject: string }[] =>
      answer.body['value'] as { id: string; displayName: string; subject: string }[]
    const [lostFolder] = value(await mailbox('GET', '/mailFolders/inbox/childFolders'))
    const listing = `/mailFolders/inbox/messages?$top=200&$select=id,subject,receivedDateTime,isRead,isDraft`
    const before = value(await mailbox('GET', listing))
    const lost = before[0]
    const original = await mailbox('GET', `/messages/${lost?.id}/$value`)
    const inFolder = value(await mailbox('GET', `/mailFolders/${lostFolder?.id}/messages?$top=200`)).length
    expect((await mailbox('DELETE', `/messages/${lost?.id}`)).status).toBe(204)
    expect((await mailbox('DELETE', `/mailFolders/${lostFolder?.id}`)).status).toBe(204)

    const token = member(await signInAs('alice'), 'access_token')
    const root = await explore(token)
    const [own] = results<Named>(await as(token).get(`${root}/mailboxes`))
    const path = `${root}/mailboxes/${own?.id}`
    const backedUp = results<Named>(await as(token).get(`${path}/folders?parentId=root`))
    const inboxId = backedUp.find((one) => one.name === 'Inbox')?.id ?? ''
    const below = results<Named>(await as(token).get(`${path}/folders?parentId=${inboxId}`))
    const folderId = below.find((one) => one.name === lostFolder?.displayName)?.id ?? ''
    const items = results<Message>(await as(token).get(`${path}/items?parentId=${inboxId}&limit=500`))
    const item = items.find((one) => one.subject === lost?.subject)?.id ?? ''

    const saved = await as(token).post(`${path}/items/${item}/save`)
    expect(sha256(saved.text)).toBe(sha256(original.text))

    const first = await restore(token, `${path}/items/restore`, { items: [{ id: item }] })
    expect(first).toMatchObject({ restoredItemsCount: 1, failedItemsCount: 0 })
    const second = await restore(token, `${path}/items/restore`, { items: [{ id: item }] })
    expect(second).toMatchObject({ restoredItemsCount: 0, skippedItemsCount: 1 })
    const after = value(await mailbox('GET', listing))
    expect(after.map((one) => one.subject).toSorted()).toEqual(before.map((one) => one.subject).toSorted())
    const returned = after.find((one) => one.subject === lost?.subject)
    expect({ ...returned, id: '', '@odata.etag': '' }).toEqual({ ...lost, id: '', '@odata.etag': '' })

    expect(await restore(token, `${path}/folders/${folderId}/restore`)).toMatchObject({
      restoredItemsCount: inFolder,
    })
    expect(await restore(token, `${path}/folders/${folderId}/restore`)).toMatchObject({
      restoredItemsCount: 0,
    })
    const foldersNow = value(await mailbox('GET', '/mailFolders/inbox/childFolders?$top=100'))
    const again = foldersNow.filter((one) => one.displayName === lostFolder?.displayName)
    expect(again).toHaveLength(1)
    expect(value(await mailbox('GET', `/mailFolders/${again[0]?.id}/messages?$top=200`))).toHaveLength(
      inFolder,
    )
  })
})

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

describe('the pair is renewed (RFC 6749 §6, RFC 9700 §4.14)', () => {
  const refresh = (token: string): Promise<Answer> =>
    postForm(server.fetch, `${server.url}/v6/token`, { grant_type: 'refresh_token', refresh_token: token })

  it('gives the identical pair within the grace window while the successor is unused; afterwards the family dies', async () => {
    const signedIn = await signInAs('alice')
    const old = member(signedIn, 'refresh_token')
    const first = await refresh(old)
    const again = await refresh(old)
    expect(first.status).toBe(200)
    expect([member(again, 'access_token'), member(again, 'refresh_token')]).toEqual([
      member(first, 'access_token'),
      member(first, 'refresh_token'),
    ])

    const successor = await refresh(member(first, 'refresh_token'))
    expect(successor.status).toBe(200)
    const reused = await refresh(old)
    expect([reused.status, reused.body['error']]).toEqual([400, 'invalid_grant'])
    const family = await refresh(member(successor, 'refresh_token'))
    expect([family.status, family.body['error']]).toEqual([400, 'invalid_grant'])
    const bearer = await as(member(successor, 'access_token')).get('/v6/Organization')
    expect([bearer.status, bearer.text]).toEqual([401, ''])
  })
})

describe('what is at rest', () => {
  it('holds no Microsoft token and no password, in database, logs and repository', async () => {
    const entries = await readdir(folder.path, { recursive: true, withFileTypes: true })
    const haystack = [server.program.log()]
    for (const entry of entries.filter(
      (one) => one.isFile() && one.name !== 'password' && one.name !== 'profile.json',
    ))
      haystack.push(await readFile(join(entry.parentPath, entry.name), 'latin1'))
    const secrets = [...microsoftTokens, 'correct horse battery staple']
    expect(secrets.length).toBeGreaterThan(10)
    expect(secrets.filter((secret) => haystack.some((content) => content.includes(secret)))).toEqual([])
  })
})

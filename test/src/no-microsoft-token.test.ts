/**
 * No Microsoft token of a person is kept: not at rest, not in logs, and not reachable in memory once an exchange is
 * over (security.md 1.7, T-20, AUD-08). The tokens are the real ones that people were given; the memory is that of
 * the running server, by Node's own heap snapshot, which begins with a full collection.
 */
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Authentication, Organization } from '@strongroom/api-client'
import { call, member, postForm, type Answer } from './support/http.ts'
import {
  azureCli,
  graphTools,
  ownApi,
  preAuthorize,
  signInAsApplicationAdministrator,
  startMicrosoft,
  type Microsoft,
} from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  until,
  type Strongroom,
} from './support/strongroom.ts'

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const pieceLength = 40

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
let organization: Organization
let log: () => string
/** What Microsoft gave to people, whole. */
const documents: Answer[] = []
let snapshot = ''

const place = (name: string): string => join(folder.path, name)

function token(form: Record<string, string>): Promise<Answer> {
  return postForm(server.fetch, `${server.url}/v8/token`, form)
}

/** Signs a person in with Microsoft and remembers every token that comes of it. */
async function sign(person: string, client?: { clientId: string; scope: string }): Promise<Answer> {
  const document = await microsoft.signIn(person, client)
  member(document, 'access_token')
  documents.push(document)
  return document
}

function exchange(document: Answer): Promise<Answer> {
  return token({ grant_type: jwtBearer, client_id: microsoft.tenant, assertion: document.text })
}

async function allow(changes: Partial<Authentication>): Promise<void> {
  const path = `/api/v1/organizations/${organization.id}/authentication`
  const current = await server.admin.get<Authentication>(path)
  await server.admin.send('PUT', path, { ...current, tenantAuthentication: true, ...changes })
}

/** The own mailbox of a session, and one message of it, downloaded. */
async function download(accessToken: string): Promise<Answer> {
  const get = (path: string): Promise<Answer> =>
    call(server.fetch, 'GET', `${server.url}${path}`, { token: accessToken })
  const session = await call(server.fetch, 'POST', `${server.url}/v8/Organization/Explore`, {
    token: accessToken,
    json: { type: 'Vex' },
  })
  const root = `/v8/RestoreSessions/${member(session, 'id')}/organization/mailboxes`
  const first = (answer: Answer): string => {
    const [one] = (answer.body['results'] ?? []) as { id: string }[]
    return one?.id ?? ''
  }
  const mailbox = first(await get(root))
  const item = first(await get(`${root}/${mailbox}/items?limit=1`))
  return call(server.fetch, 'POST', `${server.url}${root}/${mailbox}/items/${item}/save`, {
    token: accessToken,
  })
}

async function takeSnapshot(): Promise<string> {
  process.kill(server.program.pid, 'SIGUSR2')
  const folderOfSnapshots = place('run')
  let file = ''
  let size = -1
  await until(async () => {
    const names = await readdir(folderOfSnapshots)
    const name = names.find((one) => one.endsWith('.heapsnapshot'))
    if (name === undefined) return false
    file = join(folderOfSnapshots, name)
    const before = size
    ;({ size } = await stat(file))
    return size > 0 && size === before && (await readFile(file, 'latin1')).trimEnd().endsWith(']}')
  }, 240_000)
  return readFile(file, 'latin1')
}

/** Undone last first, however far the start came. */
const cleanup: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  cleanup.push(() => folder.remove())
  await Promise.all(['run', 'tmp'].map((name) => mkdir(place(name))))
  microsoft = await startMicrosoft('--mails', '3')
  cleanup.push(() => microsoft.stop())
  server = await startStrongroom(
    folder.path,
    microsoft,
    { TMPDIR: place('tmp'), STRONGROOM_LOG_LEVEL: 'debug' },
    {
      folder: place('run'),
      nodeFlags: ['--heapsnapshot-signal=SIGUSR2', '--heap-snapshot-string-limit=100000000'],
    },
  )
  cleanup.push(() => server.program.kill())
  const { program } = server
  log = () => `${program.log()}${program.said()}`
  organization = await addOrganization(server, microsoft)
  const { job } = await createMailboxJob(server, { organization, upn: `alice@${microsoft.tenant}` })
  await runJob(server, job)
}, 300_000)

afterAll(async () => {
  for (const step of cleanup.toReversed()) await step()
})

describe('people sign in by every policy, rightly and wrongly', () => {
  let application: string

  it('own_api: a token of the server’s own application', async () => {
    const applied = await server.admin.get<Authentication>(
      `/api/v1/organizations/${organization.id}/authentication`,
    )
    application = applied.allowedClientIds[0] ?? ''
    await allow({ policies: ['own_api'] })
    const answer = await exchange(await sign('alice', ownApi(application)))
    expect(answer.status, answer.text).toBe(200)
    expect((await download(member(answer, 'access_token'))).status).toBe(200)
  })

  it('verify_by_use: a Graph token, refreshed afterwards', async () => {
    await allow({ policies: ['own_api', 'verify_by_use'], allowedClientIds: [application, azureCli] })
    const answer = await exchange(await sign('alice'))
    expect(answer.status, answer.text).toBe(200)
    const again = await token({
      grant_type: 'refresh_token',
      refresh_token: member(answer, 'refresh_token'),
    })
    expect(again.status, again.text).toBe(200)
    expect((await download(member(again, 'access_token'))).status).toBe(200)
  })

  it('audience_upgrade: a Graph token whose refresh token is redeemed for the server’s own', async () => {
    const administrator = await signInAsApplicationAdministrator(microsoft)
    await preAuthorize(microsoft, administrator, { api: application, client: azureCli })
    await allow({ policies: ['own_api', 'audience_upgrade'] })
    const answer = await exchange(await sign('bob'))
    expect(answer.status, answer.text).toBe(200)
  })

  it('and is refused with a client that is not allowed, a token that was altered, and a replay', async () => {
    await allow({ policies: ['own_api', 'verify_by_use'] })
    const document = await sign('bob')
    const altered = document.text.replace(member(document, 'access_token').slice(-8), 'AAAAAAAA')
    const refused = [
      await exchange(await sign('bob', { clientId: graphTools, scope: 'User.Read offline_access' })),
      await token({ grant_type: jwtBearer, client_id: microsoft.tenant, assertion: altered }),
      await token({ grant_type: jwtBearer, client_id: microsoft.tenant, assertion: `${document.text}}` }),
      await exchange(documents[0] ?? document),
      await token({ grant_type: 'refresh_token', refresh_token: member(document, 'refresh_token') }),
      await call(server.fetch, 'GET', `${server.url}/v8/Organization`, {
        token: member(document, 'access_token'),
      }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 401])
  })
})

/** Whole tokens, and pieces of what is random in them: signatures, and refresh tokens. */
function needles(): string[] {
  const wanted = new Set<string>()
  for (const { body } of documents)
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      const value = body[name]
      if (typeof value !== 'string') continue
      wanted.add(value)
      const random = name === 'refresh_token' ? value : (value.split('.')[2] ?? '')
      for (let start = 0; start + pieceLength <= random.length; start += pieceLength)
        wanted.add(random.slice(start, start + pieceLength))
    }
  return [...wanted]
}

const found = (text: string): string[] => needles().filter((needle) => text.includes(needle))

interface SeenToken {
  readonly of: 'person' | 'application'
  readonly claims: string
}

/** Tokens by their form, of people and of applications, and what they say. */
function tokensIn(text: string): SeenToken[] {
  return [...text.matchAll(/eyJ[\w-]{20,}\.(eyJ[\w-]{40,})/g)].flatMap(([, payload = '']): SeenToken[] => {
    const claims = Buffer.from(payload, 'base64url').toString('latin1')
    // An assertion of ours with which the server proves itself has neither of the two.
    if (/"idtyp":"user"|"scp":/.test(claims)) return [{ of: 'person', claims }]
    return claims.includes('"idtyp":"app"') ? [{ of: 'application', claims }] : []
  })
}

async function filesBelow(path: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.heapsnapshot'))
  return Promise.all(
    files.map(async (file) => {
      const whole = join(file.parentPath, file.name)
      return { path: whole, text: await readFile(whole, 'latin1') }
    }),
  )
}

describe('what is left of their tokens', () => {
  it('in the memory of the server: nothing that can be reached', async () => {
    snapshot = await takeSnapshot()
    // What is really there is seen: the organization, and the server's own application token.
    expect(snapshot).toContain(microsoft.tenant)
    const tokens = tokensIn(snapshot)
    expect(tokens.filter((one) => one.of === 'application')).not.toEqual([])
    expect(tokens.filter((one) => one.of === 'person')).toEqual([])
    expect(found(snapshot)).toEqual([])
  })

  it('in the export of the audit log: nothing, though it tells of every attempt', async () => {
    const response = await call(server.fetch, 'POST', `${server.url}/v8/token`, {})
    expect(response.status).toBe(400)
    const exported = await (await server.admin.open('GET', '/api/v1/audit/export')).text()
    expect(exported).toContain('"action":"token.assertion"')
    expect(found(exported)).toEqual([])
    expect(tokensIn(exported)).toEqual([])
  })

  it.each(['while it runs', 'after it has stopped'])(
    'in data folder, database, write-ahead log, temporary files and logs, %s: nothing',
    async (when) => {
      if (when === 'after it has stopped') await server.program.stop()
      const files = await filesBelow(folder.path)
      expect(files.map(({ path }) => path)).toEqual(
        expect.arrayContaining([expect.stringContaining('strongroom.db')]),
      )
      const traces = files.filter(({ text }) => found(text).length > 0 || tokensIn(text).length > 0)
      expect(traces.map(({ path }) => path)).toEqual([])
      expect(log().length).toBeGreaterThan(1000)
      expect([found(log()), tokensIn(log())]).toEqual([[], []])
    },
  )
})

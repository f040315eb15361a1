/**
 * The ways in for the people of a tenant, from outside: each policy with real sign-ins, what a session then sees, and
 * that it ends when the directory says so (security.md 1.5 to 1.7, 2.9).
 */
import { readFile } from 'node:fs/promises'
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
import { run, temporaryFolder, type Finished } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  restartStrongroom,
  runJob,
  startStrongroom,
  until,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const administratorRoles = [
  '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  '29232cdf-9323-42fd-ade2-1d097af3e4de', // Exchange Administrator
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', // SharePoint Administrator
  '69091246-20e8-4a56-aa4d-066075b2a7a8', // Teams Administrator
]

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
let organization: Organization
/** The sign-in application of the organization: its API is what tokens are for. */
let application: string

/** Undone last first, however far the start came. */
const cleanup: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  cleanup.push(() => folder.remove())
  microsoft = await startMicrosoft('--mails', '4', '--users', '1')
  cleanup.push(() => microsoft.stop())
  // As at Microsoft, several keys are published, and not the first one that came signs.
  await microsoft.control('POST', 'keys', { rotate: true })
  server = await startStrongroom(folder.path, microsoft)
  cleanup.push(() => server.program.stop())
  organization = await addOrganization(server, microsoft)
  const { job } = await createMailboxJob(server, { organization, upn: `alice@${microsoft.tenant}` })
  await runJob(server, job)
}, 300_000)

afterAll(async () => {
  for (const step of cleanup.toReversed()) await step()
})

const token = (form: Record<string, string>): Promise<Answer> =>
  postForm(server.fetch, `${server.url}/v8/token`, form)
const exchange = (assertion: string): Promise<Answer> =>
  token({ grant_type: jwtBearer, client_id: microsoft.tenant, assertion })
const refresh = (session: Answer): Promise<Answer> =>
  token({ grant_type: 'refresh_token', refresh_token: member(session, 'refresh_token') })

const switchesPath = (): string => `/api/v1/organizations/${organization.id}/authentication`
const switches = (): Promise<Authentication> => server.admin.get<Authentication>(switchesPath())

async function turn(changes: Partial<Authentication>): Promise<void> {
  await server.admin.send('PUT', switchesPath(), { ...(await switches()), ...changes })
}

async function granted(assertion: string): Promise<Answer> {
  const answer = await exchange(assertion)
  expect(answer.status, answer.text).toBe(200)
  return answer
}

/** The reason that the audit log has for a refusal. */
async function reasonOf(answer: Answer): Promise<string | undefined> {
  expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_grant'])
  const requestId = answer.headers.get('x-request-id') ?? ''
  const page = await server.admin.get<Page<{ reason?: string }>>(`/api/v1/audit?requestId=${requestId}`)
  return page.results[0]?.reason
}

/** The mailboxes that a session finds. */
async function mailboxes(session: Answer, action = 'Explore'): Promise<string[]> {
  const bearer = { token: member(session, 'access_token') }
  const opened = await call(server.fetch, 'POST', `${server.url}/v8/Organization/${action}`, {
    ...bearer,
    json: { type: 'Vex' },
  })
  expect(opened.status, opened.text).toBe(201)
  const path = `/v8/RestoreSessions/${member(opened, 'id')}/organization/mailboxes`
  const { body } = await call(server.fetch, 'GET', `${server.url}${path}`, bearer)
  return (body['results'] as { email: string }[]).map(({ email }) => email)
}

const alice = (): string => `alice@${microsoft.tenant}`

describe('a new organization', () => {
  it('lets nobody in, and is ready for tokens of its own application (security.md 1.6)', async () => {
    const initial = await switches()
    application = initial.allowedClientIds[0] ?? ''
    expect(initial).toMatchObject({
      tenantAuthentication: false,
      operatorAuthentication: false,
      policies: ['own_api'],
      allowGuests: false,
      organizationRoles: administratorRoles,
      verifyByUseReach: null,
    })
    const document = await microsoft.signIn('alice', ownApi(application))
    expect(await reasonOf(await exchange(document.text))).toBe('tenant_authentication_off')
    await turn({ tenantAuthentication: true })
    await granted(document.text)
  })
})

describe('own_api', () => {
  it('takes the document literally with curl, and the bare token (RFC 7523 §2.1)', async () => {
    const document = await microsoft.signIn('alice', ownApi(application))
    const body = `grant_type=${jwtBearer}&client_id=${microsoft.tenant}&assertion=${document.text.trim()}`
    const curl = await run('curl', ['-sS', '--cacert', server.caFile, '-d', body, `${server.url}/v6/token`])
    expect(curl.stderr).toBe('')
    expect(JSON.parse(curl.stdout)).toMatchObject({ token_type: 'bearer', userName: alice() })
    const bare = await microsoft.signIn('alice', ownApi(application))
    expect(await mailboxes(await granted(member(bare, 'access_token')))).toEqual([alice()])
  })

  it('asks Microsoft for nothing with the person’s token: keys and our own look-up are enough', async () => {
    const document = await microsoft.signIn('alice', ownApi(application))
    const since = Math.max(...(await microsoft.requests()).map(({ sequence }) => sequence))
    await granted(document.text)
    const paths = (await microsoft.requests(since)).map(({ path }) => path)
    expect(paths.filter((path) => /\/me\b|\/oauth2\/v2.0\/devicecode/.test(path))).toEqual([])
  })

  it('shows an Exchange administrator the mail of the organization, and Bob his own, which is none', async () => {
    expect(
      await mailboxes(await granted((await microsoft.signIn('carol', ownApi(application))).text)),
    ).toEqual([alice()])
    expect(await mailboxes(await granted((await microsoft.signIn('bob', ownApi(application))).text))).toEqual(
      [],
    )
  })
})

describe('audience_upgrade', () => {
  it('needs the API to pre-authorize the client; then the very same document is taken', async () => {
    await turn({ policies: ['own_api', 'audience_upgrade'], allowedClientIds: [application, azureCli] })
    const document = await microsoft.signIn('alice')
    expect(await reasonOf(await exchange(document.text))).toBe('consent_required')
    const administrator = await signInAsApplicationAdministrator(microsoft)
    await preAuthorize(microsoft, administrator, { api: application, client: azureCli })
    expect(await mailboxes(await granted(document.text))).toEqual([alice()])
    expect(await reasonOf(await exchange(document.text))).toBe('replay')
  })
})

describe('verify_by_use', () => {
  let carols: Answer

  it('takes the flow of the guide with Azure CLI, for the person’s own data', async () => {
    await turn({ policies: ['own_api', 'verify_by_use'] })
    expect(await mailboxes(await granted((await microsoft.signIn('alice')).text))).toEqual([alice()])
    carols = await microsoft.signIn('carol')
    expect(await mailboxes(await granted(carols.text))).toEqual([])
  })

  it('shows an administrator the organization only while the exception lasts, which has a reason and an end', async () => {
    const expiresAt = new Date(Date.now() + 24 * 3600 * 1000).toISOString()
    await turn({ verifyByUseReach: { reason: 'until the new client is out', expiresAt, allowedBy: '' } })
    const again = await postForm(
      microsoft.fetch,
      `${microsoft.loginUrl}/${microsoft.tenant}/oauth2/v2.0/token`,
      {
        grant_type: 'refresh_token',
        client_id: azureCli,
        refresh_token: member(carols, 'refresh_token'),
        scope: 'Directory.AccessAsUser.All User.ReadWrite.All offline_access',
      },
    )
    expect(await mailboxes(await granted(again.text))).toEqual([alice()])
    await turn({ verifyByUseReach: null })
  })

  it('refuses a client that is not on the list', async () => {
    const other = await microsoft.signIn('alice', { clientId: graphTools, scope: 'User.Read offline_access' })
    expect(await reasonOf(await exchange(other.text))).toBe('client_not_allowed')
  })
})

describe('the command line', () => {
  const environment = (): Record<string, string> => ({
    STRONGROOM_PROFILE: join(folder.path, 'person.json'),
    STRONGROOM_URL: server.url,
    STRONGROOM_CA_FILE: server.caFile,
  })
  const strongroom = (...parameters: string[]): Promise<Finished> =>
    run('strongroom', [...parameters, '--json'], environment())

  /** `strongroom login --device-code`, with a person at Microsoft's page. */
  async function login(person: string, ...flags: string[]): Promise<Finished> {
    const platform = ['--login-url', microsoft.loginUrl, '--login-ca-file', microsoft.caFile]
    const parameters = ['login', '--device-code', '--tenant', microsoft.tenant, ...platform, ...flags]
    let approval: Promise<void> | undefined
    const done = await run('strongroom', [...parameters, '--json'], environment(), {
      onLine: (line) => {
        const { event, userCode = '' }: { event?: string; userCode?: string } = JSON.parse(line)
        if (event === 'device_code') approval = microsoft.approve(userCode, person)
      },
    })
    await approval
    return done
  }
  const result = (done: Finished): unknown => JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '')

  it('does the steps of the guide for a person, and keeps our pair', async () => {
    const done = await login('alice')
    expect(done.code, done.stderr).toBe(0)
    expect(result(done)).toMatchObject({ userName: alice(), url: server.url })
    expect(result(await strongroom('whoami'))).toMatchObject({ userName: alice(), kind: 'person' })
  })

  it('signs in with the application that the server tells, and ends the session at the server', async () => {
    const done = await login('alice', '--application')
    expect(done.code, done.stderr).toBe(0)
    const bearer = { token: await storedAccessToken() }
    const ask = (): Promise<Answer> => call(server.fetch, 'GET', `${server.url}/v8/Organization`, bearer)
    expect((await ask()).status).toBe(200)
    expect(result(await strongroom('logout'))).toEqual({ ended: true })
    expect((await ask()).status).toBe(401)
    expect(result(await strongroom('logout'))).toEqual({ ended: false })
    const gone = await strongroom('whoami')
    expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('run `strongroom login` first')])
  })

  it('says what the administrator has to switch when the sign-in is refused', async () => {
    const done = await login('bob', '--client-id', graphTools, '--scope', 'User.Read')
    expect(done.code).toBe(1)
    expect(done.stderr).toContain(`org auth set ${microsoft.tenant} --tenant-authentication on`)
    expect(done.stderr).toContain(`--allow-client ${graphTools}`)
    const unknown = await login('bob', '--application', '11111111-1111-4111-8111-111111111111')
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('check --application')])
  })

  async function storedAccessToken(): Promise<string> {
    const profile: { tokens: { accessToken: string } } = JSON.parse(
      await readFile(environment()['STRONGROOM_PROFILE'] ?? '', 'utf8'),
    )
    return profile.tokens.accessToken
  }
})

describe('a restore operator', () => {
  it('comes in by the operator grant, and sees what a role of the organization lets them', async () => {
    await turn({ operatorAuthentication: true })
    const users = await server.admin.get<Page<{ id: string; name: string; displayName: string }>>(
      `/v8/Organizations/${organization.id}/Users`,
    )
    const user = (name: string): object => {
      const found = users.results.find((one) => one.name.startsWith(`${name}@`))
      return { type: 'User', user: { id: found?.id, name: found?.name, displayName: found?.displayName } }
    }
    await server.admin.send('POST', `/v8/Organizations/${organization.id}/RbacRoles`, {
      name: 'Helpdesk',
      roleType: 'SpecificObjects',
      operators: [user('bob')],
      selectedItems: [user('alice')],
    })
    const document = await microsoft.signIn('bob', ownApi(application))
    const session = await token({
      grant_type: 'operator',
      client_id: application,
      assertion: member(document, 'access_token'),
    })
    expect(session.status, session.text).toBe(200)
    const bearer = { token: member(session, 'access_token') }
    const info = await call(
      server.fetch,
      'GET',
      `${server.url}/v8/Organization/LoggedInUser/OperatorInfo`,
      bearer,
    )
    expect(info.body).toMatchObject({ isOperator: true })
    expect(await mailboxes(session, 'OperatorExplore')).toEqual([alice()])
  })

  it('is never made by verify_by_use: a Graph token is refused', async () => {
    const document = await microsoft.signIn('bob')
    const refused = await token({
      grant_type: 'operator',
      client_id: application,
      assertion: member(document, 'access_token'),
    })
    expect(refused.status).toBe(400)
  })
})

describe('a session ends when the directory says so (RFR-19 to RFR-23)', () => {
  it('for whoever is disabled, has lost the role, or was signed out by Entra; and for nobody else', async () => {
    const signedIn = async (person: string): Promise<Answer> =>
      granted((await microsoft.signIn(person, ownApi(application))).text)
    const disabled = await signedIn('alice')
    const revoked = await signedIn('bob')
    const other = await signedIn('user0001')
    const demoted = await signedIn('carol')
    // The directory keeps whole seconds: what was revoked within the second of a sign-in may be that sign-in.
    const from = Date.now()
    await until(async () => Date.now() - from > 2000)
    const user = (person: string): string => `users/${person}@${microsoft.tenant}`
    await microsoft.control('PATCH', user('alice'), { accountEnabled: false })
    await microsoft.control('PATCH', user('bob'), { revokeSessions: true })
    await microsoft.control('PATCH', user('carol'), { roles: [] })
    // What the server knew of them is five minutes old at most; a restart makes it forget at once.
    await server.program.stop()
    server = await restartStrongroom(folder.path, microsoft)
    expect(await reasonOf(await refresh(disabled))).toBe('user_disabled')
    expect(await reasonOf(await refresh(revoked))).toBe('sessions_revoked')
    expect(await reasonOf(await refresh(demoted))).toBe('role_lost')
    expect((await refresh(other)).status).toBe(200)
    const bearers = [disabled, revoked, demoted].map((session) => member(session, 'access_token'))
    for (const bearer of bearers)
      expect(
        (await call(server.fetch, 'GET', `${server.url}/v8/Organization`, { token: bearer })).status,
      ).toBe(401)
    expect((await refresh(disabled)).status).toBe(400)
  })
})

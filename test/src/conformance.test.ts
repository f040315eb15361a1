/** The conformance tool against the simulator: it answers its own expectations, and a difference is seen and redacted. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCredential, type Credential } from './conformance/certificate.ts'
import { runConformance, type Conformance } from './conformance/conformance.ts'
import type { Result } from './conformance/run.ts'
import { differencesText, transcript } from './conformance/transcript.ts'
import { member } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { run as runProgram } from './support/programs.ts'

let microsoft: Microsoft
let folder: string
let file: string
let clientId: string
let approval: Promise<void> | undefined
/** How far the simulator's clock is ahead. */
let aheadSeconds = 0

const permissions = [
  'Application.ReadWrite.All',
  'AuditLog.Read.All',
  'Directory.Read.All',
  'Policy.Read.All',
  'RoleManagement.Read.Directory',
  'Organization.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
]

interface Published {
  readonly id: string
  readonly value: string
}

/** The application that docs/conformance.md asks for, made as an administrator makes it. */
async function registerTestApplication(credential: Credential): Promise<string> {
  const token = await administrator(...permissions)
  const graph = (method: string, path: string, json?: unknown) => microsoft.graph(token, method, path, json)
  const key = credential.certificate.toString('base64')
  const application = await graph('POST', '/applications', {
    displayName: 'Conformance',
    signInAudience: 'AzureADMyOrg',
    keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify', key }],
  })
  const appId = member(application, 'appId')
  const principalId = member(await graph('POST', '/servicePrincipals', { appId }), 'id')
  const resource = await graph('GET', "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')")
  const resourceId = member(resource, 'id')
  for (const { id, value } of resource.body['appRoles'] as Published[]) {
    if (!permissions.includes(value)) continue
    const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`
    const done = await graph('POST', path, { principalId, resourceId, appRoleId: id })
    if (done.status !== 201) throw new Error(`${value}: ${done.status} ${done.text}`)
  }
  return appId
}

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

beforeAll(async () => {
  microsoft = await startMicrosoft('--users', '1', '--mails', '1')
  folder = await mkdtemp(join(tmpdir(), 'strongroom-conformance-'))
  const credential = createCredential('conformance test', Date.now())
  clientId = await registerTestApplication(credential)
  await writeFile(join(folder, 'certificate.pem'), pem('CERTIFICATE', credential.certificate))
  const key = credential.key.export({ type: 'pkcs8', format: 'pem' })
  await writeFile(join(folder, 'key.pem'), key, { mode: 0o600 })
  file = join(folder, 'tenant.json')
  await write({})
})

afterAll(async () => {
  await microsoft.stop()
  await rm(folder, { recursive: true, force: true })
})

async function write(more: object): Promise<void> {
  const { cloudFile, tenant } = microsoft
  const files = { certificateFile: 'certificate.pem', keyFile: 'key.pem' }
  await writeFile(file, JSON.stringify({ cloudFile, tenant, clientId, ...files, ...more }))
}

interface RunWish {
  readonly write?: boolean
  readonly patienceSeconds?: number
}

async function advance(advanceSeconds: number): Promise<void> {
  aheadSeconds += advanceSeconds
  await microsoft.control('POST', 'clock', { advanceSeconds })
}

/** A token of the administrator's, whose authenticator has a new code by then. */
async function administrator(...names: readonly string[]): Promise<string> {
  await advance(30)
  const scope = names.map((name) => `https://graph.microsoft.com/${name}`).join(' ')
  return member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
}

/** Waiting moves the simulator's clock instead. */
function run({ write: isWriting = false, patienceSeconds = 0 }: RunWish = {}): Promise<Conformance> {
  return runConformance({
    file,
    write: isWriting,
    patienceSeconds,
    now: () => Date.now() + aheadSeconds * 1000,
    wait: async (seconds) => {
      await approval
      await advance(seconds)
    },
    say: () => undefined,
    onCode: ({ userCode }) => {
      approval = microsoft.approve(userCode, 'admin')
    },
  })
}

const ids = ({ results }: Conformance, kind: Result['verdict']['kind']): string[] =>
  results.filter(({ verdict }) => verdict.kind === kind).map(({ expectation }) => expectation.id)

/** Applications whose names the tool gives. */
async function remaining(): Promise<readonly string[]> {
  const token = await administrator('Application.Read.All')
  const { body } = await microsoft.graph(token, 'GET', '/applications?$select=displayName')
  const names = (body['value'] as { displayName: string }[]).map(({ displayName }) => displayName)
  return names.filter((name) => name.startsWith('conformance-'))
}

// these come first: a program of its own does not know that the simulator's clock will be moved
describe('npm run conformance (test/bin/conformance.js)', () => {
  const launcher = fileURLToPath(new URL('../bin/conformance.js', import.meta.url))
  const launch = (...parameters: string[]) => runProgram(launcher, parameters, {})

  test('exits with 0, and writes the transcript where --out says', async () => {
    const out = join(folder, 'transcript.txt')
    const done = await launch('--tenant', file, '--out', out)
    expect([done.code, done.stderr]).toEqual([0, ''])
    expect(done.stdout).toMatch(/\d+ expectations: \d+ as expected, 0 different/)
    expect(await readFile(out, 'utf8')).toContain('as expected: device-code/pending')
  })

  test('exits with 1 where something differs', async () => {
    const match = { path: '/v1.0/policies/' }
    await microsoft.control('POST', 'faults', { match, status: 418, body: {}, times: null })
    const done = await launch('--tenant', file)
    await microsoft.control('DELETE', 'faults')
    expect(done.code).toBe(1)
    expect(done.stdout).toContain('DIFFERENT: policies/security-defaults')
  })

  test.each([
    ['no file', [], 'usage:'],
    ['a file that is not there', ['--tenant', '/nowhere.json'], 'cannot be read'],
    ['an unknown option', ['--tenant', 'x', '--wirte'], 'wirte'],
  ])('exits with 2 for %s', async (_, parameters, says) => {
    const done = await launch(...parameters)
    expect(done.code).toBe(2)
    expect(done.stderr).toContain(says)
  })
})

describe('the simulator answers its own expectations', () => {
  test('reading and writing, as an application; nothing is left in the tenant', async () => {
    const done = await run({ write: true })
    expect(differencesText(done.results, done.redactor)).toBe('')
    expect(ids(done, 'not-run')).toEqual([])
    expect(done.results.length).toBeGreaterThan(130)
    expect(done.leftovers).toBe(0)
    expect(await remaining()).toEqual([])
  })

  test('without --write nothing but questions and tokens is sent', async () => {
    await microsoft.control('DELETE', 'requests')
    const done = await run()
    expect(differencesText(done.results, done.redactor)).toBe('')
    const writes = (await microsoft.requests()).filter(
      ({ method, path }) => method !== 'GET' && !path.includes('/oauth2/') && !path.endsWith('/$batch'),
    )
    expect(writes).toEqual([])
    expect(ids(done, 'not-run')).toContain('application/create')
  })

  test('a tenant without a premium licence is as good: its refusal is the known one', async () => {
    await microsoft.control('PATCH', 'tenant', { hasPremiumLicence: false })
    const done = await run()
    await microsoft.control('PATCH', 'tenant', { hasPremiumLicence: true })
    const signIns = done.results.find(({ expectation }) => expectation.id === 'logs/sign-ins')
    expect([signIns?.verdict.kind, signIns?.answer?.status]).toEqual(['as-expected', 403])
  })

  test('an administrator signs in with a device code where the file says so', async () => {
    await write({ adminDeviceCode: true, clientId: undefined })
    await advance(30)
    const done = await run({ write: true })
    await write({})
    expect(differencesText(done.results, done.redactor)).toBe('')
    expect(ids(done, 'not-run')).toContain('assertion/ps256')
    expect(ids(done, 'as-expected')).toEqual(
      expect.arrayContaining(['keys/remove', 'grants/delegated-twice']),
    )
  })

  test('a directory that takes a while is waited for, and its answers on the way are the known ones', async () => {
    await microsoft.control('POST', 'lag', {
      applications: 5,
      servicePrincipals: 5,
      credentials: 5,
      grants: 5,
    })
    const done = await run({ write: true, patienceSeconds: 60 })
    await microsoft.control('POST', 'lag', {
      applications: 0,
      servicePrincipals: 0,
      credentials: 0,
      grants: 0,
    })
    expect(differencesText(done.results, done.redactor)).toBe('')
    expect(ids(done, 'as-expected')).toContain('replication/application-token')
  })
})

describe('a difference is told, and nothing of the tenant with it', () => {
  const answerInstead = (match: object, status: number, body: object) =>
    microsoft.control('POST', 'faults', { match, status, body, times: null })

  test.each([
    {
      id: 'token/grant-type',
      match: { method: 'POST', path: '/token$/' },
      body: { error: 'invalid_request', error_description: 'AADSTS70003: no', error_codes: [70003] },
      says: 'error: expected "unsupported_grant_type"; seen invalid_request',
    },
    {
      id: 'graph/unknown-segment',
      match: { method: 'GET', path: '/v1.0/nothingOfThatName' },
      body: { error: { code: 'NotFound', message: 'of Contoso, admin@contoso.com' } },
      says: 'error.code: expected "BadRequest"; seen NotFound',
    },
  ])('$id', async ({ id, match, body, says }) => {
    await answerInstead(match, 400, body)
    const done = await run()
    await microsoft.control('DELETE', 'faults')
    expect(ids(done, 'different')).toContain(id)
    const text = differencesText(done.results, done.redactor)
    expect(text).toContain(says)
    expect(text).not.toContain('admin@contoso.com')
  })

  test('what could not be deleted as planned is taken away at the end', async () => {
    await microsoft.control('POST', 'faults', {
      match: { method: 'DELETE', path: '/v1.0/applications/' },
      status: 500,
      body: {},
    })
    const done = await run({ write: true })
    await microsoft.control('DELETE', 'faults')
    expect(ids(done, 'different')).toContain('application/delete')
    expect(done.leftovers).toBe(0)
    expect(await remaining()).toEqual([])
  })

  test('the transcript holds no token, id, name, domain or address of the tenant', async () => {
    const { results, redactor } = await run({ write: true })
    const text = transcript(results, redactor)
    const { tenant, tenantId } = microsoft
    for (const secret of [tenant, tenantId, clientId, 'contoso', 'Contoso', 'conformance-', 'eyJ', '-----'])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    expect(text.match(/[\w.]+@[\w.]+/)).toBeNull()
  })
})

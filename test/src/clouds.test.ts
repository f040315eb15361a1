/** Two clouds on one server: regions choose, tokens stay in their cloud, wrong clouds are recognized (microsoft.md 2). */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member, postForm } from './support/http.ts'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { run, temporaryFolder } from './support/programs.ts'
import {
  restartStrongroom,
  startStrongroom,
  until,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'
import { ask, provision } from './support/tenants.ts'

interface SignIn {
  readonly id: string
  readonly state: string
  readonly message?: string
  readonly deviceCode?: { readonly userCode: string }
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let worldwide: Microsoft
let government: Microsoft
let server: Strongroom
const organizations = { worldwide: '', government: '' }

const both = (): string[] => ['--cloud-file', government.cloudFile]

beforeAll(async () => {
  folder = await temporaryFolder()
  worldwide = await startMicrosoft()
  government = await startMicrosoft('--cloud', 'usgov', '--seed', '7')
  server = await startStrongroom(folder.path, worldwide, {}, { flags: both() })
}, 120_000)

afterAll(async () => {
  await server.program.stop()
  await worldwide.stop()
  await government.stop()
  await folder.remove()
})

async function signIn(region: string | undefined, microsoft: Microsoft): Promise<string> {
  const begun = await server.admin.send<SignIn>('POST', '/api/v1/sign-ins', {
    way: 'device-code',
    ...(region === undefined ? {} : { region }),
  })
  await microsoft.approve(begun.deviceCode?.userCode ?? '', 'admin')
  let now = begun
  await until(async () => {
    now = await server.admin.get<SignIn>(`/api/v1/sign-ins/${begun.id}`)
    return now.state !== 'pending'
  })
  expect(now.state, now.message ?? '').toBe('signed-in')
  return begun.id
}

const users = (id: string): Promise<Page<Named>> =>
  server.admin.get<Page<Named>>(`/v8/Organizations/${id}/Users`)

describe('a server of two clouds', () => {
  it('adds an organization to the cloud of its region, and to the first where none is named', async () => {
    const register = { way: 'register', services: ['exchange'] }
    const signInId = await signIn('USGovernment', government)
    organizations.government = await provision(server, { ...register, signInId, region: 'USGovernment' })
    const home = await signIn(undefined, worldwide)
    organizations.worldwide = await provision(server, { ...register, signInId: home })
    const regions = await Promise.all(
      Object.values(organizations).map(async (id) =>
        member(await ask(server, 'GET', `/v8/Organizations/${id}`), 'region'),
      ),
    )
    expect(regions).toEqual(['Worldwide', 'USGovernment'])
  }, 180_000)

  it('sends nothing of one cloud to the hosts of the other', async () => {
    for (const microsoft of [worldwide, government]) await microsoft.control('DELETE', 'requests')
    const shown = JSON.stringify(await users(organizations.government))
    expect(shown).toContain('onmicrosoft.us')
    expect(shown).not.toContain('onmicrosoft.com')
    expect(await worldwide.requests()).toEqual([])
    await government.control('DELETE', 'requests')
    expect(JSON.stringify(await users(organizations.worldwide))).toContain('onmicrosoft.com')
    expect(await government.requests()).toEqual([])
  })

  it('lets people in with tokens of their own cloud alone', async () => {
    const exchange = async (client: string, assertion: string): Promise<number> => {
      const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
      const form = { grant_type: grant, client_id: client, assertion }
      return (await postForm(server.fetch, `${server.url}/v8/token`, form)).status
    }
    const switches = {
      tenantAuthentication: true,
      policies: ['verify_by_use'],
      allowedClientIds: ['04b07795-8ddb-461a-bbee-02f9e1bf7b46'],
    }
    for (const id of Object.values(organizations)) {
      const path = `/api/v1/organizations/${id}/authentication`
      const { body } = await ask(server, 'GET', path)
      const put = await ask(server, 'PUT', path, { ...body, ...switches })
      expect(put.status, put.text).toBeLessThan(300)
    }
    const ours = (await government.signIn('admin')).text
    const theirs = (await worldwide.signIn('admin')).text
    for (const microsoft of [worldwide, government]) await microsoft.control('DELETE', 'requests')
    expect(await exchange(government.tenant, theirs)).toBe(400)
    expect(await exchange(worldwide.tenant, ours)).toBe(400)
    // Refused by its claims: the token was shown to nobody.
    expect(await worldwide.requests()).toEqual([])
    expect(await government.requests()).toEqual([])
    expect(await exchange(government.tenant, ours)).toBe(200)
    expect(await exchange(worldwide.tenant, theirs)).toBe(200)
  }, 120_000)

  it('refuses a region that it was not started with, and says which option adds it', async () => {
    const asked = { way: 'device-code', region: 'China' }
    const own = await ask(server, 'POST', '/api/v1/sign-ins', asked)
    expect(own.status).toBe(400)
    expect(own.text).toContain('--cloud china')
    const dialect = await ask(server, 'POST', '/v8/DeviceCode', { targetRegion: 'USDefence' })
    expect(dialect.status).toBe(400)
    expect(dialect.text).toContain('--cloud usdod')
  })

  it('refuses to use the sign-in of one cloud for the region of another', async () => {
    const signInId = await signIn(undefined, worldwide)
    const register = { way: 'register', services: ['exchange'], signInId, region: 'USGovernment' }
    await expect(server.admin.send('POST', '/api/v1/provisionings', register)).rejects.toThrow(
      /made in the cloud simulator.*USGovernment/,
    )
  }, 120_000)

  it('recognizes a tenant of another cloud, and names the cloud', async () => {
    const made = await ask(server, 'POST', '/api/v1/prepared-certificates', { name: 'agency' })
    const existing = {
      way: 'existing',
      credential: { kind: 'key', keyId: member(made, 'keyId') },
      tenant: 'agency.onmicrosoft.us',
      applications: { backup: '11111111-1111-4111-8111-111111111111' },
      services: ['exchange'],
    }
    const found = await ask(server, 'POST', '/api/v1/provisionings', existing)
    expect(found.status, found.text).toBe(400)
    expect(found.text).toContain('--cloud usgov')
    const begun = await ask(server, 'POST', '/api/v1/sign-ins', {
      way: 'device-code',
      tenant: 'agency.onmicrosoft.us',
    })
    expect(begun.status, begun.text).toBe(400)
    expect(begun.text).toContain('--cloud usgov')
  })

  it('keeps the other organizations at work when a cloud is left out, and says what is missing', async () => {
    await server.program.stop()
    server = await restartStrongroom(folder.path, worldwide)
    expect((await users(organizations.worldwide)).results.length).toBeGreaterThan(0)
    const refused = await ask(server, 'GET', `/v8/Organizations/${organizations.government}/Users`)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.text).toContain('simulator-usgov')
    await server.program.stop()
    server = await restartStrongroom(folder.path, worldwide, {}, { flags: both() })
    expect((await users(organizations.government)).results.length).toBeGreaterThan(0)
  }, 60_000)

  it('PRV-33: an organization is removed with what is ours in its tenant, in its own cloud', async () => {
    const id = organizations.government
    const signInId = await signIn('USGovernment', government)
    await worldwide.control('DELETE', 'requests')
    await provision(server, { way: 'remove', organizationId: id, signInId })
    expect((await ask(server, 'GET', `/v8/Organizations/${id}`)).status).toBe(404)
    expect(await worldwide.requests()).toEqual([])
    const scope = 'https://graph.microsoft.us/Application.Read.All'
    const token = member(
      await government.signIn('admin', { clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e', scope }),
      'access_token',
    )
    const left = await government.graph(token, 'GET', '/applications?$select=displayName')
    expect(left.text).not.toContain('Strongroom')
  }, 120_000)
})

describe('the clouds of a command line', () => {
  it.each([
    [['--cloud', 'china', '--cloud', 'china'], 'given twice'],
    [['--cloud', 'worldwide', '--cloud', 'gcc'], 'given twice'],
    [['--cloud', 'germany'], 'There is no cloud named "germany"'],
  ])('%j is refused', async (flags, words) => {
    const data = await mkdtemp(join(folder.path, 'refused-'))
    await writeFile(join(data, 'note'), '')
    const done = await run('strongroom', ['serve', '--data-dir', join(data, 'data'), '--port', '0', ...flags])
    expect(done.code).not.toBe(0)
    expect(done.stderr).toContain(words)
  })
})

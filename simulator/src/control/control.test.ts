/** `/_simulator/`: requests, clock, faults, tenant and people (contracts, section m365-simulator). */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSimulatorClock } from '../clock.ts'
import { isDeviceCodeBlocked } from '../entra/conditional-access/device-code-switch.ts'
import { createEntraState } from '../entra/state.ts'
import { createSigningKeys, generateSigningKey } from '../entra/tokens/signing-key.ts'
import { createFaults } from '../faults/faults.ts'
import type { Service } from '../http.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { clouds } from '../tenant/cloud.ts'
import { createLag } from '../tenant/lag.ts'
import { seedTenants } from '../tenant/seed.ts'
import { createTenants } from '../tenant/tenants.ts'
import { findUserByName, principalIdsOf } from '../tenant/users.ts'
import { createControl } from './control.ts'
import { createRequestLog } from './request-log.ts'

const signingKey = await generateSigningKey(0)

function world() {
  const tenants = createTenants(clouds.worldwide, seedTenants({ seed: 3, users: 0, tenants: 0 }))
  const tenant = tenants.first
  const lag = createLag(0)
  const entra = createEntraState({ ...signingKey })
  const clock = createSimulatorClock()
  const log = createRequestLog()
  const faults = createFaults()
  const expired: (string | undefined)[] = []
  const control = createControl({
    tenants,
    lag,
    entra,
    keys: createSigningKeys(entra),
    clock,
    log,
    faults,
    describe: () => ({ ready: true }),
    expireDeltaLinks: (userId) => void expired.push(userId),
    changed: () => undefined,
  })
  return { lag, tenant, tenants, entra, clock, log, faults, expired, control }
}

let here: ReturnType<typeof world>

beforeEach(() => {
  here = world()
})

function requestOf(method: string, path: string, body?: unknown): Parameters<Service>[0] {
  return {
    method,
    url: new URL(`https://localhost:1${path}`),
    headers: {},
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    requestId: randomUUID(),
  }
}

async function send(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: JsonRecord }> {
  const reply = await here.control(requestOf(method, `/_simulator/${path}`, body))
  if (!isRecord(reply?.body)) throw new Error('no answer')
  return { status: reply.status, body: reply.body }
}

describe('requests', () => {
  it('are told by sequence, without secrets, with the size of a batch', async () => {
    const batch = { requests: [{ id: '1' }, { id: '2' }] }
    here.log.begin(requestOf('GET', '/v1.0/users?$top=5'), 0)
    const second = here.log.begin(requestOf('POST', '/v1.0/$batch', batch), 1000)
    here.log.begin(requestOf('GET', '/x?code=secret&state=1'), 2000)
    second.status = 200
    const all = await send('GET', 'requests')
    expect(all.body['last']).toBe(3)
    expect(all.body['requests']).toMatchObject([
      { sequence: 1, method: 'GET', path: '/v1.0/users?$top=5', status: null, subrequests: 0 },
      { sequence: 2, method: 'POST', path: '/v1.0/$batch', status: 200, subrequests: 2 },
      { sequence: 3, path: '/x?code=redacted&state=1' },
    ])
    expect((await send('GET', 'requests?since=2')).body['requests']).toHaveLength(1)
    await send('DELETE', 'requests')
    here.log.begin(requestOf('GET', '/v1.0/me'), 0)
    expect((await send('GET', 'requests')).body['requests']).toMatchObject([{ sequence: 4 }])
  })

  it('refuses a since that is no number', async () => {
    expect((await send('GET', 'requests?since=x')).status).toBe(400)
  })
})

describe('the clock', () => {
  it('goes forward, and never back', async () => {
    const before = here.clock.now()
    expect((await send('POST', 'clock', { advanceSeconds: 3600 })).status).toBe(200)
    expect(here.clock.now() - before).toBeGreaterThanOrEqual(3_600_000)
    for (const advanceSeconds of [-1, '5', null, Number.MAX_VALUE])
      expect((await send('POST', 'clock', { advanceSeconds })).status).toBe(400)
  })
})

describe('faults', () => {
  it('are ordered, listed and deleted', async () => {
    const order = {
      match: { method: 'GET', path: '/v1.0/users' },
      times: 2,
      status: 429,
      headers: { 'Retry-After': 3 },
    }
    expect(await send('POST', 'faults', order)).toMatchObject({
      status: 201,
      body: { id: 1, hits: 0, held: 0, headers: { 'Retry-After': '3' } },
    })
    here.faults.strike('GET', '/v1.0/users/x')
    expect((await send('GET', 'faults')).body['faults']).toMatchObject([{ hits: 1, matched: 1 }])
    await send('DELETE', 'faults')
    expect((await send('GET', 'faults')).body['faults']).toEqual([])
  })

  it.each([
    [{}],
    [{ match: { path: 'v1.0' }, status: 500 }],
    [{ match: { path: '/v1.0/(' }, times: 0, status: 500 }],
    [{ match: { path: '/([/' }, status: 500 }],
    [{ match: { path: '/v1.0', method: 5 }, status: 500 }],
    [{ match: { path: '/v1.0' } }],
    [{ match: { path: '/v1.0' }, hold: false }],
    [{ match: { path: '/v1.0' }, status: 99 }],
    [{ match: { path: '/v1.0' }, hold: true, body: {} }],
    [{ match: { path: '/v1.0' }, status: 500, headers: { a: {} } }],
    [{ match: { path: '/v1.0' }, status: 500, body: 5 }],
    [{ match: { path: '/v1.0' }, status: 500, sattus: 1 }],
  ])('refuses %j with a sentence', async (order) => {
    const answer = await send('POST', 'faults', order)
    expect(answer.status).toBe(400)
    expect(answer.body['error']).toMatch(/\.$/)
  })
})

describe('people', () => {
  const alice = 'alice@contoso.onmicrosoft.com'

  it('change whole or not at all', async () => {
    const refused = await send('PATCH', `users/${alice}`, { accountEnabled: false, roles: ['Nobody'] })
    expect(refused.status).toBe(400)
    expect(findUserByName(here.tenant, alice)?.accountEnabled).toBe(true)
    const answer = await send('PATCH', `users/${alice}`, { accountEnabled: false, userType: 'Guest' })
    expect(answer.body).toMatchObject({ accountEnabled: false, userType: 'Guest', roles: [] })
    expect(JSON.stringify(answer.body)).not.toContain('password')
  })

  it('take and lose roles, by name or template', async () => {
    const roles = ['Global Reader', '29232cdf-9323-42fd-ade2-1d097af3e4de']
    expect((await send('PATCH', `users/${alice}`, { roles })).body['roles']).toEqual([
      'Global Reader',
      'Exchange Administrator',
    ])
    expect((await send('PATCH', `users/${alice}`, { roles: [] })).body['roles']).toEqual([])
  })

  it('lose their sessions with a new password', async () => {
    const before = findUserByName(here.tenant, alice)?.signInSessionsValidFromDateTime
    await send('PATCH', `users/${encodeURIComponent(alice)}`, { password: 'new' })
    const user = findUserByName(here.tenant, alice)
    expect(user?.password).toBe('new')
    expect(user?.signInSessionsValidFromDateTime).not.toBe(before)
  })

  it.each([
    [404, 'users/nobody@contoso.com', {}],
    [400, `users/${alice}`, { shoeSize: 42 }],
    [400, `users/${alice}`, { accountEnabled: 'no' }],
    [400, `users/${alice}`, { userType: 'Robot' }],
    [400, `users/${alice}`, { totpSecret: 'abc' }],
    [400, 'users/%E0%A4%A', {}],
  ])('answers %i for %s %j', async (status, path, body) => {
    expect((await send('PATCH', path, body)).status).toBe(status)
  })
})

describe('groups', () => {
  const alice = 'alice@contoso.onmicrosoft.com'
  const bob = 'bob@contoso.onmicrosoft.com'

  it('are made with their members, nested ones too, and given others by the same request', async () => {
    const made = await send('POST', 'groups', { displayName: 'Restore Team', members: [alice] })
    expect(made).toMatchObject({ status: 201, body: { members: [alice], securityEnabled: true } })
    const outer = await send('POST', 'groups', { displayName: 'Outer', members: ['Restore Team'] })
    const ids = principalIdsOf(here.tenant, findUserByName(here.tenant, alice)?.id ?? '')
    expect([...ids]).toEqual(expect.arrayContaining([made.body['id'], outer.body['id']]))
    const changed = await send('POST', 'groups', { displayName: 'restore team', members: [bob] })
    expect(changed).toMatchObject({ status: 200, body: { id: made.body['id'], members: [bob] } })
    expect((await send('GET', 'groups')).body['groups']).toHaveLength(5)
  })

  it('are joined and left with the person', async () => {
    const joined = await send('PATCH', `users/${alice}`, { groups: ['Backup Operators'] })
    expect(joined.body['groups']).toEqual(['Backup Operators'])
    expect((await send('PATCH', `users/${alice}`, { groups: [] })).body['groups']).toEqual([])
  })

  it.each([
    ['POST', 'groups', {}],
    ['POST', 'groups', { displayName: 'x', members: ['nobody'] }],
    ['POST', 'groups', { displayName: 'x', members: 'alice' }],
    ['POST', 'groups', { displayName: 'x', colour: 'red' }],
    ['POST', 'groups', { displayName: 'x', securityEnabled: 'yes' }],
    ['PATCH', `users/${alice}`, { groups: ['Nobodies'] }],
  ])('refuse %s %s %j', async (method, path, body) => {
    expect((await send(method, path, body)).status).toBe(400)
  })
})

describe('signing keys', () => {
  it('rotate, and are retired', async () => {
    const [first] = (await send('GET', 'keys')).body['keys'] as string[]
    const rotated = (await send('POST', 'keys', { rotate: true })).body['keys'] as string[]
    expect(rotated).toHaveLength(2)
    expect(rotated[1]).toBe(first)
    expect(createSigningKeys(here.entra).published()).toHaveLength(2)
    expect((await send('POST', 'keys', { retire: true })).body['keys']).toEqual([rotated[0]])
    expect((await send('POST', 'keys', {})).status).toBe(400)
  })
})

describe('the tenant', () => {
  it('switches security defaults and the block of device codes', async () => {
    await send('PATCH', 'tenant', { securityDefaultsEnabled: false, blockDeviceCode: true })
    expect([here.tenant.securityDefaultsEnabled, isDeviceCodeBlocked(here.tenant)]).toEqual([false, true])
    expect((await send('PATCH', 'tenant', { blockDeviceCode: 'yes' })).status).toBe(400)
    expect((await send('PATCH', 'tenant', { anything: true })).status).toBe(400)
  })

  it('expires delta links, of one mailbox or of all', async () => {
    const user = findUserByName(here.tenant, 'bob@contoso.onmicrosoft.com')
    await send('POST', 'delta-links', {})
    await send('POST', 'delta-links', { user: user?.userPrincipalName })
    expect(here.expired).toEqual([undefined, user?.id])
    expect((await send('POST', 'delta-links', { user: 'nobody' })).status).toBe(400)
  })
})

it('describes itself, and says what it does not know', async () => {
  expect((await send('GET', '')).body).toEqual({ ready: true })
  expect((await send('POST', 'approve', {})).status).toBe(404)
  expect((await send('POST', 'clock', [])).status).toBe(400)
})

describe('several tenants', () => {
  const fabrikam = () => here.tenants.find('fabrikam.com')

  it('are chosen by the name of the person, or by ?tenant=', async () => {
    const upn = 'dora@fabrikam.com'
    expect((await send('PATCH', `users/${upn}`, { displayName: 'D' })).body).toMatchObject({
      userType: 'Member',
    })
    const guest = await send('PATCH', `users/${upn}?tenant=contoso.com`, { displayName: 'G' })
    expect(guest.body).toMatchObject({ userType: 'Guest', displayName: 'G' })
    await send('PATCH', 'tenant?tenant=fabrikam.com', {
      securityDefaultsEnabled: false,
      nationalCloud: 'china',
    })
    expect(fabrikam()).toMatchObject({ securityDefaultsEnabled: false, nationalCloud: 'china' })
    expect(here.tenant).toMatchObject({ securityDefaultsEnabled: true, nationalCloud: null })
    await send('POST', 'groups?tenant=fabrikam.com', { displayName: 'Team', members: [upn] })
    expect((await send('GET', 'groups?tenant=fabrikam.com')).body['groups']).toMatchObject([
      { members: [upn] },
    ])
    expect((await send('GET', 'tenants')).body['tenants']).toHaveLength(2)
  })

  it.each([
    ['tenant?tenant=adatum.com', {}],
    ['tenant?tenant=fabrikam.com', { nationalCloud: 'mars' }],
    ['tenant', { hasPremiumLicence: 'yes' }],
  ])('refuse %s %j with a sentence', async (path, body) => {
    const answer = await send('PATCH', path, body)
    expect([answer.status, answer.body['error']]).toEqual([400, expect.stringMatching(/\.$/)])
  })

  it("end a guest's sessions with those of the account at home", async () => {
    const guest = findUserByName(here.tenant, 'dora@fabrikam.com')
    const before = guest?.signInSessionsValidFromDateTime
    await send('PATCH', 'users/dora@fabrikam.com', { password: 'new' })
    expect(guest?.signInSessionsValidFromDateTime).not.toBe(before)
  })
})

describe('lag (microsoft.md 3.6)', () => {
  it('is told and changed by kind, in seconds, whole or not at all', async () => {
    expect((await send('POST', 'lag', { credentials: 5, consent: 0.5 })).body).toMatchObject({
      applications: 0,
      credentials: 5,
      consent: 0.5,
    })
    expect(here.lag).toMatchObject({ credentials: 5000, consent: 500, grants: 0 })
    for (const body of [{ grants: 1, mail: 1 }, { grants: -1 }, { grants: '1' }])
      expect((await send('POST', 'lag', body)).status).toBe(400)
    expect((await send('GET', 'lag')).body).toMatchObject({ grants: 0, identities: 0 })
  })
})

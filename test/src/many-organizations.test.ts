/** Sixty organizations on one server: nothing of one is used for another, and none waits for another (microsoft.md 1, PRV-28). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member } from './support/http.ts'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  restartStrongroom,
  startStrongroom,
  until,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'
import { ask, connectExisting, forEach, inTenant, openTenants, type Connected } from './support/tenants.ts'

const howMany = 60
const longMs = 400_000

interface Logged {
  readonly path: string
  readonly tenantId: string | null
  readonly status: number | null
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
let connected: readonly Connected[]

beforeAll(async () => {
  folder = await temporaryFolder()
  microsoft = await startMicrosoft('--tenants', String(howMany))
  server = await startStrongroom(folder.path, microsoft)
  const tenants = await openTenants(microsoft)
  connected = await forEach(tenants, (tenant) => connectExisting(server, microsoft, tenant))
}, longMs)

afterAll(async () => {
  await server.program.stop()
  await microsoft.stop()
  await folder.remove()
})

const users = ({ organizationId }: Connected): Promise<Page<Named>> =>
  server.admin.get<Page<Named>>(`/v8/Organizations/${organizationId}/Users`)

async function log(): Promise<readonly Logged[]> {
  const answer = await microsoft.control('GET', 'requests?since=0')
  const { requests }: { requests: Logged[] } = JSON.parse(answer.text)
  return requests
}

const nth = (index: number): Connected => {
  const one = connected[index]
  if (one === undefined) throw new Error(`there is no organization ${index}`)
  return one
}

/** Nothing is kept from before: each organization has to be asked for anew. */
async function restart(): Promise<void> {
  await server.program.stop()
  server = await restartStrongroom(folder.path, microsoft)
}

describe(`${howMany} organizations`, () => {
  it('are all connected, each with a key of its own', async () => {
    const listed = await server.admin.get<{ results: Named[] } | Named[]>('/api/v1/organizations')
    const own = Array.isArray(listed) ? listed : listed.results
    expect(own).toHaveLength(howMany)
    const page = await server.admin.get<Page<Named>>('/v8/Organizations?limit=1000')
    expect(page.results.map(({ name }) => name).toSorted()).toEqual(
      connected.map(({ domain }) => domain).toSorted(),
    )
    const thumbprints = await forEach(connected, async ({ organizationId }) => {
      const path = `/api/v1/organizations/${organizationId}/certificates`
      const [certificate] = await server.admin.get<{ thumbprintSha256: string }[]>(path)
      return certificate?.thumbprintSha256
    })
    expect(new Set(thumbprints).size).toBe(howMany)
  })

  it('are not asked for when the server starts: no request to Microsoft', async () => {
    await server.program.stop()
    await microsoft.control('DELETE', 'requests')
    server = await restartStrongroom(folder.path, microsoft)
    expect(await log()).toEqual([])
  })

  it('PRV-28: a token of one is never used for another: each is shown its own people', async () => {
    await microsoft.control('DELETE', 'requests')
    const shown = await forEach(connected, async (one) => ({ one, page: await users(one) }), 30)
    for (const { one, page } of shown) {
      const names = page.results.map((user) => JSON.stringify(user))
      expect(names.length).toBeGreaterThan(0)
      for (const name of names) expect(name.toLowerCase()).toContain(one.domain)
    }
    const requests = await log()
    expect(requests.every(({ status }) => status === 200)).toBe(true)
    const tokens = requests.filter(({ path }) => path.includes('/oauth2/'))
    // One token each, and as many questions for each as for any other.
    expect(tokens).toHaveLength(howMany)
    expect(new Set(tokens.map(({ tenantId }) => tenantId))).toEqual(
      new Set(connected.map(({ tenantId }) => tenantId)),
    )
    const graph = requests.filter(({ path }) => path.startsWith('/v1.0/'))
    const counts = connected.map(
      ({ tenantId }) => graph.filter((request) => request.tenantId === tenantId).length,
    )
    expect(new Set(counts).size).toBe(1)
    expect(counts[0]).toBe(graph.length / howMany)
  })

  it('do not wait for one whose sign-in server hangs', async () => {
    await restart()
    const slow = nth(0)
    await microsoft.control('POST', 'faults', {
      match: { method: 'POST', path: `/${slow.tenantId}/oauth2/v2.0/token` },
      times: null,
      hold: true,
    })
    let isDone = false
    const waiting = users(slow).finally(() => {
      isDone = true
    })
    const others = await forEach(connected.slice(1), users, 30)
    expect(others).toHaveLength(howMany - 1)
    expect(isDone).toBe(false)
    await microsoft.control('DELETE', 'faults')
    expect((await waiting).results.length).toBeGreaterThan(0)
  })

  it('do not wait for one that is throttled', async () => {
    await restart()
    const throttled = nth(1)
    await microsoft.control('POST', 'faults', {
      match: { method: 'POST', path: `/${throttled.tenantId}/oauth2/v2.0/token` },
      times: 1,
      status: 429,
      headers: { 'retry-after': '15' },
      body: { error: 'temporarily_unavailable', error_description: 'slow down', error_codes: [] },
    })
    let isDone = false
    const waiting = users(throttled).finally(() => {
      isDone = true
    })
    await forEach(
      connected.filter((one) => one !== throttled),
      users,
      30,
    )
    expect(isDone).toBe(false)
    expect((await waiting).results.length).toBeGreaterThan(0)
  })

  it('go on when the application of one is disabled', async () => {
    await restart()
    const disabled = nth(2)
    const path = `/servicePrincipals/${disabled.servicePrincipalId}`
    await inTenant(microsoft, disabled, ['PATCH', path, { accountEnabled: false }])
    const refused = await ask(server, 'GET', `/v8/Organizations/${disabled.organizationId}/Users`)
    expect(refused.status).toBeGreaterThanOrEqual(500)
    expect(refused.text).toContain('7000112')
    for (const other of [nth(3), nth(4)]) expect((await users(other)).results.length).toBeGreaterThan(0)
    await inTenant(microsoft, disabled, ['PATCH', path, { accountEnabled: true }])
    await until(async () => {
      const again = await ask(server, 'GET', `/v8/Organizations/${disabled.organizationId}/Users`)
      return again.status === 200
    })
  })

  it(
    'are verified together, and the one that lost its key is the one that fails',
    async () => {
      const broken = nth(5)
      const path = `/servicePrincipals/${broken.servicePrincipalId}`
      await inTenant(microsoft, broken, ['PATCH', path, { accountEnabled: false }])
      interface Verified {
        readonly organizationId: string
        readonly state: string
      }
      await server.admin.send('POST', '/api/v1/verify', {})
      let results: readonly Verified[] = []
      await until(async () => {
        results = (await server.admin.get<{ results: Verified[] }>('/api/v1/verify')).results
        return results.length === howMany && results.every(({ state }) => state !== 'running')
      }, 240_000)
      const failed = results.filter(({ state }) => state !== 'passed')
      expect(failed.map(({ organizationId }) => organizationId)).toEqual([broken.organizationId])
      await inTenant(microsoft, broken, ['PATCH', path, { accountEnabled: true }])
    },
    longMs,
  )

  it('PRV-33: one that is removed is forgotten at once; its own application stays in its tenant', async () => {
    const gone = nth(6)
    const removed = await ask(server, 'DELETE', `/v8/Organizations/${gone.organizationId}`)
    expect(removed.status, removed.text).toBeLessThan(300)
    await until(
      async () => (await ask(server, 'GET', `/v8/Organizations/${gone.organizationId}`)).status === 404,
    )
    const page = await server.admin.get<Page<Named>>('/v8/Organizations?limit=1000')
    expect(page.results).toHaveLength(howMany - 1)
    const path = `/applications(appId='${gone.appId}')?$select=appId`
    expect(member(await inTenant(microsoft, gone, ['GET', path]), 'appId')).toBe(gone.appId)
    const audit = await ask(server, 'GET', `/api/v1/audit?action=organization.remove`)
    expect(audit.text).toContain(gone.appId)
  })
})

/** Many tenants in one simulator: files, control, log, state, and what they cost. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, type Browser } from './approve/browser.ts'
import { parseRecord, type JsonRecord } from './json.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator.ts'
import { principalOf } from './entra/testing.ts'
import { graphAppId } from './tenant/microsoft-applications.ts'
import { findUserByName } from './tenant/users.ts'

let folder: string
let running: Simulator[]
let browsers: Browser[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  running = []
  browsers = []
})

afterEach(async () => {
  for (const browser of browsers) browser.close()
  for (const simulator of running) await simulator.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ mails: 0, ...options })
  running.push(simulator)
  return simulator
}

async function get({ ready }: Simulator, path: string): Promise<JsonRecord> {
  const browser = createBrowser(readFileSync(ready.caFile, 'utf8'))
  browsers.push(browser)
  return parseRecord((await browser.open(`${ready.loginUrl}${path}`)).html) ?? {}
}

function upnsOf({ ready }: Simulator): string[] {
  const users: { upn: string }[] = JSON.parse(readFileSync(ready.usersFile, 'utf8'))
  return users.map(({ upn }) => upn)
}

describe('the users file', () => {
  it('lists everybody of every tenant, admin, alice and bob of contoso first', async () => {
    const upns = upnsOf(await start({ tenants: 2 }))
    expect(upns.slice(0, 3)).toEqual(
      ['admin', 'alice', 'bob'].map((name) => `${name}@contoso.onmicrosoft.com`),
    )
    expect(upns.slice(-6)).toEqual([
      'admin@fabrikam.onmicrosoft.com',
      'dora@fabrikam.com',
      'admin@tenant0001.onmicrosoft.com',
      'user0001@tenant0001.onmicrosoft.com',
      'admin@tenant0002.onmicrosoft.com',
      'user0001@tenant0002.onmicrosoft.com',
    ])
  })

  it('gives the guest and her account at home one password', async () => {
    const { tenants } = await start()
    const [home, guest] = tenants.all().map((tenant) => findUserByName(tenant, 'dora@fabrikam.com'))
    expect(home?.password).toBe(guest?.password)
    expect(home?.id).not.toBe(guest?.id)
  })
})

describe('two hundred tenants', () => {
  it('share what Microsoft publishes, and answer each for itself', { timeout: 60_000 }, async () => {
    const before = process.memoryUsage().heapUsed
    const simulator = await start({ tenants: 200, mails: 2 })
    const grown = process.memoryUsage().heapUsed - before
    const all = simulator.tenants.all()
    expect(all).toHaveLength(202)
    expect(new Set(all.map(({ tenantId }) => tenantId)).size).toBe(202)
    // What would grow with every tenant is there once: the permissions of Graph.
    const roles = new Set(all.map((tenant) => principalOf(tenant, graphAppId).appRoles))
    expect(roles.size).toBe(1)
    expect(grown).toBeLessThan(256 * 1024 * 1024)
    for (const tenant of [all[2], all[101], all[201]]) {
      const domain = tenant?.domains[0]?.name ?? ''
      const found = await get(simulator, `/${domain}/v2.0/.well-known/openid-configuration`)
      expect(found['issuer']).toBe(`${simulator.ready.loginUrl}/${tenant?.tenantId}/v2.0`)
      const user = findUserByName(tenant ?? simulator.tenant, `user0001@${domain}`)
      expect(simulator.mail.mailbox(user?.id ?? '')?.messages.size).toBe(2)
    }
  })
})

describe('the request log', () => {
  it('names the tenant of the path, and nothing where the path names none', async () => {
    const simulator = await start()
    const { tenantId } = simulator.tenants.find('fabrikam.com') ?? simulator.tenant
    await get(simulator, '/fabrikam.com/v2.0/.well-known/openid-configuration')
    await get(simulator, '/common/v2.0/.well-known/openid-configuration')
    const { requests } = await get(simulator, '/_simulator/requests')
    expect(requests).toMatchObject([{ tenantId }, { tenantId: null }])
  })
})

describe('the state', () => {
  it('keeps every tenant and the cloud', async () => {
    const stateFile = join(folder, 'cloud.json')
    const first = await start({ stateFile, tenants: 1, cloud: 'usgov' })
    const fabrikam = first.tenants.find('fabrikam.com')
    if (fabrikam === undefined) throw new Error('no fabrikam')
    fabrikam.nationalCloud = 'china'
    await first.stop()
    running = []
    const second = await start({ stateFile })
    expect(second.tenants.cloud.name).toBe('usgov')
    expect(second.tenants.all().map(({ displayName }) => displayName)).toEqual([
      'Contoso',
      'Fabrikam',
      'Tenant 0001',
    ])
    expect(second.ready.tenant).toBe('contoso.onmicrosoft.us')
  })

  it('of an earlier version, with one tenant, still loads', async () => {
    const stateFile = join(folder, 'cloud.json')
    const first = await start({ stateFile })
    await first.stop()
    running = []
    const { tenants, ...rest } = parseRecord(readFileSync(stateFile, 'utf8')) ?? {}
    if (!Array.isArray(tenants)) throw new Error('no tenants')
    const [tenant]: unknown[] = tenants
    writeFileSync(stateFile, JSON.stringify({ ...rest, tenant }))
    const second = await start({ stateFile })
    expect(second.ready.tenantId).toBe(first.ready.tenantId)
    expect(second.tenants.all()).toHaveLength(1)
    expect(second.tenant.users).toEqual(first.tenant.users)
  })
})

describe('the cloud file', () => {
  it.each([
    ['gcc', 'simulator-gcc', 'Worldwide', 'https://graph.microsoft.com'],
    ['usgov', 'simulator-usgov', 'USGovernment', 'https://graph.microsoft.us'],
    ['usdod', 'simulator-usdod', 'USDefence', 'https://dod-graph.microsoft.us'],
    ['china', 'simulator-china', 'China', 'https://microsoftgraph.chinacloudapi.cn'],
  ] as const)('describes %s', async (cloud, name, region, graphAudience) => {
    const { ready, tenants } = await start({ cloud })
    expect(JSON.parse(readFileSync(ready.cloudFile, 'utf8'))).toMatchObject({
      name,
      region,
      graphAudience,
      features: tenants.cloud.features,
      v1Issuer: `https://${tenants.cloud.stsHost}/{tid}/`,
    })
  })
})

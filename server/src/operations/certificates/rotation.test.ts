/** Rotation with overlap: security 3.4; microsoft.md 3.2. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Database,
  findOrganizationApplication,
  insertApplicationKey,
  insertOrganization,
  insertOrganizationApplication,
  listApplicationKeys,
  listAudit,
  openDatabase,
} from '../../database/index.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { GraphError } from '../../microsoft365/index.ts'
import type { Actor } from '../caller.ts'
import { createConnections } from '../connections.ts'
import { organizationId } from '../ids.ts'
import type { Microsoft365 } from '../ports.ts'
import { createCertificates, hourOf } from './certificate-operations.ts'
import { describe as describeKey, newKeyRow } from './key-holder.ts'
import { watchKeyUse } from './key-use.ts'
import { createKeyring } from './keyring.ts'
import {
  clientId,
  createFakeKeys,
  objectId,
  ScriptedTenant,
  tenantId,
  Timeline,
} from './scripted-tenant.suite.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Its turn is at midnight. */
const id = organizationId(idOfHour(0))
const actor: Actor = { name: 'anna', familyId: randomUUID(), requestId: 'r', remoteAddress: '192.0.2.1' }
const caller = { actor, reach: { kind: 'server' } as const }
const rotate = { purpose: 'backup', next: { kind: 'new' } as const }
const { signal } = new AbortController()

function idOfHour(hour: number): string {
  for (;;) {
    const candidate = randomUUID()
    if (hourOf(candidate) === hour) return candidate
  }
}

let folder = ''
let database: Database
let clock: Timeline
let provider: ReturnType<typeof createFakeKeys>
let tenant: ScriptedTenant

async function setUp({
  origin = 'registered',
  validDays = 180,
  knowsObject = true,
  knowsKey = true,
} = {}): Promise<void> {
  clock = new Timeline()
  provider = createFakeKeys(clock)
  tenant = new ScriptedTenant(clock, provider)
  database = await openDatabase({ file: join(folder, `${randomUUID()}.db`), log: silentLog })
  const first = await provider.createCertificate({ commonName: 'x', validDays, context: id })
  tenant.register(first, 'first-key-at-microsoft')
  await insertOrganization(database.db, {
    id,
    tenantId,
    name: 'contoso.onmicrosoft.com',
    displayName: 'Contoso',
    description: '',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    cloud: 'worldwide',
    createdAt: clock.now(),
  })
  const applicationId = randomUUID()
  await insertOrganizationApplication(database.db, {
    id: applicationId,
    organizationId: id,
    purpose: 'backup',
    displayName: 'Strongroom Backup',
    applicationObjectId: knowsObject ? objectId : null,
    appId: clientId,
    servicePrincipalId: null,
    keyId: first.id,
    certificateThumbprint: first.thumbprintSha1,
    createdAt: clock.now(),
    origin,
  })
  const row = newKeyRow({ id: randomUUID(), organizationId: id, applicationId, now: clock.now() })
  const active = { ...row, ...describeKey(first), state: 'active', entraKeyId: 'first-key-at-microsoft' }
  if (knowsKey) await insertApplicationKey(database.db, active)
  clock.time += 60_000
}

/** The server from its start to its end. */
function startProcess() {
  const use = watchKeyUse(provider, clock)
  const { keys } = use
  // Every token is asked for with an assertion, which the key signs.
  const microsoft365: Pick<Microsoft365, 'connect'> = {
    async connect(credential) {
      await keys.signPs256(credential.keyId ?? '', Buffer.of(1)).catch(() => undefined)
      return tenant.connect(credential)
    },
  }
  const connections = createConnections({ database, microsoft365: microsoft365 as Microsoft365 })
  const keyring = createKeyring({ microsoft365, keys, clock, random: systemRandom })
  const certificates = createCertificates({
    database,
    keys,
    clock,
    random: systemRandom,
    log: silentLog,
    connections,
    keyring,
    lastUsedAt: (keyId) => use.lastUsedAt(keyId),
  })
  return { certificates, connections }
}

const rows = () => listApplicationKeys(database.db, id)
const states = async () => (await rows()).map(({ state }) => state)
const application = () => findOrganizationApplication(database.db, id, 'backup')

async function passDays(days: number, process = startProcess()): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    clock.time = Math.ceil((clock.time + 1) / dayMs) * dayMs
    await process.certificates.upkeep(signal)
    await process.certificates.settled()
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-rotation-'))
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

describe('rotation of a certificate', { timeout: 120_000 }, () => {
  it('lets a new key follow, proven by three tokens, and takes the old one away when nobody uses it', async () => {
    await setUp()
    const before = await application()
    const process = startProcess()
    const begun = await process.certificates.rotate(id, rotate, caller)
    expect(begun.state).toBe('planned')
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'active'])
    const after = await application()
    const [, active] = await rows()
    expect(after?.keyId).toBe(active?.keyId)
    expect(after?.keyId).not.toBe(before?.keyId)
    expect(after?.certificateThumbprint).toBe(active?.thumbprintSha1)
    const tokens = tenant.asked.slice(tenant.asked.indexOf('addKey') + 1)
    // Two refusals of the lag, then three in a row.
    expect(tokens.filter((one) => one === 'token')).toHaveLength(3 + 3)
    expect(tenant.keys).toHaveLength(2)
    await passDays(2, process)
    expect(await states()).toEqual(['retiring', 'active'])
    await passDays(4, process)
    expect(await states()).toEqual(['removed', 'active'])
    expect(tenant.thumbprints).toEqual([active?.thumbprintSha1])
    expect(provider.held.size).toBe(1)
    const audit = await listAudit(database.db, { organizationId: id }, { offset: 0, limit: 10 })
    expect(audit.map(({ action }) => action).toSorted()).toEqual([
      'certificate.remove',
      'certificate.rotate',
      'certificate.switch',
    ])
  })

  it('PRV-22: begins by itself with less than thirty days left, and not before', async () => {
    await setUp({ validDays: 40 })
    await passDays(10)
    expect(await states()).toEqual(['active'])
    await passDays(1)
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-22: raises the alarm with less than seven days left when nothing could follow', async () => {
    await setUp({ validDays: 40 })
    tenant.refuseAdd = new GraphError(400, 'CredentialInvalidLifetimeAsPerAppPolicy', 'Policy forbids it.')
    await passDays(34)
    const [coming, active] = await startProcess().certificates.list(id, caller.reach)
    expect(active).toMatchObject({ state: 'active', alarm: 'expires-soon' })
    expect(coming).toMatchObject({ state: 'generated', alarm: 'stuck', error: 'Policy forbids it.' })
    const alarms = await listAudit(database.db, { action: 'certificate.alarm' }, { offset: 0, limit: 50 })
    expect(alarms.length).toBeGreaterThan(0)
    expect(alarms[0]?.reason).toBe('expires_soon')
    tenant.refuseAdd = undefined
    await passDays(1)
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-23: the old key stays the active one until Microsoft takes the new one', async () => {
    await setUp()
    tenant.lagMs = 90 * dayMs
    const process = startProcess()
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    expect(await states()).toEqual(['active', 'published'])
    expect((await rows())[1]?.error).toMatch(/still gives no token/)
    await passDays(3, process)
    expect(await states()).toEqual(['active', 'published'])
    tenant.keys = tenant.keys.map((key) => ({ ...key, effectiveAt: 0 }))
    await passDays(1, process)
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-24: the old key is not taken away while the new one does not work, or the old one is used', async () => {
    await setUp()
    const process = startProcess()
    const old = await process.connections.graph(id)
    const oldKey = (await application())?.keyId ?? ''
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    const kept = tenant.keys
    // Somebody removed our new key in the portal.
    tenant.keys = kept.filter(({ keyId }) => keyId === 'first-key-at-microsoft')
    await passDays(5, process)
    expect(tenant.keys).toHaveLength(1)
    expect(await states()).toEqual(['retiring', 'active'])
    tenant.keys = kept
    await tenant.connect({ tenantId, clientId, keyId: oldKey })
    void old
    await passDays(1, process)
    expect(await states()).toEqual(['removed', 'active'])
  })

  it('says what to do when every certificate has expired', async () => {
    await setUp({ validDays: 10, origin: 'existing' })
    clock.time += 11 * dayMs
    const { certificates } = startProcess()
    await expect(certificates.rotate(id, rotate, caller)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/org permissions apply contoso/),
    })
    await passDays(1)
    const [alarm] = await listAudit(database.db, { action: 'certificate.alarm' }, { offset: 0, limit: 5 })
    expect(alarm?.reason).toBe('expired')
    expect(await states()).toEqual(['active'])
  })

  it('leaves an application that is only used alone, until somebody asks', async () => {
    await setUp({ validDays: 20, origin: 'existing' })
    await passDays(5)
    expect(await states()).toEqual(['active'])
    const process = startProcess()
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('is refused where only the client id is known', async () => {
    await setUp({ knowsObject: false })
    await expect(startProcess().certificates.rotate(id, rotate, caller)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('tells which old key an administrator has to remove where its id at Microsoft is not known', async () => {
    await setUp({ knowsKey: false })
    const process = startProcess()
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    await passDays(8, process)
    const [, old] = await process.certificates.list(id, caller.reach)
    expect(old).toMatchObject({
      state: 'retiring',
      alarm: 'stuck',
      error: expect.stringMatching(/admin center/),
    })
    // Either the application may read itself by then, or it expires.
    tenant.mayRead = true
    await passDays(1, process)
    expect(await states()).toEqual(['removed', 'active'])
  })

  it('takes the answer of a certification authority, and a file of our own', async () => {
    await setUp()
    const process = startProcess()
    const { keyId } = await process.certificates.requestSigning(id, 'backup', caller)
    const answer = { purpose: 'backup', keyId, certificatePem: 'answer' }
    await process.certificates.install(id, answer, caller)
    await process.certificates.settled()
    expect((await application())?.keyId).toBe(keyId)
    const pfx = { kind: 'pfx', pfx: Buffer.of(1), allowWeakEncryption: false } as const
    const withFile = (password: string) =>
      process.certificates.rotate(
        id,
        { purpose: 'backup', next: { ...pfx, password: new Secret(password) } },
        caller,
      )
    await expect(withFile('wrong')).rejects.toMatchObject({ code: 'unusable_certificate' })
    await withFile('right')
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'retiring', 'active'])
    await passDays(6, process)
    expect(await states()).toEqual(['removed', 'removed', 'active'])
  })
})

describe('a server that is stopped during a rotation', { timeout: 300_000 }, () => {
  /** Lives on until its requests are over: it may be stopped any number of times. */
  async function story(stopAt: ScriptedTenant['stopAt']): Promise<number> {
    await setUp()
    tenant.stopAt = stopAt
    const first = startProcess()
    const stopped = new Promise<void>((resolve) => {
      tenant.stopped = resolve
    })
    const live = async (): Promise<void> => {
      await first.certificates.rotate(id, rotate, caller)
      await first.certificates.settled()
      await passDays(6, first)
    }
    await Promise.race([live(), stopped])
    const asked = tenant.asked.length
    tenant.stopAt = undefined
    const second = startProcess()
    await second.certificates.upkeep(signal)
    await second.certificates.settled()
    await passDays(8, second)
    return asked
  }

  it('PRV-25: at any request, ends in the same state: one key, known to both sides', async () => {
    const requests = await story(undefined)
    await database.close()
    expect(tenant.asked).toContain('removeKey')
    expect(requests).toBeGreaterThan(8)
    for (let index = 0; index < requests; index += 1)
      for (const when of ['before', 'after'] as const) {
        await story({ index, when })
        const [old, active, ...others] = await rows()
        expect({ index, when, states: [old?.state, active?.state], others }).toEqual({
          index,
          when,
          states: ['removed', 'active'],
          others: [],
        })
        expect(tenant.thumbprints).toEqual([active?.thumbprintSha1])
        expect([...provider.held.keys()]).toEqual([active?.keyId])
        expect((await application())?.keyId).toBe(active?.keyId)
        await database.close()
      }
    await setUp()
  })
})

describe('ten years', { timeout: 300_000 }, () => {
  it('PRV-22: of rotation on a fake clock: not one failed token request', async () => {
    await setUp()
    let process = startProcess()
    let tokens = 0
    const askForToken = async (): Promise<void> => {
      const graph = await process.connections.graph(id)
      await graph.send({ path: '/organization?$select=id' })
      tokens += 1
      // A client that is asked again must get a new token: the connection is opened anew.
      process.connections.forget(id)
    }
    clock.passing = askForToken
    const end = clock.time + 3_652 * dayMs
    const stepMs = 12 * hourMs
    for (let step = 0; clock.time < end; step += 1) {
      clock.time = Math.ceil((clock.time + 1) / stepMs) * stepMs
      await askForToken()
      if (step % 400 === 399) {
        await process.certificates.close()
        process = startProcess()
      }
      await process.certificates.upkeep(signal)
      await process.certificates.settled()
      expect(tenant.keys.length).toBeLessThanOrEqual(2)
    }
    const all = await states()
    expect(all.filter((state) => state === 'removed').length).toBeGreaterThan(20)
    expect(all.filter((state) => state === 'active')).toHaveLength(1)
    expect(tokens).toBeGreaterThan(7_000)
  })
})

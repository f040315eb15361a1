/** The support archive: what is in it, and that no secret of any kind is. */
import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  appendAudit,
  insertApplicationKey,
  insertProvisioning,
  insertSealedKey,
  insertVerification,
  listOrganizationApplications,
  putSetting,
} from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { systemRandom } from '../../foundation/random.ts'
import { cloudNamed } from '../../microsoft365/index.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { createSupportOperations } from './bundle.ts'
import { createRedactor } from './redact.ts'
import type { SupportOperations } from './support.ts'

/** One of each kind of secret that this server handles, as it looks. */
const canaries = {
  ourAccessToken: 'srat_CANARYcanary0123456789CANARYcanary0123',
  ourRefreshToken: 'srrt_CANARYcanary0123456789CANARYcanary0123',
  microsoftToken: `eyJ${'CANARY'.repeat(6)}.eyJ${'canary'.repeat(6)}.c2lnbmF0dXJl${'CANARY'.repeat(4)}`,
  microsoftRefreshToken: `0.A${'CANARYcanary'.repeat(5)}.${'CANARY'.repeat(9)}`,
  bearer: 'CANARY-bearer-0123456789abcdef',
  password: 'CANARY-password-of-an-account',
  pfxPassword: 'CANARY-password-of-a-pfx',
  deviceCode: 'CANARY-device-code-0123456789',
  clientSecret: 'CANARY-client-secret-0123456789',
  databasePassword: 'CANARY-database-password',
  privateKey: 'MIICANARYprivatekey0123456789',
  sealedKey: 'CANARY-sealed-key',
  masterKeyCheck: 'CANARY-master-key-check',
  invitation: 'CANARY-secret-of-an-invitation',
}

/** As it might stand in an error that somebody else wrote. */
const spilled = [
  `Authorization: Bearer ${canaries.bearer}`,
  `token ${canaries.ourAccessToken} and ${canaries.ourRefreshToken}`,
  canaries.microsoftToken,
  canaries.microsoftRefreshToken,
  `password=${canaries.password}&client_secret=${canaries.clientSecret}`,
  `postgres://backup:${canaries.databasePassword}@db.example/records`,
  `-----BEGIN PRIVATE KEY-----\n${canaries.privateKey}\n-----END PRIVATE KEY-----`,
].join(' | ')

let world: TestWorld
let support: SupportOperations

const opened = (archive: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]))

const bundle = async (
  isAnonymous = false,
  ids?: Parameters<SupportOperations['bundle']>[0]['organizationIds'],
) => opened(await support.bundle({ organizationIds: ids, isAnonymous }, world.actor))

async function fill({ database, clock, organizationId: id }: TestWorld): Promise<void> {
  const now = clock.now()
  const [application] = await listOrganizationApplications(database.db, id)
  await insertApplicationKey(database.db, {
    id: randomUUID(),
    organizationId: id,
    applicationId: application?.id ?? '',
    keyId: 'key-of-the-organization',
    entraKeyId: randomUUID(),
    thumbprintSha1: 'AB'.repeat(20),
    thumbprintSha256: 'x',
    state: 'active',
    notBefore: now,
    notAfter: now + 1,
    changedAt: now,
    lastUsedAt: null,
    error: spilled,
    createdAt: now,
  })
  await insertProvisioning(database.db, {
    id: randomUUID(),
    tenantId: randomUUID(),
    organizationId: id,
    state: 'interrupted',
    created: '[]',
    error: spilled,
    startedAt: now,
    endedAt: null,
    request: JSON.stringify({ pfxPassword: canaries.pfxPassword, deviceCode: canaries.deviceCode }),
    plan: JSON.stringify({ device_code: canaries.deviceCode, secret: canaries.invitation }),
  })
  await putSetting(database.db, 'masterKeyCheck', canaries.masterKeyCheck)
  await insertSealedKey(database.db, {
    id: 'sealed',
    purpose: 'vault',
    context: 'x',
    sealed: Buffer.from(canaries.sealedKey),
    certificate: null,
    createdAt: now,
  })
  await database.transaction(async (trx) => {
    const results = JSON.stringify({ waitMinutes: 0, applications: [], error: spilled })
    const row = { id: randomUUID(), organizationId: id, state: 'failed', results, startedBy: 'admin' }
    await insertVerification(trx, { ...row, startedAt: now, endedAt: now }, 20)
    await appendAudit(trx, {
      at: now,
      action: 'organization.add',
      outcome: 'failed',
      actor: 'alice@contoso.onmicrosoft.com',
      organizationId: id,
      details: { error: spilled, remoteAddress: '192.0.2.77', organizationName: 'Contoso' },
    })
  })
}

describeOnEveryDatabase('the support archive', (open) => {
  beforeEach(async () => {
    world = await createTestWorld((await open()).location)
    support = createSupportOperations({
      database: world.database,
      clock: world.clock,
      random: systemRandom,
      facts: {
        version: '1.2.3',
        configuration: { database: 'postgresql', adminPassword: canaries.password },
        clouds: [cloudNamed('worldwide')],
        transportOf: () => ({
          fetch: async () =>
            new Response('{}', { headers: { date: new Date(world.clock.now() - 90_000).toUTCString() } }),
          close: async () => undefined,
        }),
      },
    })
    await fill(world)
  })
  afterEach(() => world.close())

  it('holds no secret of any kind, wherever one was spilled', async () => {
    for (const isAnonymous of [false, true]) {
      const text = Object.values(await bundle(isAnonymous)).join('\n')
      const found = Object.entries(canaries).filter(([, canary]) => text.includes(canary))
      expect(found).toEqual([])
      expect(text).not.toMatch(/CANARY/i)
    }
  })

  it('says in its manifest what is in it and what is left out', async () => {
    const files = await bundle()
    const manifest = JSON.parse(files['manifest.json'] ?? '')
    expect(manifest).toMatchObject({ version: '1.2.3', isAnonymous: false, organizations: 1 })
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual([
      'server.json',
      'clouds.json',
      'organizations.json',
      'provisionings.json',
      'audit.ndjson',
    ])
    expect(manifest.leftOut.join(' ')).toContain('Private keys')
    const named: string[] = manifest.files.map(({ name }: { name: string }) => name)
    expect(new Set(Object.keys(files))).toEqual(new Set(['manifest.json', ...named]))
  })

  it('tells applications, certificates and what went wrong, with Microsoft’s hosts and the clocks', async () => {
    const files = await bundle()
    expect(JSON.parse(files['organizations.json'] ?? '')).toMatchObject([
      {
        name: 'contoso.onmicrosoft.com',
        applications: [{ purpose: 'backup', certificateThumbprint: 'AA' }],
        keys: [{ state: 'active', thumbprintSha1: 'AB'.repeat(20) }],
        verifications: [{ state: 'failed' }],
      },
    ])
    expect(JSON.parse(files['provisionings.json'] ?? '')).toMatchObject([{ state: 'interrupted' }])
    expect(JSON.parse(files['clouds.json'] ?? '')[0].hosts[0]).toMatchObject({
      name: 'sign-in',
      status: 200,
      clockSkewSeconds: 90,
    })
    expect(files['audit.ndjson']).toContain('"actor":"alice@contoso.onmicrosoft.com"')
  })

  it('without names: organizations, people, domains and addresses have stand-ins, and ids stay', async () => {
    const text = Object.values(await bundle(true)).join('\n')
    for (const name of ['contoso', 'alice', '192.0.2.77']) expect(text.toLowerCase()).not.toContain(name)
    expect(text).toContain(world.organizationId)
    expect(text).toMatch(/name-[0-9a-f]{12}/)
    const again = Object.values(await bundle(true)).join('\n')
    expect(/name-[0-9a-f]{12}/.exec(again)?.[0]).not.toBe(/name-[0-9a-f]{12}/.exec(text)?.[0])
  })

  it('is of one organization when it is named, and of none that is not there', async () => {
    const files = await bundle(false, [world.organizationId])
    expect(JSON.parse(files['organizations.json'] ?? '')).toHaveLength(1)
    const nobody = organizationId(randomUUID())
    await expect(bundle(false, [nobody])).rejects.toThrow(OperationError)
  })

  it('is on record, with who took it', async () => {
    await bundle()
    const files = await bundle()
    expect(files['audit.ndjson']).toContain('"action":"support.bundle"')
  })
})

describe('a cloud that cannot be reached', () => {
  it('is told with the cause, and the archive is written all the same', async () => {
    const one = await createTestWorld()
    const operations = createSupportOperations({
      database: one.database,
      clock: one.clock,
      random: systemRandom,
      facts: {
        version: '',
        configuration: {},
        clouds: [cloudNamed('china')],
        transportOf: () => ({
          fetch: async () => {
            throw new TypeError('fetch failed', { cause: new Error('self-signed certificate') })
          },
          close: async () => undefined,
        }),
      },
    })
    const files = opened(
      await operations.bundle({ organizationIds: undefined, isAnonymous: false }, one.actor),
    )
    expect(files['clouds.json']).toContain('self-signed certificate')
    await one.close()
  })
})

it('stands in for names in any text, and takes no longer for a word without end', () => {
  const redactor = createRedactor({ names: ['Contoso (a+b)*', '$&'], isAnonymous: true, salt: 'x' })
  const text = `CONTOSO (A+B)* $& alice@contoso.com ${'a'.repeat(500_000)}`
  const said = JSON.stringify(redactor.json(text))
  expect(said.slice(1, 90)).toMatch(/^name-[0-9a-f]{12} \$& user-[0-9a-f]{12} a+$/)
  expect(redactor.json(JSON.parse('{"__proto__":{"password":"x"}}'))).toEqual(
    JSON.parse('{"__proto__":{"password":"[redacted]"}}'),
  )
})

/**
 * The world of the catalogue (security reference 6): the real API on the real authorization server, operations and
 * records of two organizations, with a clock, a source of chance, a log and a Microsoft that the test has in its hands.
 */
import { hash, verify } from '@node-rs/argon2'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Api, buildApi, type HttpsListener } from '../api/index.ts'
import {
  type AuthorizationServerDependencies,
  createAdministrator,
  createAuthorizationServer,
  type SetupSecret,
  type SweptAuthorizationServer,
  UpstreamUnavailableError,
} from '../authorization-server/index.ts'
import {
  type AuthenticationSwitches,
  type Database,
  findAuthenticationSwitches,
  insertOrganization,
  insertOrganizationApplication,
  openDatabase,
  putAuthenticationSwitches,
  replaceOrganizationDomains,
} from '../database/index.ts'
import { createLog, silentLog } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { createSecretBox, type KeyProvider } from '../keys/index.ts'
import {
  cloudNamed,
  createIdentityPlatform,
  decodeUnverified,
  refusedClientIds,
} from '../microsoft365/index.ts'
import {
  createAssertionVerifier,
  createAuthenticationSettings,
  createConnections,
  createVaults,
  createMicrosoft365,
  createOperations,
  createPersonDirectory,
  recheckDomains,
} from '../operations/index.ts'
import { createTestClock, type TestClock } from './clock.suite.ts'
import { createScriptedMicrosoft, type ScriptedMicrosoft } from './microsoft.suite.ts'
import { backupOperators, type Tenant, tenants } from './people.suite.ts'

export const startOfTime = Date.UTC(2030, 0, 1)
export const administrator = { userName: 'admin', password: 'canary correct horse battery staple' }
export const issuer = 'https://strongroom.test:4443'

type Settings = ReturnType<typeof createAuthenticationSettings>

export interface CatalogueWorld {
  readonly api: Api
  readonly server: SweptAuthorizationServer
  readonly database: Database
  readonly clock: TestClock
  readonly microsoft: ScriptedMicrosoft
  readonly settings: Settings
  /** Lines of the log, at its most talkative. */
  readonly logLines: string[]
  /** Texts that must be found in no log, audit record or refusal. */
  readonly canaries: Set<string>
  /** Changes switches of an organization, as an administrator would. */
  readonly allow: (tenant: Tenant, switches: Partial<AuthenticationSwitches>) => Promise<void>
  /** What a server does once a day. */
  readonly recheckDomains: () => Promise<void>
  readonly setSettings: (changes: Partial<Awaited<ReturnType<Settings['read']>>>) => Promise<void>
  readonly close: () => Promise<void>
}

export interface CatalogueOptions {
  /** Another process over the same records: they are there already, and so is the clock. */
  readonly beside?: CatalogueWorld
  readonly setupSecret?: SetupSecret
  readonly swaggerUi?: boolean
  /** Listens for real. */
  readonly serverFactory?: HttpsListener['serverFactory']
  /** No administrator yet. */
  readonly isNew?: boolean
  readonly hasher?: NonNullable<AuthorizationServerDependencies['hasher']>
  /** Lets people sign in at Microsoft in a browser. */
  readonly personSignIns?: NonNullable<AuthorizationServerDependencies['personSignIns']>
  /** A built console. */
  readonly consoleFolder?: string
}

/** The real hash with hardly any work, because a test signs in often. */
const quick = { memoryCost: 64, timeCost: 1 }
export const quickHasher: NonNullable<AuthorizationServerDependencies['hasher']> = {
  hash: (password) => hash(password, quick),
  verify: (passwordHash, password) => verify(passwordHash, password),
  pretend: async () => undefined,
  isOutdated: (passwordHash) => !passwordHash.includes('$m=64,t=1,'),
}

/** @param database - the caller closes it. */
export async function createCatalogueWorld(
  database: Database,
  options: CatalogueOptions = {},
): Promise<CatalogueWorld> {
  const { beside, serverFactory, swaggerUi = false } = options
  const clock = beside?.clock ?? createTestClock(startOfTime)
  const microsoft = beside?.microsoft ?? createScriptedMicrosoft(clock)
  const random = seededRandom(beside === undefined ? 'first' : 'second')
  const logLines: string[] = []
  const log = createLog('debug', { write: (line) => void logLines.push(line) })
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-catalogue-'))
  const base = { database, clock, random, log }
  const parts = { ...base, ...microsoft365Parts({ ...base, microsoft }) }
  const settings = createAuthenticationSettings(database, clock)
  const operations = createOperations(
    { ...parts, vaults: createVaults({ clock, random, log }) },
    { dataFolder: folder },
  )
  const { setupSecret, hasher = quickHasher } = options
  const server = createAuthorizationServer(
    {
      ...base,
      verifier: createAssertionVerifier({ ...parts, unavailable }),
      people: createPersonDirectory({ ...parts, unavailable }),
      decodeAssertion: decodeUnverified,
      acceptedTokensOf: (name) => (name === cloud.name ? acceptedTokens : undefined),
      setupSecret,
      hasher,
      issuer: () => issuer,
      secretBox: parts.secretBox,
      personSignIns: options.personSignIns,
      publicUrl: issuer,
    },
    settings,
  )
  if (beside === undefined && options.isNew !== true) await addRecords(database, clock, random)
  const api = await buildApi(
    { clock, random, log, operations, authorizationServer: server, settings, identity },
    {
      swaggerUi,
      consoleFolder: options.consoleFolder,
      ...(serverFactory === undefined ? {} : { serverFactory }),
    },
  )
  return {
    api,
    server,
    database,
    clock,
    microsoft,
    settings,
    logLines,
    canaries: beside?.canaries ?? new Set([administrator.password]),
    allow: (tenant, switches) => allow(database, tenant, switches),
    recheckDomains: () => recheckDomains(parts),
    async setSettings(changes) {
      await settings.write({ ...(await settings.read()), ...changes }, actor)
    },
    async close() {
      await api.app.close()
      await operations.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Makes worlds over SQLite in memory and closes them after each test. */
export function worldsInMemory(): (options?: CatalogueOptions) => Promise<CatalogueWorld> {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  })
  return async (options = {}) => {
    const database = options.beside?.database ?? (await openDatabase({ file: ':memory:', log: silentLog }))
    if (options.beside === undefined) closers.push(() => database.close())
    const world = await createCatalogueWorld(database, options)
    closers.push(() => world.close())
    return world
  }
}

/** One world for all tests of a file, for rows that leave nothing behind. */
export function worldOfFile(): () => CatalogueWorld {
  let world: CatalogueWorld | undefined
  beforeAll(async () => {
    const database = await openDatabase({ file: ':memory:', log: silentLog })
    world = await createCatalogueWorld(database)
  })
  afterAll(async () => {
    await world?.close()
    await world?.database.close()
  })
  return () => {
    if (world === undefined) throw new Error('there is a world inside of a test only')
    return world
  }
}

const cloud = cloudNamed('worldwide')
const acceptedTokens = {
  audiences: [cloud.graphAudience, `${cloud.graphAudience}/`, '00000003-0000-0000-c000-000000000000'],
  issuers: [cloud.v1Issuer, `${cloud.loginUrl}/{tid}/v2.0`],
  refusedClientIds,
}
const identity = {
  installationId: 'c0c0c0c0-0000-4000-8000-000000000001',
  proxyId: 'c0c0c0c0-0000-4000-8000-000000000002',
  version: '0.0.0',
  hostName: 'strongroom.test',
  port: 4443,
  loginUrl: cloud.loginUrl,
}
const actor = { name: 'admin', familyId: 'none', requestId: 'settings', remoteAddress: '127.0.0.1' }
const unavailable = (cause: unknown): Error => new UpstreamUnavailableError('Microsoft is away', { cause })

type Base = Pick<AuthorizationServerDependencies, 'database' | 'clock' | 'random' | 'log'>

function microsoft365Parts(given: Base & { readonly microsoft: ScriptedMicrosoft }) {
  const { database, random, microsoft } = given
  const { fetch } = microsoft
  const identityPlatform = createIdentityPlatform({ ...given, fetch, cloud })
  const keys = unprovenKeys()
  const microsoft365 = createMicrosoft365(
    { ...given, fetch, cloud, identityPlatform, keys },
    { userAgent: 'catalogue' },
  )
  const secretBox = createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), random)
  const connections = createConnections({ database, microsoft365 })
  return { microsoft365, identityPlatform, connections, keys, secretBox }
}

/** Certificates by name alone: this Microsoft does not look at our own proof. */
function unprovenKeys(): KeyProvider {
  const certificate = async (id: string) => ({
    id,
    certificate: new Uint8Array([1]),
    thumbprintSha256: 'thumbprint',
    thumbprintSha1: 'AA',
    notBefore: 0,
    notAfter: 1,
  })
  return {
    createCertificate: () => certificate('key'),
    createSigningRequest: async () => ({ id: 'key', pkcs10Pem: '' }),
    completeSigningRequest: certificate,
    importPfx: () => certificate('key'),
    certificate,
    signPs256: async () => new Uint8Array(256),
    signRs256: async () => new Uint8Array(256),
    remove: async () => undefined,
  }
}

/** Chance that repeats itself: the digests of a counter. */
export function seededRandom(seed: string): Random {
  let count = 0
  const bytes = (length: number): Buffer => {
    const blocks: Buffer[] = []
    for (let size = 0; size < length; size += 32)
      blocks.push(
        createHash('sha256')
          .update(`${seed} ${(count += 1)}`)
          .digest(),
      )
    return Buffer.concat(blocks).subarray(0, length)
  }
  return {
    bytes: (length) => new Uint8Array(bytes(length)),
    uuid() {
      const hex = bytes(16).toString('hex')
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20),
      ].join('-')
    },
    fraction: () => bytes(4).readUInt32BE() / 2 ** 32,
  }
}

async function addRecords(database: Database, clock: TestClock, random: Random): Promise<void> {
  await createAdministrator({ database, clock, random, hasher: quickHasher }, administrator)
  for (const tenant of Object.values(tenants)) await addOrganization(database, tenant)
}

async function addOrganization(database: Database, tenant: Tenant): Promise<void> {
  const application = {
    organizationId: tenant.organizationId,
    applicationObjectId: tenant.organizationId,
    servicePrincipalId: tenant.organizationId,
    certificateThumbprint: null,
    createdAt: startOfTime,
  }
  await database.transaction(async (trx) => {
    await insertOrganization(trx, {
      id: tenant.organizationId,
      tenantId: tenant.id,
      name: tenant.name,
      displayName: tenant.name,
      description: '',
      cloud: cloud.name,
      region: cloud.region,
      isExchangeOnline: 1,
      isSharePointOnline: 0,
      isTeamsOnline: 0,
      isTeamsChatsOnline: 0,
      createdAt: startOfTime,
    })
    await replaceOrganizationDomains(trx, tenant.organizationId, [tenant.name])
    await insertOrganizationApplication(trx, {
      ...application,
      id: tenant.backupAppId,
      purpose: 'backup',
      displayName: 'Strongroom Backup',
      appId: tenant.backupAppId,
      keyId: 'key',
    })
    await insertOrganizationApplication(trx, {
      ...application,
      id: tenant.signInAppId,
      purpose: 'sign-in',
      displayName: 'Strongroom Sign-in',
      appId: tenant.signInAppId,
      keyId: null,
    })
  })
  await allow(database, tenant, {
    tenantAuthentication: true,
    policies: ['own_api', 'audience_upgrade', 'verify_by_use'],
    allowedClientIds: [tenant.signInAppId],
    organizationRoles: [backupOperators],
  })
}

async function allow(
  database: Database,
  { organizationId }: Tenant,
  switches: Partial<AuthenticationSwitches>,
): Promise<void> {
  const current = await findAuthenticationSwitches(database.db, organizationId)
  await putAuthenticationSwitches(database.db, organizationId, { ...current, ...switches })
}

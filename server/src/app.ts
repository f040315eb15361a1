/** The composition root: the only file that sees every room. It builds each, hands it what it needs, and takes it all down again. */
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  buildApi,
  createHttpsListener,
  createStorageCounts,
  type Api,
  type HttpsListener,
  type ServerIdentity,
  type TlsIdentity,
} from './api/index.ts'
import {
  createAdministrator,
  createAuthorizationServer,
  createSetupSecret,
  UpstreamUnavailableError,
  type RequestRate,
  type SetupSecret,
  type SweptAuthorizationServer,
} from './authorization-server/index.ts'
import {
  apiUrl,
  claimDataFolder,
  describeConfiguration,
  isWildcard,
  readMasterKeySource,
  readPasswordFile,
  readTextFile,
  type Configuration,
} from './config/index.ts'
import {
  createSealedKeyStore,
  findSetting,
  hasAccounts,
  hasSealedKeys,
  openDatabase,
  putSetting,
  type Database,
} from './database/index.ts'
import type { Clock } from './foundation/clock.ts'
import { type Closers, createClosers } from './foundation/closers.ts'
import { describeError } from './foundation/errors.ts'
import type { Log } from './foundation/log.ts'
import type { Random } from './foundation/random.ts'
import type { Secret } from './foundation/secret.ts'
import { keepUp, type Upkeep } from './foundation/upkeep.ts'
import {
  ensureServerCertificate,
  type KeyProvider,
  holdsKeys,
  openKeyProvider,
  openSecretBox,
  type SecretBox,
} from './keys/index.ts'
import {
  acceptedGraphTokens,
  cloudOfVault,
  decodeUnverified,
  readClouds,
  type Cloud,
  type Clouds,
} from './microsoft365/index.ts'
import {
  createConnections,
  createVaults,
  createOperations,
  createPersonSignIns,
  createVerifierOfClouds,
  inCloudOfTenant,
  openClouds,
  type OpenClouds,
  createAuthenticationSettings,
  createPersonDirectory,
  recheckDomains,
  watchKeyUse,
  type KeyUse,
  type Connections,
  type Microsoft365,
  type Operations,
  type Vaults,
} from './operations/index.ts'

export interface AppDependencies {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Makes the listening server; HTTPS when absent, and there is no option that changes it. */
  readonly createListener?: (identity: TlsIdentity) => HttpsListener
  /** How often one address may ask for tokens; the product's own limit when absent. */
  readonly tokenRequestsPerAddress?: RequestRate
  /** Where the vaults of backup repositories lie; in folders and buckets when absent. */
  readonly vaults?: Vaults
  /** Where the built console lies; nothing is served to browsers but the API when absent. */
  readonly consoleFolder?: string | undefined
}

/** What the process prints on its first line once requests are served. */
interface ReadyLine {
  readonly ready: true
  readonly apiUrl: string
  /** PEM file of the authority that clients have to trust. */
  readonly caFile: string
  readonly adminUser: string
  /** Undefined when there is an administrator already. */
  readonly setupSecretFile?: string
}

export interface RunningServer {
  readonly ready: ReadyLine
  /** Ends runs cleanly, closes connections after a moment of grace, and gives the data folder back. */
  close(): Promise<void>
}

const adminUser = 'admin'
const sweepMs = 5 * 60_000
const renewMs = 12 * 3_600_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const minuteMs = 60_000
const recordsMs = 10_000
const firstDomainCheckMs = 5 * 60_000
const graceMs = 10_000

/**
 * Starts the server: when this resolves, requests are served.
 * @throws {ConfigurationError} and the errors of the rooms; nothing is left open then.
 */
export async function startServer(
  configuration: Configuration,
  dependencies: AppDependencies,
): Promise<RunningServer> {
  const closers = createClosers(dependencies.log)
  try {
    const ready = await start(configuration, dependencies, closers)
    return { ready, close: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}

async function start(
  configuration: Configuration,
  dependencies: AppDependencies,
  closers: Closers,
): Promise<ReadyLine> {
  const { dataFolder } = configuration
  const storageCounts = createStorageCounts()
  const claimed = await claimDataFolder(dataFolder, dependencies)
  closers.add(() => claimed.release())
  const holder = claimed.process
  const ownVaults = createVaults({ ...dependencies, holder, storageMetrics: storageCounts.of })
  const { clock, random, log, vaults = ownVaults } = dependencies
  const database = await openDatabase({
    url: configuration.databaseUrl?.reveal(),
    file: join(dataFolder, 'strongroom.db'),
    backupsFolder: join(dataFolder, 'backups'),
    mayBeNew: !(await holdsKeys(join(dataFolder, 'keys'))),
    log,
  })
  closers.add(() => database.close())
  const clouds = await readClouds(configuration.clouds)
  const [cloud] = clouds
  const settings = createAuthenticationSettings(database, clock)
  const reach = { configuration, descriptions: clouds, database, closers }
  const parts = await connectMicrosoft365({ ...dependencies, ...reach })
  const operations = createOperations(
    { ...dependencies, ...parts, database, vaults },
    {
      dataFolder,
      publicUrl: configuration.publicUrl,
      facts: { version: readVersion(), configuration: describeConfiguration(configuration), clouds },
    },
  )
  closers.add(() => operations.close())
  const setupSecret = await prepareAdministrator(configuration, database, dependencies)
  const address = { port: configuration.port }
  const issuer = (): string => apiUrl(configuration, address.port)
  const authorizationServer = authorize({
    ...dependencies,
    ...parts,
    database,
    descriptions: clouds,
    settings,
    setupSecret,
    issuer,
    publicUrl: configuration.publicUrl,
  })
  const certificate = await tlsCertificate(configuration, dependencies)
  const listener = (dependencies.createListener ?? createHttpsListener)(certificate.identity)
  const { consoleFolder } = dependencies
  const identity = await identify({ configuration, database, cloud, random, address, consoleFolder })
  await operations.start()
  const api = await buildApi(
    { ...dependencies, operations, authorizationServer, settings, identity, storageCounts },
    { serverFactory: listener.serverFactory, swaggerUi: (await settings.read()).swaggerUi, consoleFolder },
  )
  closers.add(() => stopListening(api, { listener, operations, clock }))
  address.port = await listen(api, configuration)
  await tellCheckpoint(operations, log)
  const checkDomains = (signal: AbortSignal) =>
    recheckDomains({ ...dependencies, ...parts, database }, signal)
  const upkeep = { ...dependencies, operations, authorizationServer, listener, configuration, checkDomains }
  closers.add(keepUp(dependencies, upkeepOf(upkeep)))
  return {
    ready: true,
    apiUrl: issuer(),
    caFile: certificate.caFile,
    adminUser,
    ...(setupSecret === undefined ? {} : { setupSecretFile: setupSecret.file }),
  }
}

interface Microsoft365Parts {
  readonly clouds: OpenClouds
  readonly microsoft365: Microsoft365
  readonly connections: Connections
  readonly keys: KeyProvider
  readonly lastUsedAt: KeyUse['lastUsedAt']
  readonly secretBox: SecretBox
  readonly masterKey: Secret
}

async function connectMicrosoft365(
  given: AppDependencies & {
    readonly configuration: Configuration
    readonly descriptions: Clouds
    readonly database: Database
    readonly closers: Closers
  },
): Promise<Microsoft365Parts> {
  const { configuration, descriptions, database, closers, clock, random, log } = given
  const secretBox = await openSecretBox({
    folder: join(configuration.dataFolder, 'keys'),
    source: await readMasterKeySource(configuration),
    random,
    witness: {
      find: () => findSetting(database.db, 'masterKeyCheck'),
      put: (sealed) => putSetting(database.db, 'masterKeyCheck', sealed),
      hasSealedKeys: () => hasSealedKeys(database.db),
    },
  })
  const store = createSealedKeyStore(database.db)
  const { keyVault } = configuration
  const held = await openKeyProvider(
    { store, secretBox, clock, random },
    keyVault && {
      ...keyVault,
      cloud: cloudOfVault(descriptions, keyVault.url),
    },
  )
  const { keys, lastUsedAt } = watchKeyUse(held, clock)
  const clouds = openClouds(
    descriptions,
    { keys, clock, random, log },
    {
      bootstrapClientId: configuration.bootstrapClientId,
      userAgent: `NONISV|Strongroom|Strongroom/${readVersion()}`,
    },
  )
  closers.add(() => clouds.close())
  const microsoft365 = inCloudOfTenant(clouds, database)
  const connections = createConnections({ database, microsoft365, clouds, clock })
  const { masterKey } = secretBox
  return { clouds, microsoft365, connections, keys, lastUsedAt, secretBox, masterKey }
}

/** The password file creates the administrator at the first start; without one the setup secret waits for `POST setup`. */
async function prepareAdministrator(
  { adminPasswordFile, dataFolder, isRecovery }: Configuration,
  database: Database,
  { clock, random }: AppDependencies,
): Promise<SetupSecret | undefined> {
  const place = { folder: dataFolder, clock, random }
  if (await hasAccounts(database.db))
    return isRecovery ? createSetupSecret({ ...place, isRecovery }) : undefined
  if (adminPasswordFile === undefined) return createSetupSecret(place)
  const password = await readPasswordFile(adminPasswordFile, '--admin-password-file')
  await createAdministrator({ database, clock, random }, { userName: adminUser, password: password.reveal() })
  return undefined
}

function unavailable(cause: unknown): Error {
  return new UpstreamUnavailableError(`Microsoft 365 does not answer: ${describeError(cause)}`, { cause })
}

function authorize(
  given: AppDependencies &
    Microsoft365Parts & {
      readonly database: Database
      readonly descriptions: Clouds
      readonly settings: ReturnType<typeof createAuthenticationSettings>
      readonly setupSecret: SetupSecret | undefined
      readonly issuer: () => string
      readonly publicUrl: string | undefined
    },
): SweptAuthorizationServer {
  const { database, descriptions, settings, setupSecret, clock, random, log } = given
  return createAuthorizationServer(
    {
      database,
      clock,
      random,
      log,
      verifier: createVerifierOfClouds({ ...given, unavailable }),
      people: createPersonDirectory({ ...given, unavailable }),
      personSignIns: createPersonSignIns({ ...given, unavailable }),
      publicUrl: given.publicUrl,
      decodeAssertion: decodeUnverified,
      acceptedTokensOf: acceptedGraphTokens(descriptions),
      issuer: given.issuer,
      secretBox: given.secretBox,
      setupSecret,
      requestsPerAddress: given.tokenRequestsPerAddress,
    },
    settings,
  )
}

interface Certificate {
  readonly identity: TlsIdentity
  readonly caFile: string
}

async function tlsCertificate(
  configuration: Configuration,
  { clock, random }: AppDependencies,
): Promise<Certificate> {
  const { tls, dataFolder, host, publicUrl } = configuration
  if (tls !== undefined) {
    const certPem = await readTextFile(tls.certFile, '--tls-cert')
    const keyPem = await readTextFile(tls.keyFile, '--tls-key')
    return { identity: { certPem, keyPem }, caFile: tls.certFile }
  }
  const hostNames = [
    hostname(),
    ...(isWildcard(host) ? [] : [host]),
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname]),
  ]
  const made = await ensureServerCertificate({ folder: join(dataFolder, 'tls'), hostNames, clock, random })
  return { identity: { certPem: made.certPem, keyPem: made.keyPem.reveal() }, caFile: made.caFile }
}

const installationSchema = Type.Object({ installationId: Type.String(), proxyId: Type.String() })
const installationName = 'installation'

/** Who this installation is: made once, kept with the records. */
async function identify(given: {
  readonly configuration: Configuration
  readonly database: Database
  readonly cloud: Cloud
  readonly random: Random
  /** Known once the server listens. */
  readonly address: { readonly port: number }
  readonly consoleFolder: string | undefined
}): Promise<ServerIdentity> {
  const { configuration, database, cloud, random, address, consoleFolder } = given
  const text = await findSetting(database.db, installationName)
  const fresh = { installationId: random.uuid(), proxyId: random.uuid() }
  const installation = text === undefined ? fresh : Value.Parse(installationSchema, JSON.parse(text))
  if (text === undefined) await putSetting(database.db, installationName, JSON.stringify(installation))
  return {
    ...installation,
    version: readVersion(),
    hostName: configuration.publicUrl === undefined ? hostname() : new URL(configuration.publicUrl).hostname,
    get port() {
      return address.port
    },
    loginUrl: cloud.loginUrl,
    get portalUrl() {
      return consoleFolder === undefined ? undefined : `${apiUrl(configuration, address.port)}/portal/`
    },
  }
}

function readVersion(): string {
  const file = new URL('../package.json', import.meta.url)
  return Value.Parse(Type.Object({ version: Type.String() }), JSON.parse(readFileSync(file, 'utf8'))).version
}

async function listen({ app }: Api, { host, port }: Configuration): Promise<number> {
  await app.listen({ host, port })
  const [address] = app.addresses()
  return typeof address === 'object' ? address.port : port
}

/** Stops taking requests and ends runs; who still waits for an answer after the grace is cut off. */
async function stopListening(
  { app }: Api,
  { listener, operations, clock }: { listener: HttpsListener; operations: Operations; clock: Clock },
): Promise<void> {
  const done = new AbortController()
  const grace = clock.sleep(graceMs, done.signal).then(
    () => listener.cut(),
    () => undefined,
  )
  await Promise.all([app.close(), operations.close()])
  done.abort()
  await grace
}

/** Whoever collects this log holds a witness of where the audit log ended (`docs/audit.md`). */
async function tellCheckpoint({ audit }: Operations, log: Log): Promise<void> {
  const { records, head } = await audit.checkpoint()
  log.info({ records, head: head ?? null }, 'checkpoint of the audit log')
}

/** What has to be done again and again: expired rows swept, certificates renewed, tenants and domains looked at. */
function upkeepOf(
  given: AppDependencies & {
    readonly operations: Operations
    readonly authorizationServer: SweptAuthorizationServer
    readonly listener: HttpsListener
    readonly configuration: Configuration
    readonly checkDomains: (signal: AbortSignal) => Promise<void>
  },
): readonly Upkeep[] {
  const { operations, authorizationServer, listener, configuration, checkDomains, clock, log } = given
  return [
    { everyMs: sweepMs, work: () => authorizationServer.sweep(clock.now()) },
    { everyMs: dayMs, work: () => tellCheckpoint(operations, log) },
    { everyMs: hourMs, firstMs: minuteMs, work: (signal) => operations.certificates.upkeep(signal) },
    { everyMs: minuteMs, work: (signal) => operations.drift.upkeep(signal) },
    { everyMs: recordsMs, work: () => operations.recovery.upkeep() },
    { everyMs: minuteMs, work: () => operations.approvals.upkeep() },
    { everyMs: minuteMs, work: (signal) => operations.maintenance.upkeep(signal) },
    { everyMs: dayMs, firstMs: firstDomainCheckMs, work: checkDomains },
    {
      everyMs: renewMs,
      work: async () => listener.renew((await tlsCertificate(configuration, given)).identity),
    },
  ]
}

/**
 * Makes a server on an empty machine from a repository and its recovery kit: data folder, database, master key, restore
 * points; and puts a backup of the database back.
 */
import { mkdtemp, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { claimDataFolder, ConfigurationError, type Environment, readConfiguration } from './config/index.ts'
import {
  type DatabaseLocation,
  makeDatabaseOf,
  openDatabase,
  putSetting,
  restoreDatabase,
} from './database/index.ts'
import { type Clock, systemClock } from './foundation/clock.ts'
import { type Log, silentLog } from './foundation/log.ts'
import { type Random, systemRandom } from './foundation/random.ts'
import { Secret } from './foundation/secret.ts'
import { createSecretBox, openMasterKey, placeMasterKey, sealWitness } from './keys/index.ts'
import {
  checkBucket,
  createVaults,
  describeBucket,
  type NamedBucket,
  rebuildRecords,
  type Rebuilt,
  type VaultPlace,
} from './operations/index.ts'
import {
  createFilesystemStorage,
  type OpenedByPassphrase,
  openVault,
  openWithPassphrase,
  type RestorePoint,
  type Storage,
  type StoredRecords,
  type Vault,
  VaultError,
} from './repository/index.ts'

/** A folder, or a bucket as its options say it; the server that comes back takes both as they are. */
export type RecoveryPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | (Omit<NamedBucket, 'lockDays' | 'bytesPerSecond'> & {
      readonly kind: 's3'
      readonly secretAccessKey: string
    })

export interface Recovery {
  /** Of the repository, or of a copy of it. */
  readonly from: RecoveryPlace
  /** What the bucket held at that time, in milliseconds since the Unix epoch; needs {@link Recovery.copyTo}. */
  readonly asOf?: number
  /** A folder into which the repository is copied first, and in which it lies from then on. */
  readonly copyTo?: string
  /** Of a recovery kit, or one that was added to the repository. */
  readonly passphrase: string
  /** New or empty. */
  readonly dataFolder: string
  /** Where other repositories lie now: folders by id or name. */
  readonly otherPaths?: ReadonlyMap<string, string>
}

export interface RecoveryReport extends Rebuilt {
  readonly repositoryId: string
  readonly dataFolder: string
  /** When the records were written that came back, in milliseconds since the Unix epoch; undefined without any. */
  readonly recordsAt: number | undefined
  /** The newest restore point: what is younger than the records is known from the repository alone. */
  readonly newestPointAt: number | undefined
  /** Whether the kit brought the master key, and with it every private key and secret. */
  readonly isMasterKeyBack: boolean
  /** What is wrong in the repository, in words that may be shown. */
  readonly damage: readonly string[]
  /** What weakens the place in which it lies now, in words that may be shown. */
  readonly warnings: readonly string[]
}

export interface RecoveryDependencies {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly environment?: Environment
  /** Told before anything is written. */
  readonly reached: (step: RecoveryStep) => void
}

export type RecoveryStep = 'opened' | 'copied' | 'verified' | 'records-read' | 'records-loaded'

/** As {@link recoverServer} with this machine's clock and random numbers. */
export async function recoverHere(
  recovery: Recovery,
  reached: RecoveryDependencies['reached'],
): Promise<RecoveryReport> {
  return recoverServer(recovery, { clock: systemClock, random: systemRandom, log: silentLog, reached })
}

/**
 * Everything is made in a folder beside the data folder, which takes its place at the end: stopped at any moment, or
 * failed, it is simply begun again (with DATABASE_URL in an empty database again).
 * @throws {ConfigurationError} `folder_in_use`, `folder_unusable`, `bad_option`; {VaultError} `not_found`,
 *   `wrong_passphrase`, `corrupt`, `wrong_repository`; {DatabaseError} `not_empty`, `newer_schema`
 */
export async function recoverServer(
  recovery: Recovery,
  dependencies: RecoveryDependencies,
): Promise<RecoveryReport> {
  const dataFolder = resolve(recovery.dataFolder)
  await requireEmpty(dataFolder)
  const { databaseUrl } = readConfiguration([`--data-dir=${dataFolder}`], dependencies.environment)
  const found = await readRepository(recovery, dependencies)
  const draft = await mkdtemp(join(dirname(dataFolder), `.${basename(dataFolder)}.recovering-`))
  try {
    const location = { url: databaseUrl?.reveal(), file: join(draft, 'strongroom.db') }
    const rebuilt = await rebuild(recovery, { ...dependencies, draft, location }, found)
    await rmdir(dataFolder).catch(() => undefined)
    await rename(draft, dataFolder)
    return { ...rebuilt, ...describe(found), dataFolder }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

interface ReadRepository {
  /** In which it lies from now on. */
  readonly place: VaultPlace
  readonly opened: OpenedByPassphrase
  readonly points: readonly RestorePoint[]
  readonly records: StoredRecords | undefined
  readonly masterKey: Uint8Array | undefined
  readonly damage: readonly string[]
  readonly warnings: readonly string[]
}

async function readRepository(
  recovery: Recovery,
  dependencies: RecoveryDependencies,
): Promise<ReadRepository> {
  const { random, reached } = dependencies
  const { source, place } = placesOf(recovery, dependencies)
  const storage = await storageAt(source, dependencies)
  const opened = await openWithPassphrase(storage, new Secret(recovery.passphrase))
  reached('opened')
  const damage: string[] = []
  const onDamage = (found: VaultError): void => void damage.push(`${found.message} (${found.detail ?? ''})`)
  const vault = await openVault({ storage, random }, { ...opened, onDamage })
  try {
    if (recovery.copyTo !== undefined) {
      damage.push(...(await copyInto(vault, resolve(recovery.copyTo))))
      reached('copied')
    }
    const points = await vault.listRestorePoints()
    reached('verified')
    const records = await vault.records.newest(onDamage)
    reached('records-read')
    const masterKey = records?.masterKey(opened)
    const warnings = await warningsOf(place, dependencies)
    return { place, opened, points, records, masterKey, damage: [...new Set(damage)], warnings }
  } finally {
    await vault.close()
  }
}

/** Where it is read, and where it lies afterwards. */
function placesOf(
  { from, asOf, copyTo }: Recovery,
  { clock }: RecoveryDependencies,
): { readonly source: VaultPlace; readonly place: VaultPlace } {
  const given = placeFrom(from)
  if (asOf !== undefined && given.kind === 'folder')
    throw new ConfigurationError('bad_option', 'A folder keeps no earlier versions: a time is for a bucket.')
  if (asOf !== undefined && copyTo === undefined)
    throw new ConfigurationError(
      'bad_option',
      'An earlier time of a bucket can be read alone: name a folder into which the repository is copied, and in which it lies from then on.',
    )
  if (asOf !== undefined && asOf > clock.now())
    throw new ConfigurationError('bad_option', 'The time has not come yet: name an earlier one.')
  const source = given.kind === 'folder' || asOf === undefined ? given : { ...given, asOf }
  return { source, place: copyTo === undefined ? given : { kind: 'folder', path: resolve(copyTo) } }
}

function placeFrom(from: RecoveryPlace): VaultPlace {
  if (from.kind === 'folder') return { kind: 'folder', path: resolve(from.path) }
  const { kind, secretAccessKey, ...named } = from
  const description = checkBucket(describeBucket(named))
  return { kind, ...description, secretAccessKey: new Secret(secretAccessKey) }
}

async function storageAt(place: VaultPlace, dependencies: RecoveryDependencies): Promise<Storage> {
  // A folder that is not there is not made: it is looked for.
  if (place.kind === 'folder') return createFilesystemStorage(place.path)
  const vaults = createVaults(dependencies)
  if (place.asOf !== undefined) await vaults.attach(place)
  return vaults.replica(place)
}

/** @returns what could not be copied, in words. */
async function copyInto(vault: Vault, folder: string): Promise<string[]> {
  const run = { signal: new AbortController().signal, onProgress: () => undefined }
  const { findings } = await vault.maintenance.copyTo(createFilesystemStorage(folder), run)
  return findings.map(({ message, object }) => `${message} (${object})`)
}

/** What can be read is brought back, even where nothing could be written: whoever recovers needs to know that. */
async function warningsOf(place: VaultPlace, dependencies: RecoveryDependencies): Promise<readonly string[]> {
  if (place.kind === 'folder') return []
  try {
    return await createVaults(dependencies).attach(place)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    return [`The bucket can be read, but backups into it will fail. ${error.message}`]
  }
}

async function rebuild(
  { otherPaths = new Map() }: Recovery,
  given: RecoveryDependencies & {
    readonly draft: string
    readonly location: Pick<DatabaseLocation, 'url' | 'file'>
  },
  { place, opened, points, records, masterKey }: ReadRepository,
): Promise<Rebuilt> {
  const { draft, location, clock, random, log, reached } = given
  const folder = join(draft, 'keys')
  if (masterKey !== undefined)
    await placeMasterKey(folder, new Secret(Buffer.from(masterKey).toString('base64url')))
  const secretBox = createSecretBox(await openMasterKey({ folder, random }), random)
  if (records !== undefined) await makeDatabaseOf(tablesOf(records), { ...location, log })
  const database = await openDatabase({ ...location, log })
  try {
    reached('records-loaded')
    const { repositoryId: id, key } = opened
    const isMasterKeyBack = masterKey !== undefined
    const found = { id, key, place, points, isMasterKeyBack, otherPaths }
    const rebuilt = await rebuildRecords({ database, secretBox, clock, random }, found)
    if (!isMasterKeyBack) await putSetting(database.db, 'masterKeyCheck', sealWitness(secretBox))
    return rebuilt
  } finally {
    await database.close()
  }
}

type LoadedTables = Parameters<typeof makeDatabaseOf>[0]

/** Cells that no column of ours has are refused by {@link makeDatabaseOf}. */
function tablesOf({ schema, tables }: StoredRecords): LoadedTables {
  const text = JSON.stringify(tables)
  const loaded: LoadedTables['tables'] = JSON.parse(text)
  return { schema, tables: loaded }
}

function describe({
  opened,
  points,
  records,
  masterKey,
  damage,
  warnings,
}: ReadRepository): Omit<RecoveryReport, keyof Rebuilt | 'dataFolder'> {
  const times = points.map(({ manifest }) => manifest.createdAt)
  return {
    repositoryId: opened.repositoryId,
    recordsAt: records?.createdAt,
    newestPointAt: times.length === 0 ? undefined : Math.max(...times),
    isMasterKeyBack: masterKey !== undefined,
    damage,
    warnings,
  }
}

/** Nothing that is there is mixed with what comes back. */
async function requireEmpty(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found === undefined) return
  if (found.isDirectory() && (await readdir(folder)).length === 0) return
  throw new ConfigurationError(
    'folder_unusable',
    `${folder} is not empty. Recover into a new folder, so that nothing that is there is mixed or lost.`,
  )
}

export interface DatabaseReturn {
  /** The backup. */
  readonly file: string
  /** Of the server. */
  readonly dataFolder: string
  /** Whether it is taken without the checksum beside it. */
  readonly isUnchecked: boolean
}

/** As {@link returnDatabase} with this machine's clock and random numbers. */
export async function returnDatabaseHere(given: DatabaseReturn): Promise<'sqlite' | 'postgresql'> {
  return returnDatabase(given, { clock: systemClock, random: systemRandom, log: silentLog })
}

/**
 * All of it is there afterwards, or nothing.
 * @returns where it was put.
 * @throws {ConfigurationError} `folder_in_use` while the server runs, `folder_unusable`; {DatabaseError} `not_empty`,
 *   `bad_dump`, `newer_schema`, `unavailable`
 */
async function returnDatabase(
  { file, dataFolder, isUnchecked }: DatabaseReturn,
  { clock, random, log, environment }: Omit<RecoveryDependencies, 'reached'>,
): Promise<'sqlite' | 'postgresql'> {
  const folder = resolve(dataFolder)
  const { databaseUrl } = readConfiguration([`--data-dir=${folder}`], environment)
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true)
    throw new ConfigurationError('folder_unusable', `There is no data folder ${folder}. Check --data-dir.`)
  const claimed = await claimDataFolder(folder, { clock, random, log })
  try {
    const place = { url: databaseUrl?.reveal(), file: join(folder, 'strongroom.db') }
    await restoreDatabase(resolve(file), { ...place, log, isUnchecked })
    return databaseUrl === undefined ? 'sqlite' : 'postgresql'
  } finally {
    await claimed.release()
  }
}

/** Backup repositories: made, listed, and their vaults' keys sealed. */
import {
  type BackupRepositoryRow,
  type Database,
  insertBackupRepository,
  insertSealedKey,
  listBackupRepositories,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { SecretBox } from '../../keys/index.ts'
import type { ApprovalService } from '../approvals/approvals.ts'
import { VaultError } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { repositoryId } from '../ids.ts'
import { jsonObject, parseJson, toJsonObject } from '../json.ts'
import type { BackupRepository, NewBackupRepository, RepositoryOperations } from '../operations.ts'
import type { Actor } from '../caller.ts'
import type { S3Place, VaultPlace, Vaults } from '../ports.ts'
import type { RepositoryAlerts } from './alerts.ts'
import { exposureOf, lookAtFolder } from './exposure.ts'
import { readRetention } from '../retention/policy.ts'
import { checkLimit, settingsOf } from './storage-settings.ts'
import { registerRemoval, removeRepository } from './remove-repository.ts'
import { checkName } from './repository-name.ts'
import { repositoriesWithin, repositoryWithin } from './repository-reach.ts'
import {
  checkDescription,
  overlapInBucket,
  pathOfBucket,
  repositoryKeyContext,
  sealedBucket,
  storageOf,
} from './place.ts'
import { chooseFolder, ownFolder, prepareFolder, spaceOf } from './repository-folder.ts'
import { registerRetentionChange, updateRepository } from './update-repository.ts'
import type { VaultKeeper } from './vault-keeper.ts'

const keyBytes = 32

export interface RepositoryDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly vaults: Vaults
  readonly keeper: VaultKeeper
  readonly approvals: ApprovalService
  readonly alerts: RepositoryAlerts
  readonly clock: Clock
  readonly random: Random
}

export interface RepositoryOptions {
  /** The server's own folder: a repository without a path lies below it, one with a path may not. */
  readonly dataFolder: string
}

export function createRepositoryOperations(
  dependencies: RepositoryDependencies,
  { dataFolder }: RepositoryOptions,
): RepositoryOperations {
  const { database, random } = dependencies
  registerRetentionChange(dependencies)
  registerRemoval(dependencies)
  return {
    async create(repository, actor) {
      const name = checkName(repository.name)
      readRetention(repository.retention)
      checkLimit(repository.bytesPerSecond)
      const others = await listBackupRepositories(database.db)
      if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
        throw new OperationError(
          'conflict',
          `A backup repository named “${name}” exists already: choose another name.`,
        )
      const id = repositoryId(random.uuid())
      const { place, warnings } =
        repository.s3 === undefined
          ? await prepareInFolder(repository.path, others, { id, dataFolder })
          : await prepareInBucket(repository.s3, others, dependencies)
      const row = await makeRepository(dependencies, { ...repository, name, place }, { id, actor })
      return { ...(await backupRepository(row)), ...(warnings.length === 0 ? {} : { warnings }) }
    },
    async list(reach) {
      const rows = await repositoriesWithin(database, reach)
      return Promise.all(rows.map(backupRepository))
    },
    async get(id, reach) {
      return backupRepository(await repositoryWithin(database, id, reach))
    },
    update: (id, change, actor) => updateRepository(dependencies, { id, change }, actor),
    remove: (id, actor, isForced = false) => removeRepository(dependencies, { id, isForced }, actor),
  }
}

interface Prepared {
  readonly place: VaultPlace
  /** What weakens it. */
  readonly warnings: readonly string[]
}

async function prepareInFolder(
  given: string,
  others: readonly BackupRepositoryRow[],
  { id, dataFolder }: RepositoryOptions & { readonly id: BackupRepositoryId },
): Promise<Prepared> {
  const taken = others.filter(({ storage }) => storage === null).map(({ path }) => path)
  const path = chooseFolder(given, ownFolder(dataFolder, id), { dataFolder, taken })
  await prepareFolder(path)
  const exposure = await exposureOf(path)
  return { place: { kind: 'folder', path }, warnings: exposure === undefined ? [] : [exposure] }
}

async function prepareInBucket(
  given: NonNullable<NewBackupRepository['s3']>,
  others: readonly BackupRepositoryRow[],
  { vaults }: RepositoryDependencies,
): Promise<Prepared> {
  const { secretAccessKey, ...rest } = given
  const description = checkDescription(rest)
  const used = others.find((row) => {
    const other = storageOf(row)
    const isSame = row.path === pathOfBucket(description)
    return isSame || (other !== undefined && overlapInBucket(description, other))
  })
  if (used !== undefined)
    throw new OperationError(
      'path_in_use',
      `“${pathOfBucket(description)}” is used by the backup repository “${used.name}”; choose another prefix.`,
    )
  const place: S3Place = { kind: 's3', ...description, secretAccessKey }
  const warnings = await orRefused(vaults.attach(place))
  return { place, warnings }
}

/** What the storage says of itself may be shown: it is about what the caller gave. */
async function orRefused<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (error.code === 'not_empty')
      throw new OperationError(
        'path_in_use',
        'A new backup repository needs an empty place: choose another one.',
        {
          cause: error,
        },
      )
    throw new OperationError('invalid_request', error.message, {
      cause: error,
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    })
  }
}

/** The vault first, its record after: a record always has a vault that its key opens. */
async function makeRepository(
  { database, secretBox, vaults, keeper, alerts, clock, random }: RepositoryDependencies,
  repository: Omit<NewBackupRepository, 'path' | 's3'> & { readonly place: VaultPlace },
  { id, actor }: { readonly id: BackupRepositoryId; readonly actor: Actor },
): Promise<BackupRepositoryRow> {
  const key = random.bytes(keyBytes)
  const context = repositoryKeyContext(id)
  const keyId = random.uuid()
  const createdAt = clock.now()
  const { place } = repository
  const bucket =
    place.kind === 's3' ? sealedBucket(place, { id, secretBox, keyId: random.uuid(), createdAt }) : undefined
  const row: BackupRepositoryRow = {
    id,
    name: repository.name,
    description: repository.description,
    path: place.kind === 'folder' ? place.path : pathOfBucket(place),
    keyId,
    retention: JSON.stringify(repository.retention),
    createdAt,
    storage: null,
    storageKeyId: null,
    bytesPerSecond: repository.bytesPerSecond ?? null,
    isReadOnly: 0,
    ...bucket?.columns,
  }
  const sealed = secretBox.seal(key, context)
  keeper.configure(id, settingsOf(row))
  const vault = await orRefused(vaults.create(place, id, key, () => keeper.settingsOf(id)))
  try {
    await database.transaction(async (trx) => {
      await insertSealedKey(trx, {
        id: keyId,
        purpose: 'repository',
        context,
        sealed,
        certificate: null,
        createdAt,
      })
      if (bucket !== undefined) await insertSealedKey(trx, bucket.key)
      await insertBackupRepository(trx, row)
      const details = { repositoryId: id, path: row.path, after: [`name=${row.name}`] }
      await recordAct(trx, clock, actor, { action: 'repository.create', details })
    })
  } catch (error) {
    await vault.close()
    await vaults.discard(place)
    throw error
  }
  keeper.adopt(id, vault)
  await lookAtFolder(alerts, row)
  return row
}

async function backupRepository(row: BackupRepositoryRow): Promise<BackupRepository> {
  const described = storageOf(row)
  const { bytesPerSecond, isReadOnly } = settingsOf(row)
  const s3 = described === undefined ? undefined : { ...described, bytesPerSecond }
  return {
    id: repositoryId(row.id),
    name: row.name,
    description: row.description,
    path: row.path,
    retention: toJsonObject(parseJson(row.retention, jsonObject)),
    bytesPerSecond,
    isReadOnly,
    // A bucket has no size of its own.
    ...(s3 === undefined ? await spaceOf(row.path) : { capacityBytes: 0, freeSpaceBytes: 0, s3 }),
  }
}

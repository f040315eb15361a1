/** Backup repositories: made, listed, and their vaults' keys sealed. */
import {
  type BackupRepositoryRow,
  type Database,
  deleteBackupRepository,
  findBackupRepository,
  insertBackupRepository,
  insertSealedKey,
  listBackupRepositories,
  listJobsOfRepository,
  updateBackupRepository,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { SecretBox } from '../../keys/index.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { repositoryId } from '../ids.ts'
import { jsonObject, parseJson, toJsonObject } from '../json.ts'
import type { Actor, BackupRepository, RepositoryOperations } from '../operations.ts'
import type { Vaults } from '../ports.ts'
import { invalidRequest, orNotFound } from '../refusals.ts'
import { repositoriesWithin, repositoryWithin } from './repository-reach.ts'
import { chooseFolder, discardFolder, ownFolder, prepareFolder, spaceOf } from './repository-folder.ts'
import { repositoryKeyContext, type VaultKeeper } from './vault-keeper.ts'

const keyBytes = 32
const longestName = 256

export interface RepositoryDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly vaults: Vaults
  readonly keeper: VaultKeeper
  readonly clock: Clock
  readonly random: Random
}

export interface RepositoryOptions {
  /** The server's own folder: a repository without a path lies below it, one with a path may not. */
  readonly dataFolder: string
}

type NewRepository = Parameters<RepositoryOperations['create']>[0]

export function createRepositoryOperations(
  dependencies: RepositoryDependencies,
  { dataFolder }: RepositoryOptions,
): RepositoryOperations {
  const { database, random } = dependencies
  return {
    async create(repository, actor) {
      const name = checkName(repository.name)
      const others = await listBackupRepositories(database.db)
      if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
        throw new OperationError('conflict', `A backup repository named “${name}” exists already.`)
      const id = repositoryId(random.uuid())
      const taken = others.map(({ path }) => path)
      const path = chooseFolder(repository.path, ownFolder(dataFolder, id), { dataFolder, taken })
      await prepareFolder(path)
      const row = await makeRepository(dependencies, { ...repository, name, path }, { id, actor })
      return backupRepository(row)
    },
    async list(reach) {
      const rows = await repositoriesWithin(database, reach)
      return Promise.all(rows.map(backupRepository))
    },
    async get(id, reach) {
      return backupRepository(await repositoryWithin(database, id, reach))
    },
    update: (id, change, actor) => updateRepository(dependencies, { id, change }, actor),
    remove: (id, actor) => removeRepository(dependencies, id, actor),
  }
}

async function updateRepository(
  { database, clock }: RepositoryDependencies,
  {
    id,
    change,
  }: { readonly id: BackupRepositoryId; readonly change: Parameters<RepositoryOperations['update']>[1] },
  actor: Actor,
): Promise<void> {
  const others = await listBackupRepositories(database.db)
  const before = orNotFound(others.find((row) => row.id === id))
  const name = change.name === undefined ? before.name : checkName(change.name)
  if (others.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()))
    throw new OperationError('conflict', `A backup repository named “${name}” exists already.`)
  const retention = change.retention === undefined ? before.retention : JSON.stringify(change.retention)
  const description = change.description ?? before.description
  await database.transaction(async (trx) => {
    await updateBackupRepository(trx, id, { name, description, retention })
    const details = {
      repositoryId: id,
      before: [`name=${before.name}`, `retention=${before.retention}`],
      after: [`name=${name}`, `retention=${retention}`],
    }
    await recordAct(trx, clock, actor, { action: 'repository.update', details })
  })
}

/** Only when nothing is lost: no job uses it, and its vault, asked itself, holds no restore point. */
async function removeRepository(
  { database, keeper, clock }: RepositoryDependencies,
  id: BackupRepositoryId,
  actor: Actor,
): Promise<void> {
  const row = orNotFound(await findBackupRepository(database.db, id))
  const jobs = await listJobsOfRepository(database.db, id)
  if (jobs.length > 0)
    throw new OperationError(
      'conflict',
      `${jobs.length} jobs back up to “${row.name}”, for example “${jobs[0]?.name ?? ''}”: give them another repository, or remove them, first.`,
    )
  const points = await (await keeper.vault(id)).listRestorePoints()
  if (points.length > 0)
    throw new OperationError(
      'conflict',
      `${points.length} restore points lie in “${row.name}”: with the repository they would be lost, and so it stays.`,
    )
  await database.transaction(async (trx) => {
    await deleteBackupRepository(trx, id)
    const details = { repositoryId: id, path: row.path, before: [`name=${row.name}`] }
    await recordAct(trx, clock, actor, { action: 'repository.remove', details })
  })
  await keeper.release(id)
  await discardFolder(row.path)
}

function checkName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > longestName)
    throw invalidRequest(`A backup repository needs a name of 1 to ${longestName} characters.`)
  return trimmed
}

/** The vault first, its record after: a record always has a vault that its key opens. */
async function makeRepository(
  { database, secretBox, vaults, keeper, clock, random }: RepositoryDependencies,
  repository: NewRepository,
  { id, actor }: { readonly id: BackupRepositoryId; readonly actor: Actor },
): Promise<BackupRepositoryRow> {
  const key = random.bytes(keyBytes)
  const context = repositoryKeyContext(id)
  const keyId = random.uuid()
  const createdAt = clock.now()
  const row: BackupRepositoryRow = {
    id,
    name: repository.name,
    description: repository.description,
    path: repository.path,
    keyId,
    retention: JSON.stringify(repository.retention),
    createdAt,
  }
  const sealed = secretBox.seal(key, context)
  const vault = await vaults.create(repository.path, id, key)
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
      await insertBackupRepository(trx, row)
      const details = { repositoryId: id, path: row.path, after: [`name=${row.name}`] }
      await recordAct(trx, clock, actor, { action: 'repository.create', details })
    })
  } catch (error) {
    await vault.close()
    await discardFolder(repository.path)
    throw error
  }
  keeper.adopt(id, vault)
  return row
}

async function backupRepository(row: BackupRepositoryRow): Promise<BackupRepository> {
  return {
    id: repositoryId(row.id),
    name: row.name,
    description: row.description,
    path: row.path,
    retention: toJsonObject(parseJson(row.retention, jsonObject)),
    ...(await spaceOf(row.path)),
  }
}

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
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { repositoryId } from '../ids.ts'
import { jsonObject, parseJson, toJsonObject } from '../json.ts'
import type { Actor, BackupRepository, RepositoryOperations } from '../operations.ts'
import type { Vaults } from '../ports.ts'
import { invalidRequest } from '../refusals.ts'
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
  }
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

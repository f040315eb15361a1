/** Where a copy of a repository lies: in a place of no repository of this server, either empty or a copy already. */
import { isAbsolute } from 'node:path'
import { type BackupRepositoryRow, type Database, listBackupRepositories } from '../../../database/index.ts'
import { type Storage, VaultError } from '../../../repository/index.ts'
import { OperationError } from '../../errors.ts'
import type { S3Place, VaultPlace, Vaults } from '../../ports.ts'
import { invalidRequest } from '../../refusals.ts'
import { checkDescription, overlapInBucket, pathOfBucket, storageOf } from '../place.ts'
import { chooseFolder } from '../repository-folder.ts'

export interface ReplicaPlaces {
  readonly database: Database
  readonly vaults: Pick<Vaults, 'replica' | 'attach'>
  readonly dataFolder: string
}

/**
 * @param options - `isNewAllowed`: a copy may be begun there; otherwise there has to be one.
 * @throws {OperationError} `invalid_request`, `path_in_use`
 */
export async function replicaAt(
  places: ReplicaPlaces,
  given: VaultPlace,
  { isNewAllowed }: { readonly isNewAllowed: boolean },
): Promise<Storage> {
  const place = await checkReplica(places, given)
  if (place.kind === 's3') await attach(places, place, { isNewAllowed })
  const storage = await places.vaults.replica(place)
  // Every repository has this object, and what has none of it must not be mixed with one.
  const isCopy = (await storage.size('config')) !== undefined
  if (isCopy) return storage
  const name = nameOf(place)
  if (!isNewAllowed)
    throw invalidRequest(
      `There is no copy of a repository in “${name}”. Name the place that was copied to, as it was named then.`,
    )
  for await (const object of storage.list(''))
    throw new OperationError(
      'path_in_use',
      `“${name}” holds something else, for example “${object}”: a copy needs an empty place, or the one of an earlier copy.`,
    )
  return storage
}

/** What is only read needs no conditional writes. */
async function attach(
  { vaults }: ReplicaPlaces,
  place: S3Place,
  { isNewAllowed }: { readonly isNewAllowed: boolean },
): Promise<void> {
  if (!isNewAllowed && place.asOf === undefined) return
  try {
    await vaults.attach(place)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    throw new OperationError('invalid_request', error.message, { cause: error })
  }
}

/**
 * The place, tidied. Nothing is asked of it yet.
 * @throws {OperationError} `invalid_request`, `path_in_use`
 */
export async function checkReplica(
  { database, dataFolder }: Omit<ReplicaPlaces, 'vaults'>,
  place: VaultPlace,
): Promise<VaultPlace> {
  const others = await listBackupRepositories(database.db)
  if (place.kind === 's3') return checkBucket(place, others)
  if (place.path === '' || !isAbsolute(place.path))
    throw invalidRequest('Name the folder of the copy by its absolute path on the server.')
  const taken = others.filter(({ storage }) => storage === null).map(({ path }) => path)
  return { kind: 'folder', path: chooseFolder(place.path, place.path, { dataFolder, taken }) }
}

/** As of an earlier time, a repository may be a copy of itself. */
function checkBucket(place: S3Place, others: readonly BackupRepositoryRow[]): S3Place {
  const { kind, secretAccessKey, asOf, ...description } = place
  const checked = checkDescription(description)
  const used = others.find((row) => {
    const other = storageOf(row)
    return other !== undefined && overlapInBucket(checked, other)
  })
  if (used !== undefined && asOf === undefined)
    throw new OperationError(
      'path_in_use',
      `“${pathOfBucket(checked)}” is used by the backup repository “${used.name}”; choose another prefix.`,
    )
  return { ...checked, kind, secretAccessKey, asOf }
}

/** As people name it. */
export function nameOf(place: VaultPlace): string {
  return place.kind === 'folder' ? place.path : pathOfBucket(place)
}

/** A repository of this server as its bucket had it at an earlier time: the way back from what should not have been deleted. */
import type { BackupRepositoryRow, Database } from '../../../database/index.ts'
import type { SecretBox } from '../../../keys/index.ts'
import { type Storage, type Vault, VaultError } from '../../../repository/index.ts'
import { OperationError } from '../../errors.ts'
import { repositoryId } from '../../ids.ts'
import type { S3Place, Vaults } from '../../ports.ts'
import { invalidRequest } from '../../refusals.ts'
import { placeOf, repositoryKeyOf } from '../place.ts'

export interface EarlierDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly vaults: Pick<Vaults, 'attach' | 'open' | 'replica'>
}

/**
 * Opens it as of a time; the caller closes it.
 * @param asOf - Milliseconds since the Unix epoch.
 * @throws {OperationError} `invalid_request` for a folder, or a bucket without versions or without a repository then
 */
export async function openEarlier(
  dependencies: EarlierDependencies,
  row: BackupRepositoryRow,
  asOf: number,
): Promise<Vault> {
  const place = await earlierPlace(dependencies, row, asOf)
  const key = await repositoryKeyOf(row, dependencies)
  return dependencies.vaults.open(place, repositoryId(row.id), key)
}

/**
 * What to heal it from. Where not even its config is left, that comes back at once: without it nothing can be opened.
 * @throws {OperationError} as {@link openEarlier}
 */
export async function earlierStorage(
  dependencies: EarlierDependencies,
  row: BackupRepositoryRow,
  asOf: number,
): Promise<Storage> {
  const place = await earlierPlace(dependencies, row, asOf)
  const key = await repositoryKeyOf(row, dependencies)
  // Only what the key of this repository opens is taken.
  await (await dependencies.vaults.open(place, repositoryId(row.id), key)).close()
  const earlier = await dependencies.vaults.replica(place)
  const now = await dependencies.vaults.replica({ ...place, asOf: undefined })
  const config = await earlier.get('config')
  if (config !== undefined && (await now.size('config')) === undefined)
    await now.put('config', config, { ifAbsent: true })
  return earlier
}

async function earlierPlace(
  { database, secretBox, vaults }: EarlierDependencies,
  row: BackupRepositoryRow,
  asOf: number,
): Promise<S3Place> {
  const place = await placeOf(row, { database, secretBox })
  if (place.kind === 'folder')
    throw invalidRequest(
      `“${row.name}” lies in a folder, which keeps no earlier versions: heal it from a copy, without a time.`,
    )
  const earlier = { ...place, asOf }
  try {
    await vaults.attach(earlier)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    throw new OperationError('invalid_request', error.message, { cause: error })
  }
  return earlier
}

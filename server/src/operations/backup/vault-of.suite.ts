/** A job's vault as somebody with the key alone opens it. */
import { findBackupRepository, findSealedKey } from '../../database/index.ts'
import type { Vault } from '../../repository/index.ts'
import type { Job } from '../operations.ts'
import { repositoryKeyContext } from '../repositories/place.ts'
import type { TestWorld } from '../test-world.suite.ts'

export async function openVaultOf(world: TestWorld, repositoryId: Job['repositoryId']): Promise<Vault> {
  const row = await findBackupRepository(world.database.db, repositoryId)
  const key = await findSealedKey(world.database.db, row?.keyId ?? '')
  const opened = world.secretBox.open(key?.sealed ?? new Uint8Array(), repositoryKeyContext(repositoryId))
  return world.vaults.open({ kind: 'folder', path: row?.path ?? '' }, repositoryId, opened)
}

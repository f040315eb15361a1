/** Removes a repository: at once where nothing is lost, and else as an act that waits. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  type BackupRepositoryRow,
  type Database,
  deleteBackupRepository,
  deleteSealedKey,
  findBackupRepository,
  listJobsOfRepository,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { SecretBox } from '../../keys/index.ts'
import type { ApprovalService } from '../approvals/approvals.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { repositoryId } from '../ids.ts'
import type { Vaults } from '../ports.ts'
import { orNotFound } from '../refusals.ts'
import { placeOf } from './place.ts'
import type { VaultKeeper } from './vault-keeper.ts'

export interface RemovalDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly vaults: Vaults
  readonly keeper: VaultKeeper
  readonly approvals: ApprovalService
  readonly clock: Clock
}

/** The act that was asked for earlier. */
export function registerRemoval(dependencies: RemovalDependencies): void {
  dependencies.approvals.register('repository.remove', (id, actor) =>
    removeNow(dependencies, repositoryId(Value.Parse(Type.String(), id)), actor),
  )
}

/**
 * At once only when nothing is lost: no job uses it, and its vault, asked itself, holds no restore point.
 * @throws {OperationError} `conflict`; `approval_waiting` where it is forced
 */
export async function removeRepository(
  dependencies: RemovalDependencies,
  { id, isForced }: { readonly id: BackupRepositoryId; readonly isForced: boolean },
  actor: Actor,
): Promise<void> {
  const { keeper, approvals } = dependencies
  const row = await unusedRepository(dependencies, id)
  const points = keeper.vault(id).then((vault) => vault.listRestorePoints())
  // What cannot be opened may hold any number of them.
  const count = isForced ? await points.catch(() => undefined) : await points
  if (count?.length === 0) return removeNow(dependencies, id, actor)
  const lost = count === undefined ? 'with everything in it' : `with its ${count.length} restore points`
  if (isForced)
    await approvals.demand(
      {
        kind: 'repository.remove',
        subject: id,
        title: `remove the repository “${row.name}” ${lost}`,
        request: id,
      },
      actor,
    )
  throw new OperationError(
    'conflict',
    `${count?.length ?? 0} restore points lie in “${row.name}”: with the repository they would be lost, and so it stays.`,
  )
}

/** @throws {OperationError} `conflict` while jobs use it. */
async function unusedRepository(
  { database }: RemovalDependencies,
  id: BackupRepositoryId,
): Promise<BackupRepositoryRow> {
  const row = orNotFound(await findBackupRepository(database.db, id))
  const jobs = await listJobsOfRepository(database.db, id)
  if (jobs.length > 0)
    throw new OperationError(
      'conflict',
      `${jobs.length} jobs back up to “${row.name}”, for example “${jobs[0]?.name ?? ''}”: give them another repository, or remove them, first.`,
    )
  return row
}

async function removeNow(
  dependencies: RemovalDependencies,
  id: BackupRepositoryId,
  actor: Actor,
): Promise<void> {
  const { database, secretBox, vaults, keeper, clock } = dependencies
  const row = await unusedRepository(dependencies, id)
  const place = await placeOf(row, { database, secretBox })
  await database.transaction(async (trx) => {
    await deleteBackupRepository(trx, id)
    // Nothing is left that they open: what they were is in the audit record.
    const keys = [row.keyId, ...(row.storageKeyId === null ? [] : [row.storageKeyId])]
    for (const key of keys) await deleteSealedKey(trx, key)
    const before = [`name=${row.name}`, ...keys.map((key) => `sealedKey=${key}`)]
    const details = { repositoryId: id, path: row.path, before }
    await recordAct(trx, clock, actor, { action: 'repository.remove', details })
  })
  await keeper.release(id)
  await vaults.discard(place)
}

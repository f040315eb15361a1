/** Changes a repository. A shorter retention waits for its time or a second administrator: what it forgets is gone. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  type BackupRepositoryRow,
  type Database,
  findBackupRepository,
  listBackupRepositories,
  listRestorePoints,
  updateBackupRepository,
  updateRepositoryState,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { ApprovalService } from '../approvals/approvals.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { repositoryId } from '../ids.ts'
import { toJsonObject } from '../json.ts'
import type { Actor, RepositoryOperations } from '../operations.ts'
import { orNotFound } from '../refusals.ts'
import { isShorter, periodText } from '../retention/cutoff.ts'
import { readRetention } from '../retention/policy.ts'
import { retentionOfRow } from './maintenance/apply-retention.ts'
import { storageOf, storedStorage } from './place.ts'
import { checkName } from './repository-name.ts'
import { checkLimit, settingsOf } from './storage-settings.ts'
import type { VaultKeeper } from './vault-keeper.ts'

export interface UpdateDependencies {
  readonly database: Database
  readonly approvals: ApprovalService
  readonly keeper: Pick<VaultKeeper, 'configure'>
  readonly clock: Clock
}

interface Update {
  readonly id: BackupRepositoryId
  readonly change: Parameters<RepositoryOperations['update']>[1]
}

const requestSchema = Type.Object({
  id: Type.String(),
  retention: Type.Record(Type.String(), Type.Unknown()),
})

/** The act that was asked for earlier. */
export function registerRetentionChange(dependencies: UpdateDependencies): void {
  const { database, approvals } = dependencies
  approvals.register('repository.retention', async (request, actor) => {
    const { id, retention } = Value.Parse(requestSchema, request)
    const before = orNotFound(await findBackupRepository(database.db, id))
    const { name, description } = before
    const after = { ...before, name, description, retention: JSON.stringify(toJsonObject(retention)) }
    await write(dependencies, { before, after }, actor)
  })
}

/** @throws {OperationError} `approval_waiting`, and then nothing of the change is done. */
export async function updateRepository(
  dependencies: UpdateDependencies,
  { id, change }: Update,
  actor: Actor,
): Promise<void> {
  const { database, approvals } = dependencies
  const others = await listBackupRepositories(database.db)
  const before = orNotFound(others.find((row) => row.id === id))
  const name = change.name === undefined ? before.name : checkName(change.name)
  if (others.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()))
    throw new OperationError(
      'conflict',
      `A backup repository named “${name}” exists already: choose another name.`,
    )
  const retention = change.retention === undefined ? before.retention : JSON.stringify(change.retention)
  const description = change.description ?? before.description
  if (change.retention !== undefined && retention !== before.retention) {
    await demandShorter(dependencies, { before, retention: change.retention }, actor)
    // The last word counts: what waits was overtaken.
    await approvals.withdraw('repository.retention', id, actor)
  }
  const settings = changedSettings(before, change)
  await write(
    dependencies,
    { before, after: { ...before, name, description, retention, ...settings } },
    actor,
  )
}

async function demandShorter(
  { database, approvals, clock }: UpdateDependencies,
  {
    before,
    retention,
  }: {
    readonly before: BackupRepositoryRow
    readonly retention: NonNullable<Update['change']['retention']>
  },
  actor: Actor,
): Promise<void> {
  const [kept, wanted] = [retentionOfRow(before), readRetention(retention)]
  if (!isShorter(kept, wanted, clock.now())) return
  const points = await listRestorePoints(database.db, { repositoryId: before.id }, { offset: 0, limit: 1 })
  // Nothing can be lost where nothing is kept yet.
  if (points.length === 0) return
  await approvals.demand(
    {
      kind: 'repository.retention',
      subject: before.id,
      title: `shorten the retention of “${before.name}” from ${periodText(kept)} to ${periodText(wanted)}`,
      request: { id: before.id, retention },
    },
    actor,
  )
}

async function write(
  { database, keeper, clock }: UpdateDependencies,
  { before, after }: { readonly before: BackupRepositoryRow; readonly after: BackupRepositoryRow },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (trx) => {
    const { name, description, retention, storage, bytesPerSecond, isReadOnly } = after
    const changed = { name, description, retention, storage, bytesPerSecond, isReadOnly }
    await updateBackupRepository(trx, before.id, changed)
    if (after.retention !== before.retention)
      await updateRepositoryState(trx, before.id, { nextRetentionAt: null })
    const details = {
      repositoryId: before.id,
      before: describe(before),
      after: describe(after),
    }
    await recordAct(trx, clock, actor, { action: 'repository.update', details })
  })
  keeper.configure(repositoryId(before.id), settingsOf(after))
}

/** The limit that a bucket was made with stands in its description, and goes from there with the first change. */
function changedSettings(
  before: BackupRepositoryRow,
  { bytesPerSecond, isReadOnly }: Update['change'],
): Partial<BackupRepositoryRow> {
  checkLimit(bytesPerSecond ?? undefined)
  const { bytesPerSecond: _given, ...bucket } = storageOf(before) ?? { bucket: undefined }
  const isBucket = bucket.bucket !== undefined
  return {
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(bytesPerSecond !== undefined && isBucket ? { storage: storedStorage(bucket) } : {}),
    ...(isReadOnly === undefined ? {} : { isReadOnly: isReadOnly ? 1 : 0 }),
  }
}

function describe(row: BackupRepositoryRow): string[] {
  const { bytesPerSecond, isReadOnly } = settingsOf(row)
  return [
    `name=${row.name}`,
    `retention=${row.retention}`,
    `bytesPerSecond=${bytesPerSecond ?? 'unlimited'}`,
    `isReadOnly=${String(isReadOnly)}`,
  ]
}

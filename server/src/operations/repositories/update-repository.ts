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
import { toJsonObject } from '../json.ts'
import type { Actor, RepositoryOperations } from '../operations.ts'
import { orNotFound } from '../refusals.ts'
import { isShorter, periodText } from '../retention/cutoff.ts'
import { readRetention } from '../retention/policy.ts'
import { retentionOfRow } from './maintenance/apply-retention.ts'
import { checkName } from './repository-name.ts'

export interface UpdateDependencies {
  readonly database: Database
  readonly approvals: ApprovalService
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
    const after = { name, description, retention: JSON.stringify(toJsonObject(retention)) }
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
    throw new OperationError('conflict', `A backup repository named “${name}” exists already.`)
  const retention = change.retention === undefined ? before.retention : JSON.stringify(change.retention)
  const description = change.description ?? before.description
  if (change.retention !== undefined && retention !== before.retention) {
    await demandShorter(dependencies, { before, retention: change.retention }, actor)
    // The last word counts: what waits was overtaken.
    await approvals.withdraw('repository.retention', id, actor)
  }
  await write(dependencies, { before, after: { name, description, retention } }, actor)
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
  { database, clock }: UpdateDependencies,
  {
    before,
    after,
  }: {
    readonly before: BackupRepositoryRow
    readonly after: Pick<BackupRepositoryRow, 'name' | 'description' | 'retention'>
  },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (trx) => {
    await updateBackupRepository(trx, before.id, after)
    if (after.retention !== before.retention)
      await updateRepositoryState(trx, before.id, { nextRetentionAt: null })
    const details = {
      repositoryId: before.id,
      before: [`name=${before.name}`, `retention=${before.retention}`],
      after: [`name=${after.name}`, `retention=${after.retention}`],
    }
    await recordAct(trx, clock, actor, { action: 'repository.update', details })
  })
}

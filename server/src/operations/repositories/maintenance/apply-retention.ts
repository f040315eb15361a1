/** Applies the retention of a repository: the vault forgets, then the records do. */
import {
  type BackupRepositoryRow,
  type Database,
  findRepositoryState,
  forgetRestorePoints,
} from '../../../database/index.ts'
import type { Clock } from '../../../foundation/clock.ts'
import type { Maintenance, MaintenanceRun, RetentionReport } from '../../../repository/index.ts'
import { recordAct } from '../../audit/record.ts'
import { jsonObject, parseJson, toJsonObject } from '../../json.ts'
import type { WallClock } from '../../jobs/schedule/wall-clock.ts'
import { cutoff, periodText } from '../../retention/cutoff.ts'
import { keptRetention, type RetentionPolicy } from '../../retention/policy.ts'
import type { Outcome } from './run-state.ts'

export interface RetentionDependencies {
  readonly database: Database
  readonly zone: WallClock
  readonly clock: Clock
  /** What was read of restore points before is not as it was any more. */
  readonly onForgotten: () => void
}

export interface AppliedRetention {
  readonly row: BackupRepositoryRow
  readonly maintenance: Maintenance
  readonly isPreview: boolean
}

/** The retention of a repository; undefined for one that cannot be understood, which keeps everything. */
export function retentionOfRow({
  retention,
}: Pick<BackupRepositoryRow, 'retention'>): RetentionPolicy | undefined {
  return keptRetention(toJsonObject(parseJson(retention, jsonObject)))
}

export async function applyRetention(
  { database, zone, clock, onForgotten }: RetentionDependencies,
  { row, maintenance, isPreview }: AppliedRetention,
  run: MaintenanceRun,
): Promise<Outcome> {
  const policy = retentionOfRow(row)
  if (policy?.period === undefined) {
    const report = { isPreview, period: periodText(policy), chains: [], forgottenRestorePoints: 0 }
    const warning =
      policy === undefined
        ? 'The retention of the repository cannot be understood, and so everything is kept. Set it anew.'
        : undefined
    return { report, warning }
  }
  const { keepLast } = await findRepositoryState(database.db, row.id)
  const before = cutoff(policy.period, clock.now(), zone)
  const rule = { kind: policy.kind, before, keepLast }
  const { findings, ...result }: RetentionReport = await maintenance.retain(rule, { isPreview }, run)
  const forgotten = result.chains.flatMap(({ restorePoints }) => restorePoints.map(({ id }) => id))
  if (!isPreview) {
    await database.transaction(async (trx) => {
      await forgetRestorePoints(trx, row.id, forgotten, clock.now())
      const details = {
        repositoryId: row.id,
        itemCount: forgotten.length,
        before: [`before=${new Date(before).toISOString()}`],
      }
      await recordAct(trx, clock, server, { action: 'repository.retention', details })
    })
    onForgotten()
  }
  const report = {
    isPreview,
    period: periodText(policy),
    before,
    keepLast,
    ...result,
    forgottenRestorePoints: forgotten.length,
  }
  return isPreview ? previewOf(report, findings) : { report, findings }
}

/** With the items of all jobs; without a number where those of one job could not be counted. */
function previewOf(report: Pick<RetentionReport, 'chains'>, findings: RetentionReport['findings']): Outcome {
  const counts = report.chains.map(({ items }) => items)
  const isCounted = counts.every((count) => count !== undefined)
  const forgottenItems = counts.reduce<number>((sum, count = 0) => sum + count, 0)
  const warning = isCounted
    ? undefined
    : 'Not all items that would be forgotten could be counted: some lists of items do not read. Check the repository: strongroom repository check.'
  return { report: isCounted ? { ...report, forgottenItems } : report, findings, warning }
}

const server = { name: 'schedule', familyId: '', requestId: '', remoteAddress: '' }

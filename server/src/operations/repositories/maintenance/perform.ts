/** How each kind of maintenance is done with an open vault. */
import {
  type BackupRepositoryRow,
  type Database,
  findBackupRepository,
  listRestorePoints,
  updateRepositoryState,
} from '../../../database/index.ts'
import type { Clock } from '../../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import type {
  CheckReport,
  CopyReport,
  Maintenance,
  MaintenanceRun,
  PruneReport,
  RebuildReport,
} from '../../../repository/index.ts'
import { repositoryId, restorePointId } from '../../ids.ts'
import { orNotFound } from '../../refusals.ts'
import type { MaintenanceSettingsStore } from '../../settings/maintenance-settings.ts'
import type { RepositoryAlerts } from '../alerts.ts'
import { lookAtFolder } from '../exposure.ts'
import type { MaintenanceRequest } from './maintenance.ts'
import { replicaAt, type ReplicaPlaces } from './replica.ts'
import { type EarlierDependencies, earlierStorage, openEarlier } from './earlier.ts'
import { applyRetention, type RetentionDependencies } from './apply-retention.ts'
import type { Outcome } from './run-state.ts'

const hourMs = 3_600_000

export interface PerformDependencies extends RetentionDependencies, ReplicaPlaces, EarlierDependencies {
  readonly database: Database
  readonly vaults: ReplicaPlaces['vaults'] & EarlierDependencies['vaults']
  /** The maintenance of the opened vault. */
  readonly maintenanceOf: (id: BackupRepositoryId) => Promise<Maintenance>
  readonly alerts: RepositoryAlerts
  readonly settings: MaintenanceSettingsStore
  readonly clock: Clock
}

type Asked<Kind extends MaintenanceRequest['kind']> = Extract<MaintenanceRequest, { kind: Kind }>

export async function performMaintenance(
  dependencies: PerformDependencies,
  { id, request }: { readonly id: BackupRepositoryId; readonly request: MaintenanceRequest },
  run: MaintenanceRun,
): Promise<Outcome> {
  const row = orNotFound(await findBackupRepository(dependencies.database.db, id))
  if (request.kind === 'copy' && request.asOf !== undefined)
    return copyEarlier(dependencies, { row, target: request.target, asOf: request.asOf }, run)
  if (request.kind === 'heal') return heal(dependencies, { row, source: request.source }, run)
  const maintenance = await dependencies.maintenanceOf(id)
  switch (request.kind) {
    case 'check':
      await lookAtFolder(dependencies.alerts, row)
      return check(dependencies, { row, maintenance, data: request.data }, run)
    case 'prune':
      return prune(dependencies, maintenance, { request, run })
    case 'rebuild-index':
      return rebuilt(await maintenance.rebuildIndex(run))
    case 'extend-locks':
      return extendLocks(dependencies, { id, maintenance }, run)
    case 'retention':
      return applyRetention(dependencies, { row, maintenance, isPreview: request.isPreview }, run)
    case 'copy':
      return copied(
        await maintenance.copyTo(await replicaAt(dependencies, request.target, { isNewAllowed: true }), run),
      )
    default:
      return unknownKind(request)
  }
}

function unknownKind(request: never): never {
  throw new Error(`there is no such maintenance: ${JSON.stringify(request)}`)
}

interface Check {
  readonly row: BackupRepositoryRow
  readonly maintenance: Maintenance
  readonly data: Asked<'check'>['data']
}

async function check(
  { database, alerts }: PerformDependencies,
  { row: repository, maintenance, data }: Check,
  run: MaintenanceRun,
): Promise<Outcome> {
  const id = repositoryId(repository.id)
  const rows = await listRestorePoints(database.db, { repositoryId: id })
  const knownRestorePoints = rows.map((row) => restorePointId(row.id))
  // Where nothing is written, what is damaged is told and not noted down.
  const options = { data, noteDamage: repository.isReadOnly !== 1, knownRestorePoints }
  const { findings, ...report }: CheckReport = await maintenance.check(options, run)
  const errors = findings.filter(({ severity }) => severity === 'error')
  for (const kind of ['rolled_back', 'damaged'] as const) {
    const ofKind = errors.filter(({ code }) => (code === 'rolled_back') === (kind === 'rolled_back'))
    const [first] = ofKind
    if (first !== undefined)
      await alerts.raise(id, {
        kind,
        message: first.message,
        objects: ofKind.map(({ object }) => object),
        restorePoints: ofKind.flatMap(({ restorePoints }) => restorePoints),
      })
  }
  // Everything was read and is as it was written: what was damaged has been healed.
  if (data === 'all' && errors.length === 0) await alerts.clear(id, ['damaged'], checker)
  if (typeof data === 'object') await updateRepositoryState(database.db, id, { dataPart: data.part })
  return { report, findings }
}

const checker = { name: 'server', familyId: '', requestId: '', remoteAddress: '' }

async function prune(
  { settings }: PerformDependencies,
  maintenance: Maintenance,
  { request, run }: { readonly request: Asked<'prune'>; readonly run: MaintenanceRun },
): Promise<Outcome> {
  const usual = await settings.read()
  const report: PruneReport = await maintenance.prune(
    {
      wait: (request.waitHours ?? usual.pruneWaitHours) * hourMs,
      minAge: usual.pruneMinAgeHours * hourMs,
      rewriteBelow: request.rewriteBelow ?? usual.rewriteBelow,
      isPreview: request.isPreview,
    },
    run,
  )
  return { report }
}

/** REP-26: what is locked for less than half of the period was missed for long: somebody has to know before it is free. */
async function extendLocks(
  { alerts, clock }: PerformDependencies,
  { id, maintenance }: { readonly id: BackupRepositoryId; readonly maintenance: Maintenance },
  run: MaintenanceRun,
): Promise<Outcome> {
  const startedAt = clock.now()
  const report = await maintenance.extendLocks(run)
  const { soonestLockedUntil, period } = report
  if (period === undefined || soonestLockedUntil === undefined) return { report }
  if (soonestLockedUntil - startedAt >= period / 2) {
    await alerts.clear(id, ['locks_expiring'], checker)
    return { report }
  }
  const warning = `Locks had run down to ${new Date(soonestLockedUntil).toISOString()}, less than half of their time, before they were extended now. See why the daily maintenance did not come to it.`
  await alerts.raise(id, { kind: 'locks_expiring', message: warning, objects: [], restorePoints: [] })
  return { report, warning }
}

function rebuilt(report: RebuildReport): Outcome {
  const { length } = report.packsUnreadable
  const warning =
    length === 0
      ? undefined
      : `${length} pack${length === 1 ? '' : 's'} could not be read: check the repository with all of its data, and heal it from a copy.`
  return { report, warning }
}

function copied({ findings, ...report }: CopyReport): Outcome {
  return { report, findings }
}

async function copyEarlier(
  dependencies: PerformDependencies,
  {
    row,
    target,
    asOf,
  }: Omit<Asked<'copy'>, 'kind' | 'asOf'> & {
    readonly row: BackupRepositoryRow
    readonly asOf: number
  },
  run: MaintenanceRun,
): Promise<Outcome> {
  const storage = await replicaAt(dependencies, target, { isNewAllowed: true })
  const vault = await openEarlier(dependencies, row, asOf)
  try {
    return copied(await vault.maintenance.copyTo(storage, run))
  } finally {
    await vault.close()
  }
}

/** What is to be healed may not open before a part of it is back. */
async function heal(
  dependencies: PerformDependencies,
  { row, source }: Pick<Asked<'heal'>, 'source'> & { readonly row: BackupRepositoryRow },
  run: MaintenanceRun,
): Promise<Outcome> {
  const replica =
    source.kind === 'earlier'
      ? await earlierStorage(dependencies, row, source.asOf)
      : await replicaAt(dependencies, source, { isNewAllowed: false })
  const maintenance = await dependencies.maintenanceOf(repositoryId(row.id))
  return copied(await maintenance.healFrom(replica, run))
}

/**
 * What the server does by itself: once a day, at a quiet hour, each repository is checked (its structure and a
 * thirtieth of its data), its locks are extended and what nothing needs is pruned; retention goes by the repository's own
 * schedule. Where something is wrong nothing is forgotten and nothing is deleted.
 */
import {
  type BackupRepositoryRow,
  type Database,
  findRepositoryState,
  listBackupRepositories,
  updateRepositoryState,
} from '../../../database/index.ts'
import type { Clock } from '../../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import type { Log } from '../../../foundation/log.ts'
import type { Random } from '../../../foundation/random.ts'
import { OperationError } from '../../errors.ts'
import { repositoryId } from '../../ids.ts'
import type { WallClock } from '../../jobs/schedule/wall-clock.ts'
import { nextRetention } from '../../retention/next-retention.ts'
import type { MaintenanceSettingsStore } from '../../settings/maintenance-settings.ts'
import type { RepositoryAlerts } from '../alerts.ts'
import { retentionOfRow } from './apply-retention.ts'
import type { MaintenanceRequest } from './maintenance.ts'
import type { MaintenanceRuns } from './runs.ts'

/** So many checks in a row read everything once. */
const dataParts = 30
const secondsOfHour = 3600
const jitterMs = 3_600_000

export interface DailyDependencies {
  readonly database: Database
  readonly runs: MaintenanceRuns
  readonly alerts: RepositoryAlerts
  readonly settings: MaintenanceSettingsStore
  /** Whether the storage of a repository locks its objects. */
  readonly hasLocks: (id: BackupRepositoryId) => Promise<boolean>
  /** The clock on the wall of the server. */
  readonly zone: WallClock
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface DailyMaintenance {
  /** Does what is due, one repository after the other. */
  upkeep(signal: AbortSignal): Promise<void>
  /** After the settings or a retention changed: what is due is planned anew. */
  replan(): Promise<void>
}

const schedule = { name: 'schedule', familyId: '', requestId: '', remoteAddress: '' }

export function createDailyMaintenance(dependencies: DailyDependencies): DailyMaintenance {
  const { database, log } = dependencies
  return {
    async upkeep(signal) {
      for (const row of await listBackupRepositories(database.db)) {
        if (signal.aborted) return
        try {
          await maintain(dependencies, row, signal)
        } catch (error) {
          log.error({ err: error, repositoryId: row.id }, 'the maintenance of a repository failed')
        }
      }
    },
    async replan() {
      for (const { id } of await listBackupRepositories(database.db))
        await updateRepositoryState(database.db, id, { nextDailyAt: null, nextRetentionAt: null })
    },
  }
}

async function maintain(
  dependencies: DailyDependencies,
  row: BackupRepositoryRow,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock } = dependencies
  const id = repositoryId(row.id)
  // What is due stays due until whoever runs something by hand is done.
  if (dependencies.runs.isRunning(id)) return
  const now = clock.now()
  const state = await findRepositoryState(database.db, row.id)
  const planned = await planOf(dependencies, row, now)
  const isRetentionDue = state.nextRetentionAt !== null && state.nextRetentionAt <= now
  const isDailyDue = state.nextDailyAt !== null && state.nextDailyAt <= now && planned.nextDailyAt !== null
  // Whatever comes of it: this time is dealt with.
  const kept = {
    nextRetentionAt: isRetentionDue ? null : state.nextRetentionAt,
    nextDailyAt: planned.nextDailyAt === null || isDailyDue ? null : state.nextDailyAt,
  }
  await updateRepositoryState(database.db, row.id, later(kept, planned))
  const run = (request: MaintenanceRequest): Promise<void> =>
    signal.aborted ? Promise.resolve() : carryOut(dependencies, { id, request }, signal)
  if (isDailyDue) {
    if (await hasLocks(dependencies, row)) await run({ kind: 'extend-locks' })
    await run({ kind: 'check', data: { part: (state.dataPart % dataParts) + 1, parts: dataParts } })
  }
  if (isRetentionDue && (await isSound(dependencies, row))) await run({ kind: 'retention', isPreview: false })
  if (isDailyDue && (await isSound(dependencies, row))) await run({ kind: 'prune', isPreview: false })
}

/** Nothing goes from a repository of which restore points or objects are missing, until somebody has looked. */
async function isSound({ alerts, log }: DailyDependencies, row: BackupRepositoryRow): Promise<boolean> {
  const id = repositoryId(row.id)
  // What is read-only is checked, and nothing else.
  if (row.isReadOnly === 1) return false
  const wrong = (await alerts.of(id)).filter(({ kind }) => kind === 'rolled_back' || kind === 'damaged')
  if (wrong.length === 0) return true
  log.warn({ repositoryId: id }, 'nothing is forgotten or deleted in a repository with an alert')
  return false
}

function hasLocks(dependencies: DailyDependencies, row: BackupRepositoryRow): Promise<boolean> {
  return row.isReadOnly === 1 ? Promise.resolve(false) : dependencies.hasLocks(repositoryId(row.id))
}

interface Due {
  readonly id: BackupRepositoryId
  readonly request: MaintenanceRequest
}

/** A server that stops does not wait for it: the run itself is ended by whoever keeps the runs. */
async function carryOut({ runs, log }: DailyDependencies, due: Due, signal: AbortSignal): Promise<void> {
  try {
    const row = await runs.begin(due.id, due.request, schedule)
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    await Promise.race([runs.ended(row.id), aborted])
  } catch (error) {
    if (!(error instanceof OperationError) || error.code !== 'maintenance_running') throw error
    log.info({ repositoryId: due.id, kind: due.request.kind }, 'something else runs in the repository')
  }
}

/** What was planned earlier stays. */
function later(kept: Plan, planned: Plan): Plan {
  return {
    nextRetentionAt: kept.nextRetentionAt ?? planned.nextRetentionAt,
    nextDailyAt: kept.nextDailyAt ?? planned.nextDailyAt,
  }
}

interface Plan {
  readonly nextRetentionAt: number | null
  readonly nextDailyAt: number | null
}

async function planOf(
  { settings, zone, random }: DailyDependencies,
  row: BackupRepositoryRow,
  now: number,
): Promise<Plan> {
  const { isDaily, hour } = await settings.read()
  const usualSecond = hour * secondsOfHour
  const policy = retentionOfRow(row)
  const everyDay = {
    kind: 'daily',
    days: new Set([0, 1, 2, 3, 4, 5, 6] as const),
    secondOfDay: undefined,
  } as const
  const quiet = nextRetention(everyDay, now, { zone, usualSecond })
  return {
    nextRetentionAt:
      policy?.period === undefined ? null : nextRetention(policy.rhythm, now, { zone, usualSecond }),
    // Repositories that share a disk do not all begin at the stroke of the hour.
    nextDailyAt: isDaily ? quiet + Math.floor(random.fraction() * jitterMs) : null,
  }
}

/** Maintenance of repositories as the API sees it: runs that are on record, and how repositories stand. */
import type { MaintenanceProgress } from '../../../repository/index.ts'
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import type { Json } from '../../../repository/index.ts'
import type { Actor, Page, PageRequest, Reach } from '../../caller.ts'
import type { VaultPlace } from '../../ports.ts'
import type { MaintenanceSettings } from '../../settings/maintenance-settings.ts'
import type { AlertKind, RepositoryAlert } from '../alerts.ts'

export type { MaintenanceSettings } from '../../settings/maintenance-settings.ts'
export type { RepositoryAlert } from '../alerts.ts'

export const maintenanceKinds = [
  'check',
  'prune',
  'rebuild-index',
  'copy',
  'heal',
  'retention',
  'extend-locks',
] as const
export type MaintenanceKind = (typeof maintenanceKinds)[number]

export const maintenanceStates = [
  'running',
  'success',
  'warning',
  'failed',
  'stopped',
  'interrupted',
] as const
export type MaintenanceState = (typeof maintenanceStates)[number]

/** What is asked for. */
export type MaintenanceRequest =
  | {
      readonly kind: 'check'
      readonly data: 'none' | 'all' | { readonly part: number; readonly parts: number }
    }
  | {
      readonly kind: 'prune'
      /** At least 2; the setting of the server where it is left out. */
      readonly waitHours?: number | undefined
      readonly rewriteBelow?: number | undefined
      readonly isPreview: boolean
    }
  | { readonly kind: 'rebuild-index' }
  /** Brings a copy up to date. `asOf`: with what the repository's bucket held at that time. */
  | { readonly kind: 'copy'; readonly target: VaultPlace; readonly asOf?: number | undefined }
  /** Takes what is missing or damaged from such a copy, or from what its own bucket held at an earlier time. */
  | {
      readonly kind: 'heal'
      readonly source: VaultPlace | { readonly kind: 'earlier'; readonly asOf: number }
    }
  | { readonly kind: 'retention'; readonly isPreview: boolean }
  /** Locks what restore points need for the whole period again, where the storage locks. */
  | { readonly kind: 'extend-locks' }

export interface MaintenanceEntry {
  readonly id: string
  readonly repositoryId: BackupRepositoryId
  readonly kind: MaintenanceKind
  /** The members of the {@link MaintenanceRequest} but for its kind. */
  readonly options: { readonly [name: string]: Json }
  /** `failed` also where a check found damage: then there is a report, too. */
  readonly state: MaintenanceState
  readonly progress: MaintenanceProgress | undefined
  /** As the vault reports it; see {@link Maintenance}. */
  readonly report: { readonly [name: string]: Json } | undefined
  readonly error: { readonly code: string; readonly message: string } | undefined
  readonly startedBy: string
  readonly startedAt: number
  readonly endedAt: number | undefined
}

export interface RepositoryHealth {
  readonly repositoryId: BackupRepositoryId
  /** The worst of what is known; `unavailable` where it cannot be opened. */
  readonly state: 'ok' | AlertKind | 'unavailable'
  /** Why it cannot be opened. */
  readonly error: string | undefined
  readonly alerts: readonly RepositoryAlert[]
  /** The newest run of each kind that there was. */
  readonly lastRuns: readonly MaintenanceEntry[]
  /** So many newest restore points of each job stay, whatever their age. */
  readonly keepLast: number
  readonly nextMaintenanceAt: number | undefined
  readonly nextRetentionAt: number | undefined
}

export interface RunAddress {
  readonly repositoryId: BackupRepositoryId
  readonly runId: string
}

/** Reading is for whoever sees the repository; the rest for administrators of the server. */
export interface MaintenanceOperations {
  /**
   * Begins a run and answers at once.
   * @throws {OperationError} `not_found`, `invalid_request`, `path_in_use`, `maintenance_running` with what runs
   */
  start(id: BackupRepositoryId, request: MaintenanceRequest, actor: Actor): Promise<MaintenanceEntry>
  /** Newest first. */
  list(id: BackupRepositoryId, reach: Reach, page: PageRequest): Promise<Page<MaintenanceEntry>>
  get(address: RunAddress, reach: Reach): Promise<MaintenanceEntry>
  /** Ends a run and waits for it; one that has ended stays as it is. */
  stop(address: RunAddress, actor: Actor): Promise<MaintenanceEntry>
  health(id: BackupRepositoryId, reach: Reach): Promise<RepositoryHealth>
  /** Somebody has seen to the alerts. */
  confirmAlerts(id: BackupRepositoryId, actor: Actor): Promise<void>
  /** @throws {OperationError} `approval_waiting` when fewer are kept. */
  setKeepLast(id: BackupRepositoryId, keepLast: number, actor: Actor): Promise<void>
  settings(): Promise<MaintenanceSettings>
  /** @throws {OperationError} `approval_waiting` when acts would wait less. */
  setSettings(change: Partial<MaintenanceSettings>, actor: Actor): Promise<void>
  /** When each kind of maintenance last came to its end without an error, by repository; for monitoring. */
  lastSuccesses(): Promise<
    readonly { readonly repositoryId: string; readonly kind: string; readonly endedAt: number }[]
  >
  alerts(): Promise<ReadonlyMap<string, readonly RepositoryAlert[]>>
  /** Does what is due: retention, and the daily maintenance. */
  upkeep(signal: AbortSignal): Promise<void>
}

/** What keeps a repository sound: check, prune, index, copies, healing and retention, as the rest of the product sees them. */
import type { OrganizationId, RestorePointId } from '../../foundation/ids.ts'
import type { Storage } from '../storage/storage.ts'

/** How far a run has come. `total` is undefined while nobody knows. */
export interface MaintenanceProgress {
  readonly phase: 'chains' | 'marking' | 'objects' | 'data' | 'copying' | 'rewriting' | 'deleting'
  readonly done: number
  readonly total: number | undefined
  readonly unit: 'points' | 'objects' | 'bytes'
}

/** What each run is given. Progress may come a thousand times a second; whoever shows it thins it out. */
export interface MaintenanceRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: MaintenanceProgress) => void
}

/** The process that takes leases. */
export interface LeaseHolder {
  /** A UUID that no other process ever has. */
  readonly id: string
  /** Earlier processes of which it is certain that they have ended: their leases are free at once. */
  readonly gone: readonly string[]
}

/** One thing that is wrong, or that somebody should know. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly code:
    | 'chain_broken'
    | 'rolled_back'
    | 'object_missing'
    | 'object_damaged'
    | 'blob_missing'
    | 'blob_damaged'
    | 'index_stale'
    | 'stray_object'
  /** The object's name in the storage, or the chain's. */
  readonly object: string
  /** What it is, and what to do next. */
  readonly message: string
  /** The restore points that cannot be restored in full because of it; at most a hundred of them. */
  readonly restorePoints: readonly RestorePointId[]
}

export interface CheckOptions {
  /**
   * What of the packs' bytes is read: none; all; or part `part` of `parts` (1 to `parts`), by the packs' names, so
   * that `parts` runs read everything once.
   */
  readonly data: 'none' | 'all' | { readonly part: number; readonly parts: number }
  /** Restore points that the caller knows of; one that is absent and was not forgotten is a finding `rolled_back`. */
  readonly knownRestorePoints?: readonly RestorePointId[]
  /**
   * Packs that are found damaged are noted in the repository, so that every writer stores their blobs again.
   * Without it a check writes nothing.
   */
  readonly noteDamage: boolean
}

export interface CheckReport {
  readonly findings: readonly Finding[]
  readonly restorePoints: number
  readonly packs: number
  readonly blobs: number
  readonly storedBytes: number
  /** Of packs that were read and verified. */
  readonly readBytes: number
  /** In packs, needed by no restore point (an estimate between marks). */
  readonly unreferencedBytes: number
}

export interface PruneOptions {
  /** How long a pack must have been condemned before it goes, in milliseconds; at least two hours. */
  readonly wait: number
  /**
   * Packs that are younger, by the storage's clock, are not condemned: they may be of a run that has not committed yet,
   * in milliseconds; the wait when absent.
   */
  readonly minAge?: number
  /** Packs of which less than this share is still needed are written anew; 0 to 1. */
  readonly rewriteBelow: number
  /** Says what would be done, and writes nothing. */
  readonly isPreview: boolean
}

export interface PruneReport {
  /** Condemned by this run; a later run deletes them. */
  readonly condemned: { readonly packs: number; readonly bytes: number }
  /** Condemned earlier, still needed by nothing, and deleted now. */
  readonly deleted: { readonly packs: number; readonly bytes: number; readonly otherObjects: number }
  /** Condemned earlier and needed again. */
  readonly spared: { readonly packs: number }
  /** What the storage's lock did not let go yet. */
  readonly locked: { readonly objects: number }
  /** Blobs that were copied out of packs that are mostly garbage, or small. */
  readonly rewritten: { readonly blobs: number; readonly bytes: number }
  /** Small packs that a few large ones took the place of; they are condemned like others. */
  readonly joined: { readonly packs: number }
  /** When the next run can delete what is condemned, in milliseconds since the Unix epoch; undefined when nothing is. */
  readonly nextAt: number | undefined
}

export interface RebuildReport {
  readonly packsRead: number
  readonly packsUnreadable: readonly string[]
  readonly indexObjectsBefore: number
  readonly indexObjectsAfter: number
}

export interface CopyReport {
  readonly copied: { readonly objects: number; readonly bytes: number }
  readonly present: { readonly objects: number }
  /** Objects that do not verify at the source; they are not copied. */
  readonly findings: readonly Finding[]
}

export interface RetentionRule {
  /**
   * `snapshot`: restore points made before `before` are forgotten. `item`: so are they, and in those that stay, items
   * whose own time lies before it.
   */
  readonly kind: 'snapshot' | 'item'
  /** Milliseconds since the Unix epoch. */
  readonly before: number
  /** So many newest restore points of each chain always stay whole; at least 1. */
  readonly keepLast: number
}

export interface ForgottenChain {
  readonly organizationId: OrganizationId
  readonly source: string
  readonly restorePoints: readonly { readonly id: RestorePointId; readonly createdAt: number }[]
  /** Items whose own time lies before are forgotten in the points that stay; undefined when none are. */
  readonly itemsBefore: number | undefined
  /**
   * How many items the points that stay have today and would not have then, each counted once. Where that may be any,
   * a preview alone counts them; undefined also where item pages do not read.
   */
  readonly items: number | undefined
}

export interface RetentionReport {
  readonly chains: readonly ForgottenChain[]
  readonly keptRestorePoints: number
  /** Chains that are broken: nothing of them was forgotten. */
  readonly findings: readonly Finding[]
}

export interface LockReport {
  /** Objects that are locked for the whole period from now on. */
  readonly extended: number
  /** Before this run: when the first of them would have been free, in milliseconds since the Unix epoch. */
  readonly soonestLockedUntil: number | undefined
  /** How long the storage locks what is put, in milliseconds; undefined where it locks nothing. */
  readonly period: number | undefined
}

/** Maintenance of one open vault. Every call may throw {@link VaultError} `stopped`, `storage_failed`. */
export interface Maintenance {
  /** Reads and verifies; changes nothing, but for notes of damage where they are asked for. */
  check(options: CheckOptions, run: MaintenanceRun): Promise<CheckReport>
  /**
   * Condemns packs that no restore point needs, and deletes those that were condemned long enough ago and are still
   * not needed. Nothing is deleted when any chain is damaged or any tree cannot be read.
   * @throws {VaultError} `chain_broken`, `corrupt`, `not_found`, `clock_skew`, `lease_held`, `lease_lost`
   * @throws {RangeError} for a wait below two hours
   */
  prune(options: PruneOptions, run: MaintenanceRun): Promise<PruneReport>
  /** Reads what every pack says of itself and writes the index anew. @throws {VaultError} `lease_held`, `lease_lost` */
  rebuildIndex(run: MaintenanceRun): Promise<RebuildReport>
  /**
   * Brings a replica up to date, byte for byte; at every moment it is a repository of its own, but that a copy which is
   * cut off between an anchor and the head after it leaves a broken chain until the next copy.
   * @throws {VaultError} `wrong_repository`, `lease_held`
   */
  copyTo(target: Storage, run: MaintenanceRun): Promise<CopyReport>
  /** Takes what is missing or damaged here from a replica that has it whole. @throws {VaultError} `wrong_repository`, `wrong_key` */
  healFrom(replica: Storage, run: MaintenanceRun): Promise<CopyReport>
  /**
   * Forgets restore points and items by a rule; prune then frees their space. A chain that is broken is left as it is
   * and named; the others go on.
   * @throws {VaultError} `clock_skew`, `lease_held`, `lease_lost`
   */
  retain(
    rule: RetentionRule,
    options: { readonly isPreview: boolean },
    run: MaintenanceRun,
  ): Promise<RetentionReport>
  /** Whether the storage locks what is put. */
  readonly hasLocks: boolean
  /** Locks what restore points need for the whole period again; does nothing where the storage locks nothing. */
  extendLocks(run: MaintenanceRun): Promise<LockReport>
}

/** The feed of changes: what a client that has read a listing has to read again. */
import type { Page, Reach } from '../caller.ts'

export type ChangeKind =
  | 'job'
  | 'jobSelectedItems'
  | 'jobExcludedItems'
  | 'jobSession'
  | 'restoreSession'
  | 'restorePoint'
  | 'repository'
  | 'maintenanceRun'
  | 'approval'

export interface Change {
  readonly kind: ChangeKind
  readonly id: string
  /** The number that the object has now. */
  readonly eTag: number
  readonly isDeleted: boolean
}

export interface ChangesRequest {
  readonly kinds: readonly ChangeKind[]
  /** A token of an earlier answer; whatever happens from now on when undefined. */
  readonly from: string | undefined
  readonly limit: number
  /** How long to wait when nothing has changed, in seconds. */
  readonly waitSeconds: number
  readonly signal: AbortSignal
}

export interface ChangesPage extends Page<Change> {
  /** For the next request. */
  readonly next: string
}

export interface ChangeOperations {
  /**
   * The newest change of each object, oldest first; changes of the same object between two requests are one.
   * @throws {OperationError} `outdated_change_token` when deletions after the token are forgotten: read the listings again.
   */
  read(request: ChangesRequest, reach: Reach): Promise<ChangesPage>
}

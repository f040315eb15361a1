/** Backup repositories: where they lie, what is kept of them, and what may be done with their storage. */
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Json } from '../../repository/index.ts'
import type { Actor, Reach } from '../caller.ts'
import type { S3Description } from '../ports.ts'

export interface BackupRepository {
  readonly id: BackupRepositoryId
  readonly name: string
  readonly description: string
  /** The folder; `s3://bucket/prefix` for one in a bucket. */
  readonly path: string
  /** The bucket; undefined for a folder. */
  readonly s3?: S3Description | undefined
  /** The retention members of the REST object, as given. */
  readonly retention: { readonly [name: string]: Json }
  readonly capacityBytes: number
  readonly freeSpaceBytes: number
  /** What each direction of the line to its storage may carry; no limit when absent. */
  readonly bytesPerSecond?: number | undefined
  /** Nothing is written to it; restores go on. */
  readonly isReadOnly?: boolean | undefined
}

/** What is left out stays as it is. */
export type BackupRepositoryChange = Partial<
  Pick<BackupRepository, 'name' | 'description' | 'retention' | 'isReadOnly'>
> & {
  /** Null for no limit any more. */
  readonly bytesPerSecond?: number | null | undefined
}

export interface NewBackupRepository extends Pick<
  BackupRepository,
  'name' | 'description' | 'path' | 'retention' | 'bytesPerSecond'
> {
  readonly s3?: (S3Description & { readonly secretAccessKey: Secret }) | undefined
}

export interface RepositoryOperations {
  /**
   * `path` empty: a folder of its own below the data folder. With `s3`: a bucket, which is tried before.
   * @returns it, with what weakens the bucket, in words that may be shown
   * @throws {OperationError} `path_in_use`; `invalid_request` with what is wrong with the place
   */
  create(
    repository: NewBackupRepository,
    actor: Actor,
  ): Promise<BackupRepository & { readonly warnings?: readonly string[] }>
  /** Who administers or watches some organizations sees the repositories that their jobs use. */
  list(reach: Reach): Promise<readonly BackupRepository[]>
  get(id: BackupRepositoryId, reach: Reach): Promise<BackupRepository>
  /**
   * Its path stays. A shorter retention of what holds restore points waits, and nothing of the change is done then.
   * @throws {OperationError} `conflict` for a name that another one has; `approval_waiting`, `invalid_request`
   */
  update(id: BackupRepositoryId, change: BackupRepositoryChange, actor: Actor): Promise<void>
  /**
   * With its empty folder.
   * @param isForced - Also with the restore points that lie in it: not at once, but as an act that waits.
   * @throws {OperationError} `conflict` while jobs use it, or restore points lie in it; `approval_waiting`
   */
  remove(id: BackupRepositoryId, actor: Actor, isForced?: boolean): Promise<void>
}

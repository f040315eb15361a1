/** What brings a repository back when its server is lost: its keys, recovery kits, and the records in it. */
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Actor } from '../caller.ts'

/** A passphrase or kit that opens a repository without its server. */
export interface RepositoryKey {
  /** UUID. */
  readonly id: string
  /** Undefined for a key object that has no card: whoever made it was interrupted, or is not this server. */
  readonly purpose: 'passphrase' | 'recovery-kit' | undefined
  readonly label: string
  readonly createdAt: number | undefined
  /** Whether the key object lies in the repository. */
  readonly isUsable: boolean
}

export interface RecoveryKit {
  readonly id: string
  readonly label: string
  /** Whether its key object lies in the repository; without it the kit opens nothing. */
  readonly isUsable: boolean
  readonly createdAt: number
  /** As shown; undefined for a kit that another server made. */
  readonly createdBy: string | undefined
  /** When its passphrase last opened the repository; undefined until somebody has tried. */
  readonly triedAt: number | undefined
}

export interface MadeRecoveryKit extends RecoveryKit {
  /** In groups of four. Told once: it is nowhere else. */
  readonly passphrase: Secret
  /** What to print: the passphrase, and how to use it. */
  readonly page: Secret
}

/** The server's own records in the repository. */
export interface RecordsState {
  readonly writtenAt: number | undefined
  readonly failedAt: number | undefined
  /** Why they could not be written, and what to do. */
  readonly error: string | undefined
}

/** All of it is for administrators of the whole server. */
export interface RecoveryOperations {
  keys(id: BackupRepositoryId): Promise<readonly RepositoryKey[]>
  /** @throws {OperationError} `invalid_request` for a passphrase that is too short. */
  addKey(
    id: BackupRepositoryId,
    key: { readonly passphrase: Secret; readonly label: string },
    actor: Actor,
  ): Promise<RepositoryKey>
  /** A kit as well. Records are written anew, without it. */
  removeKey(id: BackupRepositoryId, keyId: string, actor: Actor): Promise<void>
  kits(id: BackupRepositoryId): Promise<readonly RecoveryKit[]>
  records(id: BackupRepositoryId): Promise<RecordsState>
  makeKit(id: BackupRepositoryId, label: string, actor: Actor): Promise<MadeRecoveryKit>
  /** Opens what lies in the repository with the passphrase. @throws {OperationError} `invalid_request` */
  tryKit(id: BackupRepositoryId, kitId: string, passphrase: Secret, actor: Actor): Promise<RecoveryKit>
  /** Writes the records to every repository that lacks what has changed; what fails is written down and never thrown. */
  upkeep(): Promise<void>
}

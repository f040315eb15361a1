/** What a vault refuses or fails with. */
import { CodedError } from '../foundation/errors.ts'

export type VaultErrorCode =
  /** No such restore point or content; or its bytes are no longer in the storage. */
  | 'not_found'
  /** The key is not this repository's. */
  | 'wrong_key'
  /** The storage holds another repository. */
  | 'wrong_repository'
  /** Bytes are not what was written. */
  | 'corrupt'
  /** Written by a later version, or with an unknown suite. */
  | 'unknown_version'
  /** Another run has committed to the chain meanwhile. */
  | 'chain_moved'
  /** A restore point of the chain is missing, altered or not signed by this repository. */
  | 'chain_broken'
  /** A restore point that the caller knows of is not in the storage. */
  | 'rolled_back'
  /** The storage refused or failed. */
  | 'storage_failed'
  /** Nothing is written to the storage: somebody wanted it so. */
  | 'read_only'
  /** A new repository would lie on top of other data. */
  | 'not_empty'
  /** An id that cannot be part of a name in the storage. */
  | 'invalid_name'
  /** A document beyond the format's limits. */
  | 'too_large'
  /** The source of random bytes repeats itself. */
  | 'random_failed'
  /** The passphrase is too short to guard a repository. */
  | 'weak_passphrase'
  /** No key object of the repository opens with the passphrase. */
  | 'wrong_passphrase'
  /** The storage does not let go of an object before its time. */
  | 'locked'
  /** Another server does the maintenance of the repository. */
  | 'lease_held'
  /** The maintenance was taken over by another server, or its lease could not be renewed in time. */
  | 'lease_lost'
  /** The clocks of this server and of the storage differ too much to tell ages by them. */
  | 'clock_skew'
  /** The run was stopped by its signal. */
  | 'stopped'
  /** A thread that packs or opens packs ended unexpectedly; nothing half-made is left. */
  | 'worker_failed'
  /** The vault is closed, or the run has ended. */
  | 'closed'

/** A refusal or failure of the vault. The message may be shown; `detail` names objects and is for the log. */
export class VaultError extends CodedError<VaultErrorCode> {
  override readonly name = 'VaultError'
}

/** Damage at one place: the message is the same for all of it, `detail` says where and what. */
export function corrupt(detail: string, cause?: unknown): VaultError {
  return new VaultError(
    'corrupt',
    'A part of the backup repository is damaged. Restore it from a copy of the repository, or use another restore point.',
    { detail, cause },
  )
}

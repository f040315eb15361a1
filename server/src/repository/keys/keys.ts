/** The keys of a repository as the rest of the product sees them (docs/repository-format.md, section 13). */
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'

/** Of a key object: a passphrase that somebody chose, or a kit that was made. */
export type KeyPurpose = 'passphrase' | 'recovery-kit'

/** One key object, and what its card says of it. */
export interface VaultKey {
  /** UUID. */
  readonly id: string
  /** `no-card`: nobody knows what the key object is for; `no-key`: it is gone or was torn, and opens nothing. */
  readonly state: 'ready' | 'no-card' | 'no-key'
  /** Undefined without a card, as what follows. */
  readonly purpose: KeyPurpose | undefined
  readonly label: string
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number | undefined
  /** Of a recovery kit: X25519, 32 bytes. Records are sealed for it. */
  readonly recoveryPublicKey: Uint8Array | undefined
}

export interface NewVaultKey {
  /** For people: who has it, where it lies. */
  readonly label: string
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
}

/** Each change is one object more or less; no data is written anew. */
export interface VaultKeys {
  /** Oldest first. */
  list(): Promise<readonly VaultKey[]>
  /** @throws {VaultError} `weak_passphrase` below 12 characters; `storage_failed` also when it does not read back. */
  addPassphrase(passphrase: Secret, about: NewVaultKey): Promise<VaultKey>
  /** @returns its passphrase too, which is nowhere from then on. */
  makeRecoveryKit(about: NewVaultKey): Promise<{ readonly key: VaultKey; readonly passphrase: Secret }>
  /**
   * Opens the key object as it lies in the storage, and compares what is in it.
   * @throws {VaultError} `not_found`, `wrong_passphrase`, `corrupt`
   */
  tryOut(id: string, passphrase: Secret): Promise<void>
  /** Whoever kept a copy of the key object can still open that. @throws {VaultError} `not_found`, `locked` */
  remove(id: string): Promise<void>
}

/** What a passphrase opened. */
export interface OpenedKey {
  readonly repositoryId: BackupRepositoryId
  /** The repository key, 32 bytes. */
  readonly key: Uint8Array
  /** X25519 private key of a recovery kit, 32 bytes; undefined for a passphrase. */
  readonly recoveryKey: Uint8Array | undefined
}

export interface OpenedByPassphrase extends OpenedKey {
  /** UUID of the key object, and of its card. */
  readonly id: string
}

/** The server's own records in a repository, as the rest of the product sees them (docs/repository-format.md, section 14). */
import type { VaultError } from '../errors.ts'
import type { Json } from '../json.ts'
import type { OpenedByPassphrase } from '../keys/keys.ts'

/** Rows by table; cells are JSON values, bytes are `{"base64": "…"}`. */
export type RecordTables = { readonly [table: string]: readonly { readonly [column: string]: Json }[] }

export interface NewRecords {
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  /** Name of the newest migration of the database. */
  readonly schema: string
  readonly tables: RecordTables
}

export interface StoredRecords extends NewRecords {
  readonly sequence: number
  /** Who can open the server's master key: UUIDs of the recovery kits. */
  readonly recoveryKits: readonly string[]
  /**
   * The server's master key (32 bytes) by a recovery kit; undefined when it was not sealed for this one.
   * @throws {VaultError} `corrupt` when it was, and does not open.
   */
  masterKey(kit: OpenedByPassphrase): Uint8Array | undefined
}

export interface VaultRecords {
  /**
   * Writes the next records and deletes old ones.
   * @param masterKey - 32 bytes; sealed for every recovery kit, and for nobody else.
   * @param options - `keep`: so many stay, these included; 8 when left out.
   * @returns their sequence.
   */
  write(content: NewRecords, masterKey: Uint8Array, options?: { readonly keep?: number }): Promise<number>
  /** The newest that verify; undefined when there are none. What does not verify is told to `onDamage`. */
  newest(onDamage?: (damage: VaultError) => void): Promise<StoredRecords | undefined>
}

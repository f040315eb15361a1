/** The books of a run: what was read and saved, and what was not, with its cause. */

export interface LedgerItem {
  /** Address of the mailbox. */
  readonly resource: string
  readonly id: string
  readonly name: string
}

/** Receives every outcome while a backup goes on. */
export interface BackupLedger {
  /** Content was read from Microsoft 365. */
  transferred(bytes: number): void
  /** Time went into waiting for Microsoft 365, or for the repository. */
  spent?(on: 'reading' | 'writing', milliseconds: number): void
  saved(): void
  unchanged(count: number): void
  /** An item is not in the restore point in its present version. */
  missed(outcome: 'skipped' | 'failed', item: LedgerItem, cause: string): Promise<void>
  /** How much of the mailbox is done, from 0 to 1. */
  progress(fraction: number): void
}

/** Rows of recovery kits and of the records that repositories keep. Words as in `schema.ts`. */

/** A recovery kit as this server made it; the repository's own card says that it is there. */
export interface RecoveryKitRow {
  /** Of the key object in the repository. */
  id: string
  repositoryId: string
  label: string
  /** Who made it, as shown. */
  createdBy: string
  createdAt: number
  /** When it last opened what lies in the repository; null until somebody has tried. */
  triedAt: number | null
}

/** How the records in a repository stand. */
export interface KeptRecordsRow {
  repositoryId: string
  /** Of what was written last: the same again need not be written. */
  digest: string
  writtenAt: number | null
  /** When it last failed; null after a success. */
  failedAt: number | null
  error: string | null
}

/** Joined to the whole schema. */
export interface RecoveryTables {
  recoveryKits: RecoveryKitRow
  keptRecords: KeptRecordsRow
}

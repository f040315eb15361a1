/** Restores that are carried out in the background: what a client that asks for their id is told, also after a restart. */

export interface RestoreTaskRow {
  id: string
  /** The restore session in which it was started. */
  sessionId: string
  /** Who started it, as shown. */
  initiatedBy: string
  /** `Working` or `Stopped`. */
  state: string
  /** `Success`, `Warning` or `Failed`. */
  result: string
  /** JSON: what was counted, mailbox by mailbox where there were several; null until it has ended by itself. */
  counts: string | null
  /** Why it ended before its time, in words that may be shown. */
  error: string | null
  createdAt: number
  endedAt: number | null
}

/** Joined to the whole schema. */
export interface RestoreTaskTables {
  restoreTasks: RestoreTaskRow
}

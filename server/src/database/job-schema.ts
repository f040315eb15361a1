/** Rows of jobs in time: when they run next, what each run did, what is protected, what changed. Words as in `schema.ts`. */

/** What a job session adds to know its place among retries, and where its time went. */
export interface RetriedSession {
  /** The session whose failures it does again; null for one of its own. */
  mainSessionId: string | null
  /** 0 for a session of its own, 1 for its first retry, … */
  retryCount: number
  willBeRetried: 0 | 1
  /** Milliseconds that were spent waiting for Microsoft 365, and for the repository. */
  readMs: number
  writeMs: number
}

/** Where a job stands; made with the job, and gone with it. */
export interface JobStateRow {
  jobId: string
  lastSessionId: string | null
  /** As of a session; `Stopped` for a job that never ran. */
  lastStatus: string
  lastRunAt: number | null
  lastBackupAt: number | null
  /** When the schedule starts it next; null for one that only people start, or that is disabled. */
  nextRunAt: number | null
  /** When what failed is done again; null when nothing is. */
  retryAt: number | null
  /** The session that is retried, and how often it was until now. */
  retryOf: string | null
  retryNumber: number
}

/** An object (a user, a group, …) as one session left it. */
export interface JobSessionObjectRow {
  sessionId: string
  objectId: string
  /** `User`, `Group`, `Site` or `Team`. */
  type: string
  name: string
  address: string
  /** `Success`, `Warning` (parts of it are missing) or `Failed`. */
  status: string
  /** Whether it is in the restore point as of this session. */
  isSaved: 0 | 1
  /** Whether a retry of the session does it again. */
  isRetried: 0 | 1
}

/** What lies in a repository, by object; kept while the organization's backups are. */
export interface ProtectedObjectRow {
  organizationId: string
  repositoryId: string
  /** `User`, `Group`, `Site` or `Team`. */
  type: string
  objectId: string
  name: string
  address: string
  firstBackedUpAt: number
  lastBackedUpAt: number
  /** When somebody took it off the list of licensed users; it is back with the next backup. */
  releasedAt: number | null
}

/** The newest change of each object that a client can follow; written by the tables themselves. */
export interface ChangeRow {
  /** `job`, `jobSession`, `restoreSession`, `restorePoint`, `jobSelectedItems` or `jobExcludedItems`. */
  kind: string
  objectId: string
  /** Grows with every change; on PostgreSQL in order only together with `transactionId`. */
  sequence: number
  /** PostgreSQL's transaction; 0 on SQLite. */
  transactionId: number
  organizationId: string
  isDeleted: 0 | 1
}

/** Joined to the whole schema. */
export interface JobTables {
  jobStates: JobStateRow
  jobSessionObjects: JobSessionObjectRow
  protectedObjects: ProtectedObjectRow
  changes: ChangeRow
}

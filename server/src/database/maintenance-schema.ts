/** Rows of the maintenance of repositories, and of acts that wait for an approval. Words as in `schema.ts`. */

/** One run of maintenance, while it goes on and after it. */
export interface MaintenanceRunRow {
  id: string
  repositoryId: string
  /** `check`, `prune`, `rebuild-index`, `copy`, `heal`, `retention` or `extend-locks`. */
  kind: string
  /** JSON: what was asked for. */
  options: string
  /** `running`, `success`, `warning`, `failed`, `stopped` or `interrupted`. */
  state: string
  /** JSON `{phase, done, total, unit}`; null until something is known. */
  progress: string | null
  /** JSON: the report of its kind; null unless it came to its end. */
  report: string | null
  errorCode: string | null
  /** What went wrong and what to do next, in words that may be shown. */
  errorMessage: string | null
  /** Who started it, as shown; `schedule` for the server itself. */
  startedBy: string
  startedAt: number
  endedAt: number | null
}

/** What the server knows of a repository beyond its settings. A repository without a row has the defaults. */
export interface RepositoryStateRow {
  repositoryId: string
  /** JSON: what is wrong with it until somebody has seen to it: `[{kind, message, at, detail, restorePoints}]`. */
  alerts: string
  /** So many newest restore points of each chain stay, whatever their age. */
  keepLast: number
  /** Which thirtieth of the packs was read last; 0 for none. */
  dataPart: number
  /** When the daily maintenance is due; null while nobody has planned it. */
  nextDailyAt: number | null
  nextRetentionAt: number | null
}

/** A destructive act that is done when its time has come, or when a second administrator agrees. */
export interface ApprovalRow {
  id: string
  /** For example `repository.retention`. */
  kind: string
  /** The object that it is about: the id of a repository, or the name of a setting. */
  subject: string
  /** What will be done, in words that may be shown. */
  title: string
  /** JSON: what whoever does the act needs. */
  request: string
  /** `waiting`, `doing`, `done`, `cancelled` or `failed`. */
  state: string
  requestedBy: string
  requestedAt: number
  dueAt: number
  /** Who approved or cancelled it; null for the time itself. */
  decidedBy: string | null
  decidedAt: number | null
  endedAt: number | null
  /** Why it could not be done. */
  error: string | null
}

/** Joined to the whole schema. */
export interface MaintenanceTables {
  maintenanceRuns: MaintenanceRunRow
  repositoryStates: RepositoryStateRow
  approvals: ApprovalRow
}

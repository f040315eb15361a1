/** What a dump of the records leaves out, and why: one place to look when something did not come back. */

const sessions = 'a session ends with its server; people sign in again'
const history = 'history, and too much of it; what it led to lies in the restore points'

/** Every table that is not named here is dumped. */
export const leftOut: Readonly<Record<string, string>> = {
  access_tokens: sessions,
  refresh_tokens: sessions,
  token_families: sessions,
  auth_codes: sessions,
  browser_sessions: sessions,
  seen_assertions: 'assertions against replay live for minutes',
  changes: 'the feed numbers the changes of one database; clients read the listings again',
  audit: 'append-only, each record bound to the one before; it is exported by `strongroom audit export`',
  restore_points: 'read from the repository, which is the truth about them',
  job_sessions: history,
  job_session_log: history,
  job_session_objects: history,
  item_outcomes: history,
  restore_sessions: history,
  restore_session_events: history,
  restore_tasks: history,
  maintenance_runs: history,
  approvals: 'whoever wanted something destructive asks again',
  kept_records: 'says how these records stand',
}

/** Cells of tables that are dumped and point at what is not. */
export const emptied: Readonly<Record<string, readonly string[]>> = {
  job_states: ['last_session_id', 'retry_of', 'retry_at'],
}

/** Keeps a running job session's books: counts in memory, written now and then; log lines and missed items at once. */
import {
  type Database,
  insertItemOutcome,
  insertJobSessionLog,
  insertJobSessionObjects,
  type JobSessionLogRow,
  type JobSessionObjectRow,
  type JobSessionRow,
  updateJobSession,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { BackupLedger, LedgerItem } from '../backup/ledger.ts'
import type { SessionLogItem } from '../operations.ts'

const writeEveryMs = 1000
/** So many missed items become log lines; the ledger has all of them. */
const mostLinesAboutItems = 100

export interface RecorderDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

interface SessionCounts {
  readonly saved: number
  readonly unchanged: number
  readonly skipped: number
  readonly failed: number
}

export type SessionObject = Omit<JobSessionObjectRow, 'sessionId'>

export interface SessionRecorder {
  /** The session as it stands now; the database may be a second behind. */
  session(): JobSessionRow
  counts(): SessionCounts
  log(type: SessionLogItem['type'], message: string): Promise<void>
  /** The books of one mailbox among `total`. */
  mailbox(total: number): BackupLedger
  /** One mailbox as a whole could not be read. */
  missed(outcome: 'skipped' | 'failed', item: LedgerItem, cause: string): Promise<void>
  wrote(bytes: number): void
  /** Time that was spent waiting for Microsoft 365 or for the repository. */
  spent(on: 'reading' | 'writing', milliseconds: number): void
  /** How the run left an object; what is told last holds. */
  object(object: SessionObject): Promise<void>
  objects(): readonly JobSessionObjectRow[]
  /** Waits for what is being written; afterwards the row is the caller's. */
  close(): Promise<void>
}

export function createSessionRecorder(
  { database, clock, random, log }: RecorderDependencies,
  started: JobSessionRow,
): SessionRecorder {
  let row = started
  let usn = 0
  let linesAboutItems = 0
  const objects = new Map<string, JobSessionObjectRow>()
  let lastWrite = clock.now()
  let writing: Promise<void> = Promise.resolve()
  let isWriting = false
  let isClosed = false

  function change(changes: Partial<JobSessionRow>): void {
    row = { ...row, ...changes }
    if (isWriting || isClosed || clock.now() - lastWrite < writeEveryMs) return
    lastWrite = clock.now()
    isWriting = true
    const { id: _id, status: _status, ...progress } = row
    writing = updateJobSession(database.db, row.id, progress)
      // Progress is for watching only: the run goes on, and the next write tries again.
      .catch((error: unknown) => log.warn({ err: error, sessionId: row.id }, 'progress was not recorded'))
      .finally(() => {
        isWriting = false
      })
  }

  function line(type: SessionLogItem['type'], message: string): Promise<void> {
    usn += 1
    return writeLine({ database, clock, random }, { sessionId: row.id, usn, type, message })
  }

  function spent(on: 'reading' | 'writing', milliseconds: number): void {
    const name = on === 'reading' ? 'readMs' : 'writeMs'
    row = { ...row, [name]: row[name] + milliseconds }
  }

  async function missed(outcome: 'skipped' | 'failed', item: LedgerItem, cause: string): Promise<void> {
    change(
      outcome === 'skipped' ? { skippedItems: row.skippedItems + 1 } : { failedItems: row.failedItems + 1 },
    )
    await writeOutcome({ database, clock, random }, { sessionId: row.id, outcome, item, cause })
    linesAboutItems += 1
    if (linesAboutItems > mostLinesAboutItems) return
    await line('Warning', `${item.resource}: “${item.name}” ${outcome}: ${cause}`)
  }

  return {
    session: () => row,
    counts: () => ({
      saved: row.savedItems,
      unchanged: row.unchangedItems,
      skipped: row.skippedItems,
      failed: row.failedItems,
    }),
    log: line,
    missed,
    wrote: (bytes) => change({ writtenBytes: bytes }),
    spent,
    async object(object) {
      const told = { ...object, sessionId: row.id }
      objects.set(object.objectId, told)
      await insertJobSessionObjects(database.db, [told])
    },
    objects: () => [...objects.values()],
    mailbox(total) {
      let done = 0
      return {
        spent,
        transferred: (bytes) => change({ transferredBytes: row.transferredBytes + bytes }),
        saved: () => change({ savedItems: row.savedItems + 1, processedObjects: row.processedObjects + 1 }),
        unchanged: (count) => change({ unchangedItems: row.unchangedItems + count }),
        missed,
        progress(fraction) {
          const gained = Math.max(0, fraction - done)
          done += gained
          change({ progress: Math.min(99, row.progress + (gained * 100) / total) })
        },
      }
    },
    async close() {
      isClosed = true
      await writing
    },
  }
}

type WriterDependencies = Pick<RecorderDependencies, 'database' | 'clock' | 'random'>

async function writeLine(
  { database, clock, random }: WriterDependencies,
  line: Pick<JobSessionLogRow, 'sessionId' | 'usn' | 'type' | 'message'>,
): Promise<void> {
  const at = clock.now()
  const endedAt = line.type === 'Running' ? null : at
  await insertJobSessionLog(database.db, { ...line, id: random.uuid(), createdAt: at, endedAt })
}

interface MissedItem {
  readonly sessionId: string
  readonly outcome: 'skipped' | 'failed'
  readonly item: LedgerItem
  readonly cause: string
}

async function writeOutcome(
  { database, clock, random }: WriterDependencies,
  { sessionId, outcome, item, cause }: MissedItem,
): Promise<void> {
  await insertItemOutcome(database.db, {
    id: random.uuid(),
    sessionId,
    outcome,
    resource: item.resource,
    itemId: item.id,
    itemName: item.name,
    cause,
    at: clock.now(),
  })
}

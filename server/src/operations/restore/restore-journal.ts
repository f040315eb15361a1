/** What happens in a restore session: events for those who watch it, audit records for those who answer for it. */
import {
  type AuditDetails,
  type Database,
  findRestoreSession,
  insertItemOutcome,
  insertRestoreSessionEvent,
  type RestoreSessionEventRow,
  type RestoreSessionRow,
  updateRestoreSession,
  updateRestoreSessionEvent,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import type { LedgerItem } from '../backup/ledger.ts'
import type { Actor, RestoreSessionEvent } from '../operations.ts'

type EventType = RestoreSessionEvent['type']
type Result = 'Success' | 'Warning' | 'Failed'

export interface JournalEntry {
  readonly session: RestoreSessionRow
  readonly actor: Actor
  /** For example `restore.save`. */
  readonly action: string
  readonly type: EventType
  readonly title: string
  readonly itemName: string
  readonly itemType: string
  readonly itemSizeBytes: number
  readonly source: string
  readonly target: string
  readonly details: AuditDetails
}

export interface JournalResult {
  readonly status: Result
  readonly message: string
  readonly itemCount: number
  readonly failedCount: number
}

/** An event that has begun. */
interface OpenEntry {
  end(result: JournalResult): Promise<void>
}

export interface RestoreJournal {
  /** Records what is done at once, before its result is handed out. */
  record(entry: JournalEntry, message: string): Promise<void>
  /** Records what is about to be done; nothing happens when that fails. */
  begin(entry: JournalEntry): Promise<OpenEntry>
  /** Keeps an item that could not be restored, or not whole. */
  missed(session: RestoreSessionRow, item: LedgerItem, cause: string): Promise<void>
}

export interface JournalDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

export function createRestoreJournal({ database, clock, random }: JournalDependencies): RestoreJournal {
  function eventRow(
    entry: JournalEntry,
    status: RestoreSessionEvent['status'],
    message: string,
  ): Omit<RestoreSessionEventRow, 'position'> {
    const at = clock.now()
    return {
      id: random.uuid(),
      sessionId: entry.session.id,
      type: entry.type,
      status,
      title: entry.title,
      message,
      itemName: entry.itemName,
      itemType: entry.itemType,
      itemSizeBytes: entry.itemSizeBytes,
      source: entry.source,
      target: entry.target,
      startedAt: at,
      endedAt: status === 'Running' ? null : at,
    }
  }

  async function write(entry: JournalEntry, row: Omit<RestoreSessionEventRow, 'position'>): Promise<void> {
    await database.transaction(async (trx) => {
      await insertRestoreSessionEvent(trx, row)
      const { action, session, details } = entry
      await recordAct(trx, clock, entry.actor, {
        action,
        organizationId: session.organizationId,
        details: { ...details, sessionId: session.id },
      })
    })
  }

  async function end(entry: JournalEntry, eventId: string, result: JournalResult): Promise<void> {
    const { session, actor } = entry
    await database.transaction(async (trx) => {
      const { status, message } = result
      await updateRestoreSessionEvent(trx, eventId, { status, message, endedAt: clock.now() })
      const current = await findRestoreSession(trx, session.id)
      await updateRestoreSession(trx, session.id, { result: worse(current?.result, status) })
      await recordAct(trx, clock, actor, {
        action: `${entry.action}.finish`,
        outcome: status === 'Failed' ? 'failed' : 'success',
        organizationId: session.organizationId,
        details: { sessionId: session.id, itemCount: result.itemCount, failedCount: result.failedCount },
      })
    })
  }

  return {
    async record(entry, message) {
      await write(entry, eventRow(entry, 'Success', message))
    },
    async begin(entry) {
      const row = eventRow(entry, 'Running', '')
      await write(entry, row)
      return { end: (result) => end(entry, row.id, result) }
    },
    async missed(session, item, cause) {
      await insertItemOutcome(database.db, {
        id: random.uuid(),
        sessionId: session.id,
        outcome: 'failed',
        resource: item.resource,
        itemId: item.id,
        itemName: item.name,
        cause,
        at: clock.now(),
      })
    },
  }
}

const severity: Readonly<Record<Result, number>> = { Success: 0, Warning: 1, Failed: 2 }

function worse(current: string | undefined, status: Result): Result {
  const known: Result = current === 'Warning' || current === 'Failed' ? current : 'Success'
  return severity[known] > severity[status] ? known : status
}

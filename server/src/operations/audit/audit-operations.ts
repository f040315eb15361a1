/** The audit log, for reading. */
import { type AuditRow, type Database, listAudit } from '../../database/index.ts'
import type { Json } from '../../repository/index.ts'
import { jsonObject, parseJson, toJsonObject } from '../json.ts'
import type { AuditEntry, AuditOperations } from '../operations.ts'
import { readPage } from '../page.ts'

export function createAuditOperations({ database }: { readonly database: Database }): AuditOperations {
  return {
    list: (filter, page) => readPage(page, (part) => listAudit(database.db, filter, part), auditEntry),
  }
}

function auditEntry(row: AuditRow): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    action: row.action,
    outcome: outcome(row.outcome),
    actor: row.actor,
    organizationId: row.organizationId ?? undefined,
    requestId: row.requestId ?? undefined,
    reason: row.reason ?? undefined,
    details: details(row.details),
  }
}

function outcome(text: string): AuditEntry['outcome'] {
  return text === 'success' || text === 'refused' ? text : 'failed'
}

function details(text: string): { readonly [name: string]: Json } {
  return toJsonObject(parseJson(text, jsonObject))
}

/** The audit log, for reading: searched, shown, verified and exported, within the reach of whoever asks. */
import {
  type AuditRow,
  auditCheckpoint,
  type Database,
  findAudit,
  listAudit,
  readAudit,
  verifyAudit,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Json } from '../../repository/index.ts'
import { jsonObject, parseJson, toJsonObject } from '../json.ts'
import type { AuditCheckpoint, AuditEntry, AuditFilter, AuditOperations, Reach } from '../operations.ts'
import { readPage } from '../page.ts'
import { administered, administers } from '../reach.ts'
import { notFound } from '../refusals.ts'
import { auditLine } from './audit-line.ts'
import { recordAct } from './record.ts'

export interface AuditDependencies {
  readonly database: Database
  readonly clock: Clock
}

export function createAuditOperations(dependencies: AuditDependencies): AuditOperations {
  const { db } = dependencies.database
  return {
    list: (filter, reach, page) =>
      readPage(page, (part) => listAudit(db, within(filter, reach), part), auditEntry),
    async get(sequence, reach) {
      const row = await findAudit(db, sequence)
      if (row === undefined || !reaches(reach, row)) throw notFound()
      return auditEntry(row)
    },
    async verify(noted) {
      const verdict = await verifyAudit(db, noted === undefined ? undefined : witnessOf(noted))
      return verdict.isIntact ? { ...verdict, head: hex(verdict.head) } : verdict
    },
    async checkpoint() {
      const { records, head } = await auditCheckpoint(db)
      return { records, head: hex(head) }
    },
    export: (filter, reach, actor) => exportLines(dependencies, within(filter, reach), actor),
  }
}

async function* exportLines(
  { database, clock }: AuditDependencies,
  filter: Parameters<typeof readAudit>[1],
  actor: Parameters<typeof recordAct>[2],
): AsyncGenerator<string, void, undefined> {
  const act = { action: 'audit.export', organizationId: filter.organizationId }
  await database.transaction((trx) => recordAct(trx, clock, actor, act))
  for await (const rows of readAudit(database.db, filter)) yield rows.map((row) => auditLine(row)).join('')
}

function within(filter: AuditFilter, reach: Reach): Parameters<typeof listAudit>[1] {
  return { ...filter, within: administered(reach) }
}

/** Records of no organization are for who administers or watches the server. */
function reaches(reach: Reach, { organizationId }: AuditRow): boolean {
  return organizationId === null ? reach.kind === 'server' : administers(reach, organizationId)
}

function witnessOf({ records, head }: AuditCheckpoint): Parameters<typeof verifyAudit>[1] {
  return { records, head: head === undefined ? undefined : new Uint8Array(Buffer.from(head, 'hex')) }
}

function hex(bytes: Uint8Array): string
function hex(bytes: Uint8Array | undefined): string | undefined
function hex(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('hex')
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
    previousHash: hex(row.previousHash),
    hash: hex(row.hash),
  }
}

function outcome(text: string): AuditEntry['outcome'] {
  return text === 'success' || text === 'refused' ? text : 'failed'
}

function details(text: string): { readonly [name: string]: Json } {
  return toJsonObject(parseJson(text, jsonObject))
}

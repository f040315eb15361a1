/**
 * The chain of the audit log: each record's hash covers the record and the hash before it, so that a record changed,
 * taken out or put in shows. The form that is hashed is written down in `docs/audit.md`.
 */
import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { canonicalJson } from '../canonical-json.ts'
import type { AuditRow, DatabaseSchema } from '../schema.ts'

const batchSize = 500

/** What the first record names as the hash before it. */
export const noPreviousHash: Uint8Array = new Uint8Array(32)

/** SHA-256 of the record as canonical JSON, without its own hash. */
export function auditHash(row: Omit<AuditRow, 'hash'>): Uint8Array {
  const content = canonicalJson({
    sequence: row.sequence,
    at: row.at,
    action: row.action,
    outcome: row.outcome,
    actor: row.actor,
    organizationId: row.organizationId,
    requestId: row.requestId,
    reason: row.reason,
    details: row.details,
    previousHash: Buffer.from(row.previousHash).toString('hex'),
  })
  return new Uint8Array(hash('sha256', content, 'buffer'))
}

/** How long the log is and where it ends: noted elsewhere, it shows later that the end was cut off. */
export interface AuditCheckpoint {
  /** How many records there are. */
  readonly records: number
  /** Hash of the last record; undefined in an empty log. */
  readonly head: Uint8Array | undefined
}

/** What somebody noted earlier: so many records, the last of them with this hash. */
export interface AuditWitness {
  readonly records: number
  readonly head?: Uint8Array | undefined
}

/**
 * - `missing`: this number is not there, though later ones are
 * - `changed`: the record does not match its own hash
 * - `out_of_chain`: the record does not follow from the one before it
 * - `cut_off`: the log ended later once, as a witness says
 * - `not_as_noted`: the record is another one than the witness noted
 */
export type AuditProblem = 'missing' | 'changed' | 'out_of_chain' | 'cut_off' | 'not_as_noted'

export type AuditVerdict =
  | ({ readonly isIntact: true } & AuditCheckpoint)
  | { readonly isIntact: false; readonly sequence: number; readonly problem: AuditProblem }

/** Where the log ends now. */
export async function auditCheckpoint(db: Kysely<DatabaseSchema>): Promise<AuditCheckpoint> {
  const last = await db
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { records: last?.sequence ?? 0, head: last?.hash }
}

/**
 * Reads the whole log and recomputes its chain. That its end was cut off is seen only against a witness: a
 * checkpoint that somebody noted elsewhere.
 */
export async function verifyAudit(db: Kysely<DatabaseSchema>, witness?: AuditWitness): Promise<AuditVerdict> {
  let head: Uint8Array | undefined
  let records = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '>', records)
      .orderBy('sequence')
      .limit(batchSize)
      .execute()
    for (const row of rows) {
      const problem = problemOf(row, records + 1, head) ?? contradiction(row, witness)
      if (problem !== undefined) return { isIntact: false, sequence: records + 1, problem }
      records = row.sequence
      head = row.hash
    }
    if (rows.length < batchSize) break
  }
  if (witness !== undefined && witness.records > records)
    return { isIntact: false, sequence: records + 1, problem: 'cut_off' }
  return { isIntact: true, records, head }
}

function problemOf(row: AuditRow, sequence: number, head: Uint8Array | undefined): AuditProblem | undefined {
  if (row.sequence !== sequence) return 'missing'
  if (Buffer.compare(row.previousHash, head ?? noPreviousHash) !== 0) return 'out_of_chain'
  return Buffer.compare(row.hash, auditHash(row)) === 0 ? undefined : 'changed'
}

function contradiction(row: AuditRow, witness: AuditWitness | undefined): AuditProblem | undefined {
  if (witness?.head === undefined || row.sequence !== witness.records) return undefined
  return Buffer.compare(row.hash, witness.head) === 0 ? undefined : 'not_as_noted'
}

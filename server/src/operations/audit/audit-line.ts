/** A record of the audit log as a line of an export (`docs/audit.md`): everything that its hash covers, and the hash. */
import { type AuditRow, canonicalJson, type CanonicalValue } from '../../database/index.ts'

/** With its line feed. */
export function auditLine(row: AuditRow): string {
  const line = canonicalJson({
    sequence: row.sequence,
    at: row.at,
    action: row.action,
    outcome: row.outcome,
    actor: row.actor,
    organizationId: row.organizationId,
    requestId: row.requestId,
    reason: row.reason,
    details: detailsOf(row.details),
    previousHash: Buffer.from(row.previousHash).toString('hex'),
    hash: Buffer.from(row.hash).toString('hex'),
  })
  return `${line}\n`
}

/** The object, if exactly these bytes can be made of it again; a text that somebody tampered with stays a text. */
function detailsOf(text: string): CanonicalValue {
  try {
    const value: CanonicalValue = JSON.parse(text)
    return typeof value === 'object' && canonicalJson(value) === text ? value : text
  } catch {
    return text
  }
}

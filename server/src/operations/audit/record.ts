/** Writes what somebody did into the audit log, in the transaction that does it. */
import type { Transaction } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import { appendAudit, type AuditRecord, type DatabaseSchema } from '../../database/index.ts'
import type { Actor } from '../caller.ts'

export type AuditAct = Pick<AuditRecord, 'action' | 'organizationId' | 'reason' | 'details'> & {
  readonly outcome?: AuditRecord['outcome']
}

export async function recordAct(
  trx: Transaction<DatabaseSchema>,
  clock: Clock,
  actor: Actor,
  act: AuditAct,
): Promise<void> {
  await appendAudit(trx, {
    at: clock.now(),
    action: act.action,
    outcome: act.outcome ?? 'success',
    actor: actor.name,
    organizationId: act.organizationId,
    requestId: actor.requestId,
    reason: act.reason,
    details: { ...act.details, familyId: actor.familyId, remoteAddress: actor.remoteAddress },
  })
}

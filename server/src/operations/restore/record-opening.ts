/** Who looked into whose mailbox: every look of a restore operator is on record before anything is shown (AUD-11). */
import type { AuditDetails, Database } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { recordAct } from '../audit/record.ts'
import type { Reach, RestoreAccess } from '../operations.ts'
import type { StoredMailbox } from './message-entry.ts'
import type { OpenMailbox } from './session-access.ts'

/** The ids of the operator and of the owner; of the owner alone for everybody else. */
export function whoseAndWho(
  reach: Reach,
  { resource }: StoredMailbox,
): Pick<AuditDetails, 'ownerId' | 'userId'> {
  return { ownerId: resource.id, ...(reach.kind === 'operator' ? { userId: reach.userId } : {}) }
}

export async function recordOpening(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { actor, reach }: RestoreAccess,
  { session, mailbox }: OpenMailbox,
): Promise<void> {
  if (reach.kind !== 'operator') return
  await database.transaction((trx) =>
    recordAct(trx, clock, actor, {
      action: 'restore.browse',
      organizationId: session.organizationId,
      details: {
        sessionId: session.id,
        resource: mailbox.resource.address,
        ...whoseAndWho(reach, mailbox),
      },
    }),
  )
}

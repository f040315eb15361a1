/** An operator puts things back to whom they came from; anybody else's mailbox would need a second person's approval. */
import type { Database } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import type { RestoreAccess, RestoreTarget } from '../operations.ts'
import { whoseAndWho } from './record-opening.ts'
import { isSameAddress } from './restore-target.ts'
import type { OpenMailbox } from './session-access.ts'

/**
 * Asks nobody whether the target exists: the answer is the same for every other mailbox.
 * @throws {OperationError} `approval_required`, which is on record.
 */
export async function checkTarget(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { access, target }: { readonly access: RestoreAccess; readonly target: RestoreTarget },
  { session, mailbox }: OpenMailbox,
): Promise<void> {
  const { reach, actor } = access
  if (reach.kind !== 'operator' || target.mailbox === undefined) return
  if (isSameAddress(target.mailbox, mailbox.resource.address)) return
  await database.transaction((trx) =>
    recordAct(trx, clock, actor, {
      action: 'restore.target',
      outcome: 'refused',
      reason: 'approval_required',
      organizationId: session.organizationId,
      details: {
        sessionId: session.id,
        resource: mailbox.resource.address,
        target: target.mailbox ?? '',
        ...whoseAndWho(reach, mailbox),
      },
    }),
  )
  throw new OperationError(
    'approval_required',
    'A restore operator restores to the mailbox that an item came from; leave the mailbox out, or ask an administrator.',
  )
}

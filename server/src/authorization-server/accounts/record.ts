/** Writes what was done to an account into the audit log, in the transaction that does it. */
import type { Transaction } from 'kysely'
import {
  type AccountRow,
  appendAudit,
  type AuditDetails,
  type DatabaseSchema,
  revokeTokenFamiliesOfAccount,
} from '../../database/index.ts'
import type { AccountActor } from './account.ts'

export interface AccountAct {
  readonly action: string
  readonly at: number
  readonly account: Pick<AccountRow, 'id' | 'userName'>
  readonly details?: AuditDetails
}

export async function recordAccountAct(
  trx: Transaction<DatabaseSchema>,
  actor: AccountActor,
  { action, at, account, details }: AccountAct,
): Promise<void> {
  const { name, requestId, familyId, remoteAddress } = actor
  await appendAudit(trx, {
    at,
    action,
    outcome: 'success',
    actor: name,
    requestId,
    details: { ...details, target: account.id, userName: account.userName, familyId, remoteAddress },
  })
}

/** Ends every session of the account, with the change that gives cause (security 2.5). */
export async function endSessionsOfAccount(
  trx: Transaction<DatabaseSchema>,
  actor: AccountActor,
  end: { readonly accountId: string; readonly at: number; readonly reason: string },
): Promise<void> {
  const { accountId, at, reason } = end
  const itemCount = await revokeTokenFamiliesOfAccount(trx, accountId, { at, reason })
  if (itemCount === 0) return
  const { name, requestId, familyId, remoteAddress } = actor
  await appendAudit(trx, {
    at,
    action: 'session.revoke',
    outcome: 'success',
    actor: name,
    requestId,
    reason,
    details: { target: accountId, itemCount, familyId, remoteAddress },
  })
}

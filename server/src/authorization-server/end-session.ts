/** Ends sessions: every token of the family is void from then on, in every process that shares the records. */
import { appendAudit, type Database, findTokenFamily, revokeTokenFamily } from '../database/index.ts'

export interface SessionEnd {
  readonly familyId: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  /** Stable code for the audit log. */
  readonly reason: string
  readonly requestId?: string
  readonly remoteAddress?: string
  /** Who ended it, when that is not whose session it is. */
  readonly actor?: string | undefined
}

/** A session that has ended before, or was never there, stays as it is. */
export async function endSession(database: Database, end: SessionEnd): Promise<void> {
  const { familyId, at, reason, requestId, remoteAddress } = end
  await database.transaction(async (trx) => {
    const family = await findTokenFamily(trx, familyId)
    if (family === undefined || !(await revokeTokenFamily(trx, familyId, { at, reason }))) return
    await appendAudit(trx, {
      at,
      action: 'session.revoke',
      outcome: 'success',
      actor: end.actor ?? family.userName,
      organizationId: family.organizationId ?? undefined,
      ...(requestId === undefined ? {} : { requestId }),
      reason,
      details: { familyId, ...(remoteAddress === undefined ? {} : { remoteAddress }) },
    })
  })
}

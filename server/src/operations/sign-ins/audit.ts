/** Every begin and every end of a sign-in is on record: who, for what, of which tenant; never a code or a token (DEV-16). */
import type { Database } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type AuditAct, recordAct } from '../audit/record.ts'
import type { Attempt, Entry } from './entry.ts'

interface RecordedSignIn {
  readonly entry: Entry
  readonly attempt: Attempt
  /** Something that was refused without changing it. */
  readonly refusal?: string
}

export async function recordSignIn(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  signIn: RecordedSignIn,
): Promise<void> {
  // What is true now is recorded, however long the transaction waits.
  const act = actOf(signIn)
  await database.transaction((trx) => recordAct(trx, clock, signIn.entry.actor, act))
}

function actOf({ entry, attempt, refusal }: RecordedSignIn): AuditAct {
  const { id, request } = entry
  const { state } = attempt
  const details = {
    sessionId: id,
    purpose: request.purpose,
    target: request.way,
    ...(request.tenant === undefined ? {} : { resource: request.tenant }),
  }
  if (refusal !== undefined)
    return { action: 'sign-in.complete', outcome: 'refused', reason: refusal, details }
  if (state.kind === 'pending') return { action: 'sign-in.begin', details }
  if (state.kind === 'signed-in' || state.kind === 'used') {
    const { userName, tenantId, initialDomain } = state.who
    const surplus = state.kind === 'signed-in' ? (state.administrator.surplusScopes ?? []) : []
    return {
      action: 'sign-in.finish',
      details: {
        ...details,
        userName,
        tenantId,
        organizationName: initialDomain,
        ...(surplus.length === 0 ? {} : { isOverprivileged: true, scopes: surplus }),
      },
    }
  }
  return { action: 'sign-in.end', outcome: 'refused', reason: state.kind, details }
}

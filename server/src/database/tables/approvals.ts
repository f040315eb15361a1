/** Destructive acts that wait, newest first. */
import type { Kysely } from 'kysely'
import type { ApprovalRow } from '../maintenance-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertApproval(db: Kysely<DatabaseSchema>, row: ApprovalRow): Promise<void> {
  await db.insertInto('approvals').values(row).execute()
}

export async function findApproval(db: Kysely<DatabaseSchema>, id: string): Promise<ApprovalRow | undefined> {
  return db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst()
}

export interface ApprovalFilter {
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly subject?: string | undefined
}

export async function listApprovals(
  db: Kysely<DatabaseSchema>,
  filter: ApprovalFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<ApprovalRow[]> {
  let query = db.selectFrom('approvals').selectAll()
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject)
  query = query.orderBy('requestedAt', 'desc').orderBy('id')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

/** Those whose time has come, oldest first. */
export async function listDueApprovals(db: Kysely<DatabaseSchema>, now: number): Promise<ApprovalRow[]> {
  return db
    .selectFrom('approvals')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('id')
    .execute()
}

/**
 * Takes it out of the waiting ones, once.
 * @returns false when somebody else was faster.
 */
export async function claimApproval(
  db: Kysely<DatabaseSchema>,
  id: string,
  decision: Pick<ApprovalRow, 'state' | 'decidedBy' | 'decidedAt' | 'endedAt'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('approvals')
    .set(decision)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updateApproval(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Pick<ApprovalRow, 'state' | 'endedAt' | 'error'>>,
): Promise<void> {
  await db.updateTable('approvals').set(change).where('id', '=', id).execute()
}

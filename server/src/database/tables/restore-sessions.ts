/** Restore sessions, and what was viewed, saved and restored in them. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, RestoreSessionEventRow, RestoreSessionRow } from '../schema.ts'

export async function insertRestoreSession(
  db: Kysely<DatabaseSchema>,
  row: RestoreSessionRow,
): Promise<void> {
  await db.insertInto('restoreSessions').values(row).execute()
}

export async function updateRestoreSession(
  db: Kysely<DatabaseSchema>,
  id: string,
  changes: Partial<Pick<RestoreSessionRow, 'state' | 'result' | 'endedAt'>>,
): Promise<void> {
  await db.updateTable('restoreSessions').set(changes).where('id', '=', id).execute()
}

export async function findRestoreSession(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<RestoreSessionRow | undefined> {
  return db.selectFrom('restoreSessions').selectAll().where('id', '=', id).executeTakeFirst()
}

export interface RestoreSessionFilter {
  readonly organizationId?: string | undefined
  readonly scopeUserId?: string | undefined
  readonly state?: string | undefined
}

/** Newest first. */
export async function listRestoreSessions(
  db: Kysely<DatabaseSchema>,
  filter: RestoreSessionFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<RestoreSessionRow[]> {
  let query = db.selectFrom('restoreSessions').selectAll()
  if (filter.organizationId !== undefined) query = query.where('organizationId', '=', filter.organizationId)
  if (filter.scopeUserId !== undefined) query = query.where('scopeUserId', '=', filter.scopeUserId)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  query = query.orderBy('createdAt', 'desc').orderBy('id')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

/** Appends an event: its position is the next one of its session. Call it inside a transaction. */
export async function insertRestoreSessionEvent(
  db: Kysely<DatabaseSchema>,
  row: Omit<RestoreSessionEventRow, 'position'>,
): Promise<void> {
  const last = await db
    .selectFrom('restoreSessionEvents')
    .select('position')
    .where('sessionId', '=', row.sessionId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  await db
    .insertInto('restoreSessionEvents')
    .values({ ...row, position: (last?.position ?? 0) + 1 })
    .execute()
}

export async function updateRestoreSessionEvent(
  db: Kysely<DatabaseSchema>,
  id: string,
  changes: Pick<RestoreSessionEventRow, 'status' | 'message' | 'endedAt'>,
): Promise<void> {
  await db.updateTable('restoreSessionEvents').set(changes).where('id', '=', id).execute()
}

/** Events that were never finished: their restore was cut off. */
export async function listRunningRestoreSessionEvents(
  db: Kysely<DatabaseSchema>,
): Promise<RestoreSessionEventRow[]> {
  return db.selectFrom('restoreSessionEvents').selectAll().where('status', '=', 'Running').execute()
}

/** In the order they happened. */
export async function listRestoreSessionEvents(
  db: Kysely<DatabaseSchema>,
  sessionId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<RestoreSessionEventRow[]> {
  return db
    .selectFrom('restoreSessionEvents')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .orderBy('position')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

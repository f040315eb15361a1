/** Job sessions, each a run of a job, and what they logged. */
import type { Kysely } from 'kysely'
import type { RetriedSession } from '../job-schema.ts'
import type { DatabaseSchema, JobSessionLogRow, JobSessionRow } from '../schema.ts'
import type { WithDefaults } from '../with-defaults.ts'

export async function insertJobSession(
  db: Kysely<DatabaseSchema>,
  session: WithDefaults<JobSessionRow, keyof RetriedSession>,
): Promise<void> {
  const ofItsOwn = { mainSessionId: null, retryCount: 0, willBeRetried: 0, readMs: 0, writeMs: 0 } as const
  await db
    .insertInto('jobSessions')
    .values({ ...ofItsOwn, ...session })
    .execute()
}

export async function updateJobSession(
  db: Kysely<DatabaseSchema>,
  id: string,
  changes: Partial<Omit<JobSessionRow, 'id'>>,
): Promise<void> {
  await db.updateTable('jobSessions').set(changes).where('id', '=', id).execute()
}

export async function findJobSession(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<JobSessionRow | undefined> {
  return db.selectFrom('jobSessions').selectAll().where('id', '=', id).executeTakeFirst()
}

export interface JobSessionFilter {
  readonly jobId?: string | undefined
  readonly status?: string | undefined
  /** Sessions that ended at or after this moment. */
  readonly endedAfter?: number | undefined
  /** Sessions that ended at or before this moment. */
  readonly endedBefore?: number | undefined
  /** Of all organizations when undefined. */
  readonly organizationIds?: readonly string[] | undefined
}

/** Newest first. */
export async function listJobSessions(
  db: Kysely<DatabaseSchema>,
  filter: JobSessionFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<JobSessionRow[]> {
  if (filter.organizationIds?.length === 0) return []
  let query = db.selectFrom('jobSessions').selectAll()
  if (filter.jobId !== undefined) query = query.where('jobId', '=', filter.jobId)
  if (filter.status !== undefined) query = query.where('status', '=', filter.status)
  if (filter.endedAfter !== undefined) query = query.where('endedAt', '>=', filter.endedAfter)
  if (filter.endedBefore !== undefined) query = query.where('endedAt', '<=', filter.endedBefore)
  if (filter.organizationIds !== undefined)
    query = query.where('organizationId', 'in', [...filter.organizationIds])
  query = query.orderBy('createdAt', 'desc').orderBy('id')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

/** What the ended runs of an organization's jobs wrote into each repository. */
export async function sumWrittenBytes(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<{ readonly repositoryId: string; readonly bytes: number }[]> {
  return db
    .selectFrom('jobSessions')
    .select('repositoryId')
    .select(({ fn }) => fn.sum<number>('writtenBytes').as('bytes'))
    .where('organizationId', '=', organizationId)
    .where('restorePointId', 'is not', null)
    .groupBy('repositoryId')
    .execute()
}

export async function insertJobSessionLog(db: Kysely<DatabaseSchema>, row: JobSessionLogRow): Promise<void> {
  await db.insertInto('jobSessionLog').values(row).execute()
}

/** In the order they were written. */
export async function listJobSessionLog(
  db: Kysely<DatabaseSchema>,
  sessionId: string,
  page: { readonly offset: number; readonly limit: number },
  order: { readonly type?: string | undefined; readonly isDescending?: boolean } = {},
): Promise<JobSessionLogRow[]> {
  let query = db.selectFrom('jobSessionLog').selectAll().where('sessionId', '=', sessionId)
  if (order.type !== undefined) query = query.where('type', '=', order.type)
  return query
    .orderBy('usn', order.isDescending === true ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function findJobSessionLog(
  db: Kysely<DatabaseSchema>,
  sessionId: string,
  id: string,
): Promise<JobSessionLogRow | undefined> {
  return db
    .selectFrom('jobSessionLog')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The highest sequence number of a session's log; 0 when it has none. */
export async function lastJobSessionLogUsn(db: Kysely<DatabaseSchema>, sessionId: string): Promise<number> {
  const row = await db
    .selectFrom('jobSessionLog')
    .select('usn')
    .where('sessionId', '=', sessionId)
    .orderBy('usn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.usn ?? 0
}

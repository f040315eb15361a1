/** Restore points as the vaults' heads say them: a copy for listings, rebuilt from the vaults at start. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, RestorePointRow } from '../schema.ts'

/** Records it, or does nothing when it is known. */
export async function putRestorePoint(db: Kysely<DatabaseSchema>, row: RestorePointRow): Promise<void> {
  await db
    .insertInto('restorePoints')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function findRestorePoint(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<RestorePointRow | undefined> {
  return db.selectFrom('restorePoints').selectAll().where('id', '=', id).executeTakeFirst()
}

export interface RestorePointFilter {
  readonly organizationId?: string | undefined
  readonly jobId?: string | undefined
  readonly repositoryId?: string | undefined
  /** Not later than this. */
  readonly backedUpUntil?: number | undefined
}

/** Newest first. */
export async function listRestorePoints(
  db: Kysely<DatabaseSchema>,
  filter: RestorePointFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<RestorePointRow[]> {
  let query = db.selectFrom('restorePoints').selectAll()
  if (filter.organizationId !== undefined) query = query.where('organizationId', '=', filter.organizationId)
  if (filter.jobId !== undefined) query = query.where('jobId', '=', filter.jobId)
  if (filter.repositoryId !== undefined) query = query.where('repositoryId', '=', filter.repositoryId)
  if (filter.backedUpUntil !== undefined) query = query.where('backedUpAt', '<=', filter.backedUpUntil)
  query = query.orderBy('backedUpAt', 'desc').orderBy('sequence', 'desc').orderBy('id')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

export async function deleteRestorePoint(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('restorePoints').where('id', '=', id).execute()
}

export interface BackupTimes {
  readonly first: number
  readonly last: number
}

/** When an organization or a job was backed up first and last; undefined when never. */
export async function findBackupTimes(
  db: Kysely<DatabaseSchema>,
  filter: Pick<RestorePointFilter, 'organizationId' | 'jobId'>,
): Promise<BackupTimes | undefined> {
  let query = db
    .selectFrom('restorePoints')
    .select(({ fn }) => [
      fn.min<number | null>('backedUpAt').as('first'),
      fn.max<number | null>('backedUpAt').as('last'),
    ])
  if (filter.organizationId !== undefined) query = query.where('organizationId', '=', filter.organizationId)
  if (filter.jobId !== undefined) query = query.where('jobId', '=', filter.jobId)
  const row = await query.executeTakeFirst()
  if (row?.first === undefined || row.first === null || row.last === null) return undefined
  return { first: row.first, last: row.last }
}

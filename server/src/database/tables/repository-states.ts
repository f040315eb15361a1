/** What the server knows of its repositories beyond their settings: alerts, and when they are maintained next. */
import type { Kysely } from 'kysely'
import type { RepositoryStateRow } from '../maintenance-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

/** Of a repository that nobody has told anything of yet. */
const initial: Omit<RepositoryStateRow, 'repositoryId'> = {
  alerts: '[]',
  keepLast: 3,
  dataPart: 0,
  nextDailyAt: null,
  nextRetentionAt: null,
}

/** The row, or its defaults where there is none. */
export async function findRepositoryState(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
): Promise<RepositoryStateRow> {
  const row = await db
    .selectFrom('repositoryStates')
    .selectAll()
    .where('repositoryId', '=', repositoryId)
    .executeTakeFirst()
  return row ?? { ...initial, repositoryId }
}

/** Of repositories that have one. */
export async function listRepositoryStates(db: Kysely<DatabaseSchema>): Promise<RepositoryStateRow[]> {
  return db.selectFrom('repositoryStates').selectAll().execute()
}

/** What is not named stays as it is. */
export async function updateRepositoryState(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
  change: Partial<Omit<RepositoryStateRow, 'repositoryId'>>,
): Promise<void> {
  await db
    .insertInto('repositoryStates')
    .values({ ...initial, ...change, repositoryId })
    .onConflict((conflict) => conflict.column('repositoryId').doUpdateSet(change))
    .execute()
}

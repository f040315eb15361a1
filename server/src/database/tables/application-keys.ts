/** Keys of our applications over their life, from planned to removed. */
import type { Kysely } from 'kysely'
import type { ApplicationKeyRow } from '../application-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertApplicationKey(
  db: Kysely<DatabaseSchema>,
  key: ApplicationKeyRow,
): Promise<void> {
  await db.insertInto('applicationKeys').values(key).execute()
}

export async function updateApplicationKey(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Omit<ApplicationKeyRow, 'id'>>,
): Promise<void> {
  await db.updateTable('applicationKeys').set(change).where('id', '=', id).execute()
}

/** Oldest first. */
export async function listApplicationKeys(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<ApplicationKeyRow[]> {
  return db
    .selectFrom('applicationKeys')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

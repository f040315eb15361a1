/** Repositories that lie elsewhere than in a folder. `schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import { addColumns, optionalText } from './columns.ts'

export async function addRepositoryStorage<Schema>(db: Kysely<Schema>): Promise<void> {
  await addColumns(db, 'backup_repositories', { storage: optionalText, storage_key_id: optionalText })
}

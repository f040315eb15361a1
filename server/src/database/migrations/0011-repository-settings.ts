/** What a repository may use of the line, and whether anything is written to it. `schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import { addColumns, optionalInteger, truth } from './columns.ts'

export async function addRepositorySettings<Schema>(db: Kysely<Schema>): Promise<void> {
  await addColumns(db, 'backup_repositories', {
    bytes_per_second: optionalInteger,
    is_read_only: { ...truth, initially: 0 },
  })
}

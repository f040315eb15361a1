/** Recovery kits, and how far the records that repositories keep have come. `recovery-schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import { createTable, integer, optionalInteger, optionalText, reference, text } from './columns.ts'

export async function createRecoveryTables<Schema>(db: Kysely<Schema>): Promise<void> {
  await createTable(db, {
    name: 'recovery_kits',
    primaryKey: ['id'],
    columns: {
      id: text,
      repository_id: reference('backup_repositories.id', 'cascade'),
      label: text,
      created_by: text,
      created_at: integer,
      tried_at: optionalInteger,
    },
    indexes: [['repository_id']],
  })
  await createTable(db, {
    name: 'kept_records',
    primaryKey: ['repository_id'],
    columns: {
      repository_id: reference('backup_repositories.id', 'cascade'),
      digest: text,
      written_at: optionalInteger,
      failed_at: optionalInteger,
      error: optionalText,
    },
  })
}

/** Restores in the background. `restore-task-schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import { createTable, integer, optionalInteger, optionalText, reference, text } from './columns.ts'

export async function createRestoreTaskTable<Schema>(db: Kysely<Schema>): Promise<void> {
  await createTable(db, {
    name: 'restore_tasks',
    primaryKey: ['id'],
    columns: {
      id: text,
      session_id: reference('restore_sessions.id', 'cascade'),
      initiated_by: text,
      state: text,
      result: text,
      counts: optionalText,
      error: optionalText,
      created_at: integer,
      ended_at: optionalInteger,
    },
    indexes: [['session_id'], ['state']],
  })
}

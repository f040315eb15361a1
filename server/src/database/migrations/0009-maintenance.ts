/** Maintenance of repositories, and acts that wait for an approval. `maintenance-schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import { watchTables } from './change-feed.ts'
import {
  createTable,
  integer,
  optionalInteger,
  optionalText,
  reference,
  type Table,
  text,
} from './columns.ts'

const tables: readonly Table[] = [
  {
    name: 'maintenance_runs',
    primaryKey: ['id'],
    columns: {
      id: text,
      repository_id: reference('backup_repositories.id', 'cascade'),
      kind: text,
      options: text,
      state: text,
      progress: optionalText,
      report: optionalText,
      error_code: optionalText,
      error_message: optionalText,
      started_by: text,
      started_at: integer,
      ended_at: optionalInteger,
    },
    indexes: [['repository_id', 'started_at'], ['state']],
  },
  {
    name: 'repository_states',
    primaryKey: ['repository_id'],
    columns: {
      repository_id: reference('backup_repositories.id', 'cascade'),
      alerts: text,
      keep_last: integer,
      data_part: integer,
      next_daily_at: optionalInteger,
      next_retention_at: optionalInteger,
    },
  },
  {
    name: 'approvals',
    primaryKey: ['id'],
    columns: {
      id: text,
      kind: text,
      subject: text,
      title: text,
      request: text,
      state: text,
      requested_by: text,
      requested_at: integer,
      due_at: integer,
      decided_by: optionalText,
      decided_at: optionalInteger,
      ended_at: optionalInteger,
      error: optionalText,
    },
    indexes: [
      ['state', 'due_at'],
      ['kind', 'subject'],
    ],
  },
]

const firstTrigger = 100

export async function createMaintenanceTables<Schema>(db: Kysely<Schema>): Promise<void> {
  for (const table of tables) await createTable(db, table)
  const ofServer = { isOfServer: true, isDeletionTold: false }
  const watched = [
    { table: 'maintenance_runs', kind: 'maintenanceRun', ...ofServer },
    { table: 'repository_states', kind: 'repository', id: 'repository_id', ...ofServer },
    { table: 'approvals', kind: 'approval', ...ofServer },
  ]
  await watchTables(db, watched, firstTrigger)
}

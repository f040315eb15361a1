/** Jobs in time: schedules, retries, protected objects, and the feed of changes. `job-schema.ts` has the meanings. */
import { type Kysely, sql } from 'kysely'
import { addChangeFeed } from './change-feed.ts'
import {
  addColumns,
  createTable,
  integer,
  optionalInteger,
  optionalText,
  reference,
  type Table,
  text,
  truth,
} from './columns.ts'

const tables: readonly Table[] = [
  {
    name: 'job_states',
    primaryKey: ['job_id'],
    columns: {
      job_id: reference('jobs.id', 'cascade'),
      last_session_id: optionalText,
      last_status: text,
      last_run_at: optionalInteger,
      last_backup_at: optionalInteger,
      next_run_at: optionalInteger,
      retry_at: optionalInteger,
      retry_of: optionalText,
      retry_number: integer,
    },
    indexes: [['next_run_at'], ['retry_at']],
  },
  {
    name: 'job_session_objects',
    primaryKey: ['session_id', 'object_id'],
    columns: {
      session_id: reference('job_sessions.id', 'cascade'),
      object_id: text,
      type: text,
      name: text,
      address: text,
      status: text,
      is_saved: truth,
      is_retried: truth,
    },
  },
  {
    name: 'protected_objects',
    primaryKey: ['organization_id', 'repository_id', 'type', 'object_id'],
    columns: {
      organization_id: text,
      repository_id: text,
      type: text,
      object_id: text,
      name: text,
      address: text,
      first_backed_up_at: integer,
      last_backed_up_at: integer,
      released_at: optionalInteger,
    },
    indexes: [['repository_id', 'type'], ['last_backed_up_at']],
  },
]

export async function createScheduleTables(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await createTable(db, table)
  await addColumns(db, 'job_sessions', {
    main_session_id: optionalText,
    retry_count: { ...integer, initially: 0 },
    will_be_retried: { ...truth, initially: 0 },
    read_ms: { ...integer, initially: 0 },
    write_ms: { ...integer, initially: 0 },
  })
  await db.schema.createIndex('jobs_by_created_at').on('jobs').columns(['created_at', 'id']).execute()
  await db.schema
    .createIndex('jobs_by_organization_id_created_at')
    .on('jobs')
    .columns(['organization_id', 'created_at', 'id'])
    .execute()
  await sql`
    insert into job_states (job_id, last_session_id, last_status, last_run_at, last_backup_at, retry_number)
    select jobs.id,
      (select s.id from job_sessions s where s.job_id = jobs.id order by s.created_at desc, s.id limit 1),
      coalesce((select s.status from job_sessions s where s.job_id = jobs.id
        order by s.created_at desc, s.id limit 1), 'Stopped'),
      (select max(s.created_at) from job_sessions s where s.job_id = jobs.id),
      (select max(p.backed_up_at) from restore_points p where p.job_id = jobs.id),
      0
    from jobs`.execute(db)
  await addChangeFeed(db)
}

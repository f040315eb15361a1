/**
 * The feed of changes: the tables themselves write down the newest change of each job, session and restore point, so
 * that nothing that changes a row can forget it. Part of migrations 0006 and 0009.
 */
import { type Kysely, sql } from 'kysely'
import { dialectOf } from '../dialect.ts'
import { createTable, integer, text, truth } from './columns.ts'

export interface Watched {
  readonly table: string
  readonly kind: string
  /** The column with the object's id. */
  readonly id?: string
  /** Deletions of what goes along with something else are not told. */
  readonly isDeletionTold?: boolean
  /** Only updates that change this column. */
  readonly column?: string
  /** Of the server itself: it belongs to no organization. */
  readonly isOfServer?: boolean
}

const watched: readonly Watched[] = [
  { table: 'jobs', kind: 'job' },
  { table: 'job_states', kind: 'job', id: 'job_id', isDeletionTold: false },
  { table: 'jobs', kind: 'jobSelectedItems', column: 'selected_items', isDeletionTold: false },
  { table: 'jobs', kind: 'jobExcludedItems', column: 'excluded_items', isDeletionTold: false },
  { table: 'job_sessions', kind: 'jobSession' },
  { table: 'restore_sessions', kind: 'restoreSession' },
  { table: 'restore_points', kind: 'restorePoint' },
]

export async function addChangeFeed<Schema>(db: Kysely<Schema>): Promise<void> {
  await createTable(db, {
    name: 'changes',
    primaryKey: ['kind', 'object_id'],
    columns: {
      kind: text,
      object_id: text,
      sequence: integer,
      transaction_id: integer,
      organization_id: text,
      is_deleted: truth,
    },
    indexes: [['transaction_id', 'sequence'], ['sequence']],
  })
  if (dialectOf(db) !== 'sqlite') await sql.raw('create sequence changes_sequence').execute(db)
  await watchTables(db, watched, 0)
}

/** @param firstIndex - Names the triggers: each of all migrations has a number of its own. */
export async function watchTables<Schema>(
  db: Kysely<Schema>,
  tables: readonly Watched[],
  firstIndex: number,
): Promise<void> {
  const write = dialectOf(db) === 'sqlite' ? onSqlite : onPostgresql
  for (const [offset, one] of tables.entries())
    for (const event of eventsOf(one))
      for (const statement of write(one, event, firstIndex + offset)) await sql.raw(statement).execute(db)
}

type Event = 'insert' | 'update' | 'delete'

function eventsOf({ column, isDeletionTold = true }: Watched): readonly Event[] {
  if (column !== undefined) return ['update']
  return isDeletionTold ? ['insert', 'update', 'delete'] : ['insert', 'update']
}

function valuesOf({ table, id = 'id', isOfServer }: Watched, event: Event): { id: string; list: string } {
  const row = event === 'delete' ? 'old' : 'new'
  const ofRow =
    table === 'job_states'
      ? `coalesce((select organization_id from jobs where jobs.id = ${row}.job_id), '')`
      : `${row}.organization_id`
  const organization = isOfServer === true ? `''` : ofRow
  return { id: `${row}.${id}`, list: `${organization}, ${event === 'delete' ? 1 : 0}` }
}

const upsert = `on conflict (kind, object_id) do update set sequence = excluded.sequence,
  transaction_id = excluded.transaction_id, organization_id = excluded.organization_id,
  is_deleted = excluded.is_deleted`

const columns = 'kind, object_id, sequence, transaction_id, organization_id, is_deleted'

function onSqlite(one: Watched, event: Event, index: number): readonly string[] {
  const { id, list } = valuesOf(one, event)
  const when = one.column === undefined ? '' : `when old.${one.column} <> new.${one.column}`
  return [
    `create trigger changes_${index}_${event} after ${event} on ${one.table} for each row ${when} begin
      insert into changes (${columns})
      values ('${one.kind}', ${id}, (select coalesce(max(sequence), 0) + 1 from changes), 0, ${list})
      ${upsert};
    end`,
  ]
}

function onPostgresql(one: Watched, event: Event, index: number): readonly string[] {
  const { id, list } = valuesOf(one, event)
  const when = one.column === undefined ? '' : `when (old.${one.column} is distinct from new.${one.column})`
  const name = `changes_${index}_${event}`
  return [
    `create function ${name}() returns trigger language plpgsql as $$
      begin
        insert into changes (${columns})
        values ('${one.kind}', ${id}, nextval('changes_sequence'),
          pg_current_xact_id()::text::bigint, ${list})
        ${upsert};
        return null;
      end $$`,
    `create trigger ${name} after ${event} on ${one.table} for each row ${when} execute function ${name}()`,
  ]
}

/** The tables of a database as it says itself, each after those it refers to. */
import { type Kysely, sql } from 'kysely'
import { dialectOf } from '../dialect.ts'
import type { DatabaseSchema } from '../schema.ts'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** @param db - Without plugins: names are those of the database. */
export async function tablesInOrder(db: Kysely<DatabaseSchema>): Promise<readonly TableShape[]> {
  const found = await db.introspection.getTables()
  const schema = dialectOf(db) === 'postgresql' ? await currentSchema(db) : undefined
  const tables = found
    .filter((table) => !table.isView && (schema === undefined || table.schema === schema))
    .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
  const references = await referencesOf(db, tables)
  const ordered: TableShape[] = []
  const place = (table: TableShape): void => {
    if (ordered.includes(table)) return
    for (const other of tables)
      if (other !== table && references.get(table.name)?.has(other.name) === true) place(other)
    if (!ordered.includes(table)) ordered.push(table)
  }
  for (const table of tables) place(table)
  return ordered
}

async function currentSchema(db: Kysely<DatabaseSchema>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db)
  return rows[0]?.name ?? 'public'
}

async function referencesOf(
  db: Kysely<DatabaseSchema>,
  tables: readonly TableShape[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const references = new Map<string, Set<string>>()
  const add = (from: string, to: string): void => {
    references.set(from, (references.get(from) ?? new Set()).add(to))
  }
  if (dialectOf(db) === 'postgresql') {
    const { rows } = await sql<{ from: string; to: string }>`
      select child.relname as "from", parent.relname as "to"
      from pg_constraint join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
      where contype = 'f' and child.relnamespace = current_schema()::regnamespace`.execute(db)
    for (const { from, to } of rows) add(from, to)
    return references
  }
  for (const { name } of tables) {
    const { rows } = await sql<{ to: string }>`
      select "table" as "to" from pragma_foreign_key_list(${name})`.execute(db)
    for (const { to } of rows) add(name, to)
  }
  return references
}

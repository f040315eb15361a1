/** Puts dumped rows into a new database, in the shape they had, for the migrations to bring up to date. */
import { type Kysely, sql } from 'kysely'
import type { Log } from '../../foundation/log.ts'
import { DatabaseError } from '../errors.ts'
import { migrateTo } from '../migrate.ts'
import type { DatabaseSchema } from '../schema.ts'
import type { DumpedCell, DumpedRow, TablesDump } from './dump-tables.ts'
import { type TableShape, tablesInOrder } from './table-order.ts'

/** Below what SQLite binds in one statement, however many columns a table has. */
const mostCells = 10_000

export interface DumpedRows {
  readonly table: string
  readonly rows: readonly DumpedRow[]
}

/** Rows as they come: a table begins again only when the one before has ended. */
export interface RowSource {
  /** Name of the newest migration of the tables. */
  readonly schema: string
  /** @param order - The tables, each after those it refers to. */
  readonly rows: (order: readonly string[]) => AsyncIterable<DumpedRows> | Iterable<DumpedRows>
}

/**
 * @param db - Of an empty database; closed by the caller.
 * @throws {DatabaseError} `not_empty`, `newer_schema`, `bad_dump`; the database is as empty as before then.
 */
export async function loadTables(db: Kysely<DatabaseSchema>, dump: TablesDump, log: Log): Promise<void> {
  const { schema, tables } = dump
  const rows = (order: readonly string[]): DumpedRows[] => {
    const unknown = Object.keys(tables).find((name) => !order.includes(name))
    if (unknown !== undefined) throw unknownTable(unknown, schema)
    return order.flatMap((table) => {
      const found = tables[table]
      return found === undefined ? [] : [{ table, rows: found }]
    })
  }
  await loadRows(db, { schema, rows }, log)
}

/** As {@link loadTables}. Tables and rows are one transaction: whatever stops it leaves nothing half-loaded. */
export async function loadRows(db: Kysely<DatabaseSchema>, source: RowSource, log: Log): Promise<void> {
  await db
    .withoutPlugins()
    .connection()
    .execute(async (one) => {
      if ((await tablesInOrder(one)).length > 0)
        throw new DatabaseError(
          'not_empty',
          'The database holds tables already. Recover into an empty one, so that nothing is mixed.',
        )
      await sql`begin`.execute(one)
      try {
        await migrateTo(one, source.schema, log)
        await insertRows(one, source)
        await sql`commit`.execute(one)
      } catch (error) {
        await sql`rollback`.execute(one)
        throw error
      }
    })
}

async function insertRows(db: Kysely<DatabaseSchema>, { schema, rows }: RowSource): Promise<void> {
  const tables = new Map((await tablesInOrder(db)).map((table) => [table.name, table]))
  const begun = new Set<string>()
  for await (const { table: name, rows: some } of rows([...tables.keys()])) {
    const table = tables.get(name)
    if (table === undefined) throw unknownTable(name, schema)
    // A migration or a trigger may have filled a table; the rows of the dump are the ones that count.
    if (!begun.has(name) && (await hasRows(db, name))) await sql`delete from ${sql.table(name)}`.execute(db)
    begun.add(name)
    await loadTable(db, table, some)
  }
}

async function hasRows(db: Kysely<DatabaseSchema>, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 as one from ${sql.table(table)} limit 1`.execute(db)
  return rows.length > 0
}

async function loadTable(
  db: Kysely<DatabaseSchema>,
  { name, columns }: TableShape,
  rows: readonly DumpedRow[],
): Promise<void> {
  const atOnce = Math.max(1, Math.floor(mostCells / Math.max(1, columns.length)))
  for (let start = 0; start < rows.length; start += atOnce) {
    const values = rows.slice(start, start + atOnce).map((row) => {
      const foreign = Object.keys(row).find((column) => !columns.includes(column))
      if (foreign !== undefined) throw badDump(`${name} has no column ${foreign}`)
      return sql`(${sql.join(columns.map((column) => loadedCell(row[column] ?? null, name)))})`
    })
    const into = sql.join(columns.map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(name)} (${into}) values ${sql.join(values)}`.execute(db)
  }
}

function loadedCell(cell: DumpedCell, table: string): null | number | string | Uint8Array {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell
  if (typeof cell === 'object' && typeof cell.base64 === 'string') return Buffer.from(cell.base64, 'base64')
  throw badDump(`${table}: a cell that is none`)
}

function unknownTable(name: string, schema: string): DatabaseError {
  return badDump(`a table ${name} is not in ${schema}`)
}

function badDump(detail: string): DatabaseError {
  return new DatabaseError('bad_dump', 'The records do not fit the tables that they were taken from.', {
    detail,
  })
}

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

/**
 * @param db - Of an empty database; closed by the caller.
 * @throws {DatabaseError} `not_empty`, `newer_schema`, `bad_dump`; nothing of the rows is kept then.
 */
export async function loadTables(db: Kysely<DatabaseSchema>, dump: TablesDump, log: Log): Promise<void> {
  const plain = db.withoutPlugins()
  if ((await tablesInOrder(plain)).length > 0)
    throw new DatabaseError(
      'not_empty',
      'The database holds tables already. Recover into an empty one, so that nothing is mixed.',
    )
  await migrateTo(db, dump.schema, log)
  const tables = await tablesInOrder(plain)
  const unknown = Object.keys(dump.tables).find((name) => !tables.some((table) => table.name === name))
  if (unknown !== undefined) throw badDump(`a table ${unknown} is not in ${dump.schema}`)
  await plain.transaction().execute(async (trx) => {
    // A migration may have filled a table; the rows of the dump are the ones that count.
    for (const { name } of tables.toReversed())
      if (dump.tables[name] !== undefined && (await hasRows(trx, name)))
        await sql`delete from ${sql.table(name)}`.execute(trx)
    for (const table of tables) await loadTable(trx, table, dump.tables[table.name] ?? [])
  })
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

function badDump(detail: string): DatabaseError {
  return new DatabaseError('bad_dump', 'The records do not fit the tables that they were taken from.', {
    detail,
  })
}

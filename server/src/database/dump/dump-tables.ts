/** The rows of the tables as JSON values, the same from both dialects: what outlives the database. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { dialectOf } from '../dialect.ts'
import type { TransactionWork } from '../group-commit.ts'
import type { DatabaseSchema } from '../schema.ts'
import { emptied, leftOut } from './left-out.ts'
import { type TableShape, tablesInOrder } from './table-order.ts'

/** Bytes are `{base64}`. */
export type DumpedCell = null | number | string | { readonly base64: string }
export type DumpedRow = { readonly [column: string]: DumpedCell }

export interface TablesDump {
  /** Name of the newest migration. */
  readonly schema: string
  /** Rows by table, both named as in the database. */
  readonly tables: { readonly [table: string]: readonly DumpedRow[] }
}

/** All rows of one moment, without what `left-out.ts` names. */
export async function dumpTables(database: {
  readonly transaction: <Result>(work: TransactionWork<Result>) => Promise<Result>
}): Promise<TablesDump> {
  return database.transaction(async (trx) => {
    const plain = trx.withoutPlugins()
    if (dialectOf(trx) === 'postgresql')
      await sql`set transaction isolation level repeatable read`.execute(plain)
    const tables: { [table: string]: readonly DumpedRow[] } = {}
    for (const table of await tablesInOrder(plain))
      if (!Object.hasOwn(leftOut, table.name)) tables[table.name] = await dumpTable(plain, table)
    return { schema: await newestMigration(plain), tables }
  })
}

async function dumpTable(db: Transaction<DatabaseSchema>, { name }: TableShape): Promise<DumpedRow[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        column,
        emptied[name]?.includes(column) === true ? null : dumpedCell(cell),
      ]),
    ),
  )
}

export function dumpedCell(cell: unknown): DumpedCell {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell
  if (cell instanceof Uint8Array) return { base64: Buffer.from(cell).toString('base64') }
  throw new TypeError(`a cell of a kind that no column of ours has: ${typeof cell}`)
}

export async function newestMigration(db: Kysely<DatabaseSchema>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db)
  return rows[0]?.name ?? ''
}

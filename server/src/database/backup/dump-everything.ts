/** Every row of every table as JSON, written as it is read: the backup of PostgreSQL where `pg_dump` is not at hand. */
import { open } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'
import { dumpedCell, newestMigration } from '../dump/dump-tables.ts'
import { tablesInOrder } from '../dump/table-order.ts'

const rowsAtOnce = 2_000

/** The document is a `TablesDump`, with nothing left out. */
export async function dumpEverything(db: Kysely<DatabaseSchema>, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await db
      .withoutPlugins()
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await file.write(`{"schema":${JSON.stringify(await newestMigration(trx))},"tables":{`)
        for (const [position, { name }] of (await tablesInOrder(trx)).entries()) {
          await file.write(`${position === 0 ? '' : ','}${JSON.stringify(name)}:[`)
          for (let offset = 0, isLast = false; !isLast; offset += rowsAtOnce) {
            const { rows } = await sql<Record<string, unknown>>`
              select * from ${sql.table(name)} order by ctid limit ${rowsAtOnce} offset ${offset}`.execute(
              trx,
            )
            const lines = rows.map((row) =>
              JSON.stringify(
                Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, dumpedCell(cell)])),
              ),
            )
            if (lines.length > 0) await file.write(`${offset === 0 ? '' : ','}\n${lines.join(',\n')}`)
            isLast = rows.length < rowsAtOnce
          }
          await file.write(']')
        }
        await file.write('}}\n')
      })
  } finally {
    await file.close()
  }
}

/** Every row of every table as JSON, written as it is read: the backup of PostgreSQL where `pg_dump` is not at hand. */
import { type FileHandle, open } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'
import { dumpedCell, newestMigration } from '../dump/dump-tables.ts'
import { tablesInOrder } from '../dump/table-order.ts'

const rowsAtOnce = 2_000
/** Triggers of other tables fill it: it comes after them, so that it is loaded as it was. */
const filledByTriggers = 'changes'

/** The document is a `TablesDump`, with nothing left out; each row is a line of its own, so that it is read as it is loaded. */
export async function dumpEverything(db: Kysely<DatabaseSchema>, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await db
      .withoutPlugins()
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await file.write(`{"schema":${JSON.stringify(await newestMigration(trx))},"tables":{`)
        const names = (await tablesInOrder(trx)).map(({ name }) => name)
        const ordered = [...names.filter((name) => name !== filledByTriggers), filledByTriggers]
        for (const [position, name] of ordered.entries()) {
          await file.write(`${position === 0 ? '' : ','}\n${JSON.stringify(name)}:[`)
          await writeRows(trx, { file, name })
          await file.write('\n]')
        }
        await file.write('\n}}\n')
      })
  } finally {
    await file.close()
  }
}

async function writeRows(
  db: Kysely<DatabaseSchema>,
  { file, name }: { readonly file: FileHandle; readonly name: string },
): Promise<void> {
  for (let offset = 0, isLast = false; !isLast; offset += rowsAtOnce) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(name)} order by ctid limit ${rowsAtOnce} offset ${offset}`.execute(db)
    const lines = rows.map((row) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, dumpedCell(cell)])),
      ),
    )
    if (lines.length > 0) await file.write(`${offset === 0 ? '' : ','}\n${lines.join(',\n')}`)
    isLast = rows.length < rowsAtOnce
  }
}

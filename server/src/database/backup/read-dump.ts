/** Reads the JSON that `dump-everything.ts` wrote, row by row: a database may be larger than memory. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { DatabaseError } from '../errors.ts'
import type { DumpedRow } from '../dump/dump-tables.ts'
import type { DumpedRows } from '../dump/load-tables.ts'

const rowsAtOnce = 500

/**
 * @yields rows of one table after the other, as they lie in the file.
 * @throws {DatabaseError} `bad_dump` at the first line that is not as it was written, or when the end is missing
 */
export async function* readDump(file: string): AsyncGenerator<DumpedRows> {
  let table: string | undefined
  let rows: DumpedRow[] = []
  let isWhole = false
  let number = 0
  for await (const line of linesOf(file)) {
    number += 1
    if (number === 1) continue
    const kind = isWhole ? undefined : kindOf(line, table)
    if (kind === undefined) throw badDump(number)
    if (kind === 'row') rows.push(rowOf(line, number))
    else if (kind === 'table') table = line.slice(1, -3)
    else if (kind === 'document-end') isWhole = true
    const isFull = rows.length >= rowsAtOnce
    if (table !== undefined && (isFull || kind === 'table-end')) {
      yield { table, rows }
      rows = []
      if (kind === 'table-end') table = undefined
    }
  }
  if (!isWhole) throw badDump(number)
}

/** @returns undefined for what cannot stand there. */
function kindOf(
  line: string,
  table: string | undefined,
): 'row' | 'table' | 'table-end' | 'document-end' | undefined {
  if (table === undefined) {
    if (/^"[a-z0-9_]+":\[$/.test(line)) return 'table'
    return line === '}}' ? 'document-end' : undefined
  }
  if (line === ']' || line === '],') return 'table-end'
  return line.startsWith('{') ? 'row' : undefined
}

/** Name of the newest migration of the dumped tables. @throws {DatabaseError} `bad_dump` */
export async function schemaOfDump(file: string): Promise<string> {
  for await (const line of linesOf(file)) {
    const schema = /^\{"schema":"([0-9a-z-]+)","tables":\{$/.exec(line)?.[1]
    if (schema !== undefined) return schema
    break
  }
  throw badDump(1)
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file, 'utf8')
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  } finally {
    input.destroy()
  }
}

function rowOf(line: string, number: number): DumpedRow {
  try {
    const row: DumpedRow = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line)
    return row
  } catch (cause) {
    throw badDump(number, cause)
  }
}

function badDump(line: number, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'bad_dump',
    'The backup of the database is torn or altered, and nothing of it was loaded. Take another one.',
    { detail: `line ${line}`, ...(cause === undefined ? {} : { cause }) },
  )
}

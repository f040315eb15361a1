/** The way back from a backup of the database, into an empty one: all of it is there afterwards, or nothing. */
import { copyFile, chmod, open, rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import { describeError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import { DatabaseError } from '../errors.ts'
import { tablesInOrder } from '../dump/table-order.ts'
import { compareChecksum } from './checksum.ts'
import { readDump, schemaOfDump } from './read-dump.ts'
import { runPgRestore } from './pg-dump.ts'
import { sqliteFileTrouble } from '../sqlite.ts'
import { loadRows } from '../dump/load-tables.ts'
import type { DatabaseSchema } from '../schema.ts'

export interface DatabaseRestore {
  /** The backup: a SQLite database, an archive of `pg_dump`, or our own JSON. */
  readonly from: string
  /** Of PostgreSQL; goes before `file`. */
  readonly url: string | undefined
  /** The SQLite file that is made. */
  readonly file: string
  /** Whether a backup without the checksum beside it is taken. */
  readonly isUnchecked: boolean
  readonly log: Log
  readonly connect: (location: {
    readonly url?: string | undefined
    readonly file: string
  }) => Kysely<DatabaseSchema>
}

type Kind = 'sqlite' | 'pgdump' | 'json'

/** @throws {DatabaseError} `bad_dump`, `not_empty`, `newer_schema`, `unavailable`; nothing is left behind then. */
export async function restoreDatabase(restore: DatabaseRestore): Promise<void> {
  const { from, url, isUnchecked } = restore
  const kind = await kindOf(from)
  await requireWhole(from, isUnchecked)
  if (url === undefined) await restoreSqlite(restore, kind)
  else await restorePostgresql({ ...restore, url }, kind)
}

async function requireWhole(file: string, isUnchecked: boolean): Promise<void> {
  const checksum = await compareChecksum(file)
  if (checksum === 'different')
    throw badBackup('It is torn or altered: it is not what its checksum says. Take another one.')
  if (checksum === 'missing' && !isUnchecked)
    throw badBackup(
      `Its checksum is not beside it: copy ${basename(file)}.sha256 from where it was made, too. Where it was made without one, and you trust the file, say --without-checksum.`,
    )
}

async function kindOf(file: string): Promise<Kind> {
  const start = Buffer.alloc(16)
  try {
    const handle = await open(file, 'r')
    try {
      await handle.read(start, 0, start.length, 0)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw badBackup('It cannot be read. Check its path and rights.', cause)
  }
  const text = start.toString('latin1')
  if (text === 'SQLite format 3\0') return 'sqlite'
  if (text.startsWith('PGDMP')) return 'pgdump'
  if (text.startsWith('{"schema":')) return 'json'
  throw badBackup('It is none: those that the server makes lie in the folder backups of its data folder.')
}

async function restoreSqlite(restore: DatabaseRestore, kind: Kind): Promise<void> {
  const { from, file } = restore
  if (kind === 'pgdump')
    throw badBackup('It is of PostgreSQL: set DATABASE_URL to an empty database of PostgreSQL.')
  // A log that is left of another database would be played into this one.
  const there = (await Promise.all(['', '-wal', '-shm'].map((ending) => exists(`${file}${ending}`)))).some(
    Boolean,
  )
  if (there)
    throw notEmpty(
      `Move ${file}, ${file}-wal and ${file}-shm out of the way first, as far as they are there.`,
    )
  const draft = `${file}.restoring`
  for (const ending of ['', '-wal', '-shm']) await rm(`${draft}${ending}`, { force: true })
  try {
    if (kind === 'json') await load(restore, { url: undefined, file: draft })
    else await copyFile(from, draft)
    await chmod(draft, 0o600)
    const trouble = sqliteTrouble(draft)
    if (trouble !== undefined) throw badBackup(`SQLite finds it damaged: ${trouble}`)
    for (const ending of ['-wal', '-shm']) await rm(`${draft}${ending}`, { force: true })
    await sync(draft)
    await rename(draft, file)
  } catch (error) {
    for (const ending of ['', '-wal', '-shm']) await rm(`${draft}${ending}`, { force: true })
    throw error
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function sqliteTrouble(file: string): string | undefined {
  try {
    return sqliteFileTrouble(file)
  } catch (error) {
    return describeError(error)
  }
}

async function restorePostgresql(
  restore: DatabaseRestore & { readonly url: string },
  kind: Kind,
): Promise<void> {
  const { from, url } = restore
  if (kind === 'sqlite')
    throw badBackup('It is of SQLite: unset DATABASE_URL to restore it into the data folder.')
  if (kind === 'json') return load(restore, restore)
  const db = restore.connect(restore)
  try {
    if ((await tablesInOrder(db.withoutPlugins())).length > 0)
      throw notEmpty('Make an empty one, and name that in DATABASE_URL.')
  } finally {
    await db.destroy()
  }
  const trouble = await runPgRestore(url, from)
  if (trouble !== undefined)
    throw badBackup(
      `pg_restore could not load it, and nothing was kept: ${trouble} (It belongs to the client programs of PostgreSQL, in the version of the server or newer.)`,
    )
}

async function load(
  { from, log, connect }: DatabaseRestore,
  location: { readonly url: string | undefined; readonly file: string },
): Promise<void> {
  const schema = await schemaOfDump(from)
  const db = connect(location)
  try {
    await loadRows(db, { schema, rows: () => readDump(from) }, log)
  } finally {
    await db.destroy()
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

function badBackup(why: string, cause?: unknown): DatabaseError {
  return new DatabaseError('bad_dump', `The backup of the database is not loaded. ${why}`, { cause })
}

function notEmpty(next: string): DatabaseError {
  return new DatabaseError(
    'not_empty',
    `There is a database already, and a backup is loaded into an empty one alone. ${next}`,
  )
}

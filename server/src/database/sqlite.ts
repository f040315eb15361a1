/** The SQLite file: write-ahead log, synced at every commit, readable by its owner alone. */
import SQLite from 'better-sqlite3'
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { closeSync, openSync } from 'node:fs'
import { SqliteDriver } from './sqlite-driver.ts'

/** How long another process may hold the file before a statement fails, in milliseconds. */
const busyTimeoutMs = 10_000
/** Pages of 4 KiB in the log before they are copied into the file: a page that is changed often is copied once. */
const checkpointPages = 8_000
const cacheKib = 32_768

/** Opens the file, creating it; `:memory:` keeps nothing. */
export function sqliteDialect(file: string): Dialect {
  // SQLite gives its log and shared memory the mode of the file, so it is made before SQLite makes it.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
  const database = new SQLite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  database.pragma(`cache_size = -${cacheKib}`)
  database.pragma('foreign_keys = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma(`busy_timeout = ${busyTimeoutMs}`)
  return {
    createDriver: () => new SqliteDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** A migration is one transaction: a process that dies in it has changed nothing. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** What SQLite finds wrong with a database file; undefined when it is whole. */
export function sqliteFileTrouble(file: string): string | undefined {
  const database = new SQLite(file, { readonly: true, fileMustExist: true })
  try {
    const found: unknown = database.pragma('integrity_check', { simple: true })
    return found === 'ok' ? undefined : String(found)
  } finally {
    database.close()
  }
}

/** Whether the disk below the file is full, broken or gone: nothing that a statement did wrong. */
export function isSqliteUnavailable(error: Error): boolean {
  return error instanceof SQLite.SqliteError && /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(error.code)
}

/** Whether the file is no database, or one with broken pages. */
export function isSqliteDamage(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code)
}

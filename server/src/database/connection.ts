/** Opens the server's own records on SQLite or PostgreSQL and brings their tables up to date. */
import { existsSync } from 'node:fs'
import { CamelCasePlugin, Kysely } from 'kysely'
import type { Log } from '../foundation/log.ts'
import { BytesPlugin } from './bytes-plugin.ts'
import type { DatabaseDialect } from './dialect.ts'
import { DatabaseError } from './errors.ts'
import { createGroupCommit, type TransactionWork } from './group-commit.ts'
import { backUpDatabase } from './backup/back-up-database.ts'
import { restoreDatabase as restoreBackup } from './backup/restore-database.ts'
import { loadTables } from './dump/load-tables.ts'
import type { TablesDump } from './dump/dump-tables.ts'
import { GuardedDialect, type Scope, TransactionScope, unwatched } from './guarded-dialect.ts'
import { databaseLost, migrateToLatest } from './migrate.ts'
import { mayRunAgain, postgresqlDialect } from './postgresql.ts'
import type { DatabaseSchema } from './schema.ts'
import { SessionChanges } from './session-changes.ts'
import { isSqliteDamage, sqliteDialect } from './sqlite.ts'

/** How often a transaction runs at most when it loses against others. */
const mostAttempts = 10

export interface Database {
  /** For single statements; inside {@link Database.transaction} use the handle that is given there. */
  readonly db: Kysely<DatabaseSchema>
  readonly dialect: DatabaseDialect
  /**
   * Runs `work` as one transaction: all of it is kept, or nothing when it throws. On SQLite write transactions
   * queue up and share commits, so nothing slow belongs inside. `work` may run again, on PostgreSQL (read
   * committed) when it loses a deadlock, on SQLite when another one of its commit throws: it must have no effect
   * outside of the database.
   * @throws {DatabaseError} `contended`
   */
  readonly transaction: <Result>(work: TransactionWork<Result>) => Promise<Result>
  /**
   * A number that is another one whenever this process may have changed who a token stands for (sessions or
   * accounts ended or changed); what is remembered of them holds while it stays the same.
   */
  readonly sessionChanges: () => number
  readonly close: () => Promise<void>
}

export interface DatabaseLocation {
  /** A PostgreSQL connection URL; goes before `file`. */
  readonly url?: string | undefined
  /** The SQLite file, made when it is not there; `:memory:` keeps nothing. */
  readonly file?: string | undefined
  readonly log: Log
  /** Where the database is backed up before its tables are changed; nowhere when left out. */
  readonly backupsFolder?: string | undefined
  /** Whether a new one may be made where there is none; true when left out. */
  readonly mayBeNew?: boolean
  /** Refuses a query past the transaction that it stands in, which would wait for itself; for tests. */
  readonly watchesTransactions?: boolean
}

/**
 * Opens the database and runs the migrations that it lacks.
 * @throws {DatabaseError} `bad_configuration`, `unavailable`, `newer_schema`, `migration_failed`, `database_lost`,
 *   `database_damaged`
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const { url, file, log, backupsFolder: folder, watchesTransactions = false, mayBeNew = true } = location
  // To open a file makes it, and whoever puts a backup back needs its place free.
  if (!mayBeNew && url === undefined && file !== undefined && !existsSync(file)) throw databaseLost()
  const scope = watchesTransactions ? new TransactionScope() : unwatched
  const changes = new SessionChanges()
  const db = new Kysely<DatabaseSchema>({
    dialect: dialectOrDamage({ url, file, log }, scope),
    plugins: [changes, new CamelCasePlugin(), new BytesPlugin()],
  })
  try {
    const isKept = folder !== undefined && file !== ':memory:'
    const backUp = (name: string) => backUpDatabase({ db, url, folder: folder ?? '', log }, name)
    await migrateToLatest(db, log, { before: isKept ? backUp : undefined, mayBeNew })
  } catch (error) {
    await db.destroy()
    throw damageOf(error, file) ?? error
  }
  const parts: OpenedDatabase = { db, scope, changes }
  return url === undefined ? sqliteDatabase(parts) : postgresqlDatabase(parts)
}

/**
 * Makes a new database of dumped rows; {@link openDatabase} then brings it up to date.
 * @throws {DatabaseError} `not_empty`, `newer_schema`, `bad_dump`, `unavailable`
 */
export async function makeDatabaseOf(dump: TablesDump, { url, file, log }: DatabaseLocation): Promise<void> {
  const db = new Kysely<DatabaseSchema>({ dialect: chooseDialect({ url, file, log }, unwatched) })
  try {
    await loadTables(db, dump, log)
  } finally {
    await db.destroy()
  }
}

/**
 * Loads a backup into an empty database; {@link openDatabase} then brings it up to date.
 * @throws {DatabaseError} `bad_dump`, `not_empty`, `newer_schema`, `unavailable`; nothing is left behind then.
 */
export async function restoreDatabase(
  from: string,
  { url, file, log, isUnchecked = false }: DatabaseLocation & { readonly isUnchecked?: boolean },
): Promise<void> {
  const connect = (location: Pick<DatabaseLocation, 'url' | 'file'>): Kysely<DatabaseSchema> =>
    new Kysely<DatabaseSchema>({ dialect: chooseDialect({ ...location, log }, unwatched) })
  await restoreBackup({ from, url, file: file ?? '', isUnchecked, log, connect })
}

interface OpenedDatabase {
  readonly db: Kysely<DatabaseSchema>
  readonly scope: Scope
  readonly changes: SessionChanges
}

function postgresqlDatabase({ db, scope, changes }: OpenedDatabase): Database {
  return {
    db,
    dialect: 'postgresql',
    async transaction(work) {
      const before = changes.count
      try {
        return await runTransaction(db, scope, work)
      } finally {
        changes.countAgainIfSince(before)
      }
    },
    sessionChanges: () => changes.count,
    close: () => db.destroy(),
  }
}

/** With its one connection nobody reads between a change and its commit, so a change counts once. */
function sqliteDatabase({ db, scope, changes }: OpenedDatabase): Database {
  const { transaction, drain } = createGroupCommit(db, scope)
  return {
    db,
    dialect: 'sqlite',
    transaction,
    sessionChanges: () => changes.count,
    async close() {
      await drain()
      await db.destroy()
    },
  }
}

function dialectOrDamage(location: DatabaseLocation, scope: Scope): GuardedDialect {
  try {
    return chooseDialect(location, scope)
  } catch (error) {
    throw damageOf(error, location.file) ?? error
  }
}

/** @returns undefined for anything but a file that SQLite cannot read. */
function damageOf(error: unknown, file: string | undefined): DatabaseError | undefined {
  const cause = error instanceof DatabaseError ? error.cause : error
  if (!isSqliteDamage(cause)) return undefined
  return new DatabaseError(
    'database_damaged',
    `The database ${file ?? ''} is damaged, and nothing was changed. Move it out of the way and put a backup back with \`strongroom database restore\`, or bring the server back with \`strongroom recover\` into a new data folder.`,
    { cause },
  )
}

function chooseDialect({ url, file, log }: DatabaseLocation, scope: Scope): GuardedDialect {
  if (url !== undefined)
    return new GuardedDialect({ dialect: postgresqlDialect(url, log), scope, begin: undefined })
  if (file !== undefined)
    // A deferred transaction that reads first may fail when it then writes; an immediate one waits at its start.
    return new GuardedDialect({ dialect: sqliteDialect(file), scope, begin: 'begin immediate' })
  throw new DatabaseError('bad_configuration', 'Give a data folder, or DATABASE_URL for PostgreSQL.')
}

async function runTransaction<Result>(
  db: Kysely<DatabaseSchema>,
  scope: Scope,
  work: TransactionWork<Result>,
): Promise<Result> {
  let lost: unknown
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    try {
      return await db.transaction().execute((trx) => scope.run(() => work(trx)))
    } catch (error) {
      if (!mayRunAgain(error)) throw error
      lost = error
    }
  }
  throw new DatabaseError('contended', 'The database is too busy at the moment; try again.', { cause: lost })
}

/** Opens the server's own records on SQLite or PostgreSQL and brings their tables up to date. */
import { CamelCasePlugin, Kysely, type Transaction } from 'kysely'
import type { Log } from '../foundation/log.ts'
import { BytesPlugin } from './bytes-plugin.ts'
import type { DatabaseDialect } from './dialect.ts'
import { DatabaseError } from './errors.ts'
import { GuardedDialect, TransactionScope } from './guarded-dialect.ts'
import { migrateToLatest } from './migrate.ts'
import { mayRunAgain, postgresqlDialect } from './postgresql.ts'
import type { DatabaseSchema } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'

/** How often a transaction runs at most when it loses against others. */
const mostAttempts = 10

export interface Database {
  /** For single statements; inside {@link Database.transaction} use the handle that is given there. */
  readonly db: Kysely<DatabaseSchema>
  readonly dialect: DatabaseDialect
  /**
   * Runs `work` as one transaction: all of it is kept, or nothing when it throws. On SQLite write transactions
   * queue up, so nothing slow belongs inside; on PostgreSQL (read committed) `work` runs again when it loses a
   * deadlock, so it must have no effect outside of the database.
   * @throws {DatabaseError} `contended`
   */
  readonly transaction: <Result>(
    work: (trx: Transaction<DatabaseSchema>) => Promise<Result>,
  ) => Promise<Result>
  readonly close: () => Promise<void>
}

export interface DatabaseLocation {
  /** A PostgreSQL connection URL; goes before `file`. */
  readonly url?: string | undefined
  /** The SQLite file, made when it is not there; `:memory:` keeps nothing. */
  readonly file?: string | undefined
  readonly log: Log
}

/**
 * Opens the database and runs the migrations that it lacks.
 * @throws {DatabaseError} `bad_configuration`, `unavailable`, `newer_schema`, `migration_failed`
 */
export async function openDatabase({ url, file, log }: DatabaseLocation): Promise<Database> {
  const scope = new TransactionScope()
  const db = new Kysely<DatabaseSchema>({
    dialect: chooseDialect({ url, file, log }, scope),
    plugins: [new CamelCasePlugin(), new BytesPlugin()],
  })
  try {
    await migrateToLatest(db, log)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    dialect: url === undefined ? 'sqlite' : 'postgresql',
    transaction: (work) => runTransaction(db, scope, work),
    close: () => db.destroy(),
  }
}

function chooseDialect({ url, file, log }: DatabaseLocation, scope: TransactionScope): GuardedDialect {
  if (url !== undefined)
    return new GuardedDialect({ dialect: postgresqlDialect(url, log), scope, begin: undefined })
  if (file !== undefined)
    // A deferred transaction that reads first may fail when it then writes; an immediate one waits at its start.
    return new GuardedDialect({ dialect: sqliteDialect(file), scope, begin: 'begin immediate' })
  throw new DatabaseError('bad_configuration', 'Give a data folder, or DATABASE_URL for PostgreSQL.')
}

async function runTransaction<Result>(
  db: Kysely<DatabaseSchema>,
  scope: TransactionScope,
  work: (trx: Transaction<DatabaseSchema>) => Promise<Result>,
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

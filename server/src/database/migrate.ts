/** Brings the tables up to date: the migrations are code of ours, listed here in their order. */
import { type Kysely, type Migration, Migrator } from 'kysely'
import { describeError } from '../foundation/errors.ts'
import type { Log } from '../foundation/log.ts'
import { DatabaseError } from './errors.ts'
import { createFirstTables } from './migrations/0001-first-tables.ts'
import { createAuthorizationTables } from './migrations/0002-authorization.ts'
import { createEnterpriseApplicationTables } from './migrations/0003-enterprise-applications.ts'
import { createBrowserSessionTables } from './migrations/0004-browser-sessions.ts'
import { createScheduleTables } from './migrations/0006-schedules.ts'
import { createRestoreTaskTable } from './migrations/0007-restore-tasks.ts'
import { createRecoveryTables } from './migrations/0008-recovery.ts'
import { createMaintenanceTables } from './migrations/0009-maintenance.ts'
import { addRepositoryStorage } from './migrations/0010-repository-storage.ts'
import { addRepositorySettings } from './migrations/0011-repository-settings.ts'
import { isDatabaseUnavailable } from './postgresql.ts'

/** Never change or remove an entry that was released: databases remember which of them they have seen. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: createFirstTables },
  '0002-authorization': { up: createAuthorizationTables },
  '0003-enterprise-applications': { up: createEnterpriseApplicationTables },
  '0004-browser-sessions': { up: createBrowserSessionTables },
  '0006-schedules': { up: createScheduleTables },
  '0007-restore-tasks': { up: createRestoreTaskTable },
  '0008-recovery': { up: createRecoveryTables },
  '0009-maintenance': { up: createMaintenanceTables },
  '0010-repository-storage': { up: addRepositoryStorage },
  '0011-repository-settings': { up: addRepositorySettings },
}

export interface MigrationRules {
  /** Called with the name of the first migration that is to come, when there are tables already. */
  readonly before?: ((migration: string) => Promise<unknown>) | undefined
  /** Whether tables may be made where there are none; true when left out. */
  readonly mayBeNew?: boolean
}

/**
 * @throws {DatabaseError} `newer_schema`, `migration_failed`, `database_lost`, and what `before` throws; nothing was
 *   changed then.
 */
export async function migrateToLatest<Schema>(
  db: Kysely<Schema>,
  log: Log,
  { before, mayBeNew = true }: MigrationRules = {},
): Promise<void> {
  const migrator = migratorOf(db)
  const seen = await migrator.getMigrations().catch((error: unknown) => {
    throw unreadable(error)
  })
  const coming = seen.find(({ executedAt }) => executedAt === undefined)
  const isNew = seen.every(({ executedAt }) => executedAt === undefined)
  if (isNew && !mayBeNew) throw databaseLost()
  if (coming !== undefined && !isNew) await before?.(coming.name)
  const { error, results } = await migrator.migrateToLatest()
  for (const { migrationName, status } of results ?? [])
    if (status === 'Success' && seen.length > 0)
      log.info({ migration: migrationName }, 'tables brought up to date')
  if (error !== undefined) throw unreadable(error)
}

/**
 * As far as a migration of this name, as it was when something was dumped.
 * @param db - One connection, in the transaction of the caller.
 * @throws {DatabaseError} `newer_schema`
 */
export async function migrateTo<Schema>(db: Kysely<Schema>, migration: string, log: Log): Promise<void> {
  if (!Object.hasOwn(migrations, migration))
    throw unreadable(new Error(`previously executed migration ${migration} is missing`))
  const { error } = await migratorOf(db, { disableTransactions: true }).migrateTo(migration)
  if (error !== undefined) throw unreadable(error)
  log.debug({ migration }, 'tables made')
}

export function databaseLost(): DatabaseError {
  return new DatabaseError(
    'database_lost',
    'The data folder holds the keys of a server, and its database is gone or empty; nothing was changed. Put the database back (`strongroom database restore`, or a copy of yours), check DATABASE_URL, or bring the server back with `strongroom recover` into a new data folder. To begin as a new server, take another data folder.',
  )
}

function migratorOf<Schema>(
  db: Kysely<Schema>,
  options: { readonly disableTransactions?: boolean } = {},
): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations }, ...options })
}

function unreadable(error: unknown): DatabaseError {
  if (isDatabaseUnavailable(error))
    return new DatabaseError(
      'unavailable',
      'The database does not answer. Check DATABASE_URL and its server.',
      {
        cause: error,
      },
    )
  const detail = describeError(error)
  if (/previously executed migration .* is missing/.test(detail))
    return new DatabaseError(
      'newer_schema',
      'The records were written by a newer version of Strongroom. Start that version or a newer one.',
      { detail, cause: error },
    )
  return new DatabaseError(
    'migration_failed',
    'The tables could not be brought up to date; nothing was changed. The log has the cause.',
    { detail, cause: error },
  )
}

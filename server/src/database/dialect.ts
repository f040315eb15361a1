/** The few places where SQLite and PostgreSQL differ for the queries of the tables. */
import { type Kysely, PostgresAdapter, sql, type Transaction } from 'kysely'
import type { DatabaseSchema } from './schema.ts'

export type DatabaseDialect = 'sqlite' | 'postgresql'

/** Which of the two a handle speaks to. */
export function dialectOf(db: Pick<Kysely<DatabaseSchema>, 'getExecutor'>): DatabaseDialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgresql' : 'sqlite'
}

/**
 * Makes transactions that take the lock of this number wait for each other until they end. SQLite needs
 * nothing: its write transactions run one after another anyway.
 */
export async function lockUntilCommit(trx: Transaction<DatabaseSchema>, lock: number): Promise<void> {
  if (dialectOf(trx) === 'postgresql') await sql`select pg_advisory_xact_lock(${lock})`.execute(trx)
}

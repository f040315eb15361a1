/** PostgreSQL 14 or newer by a connection URL; whole numbers arrive as numbers, as they do from SQLite. */
import { CompiledQuery, type Dialect, PostgresDialect } from 'kysely'
import { DatabaseError as PostgresqlError, Pool, TypeOverrides } from 'pg'
import type { Log } from '../foundation/log.ts'
import { DatabaseError } from './errors.ts'
import { isSqliteUnavailable } from './sqlite.ts'

const oldestVersion = 14
const poolSize = 10
/** How long a query waits for a free connection, in milliseconds. */
const connectTimeoutMs = 10_000

/** Type numbers of `pg_type` whose text is a number of ours: `int8`, and `numeric` from sums of them. */
const numberTypes = [20, 1700]

/** @param url - for example `postgresql://user:password@host/name`. */
export function postgresqlDialect(url: string, log: Log): Dialect {
  const types = new TypeOverrides()
  for (const type of numberTypes) types.setTypeParser(type, parseWholeNumber)
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'strongroom',
    types,
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to PostgreSQL broke'))
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      const { rows } = await connection.executeQuery(CompiledQuery.raw('show server_version_num'))
      const version = Math.trunc(Number(Object.values(rows[0] ?? {})[0]) / 10_000)
      if (version < oldestVersion)
        throw new DatabaseError(
          'bad_configuration',
          `PostgreSQL ${oldestVersion} or newer is needed; the server behind DATABASE_URL is version ${version}`,
        )
    },
  })
}

function parseWholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number that we can hold: ${text}`)
  return value
}

/** Whether a transaction lost against another and may simply run again (class 40, transaction rollback). */
export function mayRunAgain(thrown: unknown): boolean {
  const code = thrown instanceof PostgresqlError ? thrown.code : undefined
  return code === '40001' || code === '40P01'
}

const networkErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
])

/**
 * Whether the server behind the records is away rather than unwilling: the network, or its own word for it (class
 * 08, connection exception; 53, insufficient resources; 57P, operator intervention). The same for a SQLite file whose
 * disk is full or broken.
 */
export function isDatabaseUnavailable(thrown: unknown): boolean {
  if (thrown instanceof AggregateError) return thrown.errors.some((error) => isDatabaseUnavailable(error))
  if (!(thrown instanceof Error)) return false
  if (thrown instanceof PostgresqlError) return /^(08|53|57P)/.test(thrown.code ?? '')
  if (isSqliteUnavailable(thrown)) return true
  if ('code' in thrown && typeof thrown.code === 'string' && networkErrors.has(thrown.code))
    return 'syscall' in thrown
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(thrown.message)
}

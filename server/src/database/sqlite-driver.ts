/**
 * The driver under Kysely for better-sqlite3: one connection that is lent to one user at a time, in the order in
 * which they asked, and statements that are prepared once.
 */
import type { Database, Statement } from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'

/** Statements whose texts differ: those of the code, and lists of a few lengths. */
const mostStatements = 500

export class SqliteDriver implements Driver {
  readonly #database: Database
  readonly #connection: SqliteConnection
  readonly #waiting: ((connection: DatabaseConnection) => void)[] = []
  #isLent = false

  constructor(database: Database) {
    this.#database = database
    this.#connection = new SqliteConnection(database)
  }

  async init(): Promise<void> {
    // The file is open already.
  }

  acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isLent) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#isLent = true
    return Promise.resolve(this.#connection)
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift()
    if (next === undefined) this.#isLent = false
    else next(this.#connection)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk has made SQLite roll back already (https://www.sqlite.org/lang_transaction.html).
    if (this.#database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    this.#connection.forget()
    this.#database.close()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()

  constructor(database: Database) {
    this.#database = database
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#prepare(sql)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Kysely knows the rows from the query
    if (statement.reader) return { rows: statement.all(parameters) as Row[] }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] }
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    // A statement of its own: one that is being read cannot run a second time.
    for (const row of this.#database.prepare<unknown[], Row>(sql).iterate(parameters)) yield { rows: [row] }
  }

  forget(): void {
    this.#statements.clear()
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    if (this.#statements.size > mostStatements) {
      const oldest = this.#statements.keys().next()
      if (oldest.done !== true) this.#statements.delete(oldest.value)
    }
    return statement
  }
}

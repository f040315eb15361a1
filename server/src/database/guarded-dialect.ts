/**
 * A dialect that begins transactions the way we need them, and that refuses a query outside of the
 * transaction it stands in: on SQLite such a query would wait for its own transaction for ever.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type TransactionSettings,
} from 'kysely'

/**
 * Knows whether the code that runs now stands in a transaction. To know it costs every promise of the process a
 * little (a fifth of a refresh, on Node 20), so it is for tests; {@link unwatched} never objects.
 */
export class TransactionScope {
  readonly #storage = new AsyncLocalStorage<{ isOpen: boolean }>()

  /** Runs `work` as the inside of a transaction; what it leaves running afterwards stands outside again. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const state = { isOpen: true }
    try {
      return await this.#storage.run(state, work)
    } finally {
      state.isOpen = false
    }
  }

  /** @throws {Error} a bug of the caller: the transaction's own handle must be used. */
  assertOutside(): void {
    if (this.#storage.getStore()?.isOpen === true)
      throw new Error("inside a transaction every query goes through the transaction's own handle")
  }
}

export type Scope = Pick<TransactionScope, 'run' | 'assertOutside'>

export const unwatched: Scope = {
  run: (work) => work(),
  assertOutside: () => undefined,
}

export interface GuardedDialectOptions {
  readonly dialect: Dialect
  readonly scope: Scope
  /** The statement that begins a transaction; the dialect's own way when undefined. */
  readonly begin: string | undefined
}

export class GuardedDialect implements Dialect {
  readonly #options: GuardedDialectOptions

  constructor(options: GuardedDialectOptions) {
    this.#options = options
  }

  createDriver(): Driver {
    return new GuardedDriver(this.#options)
  }

  createQueryCompiler(): QueryCompiler {
    return this.#options.dialect.createQueryCompiler()
  }

  createAdapter(): DialectAdapter {
    return this.#options.dialect.createAdapter()
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return this.#options.dialect.createIntrospector(db)
  }
}

class GuardedDriver implements Driver {
  readonly #driver: Driver
  readonly #scope: Scope
  readonly #begin: string | undefined

  constructor({ dialect, scope, begin }: GuardedDialectOptions) {
    this.#driver = dialect.createDriver()
    this.#scope = scope
    this.#begin = begin
  }

  init(): Promise<void> {
    return this.#driver.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#scope.assertOutside()
    return this.#driver.acquireConnection()
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (this.#begin === undefined) await this.#driver.beginTransaction(connection, settings)
    else await connection.executeQuery(CompiledQuery.raw(this.#begin))
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection)
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection)
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(connection)
  }

  destroy(): Promise<void> {
    return this.#driver.destroy()
  }
}

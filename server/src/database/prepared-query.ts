/**
 * Queries of the hot path, built once for each dialect: what is left at every call is to fill in the values.
 * Building and compiling a query costs several times what SQLite takes to answer it.
 */
import {
  CamelCasePlugin,
  type Compilable,
  type CompiledQuery,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type DatabaseDialect, dialectOf } from './dialect.ts'
import type { DatabaseSchema } from './schema.ts'

/** Stands in a query for the value of this name. */
class Marker {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Inside of a query: the place of a value, by its name. */
export interface PlaceOf<Values> {
  <Name extends keyof Values & string>(name: Name): RawBuilder<Values[Name]>
}

type Builder<Values, Row> = (db: Kysely<DatabaseSchema>, place: PlaceOf<Values>) => Compilable<Row>

/** Speaks to nobody: only its compiler is used. */
function compilerOf(dialect: Pick<Dialect, 'createQueryCompiler' | 'createAdapter' | 'createIntrospector'>) {
  return new Kysely<DatabaseSchema>({
    dialect: {
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
    },
    plugins: [new CamelCasePlugin()],
  })
}

const compilers: Readonly<Record<DatabaseDialect, Kysely<DatabaseSchema>>> = {
  sqlite: compilerOf({
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }),
  postgresql: compilerOf({
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }),
}

function placeOf<Value>(name: string): RawBuilder<Value> {
  return sql<Value>`${new Marker(name)}`
}

type Handle = Pick<Kysely<DatabaseSchema>, 'getExecutor'>

function prepare<Values extends object, Row>(
  build: Builder<Values, Row>,
): (db: Handle, values: Values) => CompiledQuery<Row> {
  const place: PlaceOf<Values> = placeOf
  const compiled: Readonly<Record<DatabaseDialect, CompiledQuery<Row>>> = {
    sqlite: build(compilers.sqlite, place).compile(),
    postgresql: build(compilers.postgresql, place).compile(),
  }
  return (db, values) => {
    const query = compiled[dialectOf(db)]
    const parameters = query.parameters.map((parameter): unknown =>
      parameter instanceof Marker ? Reflect.get(values, parameter.name) : parameter,
    )
    return { ...query, parameters }
  }
}

/** A query that answers with rows. */
export function prepareSelect<Values extends object, Row>(
  build: Builder<Values, Row>,
): (db: Handle, values: Values) => Promise<readonly Row[]> {
  const queryFor = prepare(build)
  return async (db, values) => (await db.getExecutor().executeQuery(queryFor(db, values))).rows
}

/** A query that changes rows; resolves to how many. It has no rows for the plugins to look at. */
export function prepareChange<Values extends object>(
  build: Builder<Values, unknown>,
): (db: Handle, values: Values) => Promise<number> {
  const queryFor = prepare(build)
  return async (db, values) => {
    const query = queryFor(db, values)
    const { numAffectedRows } = await db
      .getExecutor()
      .provideConnection((connection) => connection.executeQuery(query))
    return Number(numAffectedRows ?? 0)
  }
}

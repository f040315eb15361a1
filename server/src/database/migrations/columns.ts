/** How a table is written down in a migration, with column types that mean the same on both dialects. */
import {
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type RawBuilder,
  sql,
} from 'kysely'
import { dialectOf } from '../dialect.ts'

type ColumnType = 'text' | 'integer' | 'real' | 'truth' | 'bytes'

export interface Column {
  readonly type: ColumnType
  readonly isNullable?: boolean
  readonly isUnique?: boolean
  /** `table.column`, with what happens here when that row goes. */
  readonly references?: string
  readonly onDelete?: 'cascade' | 'restrict' | 'set null'
  /** What rows that are there already get. */
  readonly initially?: string | number
}

export interface Table {
  readonly name: string
  readonly primaryKey: readonly string[]
  readonly columns: { readonly [name: string]: Column }
  /** Each a list of columns. */
  readonly indexes?: readonly (readonly string[])[]
}

export const text: Column = { type: 'text' }
export const optionalText: Column = { type: 'text', isNullable: true }
export const uniqueText: Column = { type: 'text', isUnique: true }
export const integer: Column = { type: 'integer' }
export const optionalInteger: Column = { type: 'integer', isNullable: true }
export const real: Column = { type: 'real' }
export const truth: Column = { type: 'truth' }
export const bytes: Column = { type: 'bytes' }
export const optionalBytes: Column = { type: 'bytes', isNullable: true }

export function reference(references: string, onDelete: 'cascade' | 'restrict'): Column {
  return { type: 'text', references, onDelete }
}

export function optionalReference(references: string, onDelete: 'cascade' | 'set null'): Column {
  return { type: 'text', isNullable: true, references, onDelete }
}

type ColumnTypes = Readonly<Record<ColumnType, RawBuilder<unknown>>>

const sqliteTypes: ColumnTypes = {
  text: sql`text`,
  integer: sql`integer`,
  real: sql`real`,
  truth: sql`integer`,
  bytes: sql`blob`,
}

const postgresqlTypes: ColumnTypes = {
  // Ordered by code point, as on SQLite, whatever the locale of the server is.
  text: sql`text collate "C"`,
  integer: sql`bigint`,
  real: sql`double precision`,
  truth: sql`smallint`,
  bytes: sql`bytea`,
}

export async function createTable<Schema>(db: Kysely<Schema>, table: Table): Promise<void> {
  const isSqlite = dialectOf(db) === 'sqlite'
  const types = isSqlite ? sqliteTypes : postgresqlTypes
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(table.name)
  for (const [name, column] of Object.entries(table.columns))
    builder = builder.addColumn(name, types[column.type], (definition) => constrain(definition, column))
  builder = builder.addPrimaryKeyConstraint(`${table.name}_primary_key`, [...table.primaryKey])
  // Without STRICT, SQLite would store a text in an integer column, which PostgreSQL refuses.
  if (isSqlite) builder = builder.modifyEnd(sql`strict`)
  await builder.execute()
  for (const columns of table.indexes ?? [])
    await db.schema
      .createIndex(`${table.name}_by_${columns.join('_')}`)
      .on(table.name)
      .columns([...columns])
      .execute()
}

/** Adds columns to a table that has rows: each is nullable, or says what the rows get. */
export async function addColumns<Schema>(
  db: Kysely<Schema>,
  table: string,
  columns: { readonly [name: string]: Column },
): Promise<void> {
  const types = dialectOf(db) === 'sqlite' ? sqliteTypes : postgresqlTypes
  for (const [name, column] of Object.entries(columns))
    await db.schema
      .alterTable(table)
      .addColumn(name, types[column.type], (definition) => constrain(definition, column))
      .execute()
}

function constrain(definition: ColumnDefinitionBuilder, column: Column): ColumnDefinitionBuilder {
  let constrained = column.isNullable === true ? definition : definition.notNull()
  if (column.isUnique === true) constrained = constrained.unique()
  if (column.initially !== undefined) constrained = constrained.defaultTo(column.initially)
  if (column.references !== undefined)
    constrained = constrained.references(column.references).onDelete(column.onDelete ?? 'restrict')
  return constrained
}

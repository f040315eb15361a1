/** Plain values as JSON: what the vault and the database keep. */
import { Type, type TSchema, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Json } from '../repository/index.ts'

/** The value as JSON would carry it: members without a value are left out. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map((entry: unknown) => toJson(entry))
  return typeof value === 'object' ? toJsonObject(value) : null
}

export function toJsonObject(value: object): { readonly [name: string]: Json } {
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([name, member]) => [name, toJson(member)]))
}

/** A JSON text of ours, read back; what does not fit the schema is a damaged record and throws. */
export function parseJson<Schema extends TSchema>(text: string, schema: Schema): Static<Schema> {
  const value: unknown = JSON.parse(text)
  if (!Value.Check(schema, value)) throw new Error('a stored JSON document does not have its shape')
  return value
}

/** A JSON text of ours, whatever it holds. */
export function storedJson(text: string): Json {
  const value: Json = JSON.parse(text)
  return value
}

export const jsonObject = Type.Record(Type.String(), Type.Unknown())

/**
 * Brings a value that was read from a request into the shape of a schema, as leniently as the dialect's own server:
 * names and enumeration values in any case, truths and numbers as texts, `null` for absent, unknown members ignored.
 */
import { RequestError } from './errors.ts'

/** The part of JSON Schema that requests are described with. */
export interface RequestSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly properties?: { readonly [name: string]: RequestSchema }
  readonly required?: readonly string[]
  readonly items?: RequestSchema
  readonly minimum?: number
  readonly maximum?: number
}

export interface CoerceOptions {
  /** Where `$ref` points to. */
  readonly components: ReadonlyMap<string, RequestSchema>
  /** A member that does not fit is left out instead of refused: junk in a query string must not fail a request. */
  readonly dropMisfits?: boolean
  /** An unknown member is refused instead of ignored: nobody believes to have set what does not exist (AZ-27). */
  readonly refuseUnknown?: boolean
}

/**
 * @param at - What the value is called in a refusal, for example `schedulePolicy.type`.
 * @returns `undefined` for a value that is absent or `null`.
 * @throws {RequestError} `malformed` with the member and what it has to be.
 */
export function coerce(
  value: unknown,
  schema: RequestSchema,
  options: CoerceOptions,
  at = 'the request body',
): unknown {
  if (value === undefined || value === null) return undefined
  if (schema.$ref !== undefined) return coerce(value, referred(schema.$ref, options), options, at)
  switch (schema.type) {
    case 'object':
      return schema.properties === undefined
        ? plainObject(value, at)
        : coerceObject(value, schema, options, at)
    case 'array':
      return coerceArray(value, schema, options, at)
    case 'boolean':
      return coerceBoolean(value, at)
    case 'integer':
    case 'number':
      return coerceNumber(value, schema, at)
    case 'string':
      return coerceString(value, schema, at)
    case undefined:
    default:
      return value
  }
}

function referred(name: string, { components }: CoerceOptions): RequestSchema {
  const schema = components.get(name)
  if (schema === undefined) throw new TypeError(`no component ${name}`)
  return schema
}

function misfit(at: string, expected: string): RequestError {
  return new RequestError('malformed', `${at} has to be ${expected}.`)
}

function plainObject(value: unknown, at: string): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misfit(at, 'an object')
  return value
}

function coerceObject(value: unknown, schema: RequestSchema, options: CoerceOptions, at: string): unknown {
  const given = new Map<string, unknown>()
  for (const [name, member] of Object.entries(plainObject(value, at))) given.set(name.toLowerCase(), member)
  const members: [string, unknown][] = []
  const prefix = at === 'the request body' || at === 'the query' ? '' : `${at}.`
  for (const [name, memberSchema] of Object.entries(schema.properties ?? {})) {
    const member = coerceMember(given.get(name.toLowerCase()), memberSchema, options, `${prefix}${name}`)
    if (member !== undefined) members.push([name, member])
    else if (schema.required?.includes(name))
      throw new RequestError('malformed', `${prefix}${name} is missing.`)
  }
  if (options.refuseUnknown === true) refuseUnknown(plainObject(value, at), schema, prefix)
  return Object.fromEntries(members)
}

function refuseUnknown(given: object, schema: RequestSchema, prefix: string): void {
  const known = new Set(Object.keys(schema.properties ?? {}).map((name) => name.toLowerCase()))
  const unknown = Object.keys(given).find((name) => !known.has(name.toLowerCase()))
  if (unknown !== undefined)
    throw new RequestError('malformed', `${prefix}${unknown.slice(0, 80)} is an unknown property.`)
}

function coerceMember(value: unknown, schema: RequestSchema, options: CoerceOptions, at: string): unknown {
  if (options.dropMisfits !== true) return coerce(value, schema, options, at)
  try {
    return coerce(value, schema, options, at)
  } catch (error) {
    if (error instanceof RequestError) return undefined
    throw error
  }
}

function coerceArray(value: unknown, schema: RequestSchema, options: CoerceOptions, at: string): unknown {
  if (!Array.isArray(value)) throw misfit(at, 'an array')
  const items: readonly unknown[] = value
  const { items: itemSchema = {} } = schema
  return items.map((item, index) => {
    const place = `${at}[${index}]`
    const read = coerce(item, itemSchema, options, place)
    if (read !== undefined) return read
    // a list has no absent items: where items are described, none is null
    if (itemSchema.type !== undefined || itemSchema.$ref !== undefined)
      throw misfit(place, 'a value, not null')
    return null
  })
}

function coerceBoolean(value: unknown, at: string): boolean {
  if (typeof value === 'boolean') return value
  // A slash at the end belongs to a URL that was closed too late: `?extendedView=true/`.
  const text =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : ''
  if (/^(true|1)\/?$/.test(text)) return true
  if (/^(false|0)\/?$/.test(text)) return false
  throw misfit(at, 'true or false')
}

function coerceNumber(value: unknown, schema: RequestSchema, at: string): number {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const { minimum, maximum, type } = schema
  if (typeof found !== 'number' || !Number.isFinite(found)) throw misfit(at, 'a number')
  if (type === 'integer' && !Number.isSafeInteger(found)) throw misfit(at, 'a whole number')
  if (minimum !== undefined && found < minimum) throw misfit(at, `at least ${minimum}`)
  if (maximum !== undefined && found > maximum) throw misfit(at, `at most ${maximum}`)
  return found
}

function coerceString(value: unknown, schema: RequestSchema, at: string): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw misfit(at, 'a text')
  const text = String(value)
  if (schema.enum === undefined) return text
  const canonical = schema.enum.find((one) => one.toLowerCase() === text.trim().toLowerCase())
  if (canonical === undefined) throw misfit(at, `one of ${schema.enum.join(', ')}`)
  return canonical
}

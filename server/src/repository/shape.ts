/**
 * What a parsed JSON document must look like. The vault's documents are few and small, and whatever opens a vault pays
 * for what it loads: these checks need no library and nothing that is compiled at every start.
 */
import type { Json } from './json.ts'

/** Says whether a value is one, and is the type of what it lets through. */
export type Shape<Value> = (value: unknown) => value is Value
export type ValueOf<Checked> = Checked extends Shape<infer Value> ? Value : never

interface TextRules {
  readonly pattern?: RegExp
  /** In UTF-16 code units. */
  readonly atMost?: number
}

export function text({ pattern, atMost = Infinity }: TextRules = {}): Shape<string> {
  return (value): value is string =>
    typeof value === 'string' && value.length <= atMost && (pattern === undefined || pattern.test(value))
}

/** A whole number from 0 on that a double holds exactly. */
export function count(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** Anything that JSON holds. */
export function anything(value: unknown): value is Json {
  return value !== undefined
}

export function literal<const Value extends string | number | null>(expected: Value): Shape<Value> {
  return (value): value is Value => value === expected
}

export function oneOf<Shapes extends readonly Shape<unknown>[]>(
  ...shapes: Shapes
): Shape<ValueOf<Shapes[number]>> {
  return (value): value is ValueOf<Shapes[number]> => shapes.some((isOne) => isOne(value))
}

export function listOf<Value>(isMember: Shape<Value>): Shape<Value[]> {
  return (value): value is Value[] => Array.isArray(value) && value.every((member) => isMember(member))
}

/** An object whose members have any names. */
export function recordOf<Value>(isMember: Shape<Value>): Shape<Record<string, Value>> {
  return (value): value is Record<string, Value> =>
    isObject(value) && Object.values(value).every((member) => isMember(member))
}

type Members = Readonly<Record<string, Shape<unknown>>>
type ObjectOf<Known extends Members> = { [Name in keyof Known]: ValueOf<Known[Name]> }

/** An object with these members and no other. */
export function closed<Known extends Members>(members: Known): Shape<ObjectOf<Known>> {
  const isOpen = open(members)
  const size = Object.keys(members).length
  return (value): value is ObjectOf<Known> => isOpen(value) && Object.keys(value).length === size
}

/** An object with these members and perhaps others, which are let through. */
export function open<Known extends Members>(members: Known): Shape<ObjectOf<Known>> {
  const known = Object.entries(members)
  return (value): value is ObjectOf<Known> =>
    isObject(value) && known.every(([name, isOne]) => Object.hasOwn(value, name) && isOne(value[name]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

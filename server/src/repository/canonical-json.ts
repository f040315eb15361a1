/** Canonical JSON: one text for one value, so that it can be hashed and signed (docs/repository-format.md, section 8; RFC 8785). */
import { corrupt, VaultError } from './errors.ts'
import type { Json } from './json.ts'

const maxDepth = 64

/**
 * The canonical text of a value.
 * @throws {VaultError} `too_large` when it is nested deeper than 64.
 * @throws {TypeError} for what JSON cannot hold (NaN, undefined): a bug of the caller.
 */
export function canonicalJson(value: Json): string {
  return write(value, 0)
}

function write(value: Json, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value)
    throw new TypeError('a number that JSON cannot hold')
  }
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} where JSON was expected`)
  if (depth === maxDepth) {
    throw new VaultError(
      'too_large',
      `A document is nested deeper than ${maxDepth} levels and cannot be stored.`,
    )
  }
  if (isArray(value)) return `[${value.map((member) => write(member, depth + 1)).join(',')}]`
  let members = ''
  for (const name of sorted(Object.keys(value))) {
    const member = value[name]
    if (member === undefined) throw new TypeError(`no value for ${name}`)
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${write(member, depth + 1)}`
  }
  return `{${members}}`
}

/** Most objects are made with their names in order: looking is cheaper than sorting. */
function sorted(names: readonly string[]): readonly string[] {
  for (let place = 1; place < names.length; place += 1) {
    if ((names[place - 1] ?? '') > (names[place] ?? '')) return names.toSorted(byCodeUnit)
  }
  return names
}

/** `Array.isArray` does not narrow readonly arrays. */
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** The default order of strings in JavaScript is the one RFC 8785 wants. */
function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : 1
}

/**
 * Parses stored JSON; what it holds is for the caller to check.
 * @throws {VaultError} `corrupt` when it is not JSON in UTF-8 or nested deeper than 64.
 */
export function parseStoredJson(bytes: Uint8Array, name: string): unknown {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    )
    checkDepth(value, 0)
    return value
  } catch (error) {
    throw corrupt(`${name}: not a JSON document`, error)
  }
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth === maxDepth) throw new RangeError('nested too deep')
  for (const member of Object.values(value)) checkDepth(member, depth + 1)
}

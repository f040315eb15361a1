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
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return JSON.stringify(value)
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
  const members: string[] = []
  for (const name of Object.keys(value).toSorted(byCodeUnit)) {
    const member = value[name]
    if (member === undefined) throw new TypeError(`no value for ${name}`)
    members.push(`${JSON.stringify(name)}:${write(member, depth + 1)}`)
  }
  return `{${members.join(',')}}`
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

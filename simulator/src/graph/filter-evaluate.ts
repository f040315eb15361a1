/** Applies a `$filter` to an object. Text compares without regard to case, as in the directory and in Exchange. */
import type { Comparison, Filter, Literal, Path, TextFunction } from './filter.ts'

/** The value at a path, such as `['from', 'emailAddress', 'address']`; undefined where there is none. */
export type Resolve = (path: Path) => unknown

export function matchesFilter(filter: Filter, resolve: Resolve): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matchesFilter(part, resolve))
    case 'or':
      return filter.parts.some((part) => matchesFilter(part, resolve))
    case 'not':
      return !matchesFilter(filter.part, resolve)
    case 'compare':
      return compare(resolve(filter.path), filter.operator, filter.literal)
    case 'in':
      return filter.literals.some((literal) => compare(resolve(filter.path), 'eq', literal))
    case 'function':
      return applyFunction(filter.name, resolve(filter.path), filter.literal)
    case 'any':
      break
  }
  return matchesAny(filter, resolve)
}

function matchesAny(filter: Extract<Filter, { kind: 'any' }>, resolve: Resolve): boolean {
  const items = resolve(filter.path)
  if (!Array.isArray(items)) return false
  return items.some((item: unknown) =>
    matchesFilter(filter.part, (path) =>
      path[0] === filter.variable ? valueAt(item, path.slice(1)) : resolve(path),
    ),
  )
}

/** Follows property names into an object. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Reflect.get(current, name)
  }
  return current
}

function compare(value: unknown, operator: Comparison, literal: Literal): boolean {
  const [left, right] = [comparable(value, literal), comparable(literal, literal)]
  switch (operator) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'gt':
      return left !== null && right !== null && left > right
    case 'ge':
      return left !== null && right !== null && left >= right
    case 'lt':
      return left !== null && right !== null && left < right
    case 'le':
      break
  }
  return left !== null && right !== null && left <= right
}

function comparable(value: unknown, literal: Literal): string | number | boolean | null {
  if (literal instanceof Date) return value instanceof Date ? value.getTime() : timeOf(value)
  if (typeof value === 'string') return value.toLowerCase()
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const timeOf = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : null)

function applyFunction(name: TextFunction, value: unknown, literal: Literal): boolean {
  if (typeof value !== 'string' || typeof literal !== 'string') return false
  const [text, part] = [value.toLowerCase(), literal.toLowerCase()]
  if (name === 'startswith') return text.startsWith(part)
  return name === 'endswith' ? text.endsWith(part) : text.includes(part)
}

/** Every property path that a filter asks about, those inside of `any` included below their collection. */
export function filterPaths(filter: Filter): Path[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(filterPaths)
    case 'not':
      return filterPaths(filter.part)
    case 'any':
      return [filter.path, ...filterPaths(filter.part).map((path) => outsidePath(path, filter))]
    case 'compare':
    case 'in':
    case 'function':
      break
  }
  return [filter.path]
}

/** A path below the variable of `any` becomes one below its collection. */
function outsidePath(path: Path, { variable, path: collection }: Extract<Filter, { kind: 'any' }>): Path {
  return path[0] === variable ? collection.concat(path.slice(1)) : path
}

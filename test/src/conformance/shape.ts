/** What an answer should look like, as data, and how it differs. */

/** A rule that no literal value can say. */
export class Check {
  readonly says: string
  readonly compare: (value: unknown, path: string) => readonly Difference[]

  constructor(says: string, compare: Check['compare']) {
    this.says = says
    this.compare = compare
  }
}

/**
 * A literal is equal, an expression matches a text, a list has the same length, an object has at least these members.
 */
export type Shape =
  | string
  | number
  | boolean
  | null
  | RegExp
  | Check
  | readonly Shape[]
  | { readonly [member: string]: Shape }

export interface Difference {
  /** Where in the answer, `error_codes[0]` for example; empty for the whole. */
  readonly path: string
  readonly expected: string
  readonly seen: unknown
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The shape as a few words. */
function describeShape(shape: Shape): string {
  if (shape instanceof Check) return shape.says
  if (shape instanceof RegExp) return `text like ${String(shape)}`
  if (Array.isArray(shape)) return `a list of ${shape.length}`
  if (isRecord(shape)) return `an object with ${Object.keys(shape).join(', ')}`
  return JSON.stringify(shape)
}

/** Every place where the value is not what the shape says. */
export function differences(shape: Shape, value: unknown, path = ''): readonly Difference[] {
  if (shape instanceof Check) return shape.compare(value, path)
  const wrong = [{ path, expected: describeShape(shape), seen: value }]
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? [] : wrong
  if (isList(shape)) {
    if (!Array.isArray(value) || value.length !== shape.length) return wrong
    return shape.flatMap((element, index) => differences(element, value[index], `${path}[${index}]`))
  }
  if (typeof shape === 'object' && shape !== null) {
    if (!isRecord(value)) return wrong
    return Object.entries(shape).flatMap(([name, member]) =>
      differences(member, value[name], path === '' ? name : `${path}.${name}`),
    )
  }
  return value === shape ? [] : wrong
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape)

function check(says: string, holds: (value: unknown) => boolean): Check {
  return new Check(says, (value, path) => (holds(value) ? [] : [{ path, expected: says, seen: value }]))
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const text = check('a text', (value) => typeof value === 'string' && value !== '')
export const guid = check('a GUID', (value) => typeof value === 'string' && guidPattern.test(value))
export const instant = check(
  'a point in time, ISO 8601 in UTC',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value),
)
export const truth = check('true or false', (value) => typeof value === 'boolean')
export const absent = check('nothing', (value) => value === undefined)

export function numberFrom(least: number, most: number): Check {
  return check(
    `a number from ${least} to ${most}`,
    (value) => typeof value === 'number' && value >= least && value <= most,
  )
}

export function oneOf(...shapes: readonly Shape[]): Check {
  const says = shapes.map(describeShape).join(', or ')
  return check(says, (value) => shapes.some((shape) => differences(shape, value).length === 0))
}

/** A list whose every element is so. */
export function each(shape: Shape, least = 0): Check {
  const says = `a list of at least ${least}`
  return new Check(says, (value, path) => {
    if (!Array.isArray(value) || value.length < least) return [{ path, expected: says, seen: value }]
    return value.flatMap((element, index) => differences(shape, element, `${path}[${index}]`))
  })
}

/** A list in which each of these is found, wherever; what is missing is named one by one. */
export function containing(...shapes: readonly Shape[]): Check {
  return new Check(`a list that contains ${shapes.map(describeShape).join(', ')}`, (value, path) => {
    if (!Array.isArray(value)) return [{ path, expected: 'a list', seen: value }]
    return shapes
      .filter((shape) => !value.some((element) => differences(shape, element).length === 0))
      .map((shape) => ({ path, expected: `contains ${JSON.stringify(shape)}`, seen: undefined }))
  })
}

/** An object whose members are these and no others. */
export function onlyMembers(...names: readonly string[]): Check {
  return new Check(`an object with nothing but ${names.join(', ')}`, (value, path) => {
    const members = isRecord(value) ? Object.keys(value) : []
    const odd = members.filter((name) => !names.includes(name))
    const missing = names.filter((name) => !members.includes(name))
    return [
      ...odd.map((name) => ({ path: `${path}.${name}`, expected: 'nothing', seen: 'a member' })),
      ...missing.map((name) => ({ path: `${path}.${name}`, expected: 'a member', seen: undefined })),
    ]
  })
}

/** All of these at once. */
export function all(...shapes: readonly Shape[]): Check {
  return new Check(shapes.map(describeShape).join(', and '), (value, path) =>
    shapes.flatMap((shape) => differences(shape, value, path)),
  )
}

/** A signed JWT whose header and claims are so; the signature is not looked at. */
export function jwt(shape: { readonly header: Shape; readonly claims: Shape }): Check {
  return new Check('a JWT', (value, path) => {
    const [header, claims] = typeof value === 'string' ? value.split('.').map(jsonOf) : []
    return differences({ ...shape }, { header, claims }, path)
  })
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

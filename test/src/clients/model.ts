/**
 * Models of typed clients, in the short notation of the dialect's schema lists: `name:type`, `*` required, `?` may be
 * null, `{A|B}` one of these texts, `[type]` an array. A client with such a model fails at the first value that does not
 * fit; so does {@link misfitsOf}.
 */

interface Member {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly isNullable: boolean
}

/** @returns what a strictly typed client would fail at, with the path to it; empty when nothing. */
export function misfitsOf(value: unknown, model: string, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${at || '.'} is no object`]
  return membersOf(model).flatMap((member) => misfitsOfMember(Reflect.get(value, member.name), member, at))
}

function membersOf(model: string): readonly Member[] {
  return splitTop(model).map((text) => {
    const found = /^(?<name>[\w.]+)(?<required>\*?):(?<type>.+?)(?<nullable>\??)$/s.exec(text.trim())
    if (found?.groups === undefined) throw new Error(`no member of a model: ${text}`)
    const { name = '', type = '', required, nullable } = found.groups
    return { name, type, isRequired: required === '*', isNullable: nullable === '?' }
  })
}

/** At commas outside of brackets. */
function splitTop(text: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth -= 1
    if (character === ',' && depth === 0) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${character}`)
  }
  return parts.filter((part) => part.trim() !== '')
}

function misfitsOfMember(value: unknown, member: Member, at: string): readonly string[] {
  const path = `${at}.${member.name}`
  if (value === undefined) return member.isRequired ? [`${path} is missing`] : []
  if (value === null) return member.isNullable ? [] : [`${path} is null`]
  return misfitsOfValue(value, member.type, path)
}

/** What Python's `isoparse` and .NET's parser both take. */
const isoDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  str: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  int: (value) => Number.isSafeInteger(value),
  num: (value) => typeof value === 'number',
  dt: (value) => typeof value === 'string' && isoDateTime.test(value) && !Number.isNaN(Date.parse(value)),
  uuid: (value) => typeof value === 'string' && uuid.test(value),
  time: (value) => typeof value === 'string' && /^\d\d:\d\d:\d\d$/.test(value),
  map: (value) => typeof value === 'object' && !Array.isArray(value),
}

function misfitsOfValue(value: unknown, type: string, path: string): readonly string[] {
  if (type.startsWith('[')) {
    if (!Array.isArray(value)) return [`${path} is no array`]
    return value.flatMap((item, index) => misfitsOfValue(item, type.slice(1, -1), `${path}[${index}]`))
  }
  if (type.startsWith('(')) return misfitsOf(value, type.slice(1, -1), path)
  const isFitting = type.startsWith('{')
    ? type.slice(1, -1).split('|').includes(String(value))
    : checks[type]?.(value)
  if (isFitting === undefined) throw new Error(`no type of a model: ${type}`)
  return isFitting ? [] : [`${path} is ${JSON.stringify(value)}, not ${type}`]
}

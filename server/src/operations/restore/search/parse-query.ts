/**
 * Reads a search in the part of Windows' Advanced Query Syntax that a mailbox has use for: properties, phrases,
 * comparisons, ranges, AND, OR, NOT and brackets (reference 3.4).
 */
import { comparable, type Condition, type Span, type TextField } from './condition.ts'
import { propertyNamed, type Property, propertyNames } from './properties.ts'
import { QueryError } from './query-error.ts'
import { type Operator, type Token, tokensOf } from './tokens.ts'
import { flagOf, importanceOf, isMailKind, sizeSpan, timeSpan } from './values.ts'

const deepest = 20

/**
 * @param now - What `today` and its like are counted from, in UTC.
 * @throws {QueryError} which says what is wrong, and where.
 */
export function parseQuery(query: string, now: number): Condition {
  const tokens = tokensOf(query)
  if (tokens.length === 0) throw new QueryError('Say what to look for, for example subject:invoice.')
  const reader: Reader = { tokens, at: 0, depth: 0, now }
  const condition = readOr(reader)
  const left = tokens[reader.at]
  if (left !== undefined) throw new QueryError('A bracket is closed that was never opened.', left.at)
  return condition
}

interface Reader {
  readonly tokens: readonly Token[]
  at: number
  depth: number
  readonly now: number
}

function peek({ tokens, at }: Reader): Token | undefined {
  return tokens[at]
}

function readOr(reader: Reader): Condition {
  const parts = [readAnd(reader)]
  while (peek(reader)?.kind === 'or') {
    reader.at += 1
    parts.push(readAnd(reader))
  }
  return joined('or', parts)
}

function readAnd(reader: Reader): Condition {
  const parts = [readNot(reader)]
  for (let next = peek(reader); next !== undefined; next = peek(reader)) {
    if (next.kind === 'or' || next.kind === 'close') break
    if (next.kind === 'and') reader.at += 1
    parts.push(readNot(reader))
  }
  return joined('and', parts)
}

function joined(kind: 'and' | 'or', of: readonly Condition[]): Condition {
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { kind, of }
}

function readNot(reader: Reader): Condition {
  let isNegated = false
  while (peek(reader)?.kind === 'not') {
    reader.at += 1
    isNegated = !isNegated
  }
  const condition = readTerm(reader)
  return isNegated ? { kind: 'not', of: condition } : condition
}

function readTerm(reader: Reader): Condition {
  const token = peek(reader)
  if (token === undefined) throw new QueryError('Something is missing at the end of the search.')
  reader.at += 1
  switch (token.kind) {
    case 'open':
      return inBrackets(reader, token, () => readOr(reader))
    case 'word':
      return textCondition('any', token.text, false)
    case 'property':
      return readProperty(reader, token)
    case 'close':
    case 'and':
    case 'or':
    case 'not':
      throw new QueryError('A word is missing here.', token.at)
  }
  return token
}

function inBrackets(reader: Reader, { at }: Token, read: () => Condition): Condition {
  reader.depth += 1
  if (reader.depth > deepest) throw new QueryError(`Brackets nest at most ${deepest} deep.`, at)
  const condition = read()
  if (peek(reader)?.kind !== 'close') throw new QueryError('A bracket is never closed.', at)
  reader.at += 1
  reader.depth -= 1
  return condition
}

type PropertyToken = Extract<Token, { kind: 'property' }>

function readProperty(reader: Reader, token: PropertyToken): Condition {
  const property = propertyNamed(token.name)
  if (property === undefined)
    throw new QueryError(
      `There is no property “${token.name}”. There are ${propertyNames}; put quotation marks round text with a colon.`,
      token.at,
    )
  const next = peek(reader)
  if (next?.kind === 'open') {
    reader.at += 1
    return inBrackets(reader, next, () => readAlternatives(reader, token, property))
  }
  return readValue(reader, token, property)
}

/** `subject:(one OR two)`, `subject:(one two)` */
function readAlternatives(reader: Reader, token: PropertyToken, property: Property): Condition {
  const all: Condition[] = []
  let every: Condition[] = []
  for (let next = peek(reader); next !== undefined && next.kind !== 'close'; next = peek(reader)) {
    if (next.kind === 'or') {
      if (every.length === 0) throw new QueryError('A word is missing here.', next.at)
      all.push(joined('and', every))
      every = []
      reader.at += 1
      continue
    }
    if (next.kind === 'and') reader.at += 1
    const isNegated = peek(reader)?.kind === 'not'
    if (isNegated) reader.at += 1
    const value = readValue(reader, token, property)
    every.push(isNegated ? { kind: 'not', of: value } : value)
  }
  if (every.length === 0) throw new QueryError('A word is missing in these brackets.', token.at)
  return joined('or', [...all, joined('and', every)])
}

function readValue(reader: Reader, token: PropertyToken, property: Property): Condition {
  const value = peek(reader)
  if (value?.kind !== 'word') throw new QueryError(`A value is missing after “${token.name}”.`, token.at)
  reader.at += 1
  return conditionOf(property, { operator: token.operator, text: value.text, at: value.at, now: reader.now })
}

interface Given {
  readonly operator: Operator
  readonly text: string
  readonly at: number
  readonly now: number
}

function conditionOf(property: Property, given: Given): Condition {
  switch (property.kind) {
    case 'text':
      return textOf(property.field, given)
    case 'time':
      return {
        kind: 'time',
        field: property.field,
        span: compared(given, (text) => timeSpan(text, given.now)),
      }
    case 'size':
      return { kind: 'size', span: compared(given, sizeSpan) }
    case 'flag': {
      const value = given.operator === '<>' ? !flagOf(given.text, given.at) : flagOf(given.text, given.at)
      return { kind: 'flag', field: property.field, value }
    }
    case 'importance':
      return { kind: 'importance', value: importanceOf(given.text, given.at) }
    case 'kind':
      return { kind: 'always', value: isMailKind(given.text) }
  }
  return property
}

function textOf(field: TextField, { operator, text, at }: Given): Condition {
  if (operator === ':') return textCondition(field, text, false)
  if (operator === '=') return textCondition(field, text, true)
  if (operator === '<>') return { kind: 'not', of: textCondition(field, text, true) }
  throw new QueryError('Text is not larger or smaller: compare it with : or =.', at)
}

/** A star stands for anything. */
function textCondition(field: TextField, text: string, isWhole: boolean): Condition {
  const pieces = comparable(text)
    .split(/\*+/)
    .filter((piece) => piece !== '')
  return { kind: 'text', field, pieces, isWhole: isWhole && !text.includes('*') }
}

/** A comparison as the span of values that it lets through; `a..b` is from the first to the end of the second. */
function compared({ operator, text, at }: Given, read: (text: string) => Span | undefined): Span {
  const known = (part: string): Span => {
    const span = read(part)
    if (span === undefined) throw new QueryError(`“${part}” cannot be compared with.`, at)
    return span
  }
  const [first = '', second, more] = text.split('..')
  if (second !== undefined) {
    if (more !== undefined || operator !== ':')
      throw new QueryError('A range has one beginning and one end.', at)
    const from = first === '' ? Number.NEGATIVE_INFINITY : known(first).from
    return { from, to: second === '' ? Number.POSITIVE_INFINITY : known(second).to }
  }
  const { from, to } = known(text)
  switch (operator) {
    case ':':
    case '=':
      return { from, to }
    case '<':
      return { from: Number.NEGATIVE_INFINITY, to: from }
    case '<=':
      return { from: Number.NEGATIVE_INFINITY, to }
    case '>':
      return { from: to, to: Number.POSITIVE_INFINITY }
    case '>=':
      return { from, to: Number.POSITIVE_INFINITY }
    case '<>':
      throw new QueryError('Write NOT before the property instead of <> behind it.', at)
  }
  return operator
}

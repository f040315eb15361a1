/** `$filter`: reads the expressions that Graph documents into a tree (OData 4.0 part 2 section 5.1.1). */
import { badRequest } from './errors.ts'

export type Literal = string | number | boolean | null | Date

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | {
      readonly kind: 'compare'
      readonly path: Path
      readonly operator: Comparison
      readonly literal: Literal
    }
  | { readonly kind: 'in'; readonly path: Path; readonly literals: readonly Literal[] }
  | { readonly kind: 'function'; readonly name: TextFunction; readonly path: Path; readonly literal: Literal }
  | { readonly kind: 'any'; readonly path: Path; readonly variable: string; readonly part: Filter }

export type TextFunction = 'startswith' | 'endswith' | 'contains'

/** Property names from the outside in; starts with the variable inside of `any`. */
export type Path = readonly string[]

interface Token {
  readonly kind: 'word' | 'text' | 'literal' | 'mark'
  readonly text: string
  readonly value?: Literal
}

const pattern =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<date>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)(?![\w-])|(?<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})|(?<number>-?\d+(?:\.\d+)?)(?![\w-])|(?<word>[A-Za-z_@][\w.@]*)|(?<mark>[()/,:]))/y

export function parseFilter(text: string): Filter {
  const reader = createReader(tokenize(text))
  const filter = parseOr(reader)
  if (reader.peek() !== undefined) throw syntaxError()
  return filter
}

const syntaxError = () => badRequest('Invalid filter clause: Syntax error: the expression cannot be read.')

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const matcher = new RegExp(pattern)
  const end = text.trimEnd().length
  while (matcher.lastIndex < end) {
    const groups = matcher.exec(text)?.groups
    if (groups === undefined) throw syntaxError()
    tokens.push(tokenOf(groups))
  }
  return tokens
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token {
  const { text, date, guid, number, word, mark } = groups
  if (text !== undefined) return { kind: 'text', text, value: text.slice(1, -1).replaceAll("''", "'") }
  if (date !== undefined) return { kind: 'literal', text: date, value: parseDate(date) }
  if (guid !== undefined) return { kind: 'literal', text: guid, value: guid }
  if (number !== undefined) return { kind: 'literal', text: number, value: Number(number) }
  if (word === 'true' || word === 'false') return { kind: 'literal', text: word, value: word === 'true' }
  if (word === 'null') return { kind: 'literal', text: word, value: null }
  return word === undefined ? { kind: 'mark', text: mark ?? '' } : { kind: 'word', text: word }
}

function parseDate(text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw syntaxError()
  return date
}

interface Reader {
  peek(ahead?: number): Token | undefined
  next(): Token
  /** Takes the token when it is this mark or word, whatever its case. */
  take(text: string): boolean
  expect(text: string): void
}

function createReader(tokens: readonly Token[]): Reader {
  let at = 0
  const isNext = (text: string) => {
    const token = tokens[at]
    return token !== undefined && token.kind !== 'text' && token.text.toLowerCase() === text
  }
  return {
    peek: (ahead = 0) => tokens[at + ahead],
    next() {
      const token = tokens[at]
      if (token === undefined) throw syntaxError()
      at += 1
      return token
    },
    take(text) {
      const found = isNext(text)
      if (found) at += 1
      return found
    },
    expect(text) {
      if (!isNext(text)) throw syntaxError()
      at += 1
    },
  }
}

function parseOr(reader: Reader): Filter {
  const parts = [parseAnd(reader)]
  while (reader.take('or')) parts.push(parseAnd(reader))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'or', parts }
}

function parseAnd(reader: Reader): Filter {
  const parts = [parseUnary(reader)]
  while (reader.take('and')) parts.push(parseUnary(reader))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'and', parts }
}

function parseUnary(reader: Reader): Filter {
  if (reader.take('not')) return { kind: 'not', part: parseUnary(reader) }
  if (reader.take('(')) {
    const inner = parseOr(reader)
    reader.expect(')')
    return inner
  }
  const name = textFunction(reader)
  return name === undefined ? parseComparison(reader) : parseFunction(reader, name)
}

function textFunction(reader: Reader): TextFunction | undefined {
  const word = reader.peek()?.text.toLowerCase()
  const isCall = reader.peek(1)?.text === '('
  return isCall && (word === 'startswith' || word === 'endswith' || word === 'contains') ? word : undefined
}

function parseFunction(reader: Reader, name: TextFunction): Filter {
  reader.next()
  reader.expect('(')
  const path = parsePath(reader)
  reader.expect(',')
  const literal = parseLiteral(reader)
  reader.expect(')')
  return { kind: 'function', name, path, literal }
}

function parseComparison(reader: Reader): Filter {
  const path = parsePath(reader)
  const last = path.at(-1)?.toLowerCase()
  if (last === 'any' && reader.take('(')) return parseAny(reader, path.slice(0, -1))
  const operator = reader.next().text.toLowerCase()
  if (operator === 'in') return { kind: 'in', path, literals: parseList(reader) }
  if (!isComparison(operator)) throw syntaxError()
  return { kind: 'compare', path, operator, literal: parseLiteral(reader) }
}

const isComparison = (text: string): text is Comparison => ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(text)

function parseAny(reader: Reader, path: Path): Filter {
  const variable = reader.next().text
  reader.expect(':')
  const part = parseOr(reader)
  reader.expect(')')
  return { kind: 'any', path, variable, part }
}

function parsePath(reader: Reader): Path {
  const names: string[] = []
  do {
    const token = reader.next()
    if (token.kind !== 'word') throw syntaxError()
    names.push(token.text)
  } while (reader.take('/'))
  return names
}

function parseLiteral(reader: Reader): Literal {
  const token = reader.next()
  if (token.value === undefined) throw syntaxError()
  return token.value
}

function parseList(reader: Reader): Literal[] {
  reader.expect('(')
  const literals = [parseLiteral(reader)]
  while (reader.take(',')) literals.push(parseLiteral(reader))
  reader.expect(')')
  return literals
}

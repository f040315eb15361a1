/** Cuts a search into its tokens; reads each character once. */
import { QueryError } from './query-error.ts'

export type Token =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not'; readonly at: number }
  /** `isQuoted`: it stood in quotation marks, and is text whatever it says. */
  | { readonly kind: 'word'; readonly text: string; readonly isQuoted: boolean; readonly at: number }
  | { readonly kind: 'property'; readonly name: string; readonly operator: Operator; readonly at: number }

export type Operator = ':' | '=' | '<>' | '<' | '<=' | '>' | '>='

const longestQuery = 2000
const mostTokens = 400

const operator = /(?::\s*)?(<>|<=|>=|≤|≥|[=<>:])/y
const propertyName = /[A-Za-z][A-Za-z.]{0,63}(?=\s?(?::|=|<|>|≤|≥))/y
const plain = /[^\s()"]+/y
const space = /\s+/y
const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...([':', '=', '<>', '<', '<=', '>', '>='] as const).map((sign): [string, Operator] => [sign, sign]),
  ['≤', '<='],
  ['≥', '>='],
])
const words = { AND: 'and', OR: 'or', NOT: 'not' } as const

/** @throws {QueryError} for what is too long, and for a quotation that does not end. */
export function tokensOf(query: string): Token[] {
  if (query.length > longestQuery)
    throw new QueryError(`A search has at most ${longestQuery} characters: this one has ${query.length}.`)
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const [found] = pattern.exec(query) ?? []
    at += found?.length ?? 0
    return found
  }
  while (at < query.length) {
    if (take(space) !== undefined) continue
    const start = at
    const [first = ''] = query.slice(at, at + 1)
    if (first === '(' || first === ')') {
      at += 1
      tokens.push({ kind: first === '(' ? 'open' : 'close', at: start })
    } else if (first === '"') {
      tokens.push(quoted(query, start))
      at = query.indexOf('"', start + 1) + 1
    } else if (first === '-' && /[^\s]/.test(query.slice(at + 1, at + 2)) && isTermStart(tokens)) {
      at += 1
      tokens.push({ kind: 'not', at: start })
    } else tokens.push(termToken(take, isTermStart(tokens), start))
    if (tokens.length > mostTokens) throw new QueryError('A search has at most 400 words and signs.')
  }
  return tokens
}

function termToken(take: (pattern: RegExp) => string | undefined, mayBegin: boolean, at: number): Token {
  const name = mayBegin ? take(propertyName) : undefined
  if (name === undefined) return wordOf(take(plain) ?? '', at)
  return { kind: 'property', name: name.toLowerCase(), operator: operatorOf(take), at }
}

/** Behind `property:` a value follows, whatever it looks like. */
function isTermStart(tokens: readonly Token[]): boolean {
  return tokens.at(-1)?.kind !== 'property'
}

function operatorOf(take: (pattern: RegExp) => string | undefined): Operator {
  take(space)
  const sign = take(operator) ?? ':'
  return operators.get(sign.replace(/^:\s*(?=.)/, '')) ?? ':'
}

function quoted(query: string, at: number): Token {
  const end = query.indexOf('"', at + 1)
  if (end < 0) throw new QueryError('A quotation mark is never closed.', at)
  return { kind: 'word', text: query.slice(at + 1, end), isQuoted: true, at }
}

function wordOf(text: string, at: number): Token {
  if (text === 'AND' || text === 'OR' || text === 'NOT') return { kind: words[text], at }
  return { kind: 'word', text, isQuoted: false, at }
}

/**
 * Reads JSON as leniently as the dialect's own server does (RFC 8259 plus trailing commas, a byte order mark and
 * repeated names), with limits of its own.
 */
import { RequestError } from './errors.ts'

export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue }

export interface LenientJsonOptions {
  /** Arrays and objects inside each other. */
  readonly maxDepth?: number
  /** `last`: the last one counts. `refuse`: a name that occurs twice, in any case of its letters, is an error. */
  readonly repeatedNames?: 'last' | 'refuse'
}

const defaultMaxDepth = 32
const whitespace = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literal = /true|false|null/y
// oxlint-disable-next-line no-control-regex -- RFC 8259 §7 names exactly these characters as not allowed
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/**
 * @returns `undefined` for a text that holds nothing but white space.
 * @throws {RequestError} `malformed` with the position of what cannot be read.
 */
export function readLenientJson(text: string, options: LenientJsonOptions = {}): JsonValue | undefined {
  const reader = new Reader(text, options)
  return reader.document()
}

class Reader {
  readonly #text: string
  readonly #maxDepth: number
  readonly #repeatedNames: 'last' | 'refuse'
  #position = 0

  constructor(text: string, options: LenientJsonOptions) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text
    this.#maxDepth = options.maxDepth ?? defaultMaxDepth
    this.#repeatedNames = options.repeatedNames ?? 'last'
  }

  document(): JsonValue | undefined {
    this.#match(whitespace)
    if (this.#position === this.#text.length) return undefined
    const value = this.#value(0)
    this.#match(whitespace)
    if (this.#position < this.#text.length) throw this.#unexpected()
    return value
  }

  #value(depth: number): JsonValue {
    const character = this.#text[this.#position]
    if (character === '{') return this.#object(depth + 1)
    if (character === '[') return this.#array(depth + 1)
    if (character === '"') return this.#string()
    const word = this.#match(literal)
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    const digits = this.#match(number)
    if (digits === undefined) throw this.#unexpected()
    return Number(digits)
  }

  #object(depth: number): JsonValue {
    this.#enter(depth)
    const members = new Map<string, JsonValue>()
    const seen = new Set<string>()
    while (!this.#ends('}')) {
      const name = this.#string()
      if (this.#repeatedNames === 'refuse' && seen.has(name.toLowerCase()))
        throw new RequestError('malformed', `The member ${JSON.stringify(name)} occurs twice: send it once.`)
      seen.add(name.toLowerCase())
      this.#expect(':')
      members.set(name, this.#value(depth))
      this.#separator('}')
    }
    // Own properties, whatever they are called: `__proto__` is a member like any other.
    return Object.fromEntries(members)
  }

  #array(depth: number): JsonValue {
    this.#enter(depth)
    const items: JsonValue[] = []
    while (!this.#ends(']')) {
      items.push(this.#value(depth))
      this.#separator(']')
    }
    return items
  }

  #enter(depth: number): void {
    if (depth > this.#maxDepth)
      throw new RequestError('malformed', `The JSON is nested more than ${this.#maxDepth} levels deep.`)
    this.#position += 1
  }

  /** Takes the closing bracket, also after a trailing comma. */
  #ends(closing: string): boolean {
    this.#match(whitespace)
    if (this.#text[this.#position] !== closing) return false
    this.#position += 1
    return true
  }

  #separator(closing: string): void {
    this.#match(whitespace)
    if (this.#text[this.#position] === closing) return
    this.#expect(',')
  }

  #expect(character: string): void {
    this.#match(whitespace)
    if (this.#text[this.#position] !== character) throw this.#unexpected()
    this.#position += 1
    this.#match(whitespace)
  }

  #string(): string {
    const quoted = this.#match(string)
    if (quoted === undefined) throw this.#unexpected()
    return String(JSON.parse(quoted))
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position
    const found = pattern.exec(this.#text)?.[0]
    if (found === undefined) return undefined
    this.#position += found.length
    return found
  }

  #unexpected(): RequestError {
    const where =
      this.#position >= this.#text.length ? 'ends too early' : `cannot be read at character ${this.#position}`
    return new RequestError('malformed', `The JSON of the request ${where}.`)
  }
}

/** Requests for the fuzz of all routes: near to what a route reads, then spoiled in path, query, body or headers. */
import * as fc from 'fast-check'
import { resolved, tokenFor, type BodySchema, type RouteOperation } from './operations-of-documents.suite.ts'

export interface FuzzedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string
}

const oddTexts = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  '9223372036854775808',
  'true/',
  'null',
  'undefined',
  '\0',
  'a\0b',
  '\uD800',
  '\u202E',
  '😀',
  "' or 1=1 --",
  '../../etc/passwd',
  '%2e%2e%2f',
  '\r\nx: y',
  '{{7*7}}',
  '<script>',
  '*',
  '\\',
  '1970-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '2021.04.27 10:51',
  '0001-01-01T00:00:00',
  '2026-02-30T25:61:61Z',
  '__proto__',
  'constructor',
  'urn:x',
  'subject:"',
  'received:>=yesterday AND (',
  'x'.repeat(5_000),
]
const oddText = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
)
const oddNumber = fc.oneof(
  fc.constantFrom(0, -1, -0, 1e-300, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 1.5),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  oddNumber,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 4 }),
)

/** A text that some member of its kind is likely to accept. */
const texts: readonly string[] = [
  '2026-01-01T00:00:00Z',
  '22:00:00',
  'contoso.onmicrosoft.com',
  'Worldwide',
  'a@b.example',
]

/** A value that fits the schema, or one that nobody expects. */
function valueOf(
  schema: BodySchema,
  operation: RouteOperation,
  known: readonly string[],
  depth = 0,
): fc.Arbitrary<unknown> {
  const one = resolved(schema, operation)
  const fitting = depth > 4 ? fc.constant(null) : fittingOf(one, operation, known, depth)
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: oddValue })
}

/** The only values there are; none when there are others. */
function valuesOf({ enum: values, const: only }: BodySchema): readonly unknown[] {
  return values ?? (only === undefined ? [] : [only])
}

function fittingOf(
  one: BodySchema,
  operation: RouteOperation,
  known: readonly string[],
  depth: number,
): fc.Arbitrary<unknown> {
  const values = valuesOf(one)
  if (values.length > 0) return fc.constantFrom(...values)
  const alternatives = one.anyOf ?? []
  if (alternatives.length > 0)
    return fc.oneof(...alternatives.map((alternative) => valueOf(alternative, operation, known, depth + 1)))
  switch (one.type) {
    case 'object':
      return objectOf(one, operation, known, depth)
    case 'array':
      return fc.array(valueOf(one.items ?? {}, operation, known, depth + 1), { maxLength: 3 })
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: one.minimum ?? 0, max: Math.max(one.minimum ?? 0, one.maximum ?? 100) }),
        oddNumber,
      )
    case 'boolean':
      return fc.constantFrom(true, false, 'true', 'FALSE', 1, 0)
    case undefined:
      return oddValue
    default:
      return fc.oneof(fc.constantFrom(...known, ...texts), oddText)
  }
}

function objectOf(
  one: BodySchema,
  operation: RouteOperation,
  known: readonly string[],
  depth: number,
): fc.Arbitrary<unknown> {
  const members = Object.entries(one.properties ?? {})
  if (members.length === 0) return fc.dictionary(oddText, oddValue, { maxKeys: 3 })
  return fc
    .tuple(
      fc.record(
        Object.fromEntries(
          members.map(([name, member]) => [name, valueOf(member, operation, known, depth + 1)]),
        ),
        { requiredKeys: (one.required ?? []).filter((name) => one.properties?.[name] !== undefined) },
      ),
      fc.oneof(
        { weight: 9, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.dictionary(oddText, oddValue, { maxKeys: 2 }) },
      ),
    )
    .map(([fitting, odd]) => Object.assign({}, fitting, odd))
}

/** Cut off, doubled, or with bytes where none belong. */
const spoilers: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text) => text + text,
  (text) => text.replace('}', ',}'),
  (text) => text.replace('{', '{"id":1,"id":2,'),
  (text) => `\uFEFF${text}`,
  (text) => '['.repeat(30) + text + ']'.repeat(30),
]

const contentTypes = [
  'application/json',
  'application/json',
  'application/json',
  'application/json;charset=utf-8',
  'text/json',
  'APPLICATION/JSON; charset=latin1',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
  'json',
]

const headers: fc.Arbitrary<Record<string, string>> = fc
  .dictionary(
    fc.constantFrom(
      'accept',
      'range',
      'if-none-match',
      'last-event-id',
      'accept-encoding',
      'content-encoding',
      'x-csrf-token',
      'cookie',
      'origin',
      'x-forwarded-for',
      'if-modified-since',
      'expect',
    ),
    fc.oneof(
      fc.constantFrom(
        '*/*',
        'bytes=0-',
        'bytes=5-1',
        'gzip',
        'null',
        'text/html',
        '__Host-strongroom_session=x',
        '999999999999',
        'application/octet-stream',
      ),
      fc.string({ maxLength: 20 }),
    ),
    { maxKeys: 2 },
  )
  .map((given) =>
    Object.fromEntries(
      Object.entries(given).filter(([name, value]) => isHeader(value) && !(name === 'expect')),
    ),
  )

/** What may stand in a header at all (RFC 9110 §5.5): nothing else reaches a server. */
const isHeader = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

/** @param known - values that name something, by parameter. */
export function requestsOf(
  operation: RouteOperation,
  known: Readonly<Record<string, string>>,
): fc.Arbitrary<FuzzedRequest> {
  const ids = Object.values(known)
  return fc
    .record({
      path: pathOf(operation, known),
      query: queryOf(operation, ids),
      headers,
      body:
        operation.body === undefined
          ? fc.option(oddValue, { nil: undefined })
          : valueOf(operation.body, operation, ids),
      spoil: fc.constantFrom(...spoilers),
      contentType: fc.constantFrom(...contentTypes),
      hasBody: fc.boolean(),
    })
    .map((made) => requestOf(operation, made))
}

interface Made {
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly spoil: (text: string) => string
  readonly contentType: string
  readonly hasBody: boolean
}

function requestOf(operation: RouteOperation, made: Made): FuzzedRequest {
  const { method } = operation
  const token = tokenFor(operation)
  const url = made.path + made.query
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const given = { ...made.headers, ...authorization }
  if (made.body === undefined || (method === 'GET' && !made.hasBody)) return { method, url, headers: given }
  return {
    method,
    url,
    headers: { ...given, 'content-type': made.contentType },
    payload: made.spoil(JSON.stringify(made.body) ?? ''),
  }
}

/** What would take the objects away from the cases that follow names nothing that is there. */
const takesAway = /^DELETE |\/Stop$|\/remove$/i

function pathOf(
  { method, path }: RouteOperation,
  known: Readonly<Record<string, string>>,
): fc.Arbitrary<string> {
  const isGentle = !takesAway.test(`${method} ${path}`)
  const parts = path.split('/').map((part): fc.Arbitrary<string> => {
    if (!part.startsWith(':')) return fc.constant(part)
    const odd = oddText.map((text) => encodeText(text) || '%20')
    const id = known[part.slice(1)]
    if (id === undefined || !isGentle) return odd
    return fc.oneof(
      { weight: 5, arbitrary: fc.constant(encodeURIComponent(id)) },
      { weight: 1, arbitrary: odd },
    )
  })
  return fc
    .tuple(fc.tuple(...parts), fc.constantFrom('', '', '', '/', '//', '%'))
    .map(([made, end]) => made.join('/') + end)
}

/** Half of a surrogate pair has no bytes in UTF-8. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD'))
}

function queryOf({ query }: RouteOperation, known: readonly string[]): fc.Arbitrary<string> {
  const names = Object.keys(query)
  const name =
    names.length === 0 ? oddText : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, oddText)
  const value = fc.oneof(fc.constantFrom(...known, ...texts, '0', '1', '30', 'true'), oddText)
  return fc
    .array(fc.tuple(name, value, fc.boolean()), { maxLength: 4 })
    .map((members) =>
      members.length === 0
        ? ''
        : `?${members.map(([key, text, isRaw]) => (isRaw ? rawText(`${key}=${text}`) : `${encodeText(key)}=${encodeText(text)}`)).join('&')}`,
    )
}

/** What a careless client sends without encoding; white space and control characters end an address. */
function rawText(text: string): string {
  return text.replaceAll(/[^\x21-\x22\x24-\x7e]/g, '%')
}

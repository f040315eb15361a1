/** How the fuzz of the token endpoint spoils a good request: arbitraries that give functions, so that a case can be replayed. */
import * as fc from 'fast-check'
import type { AttemptRequest } from './attempt.suite.ts'

/** A request with its parameters still apart. */
export interface Draft {
  readonly method: NonNullable<AttemptRequest['method']>
  readonly url: string
  readonly parameters: readonly (readonly [string, string])[]
  readonly headers: Readonly<Record<string, string>>
}

export interface Mutation {
  /** What a failing case prints. */
  readonly name: string
  readonly draft?: (draft: Draft) => Draft
  /** The body as it goes out. */
  readonly body?: (body: Buffer) => Buffer
}

/** Texts that parsers have stumbled over. */
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\r\n',
    '%',
    '%zz',
    '%00',
    '%C0%80',
    '+',
    "''",
    '{}',
    '[]',
    'null',
    'true',
    '-0',
    '1e999',
    '__proto__',
    'constructor',
    'toString',
    '\uD800',
    '\u2028',
    '\u202E',
    'a'.repeat(5_000),
    '{"access_token":'.repeat(20),
    "' or 1=1 --",
    '${jndi:ldap://x}',
    '../../etc/passwd',
    'contoso.onmicrosoft.com.',
    'eyJhbGciOiJub25lIn0..',
    'a.b.c',
  ),
  fc.string({ maxLength: 60, unit: 'binary' }),
)

const parameterName = fc.oneof(
  fc.constantFrom(
    'grant_type',
    'username',
    'password',
    'otp',
    'refresh_token',
    'assertion',
    'client_id',
    'client_secret',
    'client_assertion',
    'client_assertion_type',
    'scope',
    'token',
    'token_type_hint',
    'disable_antiforgery_token',
    'assertion[access_token]',
    '__proto__',
    'GRANT_TYPE',
  ),
  oddText,
)

const position = fc.nat(1_000_000)

/** One of a list by a number that knows nothing of its length. */
function at<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[items.length === 0 ? 0 : number % items.length]
}

function changeParameter(
  draft: Draft,
  number: number,
  change: (pair: readonly [string, string]) => readonly (readonly [string, string])[],
): Draft {
  const chosen = at(draft.parameters, number)
  const parameters = draft.parameters.flatMap((pair) => (pair === chosen ? change(pair) : [pair]))
  return { ...draft, parameters }
}

const parameterMutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom('drop', 'twice', 'rename', 'replace', 'append', 'add'),
    position,
    parameterName,
    oddText,
  )
  .map(([kind, number, name, value]) => ({
    name: `${kind} a parameter (${number}, ${JSON.stringify(name)}, ${JSON.stringify(value.slice(0, 80))})`,
    draft(draft) {
      if (kind === 'add') return { ...draft, parameters: [...draft.parameters, [name, value]] }
      return changeParameter(draft, number, (pair) => {
        if (kind === 'drop') return []
        if (kind === 'twice') return [pair, [pair[0], value]]
        if (kind === 'rename') return [[name, pair[1]]]
        return [[pair[0], kind === 'append' ? pair[1] + value : value]]
      })
    },
  }))

/** Cuts, doubles or changes characters within a value: tokens and documents above all. */
const valueMutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom('cut', 'double', 'change', 'insert'), position, position, oddText)
  .map(([kind, number, place, text]) => ({
    name: `${kind} within a value (${number}, ${place}, ${JSON.stringify(text.slice(0, 80))})`,
    draft: (draft) =>
      changeParameter(draft, number, ([name, value]) => {
        const from = value === '' ? 0 : place % value.length
        const [head, tail] = [value.slice(0, from), value.slice(from)]
        if (kind === 'cut') return [[name, head]]
        if (kind === 'double') return [[name, head + tail + tail]]
        return [[name, head + text + (kind === 'change' ? tail.slice(1) : tail)]]
      }),
  }))

const byteMutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom('flip', 'cut', 'insert', 'only'), position, fc.uint8Array({ maxLength: 40 }))
  .map(([kind, place, bytes]) => ({
    name: `${kind} bytes (${place}, ${Buffer.from(bytes).toString('hex')})`,
    body(body) {
      const from = body.length === 0 ? 0 : place % body.length
      if (kind === 'only') return Buffer.from(bytes)
      if (kind === 'cut') return body.subarray(0, from)
      const tail = kind === 'flip' ? body.subarray(from + bytes.length) : body.subarray(from)
      return Buffer.concat([body.subarray(0, from), bytes, tail])
    },
  }))

/** Header values that a client can send at all: no line ends. */
const headerValue = fc.oneof(
  fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/x-www-form-urlencoded;charset="UTF-8"',
    'multipart/form-data; boundary=x',
    'text/plain',
    ';',
    'gzip',
    'Basic eDp5',
    'Bearer',
    'Bearer  ',
    'bearer srat_x',
    'Negotiate x',
    '127.0.0.1, '.repeat(200),
    'https://evil.example',
    'GET',
    '\u00e9\u00ff',
    '-1',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?')),
)

const headerMutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom(
      'content-type',
      'content-encoding',
      'authorization',
      'x-forwarded-for',
      'x-http-method-override',
      'x-request-id',
      'accept',
      'origin',
      'cookie',
      'user-agent',
      'accept-encoding',
      'dpop',
    ),
    headerValue,
  )
  .map(([header, value]) => ({
    name: `${header}: ${value}`,
    draft: (draft) => ({ ...draft, headers: { ...draft.headers, [header]: value } }),
  }))

const addressMutation: fc.Arbitrary<Mutation> = fc
  .constantFrom<(url: string) => string>(
    (url) => `${url}?grant_type=password&password=x`,
    (url) => `${url}?%zz=%`,
    (url) => `${url}/`,
    (url) => `/${url}`,
    (url) => `${url};x`,
    (url) => `${url}%2f`,
    (url) => `${url}%zz`,
    (url) => url.toUpperCase(),
    (url) => url.replace('/v', '/v9'),
    (url) => `${url}?${'a=b&'.repeat(2_000)}`,
  )
  .map((change) => ({
    name: `address as ${change('/v8/x').slice(0, 40)}`,
    draft: (draft) => ({ ...draft, url: change(draft.url) }),
  }))

const methodMutation: fc.Arbitrary<Mutation> = fc
  .constantFrom<Draft['method']>('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD')
  .map((method) => ({ name: `method ${method}`, draft: (draft) => ({ ...draft, method }) }))

/** Up to three ways of spoiling a request at once. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof(
    { arbitrary: parameterMutation, weight: 6 },
    { arbitrary: valueMutation, weight: 6 },
    { arbitrary: byteMutation, weight: 3 },
    { arbitrary: headerMutation, weight: 3 },
    { arbitrary: addressMutation, weight: 1 },
    { arbitrary: methodMutation, weight: 1 },
  ),
  { maxLength: 3 },
)

/** A claim of a token, and any JSON value in its place. */
export const oddClaims: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.dictionary(
  fc.constantFrom(
    'aud',
    'iss',
    'tid',
    'oid',
    'uti',
    'appid',
    'azp',
    'appidacr',
    'idtyp',
    'scp',
    'roles',
    'iat',
    'nbf',
    'exp',
    'auth_time',
    'acrs',
    'ver',
    '_claim_sources',
  ),
  fc.oneof(fc.jsonValue({ maxDepth: 3 }), oddText, fc.constant(undefined)),
  { maxKeys: 3 },
)

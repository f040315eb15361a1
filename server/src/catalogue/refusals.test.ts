/**
 * Every registered route refuses what it cannot serve with its documented error (reference 1.6): wrong types, unknown
 * values of enumerations, absent and malformed ids, absurd pages, bodies that are no JSON, too large or too deep. The
 * cases are made from the OpenAPI documents, so that a new route is held to them without a word here.
 */
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEveryRoute, type EveryRoute } from './every-route.suite.ts'
import {
  addressOf,
  resolved,
  sampleOf,
  tokenFor,
  type BodySchema,
  type RouteOperation,
} from './operations-of-documents.suite.ts'
import { misfitOfAnswer } from './refusal-shape.suite.ts'

const longMs = 300_000
const absent = '99999999-9999-4999-8999-999999999999'
let world: EveryRoute

beforeAll(async () => {
  world = await openEveryRoute()
}, longMs)
afterAll(() => world.close())

interface Case {
  readonly operation: RouteOperation
  /** What is wrong with it, for the report. */
  readonly flaw: string
  readonly values?: Readonly<Record<string, string>>
  readonly query?: string
  readonly payload?: string | Buffer
  readonly contentType?: string
}

interface Outcome {
  readonly status: number
  readonly body: string
}

function requestOf({ operation, values, query = '', payload, contentType }: Case): InjectOptions {
  const token = tokenFor(operation)
  return {
    method: operation.method,
    url: addressOf(operation.path, values ?? world.known) + query,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined ? {} : { 'content-type': contentType ?? 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  }
}

/** @returns what does not fit: another status than expected, or a body of another form. */
async function misfits(
  cases: Iterable<Case>,
  isExpected: (outcome: Outcome, one: Case) => boolean,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const one of cases) {
    const { operation, flaw } = one
    const answer = await world.send(requestOf(one))
    const where = `${operation.method} ${operation.path} (${flaw}) answered ${answer.statusCode} ${answer.body.slice(0, 200)}`
    const failures = world.failures()
    if (answer.statusCode >= 500 || failures.length > 0)
      found.push(`${where} ${failures.join(' ').slice(0, 600)}`)
    else if (!isExpected({ status: answer.statusCode, body: answer.body }, one)) found.push(where)
    const misfit = misfitOfAnswer(answer, operation)
    if (misfit !== undefined) found.push(`${where}: ${misfit}`)
  }
  return found
}

const refuses =
  (...statuses: readonly number[]) =>
  ({ status }: Outcome): boolean =>
    statuses.includes(status)

function isEmptyCollection(body: string): boolean {
  const parsed: unknown[] | { readonly results?: unknown[] } = JSON.parse(body)
  return (Array.isArray(parsed) ? parsed : parsed.results)?.length === 0
}

const isToken = ({ path }: RouteOperation): boolean => /\/(token|revoke|introspect)$/.test(path)
/** Reads a body, and says in its document which. */
const withBody = (): readonly RouteOperation[] =>
  world.operations.filter((operation) => operation.body !== undefined && !isToken(operation))

const wrongValues: Readonly<Record<string, unknown>> = {
  string: { wrong: true },
  integer: 'many',
  number: 'many',
  boolean: 'perhaps',
  array: 'not an array',
  object: 'not an object',
}

/** A value of another type than this member has; undefined when it may be anything. */
function wrongValueOf(schema: BodySchema, operation: RouteOperation): unknown {
  const { type, anyOf } = resolved(schema, operation)
  if (anyOf !== undefined || type === undefined) return undefined
  return wrongValues[type]
}

function* membersOf(
  operation: RouteOperation,
): Generator<{ readonly name: string; readonly schema: BodySchema; readonly body: object }> {
  const schema = resolved(operation.body ?? {}, operation)
  const isArray = schema.type === 'array'
  const item = resolved((isArray ? schema.items : schema) ?? {}, operation)
  const sample = Object(sampleOf(item, operation))
  for (const [name, member] of Object.entries(item.properties ?? {}))
    yield { name, schema: member, body: sample }
}

/** The body with one member replaced, in an array where the route reads one. */
function spoiled(operation: RouteOperation, body: object, member: object): string {
  const whole = { ...body, ...member }
  return JSON.stringify(resolved(operation.body ?? {}, operation).type === 'array' ? [whole] : whole)
}

describe('every route that reads a body refuses', () => {
  it('a member of a wrong type', async () => {
    const cases: Case[] = []
    for (const operation of withBody())
      for (const { name, schema, body } of membersOf(operation)) {
        const wrong = wrongValueOf(schema, operation)
        if (wrong === undefined) continue
        cases.push({
          operation,
          flaw: `${name} of a wrong type`,
          payload: spoiled(operation, body, { [name]: wrong }),
        })
      }
    expect(cases.length).toBeGreaterThan(300)
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)

  it('an unknown value of an enumeration', async () => {
    const cases: Case[] = []
    for (const operation of withBody())
      for (const { name, schema, body } of membersOf(operation)) {
        if (resolved(schema, operation).enum === undefined) continue
        cases.push({
          operation,
          flaw: `${name} of an unknown value`,
          payload: spoiled(operation, body, { [name]: 'NoSuchValue' }),
        })
      }
    expect(cases.length).toBeGreaterThan(30)
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)

  it('a required member that is missing or null', async () => {
    const cases: Case[] = []
    for (const operation of withBody()) {
      const required = resolved(operation.body ?? {}, operation).required ?? []
      for (const { name, body } of membersOf(operation)) {
        if (!required.includes(name)) continue
        const { [name]: _left, ...rest } = Object.fromEntries(Object.entries(body))
        cases.push({ operation, flaw: `without ${name}`, payload: JSON.stringify(rest) })
        cases.push({ operation, flaw: `${name} null`, payload: JSON.stringify({ ...rest, [name]: null }) })
      }
    }
    expect(cases.length).toBeGreaterThan(40)
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)

  it('a body of another kind: an array for an object, a text, a number', async () => {
    const cases = withBody().flatMap((operation): Case[] => {
      const isArray = resolved(operation.body ?? {}, operation).type === 'array'
      const kinds = isArray ? ['{}', '"text"', '7'] : ['[]', '"text"', '7']
      return kinds.map((payload) => ({ operation, flaw: payload, payload }))
    })
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)
})

const writing = (): readonly RouteOperation[] =>
  world.operations.filter(({ method, document }) => method !== 'GET' && document !== undefined)

describe('every route but a GET refuses', () => {
  it('what is no JSON', async () => {
    const texts = ['{', '{"a":}', "{'a':1}", '<a/>', '{"a":1}}', 'NaN', '[1 2]', '"\u0001"']
    const cases = writing()
      .filter((operation) => !isToken(operation))
      .flatMap((operation): Case[] => texts.map((payload) => ({ operation, flaw: payload, payload })))
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)

  it('bytes that are no UTF-8', async () => {
    const payload = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
    const cases = writing().map((operation): Case => ({ operation, flaw: 'no UTF-8', payload }))
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)

  it('another content type', async () => {
    const types = ['text/xml', 'multipart/form-data; boundary=x', 'application/octet-stream', 'not a type']
    const cases = writing().flatMap((operation): Case[] =>
      types.map((contentType) => ({ operation, flaw: contentType, payload: '<a/>', contentType })),
    )
    expect(
      await misfits(
        cases,
        ({ status }, { operation }) => status === 415 || (isToken(operation) && status === 400),
      ),
    ).toEqual([])
  }, 300_000)

  it('a body of more than 32 levels', async () => {
    const payload = `{"a":${'['.repeat(40)}${']'.repeat(40)}}`
    const cases = writing().map((operation): Case => ({ operation, flaw: 'too deep', payload }))
    expect(await misfits(cases, refuses(400))).toEqual([])
  }, 300_000)

  it('a body of more than 4 MiB', async () => {
    const payload = Buffer.alloc(4 * 1024 * 1024 + 1, ' ')
    const cases = writing().map((operation): Case => ({ operation, flaw: 'too large', payload }))
    expect(await misfits(cases, refuses(413))).toEqual([])
  }, 300_000)
})

describe('every route with ids in its address', () => {
  const junk = [absent, 'not-an-id', '../..', '%', "'", '\0', 'x'.repeat(300), '1e400', '-1', '😀', 'null']

  it('finds nothing under an id that is absent or malformed', async () => {
    const cases: Case[] = []
    for (const operation of world.operations) {
      if (operation.document === undefined) continue
      const { body } = operation
      const payload = body === undefined ? {} : { payload: JSON.stringify(sampleOf(body, operation)) }
      const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
      const last = names.at(-1)
      for (const name of new Set([names[0], last]))
        for (const id of name === undefined ? [] : junk)
          cases.push({
            operation,
            flaw: `${name}=${id.slice(0, 20)}`,
            values: { ...world.known, [name ?? '']: id },
            ...payload,
          })
    }
    expect(cases.length).toBeGreaterThan(1_000)
    expect(
      await misfits(
        cases,
        ({ status, body }, { operation: { support, path } }) =>
          (status >= 400 && status < 500) ||
          // Microsoft says the same of nobody as of a person without OneDrive.
          ((support !== undefined || path.endsWith('/OneDrives')) && isEmptyCollection(body)),
      ),
    ).toEqual([])
  }, 300_000)
})

describe('every collection', () => {
  const absurd = [
    '0',
    '-1',
    '1e9',
    '99999999999999999999',
    '9007199254740993',
    'abc',
    '',
    '1.5',
    'null',
    '%00',
    'NaN',
  ]

  it('answers a page that it can serve, or refuses, whatever limit and offset are asked for', async () => {
    const cases: Case[] = []
    for (const operation of world.operations) {
      if (operation.method !== 'GET' || operation.query['limit'] === undefined) continue
      for (const value of absurd)
        for (const name of ['limit', 'offset', 'setId'])
          cases.push({ operation, flaw: `${name}=${value}`, query: `?${name}=${value}` })
    }
    expect(cases.length).toBeGreaterThan(500)
    expect(
      await misfits(cases, ({ status, body }, { operation }) => {
        if (operation.document === 'own' && status === 400) return true
        if (status !== 200) return false
        const page: { limit?: number; results?: unknown[] } = JSON.parse(body)
        return page.limit === undefined || (page.limit >= 1 && page.limit <= 10_000)
      }),
    ).toEqual([])
  }, 300_000)

  it('in the dialect, takes every other query as not said (reference section 0, rule 4)', async () => {
    const cases: Case[] = []
    for (const operation of world.operations) {
      if (operation.method !== 'GET' || operation.document === 'own' || operation.document === undefined)
        continue
      if (/:/.test(operation.path) || operation.access === 'anonymous') continue
      for (const name of [...Object.keys(operation.query), 'junk'])
        for (const value of ['true/', '%ZZ', 'null', '[]', '%00', '"'])
          if (!/timeout|^from$/i.test(name))
            cases.push({ operation, flaw: `${name}=${value}`, query: `?${name}=${value}&&=` })
    }
    expect(
      await misfits(
        cases,
        ({ status }, { operation: { support } }) =>
          status === 200 || status === 404 || (status === 400 && support !== undefined),
      ),
    ).toEqual([])
  }, 300_000)
})

describe('an address that is not served', () => {
  it.each(['/v6', '/v7', '/v8', '/api/v1'])(
    'below %s is 401 without a session, 404 with one',
    async (root) => {
      const url = `${root}/NoSuchThing/at/all`
      const alone = await world.send({ url })
      expect([alone.statusCode, alone.body]).toEqual([401, ''])
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const) {
        const found = await world.send({ method, url, headers: { authorization: 'Bearer administrator' } })
        expect(found.statusCode).toBe(404)
        expect(
          misfitOfAnswer(found, { document: root === '/api/v1' ? 'own' : root.slice(1), path: url }),
        ).toBeUndefined()
      }
    },
  )

  it.each(['/v3/Jobs', '/v9/Jobs', '/v60/Jobs', '/api/v2/health'])(
    '%s is 404 (version probing, reference 1.6)',
    async (url) => {
      expect((await world.send({ url })).statusCode).toBe(404)
    },
  )
})

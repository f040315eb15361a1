/** One request of the catalogue and all that came of it: answer, audit record, changed tables, requests to Microsoft. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { type AuditRow, type Database, listAudit } from '../database/index.ts'
import { takeTurns } from './clock.suite.ts'
import type { CatalogueWorld } from './world.suite.ts'

export interface AttemptRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH'
  /** `/v6/token` when left out. */
  readonly url?: string
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>
  /** Sent as it is, as a form when no content type is given. */
  readonly body?: string | Buffer
  readonly json?: object
  /** Another content type; null for none. */
  readonly type?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly bearer?: string
  readonly address?: string
}

export interface Outcome {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
  readonly headers: LightMyRequestResponse['headers']
  /** The record of this request; undefined when there is none. */
  readonly audit: AuditRow | undefined
  readonly auditReason: string | undefined
  /** The reason in the log: what is refused for being too often is not worth a record each. */
  readonly loggedReason: string | undefined
  /** Tables whose content is another one now, the audit log left out. */
  readonly tablesChanged: readonly string[]
  /** Requests to Microsoft. */
  readonly outgoing: number
}

const formType = 'application/x-www-form-urlencoded'
/** Parameters whose values are nobody else's business. */
const secretNames = new Set([
  'password',
  'assertion',
  'refresh_token',
  'client_secret',
  'client_assertion',
  'token',
  'otp',
])
const shortestCanary = 8

/** Sends the request and checks what holds for every one: nothing is cached, no cookie, no canary in log or audit. */
export async function attempt(world: CatalogueWorld, request: AttemptRequest = {}): Promise<Outcome> {
  const before = await contentOf(world.database)
  const { length } = world.microsoft.requests
  const firstLine = world.logLines.length
  const answer = await inHurry(world, world.api.app.inject(injection(request)))
  const outgoing = world.microsoft.requests.length - length
  const after = await contentOf(world.database)
  const requestId = String(answer.headers['x-request-id'])
  const [audit] = await listAudit(world.database.db, { requestId }, { offset: 0, limit: 1 })
  const outcome: Outcome = {
    status: answer.statusCode,
    body: objectOf(answer.payload),
    text: answer.payload,
    headers: answer.headers,
    audit,
    auditReason: audit?.reason ?? undefined,
    loggedReason: reasonIn(world.logLines.slice(firstLine), requestId),
    tablesChanged: [...after.keys()].filter((name) => after.get(name) !== before.get(name)),
    outgoing,
  }
  expectGuarded(outcome)
  await expectNoCanary(world, request, { outcome, firstLine })
  return outcome
}

/** Many at once: only the answers, because what one of them changed cannot be told from the others. */
export async function attemptTogether(
  worlds: readonly CatalogueWorld[],
  requests: readonly AttemptRequest[],
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }[]> {
  const answers = await Promise.all(
    requests.map((request, index) => {
      const world = worlds[index % worlds.length]
      if (world === undefined) throw new Error('no world')
      return world.api.app.inject(injection(request))
    }),
  )
  return answers.map(({ statusCode, payload }) => ({ status: statusCode, body: objectOf(payload) }))
}

function injection({
  method = 'POST',
  url = '/v6/token',
  form,
  body,
  json,
  type = json === undefined ? formType : 'application/json',
  headers,
  bearer,
  address,
}: AttemptRequest): InjectOptions {
  const payload =
    form === undefined ? (body ?? (json && JSON.stringify(json))) : new URLSearchParams(form).toString()
  return {
    method,
    url,
    headers: {
      ...(payload === undefined || type === null ? {} : { 'content-type': type }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
    ...(address === undefined ? {} : { remoteAddress: address }),
  }
}

/** While Microsoft makes trouble, waits between attempts pass at once. */
async function inHurry<Answer>(
  { microsoft, clock }: CatalogueWorld,
  answer: Promise<Answer>,
): Promise<Answer> {
  const progress = { isDone: false, isInTrouble: false }
  const done = answer.finally(() => {
    progress.isDone = true
  })
  while (!progress.isDone) {
    await takeTurns()
    if (microsoft.tookTrouble()) progress.isInTrouble = true
    if (progress.isDone || !progress.isInTrouble) continue
    await new Promise((resolve) => setTimeout(resolve, 2))
    clock.wakeNext()
  }
  return done
}

/** Every table as one text, by name. */
async function contentOf({ db, dialect }: Database): Promise<Map<string, string>> {
  const names =
    dialect === 'sqlite'
      ? sql<{
          name: string
        }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
  const { rows } = await names.execute(db)
  const content = new Map<string, string>()
  for (const { name } of rows) {
    if (name === 'audit' || name.startsWith('kysely_')) continue
    const table = await sql`select * from ${sql.table(name)}`.execute(db)
    content.set(
      name,
      table.rows
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n'),
    )
  }
  return content
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function reasonIn(lines: readonly string[], requestId: string): string | undefined {
  const told = lines.map(objectOf).find((line) => line['requestId'] === requestId && 'reason' in line)
  return told === undefined ? undefined : String(told['reason'])
}

/** TOK-21 holds for every answer, refusals and grants alike. */
function expectGuarded({ headers }: Outcome): void {
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': expect.stringMatching(/^max-age=/),
  })
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
  expect(headers).not.toHaveProperty('server')
}

/** AST-91, PWD-20, AUD-08: what was secret in the request is in no log line, audit record or refusal. */
async function expectNoCanary(
  world: CatalogueWorld,
  { form, json, bearer }: AttemptRequest,
  { outcome, firstLine }: { readonly outcome: Outcome; readonly firstLine: number },
): Promise<void> {
  const sent = Object.entries({ ...form, ...json }).filter(([name]) => secretNames.has(name))
  const secrets = [...sent.map(([, value]) => value), bearer, ...world.canaries, ...world.microsoft.issued]
    .filter((value) => typeof value === 'string')
    .filter((value) => value.length >= shortestCanary)
  if (outcome.status < 300)
    for (const name of ['access_token', 'refresh_token']) {
      const value = outcome.body[name]
      if (typeof value === 'string') secrets.push(value)
    }
  const told = world.logLines.slice(firstLine).join('') + JSON.stringify(outcome.audit ?? {})
  const shown = outcome.status < 300 ? '' : outcome.text
  const leaked = [...new Set(secrets)].filter((secret) => told.includes(secret) || shown.includes(secret))
  expect(leaked).toEqual([])
}

export interface ExpectedRefusal {
  readonly status?: number
  readonly error: string
  /** Of the audit record; null when the request was refused before anybody could say what it is. */
  readonly reason: string | null
  /** Requests to Microsoft; none when left out. */
  readonly outgoing?: number
  /** Tables that the refusal itself changes; none when left out. */
  readonly changes?: readonly string[]
}

/** What of an outcome decides whether the refusal was the right one; compare it with {@link refused}. */
export interface Refusal {
  readonly status: number
  readonly error: unknown
  readonly reason: string | null
  readonly outgoing: number
  readonly tablesChanged: readonly string[]
}

/** The refusal that is expected. */
export function refused(expected: ExpectedRefusal): Refusal {
  const { error, reason, status = 400, outgoing = 0, changes = [] } = expected
  return { status, error, reason, outgoing, tablesChanged: changes.toSorted() }
}

/** The refusal that came, in the form of RFC 6749 §5.2, on record, and without any effect that it does not name. */
export function refusalIn(outcome: Outcome): Refusal {
  const { status, body, headers, auditReason, loggedReason, audit, outgoing, tablesChanged } = outcome
  expect(headers['content-type']).toMatch(/^application\/json; ?charset=utf-8$/i)
  expect(body).toMatchObject({
    error: expect.any(String),
    error_description: expect.any(String),
    message: expect.any(String),
    request_id: headers['x-request-id'],
  })
  if (audit !== undefined) expect(audit.outcome).toBe('refused')
  if (status === 429 || status === 503) expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
  return {
    status,
    error: body['error'],
    reason: auditReason ?? (status === 429 ? loggedReason : undefined) ?? null,
    outgoing,
    tablesChanged: tablesChanged.toSorted(),
  }
}

const pair = {
  status: 200,
  body: { token_type: 'bearer', access_token: expect.any(String), refresh_token: expect.any(String) },
}
/** What a granted request looks like: a pair of tokens, and a record that says so. */
export const granted = { ...pair, audit: { outcome: 'success' } }
/** The same for an answer that is given again, and is on record from the first time. */
export const repeated = { ...pair, tablesChanged: [], outgoing: 0 }

/** The pair of a granted request. */
export function pairOf(outcome: Outcome): { readonly accessToken: string; readonly refreshToken: string } {
  expect(outcome).toMatchObject(pair)
  return {
    accessToken: String(outcome.body['access_token']),
    refreshToken: String(outcome.body['refresh_token']),
  }
}

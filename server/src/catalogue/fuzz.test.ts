/**
 * A seeded, bounded fuzz of the endpoints for clients: good requests of every grant, spoiled. Nothing may fail on our
 * side, hang, answer without a form that clients understand, or change a record while it refuses. Another seed or more
 * cases: STRONGROOM_FUZZ_SEED and STRONGROOM_FUZZ_CASES; a failing case prints its seed and how it was made.
 */
import * as fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addService, type TestService } from '../authorization-server/service-accounts.suite.ts'
import type { World } from '../authorization-server/fixture.suite.ts'
import { verifyAudit } from '../database/index.ts'
import { attempt, type Outcome } from './attempt.suite.ts'
import { type Draft, type Mutation, mutations, oddClaims } from './mutations.suite.ts'
import { people, tenants } from './people.suite.ts'
import { assertionForm, documentOf, passwordForm } from './requests.suite.ts'
import { type CatalogueWorld, issuer, worldsInMemory } from './world.suite.ts'

const seed = Number(process.env['STRONGROOM_FUZZ_SEED'] ?? 20_261_122)
const numRuns = Number(process.env['STRONGROOM_FUZZ_CASES'] ?? 2_000)
const createWorld = worldsInMemory()
const formType = 'application/x-www-form-urlencoded'

type Claims = Readonly<Record<string, unknown>>
type Form = Readonly<Record<string, string>>
interface Target {
  readonly world: CatalogueWorld
  readonly service: TestService
}
type Kind = (target: Target, claims: Claims) => Promise<{ path: string; form: Form; bearer?: string }>

/** Without the checks of an attempt: it is not what is looked at here. */
async function signIn({ server }: CatalogueWorld): Promise<{ accessToken: string; refreshToken: string }> {
  const answer = await server.token({
    parameters: passwordForm,
    remoteAddress: '192.0.2.9',
    requestId: randomUUID(),
  })
  return { accessToken: answer.accessToken, refreshToken: answer.refreshToken ?? '' }
}

/** A good request of each kind, fresh: what a token can be used for once is used once. */
const kinds: Readonly<Record<string, Kind>> = {
  password: async () => ({ path: 'token', form: passwordForm }),
  async refresh({ world }) {
    const { refreshToken } = await signIn(world)
    return { path: 'token', form: { grant_type: 'refresh_token', refresh_token: refreshToken } }
  },
  async document({ world: { microsoft } }, claims) {
    const members = { refresh_token: microsoft.refreshToken(people.alice) }
    return {
      path: 'token',
      form: assertionForm(documentOf(microsoft.graphToken(people.alice, claims), members)),
    }
  },
  raw: async ({ world: { microsoft } }, claims) => ({
    path: 'token',
    form: assertionForm(microsoft.ownApiToken(people.alice, claims)),
  }),
  operator: async ({ world: { microsoft } }, claims) => ({
    path: 'token',
    form: {
      grant_type: 'operator',
      client_id: `${people.op.id}.${tenants.a.id}`,
      assertion: microsoft.ownApiToken(people.op, claims),
    },
  }),
  service: async ({ service }) => ({
    path: 'token',
    form: { grant_type: 'client_credentials', ...(await service.proof({ aud: issuer })) },
  }),
  integration: async () => ({ path: 'token', form: { grant_type: 'integration', assertion: 'x' } }),
  async revoke({ world }) {
    const { accessToken } = await signIn(world)
    return { path: 'oauth2/revoke', form: { token: accessToken, token_type_hint: 'access_token' } }
  },
  async introspect({ world, service }) {
    const { accessToken } = await signIn(world)
    return {
      path: 'oauth2/introspect',
      form: { token: accessToken, ...(await service.proof({ aud: issuer })) },
    }
  },
  async logout({ world }) {
    const { accessToken } = await signIn(world)
    return { path: 'token/logout', form: {}, bearer: accessToken }
  },
}

const oneCase = fc.record({
  kind: fc.constantFrom(...Object.keys(kinds)),
  version: fc.constantFrom(6, 7, 8),
  isJson: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  claims: fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, { arbitrary: oddClaims, weight: 1 }),
  spoiled: mutations,
})
type Case = typeof oneCase extends fc.Arbitrary<infer Value> ? Value : never

function bodyOf({ parameters }: Draft, isJson: boolean): Buffer {
  if (isJson) return Buffer.from(JSON.stringify(Object.fromEntries(parameters)))
  // Lone halves of characters cannot be percent-encoded; a client would replace them, too.
  return Buffer.from(
    new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString(),
  )
}

async function send(target: Target, { kind, version, isJson, claims, spoiled }: Case): Promise<Outcome> {
  const { world } = target
  // A throttle of the case before must not be the answer to this one.
  world.clock.advance(600_000)
  await world.server.sweep(world.clock.now())
  const make = kinds[kind]
  if (make === undefined) throw new Error(`no kind ${kind}`)
  const { path, form, bearer } = await make(target, claims)
  const type = isJson ? 'application/json' : formType
  const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }
  const good: Draft = {
    method: 'POST',
    url: `/v${version}/${path}`,
    parameters: Object.entries(form),
    headers: { 'content-type': type, ...headers },
  }
  const draft = spoiled.reduce(
    (before: Draft, { draft: change }: Mutation) => change?.(before) ?? before,
    good,
  )
  const body = spoiled.reduce(
    (before: Buffer, { body: change }: Mutation) => change?.(before) ?? before,
    bodyOf(draft, isJson),
  )
  const hasBody = draft.method !== 'GET' && draft.method !== 'HEAD'
  return attempt(world, {
    method: draft.method,
    url: draft.url,
    headers: draft.headers,
    type: null,
    ...(hasBody && (body.length > 0 || bearer === undefined) ? { body } : {}),
  })
}

/** What a proof that was shown with a refused request changes: it is used up (RFC 7523 §3, point 7). */
const mayChange = new Set(['seen_assertions'])

function judge({ status, text, body, headers, tablesChanged }: Outcome): void {
  expect(status).toBeLessThan(500)
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  if (status < 400) return
  expect(tablesChanged.filter((name) => !mayChange.has(name))).toEqual([])
  if (text === '') return
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  expect(isReadable(body, headers['x-request-id'])).toBe(true)
}

/** RFC 6749 §5.2 for OAuth clients, a message for all others. */
function isReadable(body: Outcome['body'], requestId: unknown): boolean {
  const { error, message, request_id: told } = body
  return (
    typeof message === 'string' && (error === undefined || (typeof error === 'string' && told === requestId))
  )
}

it(
  `${numRuns} spoiled requests: no failure of ours, no hang, no trace but the audit log (seed ${seed})`,
  {
    timeout: 300_000,
  },
  async () => {
    const world = await createWorld()
    const time = {
      get now() {
        return world.clock.now()
      },
    }
    const service = await addService({ ...world, time } as unknown as World)
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(oneCase, async (given) => {
        const outcome = await send({ world, service }, given)
        statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1)
        judge(outcome)
      }),
      { seed, numRuns, endOnFailure: true },
    )
    // The fuzz is worth something only while many of its requests are good enough to get far.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(numRuns / 20)
    expect(statuses.get(400) ?? 0).toBeGreaterThan(numRuns / 5)
    expect(await verifyAudit(world.database.db)).toMatchObject({ isIntact: true })
  },
)

/**
 * No secret is told to anybody who has no business with it (AST-91, AST-92, AUD-08, PWD-20): canaries go through every
 * field that holds one, on every way a request can end, and are then looked for in the log at its most talkative, in
 * the audit log and its export, in the records, and in what refusals say.
 */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { attempt, type AttemptRequest, pairOf } from './attempt.suite.ts'
import { people } from './people.suite.ts'
import { assertionForm, documentOf, graphAssertion, passwordForm, signIn } from './requests.suite.ts'
import { type CatalogueWorld, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const canary = (name: string): string => `canary-${name}-7f3a9c1e`
const ours = `srrt_${'7f3A9c1E'.repeat(6)}x`
const microsoftToken = `eyJ${'7f3A9c1E'.repeat(8)}.eyJ${'7f3A9c1E'.repeat(4)}.c2ln`

/** Every field that holds a secret, each with a canary of its own. */
const secretFields: Readonly<Record<string, string>> = {
  password: canary('password'),
  otp: canary('otp'),
  refresh_token: canary('refresh-token'),
  client_secret: canary('client-secret'),
  client_assertion: canary('client-assertion'),
  assertion: documentOf(canary('access-token'), { refresh_token: canary('microsoft-refresh-token') }),
  token: canary('token'),
  authCode: canary('auth-code'),
}
const canaries = [
  ...Object.values(secretFields).filter((value) => !value.startsWith('{')),
  canary('access-token'),
  canary('microsoft-refresh-token'),
  ours,
  microsoftToken,
]

const grants = [
  'password',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'operator',
  'client_credentials',
  'integration',
  'unknown',
]
const form = (members: Record<string, string>): AttemptRequest => ({
  body: new URLSearchParams(members).toString(),
})
const query = new URLSearchParams(secretFields).toString()
const bearer = { authorization: `Bearer ${microsoftToken}` }

/** Refused for what it says, for how it says it, or by the form of the request alone. */
const refusals: readonly (readonly [string, AttemptRequest])[] = [
  ...grants.map((grant): [string, AttemptRequest] => [
    `every field at grant ${grant}`,
    form({ grant_type: grant, username: 'admin', client_id: 'contoso.onmicrosoft.com', ...secretFields }),
  ]),
  ['tokens of other doors', form({ grant_type: 'refresh_token', refresh_token: ours })],
  ['a token as an assertion', form(assertionForm(microsoftToken))],
  ['a document that is broken off', form(assertionForm(documentOf(microsoftToken).slice(0, -5)))],
  ['a password as the name of the grant', form({ grant_type: canary('password') })],
  [
    'a password as the user name',
    form({ grant_type: 'password', username: canary('password'), password: 'x' }),
  ],
  ['JSON', { json: { grant_type: 'password', username: 'admin', ...secretFields } }],
  ['broken JSON', { body: JSON.stringify(secretFields).slice(0, -1), type: 'application/json' }],
  ['a parameter twice', { body: `grant_type=password&${query}&password=x` }],
  ['parameters in the address', { url: `/v6/token?${query}`, body: 'grant_type=password' }],
  ['GET', { method: 'GET', url: `/v8/token?${query}` }],
  ['multipart', { body: query, type: 'multipart/form-data; boundary=x' }],
  ['too much', { body: `${query}&x=${'x'.repeat(70_000)}` }],
  [
    'a password of a client',
    { ...form(secretFields), headers: { authorization: `Basic ${microsoftToken}` } },
  ],
  ['a stranger at revocation', { ...form(secretFields), url: '/v8/oauth2/revoke' }],
  ['a stranger at introspection', { ...form(secretFields), url: '/v8/oauth2/introspect', headers: bearer }],
  ['an unknown bearer', { method: 'GET', url: `/v8/Jobs?authCode=${canary('auth-code')}`, headers: bearer }],
  ['an address that cannot be read', { method: 'GET', url: `/v8/%zz?${query}`, headers: bearer }],
  ['an address that is not there', { method: 'GET', url: `/v8/nothing?${query}`, headers: bearer }],
  [
    'the setup secret',
    { url: '/api/v1/setup', json: { secret: canary('token'), userName: 'a', password: canary('password') } },
  ],
]

/** Everything that anybody could read afterwards. */
async function everythingTold(world: CatalogueWorld): Promise<string> {
  const rows = await sql<object>`select action, outcome, actor, reason, details from audit`.execute(
    world.database.db,
  )
  const answer = await world.api.app.inject({
    method: 'GET',
    url: '/api/v1/audit/export',
    headers: { authorization: `Bearer ${(await signIn(world)).accessToken}` },
  })
  const exported = answer.payload
  expect(exported).toContain('"action":"audit.export"')
  return world.logLines.join('') + JSON.stringify(rows.rows) + exported
}

function leaksIn(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => text.includes(secret))
}

describe('no canary is found', { timeout: 60_000 }, () => {
  it('after refusals of every form: in log, audit log, export or answer', async () => {
    const world = await createWorld()
    for (const [name, request] of refusals) {
      const { status, text } = await attempt(world, request)
      expect([name, status >= 400, leaksIn(text, canaries)]).toEqual([name, true, []])
    }
    expect(leaksIn(await everythingTold(world), canaries)).toEqual([])
  })

  it('after sign-ins that succeeded, in the records either (AST-92)', async () => {
    const world = await createWorld()
    const assertion = graphAssertion(world)
    const pairs = [
      pairOf(await attempt(world, { form: assertion })),
      pairOf(await attempt(world, { form: passwordForm })),
    ]
    const secrets = [
      ...pairs.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
      ...world.microsoft.issued,
      passwordForm.password,
    ]
    const { db } = world.database
    const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
      db,
    )
    let records = ''
    for (const { name } of tables.rows) {
      const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db)
      for (const row of rows)
        for (const value of Object.values(row))
          records += value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
    }
    expect(records).toContain('token.assertion')
    expect(leaksIn(records, secrets)).toEqual([])
    expect(leaksIn(await everythingTold(world), secrets)).toEqual([])
  })

  it('while Microsoft is away, or says things that nobody should read (AST-82)', async () => {
    const world = await createWorld()
    const told = `refresh token ${microsoftToken} of <b>alice</b>\r\nis bad`
    const troubles = [
      new Error(`connect failed for Bearer ${microsoftToken}`),
      Response.json({ error: 'invalid_grant', error_description: told }, { status: 400 }),
      Response.json({ error: { code: 'x', message: told } }, { status: 500 }),
      new Response(`<html>${told}`, { status: 200 }),
    ]
    for (const trouble of troubles) {
      world.microsoft.trouble = () => (trouble instanceof Error ? trouble : trouble.clone())
      const { text, status } = await attempt(world, { form: graphAssertion(world, people.bob) })
      expect([status === 400 || status === 503, leaksIn(text, [microsoftToken])]).toEqual([true, []])
      world.clock.advance(600_000)
    }
    world.microsoft.trouble = undefined
    expect(leaksIn(await everythingTold(world), [...canaries, ...world.microsoft.issued])).toEqual([])
  })

  it('when the records fail, whatever the database says (500)', async () => {
    const world = await createWorld()
    await sql`create trigger spoiled before insert on audit begin select raise(abort, 'canary-password-7f3a9c1e'); end`.execute(
      world.database.db,
    )
    const good = await attempt(world, { form: passwordForm })
    expect([good.status, good.body['error'], good.tablesChanged]).toEqual([500, 'server_error', []])
    expect(leaksIn(good.text, canaries)).toEqual([])
    const wrong = await attempt(world, form({ grant_type: 'password', username: 'admin', ...secretFields }))
    expect([wrong.status, leaksIn(wrong.text, canaries)]).toEqual([500, []])
    const log = world.logLines.join('')
    // The word of the database about its own failure is in the log; what the requests held is not.
    expect(
      leaksIn(log.replaceAll('canary-password-7f3a9c1e', ''), [...canaries, passwordForm.password]),
    ).toEqual([])
  })
})

describe('AUD-06: what cannot be put on record does not happen', () => {
  it.each(['password', 'assertion', 'refresh'])('%s', async (kind) => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    const forms: Readonly<Record<string, Record<string, string>>> = {
      password: passwordForm,
      assertion: graphAssertion(world),
      refresh: { grant_type: 'refresh_token', refresh_token: refreshToken },
    }
    const { db } = world.database
    await sql`create trigger full before insert on audit begin select raise(abort, 'disk full'); end`.execute(
      db,
    )
    const failed = await attempt(world, { form: forms[kind] ?? {} })
    expect([failed.status >= 500, failed.tablesChanged]).toEqual([true, []])
    await sql`drop trigger full`.execute(db)
    expect((await attempt(world, { form: forms[kind] ?? {} })).status).toBe(200)
  })
})

it('AUD-07: a disk that is full refuses sign-ins with 503, and lets them in again later', async () => {
  const world = await createWorld()
  const { db } = world.database
  const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(db)
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.pageCount ?? 0)}`.execute(db)
  // Pages that are not full yet take a few records more.
  let status = 0
  for (let index = 0; index < 200 && status !== 503; index += 1) {
    world.clock.advance(60_000)
    const outcome = await attempt(world, { form: passwordForm })
    status = outcome.status
    expect([200, 503]).toContain(status)
    expect(status === 200 || outcome.tablesChanged.length === 0).toBe(true)
  }
  expect(status).toBe(503)
  await sql`pragma max_page_count = 1000000`.execute(db)
  expect((await attempt(world, { form: passwordForm })).status).toBe(200)
})

/** AST: proof, person, replay and trouble (security reference 1.5 stages 3 to 5, 6.2). */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { attempt, attemptTogether, granted, type Outcome, refusalIn, refused } from './attempt.suite.ts'
import type { SentRequest } from './microsoft.suite.ts'
import { azureCli, backupOperators, people, type Person, tenants } from './people.suite.ts'
import {
  assertionForm,
  documentOf,
  graphAssertion,
  ownApiAssertion,
  signInPerson,
  whoami,
} from './requests.suite.ts'
import { type CatalogueWorld, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const { alice, bob, carol, ext, gina, op, zoe } = people
const minute = 60_000
/** Only what was asked matters to these rows, not how often. */
const rejected = (reason: string) => refused({ error: 'invalid_grant', reason })
const refusal = (outcome: Outcome) => ({ ...refusalIn(outcome), outgoing: 0 })
const entry = (world: CatalogueWorld, { id }: Person): Person => {
  const person = world.microsoft.people.get(id)
  if (person === undefined) throw new Error('nobody')
  return person
}
/** A token for Graph with somebody's refresh token beside it. */
const mixed = ({ microsoft }: CatalogueWorld, access: Person, refreshToken: string) =>
  assertionForm(documentOf(microsoft.graphToken(access), { refresh_token: refreshToken }))
const byUse = async (): Promise<CatalogueWorld> => {
  const world = await createWorld()
  await world.allow(tenants.a, { policies: ['own_api', 'verify_by_use'] })
  return world
}
const byUpgrade = async (): Promise<CatalogueWorld> => {
  const world = await createWorld()
  await world.allow(tenants.a, { policies: ['own_api', 'audience_upgrade'] })
  return world
}
const isRedemption = ({ body }: SentRequest): boolean => body.includes('grant_type=refresh_token')

describe('the audience upgrade refuses', () => {
  it('AST-35: the refresh token of somebody of B', async () => {
    const world = await byUpgrade()
    const outcome = await attempt(world, {
      form: mixed(world, alice, world.microsoft.refreshToken(zoe, tenants.a.signInAppId)),
    })
    expect(refusal(outcome)).toEqual(rejected('proof_differs'))
  })

  it('AST-36: alice’s access token with bob’s refresh token, also where verify by use would let her in', async () => {
    const world = await createWorld()
    const outcome = await attempt(world, { form: mixed(world, alice, world.microsoft.refreshToken(bob)) })
    expect(refusal(outcome)).toEqual(rejected('proof_differs'))
  })

  it('AST-37: the refresh token of another client', async () => {
    const world = await byUpgrade()
    const outcome = await attempt(world, {
      form: mixed(world, alice, world.microsoft.refreshToken(alice, azureCli)),
    })
    expect(refusal(outcome)).toMatchObject({ status: 400, error: 'invalid_grant', tablesChanged: [] })
  })

  it.each([
    ['AST-84: a token without our scope', { scp: 'something_else' }, 'scope_missing'],
    [
      'AST-85: a token for another audience',
      { aud: 'dddddddd-1111-4111-8111-111111111111' },
      'wrong_audience',
    ],
    ['AST-86: a token of another client', { azp: azureCli }, 'proof_of_other_client'],
  ] as const)('%s', async (_title, redeemed, reason) => {
    const world = await byUpgrade()
    world.microsoft.redeemed = redeemed
    expect(refusal(await attempt(world, { form: graphAssertion(world) }))).toEqual(rejected(reason))
  })

  it('AST-82, AST-83: what needs the person, and says nothing else of what Microsoft said', async () => {
    const world = await byUpgrade()
    const description = 'AADSTS50076: canary-of-microsoft <b>you</b>\r\nSet-Cookie: a=b'
    world.microsoft.trouble = (request) =>
      isRedemption(request)
        ? answerOf(400, {
            error: 'interaction_required',
            error_description: description,
            error_codes: [50_076],
          })
        : undefined
    const outcome = await attempt(world, { form: graphAssertion(world) })
    expect(refusal(outcome)).toEqual(rejected('interaction_required'))
    expect(outcome.body['error_description']).toBe('interaction_required')
    expect(outcome.text).not.toContain('canary-of-microsoft')
    expect(world.logLines.join('')).not.toContain('\r')
  })
})

describe('verify by use refuses', () => {
  it('AST-77: somebody else than the token names', async () => {
    const world = await byUse()
    world.microsoft.trouble = ({ url }) =>
      url.pathname === '/v1.0/me' ? answerOf(200, { id: bob.id }) : undefined
    expect(refusal(await attempt(world, { form: graphAssertion(world) }))).toEqual(rejected('proof_differs'))
  })

  it.each([401, 403])('AST-78: what Graph refuses with %i', async (status) => {
    const world = await byUse()
    world.microsoft.trouble = ({ url }) =>
      url.pathname === '/v1.0/me' ? answerOf(status, { error: { code: 'x', message: 'no' } }) : undefined
    expect(refusal(await attempt(world, { form: graphAssertion(world) }))).toEqual(
      rejected('graph_refused_token'),
    )
  })

  it('AST-89: every route of operators and administrators, and more than the person’s own data', async () => {
    const world = await byUse()
    const { accessToken: bearer } = await signInPerson(world, carol)
    expect((await whoami(world, bearer)).body).toMatchObject({ kind: 'person', reach: 'own' })
    for (const url of ['/api/v1/accounts', '/api/v1/audit', '/v8/Jobs', '/v6/Organizations'])
      expect((await attempt(world, { method: 'GET', url, bearer })).status).toBe(403)
  })
})

describe('trouble with Microsoft', () => {
  const troubles: readonly [string, () => Response | Error | 'silence'][] = [
    ['AST-79: 429', () => answerOf(429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '3' })],
    ['AST-79: 500', () => answerOf(500, {})],
    ['AST-79: 503', () => answerOf(503, {})],
    ['AST-79: silence', () => 'silence'],
    ['AST-79: a refused connection', () => new Error('ECONNREFUSED')],
    ['AST-80: a page of HTML', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    [
      'AST-80: half of a document',
      () => new Response('{"id":"aaaa', { headers: { 'content-type': 'application/json' } }),
    ],
    ['AST-80: an empty answer', () => new Response('')],
  ]
  it.each(troubles)('%s is 503, and the same assertion is good afterwards', async (_title, trouble) => {
    for (const make of [byUse, byUpgrade]) {
      const world = await make()
      const form = graphAssertion(world)
      world.microsoft.trouble = trouble
      const outcome = await attempt(world, { form })
      expect(outcome).toMatchObject({
        status: 503,
        body: { error: 'temporarily_unavailable' },
        tablesChanged: [],
      })
      expect(outcome.auditReason).toBe('upstream_unavailable')
      world.microsoft.trouble = undefined
      world.clock.advance(minute)
      expect(await attempt(world, { form })).toMatchObject(granted)
    }
  })

  it('AST-81: a redirect is not followed', async () => {
    for (const make of [byUse, byUpgrade]) {
      const world = await make()
      world.microsoft.trouble = () =>
        new Response(null, { status: 302, headers: { location: 'https://evil.test/' } })
      expect((await attempt(world, { form: graphAssertion(world) })).status).toBeGreaterThanOrEqual(400)
      expect(world.microsoft.requests.map(({ url }) => url.host)).not.toContain('evil.test')
    }
  })
})

describe('a replay', () => {
  it('AST-59, AST-61: is refused, in other words and with another refresh token too; the session goes on', async () => {
    const world = await createWorld()
    const token = world.microsoft.graphToken(alice)
    const post = (members: object) =>
      attempt(world, {
        form: assertionForm(
          documentOf(token, { refresh_token: world.microsoft.refreshToken(alice), ...members }),
        ),
      })
    const first = await post({})
    expect(first).toMatchObject(granted)
    expect(refusalIn(await post({}))).toEqual(rejected('replay'))
    expect(refusalIn(await post({ z: 1, a: 2 }))).toEqual(rejected('replay'))
    expect((await whoami(world, String(first.body['access_token']))).status).toBe(200)
  })

  it('is what a client sends whose answer was lost: a fresh token of Microsoft is what lets it in', async () => {
    const world = await createWorld()
    const form = ownApiAssertion(world)
    await attempt(world, { form })
    expect(refusal(await attempt(world, { form }))).toEqual(rejected('replay'))
    expect(await attempt(world, { form: ownApiAssertion(world) })).toMatchObject(granted)
  })

  it('AST-25: with another spelling of the signature is refused', async () => {
    const world = await createWorld()
    const token = world.microsoft.ownApiToken(alice)
    expect(await attempt(world, { form: assertionForm(token) })).toMatchObject(granted)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const spelling = alphabet[alphabet.indexOf(token.slice(-1)) ^ 1] ?? ''
    const outcome = await attempt(world, { form: assertionForm(token.slice(0, -1) + spelling) })
    expect(refusalIn(outcome)).toMatchObject({ status: 400, error: 'invalid_grant', tablesChanged: [] })
  })

  it('AST-60: of fifty at once on two nodes one gets in', async () => {
    const first = await createWorld()
    const nodes = [first, await createWorld({ beside: first })]
    const form = ownApiAssertion(first)
    const answers = await attemptTogether(
      nodes,
      Array.from({ length: 50 }, () => ({ form })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { rows } = await sql`select id from token_families`.execute(first.database.db)
    expect(rows).toHaveLength(1)
  })

  it('AST-62: is known after a restart', async () => {
    const first = await createWorld()
    const form = ownApiAssertion(first)
    expect(await attempt(first, { form })).toMatchObject(granted)
    const next = await createWorld({ beside: first })
    expect(refusal(await attempt(next, { form }))).toEqual(rejected('replay'))
  })

  it('AST-64: is known as long as the token lives, and swept afterwards', async () => {
    const world = await createWorld()
    const now = Math.floor(world.clock.now() / 1000)
    const token = world.microsoft.ownApiToken(alice, { exp: now + 600 })
    expect(await attempt(world, { form: assertionForm(token) })).toMatchObject(granted)
    world.clock.advance(659_000)
    await world.server.sweep(world.clock.now())
    expect(refusalIn(await attempt(world, { form: assertionForm(token) }))).toEqual(rejected('replay'))
    world.clock.advance(2 * minute)
    await world.server.sweep(world.clock.now())
    const { rows } = await sql`select digest from seen_assertions`.execute(world.database.db)
    expect(rows).toEqual([])
  })
})

describe('the person', () => {
  it.each([
    ['AST-65: a guest', gina, 'guest_not_allowed'],
    ['AST-66: a member from elsewhere', ext, 'guest_not_allowed'],
  ] as const)('%s is refused by every policy', async (_title, person, reason) => {
    const world = await createWorld()
    for (const form of [graphAssertion(world, person), ownApiAssertion(world, person)])
      expect(refusal(await attempt(world, { form }))).toEqual(rejected(reason))
  })

  it('AST-67: a guest who is allowed sees their own data, and is no operator', async () => {
    const world = await createWorld()
    await world.allow(tenants.a, { allowGuests: true, operatorAuthentication: true })
    entry(world, gina).memberOf = [{ id: backupOperators }]
    const outcome = await attempt(world, { form: ownApiAssertion(world, gina) })
    expect(outcome).toMatchObject(granted)
    expect((await whoami(world, String(outcome.body['access_token']))).body).toMatchObject({ reach: 'own' })
    const assertion = world.microsoft.ownApiToken(gina)
    const form = { grant_type: 'operator', client_id: `${gina.id}.${tenants.a.id}`, assertion }
    expect(refusal(await attempt(world, { form }))).toEqual(rejected('guest_not_allowed'))
  })

  it('AST-68: who was disabled after the token was issued is refused', async () => {
    const world = await createWorld()
    entry(world, alice).accountEnabled = false
    expect(refusal(await attempt(world, { form: ownApiAssertion(world) }))).toEqual(rejected('user_disabled'))
  })

  it('AST-69: who was deleted is refused', async () => {
    const world = await createWorld()
    world.microsoft.people.delete(alice.id)
    expect(refusal(await attempt(world, { form: ownApiAssertion(world) }))).toEqual(
      rejected('user_not_found'),
    )
  })

  it('AST-70, AST-71: is who the object id says, whatever names the token carries', async () => {
    const world = await createWorld()
    const names = {
      upn: carol.userPrincipalName,
      preferred_username: carol.userPrincipalName,
      email: 'admin',
    }
    const outcome = await attempt(world, { form: assertionForm(world.microsoft.ownApiToken(alice, names)) })
    expect((await whoami(world, String(outcome.body['access_token']))).body).toMatchObject({
      kind: 'person',
      userId: alice.id,
      userName: alice.userPrincipalName,
      reach: 'own',
    })
  })

  it('AST-101: is refused outside of the groups that may sign in', async () => {
    const world = await createWorld()
    await world.allow(tenants.a, { signInGroups: [backupOperators] })
    expect(refusal(await attempt(world, { form: ownApiAssertion(world) }))).toEqual(
      rejected('sign_in_group_missing'),
    )
    expect(await attempt(world, { form: ownApiAssertion(world, carol) })).toMatchObject(granted)
  })
})

describe('the organization', () => {
  it('AST-74: is not found by a domain that moved away, from the next daily check on', async () => {
    const world = await createWorld()
    const alias = { ...tenants.a, name: 'contoso.com' }
    const form = (): Record<string, string> => assertionForm(world.microsoft.ownApiToken(alice), alias)
    world.microsoft.domains.set(tenants.a.id, [tenants.a.name, alias.name])
    await world.recheckDomains()
    expect(await attempt(world, { form: form() })).toMatchObject(granted)
    world.microsoft.domains.set(tenants.a.id, [tenants.a.name])
    await world.recheckDomains()
    expect(refusalIn(await attempt(world, { form: form() }))).toEqual(rejected('organization_unknown'))
    world.microsoft.domains.set(tenants.b.id, [tenants.b.name, alias.name])
    await world.recheckDomains()
    expect(refusal(await attempt(world, { form: form() }))).toEqual(rejected('wrong_tenant'))
  })

  it('AST-75: that has not enabled tenant authentication lets nobody in', async () => {
    const world = await createWorld()
    await world.allow(tenants.a, { tenantAuthentication: false })
    const outcome = await attempt(world, { form: ownApiAssertion(world) })
    expect(refusalIn(outcome)).toEqual(rejected('tenant_authentication_off'))
    expect(outcome.audit?.details).toContain('--tenant-authentication on')
  })

  it('AST-76: that was removed lets nobody in', async () => {
    const world = await createWorld()
    const form = ownApiAssertion(world)
    await world.database.db.deleteFrom('organizations').where('id', '=', tenants.a.organizationId).execute()
    expect(refusalIn(await attempt(world, { form }))).toEqual(rejected('organization_unknown'))
  })
})

describe('an operator', () => {
  const createOperatorWorld = async (): Promise<CatalogueWorld> => {
    const world = await createWorld()
    await world.allow(tenants.a, { operatorAuthentication: true })
    const role = { organizationId: tenants.a.organizationId, name: 'Restore', description: '', createdAt: 0 }
    await world.database.db
      .insertInto('rbacRoles')
      .values({ ...role, id: 'role', roleType: 'EntireOrganization' })
      .execute()
    await world.database.db
      .insertInto('rbacRoleItems')
      .values({
        id: 'item',
        roleId: 'role',
        list: 'operators',
        type: 'User',
        objectId: op.id,
        document: '{}',
      })
      .execute()
    return world
  }
  const signIn = (world: CatalogueWorld, claims: object = {}) =>
    attempt(world, {
      form: {
        grant_type: 'operator',
        client_id: `${op.id}.${tenants.a.id}`,
        assertion: world.microsoft.ownApiToken(op, { ...claims }),
      },
    })

  it('AST-87: whose sign-in is too old is refused', async () => {
    const world = await createOperatorWorld()
    await world.allow(tenants.a, { operatorSignInMinutes: 30 })
    const now = Math.floor(world.clock.now() / 1000)
    expect(await signIn(world, { auth_time: now - 29 * 60 })).toMatchObject(granted)
    expect(refusal(await signIn(world, { auth_time: now - 32 * 60 }))).toEqual(rejected('sign_in_too_old'))
    expect(refusal(await signIn(world, { auth_time: undefined }))).toEqual(rejected('sign_in_too_old'))
  })

  it('AST-88: without the authentication context that is required is refused', async () => {
    const world = await createOperatorWorld()
    await world.allow(tenants.a, { operatorAuthenticationContext: 'c1' })
    expect(refusal(await signIn(world))).toEqual(rejected('authentication_context_missing'))
    expect(refusal(await signIn(world, { acrs: ['c2'] }))).toEqual(rejected('authentication_context_missing'))
    expect(await signIn(world, { acrs: ['c2', 'c1'] })).toMatchObject(granted)
  })
})

describe('a flood', () => {
  it('AST-94: of junk asks Microsoft nothing', async () => {
    const world = await createWorld()
    const junk = ['hello', '{', documentOf('a.b.c'), `${'a'.repeat(30_000)}.b.c`]
    const requests = Array.from({ length: 400 }, (_, index) => ({
      form: assertionForm(junk[index % junk.length] ?? ''),
      address: `203.0.113.${index % 200}`,
    }))
    const answers = await attemptTogether([world], requests)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
    expect(world.microsoft.requests).toEqual([])
  })

  it('AST-95: of plausible assertions from one address stays within its budget; others are served', async () => {
    const world = await byUse()
    const requests = Array.from({ length: 60 }, () => ({ form: graphAssertion(world), address: '192.0.2.1' }))
    const answers = await attemptTogether([world], requests)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(50)
    expect(await attempt(world, { form: graphAssertion(world, bob), address: '192.0.2.2' })).toMatchObject(
      granted,
    )
  })
})

function answerOf(status: number, document: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

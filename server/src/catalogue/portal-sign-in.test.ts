/** SES, DEV: people who sign in to the restore portal at Microsoft (RFC 6749 §4.1, RFC 7636, RFC 9700 §4.7, RFC 8628). */
import { expect, it } from 'vitest'
import { UpstreamUnavailableError } from '../authorization-server/index.ts'
import type {
  CodeRequest,
  DeviceSignIn,
  PersonSignIn,
  PersonSignIns,
  SignInTarget,
} from '../authorization-server/index.ts'
import { listAudit } from '../database/index.ts'
import { Secret } from '../foundation/secret.ts'
import { openBrowser, sessionCookie } from './browser.suite.ts'
import { people, tenants } from './people.suite.ts'
import { type CatalogueWorld, issuer, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const session = '/api/v1/browser-session'
const signInCookie = '__Host-strongroom_sign_in'
const hour = 3_600_000

/** Microsoft, as far as a sign-in sees it. */
interface FakeSignIns extends PersonSignIns {
  begun: { readonly target: SignInTarget; readonly request: CodeRequest }[]
  redeemed: string[]
  outcome: () => PersonSignIn | Promise<PersonSignIn>
  finish: ((outcome: PersonSignIn) => void) | undefined
}

function fakeSignIns(): FakeSignIns {
  const fake: FakeSignIns = {
    begun: [],
    redeemed: [],
    outcome: () => ({ isGood: false, reason: 'refused', traceId: undefined, correlationId: undefined }),
    finish: undefined,
    authorizationUrl(target, request) {
      fake.begun.push({ target, request })
      return `https://login.test/${target.tenantId}/authorize?state=${request.state.reveal()}`
    },
    async redeem(_target, _request, code) {
      fake.redeemed.push(code.reveal())
      return fake.outcome()
    },
    async requestDeviceCode(): Promise<DeviceSignIn> {
      return {
        userCode: 'ABCD1234',
        verificationUri: 'https://microsoft.com/devicelogin',
        expiresAt: Date.UTC(2030, 0, 1, 0, 15),
        finished: () => new Promise((resolve) => (fake.finish = resolve)),
      }
    },
  }
  return fake
}

async function openWorld(): Promise<{ world: CatalogueWorld; microsoft: FakeSignIns }> {
  const microsoft = fakeSignIns()
  return { world: await createWorld({ personSignIns: microsoft }), microsoft }
}

function tokenOf(
  world: CatalogueWorld,
  person = people.alice,
  tenantId: string = tenants.a.id,
): PersonSignIn {
  const accessToken = new Secret(world.microsoft.ownApiToken(person))
  return { isGood: true, accessToken, tenantId }
}

const begin = (browser: ReturnType<typeof openBrowser>, json: object = { organization: tenants.a.name }) =>
  browser.ask(`${session}/microsoft`, { method: 'POST', json })

const back = (browser: ReturnType<typeof openBrowser>, query: Record<string, string>) =>
  browser.ask(`/portal/sign-in/callback?${new URLSearchParams(query).toString()}`, {
    headers: { 'sec-fetch-site': 'cross-site', 'x-csrf-token': undefined },
  })

async function lastReason(world: CatalogueWorld): Promise<string | undefined> {
  const [record] = await listAudit(world.database.db, {}, { offset: 0, limit: 1 })
  return record?.reason ?? undefined
}

it('a person signs in, and sees their own data alone; nothing of Microsoft is kept', async () => {
  const { world, microsoft } = await openWorld()
  const browser = openBrowser(world)
  const begun = await begin(browser, {
    organization: 'Alice@Contoso.onmicrosoft.com',
    returnTo: '/portal/mail?x=1',
  })
  expect(begun.json()).toMatchObject({ authorizationUrl: expect.stringContaining(tenants.a.id) })
  expect(String(begun.headers['set-cookie'])).toMatch(
    /; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=900$/,
  )
  const state = microsoft.begun[0]?.request.state.reveal() ?? ''
  expect(microsoft.begun[0]?.request.redirectUri).toBe(`${issuer}/portal/sign-in/callback`)
  microsoft.outcome = () => tokenOf(world)
  const answer = await back(browser, { state, code: 'canary-code' })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/portal/mail?x=1'])
  expect(browser.cookies.has(signInCookie)).toBe(false)
  const who = (await browser.ask(session)).json<{ csrfToken: string }>()
  expect(who).toMatchObject({
    page: 'portal',
    kind: 'person',
    reach: 'own',
    userId: people.alice.id,
    idleSeconds: 3600,
  })
  const told =
    world.logLines.join('') + JSON.stringify(await listAudit(world.database.db, {}, { offset: 0, limit: 50 }))
  for (const secret of [
    ...world.microsoft.issued,
    'canary-code',
    state,
    browser.cookies.get(sessionCookie) ?? 'x',
  ])
    expect(told).not.toContain(secret)
  browser.csrfToken = who.csrfToken
  expect((await browser.ask('/api/v1/accounts')).statusCode).toBe(403)
})

it('DEV-28: an answer of another sign-in, of another browser, too late, or a second time signs nobody in', async () => {
  const { world, microsoft } = await openWorld()
  microsoft.outcome = () => tokenOf(world)
  const browser = openBrowser(world)
  await begin(browser)
  const state = microsoft.begun[0]?.request.state.reveal() ?? ''
  const sealed = browser.cookies.get(signInCookie) ?? ''
  const attacks: (() => ReturnType<typeof back>)[] = [
    () => back(openBrowser(world), { state, code: 'c' }),
    () => back(openBrowser(world, new Map([[signInCookie, sealed]])), { state: `${state}x`, code: 'c' }),
    () => back(openBrowser(world, new Map([[signInCookie, sealed]])), { code: 'c' }),
    () => back(openBrowser(world, new Map([[signInCookie, `A${sealed.slice(1)}`]])), { state, code: 'c' }),
    () => {
      world.clock.advance(hour)
      return back(browser, { state, code: 'c' })
    },
  ]
  for (const attack of attacks) {
    const answer = await attack()
    expect(answer.headers.location).toMatch(/^\/portal\/\?problem=expired&request=[0-9a-f-]{36}$/)
    expect(String(answer.headers['set-cookie'])).not.toContain(sessionCookie)
  }
  expect(microsoft.redeemed).toEqual([])
  await begin(browser)
  const fresh = microsoft.begun[1]?.request.state.reveal() ?? ''
  expect((await back(browser, { state: fresh, code: 'c' })).headers.location).toBe('/portal/')
  expect((await back(browser, { state: fresh, code: 'c' })).headers.location).toMatch(/expired/)
})

it.each([
  [
    'RFC 9207: an answer of another tenant than the one that was asked',
    (world: CatalogueWorld) => tokenOf(world, people.alice, tenants.b.id),
    'wrong_tenant',
    'refused',
  ],
  [
    'a token of another tenant, which is looked at before its audience (security 1.5, steps 2.2 and 2.3)',
    (world: CatalogueWorld) => tokenOf(world, people.zoe),
    'wrong_tenant',
    'refused',
  ],
  [
    'a token of the right tenant for another application (security 1.5, step 2.3)',
    (world: CatalogueWorld): PersonSignIn => ({
      isGood: true,
      tenantId: tenants.a.id,
      accessToken: new Secret(world.microsoft.ownApiToken(people.alice, { aud: tenants.b.signInAppId })),
    }),
    'wrong_audience',
    'refused',
  ],
  ['a guest', (world: CatalogueWorld) => tokenOf(world, people.gina), 'guest_not_allowed', 'refused'],
  [
    'Microsoft’s no',
    (): PersonSignIn => ({
      isGood: false,
      reason: 'invalid_grant',
      traceId: 'trace-1',
      correlationId: undefined,
    }),
    'invalid_grant',
    'refused',
  ],
] as const)('%s signs nobody in, and the reason is on record', async (_title, outcome, reason, problem) => {
  const { world, microsoft } = await openWorld()
  const browser = openBrowser(world)
  await begin(browser)
  microsoft.outcome = () => outcome(world)
  const state = microsoft.begun[0]?.request.state.reveal() ?? ''
  const answer = await back(browser, { state, code: 'c' })
  expect(answer.headers.location).toContain(`problem=${problem}`)
  expect(browser.cookies.has(sessionCookie)).toBe(false)
  expect(await lastReason(world)).toBe(reason)
})

it('what Microsoft does not decide, and what the person cancels, is told apart', async () => {
  const { world, microsoft } = await openWorld()
  const browser = openBrowser(world)
  await begin(browser)
  microsoft.outcome = () => Promise.reject(new UpstreamUnavailableError('away'))
  const state = microsoft.begun[0]?.request.state.reveal() ?? ''
  expect((await back(browser, { state, code: 'c' })).headers.location).toContain('problem=unavailable')
  await begin(browser)
  const second = microsoft.begun[1]?.request.state.reveal() ?? ''
  const cancelled = await back(browser, { state: second, error: 'access_denied' })
  expect(cancelled.headers.location).toContain('problem=cancelled')
})

it('a stranger learns nothing of who is here: unknown, switched off and without application are answered alike', async () => {
  const { world } = await openWorld()
  await world.allow(tenants.b, { tenantAuthentication: false })
  const answers = []
  for (const organization of ['nowhere.example', tenants.b.name, 'x', `zoe@${tenants.b.name}`])
    for (const way of ['microsoft', 'device-code']) {
      const answer = await openBrowser(world).ask(`${session}/${way}`, {
        method: 'POST',
        json: { organization },
      })
      const { requestId: _id, ...body } = answer.json<{ requestId: string }>()
      answers.push({ status: answer.statusCode, body, cookie: answer.headers['set-cookie'] })
    }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 400, body: { code: 'invalid_grant' } })
  const records = await listAudit(world.database.db, {}, { offset: 0, limit: 8 })
  expect(new Set(records.map(({ reason }) => reason))).toEqual(
    new Set(['organization_unknown', 'tenant_authentication_off']),
  )
  expect(JSON.stringify(records)).toContain('--tenant-authentication on')
})

it('a session of the portal ends when the person may not be here any more, at the latest when a token would', async () => {
  const { world, microsoft } = await openWorld()
  const browser = openBrowser(world)
  await begin(browser)
  microsoft.outcome = () => tokenOf(world)
  await back(browser, { state: microsoft.begun[0]?.request.state.reveal() ?? '', code: 'c' })
  world.clock.advance(hour / 2)
  expect((await browser.ask(session)).statusCode).toBe(200)
  await world.allow(tenants.a, { tenantAuthentication: false })
  world.clock.advance(hour / 2)
  expect((await browser.ask(session)).statusCode).toBe(401)
  expect(await lastReason(world)).toBe('tenant_authentication_off')
})

it('with a code: only the browser that asked for it is signed in, once', async () => {
  const { world, microsoft } = await openWorld()
  const browser = openBrowser(world)
  const asked = await browser.ask(`${session}/device-code`, {
    method: 'POST',
    json: { organization: tenants.a.name },
  })
  expect(asked.json()).toMatchObject({
    userCode: 'ABCD1234',
    verificationUri: 'https://microsoft.com/devicelogin',
  })
  const follow = (which: typeof browser) =>
    which.ask(`${session}/device-code`, { headers: { origin: issuer } })
  expect((await follow(browser)).json()).toMatchObject({ state: 'pending' })
  expect((await follow(openBrowser(world))).statusCode).toBe(404)
  microsoft.finish?.(tokenOf(world))
  let answer = await follow(browser)
  for (let turn = 0; turn < 200 && answer.json<{ state: string }>().state === 'pending'; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    answer = await follow(browser)
  }
  expect(answer.json()).toMatchObject({ state: 'signed-in', session: { kind: 'person', page: 'portal' } })
  expect((await browser.ask(session)).statusCode).toBe(200)
  expect((await follow(browser)).statusCode).toBe(404)
})

it('with a code: a few at a time for one address, and a refusal is told once', async () => {
  const { world, microsoft } = await openWorld()
  const asked = (browser = openBrowser(world)) =>
    browser.ask(`${session}/device-code`, { method: 'POST', json: { organization: tenants.a.name } })
  const last = openBrowser(world)
  for (let count = 0; count < 4; count += 1) await asked()
  await asked(last)
  expect((await asked()).statusCode).toBe(429)
  microsoft.finish?.({ isGood: false, reason: 'expired_token', traceId: undefined, correlationId: undefined })
  let answer = await last.ask(`${session}/device-code`)
  for (let turn = 0; turn < 200 && answer.statusCode === 200; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    answer = await last.ask(`${session}/device-code`)
  }
  expect(answer.json()).toMatchObject({ message: 'The code has expired. Ask for a new one.' })
  expect((await last.ask(`${session}/device-code`)).statusCode).toBe(404)
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { revokeTokenFamily } from '../../database/index.ts'
import { Secret } from '../../foundation/secret.ts'
import { FakeTenant, newTenant, request as organization } from '../organizations/fake-tenant.suite.ts'
import { SignInError } from '../ports.ts'
import { createTestWorld, settle, type TestWorld } from '../test-world.suite.ts'
import type { NewSignIn, SignIn } from './sign-ins.ts'

let world: TestWorld
let tenant: FakeTenant
/** Codes that were redeemed, and what becomes of the next one. */
let redeemed: string[]
let redemption: Error | undefined

beforeEach(async () => {
  world = await createTestWorld()
  tenant = new FakeTenant(world)
  redeemed = []
  redemption = undefined
  world.pendingSignIn = () => tenant.pending()
  world.browserSignIn = () => ({
    authorizationUrl: 'https://login.example/authorize?state=the-state',
    state: new Secret('the-state'),
    redeem: async (code) => {
      redeemed.push(code.reveal())
      if (redemption !== undefined) throw redemption
      tenant.tokens += 1
      return tenant.administrator()
    },
  })
})
afterEach(() => world.close())

const withCode: NewSignIn = {
  way: 'device-code',
  purpose: 'onboarding',
  region: '',
  tenant: undefined,
  redirectUri: undefined,
}
const inBrowser: NewSignIn = { ...withCode, way: 'browser', redirectUri: 'http://localhost:51234' }
const answer = { state: 'the-state', code: 'the-code', error: undefined, errorDescription: undefined }
const minute = 60_000

function begin(request: NewSignIn = withCode): Promise<SignIn> {
  return world.operations.signIns.begin(request, world.actor)
}

async function finish(result: 'signed-in' | Error = 'signed-in'): Promise<void> {
  tenant.finish(result)
  await settle()
}

function get(id: string): Promise<SignIn> {
  return world.operations.signIns.get(id, world.actor)
}

/** Whether somebody could still use it to plan something in the tenant. */
async function use(id: string): Promise<unknown> {
  return world.operations.provisionings
    .plan({ ...organization, signInReference: id }, world.actor)
    .then(() => 'used')
    .catch((error: unknown) => error)
}

describe('a sign-in with a code', () => {
  it('shows the code, and what to do where Microsoft’s page blocks it', async () => {
    const signIn = await begin()
    expect(signIn).toMatchObject({ state: 'pending', way: 'device-code', purpose: 'onboarding' })
    expect(signIn.deviceCode).toMatchObject({ userCode: 'CODE-1' })
    expect(signIn.deviceCode?.hint).toContain('AADSTS53003')
    expect(signIn.deviceCode?.hint).toContain('browser instead')
  })

  it('tells who signed in as soon as it is finished, and shows the code no more', async () => {
    const { id } = await begin()
    await finish()
    expect(await get(id)).toMatchObject({
      state: 'signed-in',
      deviceCode: undefined,
      administrator: {
        userName: 'admin@fabrikam.com',
        tenantId: newTenant,
        domain: 'fabrikam.onmicrosoft.com',
      },
    })
  })

  it('DEV-03: a second one is refused while the first is under way, and the sixth within an hour', async () => {
    const { id } = await begin()
    await expect(begin()).rejects.toMatchObject({ code: 'conflict' })
    await world.operations.signIns.cancel(id, world.actor)
    for (let count = 2; count <= 5; count += 1)
      await world.operations.signIns.cancel((await begin()).id, world.actor)
    await expect(begin()).rejects.toMatchObject({ code: 'too_many_requests' })
  })

  it('DEV-03: who follows an invitation has no sixth code by another browser', async () => {
    const visitor = (browser: number) => ({ ...world.actor, familyId: `invitation:one:${browser}` })
    const { signIns } = world.operations
    const request = {
      way: 'device-code',
      purpose: 'onboarding',
      region: '',
      tenant: undefined,
      redirectUri: undefined,
    } as const
    for (let count = 1; count <= 5; count += 1) await signIns.begin(request, visitor(count))
    await expect(signIns.begin(request, visitor(6))).rejects.toMatchObject({ code: 'too_many_requests' })
    const other = { ...world.actor, familyId: 'invitation:two:1' }
    await expect(signIns.begin(request, other)).resolves.toMatchObject({ state: 'pending' })
  })

  it('DEV-03: of two that are begun at once, one is refused', async () => {
    const results = await Promise.allSettled([begin(), begin()])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(tenant.codes).toBe(1)
  })

  it('DEV-03: what somebody has finished counts no more: hundreds of organizations take hundreds of sign-ins', async () => {
    for (let count = 0; count < 12; count += 1) {
      await begin()
      await finish()
    }
    expect(tenant.tokens).toBe(1)
  })

  it('DEV-08: ends after ten minutes, however long the code would live', async () => {
    const { id, expiresAt } = await begin()
    expect(expiresAt - world.clock.now()).toBe(10 * minute)
    await world.clock.advance(10 * minute)
    expect(await get(id)).toMatchObject({ state: 'expired' })
    await finish()
    expect(tenant.tokens).toBe(0)
  })

  it('DEV-12: after its expiry it suggests the browser, and a new code takes a new request', async () => {
    const { id } = await begin()
    await finish(new SignInError('expired', 'expired'))
    const ended = await get(id)
    expect(ended).toMatchObject({ state: 'expired', deviceCode: undefined })
    expect(ended.message).toContain('browser instead')
    const again = await world.operations.signIns.refresh(id, world.actor)
    expect(again).toMatchObject({ id, state: 'pending', deviceCode: { userCode: 'CODE-2' } })
  })

  it.each([
    ['DEV-11 declined', new SignInError('declined', 'declined'), 'declined'],
    ['DEV-13 refused', new SignInError('refused', 'AADSTS50020: no such account'), 'refused'],
    ['DEV-15 broken off', new Error('broken'), 'refused'],
  ] as const)('%s ends it', async (_title, error, state) => {
    const { id } = await begin()
    await finish(error)
    expect(await get(id)).toMatchObject({ state })
  })

  it('DEV-22: is not there for any other session', async () => {
    const { id } = await begin()
    const other = { ...world.actor, familyId: randomUUID() }
    const { signIns } = world.operations
    const acts = [
      () => signIns.get(id, other),
      () => signIns.refresh(id, other),
      () => signIns.cancel(id, other),
      () => signIns.complete(id, answer, other),
    ]
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not_found' })
    expect(await signIns.list(other)).toEqual([])
  })

  it('DEV-23: whoever approves it after it was cancelled approves nothing', async () => {
    const { id } = await begin()
    await world.operations.signIns.cancel(id, world.actor)
    await finish()
    expect(tenant.tokens).toBe(0)
    expect(await get(id)).toMatchObject({ state: 'cancelled' })
    expect(await use(id)).not.toBe('used')
  })
})

describe('a session that ends', () => {
  const end = async (): Promise<void> => {
    await revokeTokenFamily(world.database.db, world.actor.familyId, {
      at: world.clock.now(),
      reason: 'logout',
    })
  }

  it('DEV-21: discards an approval that comes later', async () => {
    const { id } = await begin()
    await end()
    await finish()
    expect(tenant.tokens).toBe(0)
    expect(await get(id)).toMatchObject({ state: 'refused' })
  })

  it('DEV-21: takes a finished sign-in with it within seconds', async () => {
    const { id } = await begin()
    await finish()
    expect(tenant.tokens).toBe(1)
    await end()
    await world.clock.advance(15_000)
    expect(tenant.tokens).toBe(0)
    expect(await get(id)).toMatchObject({ state: 'cancelled' })
  })

  it('DEV-21: leaves nothing that could be used in the meantime', async () => {
    const { id } = await begin()
    await finish()
    await end()
    expect(await use(id)).toMatchObject({ code: 'device_code_expired' })
    expect(tenant.tokens).toBe(0)
  })
})

describe('who signed in', () => {
  it.each([['fabrikam.com'], ['FABRIKAM.onmicrosoft.com'], [newTenant]])(
    'may be named by a domain or the id: %s',
    async (name) => {
      const { id } = await begin({ ...withCode, tenant: name })
      await finish()
      expect(await get(id)).toMatchObject({ state: 'signed-in' })
    },
  )

  it('DEV-18: is refused where another tenant was typed, and the token is dropped', async () => {
    const { id } = await begin({ ...withCode, tenant: 'contoso.com' })
    await finish()
    expect(await get(id)).toMatchObject({ state: 'refused', administrator: undefined })
    expect((await get(id)).message).toContain('contoso.com')
    expect(tenant.tokens).toBe(0)
  })

  it.each([
    ['DEV-19 a guest', 'x is a guest: sign in with another'],
    ['DEV-20 somebody without the role', 'Only a Global Administrator may do that'],
  ])('%s is refused with help, and the token is dropped', async (_title, message) => {
    tenant.inspection = new SignInError('refused', message)
    const { id } = await begin()
    await finish()
    expect(await get(id)).toMatchObject({ state: 'refused', message })
    expect(tenant.tokens).toBe(0)
  })

  it('DEV-27: a token that nobody used is dropped ten minutes after the sign-in', async () => {
    const { id } = await begin()
    await finish()
    await world.clock.advance(10 * minute - 1)
    expect(tenant.tokens).toBe(1)
    await world.clock.advance(15_000)
    expect(tenant.tokens).toBe(0)
    expect(await get(id)).toMatchObject({ state: 'expired' })
  })

  it('is handed over once', async () => {
    const { id } = await begin()
    await finish()
    expect(await use(id)).toBe('used')
    expect(await get(id)).toMatchObject({ state: 'used' })
    expect(await use(id)).not.toBe('used')
  })

  it('serves the purpose that was asked for, and no other', async () => {
    const { id } = await begin({ ...withCode, purpose: 'posture' })
    await finish()
    expect(await use(id)).toMatchObject({ code: 'sign_in_refused' })
  })
})

describe('a sign-in in the browser', () => {
  it('gives the page to open, and is finished by what it answers', async () => {
    const { id, authorizationUrl } = await begin(inBrowser)
    expect(authorizationUrl).toBe('https://login.example/authorize?state=the-state')
    const signIn = await world.operations.signIns.complete(id, answer, world.actor)
    expect(signIn).toMatchObject({ state: 'signed-in', administrator: { userName: 'admin@fabrikam.com' } })
    expect(redeemed).toEqual(['the-code'])
  })

  it('is awaited by the session of an account, not by an invitation, and not with another state', async () => {
    const { signIns } = world.operations
    await signIns.begin(inBrowser, { ...world.actor, familyId: 'invitation:one:1' })
    expect(signIns.isAwaited('the-state')).toBe(false)
    await begin(inBrowser)
    expect([signIns.isAwaited('the-state'), signIns.isAwaited('another')]).toEqual([true, false])
  })

  it('DEV-28: another state is refused, nothing is redeemed, and it stays as it is', async () => {
    const { id } = await begin(inBrowser)
    const forged = { ...answer, state: 'another' }
    await expect(world.operations.signIns.complete(id, forged, world.actor)).rejects.toMatchObject({
      code: 'sign_in_mismatch',
    })
    expect(redeemed).toEqual([])
    expect(await get(id)).toMatchObject({ state: 'pending' })
  })

  it('DEV-28: a code counts once', async () => {
    const { id } = await begin(inBrowser)
    const results = await Promise.allSettled([
      world.operations.signIns.complete(id, answer, world.actor),
      world.operations.signIns.complete(id, { ...answer, code: 'second' }, world.actor),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(redeemed).toEqual(['the-code'])
  })

  it('DEV-17, DEV-28: what does not hold is refused with nothing used', async () => {
    redemption = new SignInError('refused', 'What Microsoft said about who signed in does not hold')
    const { id } = await begin(inBrowser)
    expect(await world.operations.signIns.complete(id, answer, world.actor)).toMatchObject({
      state: 'refused',
    })
  })

  it.each([
    ['access_denied', 'AADSTS65004: User declined to consent.', 'declined', 'accept them'],
    ['invalid_grant', 'AADSTS53003: Access has been blocked.', 'refused', 'Conditional Access'],
    ['server_error', '<b>\u001b[31mwrong</b>\nsecond line', 'refused', 'try again'],
  ])('a refusal of Microsoft (%s) ends it with help', async (error, errorDescription, state, help) => {
    const { id } = await begin(inBrowser)
    const refusal = { state: 'the-state', code: undefined, error, errorDescription }
    const signIn = await world.operations.signIns.complete(id, refusal, world.actor)
    expect(signIn.state).toBe(state)
    expect(signIn.message).toContain(help)
    expect(signIn.message).not.toMatch(/\p{Cc}|second line/u)
  })

  it.each([
    'http://localhost',
    'http://localhost:0',
    'http://localhost:70000',
    'http://localhost:80@evil.example',
    'http://127.0.0.1:51234',
    'https://localhost:51234',
    'http://localhost.evil.example:80',
    'https://evil.example/sign-in/callback',
    undefined,
  ])('leads back to loopback alone, not to %s (RFC 8252 §7.3)', async (redirectUri) => {
    await expect(begin({ ...inBrowser, redirectUri })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('leads back to this server only with a client that the customer made', async () => {
    const request = { ...inBrowser, redirectUri: 'https://backup.example/sign-in/callback' }
    await expect(begin(request)).rejects.toMatchObject({ code: 'invalid_request' })
    await world.operations.close()
    world.isClientOfMicrosoft = false
    await world.start()
    expect(await begin(request)).toMatchObject({ state: 'pending' })
  })
})

describe('on record', () => {
  it('DEV-16: stand begin and end, with who and for what, and neither code nor state', async () => {
    const { id } = await begin({ ...inBrowser, tenant: 'fabrikam.com' })
    await world.operations.signIns.complete(id, { ...answer, code: 'CANARY-CODE' }, world.actor)
    const { userCode = '' } = (await begin()).deviceCode ?? {}
    const { items } = await world.operations.audit.list({}, { kind: 'server' }, { offset: 0, limit: 20 })
    expect(items.map(({ action }) => action)).toEqual(['sign-in.begin', 'sign-in.finish', 'sign-in.begin'])
    expect(items[1]?.details).toMatchObject({
      userName: 'admin@fabrikam.com',
      tenantId: newTenant,
      purpose: 'onboarding',
    })
    const record = JSON.stringify(items)
    for (const canary of ['CANARY-CODE', 'the-state', userCode]) expect(record).not.toContain(canary)
  })

  it('stands a forged answer as refused', async () => {
    const { id } = await begin(inBrowser)
    await world.operations.signIns.complete(id, { ...answer, state: 'x' }, world.actor).catch(() => undefined)
    const [entry] = (await world.operations.audit.list({}, { kind: 'server' }, { offset: 0, limit: 1 })).items
    expect(entry).toMatchObject({ action: 'sign-in.complete', outcome: 'refused', reason: 'state_mismatch' })
  })
})

it('a server that stops drops every token', async () => {
  await begin()
  await finish()
  await world.operations.close()
  expect(tenant.tokens).toBe(0)
  await world.start()
})

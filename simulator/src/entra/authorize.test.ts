/** Authorization code with PKCE: requests, sessions, answers (RFC 6749 section 4.1, RFC 7636, microsoft.md 1.3). */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { azureCliAppId } from '../tenant/microsoft-applications.ts'
import type { Application } from '../tenant/model.ts'
import {
  answersOf,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  pageErrorOf,
  register,
  walk,
  type Answer,
  type TestEntra,
} from './testing.ts'

const key = await createTestKey()
const verifier = 'a-verifier-of-at-least-forty-three-characters-1234567890'
const challenge = createHash('sha256').update(verifier).digest('base64url')
let test: TestEntra
let application: Application

beforeEach(() => {
  test = createTestEntra(key)
  ;({ application } = register(test.tenant, {
    publicClient: { redirectUris: ['http://localhost'] },
    web: { redirectUris: ['https://app.example/callback'], homePageUrl: null, logoutUrl: null },
    spa: { redirectUris: ['https://spa.example/'] },
  }))
})

const redirectUri = 'http://localhost:51234'

function address(more: Record<string, string> = {}): string {
  const parameters = {
    client_id: application.appId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile User.Read offline_access',
    state: 'xyz',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  }
  return `/${test.tenant.tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(parameters).toString()}`
}

async function signIn(
  more: Record<string, string> = {},
  nickname = 'alice',
  consent = 'accept',
): Promise<Answer> {
  return walk(test, await test.get(address(more)), answersOf(test, test.user(nickname), consent))
}

function locationOf(answer: Answer): URL {
  return new URL(String(answer.headers['location']))
}

function redeem(code: string | null, more: Record<string, string> = {}): Promise<Answer> {
  return test.token({
    grant_type: 'authorization_code',
    client_id: application.appId,
    redirect_uri: redirectUri,
    code: code ?? '',
    code_verifier: verifier,
    ...more,
  })
}

describe('the code', () => {
  it('comes back by redirect with the state, and is redeemed once (54005)', async () => {
    const answer = await signIn()
    expect(answer.status).toBe(302)
    const target = locationOf(answer)
    expect(target.origin).toBe('http://localhost:51234')
    expect(target.searchParams.get('state')).toBe('xyz')
    const tokens = await redeem(target.searchParams.get('code'))
    expect(tokens.status).toBe(200)
    expect(claimsOf(tokens, 'id_token')).toMatchObject({
      aud: application.appId,
      nonce: 'n-1',
      name: 'Alice Archer',
      oid: test.user('alice').id,
      ver: '2.0',
    })
    expect(tokens.json['scope']).toBe('User.Read openid profile')
    expect(codeOf(await redeem(target.searchParams.get('code')))).toBe(54005)
  })

  it.each([
    ['another verifier', 501481, { code_verifier: 'x'.repeat(43) }],
    ['no verifier', 501481, { code_verifier: '' }],
    ['another redirect URI', 500112, { redirect_uri: 'http://localhost:1' }],
    ['no redirect URI', 900144, { redirect_uri: '' }],
    ['another client', 700003, { client_id: azureCliAppId }],
    ['another code', 70000, { code: 'nonsense' }],
  ])('is not redeemed with %s', async (_what, code, more) => {
    const issued = locationOf(await signIn()).searchParams.get('code')
    expect(codeOf(await redeem(issued, more))).toBe(code)
  })

  it('expires after ten minutes (70008)', async () => {
    const issued = locationOf(await signIn()).searchParams.get('code')
    test.clock.advance(600_000)
    expect(codeOf(await redeem(issued))).toBe(70008)
  })

  it('for a web redirect URI needs the client to prove itself (7000218)', async () => {
    const web = { redirect_uri: 'https://app.example/callback' }
    const issued = locationOf(await signIn(web)).searchParams.get('code')
    expect(codeOf(await redeem(issued, web))).toBe(7000218)
  })

  it('comes in the fragment or in a form where the request says so', async () => {
    const fragment = locationOf(await signIn({ response_mode: 'fragment' }))
    expect(fragment.hash).toContain('code=')
    const page = await signIn({ response_mode: 'form_post' })
    expect(page.html).toContain(`action="${redirectUri}"`)
    expect(page.html).toContain('name="code"')
    expect(page.html).toContain('<button')
  })
})

describe('a request that cannot be answered by redirect', () => {
  it.each([
    ['700016', { client_id: '11111111-1111-4111-8111-111111111111' }],
    ['50011', { redirect_uri: 'https://evil.example/' }],
    ['50011', { redirect_uri: 'http://localhost.evil.example' }],
    ['50011', { redirect_uri: 'http://localhost:51234/other' }],
    ['900144', { redirect_uri: '' }],
    ['9002313', { response_mode: 'web_message' }],
    ['9002313', { prompt: 'none login' }],
  ])('shows AADSTS%s on a page', async (code, more) => {
    const answer = await test.get(address(more))
    expect([pageErrorOf(answer), answer.headers['location']]).toEqual([code, undefined])
  })

  it('comes over /common for an application of one tenant (50194)', async () => {
    const answer = await test.get(address().replace(test.tenant.tenantId, 'common'))
    expect(pageErrorOf(answer)).toBe('50194')
  })
})

describe('a request that is refused by redirect', () => {
  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_scope', { scope: '' }],
    ['login_required', { prompt: 'none' }],
    ['invalid_request', { redirect_uri: 'https://spa.example/', code_challenge: '' }],
  ])('says %s', async (error, more) => {
    const target = locationOf(await test.get(address(more)))
    expect(target.searchParams.get('error')).toBe(error)
    expect(target.searchParams.get('state')).toBe('xyz')
    expect(target.searchParams.get('error_description')).toMatch(/^AADSTS\d+: /)
  })

  it('says access_denied when the person declines (65004)', async () => {
    const target = locationOf(await signIn({}, 'alice', 'decline'))
    expect(target.searchParams.get('error')).toBe('access_denied')
    expect(target.searchParams.get('error_subcode')).toBe('cancel')
  })
})

describe('the session', () => {
  function cookieOf(answer: Answer): Record<string, string> {
    const set = answer.headers['set-cookie'] ?? []
    return {
      cookie: [set]
        .flat()
        .map((line) => line.split(';')[0])
        .join('; '),
    }
  }

  it('signs on once: the next request goes straight through', async () => {
    const session = cookieOf(await signIn())
    const answer = await test.get(address({ prompt: 'none' }), session)
    expect(locationOf(answer).searchParams.get('code')).not.toBeNull()
    expect((await test.get(address({ prompt: 'login' }), session)).html).toContain('Sign in')
    expect((await test.get(address({ prompt: 'consent' }), session)).html).toContain('Sign in')
  })

  it('needs consent for more, which is not asked silently (65001)', async () => {
    const session = cookieOf(await signIn())
    const answer = await test.get(address({ prompt: 'none', scope: 'openid Mail.Read' }), session)
    expect(locationOf(answer).searchParams.get('error_description')).toContain('AADSTS65001')
  })

  it('ends with age, revocation and logout', async () => {
    const session = cookieOf(await signIn())
    const silent = async (more = {}): Promise<string | null> =>
      locationOf(await test.get(address({ prompt: 'none', ...more }), session)).searchParams.get('error')
    test.clock.advance(61_000)
    expect(await silent({ max_age: '60' })).toBe('login_required')
    expect(await silent({ max_age: '62' })).toBeNull()
    await test.get(`/common/oauth2/v2.0/logout?post_logout_redirect_uri=https://evil.example/`, session)
    expect(await silent()).toBe('login_required')
    const again = cookieOf(await signIn())
    test.clock.advance(1)
    test.user('alice').signInSessionsValidFromDateTime = new Date(test.clock.now()).toISOString()
    const answer = await test.get(address({ prompt: 'none' }), again)
    expect(locationOf(answer).searchParams.get('error')).toBe('login_required')
  })

  it('leads on after logout only to a registered address', async () => {
    const to = (uri: string): Promise<Answer> =>
      test.get(`/common/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(uri)}`)
    expect((await to('https://evil.example/')).headers['location']).toBeUndefined()
    expect((await to('https://spa.example/')).headers['location']).toBe('https://spa.example/')
  })
})

describe('claims and max_age', () => {
  it('an authentication context asks for the second factor, and the token carries acrs', async () => {
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })
    const alice = test.user('alice')
    const refused = await walk(test, await test.get(address({ claims })), answersOf(test, alice))
    expect(pageErrorOf(refused)).toBe('50079')
    alice.totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const tokens = await redeem(locationOf(await signIn({ claims })).searchParams.get('code'))
    expect(claimsOf(tokens)).toMatchObject({ acrs: ['c1'], amr: ['pwd', 'mfa'] })
  })

  it('max_age puts auth_time into the ID token (OpenID Connect Core section 3.1.2.1)', async () => {
    const tokens = await redeem(locationOf(await signIn({ max_age: '600' })).searchParams.get('code'))
    expect(claimsOf(tokens, 'id_token')['auth_time']).toBe(Math.floor(test.clock.now() / 1000))
  })
})

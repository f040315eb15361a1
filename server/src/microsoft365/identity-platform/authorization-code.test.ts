import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  createTestClock,
  createTestRandom,
  jsonAnswer,
  type ScriptedAnswer,
  scriptedFetch,
  testCloud,
} from '../clouds/scripted.suite.ts'
import { IdentityPlatformError } from './errors.ts'
import { createIdentityPlatform } from './identity-platform.ts'
import { appId, type Claims, jwkOf, keyDocument, otherKey, signedToken, tenantId } from './tokens.suite.ts'

const request = {
  tenant: 'contoso.com',
  clientId: appId,
  scopes: ['https://graph.microsoft.com/User.Read'],
  redirectUri: 'http://localhost:51234',
  state: new Secret('the-state'),
  nonce: new Secret('the-nonce'),
  codeVerifier: new Secret('v'.repeat(43)),
}

function platformWith(...answers: ScriptedAnswer[]) {
  const { fetch, sent } = scriptedFetch(answers)
  const clock = createTestClock(1_700_000_100_000)
  const dependencies = { fetch, clock, random: createTestRandom(), log: silentLog, cloud: testCloud }
  return { platform: createIdentityPlatform(dependencies), sent }
}

/** The answer of the token endpoint, with an ID token of these claims; without one for `undefined`. */
function tokens(claims: Claims | undefined, options: Parameters<typeof signedToken>[1] = {}): Response {
  const idToken =
    claims === undefined ? {} : { id_token: signedToken({ nonce: 'the-nonce', ...claims }, options) }
  return jsonAnswer(200, {
    token_type: 'Bearer',
    access_token: 'the-access-token',
    expires_in: 3_600,
    scope: 'openid profile User.Read',
    refresh_token: 'nobody-asked',
    ...idToken,
  })
}

describe('the page that the person opens', () => {
  it('is of the tenant, with PKCE S256, state and nonce, and without offline_access (RFC 7636 §4.3)', () => {
    const url = new URL(platformWith().platform.authorizationUrl(request))
    expect(url.origin + url.pathname).toBe(
      'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize',
    )
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: appId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: 'http://localhost:51234',
      scope: 'openid profile https://graph.microsoft.com/User.Read',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
      code_challenge_method: 'S256',
      prompt: 'select_account',
    })
  })

  it('is of no tenant that is no name', () => {
    const { platform } = platformWith()
    expect(() => platform.authorizationUrl({ ...request, tenant: '../evil' })).toThrow(/not a tenant id/)
  })
})

describe('the code', () => {
  it('is redeemed with the verifier, and gives one access token of a verified tenant', async () => {
    const { platform, sent } = platformWith(tokens({}), jsonAnswer(200, keyDocument))
    const signedIn = await platform.redeemAuthorizationCode(request, new Secret('the-code'))
    expect(signedIn).toMatchObject({ tenantId, scopes: ['openid', 'profile', 'User.Read'] })
    expect(signedIn.accessToken.reveal()).toBe('the-access-token')
    expect(JSON.stringify(signedIn)).not.toContain('nobody-asked')
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      client_id: appId,
      redirect_uri: 'http://localhost:51234',
      code: 'the-code',
      code_verifier: 'v'.repeat(43),
      scope: 'openid profile https://graph.microsoft.com/User.Read',
    })
  })

  it.each([
    ['DEV-17: without an ID token', undefined, {}],
    ['DEV-17: for another client', { aud: '77777777-7777-4777-8777-777777777777' }, {}],
    ['DEV-17: signed by another key', {}, { key: otherKey.privateKey }],
    ['DEV-17: by an unknown key', {}, { header: { kid: 'unknown' } }],
    ['DEV-17: with another algorithm', {}, { header: { alg: 'HS256' } }],
    ['DEV-17: without algorithm', {}, { header: { alg: 'none' } }],
    ['DEV-28: with another nonce', { nonce: 'of-another-request' }, {}],
    ['DEV-28: without a nonce', { nonce: undefined }, {}],
    ['DEV-28: of another issuer', { iss: 'https://login.microsoftonline.com/x/v2.0' }, {}],
    ['DEV-28: whose tenant is not its issuer', { tid: '99999999-9999-4999-8999-999999999999' }, {}],
    ['whose tenant is a path', { tid: '../../evil' }, {}],
    ['that has expired', { exp: 1_699_999_000 }, {}],
    ['that is not valid yet', { nbf: 1_700_009_000 }, {}],
  ])('gives nothing with an ID token %s', async (_title, claims, options) => {
    const { platform, sent } = platformWith(tokens(claims, options), jsonAnswer(200, keyDocument))
    await expect(platform.redeemAuthorizationCode(request, new Secret('c'))).rejects.toMatchObject({
      code: 'unexpected_answer',
    })
    expect(sent.every(({ url }) => url.startsWith('https://login.microsoftonline.com/'))).toBe(true)
  })

  it('DEV-28: gives nothing when its key is published for another issuer', async () => {
    const keys = [
      jwkOf('one', otherKey.publicKey, { issuer: 'https://login.microsoftonline.com/other/v2.0' }),
    ]
    const { platform } = platformWith(tokens({}, { key: otherKey.privateKey }), jsonAnswer(200, { keys }))
    await expect(platform.redeemAuthorizationCode(request, new Secret('c'))).rejects.toMatchObject({
      code: 'unexpected_answer',
    })
  })

  it('DEV-28: is sent once, whatever comes back: it counts once', async () => {
    for (const answer of [
      jsonAnswer(400, { error: 'invalid_grant', error_description: 'AADSTS54005: already redeemed' }),
      jsonAnswer(500, {}),
    ]) {
      const { platform, sent } = platformWith(answer)
      await expect(platform.redeemAuthorizationCode(request, new Secret('c'))).rejects.toThrow(/Microsoft/)
      expect(sent).toHaveLength(1)
    }
  })
})

describe('an ID token that comes with a device code', () => {
  const deviceCode = {
    device_code: 'd',
    user_code: 'ABCD12345',
    verification_uri: 'https://microsoft.com/devicelogin',
    expires_in: 900,
  }

  it.each([
    ['is not needed', undefined, {}, true],
    ['is good', {}, {}, true],
    ['DEV-17: of another key ends the sign-in', {}, { key: otherKey.privateKey }, false],
    ['DEV-17: for another client ends the sign-in', { aud: 'x' }, {}, false],
  ])('%s', async (_title, claims, options, isGood) => {
    const { platform } = platformWith(
      jsonAnswer(200, deviceCode),
      tokens(claims, options),
      jsonAnswer(200, keyDocument),
    )
    const authorization = await platform.requestDeviceAuthorization(request)
    const outcome = await platform
      .pollForDeviceAccessToken(authorization)
      .then(({ accessToken }) => accessToken.reveal())
      .catch((error: unknown) => (error instanceof IdentityPlatformError ? error.code : error))
    expect(outcome).toBe(isGood ? 'the-access-token' : 'unexpected_answer')
  })
})

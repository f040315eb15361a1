import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  connectionError,
  createTestClock,
  createTestRandom,
  jsonAnswer,
  type ScriptedAnswer,
  scriptedFetch,
  testCloud,
} from '../clouds/scripted.suite.ts'
import { createIdentityPlatform } from './identity-platform.ts'
import type { OwnApiTokenVerdict } from './own-api-token.ts'
import { appId, jwkOf, keyDocument, otherKey, signedToken, signingKey, tenantId } from './tokens.suite.ts'

const minute = 60_000
const hour = 60 * minute

function platformWith(...answers: ScriptedAnswer[]) {
  const clock = createTestClock()
  const { fetch, sent } = scriptedFetch(answers)
  const platform = createIdentityPlatform({
    fetch,
    clock,
    random: createTestRandom(),
    log: silentLog,
    cloud: testCloud,
  })
  const verify = (token: string): Promise<OwnApiTokenVerdict> =>
    platform.verifyOwnApiToken(new Secret(token), { tenantId, appId })
  const reason = async (token: string): Promise<string> => {
    const verdict = await verify(token)
    return verdict.isGood ? 'good' : verdict.reason
  }
  return { clock, sent, verify, reason }
}

const keysNow = (): Response => jsonAnswer(200, keyDocument)

describe('a token for our own API', () => {
  it('is good by the tenant’s own keys, which are asked for once for everybody', async () => {
    const { verify, sent, clock } = platformWith(keysNow)
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => verify(signedToken())))
    expect(verdicts.every(({ isGood }) => isGood)).toBe(true)
    expect(verdicts[0]).toMatchObject({
      claims: { audience: appId, clientId: appId, scopes: ['access_as_user'], version: '2.0' },
    })
    await clock.sleep(23 * hour)
    expect((await verify(signedToken())).isGood).toBe(true)
    expect(sent.map(({ method, url }) => [method, url])).toEqual([
      ['GET', `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`],
    ])
  })

  it.each([
    ['AST-30', { iss: 'https://login.microsoftonline.com/22222222-2222-4222-8222-222222222222/v2.0' }],
    ['AST-30', { iss: `https://sts.windows.net/${tenantId}/` }],
    ['AST-30', { iss: `https://login.microsoftonline.com/${tenantId}/v2.0/` }],
  ])('is refused for its issuer without a request, %s: %o', async (_id, claims) => {
    const { reason, sent } = platformWith()
    expect(await reason(signedToken(claims))).toBe('wrong_issuer')
    expect(sent).toEqual([])
  })

  it.each([
    ['AST-33', { tid: '22222222-2222-4222-8222-222222222222' }, 'wrong_tenant'],
    ['AST-43', { aud: '00000002-0000-0000-c000-000000000000' }, 'wrong_audience'],
    ['version 1 audience', { aud: `api://${appId}` }, 'wrong_audience'],
    ['version 1', { ver: '1.0' }, 'wrong_token_version'],
    ['no version', { ver: undefined }, 'wrong_token_version'],
  ])('is refused without a request, %s: %o', async (_id, claims, expected) => {
    const { reason, sent } = platformWith()
    expect(await reason(signedToken(claims))).toBe(expected)
    expect(sent).toEqual([])
  })

  it.each([
    ['AST-15: no signature', (token: string) => `${token.slice(0, token.lastIndexOf('.'))}.`],
    ['AST-24: a space behind it', (token: string) => `${token} `],
    ['AST-24: padding', (token: string) => `${token}==`],
    ['AST-22: five parts', (token: string) => `${token}.a.b`],
  ])('is malformed, and costs no request: %s', async (_title, change) => {
    const { reason, sent } = platformWith()
    expect(await reason(change(signedToken()))).toBe('malformed')
    expect(sent).toEqual([])
  })

  it.each([
    ['AST-15', { alg: 'none' }],
    ['AST-16', { alg: 'nOnE' }],
    ['AST-18', { alg: 'ES256', jwk: { kty: 'EC' } }],
    ['AST-21', { crit: ['x'] }],
    ['AST-21', { b64: false }],
    ['AST-20', { kid: '../../etc/passwd' }],
    ['AST-20', { kid: 'k'.repeat(10_240) }],
  ])('is malformed by its header, and costs no request, %s: %o', async (_id, header) => {
    const { reason, sent } = platformWith()
    expect(await reason(signedToken({}, { header }))).toBe('malformed')
    expect(sent).toEqual([])
  })

  it('AST-17: an HMAC with the public key is no signature', async () => {
    const { reason } = platformWith(keysNow)
    const [, payload = ''] = signedToken().split('.')
    const header = Buffer.from(JSON.stringify({ typ: 'JWT', alg: 'HS256', kid: 'one' })).toString('base64url')
    const pem = signingKey.publicKey.export({ format: 'pem', type: 'spki' })
    const mac = createHmac('sha256', pem).update(`${header}.${payload}`).digest('base64url')
    expect(await reason(`${header}.${payload}.${mac}`)).toBe('malformed')
  })

  it('AST-19: takes no key from where its header points', async () => {
    const { reason, sent } = platformWith(keysNow)
    const header = { jku: 'https://evil.test/keys', x5u: 'https://evil.test/x', kid: 'theirs' }
    expect(await reason(signedToken({}, { header, key: otherKey.privateKey }))).toBe('unknown_key')
    expect(sent.every(({ url }) => url.startsWith('https://login.microsoftonline.com/'))).toBe(true)
  })

  it('AST-26: is refused with a bit of its payload flipped', async () => {
    const { reason } = platformWith(keysNow)
    const [header, , signature] = signedToken().split('.')
    const [, payload] = signedToken({ oid: '44444444-4444-4444-8444-444444444444' }).split('.')
    expect(await reason(`${header}.${payload}.${signature}`)).toBe('bad_signature')
  })

  it('is refused when another key signed it under the same key id', async () => {
    const { reason } = platformWith(keysNow)
    expect(await reason(signedToken({}, { key: otherKey.privateKey }))).toBe('bad_signature')
  })

  it('AST-28: is refused when its key is published for another issuer', async () => {
    const consumers = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0'
    const { reason } = platformWith(
      jsonAnswer(200, { keys: [jwkOf('one', signingKey.publicKey, { issuer: consumers })] }),
    )
    expect(await reason(signedToken())).toBe('key_of_other_issuer')
  })

  it.each([
    ['without an issuer', { issuer: undefined }],
    ['for encryption', { use: 'enc' }],
    ['of another kind', { kty: 'EC' }],
  ])('is not verified by a key %s', async (_title, changes) => {
    const { reason } = platformWith(
      jsonAnswer(200, { keys: [jwkOf('one', signingKey.publicKey, changes), { junk: true }] }),
    )
    expect(await reason(signedToken())).toBe('unknown_key')
  })

  it('is not verified by a key that is too short', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const { reason } = platformWith(jsonAnswer(200, { keys: [jwkOf('one', short.publicKey)] }))
    expect(await reason(signedToken({}, { key: short.privateKey }))).toBe('unknown_key')
  })
})

describe('the keys of a tenant', () => {
  const unknown = (): string => signedToken({}, { header: { kid: 'another' } })

  it('AST-27: are asked for again at most once in five minutes, whatever key ids come', async () => {
    const { reason, sent, clock } = platformWith(keysNow, keysNow)
    for (let index = 0; index < 1000; index += 1)
      expect(await reason(signedToken({}, { header: { kid: `junk-${index}` } }))).toBe('unknown_key')
    expect(sent).toHaveLength(1)
    await clock.sleep(5 * minute)
    for (let index = 0; index < 10; index += 1) expect(await reason(unknown())).toBe('unknown_key')
    expect(sent).toHaveLength(2)
    expect(await reason(signedToken())).toBe('good')
    expect(sent).toHaveLength(2)
  }, 30_000)

  it('are learned anew when Microsoft has begun to sign with another one', async () => {
    const rolled = { keys: [jwkOf('one', signingKey.publicKey), jwkOf('another', otherKey.publicKey)] }
    const { reason, clock } = platformWith(keysNow, jsonAnswer(200, rolled))
    expect(await reason(signedToken())).toBe('good')
    await clock.sleep(5 * minute)
    expect(await reason(signedToken({}, { header: { kid: 'another' }, key: otherKey.privateKey }))).toBe(
      'good',
    )
  })

  it('stay in use while Microsoft is away, and are renewed beside the work', async () => {
    const rolled = jsonAnswer(200, { keys: [jwkOf('another', otherKey.publicKey)] })
    const { reason, sent, clock } = platformWith(keysNow, connectionError('ECONNREFUSED'), rolled)
    expect(await reason(signedToken())).toBe('good')
    await clock.sleep(25 * hour)
    expect(await reason(signedToken())).toBe('good')
    expect(sent).toHaveLength(2)
    await clock.sleep(10_000)
    expect(await reason(signedToken())).toBe('good')
    await clock.sleep(1)
    // The document of the third request does not hold the key any more.
    await expect.poll(() => reason(signedToken())).toBe('unknown_key')
    expect(sent).toHaveLength(3)
  })

  it('are renewed before they are used when nobody has asked for two days: one may have been withdrawn', async () => {
    const rolled = jsonAnswer(200, { keys: [jwkOf('another', otherKey.publicKey)] })
    const { reason, sent, clock } = platformWith(keysNow, rolled)
    expect(await reason(signedToken())).toBe('good')
    await clock.sleep(49 * hour)
    expect(await reason(signedToken())).toBe('unknown_key')
    expect(sent).toHaveLength(2)
  })

  it('are trusted for a week while Microsoft is away, and no longer', async () => {
    const away = connectionError('ECONNREFUSED')
    const { reason, verify, clock } = platformWith(keysNow, away, away)
    expect(await reason(signedToken())).toBe('good')
    await clock.sleep(6 * 24 * hour)
    expect(await reason(signedToken())).toBe('good')
    await clock.sleep(2 * 24 * hour)
    await expect(verify(signedToken())).rejects.toMatchObject({ code: 'connection_failed' })
  })

  it.each([
    ['are away', connectionError('ECONNREFUSED')],
    ['answer 500', jsonAnswer(500, {})],
    ['answer a page', new Response('<html>', { status: 200 })],
    ['answer nothing of use', jsonAnswer(200, { keys: [] })],
    ['point elsewhere', new Response(null, { status: 302, headers: { location: 'https://evil.test' } })],
  ])('leave it undecided when they %s, and are asked for again after ten seconds', async (_title, answer) => {
    const { verify, sent, clock } = platformWith(answer, keysNow)
    await expect(verify(signedToken())).rejects.toMatchObject({ code: 'connection_failed', retryable: true })
    await expect(verify(signedToken())).rejects.toMatchObject({ code: 'connection_failed' })
    expect(sent).toHaveLength(1)
    await clock.sleep(10_000)
    expect((await verify(signedToken())).isGood).toBe(true)
    expect(sent).toHaveLength(2)
  })
})

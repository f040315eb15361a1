/** security.md 1.5, steps 1.4 and 1.5: the form of an access token, before anything in it is believed. */
import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { parseStrictObject } from './strict-json.ts'
import { decodeUnverified } from './unverified-claims.ts'

const header = { typ: 'JWT', nonce: 'n', alg: 'RS256', x5t: 'x', kid: 'key-1' }
const claims = {
  aud: 'https://graph.microsoft.com',
  iss: 'https://sts.windows.net/11111111-1111-4111-8111-111111111111/',
  iat: 1_700_000_000,
  nbf: 1_700_000_000,
  exp: 1_700_003_600,
  appid: '04B07795-8DDB-461A-BBEE-02F9E1BF7B46',
  appidacr: '0',
  idtyp: 'user',
  oid: '22222222-2222-4222-8222-222222222222',
  scp: 'Directory.AccessAsUser.All User.ReadWrite.All',
  tid: '11111111-1111-4111-8111-111111111111',
  upn: 'alice@contoso.onmicrosoft.com',
  uti: 'u-1',
  ver: '1.0',
  wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
  xms_st: { sub: 's' },
}

function segment(part: unknown): string {
  return Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')
}
function decode(first: unknown, second: unknown, signature = 'c2ln') {
  return decodeUnverified(new Secret(`${segment(first)}.${segment(second)}.${signature}`))
}

describe('decodeUnverified', () => {
  it("reads a user's Graph token, with ids in lower case and times in milliseconds", () => {
    expect(decode(header, claims)).toMatchObject({
      audience: 'https://graph.microsoft.com',
      tenantId: '11111111-1111-4111-8111-111111111111',
      objectId: '22222222-2222-4222-8222-222222222222',
      clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      clientAuthentication: '0',
      identityType: 'user',
      scopes: ['Directory.AccessAsUser.All', 'User.ReadWrite.All'],
      roles: [],
      directoryRoles: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
      issuedAt: 1_700_000_000_000,
      expiresAt: 1_700_003_600_000,
      tokenId: 'u-1',
      userName: 'alice@contoso.onmicrosoft.com',
    })
  })

  it("reads an application's roles", () => {
    expect(decode(header, { roles: ['Mail.Read'], idtyp: 'app' })).toMatchObject({
      roles: ['Mail.Read'],
      scopes: [],
    })
  })

  it('names no client when a token claims two', () => {
    expect(decode(header, { ...claims, azp: 'other' })?.clientId).toBeUndefined()
  })

  it.each([
    ['two segments', `${segment(header)}.${segment(claims)}`],
    ['four segments', `${segment(header)}.${segment(claims)}.c2ln.c2ln`],
    ['an empty signature', `${segment(header)}.${segment(claims)}.`],
    ['padding', `${segment(header)}.${segment(claims)}.c2lnbg==`],
    ['spare bits that are not zero', `${segment(header)}.${segment(claims)}.c2lnbh`],
    ['letters of plain base64', `${segment(header)}.${segment(claims)}.c2+/`],
    ['white space', `${segment(header)}.${segment(claims)}.c2ln\n`],
    ['more than 16 KiB', `${segment(header)}.${segment({ ...claims, x: 'x'.repeat(16_384) })}.c2ln`],
  ])('refuses a token with %s', (_what, token) => {
    expect(decodeUnverified(new Secret(token))).toBeUndefined()
  })

  it.each([
    ['alg none', { ...header, alg: 'none' }, claims],
    ['alg HS256', { ...header, alg: 'HS256' }, claims],
    ['crit', { ...header, crit: ['x'] }, claims],
    ['b64', { ...header, b64: false }, claims],
    ['a kid with a path', { ...header, kid: '../../etc/passwd' }, claims],
    ['a header that is a list', [header], claims],
    ['times that are texts', header, { ...claims, exp: '1700003600' }],
    ['times with fractions', header, { ...claims, exp: 1_700_003_600.5 }],
    ['scopes in a list', header, { ...claims, scp: ['User.Read'] }],
    ['roles in a text', header, { ...claims, roles: 'Mail.Read' }],
    ['a claim twice', header, '{"tid":"a","tid":"b"}'],
    ['a claim twice, once escaped', header, '{"tid":"a","t\\u0069d":"b"}'],
    ['nothing but a text', header, '"text"'],
  ])('refuses %s', (_what, first, second) => {
    expect(decode(first, second)).toBeUndefined()
  })

  it('refuses bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('{"tid":"'), Buffer.from([0xff]), Buffer.from('"}')])
    const token = `${segment(header)}.${bytes.toString('base64url')}.c2ln`

    expect(decodeUnverified(new Secret(token))).toBeUndefined()
  })
})

describe('parseStrictObject', () => {
  it('takes equal names in different objects', () => {
    expect(parseStrictObject('{"a":{"x":1},"b":[{"x":1},{"x":":,{"}]}')).toEqual({
      a: { x: 1 },
      b: [{ x: 1 }, { x: ':,{' }],
    })
  })

  it.each([
    '{"a":{"x":1,"x":2}}',
    '{"a":[{"x":1,"y":[],"x":2}]}',
    `${'[{"a":'.repeat(5)}1${'}]'.repeat(5)}`,
    '[]',
    '{',
  ])('refuses %s', (text) => {
    expect(parseStrictObject(text)).toBeUndefined()
  })

  it('refuses what is nested deeper than eight levels', () => {
    const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

    expect(parseStrictObject(nested(8))).toBeDefined()
    expect(parseStrictObject(nested(9))).toBeUndefined()
  })
})

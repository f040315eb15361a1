/** Properties of the reader of access tokens: what it accepts has one spelling only (T-14, RFC 7515 §2 and appendix C). */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { decodeUnverified } from './unverified-claims.ts'

const bounds = { numRuns: 1_000, seed: 20_261_122 }
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (token: string) => decodeUnverified(new Secret(token))
const header = encode({ typ: 'JWT', alg: 'RS256', kid: 'k' })
const good = `${header}.${encode({ aud: 'https://graph.microsoft.com', tid: 't', oid: 'o' })}.c2lnbmF0dXJl`

it('gives what the claims say, whatever they say', () => {
  const claims = fc.record({
    aud: fc.string({ unit: 'grapheme', minLength: 1 }),
    tid: fc.uuid(),
    uti: fc.base64String({ minLength: 4 }),
    iat: fc.integer({ min: 0, max: 4_000_000_000 }),
  })
  fc.assert(
    fc.property(claims, (said) => {
      expect(decode(`${header}.${encode(said)}.c2ln`)).toMatchObject({
        audience: said.aud,
        tenantId: said.tid,
        tokenId: said.uti,
        issuedAt: said.iat * 1000,
      })
    }),
    bounds,
  )
})

it('of any text, or of any JSON in place of header and claims, gives claims or nothing', () => {
  const part = fc
    .oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: 'binary' }))
    .map((text) => Buffer.from(text).toString('base64url'))
  const token = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
    part.map((claims) => `${header}.${claims}.c2ln`),
  )
  fc.assert(
    fc.property(token, (text) => {
      expect(['undefined', 'object']).toContain(typeof decode(text))
    }),
    bounds,
  )
})

it('refuses a good token with one character of its header or claims taken out or put in', () => {
  expect(decode(good)).toBeDefined()
  const signedPart = good.lastIndexOf('.')
  fc.assert(
    fc.property(
      fc.nat(signedPart - 1),
      fc.constantFrom('=', ' ', '\n', '+', '/', '.', '\u00e9'),
      (at, text) => {
        expect(decode(good.slice(0, at) + text + good.slice(at))).toBeUndefined()
      },
    ),
    bounds,
  )
})

it('refuses what is signed in any other way, or with extensions that must be understood (AST-15, AST-21)', () => {
  const other = fc.oneof(
    fc.record({ alg: fc.string().filter((alg) => alg !== 'RS256') }),
    fc.record({ alg: fc.constant('RS256'), crit: fc.array(fc.string()) }),
    fc.record({ alg: fc.constant('RS256'), b64: fc.boolean() }),
  )
  fc.assert(
    fc.property(other, (head) => {
      expect(decode(`${encode(head)}.${good.split('.')[1] ?? ''}.c2ln`)).toBeUndefined()
    }),
    bounds,
  )
})

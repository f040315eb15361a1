/** Properties of what reads tokens, assertions and addresses: any input ends in a value or in a refusal, never in between. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { readAssertion } from './assertion/document.ts'
import { readStrictObject } from './assertion/strict-json.ts'
import { addressKey } from './throttle/address-key.ts'
import { newToken, tokenHash } from './tokens/token-text.ts'

const bounds = { numRuns: 1_000, seed: 20_261_122 }
const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('a token of ours', () => {
  const kind = fc.constantFrom('access' as const, 'refresh' as const)

  it('is known again, and by its own kind only', () => {
    fc.assert(
      fc.property(kind, (one) => {
        const token = newToken(one, systemRandom)
        expect(tokenHash(one, token)).toHaveLength(32)
        expect(tokenHash(one === 'access' ? 'refresh' : 'access', token)).toBeUndefined()
      }),
      bounds,
    )
  })

  it('with one character changed is none: the checksum says so before anybody looks (RFR-03)', () => {
    const token = newToken('refresh', systemRandom)
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(token[at] !== other)
          expect(tokenHash('refresh', token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined()
        },
      ),
      bounds,
    )
  })

  it('cut short, made longer or any other text is none', () => {
    const token = newToken('access', systemRandom)
    fc.assert(
      fc.property(fc.nat(token.length - 1), anyText, (length, text) => {
        expect(tokenHash('access', token.slice(0, length))).toBeUndefined()
        expect(tokenHash('access', text)).toBeUndefined()
        fc.pre(text !== '')
        expect(tokenHash('access', token + text)).toBeUndefined()
        expect(tokenHash('access', text + token)).toBeUndefined()
      }),
      bounds,
    )
  })
})

const segment = fc.stringMatching(/^[\w-]{1,30}$/)
const compact = fc.tuple(segment, segment, segment).map((parts) => parts.join('.'))

describe('an assertion', () => {
  it('gives the access token of any document that has one, whatever else it holds (RFC 7523 §2.1)', () => {
    const members = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/).filter((name) => name !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
    )
    fc.assert(
      fc.property(compact, members, (token, others) => {
        const read = readAssertion(JSON.stringify({ ...others, access_token: token }))
        expect(read.isReadable && read.accessToken.reveal()).toBe(token)
      }),
      bounds,
    )
  })

  it('has a digest that does not change with the spelling of the signature (AST-25)', () => {
    fc.assert(
      fc.property(compact, segment, (token, signature) => {
        const respelled = `${token.slice(0, token.lastIndexOf('.'))}.${signature}`
        const [one, other] = [readAssertion(token), readAssertion(respelled)]
        expect(one.isReadable && one.digest).toEqual(other.isReadable && other.digest)
      }),
      bounds,
    )
  })

  it('of any text is read or refused with a reason', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json({ maxDepth: 12 })), (text) => {
        const read = readAssertion(text)
        expect(read.isReadable ? read.accessToken.reveal() : read.reason).not.toBe('')
      }),
      bounds,
    )
  })
})

describe('strict JSON', () => {
  it('reads objects as JSON.parse does, and nothing else', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const value: unknown = JSON.parse(text)
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
        const names = isObject ? new Set(Object.keys(value)) : undefined
        expect(readStrictObject(text)?.names).toEqual(names)
      }),
      bounds,
    )
  })

  it('refuses a member that occurs twice at any depth (AST-08)', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.nat(5), (name, depth) => {
        const member = `${JSON.stringify(name)}:1`
        const text = `${'{"a":'.repeat(depth)}{${member},${member}}${'}'.repeat(depth)}`
        expect(readStrictObject(text)).toBeUndefined()
      }),
      bounds,
    )
  })

  it('ends for any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20_000), (text, depth) => {
        expect(readStrictObject(text)?.names.size ?? 0).toBeLessThan(text.length + 1)
        expect(readStrictObject('{"a":['.repeat(depth + 1) + text)).toBeUndefined()
      }),
      { ...bounds, numRuns: 100 },
    )
  })
})

describe('the key of an address', () => {
  it('of IPv6 is the same for a whole /64, and of IPv4 for its mapped form', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }),
        (v4, groups) => {
          expect(addressKey(`::ffff:${v4}`)).toBe(v4)
          const prefix = groups.slice(0, 4).map((group) => group.toString(16))
          const host = groups.slice(4).map((group) => group.toString(16))
          expect(addressKey([...prefix, ...host].join(':'))).toBe(
            addressKey([...prefix, '0', '0', '0', '1'].join(':')),
          )
        },
      ),
      bounds,
    )
  })
})

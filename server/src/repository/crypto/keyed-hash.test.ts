import { createHmac, randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createKeyedHash } from './keyed-hash.ts'

const key = randomBytes(32)
const hash = createKeyedHash(key)

it('is the HMAC-SHA-256 of Node, for bytes and texts of all lengths (RFC 2104)', () => {
  const lengths = fc.oneof(fc.nat(300), fc.integer({ min: 65_000, max: 66_000 }), fc.nat(200_000))
  fc.assert(
    fc.property(
      fc.nat(255),
      lengths,
      fc.string({ unit: 'binary', maxLength: 100 }),
      (first, length, text) => {
        const rest = randomBytes(length)
        const whole = Buffer.concat([Uint8Array.of(first), rest])
        expect(hash.ofBytes(first, rest)).toEqual(createHmac('sha256', key).update(whole).digest())
        for (const one of [text, text.repeat(300)])
          expect(hash.ofText(one)).toEqual(createHmac('sha256', key).update(one).digest())
      },
    ),
    { numRuns: 60 },
  )
})

it('agrees with the second test case of RFC 4231 in what a short key gives', () => {
  const jefe = createKeyedHash(Buffer.from('Jefe'))
  expect(jefe.ofText('what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

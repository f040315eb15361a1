import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { newToken, tokenHash } from './token-text.ts'

const fixed = (byte: number) => ({
  ...systemRandom,
  bytes: (length: number) => new Uint8Array(length).fill(byte),
})

describe('a token of ours (security 2.1)', () => {
  it('has a prefix, 43 characters of base 62 and a checksum of 6', () => {
    expect(newToken('access', systemRandom)).toMatch(/^srat_[0-9A-Za-z]{49}$/)
    expect(newToken('refresh', systemRandom)).toMatch(/^srrt_[0-9A-Za-z]{49}$/)
  })

  it('has the same length for every random number', () => {
    for (const byte of [0, 1, 255]) expect(newToken('access', fixed(byte))).toHaveLength(54)
  })

  it('keeps its form for ever: what was handed out must be recognised', () => {
    expect(newToken('access', fixed(0))).toBe(`srat_${'0'.repeat(43)}0ccskN`)
  })

  it('is recognised, and nothing else is (RFR-03, RFR-04, SES-10)', () => {
    const token = newToken('refresh', systemRandom)
    expect(tokenHash('refresh', token)).toHaveLength(32)
    expect(tokenHash('access', token)).toBeUndefined()
    for (let index = 0; index < token.length; index += 1) {
      const changed = token.slice(0, index) + (token[index] === 'x' ? 'y' : 'x') + token.slice(index + 1)
      expect(tokenHash('refresh', changed)).toBeUndefined()
    }
    for (const garbage of ['', ' ', `${token} `, token.toLowerCase(), 'eyJhbGciOiJub25lIn0.e30.'])
      expect(tokenHash('refresh', garbage)).toBeUndefined()
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, parseStoredJson } from './canonical-json.ts'
import type { Json } from './vault.ts'

const json = fc.json().map((text): Json => JSON.parse(text))

describe('canonical JSON (RFC 8785)', () => {
  it('means the same as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('is the same text for every order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).toReversed())
        expect(canonicalJson(reversed)).toBe(canonicalJson(members))
      }),
    )
  })

  it('sorts names by UTF-16 code units and escapes as section 3.2.2.2 says', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    )
    expect(canonicalJson(['\u000f\n"\\/', 1e30, 4.5, 0.002, -0])).toBe(
      '["\\u000f\\n\\"\\\\/",1e+30,4.5,0.002,0]',
    )
  })

  it('keeps a lone surrogate as its escape', () => {
    expect(canonicalJson('a\ud83d')).toBe('"a\\ud83d"')
    expect(parseStoredJson(Buffer.from(canonicalJson('a\ud83d')), 'document')).toBe('a\ud83d')
  })

  it('refuses documents nested too deep, in both directions (REP-35)', () => {
    let deep: Json = 1
    for (let level = 0; level < 64; level += 1) deep = [deep]
    expect(parseStoredJson(Buffer.from(canonicalJson(deep)), 'document')).toEqual(deep)
    expect(() => canonicalJson([deep])).toThrow(expect.objectContaining({ code: 'too_large' }))
    const abyss = Buffer.from('['.repeat(1_000_000) + ']'.repeat(1_000_000))
    for (const bytes of [Buffer.from(`[${canonicalJson(deep)}]`), abyss]) {
      expect(() => parseStoredJson(bytes, 'document')).toThrow(expect.objectContaining({ code: 'corrupt' }))
    }
  })

  it('refuses numbers that JSON does not have', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => canonicalJson(number)).toThrow(TypeError)
  })

  it.each(['', '{', '{"a":1}x', 'undefined', '\ufeff{}'])('refuses %j', (text) => {
    expect(() => parseStoredJson(Buffer.from(text), 'document')).toThrow(
      expect.objectContaining({ code: 'corrupt' }),
    )
  })

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseStoredJson(Uint8Array.of(0x22, 0xff, 0x22), 'document')).toThrow(
      expect.objectContaining({ code: 'corrupt' }),
    )
  })
})

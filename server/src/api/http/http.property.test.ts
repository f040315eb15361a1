/** Properties of the parsers at the door: for any input an answer or a refusal of ours, and what was written is read again. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDateTime, parseDateTime, rfc1123DateTime } from './date-time.ts'
import { RequestError } from './errors.ts'
import { readLenientJson } from './lenient-json.ts'
import { parseQuery } from './query.ts'
import { parseTokenForm, parseTokenJson } from './token-form.ts'

const bounds = { numRuns: 1_000, seed: 20_261_122 }
const anyText = fc.string({ unit: 'binary', maxLength: 200 })
/** Texts that JSON and forms are made of, in no good order. */
const roughText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '=',
        '&',
        '%',
        '+',
        'a',
        '1',
        '-',
        'e',
        'null',
        '\uFEFF',
      ),
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

/** The result, or that it was refused by us. @throws whatever else it was: that fails the test. */
function attempt<Result>(work: () => Result): Result | 'refused' {
  try {
    return work()
  } catch (error) {
    if (error instanceof RequestError) return 'refused'
    throw error
  }
}

describe('the form of a token request (RFC 6749 appendix B)', () => {
  const name = fc.stringMatching(/^[a-z_]{1,12}$/)
  const value = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((text) => !text.includes('\0'))

  it('is read as it was written, whatever the values', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value), (members) => {
        expect(parseTokenForm(new URLSearchParams(members).toString())).toEqual({ ...members })
      }),
      bounds,
    )
  })

  it('with a parameter twice is refused, wherever it stands and in whatever case (TOK-12)', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1 }), value, (members, other) => {
        const [first = ''] = Object.keys(members)
        const text = `${new URLSearchParams(members).toString()}&${first.toUpperCase()}=${encodeURIComponent(other)}`
        expect(attempt(() => parseTokenForm(text))).toBe('refused')
      }),
      bounds,
    )
  })

  it('of any text is a record of texts with own members only, or a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, roughText), (text) => {
        for (const parse of [parseTokenForm, parseTokenJson]) {
          const parsed = attempt(() => parse(text))
          if (parsed === 'refused') continue
          expect(Object.values(parsed).every((member) => typeof member === 'string' && member !== '')).toBe(
            true,
          )
          expect(Reflect.getPrototypeOf(parsed)).toBe(Object.prototype)
        }
      }),
      bounds,
    )
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

describe('lenient JSON', () => {
  it('reads all that JSON.parse reads, and the same (RFC 8259)', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const expected: unknown = JSON.parse(text)
        expect(JSON.stringify(readLenientJson(text))).toBe(JSON.stringify(expected))
      }),
      bounds,
    )
  })

  it('ends with a value or a refusal for any text, however deep', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, roughText), fc.nat(5_000), (text, depth) => {
        expect(() => attempt(() => readLenientJson(text))).not.toThrow()
        expect(attempt(() => readLenientJson('['.repeat(33 + depth) + text))).toBe('refused')
      }),
      { ...bounds, numRuns: 300 },
    )
  })

  it('refuses a name that occurs twice, however its letters are spelled', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}$/), (name) => {
        const escaped = `\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1).toUpperCase()}`
        const text = `{"${name}":1,"${escaped}":2}`
        expect(attempt(() => readLenientJson(text, { repeatedNames: 'refuse' }))).toBe('refused')
      }),
      bounds,
    )
  })
})

describe('dates', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(9999, 0, 1) })

  it('are read as they are written: to the millisecond, and to the second in the form of RFC 1123', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(parseDateTime(isoDateTime(at))).toBe(at)
        expect(Date.parse(rfc1123DateTime(at))).toBe(Math.floor(at / 1000) * 1000)
      }),
      bounds,
    )
  })

  it('of any text are a whole number of milliseconds, or none', () => {
    const dateLike = fc.stringMatching(
      /^\d{4}[-./]\d{1,2}[-./]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?(Z|[+-]\d{4})?$/,
    )
    fc.assert(
      fc.property(fc.oneof(anyText, dateLike), (text) => {
        const at = parseDateTime(text)
        expect(at === undefined || Number.isInteger(at)).toBe(true)
      }),
      bounds,
    )
  })
})

it('a query is read without failure, with names in lower case', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, roughText), (text) => {
      const names = Object.keys(parseQuery(text))
      expect(names).toEqual(names.map((name) => name.toLowerCase()))
    }),
    bounds,
  )
})

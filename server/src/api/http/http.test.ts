import { assert, jsonValue, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coerce, type RequestSchema } from './coerce.ts'
import { attachment } from './content-disposition.ts'
import { parseDateTime } from './date-time.ts'
import { readLenientJson } from './lenient-json.ts'
import { parseQuery } from './query.ts'
import { parseTokenForm, parseTokenJson } from './token-form.ts'

describe('lenient JSON (RFC 8259, and what compat rule 0.3 adds)', () => {
  it('reads every JSON text as JSON.parse does', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.stringify(readLenientJson(text))).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it.each([
    ['{"a":[1,2,],}', { a: [1, 2] }],
    ['\uFEFF { "a" : 1 } ', { a: 1 }],
    ['{"a":1,"a":2}', { a: 2 }],
    ['"\\u00e4\\n"', 'ä\n'],
    ['', undefined],
    ['  \n', undefined],
  ])('%j', (text, value) => {
    expect(readLenientJson(text)).toEqual(value)
  })

  it.each([
    '{',
    '[1',
    '{"a"}',
    '{"a":}',
    '[,]',
    '{,}',
    '[1 2]',
    '01',
    '+1',
    '.5',
    "'a'",
    '"\n"',
    '"\\x"',
    'nul',
    '1 2',
    '{"a":1,,}',
    'NaN',
  ])('refuses %j', (text) => {
    expect(() => readLenientJson(text)).toThrow(/^The JSON of the request/)
  })

  it('nesting ends at the limit, whatever the length of the text', () => {
    expect(() => readLenientJson('['.repeat(200_000))).toThrow('more than 32 levels')
    expect(readLenientJson(`${'['.repeat(32)}${']'.repeat(32)}`)).toBeDefined()
  })

  it('TOK-19: a member called __proto__ is a member and nothing else', () => {
    const value = readLenientJson('{"__proto__":{"admin":1},"constructor":{"prototype":{"admin":1}}}')
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('a long text of strings is read in linear time', () => {
    const text = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `item ${index} \\ "`))
    expect(readLenientJson(text)).toHaveLength(100_000)
  })
})

describe('coerce', () => {
  const schema: RequestSchema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      isOn: { type: 'boolean' },
      count: { type: 'integer', minimum: 1 },
      kind: { type: 'string', enum: ['Last', 'All'] },
      parts: { type: 'array', items: { type: 'object', properties: { Id: { type: 'string' } } } },
      anything: {},
    },
  }
  const read = (value: unknown, dropMisfits = false): unknown =>
    coerce(value, schema, { components: new Map(), dropMisfits })

  it('brings names, truths, numbers and enumerations into shape', () => {
    const given = {
      NAME: 5,
      ison: 'True',
      Count: '3',
      kind: 'last',
      parts: [{ id: 'x', more: 1 }],
      Anything: { a: [null] },
      unknown: 1,
    }
    expect(read(given)).toEqual({
      name: '5',
      isOn: true,
      count: 3,
      kind: 'Last',
      parts: [{ Id: 'x' }],
      anything: { a: [null] },
    })
  })

  it('null is absent', () => {
    expect(read({ name: 'a', isOn: null, parts: null })).toEqual({ name: 'a' })
    expect(() => read({ name: null })).toThrow('name is missing.')
  })

  it('null is no item of a list whose items are described', () => {
    expect(() => read({ name: 'a', parts: [{ id: 'x' }, null] })).toThrow(
      'parts[1] has to be a value, not null.',
    )
  })

  it.each([
    [{}, 'name is missing.'],
    [[], 'the request body has to be an object.'],
    [{ name: {} }, 'name has to be a text.'],
    [{ name: 'a', isOn: 'yes' }, 'isOn has to be true or false.'],
    [{ name: 'a', count: 0 }, 'count has to be at least 1.'],
    [{ name: 'a', count: 1.5 }, 'count has to be a whole number.'],
    [{ name: 'a', kind: 'none' }, 'kind has to be one of Last, All.'],
    [{ name: 'a', parts: {} }, 'parts has to be an array.'],
    [{ name: 'a', parts: [1] }, 'parts[0] has to be an object.'],
  ])('%j is refused: %s', (value, message) => {
    expect(() => read(value)).toThrow(message)
  })

  it('in a query what does not fit is left out', () => {
    expect(read({ name: 'a', count: 'x', ison: 'true/' }, true)).toEqual({ name: 'a', isOn: true })
  })
})

describe('token parameters (RFC 6749 §3.2)', () => {
  it('reads a form as curl sends it, also with an assertion that is not percent-encoded', () => {
    const assertion = '{"token_type":"Bearer","access_token":"a.b-c_d","expires_in":3599}'
    const form = `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=contoso.onmicrosoft.com&assertion=${assertion}`
    expect(parseTokenForm(form)).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: 'contoso.onmicrosoft.com',
      assertion,
    })
    expect(parseTokenForm(`assertion=${encodeURIComponent(assertion)}&password=a+b%2B`)).toEqual({
      assertion,
      password: 'a b+',
    })
  })

  it('TOK-12, TOK-13: a parameter twice is refused, in a form and in JSON, in any case', () => {
    expect(() => parseTokenForm('grant_type=a&grant_type=b')).toThrow('occurs twice')
    expect(() => parseTokenForm('assertion=a&Assertion=a')).toThrow('occurs twice')
    expect(() => parseTokenJson('{"assertion":"a","assertion":"b"}')).toThrow('occurs twice')
    expect(() => parseTokenJson('{"assertion":"a","Assertion":"b"}')).toThrow('occurs twice')
  })

  it('TOK-20: what cannot be decoded is refused', () => {
    for (const form of ['a=%ZZ', 'a=%C0%AF', 'a=%ff', 'a=%00', '%E4=1'])
      expect(() => parseTokenForm(form)).toThrow(/parameter/)
  })

  it('TOK-32: a parameter without a value is absent', () => {
    expect(parseTokenForm('grant_type=password&refresh_token=&x')).toEqual({ grant_type: 'password' })
    expect(parseTokenJson('{"grant_type":"password","refresh_token":"","client_id":null}')).toEqual({
      grant_type: 'password',
    })
  })

  it('JSON may carry the assertion as the document itself', () => {
    expect(parseTokenJson('{"assertion":{"access_token":"a"},"disable_antiforgery_token":true}')).toEqual({
      assertion: '{"access_token":"a"}',
      disable_antiforgery_token: 'true',
    })
    expect(() => parseTokenJson('[]')).toThrow('one JSON object')
  })
})

describe('dates (compat rule 0.3, 3.6)', () => {
  it.each([
    ['2026-11-21T18:00:00Z', Date.UTC(2026, 10, 21, 18)],
    ['2026-11-21T18:00:00.8529769Z', Date.UTC(2026, 10, 21, 18, 0, 0, 852)],
    ['2026-11-21T18:00:00+02:00', Date.UTC(2026, 10, 21, 16)],
    ['2026-11-21T18:00:00', Date.UTC(2026, 10, 21, 18)],
    ['2026-11-21', Date.UTC(2026, 10, 21)],
    ['2021.04.27 10:51', Date.UTC(2021, 3, 27, 10, 51)],
    ['2026-02-30', undefined],
    ['2026-11-21T25:00:00', undefined],
    ['yesterday', undefined],
  ])('%s', (text, at) => {
    expect(parseDateTime(text)).toBe(at)
  })
})

describe('Content-Disposition (RFC 6266, compat rule 3.7)', () => {
  it.each([
    ['report.eml', 'attachment; filename=report.eml'],
    ['Hällo Welt.eml', "attachment; filename=Hallo_Welt.eml; filename*=UTF-8''H%C3%A4llo%20Welt.eml"],
    ['a"; x=\r\n.eml', "attachment; filename=a_x_.eml; filename*=UTF-8''a%22%3B%20x%3D%0D%0A.eml"],
    ['日本', "attachment; filename=download; filename*=UTF-8''%E6%97%A5%E6%9C%AC"],
  ])('%j', (name, header) => {
    expect(attachment(name)).toBe(header)
  })
})

it('a query keeps the first of a repeated name, under its name in lower case', () => {
  expect(parseQuery('ParentID=a&parentid=b&x=%ZZ&&=1')).toEqual({ parentid: 'a', x: '%ZZ', '': '1' })
})

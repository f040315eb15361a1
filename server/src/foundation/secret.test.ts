import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'
import { Secret, withoutCredentials } from './secret.ts'

const canary = 'canary-4f1c9b'
const secret = new Secret(canary)

describe('a secret', () => {
  it.each<[string, () => string]>([
    ['text', () => String(secret)],
    ['a sum', () => `a${String(secret)}`],
    ['JSON', () => JSON.stringify({ secret, list: [secret] })],
    ['inspect', () => inspect({ secret }, { depth: 9, showHidden: true })],
    ['format', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['its members', () => JSON.stringify([Object.entries(secret), Object.getOwnPropertyNames(secret)])],
    ['a copy', () => JSON.stringify(Object.assign({}, secret))],
    ['a clone', () => inspect(structuredClone(secret))],
    ['an error', () => inspect(new Error(`no ${secret.toString()}`, { cause: { secret } }))],
    ['serialized bytes', () => Buffer.from(serialize(secret)).toString('latin1')],
  ])('prints as redacted: %s', (_way, print) => {
    expect(print()).not.toContain(canary)
  })

  it('is revealed only where it is asked for', () => {
    expect(secret.reveal()).toBe(canary)
  })
})

const ours = `srrt_${'aB3'.repeat(16)}x`
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln'

describe('a text that others wrote', () => {
  it.each([
    [`token ${ours} refused`, 'token [redacted] refused'],
    [`{"t":"${jwt}"}`, '{"t":"[redacted]"}'],
    ['Authorization: Bearer abcdefghijklmnop0123', 'Authorization: Bearer [redacted]'],
    ['postgresql://backup:hunter2@db/strongroom', 'postgresql://backup:[redacted]@db/strongroom'],
    [
      'grant_type=password&username=a&password=b%20c&x=1',
      'grant_type=password&username=a&password=[redacted]&x=1',
    ],
    [JSON.stringify({ password: 'a"b\\c', user: 'a' }), '{"password":"[redacted]","user":"a"}'],
    [
      JSON.stringify({ key: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n' }),
      String.raw`{"key":"[redacted]\n"}`,
    ],
    ['0.A' + 'x'.repeat(60), '[redacted]'],
  ])('loses its credential: %s', (text, expected) => {
    expect(withoutCredentials(text)).toBe(expected)
  })

  it.each([
    'the job "Mail, daily" was started by admin@contoso.onmicrosoft.com',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token answered 400',
    'strongroom org auth set contoso.onmicrosoft.com --policy verify_by_use',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'WWW-Authenticate: Bearer realm="Strongroom"',
  ])('without one stays as it is: %s', (text) => {
    expect(withoutCredentials(text)).toBe(text)
  })

  it('a line of JSON stays JSON, whatever its texts hold', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'password=',
        '"password":"',
        '\\',
        '"',
        'Bearer ',
        jwt,
        ours,
        '://a:',
        '@',
        '-----BEGIN PRIVATE KEY-----',
      ),
    )
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), (value) => {
        expect(() => JSON.parse(withoutCredentials(JSON.stringify(value)))).not.toThrow()
      }),
      { numRuns: 2_000, seed: 7 },
    )
  })
})

describe('the log', () => {
  it('keeps no credential that a field, an error or its cause brings along (AUD-08)', () => {
    const lines: string[] = []
    const log = createLog('debug', { write: (line: string) => void lines.push(line) })
    const cause = new Error(`connect postgresql://u:${canary}@db failed`)
    log.error({ err: new Error(`bad ${ours}`, { cause }), secret, password: canary }, `about ${jwt}`)
    log.child({ authorization: `Bearer ${canary}${canary}` }).debug({ url: `/x?access_token=${canary}` }, 'm')
    const text = lines.join('')
    expect(lines.map((line) => typeof JSON.parse(line))).toEqual(['object', 'object'])
    for (const word of [canary, ours, jwt]) expect(text).not.toContain(word)
  })
})

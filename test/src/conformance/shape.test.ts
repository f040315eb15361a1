import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createCredential } from './certificate.ts'
import {
  absent,
  all,
  containing,
  differences,
  each,
  guid,
  jwt,
  onlyMembers,
  oneOf,
  type Shape,
} from './shape.ts'

const id = '11111111-2222-3333-4444-555555555555'

describe('differences', () => {
  test.each<[string, Shape, unknown]>([
    ['a literal', 'x', 'x'],
    ['an expression', /^a/, 'abc'],
    ['members, and more', { a: 1 }, { a: 1, b: 2 }],
    ['a list', [1, guid], [1, id]],
    ['each of a list', each({ id: guid }, 1), [{ id, x: 1 }]],
    ['some of a list', containing({ a: 1 }, { a: 2 }), [{ a: 2 }, { a: 3 }, { a: 1 }]],
    ['nothing', { a: absent }, {}],
    ['one of several', oneOf(200, 404), 404],
    ['no other members', onlyMembers('a'), { a: 1 }],
    ['all at once', all(/a/, /b/), 'ab'],
  ])('%s is found', (_, shape, value) => {
    expect(differences(shape, value)).toEqual([])
  })

  test.each<[string, Shape, unknown, string[]]>([
    ['a literal', { a: { b: 'x' } }, { a: { b: 'y' } }, ['a.b']],
    ['an expression', { a: /^a/ }, { a: 1 }, ['a']],
    ['a missing member', { a: 1, b: 1 }, {}, ['a', 'b']],
    ['the length of a list', [1], [1, 2], ['']],
    ['an element', { a: [1, 2] }, { a: [1, 3] }, ['a[1]']],
    ['each element', { a: each(guid) }, { a: [id, 'x'] }, ['a[1]']],
    ['too few', { a: each(guid, 1) }, { a: [] }, ['a']],
    ['what a list lacks', { a: containing(1, 2, 3) }, { a: [2] }, ['a', 'a']],
    ['a member too many', { a: onlyMembers('b') }, { a: { b: 1, c: 1 } }, ['a.c']],
    ['null is not nothing', { a: absent }, { a: null }, ['a']],
    ['an object is no list', { a: {} }, { a: [] }, ['a']],
  ])('%s is seen where it is', (_, shape, value, paths) => {
    expect(differences(shape, value).map(({ path }) => path)).toEqual(paths)
  })

  test('claims of a token are looked into', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${part({ alg: 'RS256' })}.${part({ ver: '2.0' })}.x`
    const shape = { token: jwt({ header: { alg: 'RS256' }, claims: { ver: '1.0' } }) }
    expect(differences(shape, { token })).toEqual([
      { path: 'token.claims.ver', expected: '"1.0"', seen: '2.0' },
    ])
  })
})

describe('createCredential (RFC 5280)', () => {
  test('is a certificate that Node reads, signs itself and belongs to its key', () => {
    const now = Date.UTC(2026, 10, 22)
    const { certificate, key } = createCredential('conformance', now)
    const read = new X509Certificate(certificate)
    expect(read.subject).toBe('CN=conformance')
    expect(read.verify(read.publicKey)).toBe(true)
    expect(read.checkPrivateKey(key)).toBe(true)
    expect([Date.parse(read.validFrom), Date.parse(read.validTo)]).toEqual([
      now - 60_000,
      now + 30 * 86_400_000,
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { readAssertion } from './document.ts'

describe('the assertion parameter', () => {
  it.each([
    [
      'the document of the token endpoint',
      '{"token_type":"bearer","access_token":"a.b.c","refresh_token":"x"}',
    ],
    ['a document without its type', ' {"access_token":"a.b.c"} '],
    ['the raw token', 'a.b.c'],
    [
      'members that are not looked into',
      '{"access_token":"a.b.c","token_endpoint":"https://evil","n":[1,{}]}',
    ],
  ])('is read: %s (AST-13, AST-98)', (_title, assertion) => {
    const read = readAssertion(assertion)
    expect(read.isReadable && read.accessToken.reveal()).toBe('a.b.c')
  })

  it('has the same digest with another spelling of the signature (AST-25)', () => {
    const [first, second] = [readAssertion('a.b.c'), readAssertion('{"access_token":"a.b.d"}')]
    expect(first.isReadable && second.isReadable && first.digest).toEqual(second.isReadable && second.digest)
  })

  it('is refused in one go when it is made of quotes that never end (AST-06)', () => {
    const assertion = `"${'\\"'.repeat(16_000)}`
    // Each took a third of a second when every quote was a new beginning.
    for (let round = 0; round < 100; round += 1)
      expect(readAssertion(assertion)).toEqual({ isReadable: false, reason: 'assertion_not_json' })
  })

  it('keeps its refresh token nowhere', () => {
    expect(JSON.stringify(readAssertion('{"access_token":"a.b.c","refresh_token":"canary"}'))).not.toContain(
      'canary',
    )
  })

  it.each([
    ['AST-03', 'hello', 'assertion_not_json'],
    ['AST-04 list', '[]', 'assertion_not_json'],
    ['AST-04 text', '"x"', 'assertion_not_json'],
    ['AST-04 null', 'null', 'assertion_not_json'],
    ['AST-05 trailing garbage', '{"access_token":"a.b.c"} x', 'assertion_not_json'],
    ['AST-05 byte order mark', '\uFEFF{"access_token":"a.b.c"}', 'assertion_not_json'],
    ['AST-05 comment', '{/**/"access_token":"a.b.c"}', 'assertion_not_json'],
    ['AST-06', '['.repeat(10_000), 'assertion_not_json'],
    ['AST-06 object', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, 'assertion_not_json'],
    ['AST-07', '{"__proto__":{"access_token":"a.b.c"}}', 'access_token_missing'],
    ['AST-08', '{"access_token":"a.b.c","access_token":"d.e.f"}', 'assertion_not_json'],
    ['AST-08 escaped', '{"access_token":"a.b.c","\\u0061ccess_token":"d.e.f"}', 'assertion_not_json'],
    ['AST-08 deeper', '{"access_token":"a.b.c","x":[{"y":1,"y":2}]}', 'assertion_not_json'],
    ['AST-09 number', '{"access_token":1}', 'access_token_missing'],
    ['AST-09 object', '{"access_token":{}}', 'access_token_missing'],
    ['AST-10', '{"access_token":"a.b.c","token_type":"pop"}', 'token_type_not_bearer'],
    ['AST-11', '{"id_token":"a.b.c"}', 'access_token_missing'],
    ['AST-14', '{"access_token":"a.b c.d"}', 'access_token_malformed'],
    ['AST-22', '{"access_token":"a.b.c.d.e"}', 'access_token_malformed'],
    ['AST-23', '{"access_token":"EwB4A8l6BAAU"}', 'access_token_malformed'],
    ['AST-24', '{"access_token":"a.b.c="}', 'access_token_malformed'],
    ['a document of 33 KiB', `{"x":"${'a'.repeat(33_000)}"}`, 'assertion_too_large'],
  ])('is refused: %s', (_id, assertion, reason) => {
    expect(readAssertion(assertion)).toEqual({ isReadable: false, reason })
  })
})

import { describe, expect, it } from 'vitest'
import { anything, closed, count, listOf, literal, oneOf, open, recordOf, text } from './shape.ts'

const item = { id: text({ pattern: /^[a-z]+$/ }), size: count }

describe('a shape', () => {
  it.each([
    ['text', text(), '', 7],
    ['text that fits a pattern', text({ pattern: /^[0-9a-f]{2}$/ }), 'a0', 'a0\n'],
    ['text of at most two characters', text({ atMost: 2 }), 'äö', 'abc'],
    ['a count', count, Number.MAX_SAFE_INTEGER, 2 ** 53],
    ['a count that is not negative', count, 0, -1],
    ['a count that is whole', count, 3, 3.5],
    ['a count that is a number', count, 3, '3'],
    ['a literal', literal(1), 1, '1'],
    ['null or text', oneOf(literal(null), text()), null, undefined],
    ['a list', listOf(count), [1, 2], [1, '2']],
    ['a list, not what looks like one', listOf(count), [], { length: 0 }],
    ['a record', recordOf(count), { a: 1, __proto__: null }, { a: 'x' }],
    ['a record, not a list', recordOf(anything), {}, []],
    ['an object with nothing else', closed(item), { id: 'a', size: 1 }, { id: 'a', size: 1, more: 1 }],
    ['an object with all of it', closed(item), { id: 'a', size: 1 }, { id: 'a', other: 1 }],
    ['an object with more', open(item), { id: 'a', size: 1, more: 1 }, { id: 'a' }],
    ['an object, not null', open({}), {}, null],
    ['a member of its own', open({ toString: anything }), { toString: 1 }, {}],
    [
      'a name that means something else',
      recordOf(count),
      JSON.parse('{"__proto__":1}'),
      JSON.parse('{"__proto__":"x"}'),
    ],
  ])('%s', (_, isShape, good, bad) => {
    expect(isShape(good)).toBe(true)
    expect(isShape(bad)).toBe(false)
  })
})

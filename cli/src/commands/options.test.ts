import { expect, it } from 'vitest'
import { UsageError } from '../context.ts'
import { collect, count } from './options.ts'

it('collects an option that is given several times, in its order', () => {
  expect(collect('b', collect('a'))).toEqual(['a', 'b'])
})

it.each(['0', '-1', '1.5', 'many', ''])('refuses %j as a count (contracts: exit code 2)', (value) => {
  expect(() => count('--limit', value)).toThrow(UsageError)
  expect(count('--limit', '7')).toBe(7)
})

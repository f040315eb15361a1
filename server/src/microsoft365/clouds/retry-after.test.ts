import { expect, it } from 'vitest'
import { retryAfterSeconds } from './retry-after.ts'

it.each([
  ['17', 17],
  ['1000000000', 3_600],
  ['-1', 1],
  ['0', 1],
  ['NaN', undefined],
  ['', undefined],
  ['1.5', 2],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 30],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 1],
  ['Fri, 01 Jan 2100 00:00:00 GMT', 3_600],
])('GRF-19: Retry-After %s waits %s seconds (RFC 9110 §10.2.3)', (header, seconds) => {
  expect(retryAfterSeconds(header, 30_000)).toBe(seconds)
})

it('is absent where the header is', () => {
  expect(retryAfterSeconds(null, 0)).toBeUndefined()
})

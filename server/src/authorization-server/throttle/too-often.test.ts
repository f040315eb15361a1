import { describe, expect, it } from 'vitest'
import { createTooOften } from './too-often.ts'

const refused = { action: 'token', reason: 'too_many_requests', remoteAddress: '192.0.2.1' }

describe('refusals that come too often', () => {
  it('make one record a minute, which stands for all since the last', () => {
    const tooOften = createTooOften()
    const due = Array.from({ length: 1_000 }, (_, index) => tooOften.count(refused, index * 100))
    expect(due.filter((attempts) => attempts !== undefined)).toEqual([1, 600])
    expect([due[0], due[600]]).toEqual([1, 600])
  })

  it('are kept apart by address, reason and action', () => {
    const tooOften = createTooOften()
    expect(tooOften.count(refused, 0)).toBe(1)
    expect(tooOften.count({ ...refused, remoteAddress: '192.0.2.2' }, 0)).toBe(1)
    expect(tooOften.count({ ...refused, reason: 'password_throttled' }, 0)).toBe(1)
    expect(tooOften.count(refused, 0)).toBeUndefined()
  })

  it('are recorded once it is quiet, each once', () => {
    const tooOften = createTooOften()
    for (let index = 0; index < 4; index += 1) tooOften.count(refused, 0)
    expect(tooOften.takeQuiet(59_999)).toEqual([])
    expect(tooOften.takeQuiet(60_000)).toEqual([{ ...refused, attempts: 3 }])
    expect(tooOften.takeQuiet(120_000)).toEqual([])
  })

  it('are recorded also while the clock is set back', () => {
    const tooOften = createTooOften()
    tooOften.count(refused, 100_000)
    expect(tooOften.count(refused, 1_000)).toBe(1)
  })

  it('of more addresses than are kept do not fill the memory', () => {
    const tooOften = createTooOften()
    for (let index = 0; index <= 10_000; index += 1)
      for (let attempt = 0; attempt < 2; attempt += 1)
        tooOften.count({ ...refused, remoteAddress: String(index) }, 0)
    expect(tooOften.takeQuiet(60_000)).toHaveLength(10_000)
  })
})

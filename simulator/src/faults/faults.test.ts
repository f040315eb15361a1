/** Faults: which requests they strike, how often, and what being held means. */
import { describe, expect, it } from 'vitest'
import { createFaults, type FaultSpecification } from './faults.ts'

function fault(path: string, more: Partial<FaultSpecification> = {}): FaultSpecification {
  return { match: { path }, skip: 0, times: 1, status: 503, ...more }
}

describe('a match', () => {
  it.each([
    ['/v1.0/users', '/v1.0/users/1', true],
    ['/v1.0/users/', '/v1.0/users/1', true],
    ['/v1.0/users/', '/v1.0/users', false],
    ['/v1.0/users', '/v1.0/me', false],
    ['/messages\\/delta/', '/v1.0/users/1/messages/delta?x', true],
    ['/^\\/v1\\.0\\/me$/', '/v1.0/me/messages', false],
    ['/DELTA$/i', '/v1.0/users/delta', true],
  ])('%s of %s: %s', (path, candidate, expected) => {
    const faults = createFaults()
    faults.add(fault(path))
    expect(faults.strike('GET', candidate) !== undefined).toBe(expected)
  })

  it('may name the method', () => {
    const faults = createFaults()
    faults.add({ ...fault('/v1.0'), match: { method: 'post', path: '/v1.0' } })
    expect(faults.strike('GET', '/v1.0/x')).toBeUndefined()
    expect(faults.strike('POST', '/v1.0/x')).toBeDefined()
  })
})

describe('times and skip', () => {
  it('let the first requests pass, then strike so often', () => {
    const faults = createFaults()
    faults.add(fault('/', { skip: 2, times: 2 }))
    const struck = Array.from({ length: 6 }, () => faults.strike('GET', '/x') !== undefined)
    expect(struck).toEqual([false, false, true, true, false, false])
    expect(faults.list()).toMatchObject([{ matched: 4, hits: 2 }])
  })

  it('go on for ever with null', () => {
    const faults = createFaults()
    faults.add(fault('/', { times: null }))
    expect(Array.from({ length: 50 }, () => faults.strike('GET', '/x')).every(Boolean)).toBe(true)
  })
})

describe('hold', () => {
  it('lasts until the faults are deleted', async () => {
    const faults = createFaults()
    faults.add(fault('/', { hold: true }))
    const outcome = faults.strike('GET', '/x')?.wait(new AbortController().signal)
    expect(faults.list()).toMatchObject([{ held: 1 }])
    faults.clear()
    await expect(outcome).resolves.toBe('released')
    expect(faults.list()).toEqual([])
  })

  it('ends when the caller goes away', async () => {
    const faults = createFaults()
    faults.add(fault('/', { hold: true }))
    const caller = new AbortController()
    const outcome = faults.strike('GET', '/x')?.wait(caller.signal)
    caller.abort()
    await expect(outcome).resolves.toBe('gone')
    expect(faults.list()).toMatchObject([{ held: 0, hits: 1 }])
  })
})

import { describe, expect, it } from 'vitest'
import { putBytes } from './bytes.ts'
import { noise } from './test-vault.ts'

const memories = {
  own: (length: number) => new Uint8Array(length),
  shared: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
}

describe('bytes that are copied to their place', () => {
  it.each([
    ['own', 'own'],
    ['own', 'shared'],
    ['shared', 'own'],
    ['shared', 'shared'],
  ] as const)('are there, and nothing else changed, from %s to %s memory', (from, to) => {
    for (const length of [0, 1, 7, 8, 9, 4095, 70_001]) {
      const source = memories[from](length + 5)
      source.set(noise(`${length}`, length), 5)
      const target = memories[to](length + 30).fill(1)
      putBytes(target.subarray(3), source.subarray(5), 10)
      expect(target).toHaveLength(length + 30)
      expect([...target.subarray(0, 13), ...target.subarray(13 + length)]).toEqual(Array(30).fill(1))
      expect(Buffer.compare(target.subarray(13, 13 + length), noise(`${length}`, length))).toBe(0)
    }
  })

  it('are refused where they do not fit', () => {
    expect(() => putBytes(new Uint8Array(4), new Uint8Array(3), 2)).toThrow(RangeError)
    expect(() => putBytes(new Uint8Array(4), new Uint8Array(5))).toThrow(RangeError)
    expect(() => putBytes(new Uint8Array(4), new Uint8Array(1), 4)).toThrow(RangeError)
  })
})

import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDiscard } from './discard.ts'

const mebibyte = 1024 * 1024

describe('memory that is discarded', () => {
  it('is gone at once, however often', () => {
    const discard = createDiscard()
    const before = process.memoryUsage().arrayBuffers
    for (let count = 0; count < 200; count += 1) {
      const bytes = Buffer.allocUnsafeSlow(mebibyte).fill(1)
      discard(bytes)
      expect(bytes).toHaveLength(0)
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * mebibyte)
  })

  it('is left alone where something else lies beside it, and where it is small or shared', () => {
    const discard = createDiscard()
    const large = randomBytes(mebibyte)
    const kept = [
      Buffer.from('from the pool'),
      new Uint8Array(large.buffer, large.byteOffset + 1, 100_000),
      Buffer.alloc(1000),
      new Uint8Array(new SharedArrayBuffer(mebibyte)),
    ]
    const lengths = kept.map(({ length }) => length)
    for (const bytes of kept) discard(bytes)
    expect(kept.map(({ length }) => length)).toEqual(lengths)
  })
})

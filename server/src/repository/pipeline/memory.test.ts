import { describe, expect, it } from 'vitest'
import { createMemory } from './memory.ts'

const mebibyte = 1024 * 1024

describe('memory that is used again', () => {
  it('lends what has come back, and nothing that somebody has', () => {
    const memory = createMemory()
    const [first, second] = [memory.lend(1000), memory.lend(1000)]
    expect(first).toHaveLength(1000)
    expect(second.buffer).not.toBe(first.buffer)
    memory.giveBack(first.subarray(0, 10))
    const third = memory.lend(mebibyte)
    expect(third).toHaveLength(mebibyte)
    expect(third.buffer).toBe(first.buffer)
    expect([first.buffer, second.buffer]).not.toContain(memory.lend(1).buffer)
  })

  it('lends what is long enough, for packs and for pieces', () => {
    const memory = createMemory()
    for (const size of [0, 1, 2 * mebibyte, 2 * mebibyte + 1, 9 * mebibyte]) {
      const lent = memory.lend(size)
      expect(lent).toHaveLength(size)
      memory.giveBack(lent)
    }
    const pack = memory.lend(10 * mebibyte)
    memory.giveBack(pack)
    expect(memory.lend(9 * mebibyte).buffer).toBe(pack.buffer)
  })

  it('keeps at most 128 MiB', () => {
    const memory = createMemory()
    const lent = Array.from({ length: 70 }, () => memory.lend(2 * mebibyte))
    for (const bytes of lent) memory.giveBack(bytes)
    const buffers = new Set(lent.map(({ buffer }) => buffer))
    const again = Array.from({ length: 70 }, () => memory.lend(2 * mebibyte))
    expect(again.filter(({ buffer }) => buffers.has(buffer))).toHaveLength(64)
  })
})

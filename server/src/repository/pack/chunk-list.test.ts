import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeChunkList, encodeChunkList, maxListEntries } from './chunk-list.ts'

describe('chunk list', () => {
  it('gives back what was put in', () => {
    const entries = Array.from({ length: 5 }, (_, size) => ({ id: randomBytes(32), size: size + 2 ** 40 }))
    const size = entries.reduce((sum, entry) => sum + entry.size, 0)
    const list = decodeChunkList(encodeChunkList({ level: 3, entries }), size, 'list')
    expect(list).toEqual({ level: 3, entries })
  })

  it('must add up to the size that its parent says', () => {
    const bytes = encodeChunkList({ level: 1, entries: [{ id: randomBytes(32), size: 10 }] })
    expect(() => decodeChunkList(bytes, 11, 'list')).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('refuses level 0, no entries, half an entry, and too many', () => {
    const entry = { id: new Uint8Array(32), size: 0 }
    const many = Array.from({ length: maxListEntries + 1 }, () => entry)
    const lists = [
      encodeChunkList({ level: 0, entries: [entry] }),
      encodeChunkList({ level: 1, entries: [] }),
      encodeChunkList({ level: 1, entries: [entry] }).subarray(0, -1),
      encodeChunkList({ level: 1, entries: many }),
    ]
    for (const list of lists) {
      expect(() => decodeChunkList(list, 0, 'list')).toThrow(expect.objectContaining({ code: 'corrupt' }))
    }
  })
})

import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeIndex, encodeIndex, listingOf } from '../index/index-object.ts'
import { layOutPack, type PackBlob } from './pack.suite.ts'
import { decodeEntries, decodeTrailer, entryLength, footerLength, trailerLength } from './pack.ts'

const blob: fc.Arbitrary<PackBlob> = fc
  .record({
    id: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    kind: fc.constantFrom(0 as const, 1 as const),
    codec: fc.constantFrom(0 as const, 1 as const),
    bytes: fc.uint8Array({ maxLength: 300 }),
    spared: fc.nat(100),
  })
  .map(({ id, kind, codec, bytes, spared }) => ({ id, kind, codec, bytes, size: bytes.length + spared }))

describe('pack', () => {
  it('lists its blobs in its own trailer, and each lies where it says', () => {
    fc.assert(
      fc.property(fc.array(blob, { maxLength: 40 }), (blobs) => {
        const { entries, pieces } = layOutPack(blobs)
        const plaintext = Buffer.concat(pieces)
        expect(plaintext.length % 4096).toBe(0)
        const length = trailerLength(plaintext.subarray(-footerLength), plaintext.length, 'pack')
        const decoded = decodeTrailer(plaintext.subarray(-length), plaintext.length, 'pack')
        expect(decoded).toEqual(entries)
        for (const [place, entry] of decoded.entries()) {
          const stored = plaintext.subarray(entry.offset, entry.offset + entry.storedSize)
          expect(stored.equals(blobs[place]?.bytes ?? randomBytes(1))).toBe(true)
        }
      }),
    )
  })

  it('refuses a trailer with any byte of its footer, offsets or tags changed', () => {
    const { pieces } = layOutPack([
      { id: randomBytes(32), kind: 0, codec: 0, bytes: randomBytes(100), size: 100 },
      { id: randomBytes(32), kind: 1, codec: 1, bytes: randomBytes(50), size: 90 },
    ])
    const plaintext = Buffer.concat(pieces)
    const read = (bytes: Buffer): unknown => {
      const length = trailerLength(bytes.subarray(-footerLength), bytes.length, 'pack')
      return decodeTrailer(bytes.subarray(-length), bytes.length, 'pack')
    }
    expect(read(plaintext)).toHaveLength(2)
    const trailer = plaintext.length - footerLength - 2 * entryLength
    const bound = [32, 33, 34, 37, 38, 41].flatMap((offset) => [
      trailer + offset,
      trailer + entryLength + offset,
    ])
    const footer = Array.from({ length: footerLength }, (_, place) => plaintext.length - 1 - place)
    for (const offset of [...bound, ...footer]) {
      const changed = Buffer.from(plaintext)
      changed[offset] = (changed[offset] ?? 0) ^ 0x82
      expect(() => read(changed), `offset ${offset}`).toThrow(expect.objectContaining({ code: 'corrupt' }))
    }
  })

  it('refuses sizes that no blob has', () => {
    const entry = Buffer.alloc(entryLength)
    entry.writeUInt32BE(1024 * 1024 + 1, 42)
    expect(() => decodeEntries(entry, 'index')).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })
})

describe('index object', () => {
  it('gives back what was put in, and refuses every other length', () => {
    fc.assert(
      fc.property(fc.array(fc.array(blob, { maxLength: 5 }), { maxLength: 5 }), (packs) => {
        const described = packs.map((blobs, place) =>
          listingOf({
            pack: Buffer.alloc(32, place).toString('hex'),
            sizeBytes: 5_000_000_000 + place,
            entries: layOutPack(blobs).entries,
          }),
        )
        const bytes = Buffer.concat(encodeIndex(described))
        expect(decodeIndex(bytes, 'index')).toEqual(described)
        for (const other of [Buffer.concat([bytes, Buffer.alloc(1)]), bytes.subarray(0, -1)]) {
          expect(() => decodeIndex(other, 'index')).toThrow(expect.objectContaining({ code: 'corrupt' }))
        }
      }),
      { numRuns: 40 },
    )
  })
})

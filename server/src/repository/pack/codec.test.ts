import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compress } from 'zstd-napi'
import { createBlobCodec, type EncodedBlob } from './codec.ts'

const codec = createBlobCodec()

function encode(blob: Uint8Array): EncodedBlob {
  const into = new Uint8Array(blob.length)
  const { codec: by, storedSize } = codec.encode(blob, into)
  return { codec: by, bytes: into.subarray(0, storedSize) }
}

function decode(encoded: EncodedBlob, size: number): Uint8Array {
  const into = new Uint8Array(size)
  codec.decode(encoded, into, 'pack')
  return into
}

describe('blob codec', () => {
  it('gives back every blob', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.nat(40), (bytes, repeat) => {
        const blob = Buffer.concat(Array.from({ length: repeat }, () => bytes))
        const encoded = encode(blob)
        expect(Buffer.compare(decode(encoded, blob.length), blob)).toBe(0)
        expect(encoded.bytes.length).toBeLessThanOrEqual(blob.length)
      }),
      { numRuns: 40 },
    )
  })

  it('compresses text and leaves what does not shrink', () => {
    const text = encode(Buffer.from('to be or not to be '.repeat(500)))
    expect(text.codec).toBe(1)
    const noise = encode(randomBytes(100_000))
    expect(noise.codec).toBe(0)
  })

  it('gives back blobs of all sizes, one after the other', () => {
    const sizes = [
      0,
      1,
      127,
      128,
      5000,
      70_000,
      ...Array.from({ length: 40 }, (_, place) => place * 150),
      1_000_000,
    ]
    const blobs = sizes.map((size, place) => Buffer.alloc(size, `blob ${place}, `))
    const decoded = blobs.map((blob) => decode(encode(blob), blob.length))
    expect(decoded.map((blob, place) => Buffer.compare(blob, blobs[place] ?? blob))).toEqual(
      sizes.map(() => 0),
    )
  })

  it('takes a frame where it saves a twentieth, and the bytes as they are where it does not', () => {
    const text = Buffer.alloc(2000, 'some words ')
    for (const noise of [0, 20_000, 38_000, 60_000]) {
      const blob = Buffer.concat([text, randomBytes(noise)])
      const { codec: by, bytes } = encode(blob)
      expect(by === 1).toBe(compress(blob).length <= blob.length - Math.floor(blob.length / 20))
      expect(decode({ codec: by, bytes }, blob.length)).toEqual(Uint8Array.from(blob))
    }
  })

  it('refuses a frame that would inflate ten thousand times, before it does (REP-36)', () => {
    const bomb = compress(Buffer.alloc(200 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(20_000)
    const before = process.memoryUsage().arrayBuffers
    expect(() => decode({ codec: 1, bytes: bomb }, 1024 * 1024)).toThrow(
      expect.objectContaining({ code: 'corrupt' }),
    )
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024)
  })

  it('refuses frames of another size, two frames, half a frame, and no frame', () => {
    const frame = compress(Buffer.alloc(3000, 'abc'))
    expect(decode({ codec: 1, bytes: frame }, 3000)).toHaveLength(3000)
    for (const [bytes, size] of [
      [frame, 2999],
      [frame, 3001],
      [Buffer.concat([frame, frame]), 6000],
      [frame.subarray(0, -1), 3000],
      [Buffer.concat([frame, Buffer.alloc(1)]), 3000],
      [randomBytes(100), 100],
      [Buffer.alloc(0), 0],
    ] as const) {
      expect(() => decode({ codec: 1, bytes }, size)).toThrow(expect.objectContaining({ code: 'corrupt' }))
    }
  })
})

import { randomBytes } from 'node:crypto'
import { compress } from '@mongodb-js/zstd'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defined } from '../test-vault.ts'
import { createBlobCodec } from './codec.ts'
import { maxInflatedSize } from './zstd-frame.ts'

const codec = createBlobCodec()

async function encode(blob: Uint8Array) {
  const [encoded] = await codec.encode([blob])
  return defined(encoded)
}

describe('blob codec', () => {
  it('gives back every blob', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.nat(40), async (bytes, repeat) => {
        const blob = Buffer.concat(Array.from({ length: repeat }, () => bytes))
        const encoded = await encode(blob)
        expect(Buffer.compare(await codec.decode(encoded, blob.length, 'blob'), blob)).toBe(0)
        expect(encoded.bytes.length).toBeLessThanOrEqual(blob.length)
      }),
      { numRuns: 40 },
    )
  })

  it('compresses text and leaves what does not shrink', async () => {
    const text = await encode(Buffer.from('to be or not to be '.repeat(500)))
    expect(text.codec).toBe(1)
    const noise = await encode(randomBytes(100_000))
    expect(noise.codec).toBe(0)
  })

  it('gives back many blobs of all sizes, each in its place', async () => {
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
    const encoded = await codec.encode(blobs)
    const decoded = await Promise.all(
      encoded.map((one, place) => codec.decode(one, sizes[place] ?? 0, `blob ${place}`)),
    )
    expect(decoded.map((blob, place) => Buffer.compare(blob, blobs[place] ?? blob))).toEqual(
      sizes.map(() => 0),
    )
  })

  it('tells the library its level, which shows in the window of a frame: 1 MiB', async () => {
    const { bytes } = await encode(Buffer.alloc(5000, 'some words '))
    expect(bytes[5]).toBe((20 - 10) << 3)
  })

  it('refuses a frame that would inflate ten thousand times, before it does (REP-36)', async () => {
    const bomb = await compress(Buffer.alloc(200 * 1024 * 1024), 3)
    expect(bomb.length).toBeLessThan(20_000)
    expect(maxInflatedSize(bomb)).toBeGreaterThanOrEqual(200 * 1024 * 1024)
    const encoded = { codec: 1 as const, bytes: bomb }
    await expect(codec.decode(encoded, 1024 * 1024, 'pack')).rejects.toMatchObject({
      code: 'corrupt',
      detail: expect.stringContaining('beyond a blob'),
    })
  })

  it('refuses frames of another size, two frames, half a frame, and no frame', async () => {
    const frame = await compress(Buffer.alloc(3000, 'abc'), 3)
    await expect(codec.decode({ codec: 1, bytes: frame }, 3000, 'pack')).resolves.toHaveLength(3000)
    for (const [bytes, size] of [
      [frame, 2999],
      [frame, 3001],
      [Buffer.concat([frame, frame]), 6000],
      [frame.subarray(0, -1), 3000],
      [Buffer.concat([frame, Buffer.alloc(1)]), 3000],
      [randomBytes(100), 100],
      [Buffer.alloc(0), 0],
    ] as const) {
      await expect(codec.decode({ codec: 1, bytes }, size, 'pack')).rejects.toMatchObject({ code: 'corrupt' })
    }
  })

  it('bounds honest frames from above, and never by much', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(400_000), fc.boolean(), async (length, isText) => {
        const blob = isText ? Buffer.alloc(length, 'some words ') : randomBytes(length)
        const bound = maxInflatedSize(await compress(blob, 3)) ?? 0
        expect(bound).toBeGreaterThanOrEqual(length)
        expect(bound).toBeLessThanOrEqual(4 * length + 256 * 1024)
      }),
      { numRuns: 15 },
    )
  })
})

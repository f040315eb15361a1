import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { alpha, beta, key, noise, repositoryId } from '../test-vault.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { contentChunkSizes, cutContent, findCut, type ChunkSizes } from './chunker.ts'

const keys = createRepositoryKeys(repositoryId, key)
const table = keys.organization(alpha).chunkerTable
const sizes: ChunkSizes = { min: 64, mean: 256, max: 1024 }

async function chunksOf(
  pieces: Iterable<Uint8Array>,
  by: ChunkSizes = sizes,
  own = table,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of cutContent(own, pieces, by)) chunks.push(chunk)
  return chunks
}

describe('chunker', () => {
  it('keeps every byte in order, whatever pieces the stream comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 }), async (pieces) => {
        const chunks = await chunksOf(pieces)
        expect(Buffer.concat(chunks).equals(Buffer.concat(pieces))).toBe(true)
        expect(chunks.every((chunk) => chunk.length > 0 && chunk.length <= sizes.max)).toBe(true)
        expect(chunks.slice(0, -1).every((chunk) => chunk.length >= sizes.min)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('cuts alike however the stream is split', async () => {
    const content = noise('split', 6000)
    const whole = await chunksOf([content])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (step) => {
        const pieces = Array.from({ length: Math.ceil(content.length / step) }, (_, place) =>
          content.subarray(place * step, (place + 1) * step),
        )
        expect(await chunksOf(pieces)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('moves few cuts when bytes are inserted', async () => {
    const content = noise('insert', 12_000_000)
    const changed = Buffer.concat([
      content.subarray(0, 5_000_000),
      noise('new', 100),
      content.subarray(5_000_000),
    ])
    const before = new Set((await chunksOf([content], contentChunkSizes)).map((chunk) => hash(chunk)))
    const after = await chunksOf([changed], contentChunkSizes)
    const fresh = after.filter((chunk) => !before.has(hash(chunk)))
    expect(fresh.reduce((sum, chunk) => sum + chunk.length, 0)).toBeLessThan(1_500_000)
  })

  it('goes on as before from the first cut that falls in the same place after an insertion, wherever it is', async () => {
    const content = noise('shifted', 3_000_000)
    const endsOf = async (bytes: Uint8Array): Promise<number[]> => {
      let end = 0
      return (await chunksOf([bytes], contentChunkSizes)).map((chunk) => (end += chunk.length))
    }
    const before = await endsOf(content)
    await fc.assert(
      fc.asyncProperty(fc.nat(2_000_000), fc.integer({ min: 1, max: 200_000 }), async (at, length) => {
        const inserted = [content.subarray(0, at), noise(`new ${length}`, length), content.subarray(at)]
        const after = await endsOf(Buffer.concat(inserted))
        expect(after.filter((end) => end <= at)).toEqual(before.filter((end) => end <= at))
        const shifted = new Set(before.filter((end) => end >= at).map((end) => end + length))
        const same = after.findIndex((end) => shifted.has(end))
        expect(same).toBeGreaterThanOrEqual(0)
        const first = (after[same] ?? 0) - length
        expect(after.slice(same)).toEqual(before.filter((end) => end >= first).map((end) => end + length))
      }),
      { numRuns: 8 },
    )
  })

  it('makes pieces of 64 KiB to 1 MiB, 256 KiB on average (docs/repository-format.md, section 9)', async () => {
    const chunks = await chunksOf([noise('average', 30_000_000)], contentChunkSizes)
    const lengths = chunks.slice(0, -1).map((chunk) => chunk.length)
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(64 * 1024)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1024 * 1024)
    const mean = 30_000_000 / chunks.length
    expect(mean).toBeGreaterThan(200 * 1024)
    expect(mean).toBeLessThan(360 * 1024)
  })

  it('cuts at the maximum where nothing says otherwise', async () => {
    const chunks = await chunksOf(
      [new Uint8Array(3_000_000)],
      contentChunkSizes,
      new Uint32Array(256).fill(0x80000000),
    )
    expect(chunks.map((chunk) => chunk.length)).toEqual([1_048_576, 1_048_576, 902_848])
  })

  it('cuts where the document says: spelled out with plain numbers', () => {
    const content = noise('spelled', 1_048_576)
    let hashValue = 0n
    let expected = 1_048_576
    for (let place = 65_536; place < content.length; place += 1) {
      hashValue = ((hashValue << 1n) + BigInt(table[content[place] ?? 0] ?? 0)) % 2n ** 32n
      const upper = place < 262_144 ? hashValue >> 12n : hashValue >> 16n
      if (upper === 0n) {
        expected = place + 1
        break
      }
    }
    expect(findCut(table, content)).toBe(expected)
    expect(expected).toBeLessThan(1_048_576)
  })

  it('cuts differently for another organization', async () => {
    const content = noise('two tenants', 5_000_000)
    const other = keys.organization(beta).chunkerTable
    const lengths = async (own: Uint32Array): Promise<number[]> =>
      (await chunksOf([content], contentChunkSizes, own)).map((chunk) => chunk.length)
    expect(await lengths(other)).not.toEqual(await lengths(table))
  })
})

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

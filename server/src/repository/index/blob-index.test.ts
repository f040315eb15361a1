import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeEntries } from '../pack/pack.ts'
import { createBlobIndex, type BlobIndex, type BlobLocation } from './blob-index.ts'

const id32 = Buffer.alloc(32)

/** Few different ids, some of which fall into the same slot. */
const id = fc.nat(60).map((number) => {
  const bytes = createHash('sha256').update(String(number)).digest()
  return number % 3 === 0 ? Buffer.concat([Buffer.alloc(4), bytes.subarray(4)]) : bytes
})
const location: fc.Arbitrary<BlobLocation> = fc.record({
  pack: fc.nat(2 ** 30 - 1),
  kind: fc.constantFrom(0 as const, 1 as const),
  codec: fc.constantFrom(0 as const, 1 as const),
  offset: fc.nat(0xffffffff),
  storedSize: fc.nat(),
  size: fc.nat(),
})

/** Takes one blob in; a known one lies there from now on. */
function set(index: BlobIndex, key: Uint8Array, { pack, ...place }: BlobLocation): void {
  index.take(encodeEntries([{ ...place, id: key }]), pack, () => true)
}

/** A list of so many random ids. */
function listOf(seed: string, count: number): Buffer {
  return createHash('shake256', { outputLength: 46 * count })
    .update(seed)
    .digest()
}

describe('blob index', () => {
  it('is a map, whatever is set in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(id, location), { maxLength: 120 }), (steps) => {
        const index = createBlobIndex()
        const model = new Map<string, BlobLocation>()
        for (const [key, value] of steps) {
          expect(index.find(key)).toEqual(model.get(key.toString('hex')))
          set(index, key, value)
          model.set(key.toString('hex'), value)
        }
        expect(index.size).toBe(model.size)
        for (const [key, value] of model) expect(index.find(Buffer.from(key, 'hex'))).toEqual(value)
      }),
    )
  })

  it('needs at most 40 bytes a blob, at every size (and grows without needing it twice)', () => {
    const index = createBlobIndex()
    let worst = 0
    for (let number = 0; number < 400; number += 1) {
      index.take(listOf(`list ${number}`, 1000), 1, () => false)
      if (number > 200) worst = Math.max(worst, index.heldBytes / index.size)
    }
    expect(index.size).toBe(400_000)
    expect(worst).toBeGreaterThan(32)
    expect(worst).toBeLessThanOrEqual(40)
  })

  it.each([
    ['as many as were expected', 90_000],
    ['a third of them', 270_000],
    ['three times as many', 30_000],
  ])('needs no more when %s came, and finds all', (_title, expected) => {
    const index = createBlobIndex()
    index.expect(expected)
    for (let number = 0; number < 90; number += 1) index.take(listOf(`list ${number}`, 1000), 1, () => false)
    index.trim()
    expect(index.size).toBe(90_000)
    expect(index.heldBytes / index.size).toBeLessThanOrEqual(40)
    for (let number = 0; number < 90; number += 7) {
      const listed = listOf(`list ${number}`, 1000)
      for (let at = 0; at < listed.length; at += 46 * 37)
        expect(index.find(listed.subarray(at, at + 32))).toBeDefined()
    }
  })

  it('numbers blobs as they come, for good', () => {
    const index = createBlobIndex()
    const lists = Array.from({ length: 80 }, (_, number) => listOf(`list ${number}`, 1000))
    for (const [pack, listed] of lists.entries()) index.take(listed, pack, () => true)
    for (const [pack, listed] of lists.entries()) index.take(listed, pack + 1, () => true)
    expect(index.size).toBe(80_000)
    for (let number = 0; number < 80_000; number += 331) {
      const at = (number % 1000) * 46
      expect(index.numberOf(lists[Math.floor(number / 1000)]?.subarray(at, at + 32) ?? id32)).toBe(number)
    }
    expect(index.numberOf(id32)).toBeUndefined()
  })

  it('finds each of a hundred thousand', () => {
    const index = createBlobIndex()
    const idOf = (number: number): Buffer => createHash('sha256').update(`blob ${number}`).digest()
    const at = (offset: number): BlobLocation => ({
      pack: 1,
      kind: 0,
      codec: 1,
      offset,
      storedSize: 2,
      size: 3,
    })
    for (let number = 0; number < 100_000; number += 1) set(index, idOf(number), at(number))
    expect(index.size).toBe(100_000)
    for (let number = 0; number < 100_000; number += 997) expect(index.find(idOf(number))).toEqual(at(number))
    expect(index.find(idOf(100_000))).toBeUndefined()
  })
})

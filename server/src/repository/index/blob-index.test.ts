import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBlobIndex, type BlobLocation } from './blob-index.ts'

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

describe('blob index', () => {
  it('is a map, whatever is set in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(id, location), { maxLength: 120 }), (steps) => {
        const index = createBlobIndex()
        const model = new Map<string, BlobLocation>()
        for (const [key, value] of steps) {
          expect(index.find(key)).toEqual(model.get(key.toString('hex')))
          index.set(key, value)
          model.set(key.toString('hex'), value)
        }
        expect(index.size).toBe(model.size)
        for (const [key, value] of model) expect(index.find(Buffer.from(key, 'hex'))).toEqual(value)
      }),
    )
  })

  it('needs at most 40 bytes a blob, at every size (and grows without needing it twice)', () => {
    const index = createBlobIndex()
    const at: BlobLocation = { pack: 1, kind: 0, codec: 1, offset: 2, storedSize: 3, size: 4 }
    const random = createHash('shake256', { outputLength: 16 * 1_000_000 })
      .update('ids')
      .digest()
    let worst = 0
    for (let number = 0; number < 1_000_000; number += 1) {
      index.set(random.subarray(number * 16, (number + 1) * 16), at)
      if (number > 500_000 && number % 1000 === 0) worst = Math.max(worst, index.heldBytes / index.size)
    }
    expect(index.size).toBe(1_000_000)
    expect(worst).toBeGreaterThan(32)
    expect(worst).toBeLessThanOrEqual(40)
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
    for (let number = 0; number < 100_000; number += 1) index.set(idOf(number), at(number))
    expect(index.size).toBe(100_000)
    for (let number = 0; number < 100_000; number += 997) expect(index.find(idOf(number))).toEqual(at(number))
    expect(index.find(idOf(100_000))).toBeUndefined()
  })
})

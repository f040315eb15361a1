import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createIdSet } from './id-set.ts'

const idOf = (number: number): Buffer => createHash('sha256').update(String(number)).digest()

it('is a set, also of ids that the index learns of later, or never', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.nat(80), isLearnt: fc.boolean() }), { maxLength: 200 }),
      (steps) => {
        const known = new Map<string, number>()
        const ids = createIdSet({
          numberOf: (id) => known.get(Buffer.from(id).toString('hex')),
          get blobCount() {
            return known.size
          },
        })
        const model = new Set<number>()
        for (const { id, isLearnt } of steps) {
          const key = idOf(id).toString('hex')
          if (isLearnt && !known.has(key)) known.set(key, known.size * 37)
          expect(ids.has(idOf(id))).toBe(model.has(id))
          expect(ids.add(idOf(id))).toBe(!model.has(id))
          model.add(id)
          expect(ids.size).toBe(model.size)
        }
      },
    ),
  )
})

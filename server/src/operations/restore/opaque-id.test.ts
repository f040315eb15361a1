import { assert, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { opaqueId, readOpaqueId } from './opaque-id.ts'

it('gives back every id that was given out', () => {
  assert(
    property(string({ unit: 'grapheme', minLength: 1 }), (id) => {
      expect(opaqueId(id)).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(readOpaqueId(opaqueId(id))).toBe(id)
    }),
  )
})

it.each(['', '=', 'YQ==', 'YQ=', 'Y Q', 'YR', 'a+b/', '_w', '../YQ'])(
  'reads %j as no id: only one text names an id',
  (text) => {
    expect(readOpaqueId(text)).toBeUndefined()
  },
)

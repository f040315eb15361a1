/** Properties of the audit log's form: one text for one value, and a hash that covers every part of a record. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import type { AuditRow } from './schema.ts'
import { auditHash } from './tables/audit-chain.ts'

const bounds = { numRuns: 1_000, seed: 20_261_122 }
type Value = Parameters<typeof canonicalJson>[0]
const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Value>

describe('canonical JSON (after RFC 8785)', () => {
  it('is JSON of the same value, and its own canonical form', () => {
    fc.assert(
      fc.property(value, (given) => {
        const text = canonicalJson(given)
        const again: Value = JSON.parse(text)
        expect(again).toEqual(JSON.parse(JSON.stringify(given)))
        expect(canonicalJson(again)).toBe(text)
      }),
      bounds,
    )
  })

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (members) => {
        const turned = Object.fromEntries(Object.entries(members).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson({ ...members }))
      }),
      bounds,
    )
  })
})

type Covered = Omit<AuditRow, 'hash'>
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const row: fc.Arbitrary<Covered> = fc.record({
  sequence: fc.integer({ min: 1 }),
  at: fc.integer({ min: 0 }),
  action: text,
  outcome: fc.constantFrom('success', 'refused', 'failed'),
  actor: text,
  organizationId: fc.option(fc.uuid()),
  requestId: fc.option(fc.uuid()),
  reason: fc.option(text),
  details: fc.dictionary(text, text).map((details) => canonicalJson({ ...details })),
  previousHash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
})

describe('the hash of a record', () => {
  it('is the same for the same record and another for any other', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        expect(auditHash({ ...one })).toEqual(auditHash(one))
        const isSame =
          canonicalJson({ ...one, previousHash: Buffer.from(one.previousHash).toString('hex') }) ===
          canonicalJson({ ...other, previousHash: Buffer.from(other.previousHash).toString('hex') })
        expect(Buffer.compare(auditHash(one), auditHash(other)) === 0).toBe(isSame)
      }),
      bounds,
    )
  })

  it('changes with any single column', () => {
    fc.assert(
      fc.property(row, row, fc.nat(9), (one, other, number) => {
        const names = Object.keys(one) as (keyof Covered)[]
        const name = names[number] ?? 'actor'
        const mixed = { ...one, [name]: other[name] }
        fc.pre(String(one[name]) !== String(other[name]))
        expect(auditHash(mixed)).not.toEqual(auditHash(one))
      }),
      bounds,
    )
  })
})

import { describe, expect, it } from 'vitest'
import { createRecentReads } from './recent-reads.ts'

const mebibyte = 1024 * 1024

describe('recent reads', () => {
  it('take four reads near each other for a scan, forwards, backwards and in many places in turn', () => {
    const forwards = createRecentReads()
    expect([0, 1, 2, 3, 4].map((number) => forwards.isScan('a', number * mebibyte))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
    const backwards = createRecentReads()
    expect([4, 3, 2, 1].map((number) => backwards.isScan('a', number * 1000))).toEqual([
      false,
      false,
      false,
      true,
    ])
    const inTurn = createRecentReads()
    const places = Array.from({ length: 60 }, (_, number) => `pack ${number}`)
    const answers = [0, 1, 2, 3].map((round) => places.map((pack) => inTurn.isScan(pack, round * 1000)))
    expect(answers.map((round) => new Set(round))).toEqual([
      new Set([false]),
      new Set([false]),
      new Set([false]),
      new Set([true]),
    ])
  })

  it('take no scan from who reads here and there, however long', () => {
    const reads = createRecentReads()
    for (let round = 0; round < 10; round += 1) {
      expect(reads.isScan('rare', 0)).toBe(false)
      for (let number = 0; number < 100; number += 1) {
        expect(reads.isScan('a', (round * 100 + number) * 5 * mebibyte)).toBe(false)
        expect(reads.isScan(`pack ${round}/${number}`, 0)).toBe(false)
      }
    }
  })
})

/** How long Microsoft's directory is waited for: microsoft.md 3.6. */
import { describe, expect, it } from 'vitest'
import { createTestRandom } from '../clouds/scripted.suite.ts'
import { replicationBudgetMs, replicationWaitMs } from './replication.ts'

describe('waiting for the directory', () => {
  it.each([
    [0, 500],
    [2_000, 500],
    [8_000, 2_000],
    [60_000, 15_000],
    [600_000, 30_000],
  ])('after %i ms takes %i ms more: a quarter, never long for what takes seconds', (waitedMs, waitMs) => {
    expect(replicationWaitMs(waitedMs, createTestRandom())).toBe(waitMs)
  })

  it('asks fewer than a hundred times in all of its twenty minutes', () => {
    let waitedMs = 0
    let count = 0
    for (; waitedMs < replicationBudgetMs && count < 1_000; count += 1)
      waitedMs += replicationWaitMs(waitedMs, createTestRandom())
    expect(count).toBeLessThan(100)
  })
})

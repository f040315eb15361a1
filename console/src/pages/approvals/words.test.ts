import type { Approval } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { decisionText, isOwn, titleOf } from './words.ts'

const approval: Approval = {
  id: '1',
  kind: 'repository.remove',
  subject: '2',
  title: 'remove the repository “Main” with its 3 restore points',
  state: 'done',
  requestedBy: 'Ada',
  requestedAt: '2026-11-22T12:00:00Z',
  dueAt: '2026-11-25T12:00:00Z',
}

describe('a destructive act that waited', () => {
  it('is one’s own whatever the case of the name, as the server sees it', () => {
    expect([isOwn(approval, 'ada'), isOwn(approval, 'grace')]).toEqual([true, false])
    expect(titleOf(approval)).toBe('Remove the repository “Main” with its 3 restore points')
  })

  it.each<[Partial<Approval>, string]>([
    [{}, 'its time had come'],
    [{ decidedBy: 'grace' }, 'approved by grace'],
    [{ state: 'cancelled', decidedBy: 'grace' }, 'refused by grace'],
    [{ state: 'cancelled', decidedBy: 'ADA' }, 'withdrawn by who asked'],
    [{ state: 'failed', decidedBy: 'grace', error: 'Jobs use it.' }, 'Jobs use it.'],
  ])('%j was decided so: %s', (change, text) => {
    expect(decisionText({ ...approval, ...change })).toBe(text)
  })
})

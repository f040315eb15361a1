import type { MaintenanceRun } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { findingsOf, forgottenOf, outcomeText, reportFacts } from './report.ts'
import { courseOf, runBadge, runTitle } from './words.ts'

const run: MaintenanceRun = {
  id: '1',
  repositoryId: '2',
  kind: 'check',
  options: {},
  state: 'success',
  startedBy: 'admin',
  startedAt: '2026-11-22T12:00:00Z',
}

describe('a run of maintenance in the console', () => {
  it('tells what a prune came to, in the order in which one asks', () => {
    const report = {
      isPreview: true,
      nextAt: Date.parse('2026-11-23T12:00:00Z'),
      deleted: { packs: 0, bytes: 0, otherObjects: 0 },
      condemned: { packs: 3, bytes: 2_000 },
      spared: { packs: 0 },
      somethingNew: { of: 'a later version' },
    }
    const facts = reportFacts({ ...run, kind: 'prune', report })
    expect(facts.map(([name]) => name)).toEqual(['Condemned', 'Deleted', 'Can be deleted from'])
    expect(facts.slice(0, 2).map(([, text]) => text)).toEqual(['3 packs, 2 kB', '0 packs'])
    expect(outcomeText({ ...run, kind: 'prune', report })).toBe('Condemned: 3 packs, 2 kB, deleted: 0 packs')
    expect(runTitle({ ...run, kind: 'prune', report })).toBe('Prune (preview)')
  })

  it('names the restore points that go, and from when items go in those that stay, with their number in a preview', () => {
    const report = {
      chains: [
        { source: 'j1', restorePoints: [{ createdAt: 0 }, { createdAt: 86_400_000 }] },
        { source: 'j2', restorePoints: [], itemsBefore: 86_400_000 },
        { source: 'j3', restorePoints: [], items: 0 },
        { source: 'j4', restorePoints: [], itemsBefore: 0, items: 7 },
      ],
    }
    expect(forgottenOf({ ...run, kind: 'retention', report })).toEqual([
      {
        jobId: 'j1',
        times: ['1970-01-01T00:00:00.000Z', '1970-01-02T00:00:00.000Z'],
        itemsBefore: undefined,
        items: undefined,
      },
      { jobId: 'j2', times: [], itemsBefore: '1970-01-02T00:00:00.000Z', items: undefined },
      { jobId: 'j4', times: [], itemsBefore: '1970-01-01T00:00:00.000Z', items: 7 },
    ])
  })

  it('keeps what went wrong: the words of the server, and each finding', () => {
    const error = { code: 'damage_found', message: '1 thing is wrong' }
    const report = { findings: [{ severity: 'error', message: 'It is gone.', object: 'packs/aa' }, 7, null] }
    const failed: MaintenanceRun = { ...run, state: 'failed', error, report }
    expect(runBadge(failed)).toEqual({ standing: 'bad', text: 'Damage found' })
    expect(outcomeText(failed)).toBe('1 thing is wrong')
    expect(findingsOf(failed)).toEqual([{ isError: true, message: 'It is gone.', object: 'packs/aa' }])
    expect(findingsOf({ ...run, state: 'failed' })).toEqual([])
  })

  it('tells how far it is, and does not pretend to know', () => {
    const running: MaintenanceRun = { ...run, state: 'running' }
    expect(courseOf(running)).toEqual({ text: 'Begins', share: undefined })
    const progress = { phase: 'data', done: 500_000, total: 2_000_000, unit: 'bytes' } as const
    expect(courseOf({ ...running, progress })).toEqual({ text: 'Reads data: 500 kB of 2 MB', share: 0.25 })
    const open = { phase: 'marking', done: 7, unit: 'objects' } as const
    expect(courseOf({ ...running, progress: open })).toEqual({
      text: 'Finds out what is needed: 7 objects',
      share: undefined,
    })
  })
})

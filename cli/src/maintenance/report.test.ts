import type { MaintenanceRun } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { describeRun, exitCodeOfRun, progressText } from './report.ts'

const run: MaintenanceRun = {
  id: '1',
  repositoryId: '2',
  kind: 'check',
  options: {},
  state: 'success',
  startedBy: 'admin',
  startedAt: '2026-11-22T12:00:00Z',
}
const damaged = { code: 'damage_found', message: '1 thing is wrong' }

describe('a run of maintenance on the command line', () => {
  it.each<[Partial<MaintenanceRun>, number]>([
    [{ state: 'success', report: {} }, 0],
    [{ state: 'running' }, 0],
    [{ state: 'warning', report: {} }, 3],
    [{ state: 'failed', error: damaged, report: {} }, 3],
    [{ state: 'failed', error: { code: 'lease_held', message: '' } }, 1],
    [{ state: 'stopped' }, 1],
    [{ state: 'interrupted' }, 1],
  ])('%j ends with %d', (change, code) => {
    expect(exitCodeOfRun({ ...run, ...change })).toBe(code)
  })

  it('tells what it came to, with each finding and each restore point that goes', () => {
    const report = {
      packs: 2,
      storedBytes: 1_500_000,
      deleted: { packs: 3, bytes: 2_000, otherObjects: 0 },
      nextAt: Date.parse('2026-11-23T12:00:00Z'),
      chains: [{ source: 'j', restorePoints: [{ createdAt: Date.parse('2026-01-01T00:00:00Z') }] }],
      findings: [{ severity: 'error', message: 'It is gone.', object: 'packs/aa' }],
    }
    const text = describeRun({ ...run, state: 'failed', report, error: damaged })
    for (const words of [
      'bytes stored: 1.50 MB',
      'deleted: 3 packs, 2.00 kB, 0 other objects\n',
      'next deletion possible: 2026-11-23T12:00:00.000Z',
      '2026-01-01T00:00:00.000Z  job j',
      'error: It is gone. (packs/aa)',
      '1 thing is wrong',
    ])
      expect(text).toContain(words)
    expect(describeRun({ ...run, options: { isPreview: true } })).toContain('nothing was changed')
  })

  it('tells how many items a retention would forget by their age, job by job', () => {
    const itemsBefore = Date.parse('2026-01-01T00:00:00Z')
    const chains = [
      { source: 'j1', restorePoints: [], itemsBefore, items: 7 },
      { source: 'j2', restorePoints: [], itemsBefore, items: 0 },
    ]
    const report = { isPreview: true, forgottenItems: 7, chains }
    const text = describeRun({ ...run, kind: 'retention', report })
    expect(text).toContain('items forgotten in those that stay: 7')
    expect(text).toContain('    7 items of before 2026-01-01T00:00:00.000Z  job j1')
    expect(text).not.toContain('job j2')
  })

  it('has words for every member of a report of locks that were extended', () => {
    const report = {
      extended: 7,
      soonestLockedUntil: Date.parse('2026-11-25T12:00:00Z'),
      period: 30 * 86_400_000,
    }
    expect(
      describeRun({ ...run, kind: 'extend-locks', report })
        .split('\n')
        .slice(3),
    ).toEqual([
      '  objects locked for the whole period: 7',
      '  the first would have been free: 2026-11-25T12:00:00.000Z',
      '  locked for: 30 days',
    ])
  })

  it('tells how far it is', () => {
    expect(progressText(run)).toBe('check: beginning')
    const progress = { phase: 'data', done: 1_000_000, total: 2_000_000, unit: 'bytes' } as const
    expect(progressText({ ...run, progress })).toBe('check: data 1.00 MB of 2.00 MB')
  })
})

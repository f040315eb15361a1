import type { RestorePoint } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { addMonths, boundsOf, byDay, dayOf, parseMonth, weeksOf } from './days.ts'

const point = (id: string, backupTime: string): RestorePoint => ({
  id,
  backupTime,
  organizationId: 'o',
  repositoryId: 'r',
  jobId: 'j',
  isExchange: true,
  isSharePoint: false,
  isOneDrive: false,
  isTeams: false,
  isLongTermCopy: false,
  isRetrieved: false,
  isDeleted: false,
  isCopy: false,
  eTag: 0,
  objectsEtag: 0,
  _links: {},
})

describe('months of restore points', () => {
  it('have weeks from Monday to Sunday, with every day once', () => {
    const november = weeksOf('2026-11')
    expect(november[0]).toEqual([...Array.from({ length: 6 }), '2026-11-01'])
    expect(november.flat().filter((day) => day !== undefined)).toHaveLength(30)
    expect(
      weeksOf('2024-02')
        .flat()
        .filter((day) => day !== undefined),
    ).toHaveLength(29)
    expect(november.every((week) => week.length === 7)).toBe(true)
  })

  it('follow each other over the end of a year, and leave no gap', () => {
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1), addMonths('2026-03', -14)]).toEqual([
      '2027-01',
      '2025-12',
      '2025-01',
    ])
    const end = new Date(boundsOf('2026-12').to).getTime()
    expect(new Date(boundsOf('2027-01').from).getTime()).toBe(end + 1)
  })

  it.each([null, '', '2026', '2026-13', '2026-00', '2026-1', '<script>'])('%s is none', (text) => {
    expect(parseMonth(text)).toBeUndefined()
  })

  it('a day has its points, newest first, in the time zone of who looks', () => {
    const [early, late] = [new Date(2026, 10, 20, 0, 5), new Date(2026, 10, 20, 23, 55)]
    const days = byDay([point('a', early.toISOString()), point('b', late.toISOString())])
    expect([...days.keys()]).toEqual(['2026-11-20'])
    expect(days.get(dayOf(early))?.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

import { describe, expect, it } from 'vitest'
import { createWallClock } from '../jobs/schedule/wall-clock.ts'
import { cutoff, isShorter, periodText } from './cutoff.ts'
import { nextRetention } from './next-retention.ts'
import { keptRetention, readRetention } from './policy.ts'

const berlin = createWallClock('Europe/Berlin')
const at = (text: string): number => Date.parse(text)
const iso = (moment: number): string => new Date(moment).toISOString()

describe('a retention of the dialect (vb365-rest 8.3)', () => {
  it.each([
    [{}, undefined],
    [{ retentionPeriodType: 'Yearly', yearlyRetentionPeriod: 'Keep' }, undefined],
    [
      { retentionPeriodType: 'Yearly', yearlyRetentionPeriod: 'Years25' },
      { unit: 'months', count: 300 },
    ],
    [
      { retentionPeriodType: 'monthly', monthlyRetentionPeriod: 6 },
      { unit: 'months', count: 6 },
    ],
    [
      { retentionPeriodType: 'Daily', dailyRetentionPeriod: 30, monthlyRetentionPeriod: 9 },
      { unit: 'days', count: 30 },
    ],
  ])('%j keeps %j', (members, period) => {
    expect(readRetention(members).period).toEqual(period)
  })

  it.each([
    { retentionPeriodType: 'Daily' },
    { retentionPeriodType: 'Daily', dailyRetentionPeriod: 0 },
    { retentionPeriodType: 'Monthly', monthlyRetentionPeriod: 1.5 },
    { retentionPeriodType: 'Yearly', yearlyRetentionPeriod: 'Years4' },
    { retentionPeriodType: 'Hourly' },
    { retentionType: 'Everything' },
    { dailyTime: '24:00:00' },
    { dailyType: 'Someday' },
    { retentionFrequencyType: 'Monthly', monthlyDaynumber: 'Fifth' },
  ])('%j is refused at the door, and keeps everything where it was kept before', (members) => {
    expect(() => readRetention(members)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
    expect(keptRetention(members)).toBeUndefined()
  })

  it.each([
    [{ unit: 'months', count: 1 }, '2026-03-31T10:00:00Z', '2026-02-28T11:00:00.000Z'],
    [{ unit: 'months', count: 1 }, '2024-03-31T10:00:00Z', '2024-02-29T11:00:00.000Z'],
    [{ unit: 'months', count: 12 }, '2024-02-29T11:00:00Z', '2023-02-28T11:00:00.000Z'],
    [{ unit: 'months', count: 13 }, '2026-01-15T11:00:00Z', '2024-12-15T11:00:00.000Z'],
    // The clocks went forward in between: the same time of the day, not the same number of hours.
    [{ unit: 'days', count: 30 }, '2026-04-10T10:00:00Z', '2026-03-11T11:00:00.000Z'],
    [{ unit: 'days', count: 1 }, '2026-01-01T00:30:00Z', '2025-12-31T00:30:00.000Z'],
  ] as const)('%j before %s is %s in Berlin', (period, now, expected) => {
    expect(iso(cutoff(period, at(now), berlin))).toBe(expected)
  })

  it('is shorter when something goes that was kept', () => {
    const policy = (members: Record<string, string | number>) => readRetention(members)
    const days = (count: number) => policy({ retentionPeriodType: 'Daily', dailyRetentionPeriod: count })
    const months = (count: number) =>
      policy({ retentionPeriodType: 'Monthly', monthlyRetentionPeriod: count })
    const now = at('2026-03-31T10:00:00Z')
    expect(isShorter(policy({}), days(36_500), now)).toBe(true)
    expect(isShorter(days(30), policy({}), now)).toBe(false)
    expect(isShorter(months(1), days(30), now)).toBe(true)
    expect(isShorter(months(1), days(32), now)).toBe(false)
    expect(isShorter(days(30), days(30), now)).toBe(false)
    expect(isShorter(undefined, days(30), now)).toBe(true)
    const ofItems = { ...days(60), kind: 'item' } as const
    expect(isShorter(days(30), ofItems, now)).toBe(true)
    expect(isShorter(ofItems, days(60), now)).toBe(false)
    expect([days(1), months(6), months(36), undefined].map(periodText)).toEqual([
      '1 day',
      '6 months',
      '3 years',
      'for ever',
    ])
  })

  const usual = { zone: berlin, usualSecond: 3 * 3600 }
  it.each([
    [{}, '2026-11-22T12:00:00Z', '2026-11-23T02:00:00.000Z'],
    [{ dailyTime: '23:30:00' }, '2026-11-22T12:00:00Z', '2026-11-22T22:30:00.000Z'],
    [{ dailyType: 'Saturday' }, '2026-11-22T12:00:00Z', '2026-11-28T02:00:00.000Z'],
    [{ retentionFrequencyType: 'Monthly' }, '2026-11-22T12:00:00Z', '2026-12-06T02:00:00.000Z'],
    [
      {
        retentionFrequencyType: 'Monthly',
        monthlyDaynumber: 'Last',
        monthlyDayofweek: 'Monday',
        monthlyTime: '04:00:00',
      },
      '2026-11-22T12:00:00Z',
      '2026-11-30T03:00:00.000Z',
    ],
    // 02:30 does not exist on that day: the moment after the gap.
    [{ dailyTime: '02:30:00' }, '2026-03-29T00:00:00Z', '2026-03-29T01:00:00.000Z'],
  ])('%j after %s is applied at %s', (members, after, expected) => {
    expect(iso(nextRetention(readRetention(members).rhythm, at(after), usual))).toBe(expected)
  })
})

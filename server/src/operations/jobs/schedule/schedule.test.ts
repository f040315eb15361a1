import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../repository/index.ts'
import { isWithin, nextOpening, nextRun } from './next-run.ts'
import { readSchedule } from './schedule.ts'
import { createWallClock } from './wall-clock.ts'

const berlin = createWallClock('Europe/Berlin')
const hourMs = 3_600_000
const utc = (text: string): number => Date.parse(`${text}Z`)
const iso = (moment: number | undefined): string =>
  moment === undefined ? 'never' : new Date(moment).toISOString().slice(0, 19)

function next(policy: { readonly [name: string]: Json }, after: string, clock = berlin): string {
  return iso(nextRun(readSchedule({ scheduleEnabled: true, ...policy }), utc(after), clock))
}

/** Open in these hours of the week. */
const window = (isOpen: (day: number, hour: number) => boolean): boolean[] =>
  Array.from({ length: 168 }, (_, index) => isOpen(Math.floor(index / 24), index % 24))

describe('a schedule of the dialect (vb365-rest 4.3)', () => {
  it.each([
    ['Everyday', '2026-11-20T12:00', '2026-11-20T21:00:00'],
    ['Everyday', '2026-11-20T21:00', '2026-11-21T21:00:00'],
    ['Workdays', '2026-11-20T22:00', '2026-11-23T21:00:00'],
    ['Weekends', '2026-11-22T21:00', '2026-11-28T21:00:00'],
    ['Wednesday', '2026-11-20T12:00', '2026-11-25T21:00:00'],
  ])('Daily %s at 22:00 after %s starts at %s', (dailyType, after, start) => {
    expect(next({ type: 'Daily', dailyType, dailyTime: '22:00:00' }, after)).toBe(start)
  })

  it.each([
    ['Minutes5', 0, '2026-11-20T12:00', '2026-11-20T12:05:00'],
    ['Minutes30', 7, '2026-11-20T12:00', '2026-11-20T12:07:00'],
    ['Hours1', 10, '2026-11-20T12:10', '2026-11-20T13:10:00'],
    // Times of the day in Berlin, an hour ahead of UTC.
    ['Hours8', 0, '2026-11-20T12:00', '2026-11-20T15:00:00'],
    ['Hours12', 15, '2026-11-20T12:00', '2026-11-20T23:15:00'],
  ])('Periodically %s with offset %i after %s starts at %s', (every, offset, after, start) => {
    const policy = { type: 'Periodically', periodicallyEvery: every, periodicallyOffsetMinutes: offset }
    expect(next(policy, after)).toBe(start)
  })

  it('ManualOnly, and one that is switched off, never starts by itself', () => {
    expect(next({ type: 'ManualOnly' }, '2026-11-20T12:00')).toBe('never')
    expect(next({ scheduleEnabled: false, type: 'Daily' }, '2026-11-20T12:00')).toBe('never')
  })

  it('a rhythm without scheduleEnabled is meant: nobody sends one in order to lose data', () => {
    expect(readSchedule({ type: 'daily', dailyTime: '22:00:00' }).rhythm).toMatchObject({ kind: 'daily' })
    expect(readSchedule({ scheduleEnabled: null, type: 'Periodically' }).rhythm).toBeDefined()
    expect(readSchedule({ type: 'ManualOnly' }).rhythm).toBeUndefined()
    expect(readSchedule({ retryEnabled: true }).rhythm).toBeUndefined()
    expect(readSchedule(null).rhythm).toBeUndefined()
  })

  it('an hour that the clock skips starts at the next valid minute, one that it repeats starts once', () => {
    const policy = { type: 'Daily', dailyType: 'Everyday', dailyTime: '02:30:00' }
    expect(next(policy, '2026-03-28T12:00')).toBe('2026-03-29T01:00:00')
    expect(next(policy, '2026-10-24T12:00')).toBe('2026-10-25T00:30:00')
    expect(next(policy, '2026-10-25T00:30')).toBe('2026-10-26T01:30:00')
  })

  it('a short period goes on evenly through both changes of the clock', () => {
    const policy = { type: 'Periodically', periodicallyEvery: 'Minutes30' }
    expect(next(policy, '2026-03-29T00:45')).toBe('2026-03-29T01:00:00')
    expect(next(policy, '2026-10-25T00:45')).toBe('2026-10-25T01:00:00')
  })

  it('starts within the backup window alone, whose hours are those of its own offset from UTC', () => {
    const backupWindow = window((day, hour) => day === 3 && hour === 2)
    const policy = { type: 'Periodically', periodicallyEvery: 'Hours1', backupWindowEnabled: true }
    const settings = (minuteOffset: number) => ({ backupWindowSettings: { backupWindow, minuteOffset } })
    expect(next({ ...policy, ...settings(0) }, '2026-11-20T12:00')).toBe('2026-11-25T02:00:00')
    expect(next({ ...policy, ...settings(120) }, '2026-11-20T12:00')).toBe('2026-11-25T00:00:00')
    expect(next({ ...policy, ...settings(-60) }, '2026-11-20T12:00')).toBe('2026-11-25T03:00:00')
  })

  it('v6, which has no switch for the window of periods, uses one that is given', () => {
    const backupWindow = window((_day, hour) => hour === 20)
    const policy = {
      type: 'Periodically',
      periodicallyEvery: 'Minutes30',
      periodicallyWindowSettings: { backupWindow, minuteOffset: 0 },
    }
    expect(next(policy, '2026-11-20T12:00')).toBe('2026-11-20T20:00:00')
    expect(next({ ...policy, periodicallyWindowEnabled: false }, '2026-11-20T12:00')).toBe(
      '2026-11-20T12:30:00',
    )
  })

  it('has retries when they are switched on: three, ten minutes apart, unless it says otherwise', () => {
    expect(readSchedule({ retryEnabled: false, retryNumber: 5 }).retries).toBeUndefined()
    expect(readSchedule({ retryEnabled: true }).retries).toEqual({ count: 3, waitMinutes: 10 })
    expect(readSchedule({ retryEnabled: true, retryNumber: 2, retryWaitInterval: 1 }).retries).toEqual({
      count: 2,
      waitMinutes: 1,
    })
  })

  it.each([
    [{ type: 'Hourly' }, /Daily, Periodically or ManualOnly/],
    [{ dailyTime: '24:00' }, /time of day/],
    [{ dailyTime: 'noon' }, /time of day/],
    [{ dailyType: 'Someday' }, /day of the week/],
    [{ type: 'Periodically', periodicallyEvery: 'Minutes7' }, /periodicallyEvery/],
    [{ type: 'Periodically', periodicallyOffsetMinutes: -1 }, /periodicallyOffsetMinutes/],
    [{ backupWindowEnabled: true }, /168 truth values/],
    [{ backupWindowEnabled: true, backupWindowSettings: { backupWindow: [true] } }, /168 truth values/],
    [{ backupWindowEnabled: true, backupWindowSettings: { backupWindow: window(() => false) } }, /never run/],
    [
      {
        backupWindowEnabled: true,
        backupWindowSettings: { backupWindow: window(() => true), minuteOffset: 9999 },
      },
      /minuteOffset/,
    ],
    [{ retryEnabled: true, retryNumber: -1 }, /retryNumber/],
    [{ retryEnabled: true, retryWaitInterval: 1e9 }, /retryWaitInterval/],
    [{ scheduleEnabled: 'perhaps' }, /wrong type/],
  ])('is refused: %j', (policy, message) => {
    expect(() => readSchedule({ scheduleEnabled: true, ...policy })).toThrow(message)
  })
})

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const
const moments = fc.integer({ min: utc('2024-01-01T00:00'), max: utc('2029-01-01T00:00') })
const rhythms = fc.oneof(
  fc.record({
    type: fc.constant('Daily'),
    dailyType: fc.constantFrom('Everyday', 'Workdays', 'Weekends', 'Sunday', 'Friday'),
    dailyTime: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`),
  }),
  fc.record({
    type: fc.constant('Periodically'),
    periodicallyEvery: fc.constantFrom('Minutes5', 'Minutes15', 'Hours1', 'Hours4', 'Hours12'),
    periodicallyOffsetMinutes: fc.integer({ min: 0, max: 60 }),
  }),
)
const bounded = { seed: 20261122, numRuns: 300 } as const

describe('whatever the zone, the moment and the rhythm', () => {
  it('the next start comes later, within eight days, and following them passes none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, rhythms, (zone, after, policy) => {
        const clock = createWallClock(zone)
        const schedule = readSchedule({ scheduleEnabled: true, ...policy })
        const start = nextRun(schedule, after, clock) ?? 0
        expect(start).toBeGreaterThan(after)
        expect(start - after).toBeLessThan(8 * 24 * hourMs + hourMs)
        // Whoever asks a moment earlier, or any time in between, is told the same.
        expect(nextRun(schedule, start - 1, clock)).toBe(start)
        expect(nextRun(schedule, Math.floor((after + start) / 2), clock)).toBe(start)
      }),
      bounded,
    )
  })

  it('a moment of a time shows that time on the clock, or the first one after a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        moments,
        fc.integer({ min: 0, max: 86_399 }),
        (zone, moment, secondOfDay) => {
          const clock = createWallClock(zone)
          const date = new Date(moment)
          const time = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
          const found = clock.momentOf({ ...time, secondOfDay })
          const shown = Date.UTC(time.year, time.month - 1, time.day) + secondOfDay * 1000
          const behind = found + clock.offsetAt(found) - shown
          // In a gap, one second earlier the clock showed what is before the gap.
          const isAfterGap = behind > 0 && found - 1000 + clock.offsetAt(found - 1000) < shown
          expect(behind === 0 || isAfterGap).toBe(true)
        },
      ),
      bounded,
    )
  })

  it('a window is open where its opening says, and closed until then', () => {
    const weeks = fc
      .array(fc.boolean(), { minLength: 168, maxLength: 168 })
      .filter((one) => one.includes(true))
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        moments,
        weeks,
        fc.constantFrom(undefined, 0, 345, -210),
        (zone, from, hours, offsetMinutes) => {
          const clock = createWallClock(zone)
          const one = { hours, offsetMinutes }
          const opening = nextOpening([one], from, clock) ?? 0
          expect(isWithin(one, opening, clock)).toBe(true)
          expect(opening === from || !isWithin(one, opening - 1, clock)).toBe(true)
        },
      ),
      bounded,
    )
  })
})

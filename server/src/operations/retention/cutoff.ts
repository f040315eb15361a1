/** Where a retention cuts, by the calendar of the server's time zone; and which of two retentions keeps less. */
import { dateAt, daysAfter, type WallClock } from '../jobs/schedule/wall-clock.ts'
import type { RetentionPeriod, RetentionPolicy } from './policy.ts'

const secondMs = 1000
const dayMs = 86_400_000

/**
 * The moment before which nothing is kept: the same time of the day, so many days or months ago. A month without that
 * day gives its last one: a month before 31 March is 28 or 29 February.
 */
export function cutoff(period: RetentionPeriod, now: number, zone: WallClock): number {
  const today = dateAt(zone, now)
  const shown = now + zone.offsetAt(now)
  const secondOfDay = Math.floor((((shown % dayMs) + dayMs) % dayMs) / secondMs)
  if (period.unit === 'days') return zone.momentOf({ ...daysAfter(today, -period.count), secondOfDay })
  const months = today.year * 12 + (today.month - 1) - period.count
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return zone.momentOf({ year, month, day: Math.min(today.day, lastDay), secondOfDay })
}

/** Whether something that the first policy keeps could go by the second. */
export function isShorter(before: RetentionPolicy | undefined, after: RetentionPolicy, now: number): boolean {
  if (after.period === undefined) return false
  if (before?.period === undefined) return true
  // Where restore points alone went by their age, items of those that stay now go, too.
  if (before.kind === 'snapshot' && after.kind === 'item') return true
  return cutoffInUtc(after.period, now) > cutoffInUtc(before.period, now)
}

/** No zone moves a period past another one that is longer by a day. */
function cutoffInUtc(period: RetentionPeriod, now: number): number {
  return cutoff(period, now, {
    offsetAt: () => 0,
    momentOf: ({ year, month, day, secondOfDay }) => Date.UTC(year, month - 1, day) + secondOfDay * secondMs,
  })
}

/** For people: `30 days`, `6 months`, `3 years`, `for ever`. */
export function periodText(policy: RetentionPolicy | undefined): string {
  const period = policy?.period
  if (period === undefined) return 'for ever'
  const { unit, count } = period
  if (unit === 'months' && count % 12 === 0) return plural(count / 12, 'year')
  return plural(count, unit === 'days' ? 'day' : 'month')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

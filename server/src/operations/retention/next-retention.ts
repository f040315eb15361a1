/** When a retention is applied next: every day, on some days of the week, or on the nth such day of the month. */
import { dateAt, daysAfter, type WallClock } from '../jobs/schedule/wall-clock.ts'
import type { RetentionRhythm } from './policy.ts'

/** Two months hold every nth day of the week once. */
const daysAhead = 63

/** @param usualSecond - The second of the day where the rhythm names none. */
export function nextRetention(
  rhythm: RetentionRhythm,
  after: number,
  { zone, usualSecond }: { readonly zone: WallClock; readonly usualSecond: number },
): number {
  const today = dateAt(zone, after)
  const secondOfDay = rhythm.secondOfDay ?? usualSecond
  for (let days = 0; days < daysAhead; days += 1) {
    const { weekday, ...date } = daysAfter(today, days)
    const isDay =
      rhythm.kind === 'daily'
        ? rhythm.days.has(weekday)
        : weekday === rhythm.weekday && isNumbered(date, rhythm.number)
    const moment = isDay ? zone.momentOf({ ...date, secondOfDay }) : undefined
    if (moment !== undefined && moment > after) return moment
  }
  throw new Error('a rhythm has no next day')
}

function isNumbered(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  number: 0 | 1 | 2 | 3 | 'last',
): boolean {
  if (number !== 'last') return Math.floor((day - 1) / 7) === number
  return day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate()
}

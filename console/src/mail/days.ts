/** Restore points by the day of the person who looks: their own time zone and calendar. */
import type { RestorePoint } from '@strongroom/api-client'

/** `2026-11-22`, local. */
export type Day = string
/** `2026-11`, local. */
export type Month = string

const two = (value: number): string => String(value).padStart(2, '0')

export function dayOf(time: string | number | Date): Day {
  const date = new Date(time)
  return `${monthOf(date)}-${two(date.getDate())}`
}

export function monthOf(time: string | number | Date): Month {
  const date = new Date(time)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}`
}

/** @returns `undefined` for a text that is no month. */
export function parseMonth(text: string | null): Month | undefined {
  return text !== null && /^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(text) ? text : undefined
}

export function addMonths(month: Month, count: number): Month {
  return monthOf(new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1))
}

/** First and last millisecond, as ISO 8601. */
export function boundsOf(month: Month): { readonly from: string; readonly to: string } {
  const start = (of: Month): Date => new Date(Number(of.slice(0, 4)), Number(of.slice(5)) - 1, 1)
  return {
    from: start(month).toISOString(),
    to: new Date(start(addMonths(month, 1)).getTime() - 1).toISOString(),
  }
}

/** Weeks from Monday on, as ISO 8601 counts them; `undefined` for days of other months. */
export function weeksOf(month: Month): readonly (readonly (Day | undefined)[])[] {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1]
  const length = new Date(year, index + 1, 0).getDate()
  const offset = (new Date(year, index, 1).getDay() + 6) % 7
  const weeks = Math.ceil((offset + length) / 7)
  return Array.from({ length: weeks }, (_week, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const day = week * 7 + weekday - offset + 1
      return day < 1 || day > length ? undefined : `${month}-${two(day)}`
    }),
  )
}

/** Newest first within a day. */
export function byDay(points: readonly RestorePoint[]): ReadonlyMap<Day, readonly RestorePoint[]> {
  const days = new Map<Day, RestorePoint[]>()
  for (const point of points.toSorted((left, right) => right.backupTime.localeCompare(left.backupTime))) {
    const day = dayOf(point.backupTime)
    const found = days.get(day)
    if (found === undefined) days.set(day, [point])
    else found.push(point)
  }
  return days
}

export function monthName(month: Month): string {
  return new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1).toLocaleDateString(undefined, {
    month: 'long',
    year: 'numeric',
  })
}

/** Monday to Sunday, short. */
export function weekdayNames(): readonly string[] {
  // 2024 began with a Monday.
  return Array.from({ length: 7 }, (_day, index) =>
    new Date(2024, 0, 1 + index).toLocaleDateString(undefined, { weekday: 'short' }),
  )
}

export function dayName(day: Day): string {
  return new Date(
    Number(day.slice(0, 4)),
    Number(day.slice(5, 7)) - 1,
    Number(day.slice(8)),
  ).toLocaleDateString(undefined, { dateStyle: 'full' })
}

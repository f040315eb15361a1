/** Times of day in a time zone, and the moments they stand for, over the changes of its clock (IANA time zone database). */
import type { Weekday } from './schedule.ts'

export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly secondOfDay: number
}

/** A time zone, such as `Europe/Berlin`. */
export interface WallClock {
  /** Milliseconds by which its clock is ahead of UTC at a moment. */
  offsetAt(moment: number): number
  /**
   * The moment at which its clock shows a time. A time that the clock skips is the moment after the gap; of one that
   * it shows twice it is the first.
   */
  momentOf(time: WallTime): number
}

const secondMs = 1000
const minuteMs = 60_000
const dayMs = 86_400_000

/** @throws {RangeError} for a name that is no time zone. */
export function createWallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  function offsetAt(moment: number): number {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    )
    return shown - Math.floor(moment / secondMs) * secondMs
  }
  function momentOf({ year, month, day, secondOfDay }: WallTime): number {
    const shown = Date.UTC(year, month - 1, day) + secondOfDay * secondMs
    const before = offsetAt(shown - dayMs)
    const after = offsetAt(shown + dayMs)
    const moments = [...new Set([shown - before, shown - after])].toSorted((left, right) => left - right)
    const first = moments.find((moment) => offsetAt(moment) === shown - moment)
    return first ?? transitionWithin(offsetAt, shown - after, shown - before)
  }
  return { offsetAt, momentOf }
}

/** The first minute between the two at which the clock is no longer as it was. */
function transitionWithin(offsetAt: WallClock['offsetAt'], from: number, to: number): number {
  const old = offsetAt(from)
  let low = Math.floor(from / minuteMs)
  let high = Math.ceil(to / minuteMs)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * minuteMs) === old) low = middle
    else high = middle
  }
  return high * minuteMs
}

/** The date that its clock shows at a moment. */
export function dateAt(
  clock: Pick<WallClock, 'offsetAt'>,
  moment: number,
): Pick<WallTime, 'year' | 'month' | 'day'> {
  const shown = new Date(moment + clock.offsetAt(moment))
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
}

/** The date so many days later; no clock changes that. */
export function daysAfter(
  { year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>,
  days: number,
): Pick<WallTime, 'year' | 'month' | 'day'> & { readonly weekday: Weekday } {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: weekdays[date.getUTCDay()] ?? 0,
  }
}

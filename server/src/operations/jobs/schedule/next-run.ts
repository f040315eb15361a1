/** When a schedule starts its job next, and whether a run may go on (vb365-rest 4.3). */
import type { Rhythm, Schedule, WeekWindow } from './schedule.ts'
import { dateAt, daysAfter, type WallClock } from './wall-clock.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
const weekHours = 168
/** A week repeats itself; the days around a change of the clock are why it is more than one. */
const daysAhead = 15
/** Up to one hour a period goes on evenly through a change of the clock; longer ones keep to times of the day. */
const longestEvenPeriod = 60

/**
 * The first moment after `after` at which the schedule starts a run, in milliseconds since the Unix epoch; undefined
 * when it never does.
 */
export function nextRun(schedule: Schedule, after: number, clock: WallClock): number | undefined {
  const { rhythm, startWindows } = schedule
  if (rhythm === undefined) return undefined
  for (const moment of startsOf(rhythm, after, clock))
    if (moment > after && startWindows.every((window) => isWithin(window, moment, clock))) return moment
  return undefined
}

/** The first moment from `from` on at which all windows are open, to the minute; undefined when that is never. */
export function nextOpening(
  windows: readonly WeekWindow[],
  from: number,
  clock: WallClock,
): number | undefined {
  const isOpen = (moment: number): boolean => windows.every((window) => isWithin(window, moment, clock))
  if (isOpen(from)) return from
  // Windows open on the hour of some zone, and zones differ by quarters of an hour.
  const quarterMs = 15 * minuteMs
  const first = Math.ceil(from / quarterMs) * quarterMs
  for (let moment = first; moment < from + daysAhead * 24 * hourMs; moment += quarterMs)
    if (isOpen(moment)) return moment
  return undefined
}

export function isWithin({ hours, offsetMinutes }: WeekWindow, moment: number, clock: WallClock): boolean {
  const offset = offsetMinutes === undefined ? clock.offsetAt(moment) : offsetMinutes * minuteMs
  // 1970-01-01 was a Thursday, the fifth day of a week that begins on Sunday.
  const hour = Math.floor((moment + offset) / hourMs) + 4 * 24
  return hours[((hour % weekHours) + weekHours) % weekHours] ?? false
}

/** @yields starts in their order, some of them before `after`; not without an end. */
function* startsOf(rhythm: Rhythm, after: number, clock: WallClock): Generator<number> {
  if (rhythm.kind === 'periodically' && rhythm.everyMinutes <= longestEvenPeriod) {
    yield* evenStarts(rhythm, after, clock)
    return
  }
  const today = dateAt(clock, after)
  for (let days = 0; days < daysAhead; days += 1) {
    const { weekday, ...date } = daysAfter(today, days)
    if (rhythm.kind === 'daily') {
      if (rhythm.days.has(weekday)) yield clock.momentOf({ ...date, secondOfDay: rhythm.secondOfDay })
    } else
      for (let minute = rhythm.offsetMinutes; minute < 24 * 60; minute += rhythm.everyMinutes)
        yield clock.momentOf({ ...date, secondOfDay: minute * 60 })
  }
}

function* evenStarts(
  { everyMinutes, offsetMinutes }: Extract<Rhythm, { kind: 'periodically' }>,
  after: number,
  clock: WallClock,
): Generator<number> {
  const periodMs = everyMinutes * minuteMs
  // The pattern is that of the local hour; it holds while the zone's offset changes by whole periods.
  const shift = offsetMinutes * minuteMs - clock.offsetAt(after)
  const first = Math.floor((after - shift) / periodMs) * periodMs + shift
  for (let moment = first; moment < after + daysAhead * 24 * hourMs; moment += periodMs) yield moment
}

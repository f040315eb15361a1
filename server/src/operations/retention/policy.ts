/** The retention of a repository: the members of the REST dialect (vb365-rest 8.3), read strictly at the door. */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Json } from '../../repository/index.ts'
import type { Weekday } from '../jobs/schedule/schedule.ts'
import { OperationError } from '../errors.ts'
import { invalidRequest } from '../refusals.ts'

/** How long is kept; undefined for ever. */
export type RetentionPeriod =
  | { readonly unit: 'days'; readonly count: number }
  | { readonly unit: 'months'; readonly count: number }

export type RetentionRhythm =
  | { readonly kind: 'daily'; readonly days: ReadonlySet<Weekday>; readonly secondOfDay: number | undefined }
  | {
      readonly kind: 'monthly'
      /** 0 to 3 for the first to the fourth such day of the month; `last` for the last. */
      readonly number: 0 | 1 | 2 | 3 | 'last'
      readonly weekday: Weekday
      readonly secondOfDay: number | undefined
    }

export interface RetentionPolicy {
  /** `snapshot`: whole restore points go by their age. `item`: items go by their own, too. */
  readonly kind: 'snapshot' | 'item'
  readonly period: RetentionPeriod | undefined
  /** Its time of day is undefined where nobody named one: that of the daily maintenance. */
  readonly rhythm: RetentionRhythm
}

const longestDays = 36_500
const longestMonths = 1200
const optional = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const optionalCount = Type.Optional(Type.Union([Type.Integer(), Type.Null()]))
const schema = Type.Object({
  retentionType: optional,
  retentionPeriodType: optional,
  dailyRetentionPeriod: optionalCount,
  monthlyRetentionPeriod: optionalCount,
  yearlyRetentionPeriod: optional,
  retentionFrequencyType: optional,
  dailyTime: optional,
  dailyType: optional,
  monthlyTime: optional,
  monthlyDaynumber: optional,
  monthlyDayofweek: optional,
})
type Members = Static<typeof schema>

const years: Readonly<Record<string, number | undefined>> = {
  year1: 1,
  years2: 2,
  years3: 3,
  years5: 5,
  years7: 7,
  years10: 10,
  years25: 25,
}
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const everyDay: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]
const dayGroups: Readonly<Record<string, readonly Weekday[]>> = {
  everyday: everyDay,
  workdays: [1, 2, 3, 4, 5],
  weekends: [0, 6],
}
const numbers: Readonly<Record<string, 0 | 1 | 2 | 3 | 'last'>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  last: 'last',
}

/**
 * What the members mean. Nothing said keeps everything.
 * @throws {OperationError} `invalid_request` for a period without its length, a time that is none, …
 */
export function readRetention(members: { readonly [name: string]: Json }): RetentionPolicy {
  if (!Value.Check(schema, members))
    throw invalidRequest(
      'A retention has names and whole numbers; see GET BackupRepositories for the members.',
    )
  return {
    kind: word(members.retentionType, 'retentionType', {
      snapshotbased: 'snapshot',
      itemlevel: 'item',
    } as const),
    period: periodOf(members),
    rhythm: rhythmOf(members),
  }
}

/** As {@link readRetention}, of what was kept by an earlier version: what cannot be understood keeps everything. */
export function keptRetention(members: { readonly [name: string]: Json }): RetentionPolicy | undefined {
  try {
    return readRetention(members)
  } catch (error) {
    if (error instanceof OperationError) return undefined
    throw error
  }
}

function periodOf(members: Members): RetentionPeriod | undefined {
  const type = word(members.retentionPeriodType, 'retentionPeriodType', {
    yearly: 'years',
    monthly: 'months',
    daily: 'days',
  } as const)
  if (type === 'years') {
    const name = (members.yearlyRetentionPeriod ?? 'keep').toLowerCase()
    const count = years[name]
    if (count !== undefined) return { unit: 'months', count: 12 * count }
    if (name === 'keep') return undefined
    throw invalidRequest(
      'yearlyRetentionPeriod has to be Year1, Years2, Years3, Years5, Years7, Years10, Years25 or Keep.',
    )
  }
  const [name, count, longest] =
    type === 'days'
      ? (['dailyRetentionPeriod', members.dailyRetentionPeriod, longestDays] as const)
      : (['monthlyRetentionPeriod', members.monthlyRetentionPeriod, longestMonths] as const)
  if (typeof count !== 'number' || count < 1 || count > longest)
    throw invalidRequest(`With this retentionPeriodType, ${name} has to be a number from 1 to ${longest}.`)
  return { unit: type, count }
}

function rhythmOf(members: Members): RetentionRhythm {
  const kind = word(members.retentionFrequencyType, 'retentionFrequencyType', {
    daily: 'daily',
    monthly: 'monthly',
  } as const)
  if (kind === 'daily') {
    const name = (members.dailyType ?? 'everyday').toLowerCase()
    const days = dayGroups[name] ?? [weekday(name, 'dailyType')]
    return { kind, days: new Set(days), secondOfDay: timeOfDay(members.dailyTime, 'dailyTime') }
  }
  return {
    kind,
    number: word(members.monthlyDaynumber, 'monthlyDaynumber', numbers),
    weekday: weekday((members.monthlyDayofweek ?? 'sunday').toLowerCase(), 'monthlyDayofweek'),
    secondOfDay: timeOfDay(members.monthlyTime, 'monthlyTime'),
  }
}

/** The meaning of a word, in whatever case; that of the first one where nothing is said. */
function word<Meaning>(
  text: string | null | undefined,
  name: string,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning {
  const [usual] = Object.values(meanings)
  const meaning = text === null || text === undefined ? usual : meanings[text.toLowerCase()]
  if (meaning === undefined) throw invalidRequest(`${name} cannot be “${text ?? ''}”.`)
  return meaning
}

function weekday(text: string, name: string): Weekday {
  const found = everyDay.find((day) => weekdays[day] === text)
  if (found === undefined) throw invalidRequest(`${name} cannot be “${text}”.`)
  return found
}

function timeOfDay(text: string | null | undefined, name: string): number | undefined {
  if (text === null || text === undefined || text === '') return undefined
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,7})?)?$/.exec(text)
  const [hours, minutes, seconds] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3] ?? 0)]
  if (match === null || hours > 23 || minutes > 59 || seconds > 59)
    throw invalidRequest(`${name} has to be a time of the day such as 03:00:00; “${text}” is none.`)
  return hours * 3600 + minutes * 60 + seconds
}

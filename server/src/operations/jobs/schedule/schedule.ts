/** The schedule of a job: the policy of the REST dialect (vb365-rest 4.3), read once and never asked again what it means. */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Json } from '../../../repository/index.ts'
import { invalidRequest } from '../../refusals.ts'

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Hours of the week in which something may happen. */
export interface WeekWindow {
  /** 168 hours, Sunday 00:00 first. */
  readonly hours: readonly boolean[]
  /** Minutes east of UTC in which the hours are meant; undefined for the time zone of the server. */
  readonly offsetMinutes: number | undefined
}

export type Rhythm =
  | { readonly kind: 'daily'; readonly days: ReadonlySet<Weekday>; readonly secondOfDay: number }
  | { readonly kind: 'periodically'; readonly everyMinutes: number; readonly offsetMinutes: number }

export interface Retries {
  readonly count: number
  readonly waitMinutes: number
}

export interface Schedule {
  /** Undefined for a job that only people start. */
  readonly rhythm: Rhythm | undefined
  /** The schedule starts runs within all of these alone. */
  readonly startWindows: readonly WeekWindow[]
  /** A run of the schedule ends with it. */
  readonly runWindow: WeekWindow | undefined
  readonly retries: Retries | undefined
}

const optionalText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const optionalNumber = Type.Optional(Type.Union([Type.Number(), Type.Null()]))
const optionalTruth = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]))
const windowSchema = Type.Optional(
  Type.Union([
    Type.Object({
      backupWindow: Type.Optional(Type.Union([Type.Array(Type.Boolean()), Type.Null()])),
      minuteOffset: optionalNumber,
    }),
    Type.Null(),
  ]),
)
const policySchema = Type.Object({
  scheduleEnabled: optionalTruth,
  type: optionalText,
  dailyType: optionalText,
  dailyTime: optionalText,
  periodicallyEvery: optionalText,
  periodicallyOffsetMinutes: optionalNumber,
  periodicallyWindowEnabled: optionalTruth,
  periodicallyWindowSettings: windowSchema,
  retryEnabled: optionalTruth,
  retryNumber: optionalNumber,
  retryWaitInterval: optionalNumber,
  backupWindowEnabled: optionalTruth,
  backupWindowSettings: windowSchema,
})
type Policy = Static<typeof policySchema>

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const daysByType: Readonly<Record<string, readonly Weekday[]>> = {
  everyday: [0, 1, 2, 3, 4, 5, 6],
  workdays,
  weekends: [0, 6],
  sunday: [0],
  monday: [1],
  tuesday: [2],
  wednesday: [3],
  thursday: [4],
  friday: [5],
  saturday: [6],
}

const minutesByPeriod: Readonly<Record<string, number>> = {
  minutes5: 5,
  minutes10: 10,
  minutes15: 15,
  minutes30: 30,
  hours1: 60,
  hours2: 120,
  hours4: 240,
  hours8: 480,
  hours12: 720,
}

const hoursOfWeek = 168
const longestOffsetMinutes = 14 * 60
const mostRetries = 100
const longestRetryWait = 24 * 60
const usualRetries: Retries = { count: 3, waitMinutes: 10 }

/**
 * Whether a policy starts runs. Where it does not say so, a rhythm that it names counts as meant: a job that its author
 * believes to run at night, and that never runs, loses data.
 */
export function isScheduleOn(policy: {
  readonly scheduleEnabled?: boolean | null
  readonly type?: string | null
}): boolean {
  return policy.scheduleEnabled ?? (policy.type ?? 'ManualOnly').toLowerCase() !== 'manualonly'
}

/**
 * Reads a policy. What it leaves out has the dialect's defaults: daily at midnight, every 5 minutes, 3 retries.
 * @throws {OperationError} `invalid_request` with the member that cannot be honoured.
 */
export function readSchedule(json: Json): Schedule {
  const policy = json ?? {}
  if (!Value.Check(policySchema, policy))
    throw invalidRequest('schedulePolicy has a member of a wrong type: take one from GET Jobs as a pattern.')
  const rhythm = isScheduleOn(policy) ? rhythmOf(policy) : undefined
  const runWindow = policy.backupWindowEnabled === true ? windowOf(policy, 'backupWindowSettings') : undefined
  const startWindows = [
    ...(runWindow === undefined ? [] : [runWindow]),
    ...(rhythm?.kind === 'periodically' && isPeriodicWindowOn(policy)
      ? [windowOf(policy, 'periodicallyWindowSettings')]
      : []),
  ]
  return { rhythm, startWindows, runWindow, retries: retriesOf(policy) }
}

function rhythmOf(policy: Policy): Rhythm | undefined {
  const type = (policy.type ?? 'Daily').toLowerCase()
  if (type === 'manualonly') return undefined
  if (type === 'daily')
    return {
      kind: 'daily',
      days: new Set(daysOf(policy.dailyType ?? 'Everyday')),
      secondOfDay: secondOfDay(policy.dailyTime ?? '00:00:00'),
    }
  if (type === 'periodically') return periodOf(policy)
  throw invalidRequest('schedulePolicy.type must be Daily, Periodically or ManualOnly.')
}

function daysOf(dailyType: string): readonly Weekday[] {
  const days = daysByType[dailyType.toLowerCase()]
  if (days !== undefined) return days
  throw invalidRequest('schedulePolicy.dailyType must be Everyday, Workdays, Weekends or a day of the week.')
}

function secondOfDay(text: string): number {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text)
  const [hours, minutes, seconds] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3] ?? 0)]
  if (match !== null && hours < 24 && minutes < 60 && seconds < 60)
    return hours * 3600 + minutes * 60 + seconds
  throw invalidRequest('schedulePolicy.dailyTime must be a time of day such as 22:00:00.')
}

function periodOf({ periodicallyEvery, periodicallyOffsetMinutes }: Policy): Rhythm {
  const everyMinutes = minutesByPeriod[(periodicallyEvery ?? 'Minutes5').toLowerCase()]
  if (everyMinutes === undefined)
    throw invalidRequest(
      'schedulePolicy.periodicallyEvery must be Minutes5, Minutes10, Minutes15, Minutes30, Hours1, Hours2, Hours4, Hours8 or Hours12.',
    )
  const offsetMinutes = periodicallyOffsetMinutes ?? 0
  if (!Number.isInteger(offsetMinutes) || offsetMinutes < 0 || offsetMinutes >= 24 * 60)
    throw invalidRequest('schedulePolicy.periodicallyOffsetMinutes must be a whole number from 0 to 1439.')
  return { kind: 'periodically', everyMinutes, offsetMinutes: offsetMinutes % everyMinutes }
}

/** v6 has no switch for it: there the window is on when it is given. */
function isPeriodicWindowOn({ periodicallyWindowEnabled, periodicallyWindowSettings }: Policy): boolean {
  if (periodicallyWindowEnabled !== undefined && periodicallyWindowEnabled !== null)
    return periodicallyWindowEnabled
  return (periodicallyWindowSettings?.backupWindow?.length ?? 0) > 0
}

function windowOf(policy: Policy, name: 'backupWindowSettings' | 'periodicallyWindowSettings'): WeekWindow {
  const { backupWindow: hours, minuteOffset } = policy[name] ?? {}
  if (hours?.length !== hoursOfWeek)
    throw invalidRequest(
      `schedulePolicy.${name}.backupWindow must hold 168 truth values, one an hour from Sunday 00:00 on.`,
    )
  if (!hours.includes(true))
    throw invalidRequest(
      `schedulePolicy.${name}.backupWindow allows no hour at all: the job would never run.`,
    )
  const offsetMinutes = minuteOffset ?? undefined
  if (
    offsetMinutes !== undefined &&
    (!Number.isInteger(offsetMinutes) || Math.abs(offsetMinutes) > longestOffsetMinutes)
  )
    throw invalidRequest(
      `schedulePolicy.${name}.minuteOffset is minutes from UTC: a whole number from -840 to 840.`,
    )
  return { hours, offsetMinutes }
}

function retriesOf({ retryEnabled, retryNumber, retryWaitInterval }: Policy): Retries | undefined {
  if (retryEnabled !== true) return undefined
  const count = retryNumber ?? usualRetries.count
  const waitMinutes = retryWaitInterval ?? usualRetries.waitMinutes
  if (!Number.isInteger(count) || count < 0 || count > mostRetries)
    throw invalidRequest(`schedulePolicy.retryNumber must be a whole number from 0 to ${mostRetries}.`)
  if (!Number.isInteger(waitMinutes) || waitMinutes < 0 || waitMinutes > longestRetryWait)
    throw invalidRequest(
      `schedulePolicy.retryWaitInterval is in minutes: a whole number from 0 to ${longestRetryWait}.`,
    )
  return count === 0 ? undefined : { count, waitMinutes }
}

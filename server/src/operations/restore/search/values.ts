/** Values of a search: moments and days in UTC, sizes, truths. */
import type { Span } from './condition.ts'
import { QueryError } from './query-error.ts'

const dayMs = 86_400_000
const kib = 1024

/** The days a word or a date stands for; undefined when it stands for none. */
export function timeSpan(text: string, now: number): Span | undefined {
  return relativeSpan(text, now) ?? absoluteSpan(text)
}

function relativeSpan(text: string, now: number): Span | undefined {
  const today = new Date(now)
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()]
  const days = (from: number, count: number): Span => ({
    from: Date.UTC(year, month, day + from),
    to: Date.UTC(year, month, day + from + count),
  })
  // Weeks begin on Monday (ISO 8601).
  const monday = -((today.getUTCDay() + 6) % 7)
  const months = (from: number): Span => ({
    from: Date.UTC(year, month + from, 1),
    to: Date.UTC(year, month + from + 1, 1),
  })
  const years = (from: number): Span => ({
    from: Date.UTC(year + from, 0, 1),
    to: Date.UTC(year + from + 1, 0, 1),
  })
  switch (text.toLowerCase().replaceAll(/[\s_-]+/g, '')) {
    case 'today':
      return days(0, 1)
    case 'yesterday':
      return days(-1, 1)
    case 'thisweek':
      return days(monday, 7)
    case 'lastweek':
      return days(monday - 7, 7)
    case 'thismonth':
      return months(0)
    case 'lastmonth':
      return months(-1)
    case 'thisyear':
      return years(0)
    case 'lastyear':
      return years(-1)
    default:
      return undefined
  }
}

const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/i
const isoDay = /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$/
/** As Windows writes it in English. */
const slashedDay = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const dottedDay = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/

function absoluteSpan(text: string): Span | undefined {
  if (moment.test(text)) return momentSpan(text.replace(' ', 'T'))
  const [, year, month, day] = isoDay.exec(text) ?? []
  if (year !== undefined) return calendarSpan(year, month, day)
  const [, monthFirst, second, yearLast] = slashedDay.exec(text) ?? []
  if (yearLast !== undefined) return calendarSpan(yearLast, monthFirst, second)
  const [, dayFirst, middle, last] = dottedDay.exec(text) ?? []
  return last === undefined ? undefined : calendarSpan(last, middle, dayFirst)
}

/** A moment stands for its second, or its minute. */
function momentSpan(text: string): Span | undefined {
  const from = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`)
  if (Number.isNaN(from)) return undefined
  return { from, to: from + (/T\d{2}:\d{2}:\d{2}/i.test(text) ? 1000 : 60_000) }
}

function calendarSpan(yearText: string, monthText?: string, dayText?: string): Span | undefined {
  const year = Number(yearText)
  if (monthText === undefined) return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) }
  const month = Number(monthText) - 1
  if (month < 0 || month > 11) return undefined
  if (dayText === undefined) return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) }
  const from = Date.UTC(year, month, Number(dayText))
  return new Date(from).getUTCMonth() === month && Number(dayText) > 0
    ? { from, to: from + dayMs }
    : undefined
}

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', kib],
  ['mb', kib ** 2],
  ['gb', kib ** 3],
])
/** Windows' words for sizes. */
const sizeWords: ReadonlyMap<string, Span> = new Map([
  ['empty', { from: 0, to: 1 }],
  ['tiny', { from: 0, to: 16 * kib }],
  ['small', { from: 16 * kib, to: 100 * kib }],
  ['medium', { from: 100 * kib, to: kib ** 2 }],
  ['large', { from: kib ** 2, to: 16 * kib ** 2 }],
  ['huge', { from: 16 * kib ** 2, to: 128 * kib ** 2 }],
  ['gigantic', { from: 128 * kib ** 2, to: Number.POSITIVE_INFINITY }],
])

/** Bytes, with `KB`, `MB` or `GB` of 1024. */
export function sizeSpan(text: string): Span | undefined {
  const word = sizeWords.get(text.toLowerCase())
  if (word !== undefined) return word
  const [, digits, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s?([kmg]?b)?$/i.exec(text) ?? []
  const factor = units.get(unit.toLowerCase())
  if (digits === undefined || factor === undefined) return undefined
  const from = Math.round(Number(digits) * factor)
  return { from, to: from + 1 }
}

/** @throws {QueryError} */
export function flagOf(text: string, at: number): boolean {
  if (/^(?:true|yes|1|on)$/i.test(text)) return true
  if (/^(?:false|no|0|off)$/i.test(text)) return false
  throw new QueryError(`“${text}” is neither true nor false.`, at)
}

/** @throws {QueryError} */
export function importanceOf(text: string, at: number): 'low' | 'normal' | 'high' {
  const word = text.toLowerCase()
  if (word === 'low' || word === 'normal' || word === 'high') return word
  if (word === 'medium') return 'normal'
  throw new QueryError('Importance is low, normal or high.', at)
}

/** A mailbox is backed up with its mail; of another kind there is nothing yet. */
export function isMailKind(text: string): boolean {
  return /^(?:e-?mails?|mails?|message|communication|item)$/i.test(text)
}

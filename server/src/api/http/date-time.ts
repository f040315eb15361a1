/** Dates as clients of the dialect write them: ISO 8601, also without a zone (UTC then), or `2021.04.27 10:51`. */

const pattern =
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** @returns milliseconds since the Unix epoch; `undefined` for a text that is no date. */
export function parseDateTime(text: string): number | undefined {
  const found = pattern.exec(text.trim())
  if (found === null) return undefined
  const part = (index: number): number => Number(found[index] ?? 0)
  const milliseconds = Math.trunc(Number(`0.${found[7] ?? '0'}`) * 1000)
  const date = new Date(Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5), part(6), milliseconds))
  const isReal = date.getUTCMonth() === part(2) - 1 && date.getUTCDate() === part(3) && part(4) < 24
  return isReal ? date.getTime() - zoneOffsetMs(found[8]) : undefined
}

function zoneOffsetMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const digits = zone.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000
}

/** Milliseconds since the Unix epoch as UTC, for example `2026-11-21T18:00:00.000Z`. */
export function isoDateTime(at: number): string {
  return new Date(at).toISOString()
}

/** The form that HTTP and RFC 1123 share, for example `Mon, 13 Dec 2021 13:18:43 GMT`. */
export function rfc1123DateTime(at: number): string {
  return new Date(at).toUTCString()
}

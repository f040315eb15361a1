/** Times of a report in the time zone that it was asked for, and the name of that zone for its header. */
import { RequestError } from '../../http/errors.ts'

export interface ReportZone {
  readonly name: string
  /** `2026-11-21 18:00:00` */
  timeOf(at: number): string
  /** `2026-11-21` */
  dayOf(at: number): string
}

/**
 * @param name - of the IANA database; UTC when it is absent or empty
 * @throws {RequestError} `malformed` for a name that is no time zone here
 */
export function reportZone(name: string | undefined): ReportZone {
  const zone = name === undefined || name.trim() === '' ? 'UTC' : name.trim()
  const format = formatOf(zone)
  const timeOf = (at: number): string => format.format(at).replace(',', '')
  return { name: zone, timeOf, dayOf: (at) => timeOf(at).slice(0, 10) }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    // Swedish writes dates as ISO 8601 does.
    return new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
  } catch {
    throw new RequestError(
      'malformed',
      'timezone is none that this server knows. Send a name such as Europe/Berlin, or leave it out for UTC.',
    )
  }
}

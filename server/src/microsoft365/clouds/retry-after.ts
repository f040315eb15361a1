/** How long a server asks us to wait (RFC 9110 §10.2.3). */

const leastSeconds = 1
const mostSeconds = 3_600

/**
 * The wait that a `Retry-After` header names, whether it is in seconds or a date, kept between a second and an hour.
 * @param now - Milliseconds since the Unix epoch; needed for a date, which is ignored without it.
 * @returns `undefined` when there is no header or it says nothing usable.
 */
export function retryAfterSeconds(header: string | null, now?: number): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return clamp(Number(text))
  const date = Date.parse(text)
  return now === undefined || Number.isNaN(date) ? undefined : clamp((date - now) / 1000)
}

function clamp(seconds: number): number {
  return Math.min(mostSeconds, Math.max(leastSeconds, Math.ceil(seconds)))
}

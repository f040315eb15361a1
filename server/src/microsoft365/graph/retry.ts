/** Which failures of Graph pass by themselves, and how long to wait for that (Microsoft Graph error responses). */
import type { BackoffOptions } from '../../foundation/backoff.ts'
import type { GraphError } from './errors.ts'

/**
 * `fence`: the whole scope is over its budget, nobody in it may send. `pause`: this request waits and is sent again.
 * `no`: waiting changes nothing, or nobody knows what the first attempt did and it must not happen twice.
 */
export type RetryKind = 'no' | 'fence' | 'pause'

export const mostAttempts = 8
/** No call waits for longer than this in all, its waits in the queue of the budget left out. */
export const mostTotalMs = 900_000
export const backoff: BackoffOptions = { baseMs: 1_000, capMs: 60_000 }

/** Failures of 500 that stay: the item itself is broken. */
const permanentCodes = new Set(['ErrorCorruptData', 'ErrorCannotOpenFileAttachment'])

const carriedOutUnknown = new Set([408, 500, 502, 503, 504])

/** What to do about a failure. */
export function retryKind(error: GraphError, isRepeatable: boolean): RetryKind {
  const { status, code } = error
  if (status === 429 || status === 509) return 'fence'
  // With Retry-After it is throttling, and the request was turned away at the door.
  if (status === 503 && error.retryAfterSeconds !== undefined) return 'fence'
  if (status === 423 || code === 'connectionFailed') return 'pause'
  if (permanentCodes.has(code)) return 'no'
  const isUnknown = carriedOutUnknown.has(status) || code === 'connectionLost' || code === 'unexpectedAnswer'
  return isUnknown && isRepeatable ? 'pause' : 'no'
}

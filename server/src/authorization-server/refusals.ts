/** What the endpoints for clients share: a rate for each address, refusals in the audit log, and 503 for an outage. */
import { appendAudit, type Database, DatabaseError, isDatabaseUnavailable } from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Log } from '../foundation/log.ts'
import type { TokenRequest } from './token-request.ts'
import { OAuthError, slowDown } from './errors.ts'
import { UpstreamUnavailableError } from './ports.ts'
import { addressKey } from './throttle/address-key.ts'
import { createTokenBuckets } from './throttle/token-buckets.ts'
import type { TooOften } from './throttle/too-often.ts'

/** How often something may be asked for: a rate, and a burst above it. */
export interface RequestRate {
  readonly perSecond: number
  readonly burst: number
}

/** Requests of one address, whatever they ask for. */
const usualRate: RequestRate = { perSecond: 20, burst: 200 }
const retryAfterSeconds = 30

export interface RefusalDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Counts refusals for asking too often; without it they are on no record. */
  readonly tooOften?: TooOften | undefined
}

export interface Attempt {
  readonly request: TokenRequest
  /** The `action` of an audit record about it; more exact as soon as more is known. */
  action: string
}

/** @returns what takes one from the address of a request. @throws {OAuthError} `slow_down`, from what it returns. */
export function createRateLimit(
  clock: Clock,
  rate: RequestRate = usualRate,
): (request: Pick<TokenRequest, 'remoteAddress'>) => void {
  const buckets = createTokenBuckets(clock, rate)
  return ({ remoteAddress }) => {
    const wait = buckets.take(addressKey(remoteAddress))
    if (wait > 0) throw slowDown('too_many_requests', wait)
  }
}

/**
 * Does the work of an endpoint. What it refuses is in the audit log before the caller learns of it.
 * @throws {OAuthError} for every refusal, and for an outage of Microsoft or of the database.
 */
export async function recordingRefusals<Answer>(
  dependencies: RefusalDependencies,
  attempt: Attempt,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const refusal = error instanceof OAuthError ? error : outageOf(error)
    if (refusal === undefined) throw error
    if (!isDatabaseUnavailable(error)) await record(dependencies, attempt, refusal)
    throw refusal
  }
}

/** A parameter without a value is treated as if it were not there (RFC 6749 §3.2). */
export function withoutEmpty(parameters: TokenRequest['parameters']): TokenRequest['parameters'] {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''))
}

/** What an outage of Microsoft or of the database is to the caller: nothing that they did, and over soon. */
export function outageOf(error: unknown): OAuthError | undefined {
  if (error instanceof UpstreamUnavailableError)
    return unavailable('upstream_unavailable', 'Microsoft does not answer. Try again in a moment.', error)
  if (error instanceof DatabaseError && error.code === 'contended')
    return unavailable('database_contended', 'The server is busy. Try again in a moment.', error)
  return isDatabaseUnavailable(error)
    ? unavailable(
        'database_unavailable',
        'The server cannot reach its records. Try again in a moment.',
        error,
      )
    : undefined
}

function unavailable(reason: string, message: string, cause: unknown): OAuthError {
  return new OAuthError('temporarily_unavailable', message, { reason, retryAfterSeconds, cause })
}

/** What is refused for being too often is not worth a record each: that would be a way to fill the disk. */
async function record(
  { database, clock, log, tooOften }: RefusalDependencies,
  { request: { requestId, remoteAddress, userAgentDigest }, action }: Attempt,
  refusal: OAuthError,
): Promise<void> {
  const { code, reason } = refusal
  log.info({ requestId, remoteAddress, action, code, reason }, 'a request of a client was refused')
  const isTooOften = code === 'slow_down'
  const source = { action, reason, remoteAddress: addressKey(remoteAddress) }
  const attempts = isTooOften ? tooOften?.count(source, clock.now()) : undefined
  if (isTooOften && attempts === undefined) return
  await database.transaction((trx) =>
    appendAudit(trx, {
      at: clock.now(),
      action,
      outcome: code === 'temporarily_unavailable' ? 'failed' : 'refused',
      actor: refusal.actor ?? 'anonymous',
      organizationId: refusal.organizationId,
      requestId,
      reason,
      details: { ...refusal.details, remoteAddress, userAgentDigest, attempts },
    }),
  )
}

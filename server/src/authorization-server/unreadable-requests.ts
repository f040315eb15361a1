/** Requests of clients that are refused before there are parameters to look at: they are on record like all others. */
import type { TokenRequest } from './token-request.ts'
import { OAuthError } from './errors.ts'
import { createRateLimit, recordingRefusals, type RefusalDependencies, type RequestRate } from './refusals.ts'

export interface UnreadableRequest extends Omit<TokenRequest, 'parameters'> {
  /** Stable code for the audit log. */
  readonly reason: string
}

/**
 * Puts the refusal on record.
 * @returns what the caller is told instead: that they ask too often, or that the records cannot be reached.
 */
export type RecordUnreadable = (request: UnreadableRequest) => Promise<OAuthError | undefined>

export function createUnreadableRequests(
  dependencies: RefusalDependencies,
  rate: RequestRate | undefined,
): RecordUnreadable {
  const limitRate = createRateLimit(dependencies.clock, rate)
  return async (request) => {
    const refuse = async (): Promise<never> => {
      limitRate(request)
      throw new OAuthError('invalid_request', '', { reason: request.reason })
    }
    const attempt = { request: { ...request, parameters: {} }, action: 'token' }
    const told: unknown = await recordingRefusals(dependencies, attempt, refuse).catch(
      (error: unknown) => error,
    )
    if (!(told instanceof OAuthError)) throw told
    return told.code === 'invalid_request' ? undefined : told
  }
}

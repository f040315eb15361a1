/** Refusals of the token endpoint (RFC 6749 §5.2): little for the caller, the reason for the administrator. */
import type { AuditDetails } from '../database/index.ts'
import { CodedError } from '../foundation/errors.ts'

export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  /** The bearer token is for something else (RFC 6750 §3.1). */
  | 'insufficient_scope'
  /** Too many attempts: come back after `retryAfterSeconds` (an extension). */
  | 'slow_down'
  /** Microsoft or the database does not answer (an extension). */
  | 'temporarily_unavailable'

const statusOf: Readonly<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  insufficient_scope: 403,
  slow_down: 429,
  temporarily_unavailable: 503,
}

export interface OAuthErrorOptions {
  /** Stable code for the audit log, which says what the caller must not learn. */
  readonly reason: string
  readonly retryAfterSeconds?: number
  /** Who tried, as far as that is certain. */
  readonly actor?: string
  readonly organizationId?: string
  readonly details?: AuditDetails
  readonly cause?: unknown
}

/** `message` is the `error_description`; everything else but `code` and `status` is for audit and log. */
export class OAuthError extends CodedError<OAuthErrorCode> {
  override readonly name = 'OAuthError'
  /** HTTP status. */
  readonly status: number
  readonly reason: string
  readonly retryAfterSeconds: number | undefined
  readonly actor: string | undefined
  readonly organizationId: string | undefined
  readonly details: AuditDetails

  constructor(code: OAuthErrorCode, message: string, options: OAuthErrorOptions) {
    super(code, message, { detail: options.reason, cause: options.cause })
    this.status = statusOf[code]
    this.reason = options.reason
    this.retryAfterSeconds = options.retryAfterSeconds
    this.actor = options.actor
    this.organizationId = options.organizationId
    this.details = options.details ?? {}
  }
}

/** @param retryAfterSeconds - rounded up, at least one. */
export function slowDown(reason: string, retryAfterSeconds: number): OAuthError {
  return new OAuthError('slow_down', 'Too many attempts. Wait a moment and try again.', {
    reason,
    retryAfterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)),
  })
}

export function invalidRequest(reason: string, message: string): OAuthError {
  return new OAuthError('invalid_request', message, { reason })
}

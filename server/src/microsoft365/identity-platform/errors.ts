import { CodedError, type CodedErrorOptions } from '../../foundation/errors.ts'

/**
 * The `error` of the token endpoint where it is a documented one (RFC 6749 §5.2, RFC 8628 §3.5, Microsoft's own),
 * and ours: `connection_failed` (no usable answer), `unexpected_answer` (an answer that does not fit),
 * `token_dropped` (an administrator's token after its use), `wrong_cloud` (the tenant lives in another cloud of
 * Microsoft's), `refused` (any other error; see `description`).
 */
export type IdentityPlatformErrorCode =
  | 'authorization_declined'
  | 'bad_verification_code'
  | 'expired_token'
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_resource'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'interaction_required'
  | 'consent_required'
  | 'temporarily_unavailable'
  | 'connection_failed'
  | 'unexpected_answer'
  | 'token_dropped'
  | 'wrong_cloud'
  | 'refused'

const documentedErrors = new Set<string>([
  'authorization_declined',
  'bad_verification_code',
  'expired_token',
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'invalid_resource',
  'unauthorized_client',
  'unsupported_grant_type',
  'interaction_required',
  'consent_required',
  'temporarily_unavailable',
])

function isDocumented(error: string): error is IdentityPlatformErrorCode {
  return documentedErrors.has(error)
}

/** Our code for an `error` of the wire. RFC 8628 says `access_denied` where Microsoft says `authorization_declined`. */
export function codeOf(error: string): IdentityPlatformErrorCode {
  if (error === 'access_denied') return 'authorization_declined'
  return isDocumented(error) ? error : 'refused'
}

export interface IdentityPlatformErrorOptions extends CodedErrorOptions {
  /** AADSTS numbers. */
  readonly errorCodes?: readonly number[]
  readonly description?: string
  readonly traceId?: string | undefined
  readonly correlationId?: string | undefined
  readonly isRetryable?: boolean
}

/** A refusal or failure of the Microsoft identity platform. */
export class IdentityPlatformError extends CodedError<IdentityPlatformErrorCode> {
  override readonly name = 'IdentityPlatformError'
  /** AADSTS numbers (`700016`); for diagnosis, and to tell what passes by itself after a registration. */
  readonly errorCodes: readonly number[]
  /** Microsoft's own words, printable and shortened; empty when there are none. */
  readonly description: string
  readonly traceId: string | undefined
  readonly correlationId: string | undefined
  /** Whether the same request may succeed later without anybody doing anything. */
  readonly retryable: boolean

  constructor(code: IdentityPlatformErrorCode, message: string, options: IdentityPlatformErrorOptions = {}) {
    super(code, message, options)
    this.errorCodes = options.errorCodes ?? []
    this.description = options.description ?? ''
    this.traceId = options.traceId
    this.correlationId = options.correlationId
    this.retryable = options.isRetryable ?? false
  }
}

/** Application or service principal not replicated yet (700016, 7000229), certificate not known yet (700027). */
const propagationCodes = new Set([700016, 7000229, 700027])

/** Whether the refusal is what a registration of a moment ago looks like until it is known everywhere. */
export function isPropagationError(thrown: unknown): boolean {
  return (
    thrown instanceof IdentityPlatformError && thrown.errorCodes.some((code) => propagationCodes.has(code))
  )
}

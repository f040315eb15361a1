/** The one place where refusals become HTTP: status, code and the words that may be shown (security: no stack traces outside). */
import type { FastifyError } from 'fastify'
import type { CodedError } from '../foundation/errors.ts'
import {
  AccountError,
  type AccountErrorCode,
  OAuthError,
  outageOf,
  UpstreamUnavailableError,
} from '../authorization-server/index.ts'
import { OperationError, type OperationErrorCode } from '../operations/index.ts'
import { RequestError, type RequestErrorCode } from './http/errors.ts'

/** A refusal in our own terms; each dialect writes it in its own form. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  /** Seconds after which the same request may succeed. */
  readonly retryAfterSeconds?: number
}

const operationStatus: Record<OperationErrorCode, number> = {
  not_found: 404,
  invalid_request: 400,
  conflict: 409,
  path_in_use: 409,
  job_running: 409,
  job_disabled: 409,
  device_code_unknown: 400,
  device_code_expired: 400,
  device_code_declined: 400,
  sign_in_pending: 409,
  sign_in_refused: 400,
  sign_in_mismatch: 403,
  too_many_requests: 429,
  organization_exists: 409,
  registration_failed: 502,
  plan_changed: 409,
  plan_blocked: 409,
  plan_expired: 409,
  verification_failed: 422,
  interrupted: 502,
  organization_read_only: 409,
  repository_read_only: 409,
  client_never_allowed: 422,
  not_supported: 400,
  no_restore_point: 404,
  session_stopped: 409,
  outdated_change_token: 409,
  approval_required: 403,
  approval_waiting: 409,
  second_person_needed: 409,
  maintenance_running: 409,
  upstream_unavailable: 503,
  unusable_certificate: 422,
  unreadable_message: 422,
  mail_not_set_up: 409,
  mail_not_sent: 502,
}

const accountStatus: Record<AccountErrorCode, number> = {
  not_found: 404,
  invalid_request: 400,
  conflict: 409,
}

const requestStatus: Record<RequestErrorCode, number> = {
  malformed: 400,
  not_found: 404,
  invalid_client: 401,
  forbidden: 403,
  unsupported_media_type: 415,
  method_not_allowed: 405,
  not_supported: 400,
  mfa_required: 400,
  reauth_required: 401,
}

const retryAfterSeconds = 30

const upstreamAway: Refusal = {
  status: 503,
  code: 'upstream_unavailable',
  message: 'Microsoft 365 does not answer. Try again in a moment.',
  retryAfterSeconds,
}

/** @returns what the caller is told; for what nobody foresaw, only that the log has more under the request id. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof RequestError) return refusal(requestStatus[thrown.code], thrown)
  if (thrown instanceof OperationError) {
    const status = operationStatus[thrown.code]
    return { ...refusal(status, thrown), ...(status === 503 || status === 429 ? { retryAfterSeconds } : {}) }
  }
  if (thrown instanceof AccountError) return refusal(accountStatus[thrown.code], thrown)
  if (thrown instanceof OAuthError) return oauthRefusal(thrown)
  if (thrown instanceof UpstreamUnavailableError) return upstreamAway
  const outage = outageOf(thrown)
  return outage === undefined ? (frameworkRefusal(thrown) ?? unforeseen) : oauthRefusal(outage)
}

const unforeseen: Refusal = {
  status: 500,
  code: 'server_error',
  message: 'Something went wrong in the server. The log names the cause under the request id.',
}

function refusal(status: number, { code, message }: CodedError): Refusal {
  return { status, code, message }
}

function oauthRefusal(error: OAuthError): Refusal {
  const { status, code, message } = error
  return {
    status,
    code,
    message,
    ...(status === 429 || status === 503 ? { retryAfterSeconds: waitOf(error) } : {}),
  }
}

function waitOf(error: OAuthError): number {
  return Math.max(1, Math.ceil(error.retryAfterSeconds ?? retryAfterSeconds))
}

const frameworkMessages: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  413: 'The body of the request is too large.',
  414: 'The address of the request is too long.',
  415: 'Send the body as application/json.',
}

/** Refusals by Fastify itself, all of which are the client's doing (`FST_ERR_…`, status 4xx). */
function frameworkRefusal(thrown: unknown): Refusal | undefined {
  if (!(thrown instanceof Error)) return undefined
  const { code, statusCode } = thrown as Partial<FastifyError>
  if (code?.startsWith('FST_ERR_') !== true || statusCode === undefined || statusCode >= 500) return undefined
  const status = statusCode
  return {
    status,
    code: requestCodeOf(status),
    message: frameworkMessages[status] ?? 'The request cannot be served.',
  }
}

function requestCodeOf(status: number): string {
  return status === 415 ? 'unsupported_media_type' : 'malformed'
}

/** How Entra ID refuses: one error class, and its two faces, JSON and text (microsoft.md 1.5). */
import type { SimulatorReply } from '../../http.ts'

export interface StsErrorFields {
  /** HTTP status; 400 unless told. */
  readonly status?: number
  readonly suberror?: string
  /** The claims challenge, as JSON text. */
  readonly claims?: string
}

/** A refusal: the AADSTS number, the OAuth error code and the sentence, without the trace lines. */
export class StsError extends Error {
  override readonly name = 'StsError'
  readonly code: number
  /** The OAuth 2.0 error code, RFC 6749 section 5.2 or Microsoft's own. */
  readonly error: string
  readonly status: number
  readonly suberror: string | undefined
  readonly claims: string | undefined

  constructor(code: number, error: string, text: string, fields: StsErrorFields = {}) {
    super(text)
    this.code = code
    this.error = error
    this.status = fields.status ?? 400
    this.suberror = fields.suberror
    this.claims = fields.claims
  }
}

/** What an error body tells about the request that was refused. */
export interface Trace {
  readonly traceId: string
  readonly correlationId: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  /** Origin of the login service, for `error_uri`. */
  readonly origin: string
}

/** `2023-01-05 20:36:23Z`, the form of time in error bodies. */
function stsTimestamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`
}

/** The sentence with the trace that real descriptions carry, separated by spaces as since 2025. */
export function errorDescription(error: StsError, trace: Trace): string {
  return (
    `AADSTS${error.code}: ${error.message} Trace ID: ${trace.traceId} ` +
    `Correlation ID: ${trace.correlationId} Timestamp: ${stsTimestamp(trace.now)}`
  )
}

/** The JSON body in the order of real captures (microsoft.md 1.2). */
export function errorReply(error: StsError, trace: Trace): SimulatorReply {
  return {
    status: error.status,
    headers: {
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      'x-ms-request-id': trace.traceId,
      ...(error.status === 401 ? { 'www-authenticate': 'Basic realm="login"' } : {}),
    },
    body: {
      error: error.error,
      error_description: errorDescription(error, trace),
      error_codes: [error.code],
      timestamp: stsTimestamp(trace.now),
      trace_id: trace.traceId,
      correlation_id: trace.correlationId,
      error_uri: `${trace.origin}/error?code=${error.code}`,
      ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
      ...(error.claims === undefined ? {} : { claims: error.claims }),
    },
  }
}

/** Requests that are refused before any operation is asked: what is wrong with their form, and what to send instead. */
import { CodedError } from '../../foundation/errors.ts'

export type RequestErrorCode =
  | 'malformed'
  | 'not_found'
  | 'forbidden'
  | 'unsupported_media_type'
  | 'invalid_client'
  | 'method_not_allowed'
  | 'not_supported'
  /** The password is right, and a one-time code is asked for. */
  | 'mfa_required'
  /** A browser's session that has not shown its credential for a while. */
  | 'reauth_required'

/** A refusal by the HTTP face itself. */
export class RequestError extends CodedError<RequestErrorCode> {
  override readonly name = 'RequestError'
}

import { CodedError } from '../foundation/errors.ts'

export type OperationErrorCode =
  | 'not_found'
  | 'invalid_request'
  | 'conflict'
  | 'path_in_use'
  | 'job_running'
  | 'job_disabled'
  | 'device_code_unknown'
  | 'device_code_expired'
  | 'device_code_declined'
  | 'sign_in_pending'
  | 'sign_in_refused'
  | 'organization_exists'
  | 'registration_failed'
  | 'plan_changed'
  | 'plan_blocked'
  | 'plan_expired'
  | 'verification_failed'
  | 'interrupted'
  | 'organization_read_only'
  | 'client_never_allowed'
  | 'not_supported'
  | 'no_restore_point'
  | 'session_stopped'
  | 'approval_required'
  | 'upstream_unavailable'

/** A refusal of an operation, in words for the person who asked: what is wrong and what to do next. */
export class OperationError extends CodedError<OperationErrorCode> {
  override readonly name = 'OperationError'
}

import { CodedError } from '../../foundation/errors.ts'

export type ApplicationsErrorCode =
  | 'guest'
  | 'not_global_administrator'
  | 'wrong_tenant'
  | 'consent_missing'
  | 'unreadable_token'
  | 'permission_unknown'
  | 'permission_mismatch'
  | 'registration_failed'
  /** What stands in the tenant is no longer what the confirmed plan was made of (PRV-01). */
  | 'plan_changed'
  /** The plan has obstacles that nobody accepted. */
  | 'plan_blocked'
  | 'not_effective'

/** Why the applications cannot be registered in a tenant, in words for the administrator. */
export class ApplicationsError extends CodedError<ApplicationsErrorCode> {
  override readonly name = 'ApplicationsError'
}

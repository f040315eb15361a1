/** Refusals of an assertion: the caller learns one of three words; which check it was stands in the audit log. */
import type { OrganizationRow } from '../../database/index.ts'
import { OAuthError } from '../errors.ts'
import type { CheckRefusal } from './checks.ts'

export function rejected(refusal: CheckRefusal, organization?: OrganizationRow): OAuthError {
  const { reason, details } = refusal
  return new OAuthError('invalid_grant', wordOf(refusal), {
    reason,
    ...(organization === undefined ? {} : { organizationId: organization.id }),
    ...(details === undefined ? {} : { details }),
  })
}

function wordOf({ isExpired, isInteractionRequired }: CheckRefusal): string {
  if (isInteractionRequired === true) return 'interaction_required'
  return isExpired === true ? 'assertion_expired' : 'assertion_rejected'
}

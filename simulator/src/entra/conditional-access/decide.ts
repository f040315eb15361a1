/** Everything that may stand between a proved person and a token: security defaults, per-user MFA, Conditional Access. */
import { azureResourceManagerAppId } from '../../tenant/microsoft-applications.ts'
import type { TenantState } from '../../tenant/model.ts'
import { isAdministrator } from '../../tenant/users.ts'
import { policy as policyError } from '../errors/policy.ts'
import { person } from '../errors/sign-in.ts'
import type { StsError } from '../errors/sts-error.ts'
import type { Attempt } from './conditions.ts'
import { evaluatePolicies, type Evaluation } from './evaluate.ts'

export interface Decision extends Evaluation {
  /** One more factor is asked for, and would be enough. */
  readonly needsSecondFactor: boolean
  /** Why there is no token, whatever the person types. */
  readonly refusal: StsError | undefined
}

/**
 * Security defaults: administrators pass a second factor at every sign-in, everybody does for Azure Resource Manager,
 * and who registered one is asked for it (microsoft.md 1.9).
 */
function defaultsAskSecondFactor(tenant: TenantState, { user, resourceAppId }: Attempt): boolean {
  if (!tenant.securityDefaultsEnabled) return false
  return (
    resourceAppId === azureResourceManagerAppId ||
    user.totpSecret !== null ||
    isAdministrator(tenant, user.id)
  )
}

function refusalOf(tenant: TenantState, attempt: Attempt, { answer }: Evaluation): StsError | undefined {
  const isLegacy = attempt.clientApp === 'other' || attempt.clientApp === 'exchangeActiveSync'
  if (tenant.securityDefaultsEnabled && isLegacy) return policyError.blockedByDefaults()
  if (answer === 'device') return policyError.deviceNotCompliant()
  if (answer === 'joined-device') return policyError.deviceNotJoined()
  if (answer === 'approved-app') return policyError.applicationNotApproved()
  return answer === 'blocked' ? policyError.blocked() : undefined
}

/** Decides about an attempt with the factors that it has shown so far. */
export function decide(tenant: TenantState, attempt: Attempt): Decision {
  const evaluation = evaluatePolicies(tenant, attempt)
  const isAsked =
    evaluation.answer === 'second-factor' ||
    defaultsAskSecondFactor(tenant, attempt) ||
    attempt.user.perUserMfa !== 'disabled' ||
    attempt.acrs.length > 0
  return {
    ...evaluation,
    needsSecondFactor: isAsked && !attempt.amr.includes('mfa'),
    refusal: refusalOf(tenant, attempt, evaluation),
  }
}

/**
 * What a token endpoint says, which can ask nobody for anything.
 * @returns 53003 and its kind where nothing helps, 50076 where one more factor would.
 */
export function refusalWithoutPerson(decision: Decision, attempt: Attempt): StsError | undefined {
  if (decision.refusal !== undefined) return decision.refusal
  return decision.needsSecondFactor
    ? person.needsSecondFactor(attempt.resourceAppId, decision.policyIds)
    : undefined
}

/** What the Conditional Access policies say to one attempt, and how the sign-in log puts it (microsoft.md 1.9). */
import type {
  ConditionalAccessGrantControls,
  ConditionalAccessPolicy,
} from '../../tenant/conditional-access-model.ts'
import type { TenantState } from '../../tenant/model.ts'
import type { AppliedConditionalAccessPolicy, SignIn } from '../../tenant/sign-in-model.ts'
import { matchesConditions, type Attempt } from './conditions.ts'

/** `second-factor` means that one more factor would satisfy every policy. */
type Answer = 'satisfied' | 'second-factor' | 'blocked' | 'device' | 'joined-device' | 'approved-app'

export interface Evaluation {
  /** The strictest answer of the policies that act. */
  readonly answer: Answer
  /** The policies that are not satisfied. */
  readonly policyIds: readonly string[]
  readonly status: SignIn['conditionalAccessStatus']
  readonly applied: readonly AppliedConditionalAccessPolicy[]
}

/** What is missing where a control is not satisfied; nobody's device is known here. */
const unsatisfiable: Readonly<Record<string, Answer>> = {
  block: 'blocked',
  compliantDevice: 'device',
  domainJoinedDevice: 'joined-device',
  approvedApplication: 'approved-app',
  compliantApplication: 'approved-app',
  passwordChange: 'blocked',
}

const strictness: readonly Answer[] = [
  'satisfied',
  'second-factor',
  'approved-app',
  'joined-device',
  'device',
  'blocked',
]

function strictest(answers: readonly Answer[]): Answer {
  return strictness.findLast((answer) => answers.includes(answer)) ?? 'satisfied'
}

function mildest(answers: readonly Answer[]): Answer {
  return strictness.find((answer) => answers.includes(answer)) ?? 'satisfied'
}

/** The controls by the names of the log; a strength of authentication counts as a second factor. */
function controlsOf(grant: ConditionalAccessGrantControls): string[] {
  return grant.authenticationStrength === null
    ? grant.builtInControls
    : [...grant.builtInControls, 'authenticationStrength']
}

function answerOf(grant: ConditionalAccessGrantControls, attempt: Attempt): Answer {
  const controls = controlsOf(grant)
  if (controls.includes('block')) return 'blocked'
  const second: Answer = attempt.amr.includes('mfa') ? 'satisfied' : 'second-factor'
  const answers = controls.map((control) => unsatisfiable[control] ?? second)
  return grant.operator === 'AND' ? strictest(answers) : mildest(answers)
}

function resultOf(
  policy: ConditionalAccessPolicy,
  answer: Answer | undefined,
): AppliedConditionalAccessPolicy['result'] {
  if (policy.state === 'disabled') return 'notEnabled'
  const isReport = policy.state === 'enabledForReportingButNotEnforced'
  if (answer === undefined) return isReport ? 'reportOnlyNotApplied' : 'notApplied'
  if (answer === 'satisfied') return isReport ? 'reportOnlySuccess' : 'success'
  if (!isReport) return 'failure'
  return answer === 'second-factor' ? 'reportOnlyInterrupted' : 'reportOnlyFailure'
}

function statusOf(applied: readonly AppliedConditionalAccessPolicy[]): SignIn['conditionalAccessStatus'] {
  if (applied.some(({ result }) => result === 'failure')) return 'failure'
  return applied.some(({ result }) => result === 'success') ? 'success' : 'notApplied'
}

/** Asks every policy of the tenant; only enabled ones act, and those in report-only mode are noted. */
export function evaluatePolicies(tenant: TenantState, attempt: Attempt): Evaluation {
  const asked = [...tenant.conditionalAccessPolicies.values()].map((policy) => {
    const { grantControls, conditions } = policy
    const isAsked = policy.state !== 'disabled' && matchesConditions(tenant, conditions, attempt)
    // A policy of session controls alone lets everybody pass.
    const answer = isAsked
      ? grantControls === null
        ? 'satisfied'
        : answerOf(grantControls, attempt)
      : undefined
    return { policy, answer }
  })
  const acting = asked.flatMap(({ policy, answer }) =>
    answer !== undefined && answer !== 'satisfied' && policy.state === 'enabled'
      ? [{ id: policy.id, answer }]
      : [],
  )
  const applied = asked.map(({ policy, answer }) => ({
    id: policy.id,
    displayName: policy.displayName,
    enforcedGrantControls:
      answer === undefined || policy.grantControls === null
        ? []
        : controlsOf(policy.grantControls).map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`),
    enforcedSessionControls: [],
    result: resultOf(policy, answer),
  }))
  return {
    answer: strictest(acting.map(({ answer }) => answer)),
    policyIds: acting.map(({ id }) => id),
    status: statusOf(applied),
    applied,
  }
}

/** Security defaults and Conditional Access: are passwords alone let in, and are device codes? */
import type { AccessPolicy, Answer, PostureFacts } from '../../../microsoft365/index.ts'
import type { PostureFinding } from '../posture.ts'
import { lookAt, type Outcome } from './outcome.ts'

const source = { subject: 'Conditional Access policies', permission: 'Policy.Read.All' }
const entra = 'Microsoft Entra admin center'

/** All that follows from security defaults and the policies together: each may do what the other leaves open. */
export function accessFindings({ securityDefaults, accessPolicies }: PostureFacts): Outcome[] {
  const defaults = lookAt(
    securityDefaults,
    { subject: 'Security defaults', permission: 'Policy.Read.All' },
    (isEnabled) =>
      isEnabled
        ? { passed: ['Security defaults are on: legacy authentication is blocked, administrators need MFA.'] }
        : {},
  )
  const policies = lookAt(accessPolicies, source, (found) => policyFindings(found, isOn(securityDefaults)))
  return [defaults, policies]
}

function isOn(answer: Answer<boolean>): boolean {
  return answer.isRead && answer.value
}

function policyFindings(policies: readonly AccessPolicy[], hasDefaults: boolean): Outcome {
  const outcomes = [
    legacyAuthentication(policies, hasDefaults),
    administratorsNeedMfa(policies, hasDefaults),
    deviceCodes(policies),
  ]
  return {
    findings: outcomes.flatMap(({ findings = [] }) => findings),
    passed: outcomes.flatMap(({ passed = [] }) => passed),
  }
}

/** For everybody, everything and everywhere; whom it leaves out is a question of its own. */
function isGeneral(policy: AccessPolicy): boolean {
  return policy.includesAllUsers && policy.includesAllApplications && !policy.isNarrowed
}

/** A legacy client cannot pass a second factor, so asking it for one keeps it out as well as a block. */
function stopsLegacy(policy: AccessPolicy): boolean {
  const { clientAppTypes, controls, transferMethods } = policy
  const meets =
    clientAppTypes.includes('all') ||
    (clientAppTypes.includes('exchangeActiveSync') && clientAppTypes.includes('other'))
  return (
    isGeneral(policy) &&
    meets &&
    transferMethods.length === 0 &&
    (controls.includes('block') || controls.includes('mfa'))
  )
}

function legacyAuthentication(policies: readonly AccessPolicy[], hasDefaults: boolean): Outcome {
  const all = policies.filter(stopsLegacy)
  const inForce = all.filter(({ state }) => state === 'enabled')
  if (inForce.length > 0)
    return { passed: [`Legacy authentication is kept out by ${names(inForce)}.`], findings: leftOut(inForce) }
  if (hasDefaults) return {}
  const title = 'Legacy authentication is not blocked: a user name and a password are enough'
  const step = `${entra} > Protection > Conditional Access > New policy from template > Block legacy authentication; or turn on security defaults (Identity > Overview > Properties).`
  const watching = all.filter(({ state }) => state === 'enabledForReportingButNotEnforced')
  return {
    findings: [
      watching.length > 0
        ? {
            id: 'legacy_authentication_only_reported',
            severity: 'medium',
            title: 'Legacy authentication is only reported, not blocked yet',
            evidence: [`report-only: ${names(watching)}`],
            step: `Look at what the policy would have blocked, mend it, then switch the policy to On.`,
          }
        : {
            id: 'legacy_authentication_not_blocked',
            severity: 'high',
            title,
            evidence: [
              'security defaults are off',
              `${policies.length} Conditional Access policies, none blocks it`,
            ],
            step,
          },
    ],
  }
}

function leftOut(policies: readonly AccessPolicy[]): readonly PostureFinding[] {
  const withGaps = policies.filter(({ exclusions }) => exclusions > 0)
  if (withGaps.length < policies.length || withGaps.length === 0) return []
  return [
    {
      id: 'legacy_authentication_exclusions',
      severity: 'low',
      title: 'The block of legacy authentication leaves somebody out',
      evidence: withGaps.map(({ displayName, exclusions }) => `${displayName}: ${exclusions} exclusions`),
      step: 'Keep emergency accounts only among the exclusions, and watch their sign-ins.',
    },
  ]
}

function administratorsNeedMfa(policies: readonly AccessPolicy[], hasDefaults: boolean): Outcome {
  const asking = policies.filter(
    ({ state, controls, includesAllUsers, includedRoles }) =>
      state === 'enabled' && controls.includes('mfa') && (includesAllUsers || includedRoles.length > 0),
  )
  if (asking.length > 0) return { passed: [`MFA is asked for by ${names(asking)}.`] }
  if (hasDefaults) return {}
  return {
    findings: [
      {
        id: 'mfa_not_required',
        severity: 'high',
        title: 'No policy asks administrators for a second factor',
        evidence: [
          'security defaults are off',
          'no enabled policy requires MFA or an authentication strength',
        ],
        step: `${entra} > Protection > Conditional Access > New policy from template > Require multifactor authentication for admins.`,
      },
    ],
  }
}

function deviceCodes(policies: readonly AccessPolicy[]): Outcome {
  const blocking = policies.filter(
    (policy) =>
      policy.state === 'enabled' &&
      isGeneral(policy) &&
      policy.controls.includes('block') &&
      policy.transferMethods.includes('deviceCodeFlow'),
  )
  if (blocking.length > 0)
    return {
      findings: [
        {
          id: 'device_code_blocked',
          severity: 'information',
          title: 'Device code sign-in is blocked, as Microsoft advises',
          evidence: [names(blocking)],
          step: 'Sign in with the browser here; a device code would end with AADSTS53003.',
        },
      ],
    }
  return {
    findings: [
      {
        id: 'device_code_allowed',
        severity: 'medium',
        title: 'Anybody can be talked into a device code: the flow is not blocked',
        evidence: ['no enabled policy blocks the device code flow'],
        step: `${entra} > Protection > Conditional Access > New policy: all users, all resources, condition Authentication flows > Device code flow, grant Block. Use the browser sign-in here then.`,
      },
    ],
  }
}

function names(policies: readonly AccessPolicy[]): string {
  return policies.map(({ displayName }) => `“${displayName}”`).join(', ')
}

/** Second factors of administrators, the older per-user MFA, and app passcodes. */
import type { PostureFacts } from '../../../microsoft365/index.ts'
import type { UnreadSubject } from '../posture.ts'
import { lookAt, type Outcome, some } from './outcome.ts'

const forbidPasscodes =
  'Microsoft Entra admin center > Identity > Users > All users > Per-user MFA > service settings: choose “Do not allow users to create app passwords”; then move those people to Conditional Access and set their per-user MFA to disabled.'

export function peopleFindings(facts: PostureFacts): Outcome[] {
  return [administrators(facts), perUserMfa(facts), { unread: [appPasscodes] }]
}

function administrators({ administrators: answer }: PostureFacts): Outcome {
  const source = { subject: 'Second factors of administrators', permission: 'AuditLog.Read.All' }
  return lookAt(answer, source, (found) => {
    const without = found.filter(({ isMfaCapable }) => !isMfaCapable)
    if (without.length === 0)
      return { passed: [`All ${found.length} administrators can pass a second factor.`] }
    return {
      findings: [
        {
          id: 'administrators_without_mfa',
          severity: 'high',
          title: `${without.length} of ${found.length} administrators have no second factor`,
          evidence: some(without.map(({ userName }) => userName)),
          step: 'Let them register one at https://aka.ms/mfasetup, best a passkey, or take the role away.',
        },
      ],
    }
  })
}

function perUserMfa({ perUserMfa: answer }: PostureFacts): Outcome {
  const source = { subject: 'Per-user MFA', permission: 'Policy.Read.All' }
  return lookAt(answer, source, ({ people, isCut }) => {
    const users = people.filter(({ state }) => state !== 'disabled')
    const scope = isCut ? `the first ${people.length} people` : `${people.length} people`
    if (users.length === 0) return { passed: [`Per-user MFA is on for none of ${scope}.`] }
    return {
      findings: [
        {
          id: 'per_user_mfa',
          severity: 'medium',
          title: `Per-user MFA is on for ${users.length} of ${scope}: they may hold app passcodes`,
          evidence: some(users.map(({ userName, state }) => `${userName}: ${state}`)),
          step: forbidPasscodes,
        },
      ],
    }
  })
}

/** An app passcode is a second password that no second factor protects, and Graph has no word for it. */
const appPasscodes: UnreadSubject = {
  subject: 'App passcodes',
  reason: 'no_interface',
  message:
    'Microsoft Graph can neither list nor delete app passcodes (app passwords). Only people whose per-user MFA is enabled or enforced can have made some.',
  step: forbidPasscodes,
}

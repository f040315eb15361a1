/** Applications that prove themselves with a password, credentials about to end, and what ordinary people may do. */
import type { PostureFacts, TenantCredential } from '../../../microsoft365/index.ts'
import type { PostureFinding } from '../posture.ts'
import { isoDay, lookAt, type Outcome, some } from './outcome.ts'

const dayMs = 86_400_000
const soonDays = 30
const urgentDays = 7
/** Microsoft's own advice for a certificate; longer ones outlive those who know about them. */
const longDays = 366

export function credentialFindings(facts: PostureFacts, now: number): Outcome[] {
  const source = { subject: 'Credentials of applications', permission: 'Application.Read.All' }
  return [
    lookAt(facts.applicationCredentials, source, (credentials) => credentialOutcome(credentials, now)),
    userRights(facts),
  ]
}

function credentialOutcome(credentials: readonly TenantCredential[], now: number): Outcome {
  const valid = credentials.filter(({ endsAt }) => endsAt > now)
  const findings = [
    passwords(valid),
    ...ending(valid, now),
    long(valid),
    ended(credentials.filter(({ endsAt }) => endsAt <= now)),
  ].filter((finding) => finding !== undefined)
  return findings.length > 0
    ? { findings }
    : { passed: ['No application uses a password, and no credential is about to end.'] }
}

function passwords(valid: readonly TenantCredential[]): PostureFinding | undefined {
  const found = valid.filter(({ kind }) => kind === 'password')
  if (found.length === 0) return undefined
  return {
    id: 'applications_with_passwords',
    severity: 'medium',
    title: `${count(found, 'client secret')} in use instead of certificates or federated credentials`,
    evidence: some(found.map(describe)),
    step: 'Give each application a certificate or a federated credential, watch its sign-ins for a week, then delete the secret.',
  }
}

function ending(valid: readonly TenantCredential[], now: number): readonly PostureFinding[] {
  const soon = valid.filter(({ endsAt }) => endsAt - now <= soonDays * dayMs)
  if (soon.length === 0) return []
  const isUrgent = soon.some(({ endsAt }) => endsAt - now <= urgentDays * dayMs)
  return [
    {
      id: 'credentials_expiring',
      severity: isUrgent ? 'high' : 'medium',
      title: `${count(soon, 'credential')} about to end within ${soonDays} days`,
      evidence: some(soon.toSorted((left, right) => left.endsAt - right.endsAt).map(describe)),
      step: 'Add the next credential now, let the program use it, and delete the old one afterwards. Strongroom does so for its own.',
    },
  ]
}

function long(valid: readonly TenantCredential[]): PostureFinding | undefined {
  const found = valid.filter(({ startsAt, endsAt }) => startsAt > 0 && endsAt - startsAt > longDays * dayMs)
  if (found.length === 0) return undefined
  return {
    id: 'credentials_long_lived',
    severity: 'low',
    title: `${count(found, 'credential')} valid for more than a year`,
    evidence: some(found.map(describe)),
    step: 'Renew them every year at most; an application management policy can demand it.',
  }
}

function ended(found: readonly TenantCredential[]): PostureFinding | undefined {
  if (found.length === 0) return undefined
  return {
    id: 'credentials_expired',
    severity: 'information',
    title: `${count(found, 'credential')} ended and still listed`,
    evidence: some(found.map(describe)),
    step: 'Delete them, and the application with them if nobody missed it.',
  }
}

function userRights({ userRights: answer }: PostureFacts): Outcome {
  const source = { subject: 'What ordinary users may do', permission: 'Policy.Read.All' }
  return lookAt(answer, source, ({ mayRegisterApplications, mayConsent }) => {
    const evidence = [
      ...(mayRegisterApplications ? ['users may register applications'] : []),
      ...(mayConsent ? ['users may consent to applications for their own data'] : []),
    ]
    if (evidence.length === 0)
      return { passed: ['Only administrators register applications and consent to them.'] }
    return {
      findings: [
        {
          id: 'users_may_consent',
          severity: 'low',
          title: 'Ordinary users may bring applications into the tenant',
          evidence,
          step: 'Microsoft Entra admin center > Identity > Users > User settings, and Enterprise applications > Consent and permissions: leave both to administrators, or to verified publishers with low-risk permissions.',
        },
      ],
    }
  })
}

function count(found: readonly unknown[], noun: string): string {
  return found.length === 1 ? `1 ${noun} is` : `${found.length} ${noun}s are`
}

function describe({ application, appId, kind, name, endsAt }: TenantCredential): string {
  const label = name === '' ? kind : `${kind} “${name}”`
  const end = endsAt === Number.MAX_SAFE_INTEGER ? 'no end' : `until ${isoDay(endsAt)}`
  return `${application} (${appId}): ${label}, ${end}`
}

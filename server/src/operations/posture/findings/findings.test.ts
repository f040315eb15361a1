/** What a tenant's sign-in is worth: microsoft.md 1.9 and 6, and the first text of the mission. */
import { describe, expect, it } from 'vitest'
import type { AccessPolicy, PostureFacts } from '../../../microsoft365/index.ts'
import { findingsOf } from './index.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const day = 86_400_000
const read = <Value>(value: Value) => ({ isRead: true, value }) as const

function policy(change: Partial<AccessPolicy>): AccessPolicy {
  return {
    id: 'p',
    displayName: 'Policy',
    state: 'enabled',
    clientAppTypes: ['all'],
    transferMethods: [],
    includesAllUsers: true,
    includedRoles: [],
    includesAllApplications: true,
    isNarrowed: false,
    exclusions: 0,
    controls: [],
    ...change,
  }
}

const legacyBlock = policy({
  displayName: 'Block legacy',
  clientAppTypes: ['exchangeActiveSync', 'other'],
  controls: ['block'],
})
const deviceCodeBlock = policy({ transferMethods: ['deviceCodeFlow'], controls: ['block'] })
const mfa = policy({ clientAppTypes: ['browser'], controls: ['mfa'] })

/** A tenant in which nothing is to be found. */
function facts(change: Partial<PostureFacts> = {}): PostureFacts {
  return {
    securityDefaults: read(false),
    accessPolicies: read([legacyBlock, deviceCodeBlock, mfa]),
    administrators: read([{ userName: 'admin@contoso.com', isMfaRegistered: true, isMfaCapable: true }]),
    legacySignIns: read({ uses: [], isCut: false }),
    passwordGrants: read({ uses: [], isCut: false }),
    applicationCredentials: read([]),
    userRights: read({ mayRegisterApplications: false, mayConsent: false }),
    perUserMfa: read({ people: [], isCut: false }),
    ...change,
  }
}

function found(change: Partial<PostureFacts> = {}) {
  return findingsOf(facts(change), { now, days: 30 })
}
const idsOf = (change: Partial<PostureFacts> = {}) => found(change).findings.map(({ id }) => id)

describe('findings about a tenant', () => {
  it('has none but a word about device codes where everything is as it should be', () => {
    const { findings, passed } = found()
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([
      ['device_code_blocked', 'information'],
    ])
    expect(passed.join('\n')).toContain('Legacy authentication is kept out by “Block legacy”')
  })

  it('says that passwords alone are let in without security defaults and without a policy', () => {
    const { findings } = found({ accessPolicies: read([]) })
    expect(findings.slice(0, 2).map(({ id, severity }) => [id, severity])).toEqual([
      ['legacy_authentication_not_blocked', 'high'],
      ['mfa_not_required', 'high'],
    ])
    for (const { step } of findings) expect(step).not.toBe('')
  })

  it('is content with security defaults, which block legacy authentication and ask administrators', () => {
    expect(idsOf({ securityDefaults: read(true), accessPolicies: read([]) })).toEqual(['device_code_allowed'])
  })

  it.each([
    ['only blocks Exchange ActiveSync', { ...legacyBlock, clientAppTypes: ['exchangeActiveSync'] }],
    ['does not mean everybody', { ...legacyBlock, includesAllUsers: false }],
    ['does not mean every application', { ...legacyBlock, includesAllApplications: false }],
    [
      'asks for MFA, which a legacy client cannot pass but a program may skip',
      { ...legacyBlock, controls: [] },
    ],
    ['is switched off', { ...legacyBlock, state: 'disabled' as const }],
  ])('does not count a policy that %s', (_what, weak) => {
    expect(idsOf({ accessPolicies: read([weak, mfa, deviceCodeBlock]) })).toContain(
      'legacy_authentication_not_blocked',
    )
  })

  it('counts a second factor for every client as well: a legacy client cannot pass it', () => {
    const everyClient = policy({ controls: ['mfa'] })
    expect(idsOf({ accessPolicies: read([everyClient, deviceCodeBlock]) })).toEqual(['device_code_blocked'])
  })

  it('tells a policy that only reports from one that blocks', () => {
    const watching = { ...legacyBlock, state: 'enabledForReportingButNotEnforced' as const }
    expect(idsOf({ accessPolicies: read([watching, mfa, deviceCodeBlock]) })).toContain(
      'legacy_authentication_only_reported',
    )
  })

  it('names who still uses user name and password, by protocol, with the replacement', () => {
    const use = { userName: 'bob@contoso.com', application: 'Office 365 Exchange Online', lastAt: now - day }
    const { findings } = found({
      legacySignIns: read({
        uses: [
          { ...use, protocol: 'IMAP4', succeeded: 12, failed: 1 },
          { ...use, protocol: 'Authenticated SMTP', succeeded: 0, failed: 3 },
        ],
        isCut: false,
      }),
      passwordGrants: read({ uses: [{ ...use, protocol: 'ropc', succeeded: 2, failed: 0 }], isCut: true }),
    })
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([
      ['password_use:imap4', 'high'],
      ['password_use:ropc', 'high'],
      ['password_use:authenticated_smtp', 'low'],
      ['device_code_blocked', 'information'],
    ])
    expect(findings[0]?.evidence).toEqual([
      'bob@contoso.com, Office 365 Exchange Online: 12 succeeded, 1 failed, last on 2026-11-21',
    ])
    expect(findings[0]?.step).toContain('OAuth')
    expect(findings[1]?.evidence.at(-1)).toContain('newest')
  })

  it('names administrators who could not pass a second factor', () => {
    const { findings } = found({
      administrators: read([
        { userName: 'a@contoso.com', isMfaRegistered: true, isMfaCapable: true },
        { userName: 'b@contoso.com', isMfaRegistered: false, isMfaCapable: false },
      ]),
    })
    expect(findings[0]).toMatchObject({ id: 'administrators_without_mfa', evidence: ['b@contoso.com'] })
  })

  it('tells secrets, credentials about to end, ended and long ones apart', () => {
    const one = {
      application: 'Old backup',
      appId: 'a',
      kind: 'certificate',
      keyId: 'k',
      name: '',
      startsAt: now - 100 * day,
    } as const
    const { findings } = found({
      applicationCredentials: read([
        { ...one, kind: 'password', endsAt: now + 100 * day },
        { ...one, endsAt: now + 5 * day },
        { ...one, endsAt: now - day },
        { ...one, endsAt: now + 3_650 * day },
        { ...one, endsAt: now + 200 * day },
      ]),
    })
    expect(findings.map(({ id, severity, evidence }) => [id, severity, evidence.length])).toEqual([
      ['credentials_expiring', 'high', 1],
      ['applications_with_passwords', 'medium', 1],
      ['credentials_long_lived', 'low', 1],
      ['device_code_blocked', 'information', 1],
      ['credentials_expired', 'information', 1],
    ])
  })

  it('always says that app passcodes cannot be listed, and the step that forbids them', () => {
    const passcodes = found().unread.find(({ subject }) => subject === 'App passcodes')
    expect(passcodes).toMatchObject({ reason: 'no_interface' })
    expect(passcodes?.step).toContain('Do not allow users to create app passwords')
  })

  it('names the people of the older per-user MFA, who may hold app passcodes', () => {
    const people = [
      { userName: 'a@contoso.com', state: 'disabled' },
      { userName: 'b@contoso.com', state: 'enforced' },
    ] as const
    expect(found({ perUserMfa: read({ people, isCut: false }) }).findings[0]).toMatchObject({
      id: 'per_user_mfa',
      evidence: ['b@contoso.com: enforced'],
    })
  })

  it.each([
    ['permission', 'Grant AuditLog.Read.All'],
    ['licence', 'Entra ID P1'],
    ['absent', 'cloud'],
    ['failed', 'again later'],
  ] as const)('says about a source that was not read for lack of %s what would help', (reason, step) => {
    const unread = { isRead: false, reason, message: 'no' } as const
    const { unread: subjects, findings } = found({ legacySignIns: unread })
    expect(subjects[0]).toMatchObject({ subject: 'Sign-ins by legacy protocols', reason })
    expect(subjects[0]?.step).toContain(step)
    expect(findings.map(({ id }) => id)).toEqual(['device_code_blocked'])
  })

  it('keeps a list of names short', () => {
    const people = Array.from({ length: 30 }, (_, index) => ({
      userName: `u${index}`,
      isMfaRegistered: false,
      isMfaCapable: false,
    }))
    expect(found({ administrators: read(people) }).findings[0]?.evidence).toHaveLength(21)
  })
})

/** Which Conditional Access policy applies to whom and what, and what it then says (microsoft.md 1.9 and 6). */
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyConditions } from '../../tenant/conditional-access-model.ts'
import { globalAdministrator } from '../../tenant/directory-roles.ts'
import { graphAppId } from '../../tenant/microsoft-applications.ts'
import type { DirectoryUser, TenantState } from '../../tenant/model.ts'
import { seedTenant } from '../../tenant/seed.ts'
import type { Attempt } from './conditions.ts'
import { blockDeviceCode, isDeviceCodeBlocked } from './device-code-switch.ts'
import { evaluatePolicies } from './evaluate.ts'
import { addPolicy, type TestPolicy } from './testing.ts'

let tenant: TenantState

beforeEach(() => {
  tenant = seedTenant({ seed: 7, users: 0 })
})

function user(nickname: string): DirectoryUser {
  const found = [...tenant.users.values()].find((entry) => entry.userPrincipalName.startsWith(nickname))
  if (found === undefined) throw new Error(`no user ${nickname}`)
  return found
}

function groupId(name: string): string {
  return [...tenant.groups.values()].find(({ displayName }) => displayName === name)?.id ?? ''
}

function answer(policy: TestPolicy, attempt: Partial<Attempt> = {}): string {
  tenant.conditionalAccessPolicies.clear()
  addPolicy(tenant, policy)
  return evaluatePolicies(tenant, {
    user: user('alice'),
    resourceAppId: graphAppId,
    clientApp: 'browser',
    transferMethod: 'none',
    amr: ['pwd'],
    acrs: [],
    ...attempt,
  }).answer
}

describe('people', () => {
  it.each([
    ['All', 'blocked'],
    ['None', 'satisfied'],
    ['GuestsOrExternalUsers', 'satisfied'],
  ])('%s means that alice is %s', (name, expected) => {
    expect(answer({ users: { includeUsers: [name] } })).toBe(expected)
  })

  it('are named one by one, by group and by role, and excluded likewise', () => {
    const none = { includeUsers: [] }
    const bob = { user: user('bob') }
    expect(answer({ users: { includeUsers: [user('bob').id] } }, bob)).toBe('blocked')
    expect(answer({ users: { ...none, includeGroups: [groupId('Backup Operators')] } }, bob)).toBe('blocked')
    const admin = { user: user('admin') }
    expect(answer({ users: { ...none, includeRoles: [globalAdministrator] } }, admin)).toBe('blocked')
    expect(answer({ users: { excludeRoles: [globalAdministrator] } }, admin)).toBe('satisfied')
    expect(answer({ users: { excludeGroups: [groupId('Backup Operators')] } }, bob)).toBe('satisfied')
    expect(answer({ users: { excludeUsers: [user('bob').id] } }, bob)).toBe('satisfied')
  })

  it('are guests where the policy says guests, in either of its two ways', () => {
    const dora = { user: user('dora') }
    expect(answer({ users: { includeUsers: ['GuestsOrExternalUsers'] } }, dora)).toBe('blocked')
    expect(answer({ users: { includeUsers: [], includeGuestsOrExternalUsers: {} } }, dora)).toBe('blocked')
    expect(answer({ users: { excludeGuestsOrExternalUsers: {} } }, dora)).toBe('satisfied')
  })
})

describe('what for and by what', () => {
  const exchange = '00000002-0000-0ff1-ce00-000000000000'

  it.each([
    [{ includeApplications: [graphAppId] }, graphAppId, 'blocked'],
    [{ includeApplications: ['None'] }, graphAppId, 'satisfied'],
    [{ includeApplications: ['Office365'] }, exchange, 'blocked'],
    [{ includeApplications: ['Office365'] }, graphAppId, 'satisfied'],
    [{ excludeApplications: [graphAppId] }, graphAppId, 'satisfied'],
    [{ includeApplications: [], includeUserActions: ['urn:user:registerdevice'] }, graphAppId, 'satisfied'],
  ])('%j at %s: %s', (applications, resourceAppId, expected) => {
    expect(answer({ applications }, { resourceAppId })).toBe(expected)
  })

  it.each([
    [['browser'], 'browser', 'blocked'],
    [['exchangeActiveSync', 'other'], 'browser', 'satisfied'],
    [['exchangeActiveSync', 'other'], 'other', 'blocked'],
    [['mobileAppsAndDesktopClients'], 'other', 'satisfied'],
  ] as const)('clients %j, used by %s: %s', (clientAppTypes, clientApp, expected) => {
    expect(answer({ conditions: { clientAppTypes: [...clientAppTypes] } }, { clientApp })).toBe(expected)
  })

  it.each([
    ['deviceCodeFlow', 'deviceCodeFlow', 'blocked'],
    ['deviceCodeFlow', 'none', 'satisfied'],
    ['deviceCodeFlow,authenticationTransfer', 'deviceCodeFlow', 'blocked'],
    ['authenticationTransfer', 'deviceCodeFlow', 'satisfied'],
    ['none', 'none', 'blocked'],
  ] as const)('flow %s, begun by %s: %s', (transferMethods, transferMethod, expected) => {
    expect(answer({ conditions: { authenticationFlows: { transferMethods } } }, { transferMethod })).toBe(
      expected,
    )
  })

  it('never applies for a risk, a named location or a workload identity', () => {
    expect(answer({ conditions: { signInRiskLevels: ['high'] } })).toBe('satisfied')
    const locations = { includeLocations: ['AllTrusted'], excludeLocations: [] }
    expect(answer({ conditions: { locations } })).toBe('satisfied')
    expect(answer({ conditions: { clientApplications: {} } })).toBe('satisfied')
  })
})

describe('controls', () => {
  it.each([
    [['mfa'], 'OR', ['pwd'], 'second-factor'],
    [['mfa'], 'OR', ['pwd', 'mfa'], 'satisfied'],
    [['mfa', 'compliantDevice'], 'OR', ['pwd', 'mfa'], 'satisfied'],
    [['mfa', 'compliantDevice'], 'AND', ['pwd', 'mfa'], 'device'],
    [['mfa', 'compliantDevice'], 'OR', ['pwd'], 'second-factor'],
    [['block'], 'OR', ['pwd', 'mfa'], 'blocked'],
    [['domainJoinedDevice'], 'OR', ['pwd'], 'joined-device'],
  ] as const)('%j with %s after %j: %s', (controls, operator, amr, expected) => {
    expect(answer({ controls, operator }, { amr })).toBe(expected)
  })

  it('do not act in report-only mode, nor when the policy is off, but are noted', () => {
    addPolicy(tenant, { state: 'enabledForReportingButNotEnforced' })
    addPolicy(tenant, { state: 'enabledForReportingButNotEnforced', controls: ['mfa'] })
    addPolicy(tenant, { state: 'disabled' })
    addPolicy(tenant, { users: { includeUsers: ['None'] } })
    const attempt = {
      user: user('alice'),
      resourceAppId: graphAppId,
      clientApp: 'browser',
      transferMethod: 'none',
      amr: ['pwd'],
      acrs: [],
    } as const
    const { answer: said, applied, status } = evaluatePolicies(tenant, attempt)
    expect([said, status]).toEqual(['satisfied', 'notApplied'])
    expect(applied.map(({ result }) => result)).toEqual([
      'reportOnlyFailure',
      'reportOnlyInterrupted',
      'notEnabled',
      'notApplied',
    ])
    expect(applied[0]?.enforcedGrantControls).toEqual(['Block'])
  })
})

it('the switch puts one policy in and takes it away again', () => {
  blockDeviceCode(tenant, true, 0)
  blockDeviceCode(tenant, true, 0)
  expect([tenant.conditionalAccessPolicies.size, isDeviceCodeBlocked(tenant)]).toEqual([1, true])
  blockDeviceCode(tenant, false, 0)
  expect([tenant.conditionalAccessPolicies.size, isDeviceCodeBlocked(tenant)]).toEqual([0, false])
  expect(emptyConditions().authenticationFlows).toBeNull()
})

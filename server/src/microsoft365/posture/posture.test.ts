/** Each source of a posture by its documented request, and every refusal as an answer: microsoft.md 6. */
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import { createTestClock, createTestRandom, jsonAnswer, testCloud } from '../clouds/scripted.suite.ts'
import { createBudget } from '../graph/budget.ts'
import { createGraph } from '../graph/client.ts'
import { readPosture } from './read-posture.ts'

type Pages = Readonly<Record<string, unknown>>

/** Answers by path without the query; what is not there is refused. */
function setUp(
  pages: Pages,
  refusal = jsonAnswer(403, {
    error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' },
  }),
) {
  const asked: string[] = []
  const clock = createTestClock(Date.parse('2026-11-22T12:00:00Z'))
  const graph = createGraph(
    {
      fetch: async (input) => {
        const url = new URL(input)
        asked.push(decodeURIComponent(url.pathname + url.search.replaceAll('+', ' ')))
        const page = pages[url.pathname]
        return page === undefined ? refusal.clone() : jsonAnswer(200, page)
      },
      cloud: testCloud,
      clock,
      log: silentLog,
      random: createTestRandom(),
      budget: createBudget({ clock }),
      tokens: { token: async () => new Secret('token'), forget: () => undefined },
    },
    { userAgent: 'test' },
  )
  return { asked, read: () => readPosture({ graph, clock }, { days: 30 }) }
}

const everything: Pages = {
  '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy': { isEnabled: true },
  '/v1.0/identity/conditionalAccess/policies': {
    value: [
      {
        id: 'p1',
        displayName: 'No device codes',
        state: 'enabled',
        conditions: {
          clientAppTypes: ['all'],
          users: { includeUsers: ['All'], excludeGroups: ['g'] },
          applications: { includeApplications: ['All'] },
          authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' },
        },
        grantControls: { operator: 'OR', builtInControls: ['block'] },
      },
      {
        id: 'p2',
        displayName: 'Strong',
        state: 'enabled',
        conditions: { users: null, platforms: { includePlatforms: ['iOS'] } },
        grantControls: { builtInControls: [], authenticationStrength: { id: 's' } },
      },
    ],
  },
  '/v1.0/reports/authenticationMethods/userRegistrationDetails': {
    value: [
      {
        id: '1',
        userPrincipalName: 'admin@contoso.com',
        isAdmin: true,
        isMfaRegistered: true,
        isMfaCapable: true,
      },
    ],
  },
  '/v1.0/auditLogs/signIns': {
    value: [
      signIn({ clientAppUsed: 'IMAP4', createdDateTime: '2026-11-20T10:00:00Z' }),
      signIn({ clientAppUsed: 'IMAP4', createdDateTime: '2026-11-21T10:00:00Z' }),
      signIn({ clientAppUsed: 'IMAP4', status: { errorCode: 50126 } }),
    ],
  },
  '/beta/auditLogs/signIns': { value: [signIn({})] },
  '/v1.0/applications': {
    value: [
      {
        appId: 'a',
        displayName: 'Old backup',
        passwordCredentials: [
          {
            keyId: 'k1',
            displayName: 's',
            startDateTime: '2026-01-01T00:00:00Z',
            endDateTime: '2027-01-01T00:00:00Z',
          },
        ],
        keyCredentials: [{ keyId: 'k2', displayName: null, startDateTime: null, endDateTime: null }],
      },
    ],
  },
  '/v1.0/policies/authorizationPolicy': {
    defaultUserRolePermissions: {
      allowedToCreateApps: true,
      permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForOwnedResource.x'],
    },
  },
  '/v1.0/users': { value: [{ id: 'u', userPrincipalName: 'bob@contoso.com' }] },
  '/beta/users/u/authentication/requirements': { perUserMfaState: 'enforced' },
}

function signIn(change: object): object {
  return {
    createdDateTime: '2026-11-19T10:00:00Z',
    userPrincipalName: 'bob@contoso.com',
    appDisplayName: 'Exchange',
    clientAppUsed: 'Browser',
    status: { errorCode: 0 },
    ...change,
  }
}

describe('readPosture', () => {
  it('reads every source', async () => {
    const { read } = setUp(everything)
    const facts = await read()
    expect(facts.securityDefaults).toEqual({ isRead: true, value: true })
    expect(facts.accessPolicies).toMatchObject({
      value: [
        {
          transferMethods: ['deviceCodeFlow', 'authenticationTransfer'],
          exclusions: 1,
          isNarrowed: false,
          controls: ['block'],
        },
        { includesAllUsers: false, isNarrowed: true, controls: ['mfa'] },
      ],
    })
    expect(facts.administrators).toMatchObject({
      value: [{ userName: 'admin@contoso.com', isMfaCapable: true }],
    })
    expect(facts.legacySignIns).toEqual({
      isRead: true,
      value: {
        isCut: false,
        uses: [
          {
            protocol: 'IMAP4',
            userName: 'bob@contoso.com',
            application: 'Exchange',
            succeeded: 2,
            failed: 1,
            lastAt: Date.parse('2026-11-21T10:00:00Z'),
          },
        ],
      },
    })
    expect(facts.passwordGrants).toMatchObject({ value: { uses: [{ protocol: 'ropc', succeeded: 1 }] } })
    expect(facts.applicationCredentials).toMatchObject({
      value: [
        { kind: 'password', endsAt: Date.parse('2027-01-01T00:00:00Z') },
        { kind: 'certificate', name: '', endsAt: Number.MAX_SAFE_INTEGER },
      ],
    })
    expect(facts.userRights).toEqual({
      isRead: true,
      value: { mayRegisterApplications: true, mayConsent: false },
    })
    expect(facts.perUserMfa).toMatchObject({ value: { people: [{ state: 'enforced' }] } })
  })

  it('asks for each legacy protocol by equality, since the service knows no other comparison', async () => {
    const { read, asked } = setUp(everything)
    await read()
    const log = asked.find((path) => path.startsWith('/v1.0/auditLogs/signIns'))
    expect(log).toContain(
      "createdDateTime ge 2026-10-23T12:00:00Z and (clientAppUsed eq 'Exchange ActiveSync' or",
    )
    expect(log).toContain("clientAppUsed eq 'Other clients')")
  })

  it.each([
    ['permission', 403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
    [
      'licence',
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    ],
    ['absent', 404, 'ResourceNotFound', 'There is no such segment here.'],
    ['failed', 400, 'BadRequest', 'Not now.'],
  ])('tells a lack of %s apart, source by source', async (reason, status, code, message) => {
    const refusal = jsonAnswer(status, { error: { code, message } })
    const facts = await setUp(
      { '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy': { isEnabled: false } },
      refusal,
    ).read()
    expect(facts.securityDefaults).toEqual({ isRead: true, value: false })
    for (const name of [
      'accessPolicies',
      'legacySignIns',
      'administrators',
      'applicationCredentials',
    ] as const)
      expect(facts[name]).toMatchObject({ isRead: false, reason })
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { SignIn } from '../../tenant/sign-in-model.ts'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
let reader: ReturnType<TestGraph['app']>

beforeEach(() => {
  graph = createTestGraph()
  reader = graph.app('AuditLog.Read.All', 'Directory.Read.All')
})

function signIn(id: string, hoursAgo: number, rest: Partial<SignIn> = {}): SignIn {
  const alice = graph.user('alice')
  return {
    id,
    createdDateTime: new Date(graph.clock.now() - hoursAgo * 3_600_000).toISOString(),
    userDisplayName: alice.displayName,
    userPrincipalName: alice.userPrincipalName,
    userId: alice.id,
    appId: '11111111-2222-3333-4444-555555555555',
    appDisplayName: 'App',
    ipAddress: '127.0.0.1',
    clientAppUsed: 'Browser',
    correlationId: id,
    conditionalAccessStatus: 'notApplied',
    appliedConditionalAccessPolicies: [],
    isInteractive: true,
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    riskEventTypes: [],
    riskEventTypes_v2: [],
    resourceDisplayName: 'Microsoft Graph',
    resourceId: '00000003-0000-0000-c000-000000000000',
    status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
    deviceDetail: {
      deviceId: '',
      displayName: '',
      operatingSystem: '',
      browser: '',
      isCompliant: false,
      isManaged: false,
      trustType: '',
    },
    location: {
      city: '',
      state: '',
      countryOrRegion: '',
      geoCoordinates: { altitude: null, latitude: null, longitude: null },
    },
    signInEventTypes: ['interactiveUser'],
    authenticationProtocol: 'none',
    originalTransferMethod: 'none',
    authenticationRequirement: 'singleFactorAuthentication',
    userAgent: null,
    clientCredentialType: 'none',
    servicePrincipalId: null,
    servicePrincipalName: null,
    homeTenantId: graph.tenant.tenantId,
    resourceTenantId: graph.tenant.tenantId,
    ...rest,
  }
}

const read = (path: string, as = reader) => graph.send({ path, as })
const beta = (path: string) => read(`https://graph.test/beta${path}`)
const ids = (reply: { value: readonly { [name: string]: unknown }[] }) => reply.value.map(({ id }) => id)

describe('/auditLogs/signIns (reference section 6)', () => {
  beforeEach(() => {
    graph.tenant.signIns.push(
      signIn('browser', 5),
      signIn('imap', 4, {
        clientAppUsed: 'IMAP4',
        status: { errorCode: 50126, failureReason: '', additionalDetails: null },
      }),
      signIn('app', 3, { signInEventTypes: ['servicePrincipal'], isInteractive: false }),
      signIn('refresh', 2, { signInEventTypes: ['nonInteractiveUser'], isInteractive: false }),
      signIn('old', 31 * 24),
    )
  })

  test('v1.0 lists interactive ones of thirty days, newest first, without the properties of beta', async () => {
    const reply = await read('/auditLogs/signIns')
    expect(ids(reply)).toEqual(['imap', 'browser'])
    expect(reply.value[0]).not.toHaveProperty('signInEventTypes')
  })

  test.each([
    ["clientAppUsed eq 'IMAP4'", ['imap']],
    ["clientAppUsed ne 'Browser'", ['imap']],
    ['status/errorCode eq 0', ['browser']],
    ['status/errorCode ne 0', ['imap']],
    ["startswith(userPrincipalName,'alice')", ['imap', 'browser']],
    ["clientAppUsed eq 'IMAP4' or clientAppUsed eq 'POP3'", ['imap']],
    ['createdDateTime ge 2026-11-21T07:30:00Z', ['imap']],
  ])('filters by %s', async (filter, expected) => {
    expect(ids(await read(`/auditLogs/signIns?$filter=${encodeURIComponent(filter)}`))).toEqual(expected)
  })

  test('beta shows the other kinds when the filter asks for them', async () => {
    const asked = (type: string) =>
      beta(`/auditLogs/signIns?$filter=${encodeURIComponent(`signInEventTypes/any(t: t eq '${type}')`)}`)
    expect(ids(await beta('/auditLogs/signIns'))).toEqual(['imap', 'browser'])
    expect(ids(await asked('servicePrincipal'))).toEqual(['app'])
    expect(ids(await asked('nonInteractiveUser'))).toEqual(['refresh'])
    const v1 = await read(
      `/auditLogs/signIns?$filter=${encodeURIComponent("signInEventTypes/any(t: t eq 'servicePrincipal')")}`,
    )
    expect(v1.status).toBe(400)
  })

  test('pages', async () => {
    const first = await read('/auditLogs/signIns?$top=1')
    expect(ids(first)).toEqual(['imap'])
    const second = await read(String(first.json['@odata.nextLink']))
    expect(ids(second)).toEqual(['browser'])
    expect(second.json).not.toHaveProperty('@odata.nextLink')
  })

  test('without Entra ID P1 nobody reads them', async () => {
    graph.tenant.hasPremiumLicence = false
    for (const path of ['/auditLogs/signIns', '/reports/authenticationMethods/userRegistrationDetails']) {
      const reply = await read(path)
      expect([reply.status, reply.code]).toEqual([
        403,
        'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      ])
    }
  })

  test('a person needs a role for it', async () => {
    const path = '/auditLogs/signIns'
    expect((await read(path, graph.person('alice', 'AuditLog.Read.All'))).status).toBe(403)
    expect((await read(path, graph.person('admin', 'AuditLog.Read.All'))).status).toBe(200)
  })
})

describe('/auditLogs/directoryAudits (Graph: directoryAudit)', () => {
  test('tells what was done to an application, newest first', async () => {
    const admin = graph.person('admin', 'Application.ReadWrite.All')
    const since = new Date(graph.clock.now()).toISOString()
    graph.clock.advance(1000)
    const made = await graph.send({
      method: 'POST',
      path: '/applications',
      as: admin,
      body: { displayName: 'A' },
    })
    const path = `/applications/${String(made.json['id'])}`
    graph.clock.advance(1000)
    await graph.send({ method: 'PATCH', path, as: admin, body: { displayName: 'B' } })
    graph.clock.advance(1000)
    await graph.send({ method: 'POST', path: `${path}/addPassword`, as: admin, body: {} })
    graph.clock.advance(1000)
    await graph.send({ method: 'DELETE', path, as: admin })
    const reply = await read(`/auditLogs/directoryAudits?$filter=activityDateTime gt ${since}`)
    expect(reply.value.map(({ activityDisplayName }) => activityDisplayName)).toEqual([
      'Delete application',
      'Update application – Certificates and secrets management ',
      'Update application',
      'Add application',
    ])
    expect(reply.value[2]).toMatchObject({
      result: 'success',
      initiatedBy: { user: { id: admin.oid }, app: null },
      targetResources: [
        {
          id: made.json['id'],
          type: 'Application',
          modifiedProperties: [{ displayName: 'DisplayName', oldValue: '"A"', newValue: '"B"' }],
        },
      ],
    })
    expect(JSON.stringify(reply.json)).not.toMatch(/8Q~/)
    const one = `/auditLogs/directoryAudits/${String(reply.value[0]?.['id'])}`
    expect((await read(one)).json).toMatchObject({ activityDisplayName: 'Delete application' })
  })

  test('needs both permissions', async () => {
    expect((await read('/auditLogs/directoryAudits', graph.app('AuditLog.Read.All'))).status).toBe(403)
  })
})

describe('how people sign in (reference section 6)', () => {
  test('userRegistrationDetails names the administrators without a second factor', async () => {
    for (const role of graph.tenant.directoryRoles.values())
      if (role.displayName === 'User Administrator') role.memberIds.add(graph.user('bob').id)
    const filter = encodeURIComponent('isAdmin eq true and isMfaRegistered eq false')
    const reply = await read(`/reports/authenticationMethods/userRegistrationDetails?$filter=${filter}`)
    expect(reply.value).toMatchObject([{ userDisplayName: 'Bob Baker', methodsRegistered: [] }])
  })

  test('beta knows the state of per-user MFA, v1.0 does not', async () => {
    const path = `/users/${graph.user('alice').id}/authentication/requirements`
    graph.user('alice').perUserMfa = 'enforced'
    const as = graph.app('Policy.Read.All')
    const reply = await graph.send({ path: `https://graph.test/beta${path}`, as })
    expect(reply.json['perUserMfaState']).toBe('enforced')
    expect((await graph.send({ path, as })).status).toBe(400)
    const body = { perUserMfaState: 'disabled' }
    const admin = graph.person('admin', 'Policy.ReadWrite.AuthenticationMethod')
    const change = { method: 'PATCH', path: `https://graph.test/beta${path}`, body }
    expect((await graph.send({ ...change, as: admin })).status).toBe(204)
    expect(graph.user('alice').perUserMfa).toBe('disabled')
  })

  test('methods: everybody has a password, some an authenticator, nobody shows app passwords', async () => {
    const as = graph.app('UserAuthenticationMethod.Read.All')
    const methods = (nickname: string) =>
      graph.send({ path: `/users/${graph.user(nickname).id}/authentication/methods`, as })
    const types = (await methods('admin')).value.map((method) => method['@odata.type'])
    expect(types).toEqual([
      '#microsoft.graph.passwordAuthenticationMethod',
      '#microsoft.graph.softwareOathAuthenticationMethod',
    ])
    expect((await methods('alice')).value).toHaveLength(1)
  })

  test('subscribedSkus shows whether Entra ID P1 is there', async () => {
    const parts = async () => (await read('/subscribedSkus')).value.map(({ skuPartNumber }) => skuPartNumber)
    expect(await parts()).toContain('AAD_PREMIUM')
    graph.tenant.hasPremiumLicence = false
    expect(await parts()).not.toContain('AAD_PREMIUM')
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'
import { durationMs } from './app-management.ts'

let graph: TestGraph
let admin: ReturnType<TestGraph['person']>

beforeEach(() => {
  graph = createTestGraph()
  admin = graph.person(
    'admin',
    'Policy.Read.All',
    'Policy.ReadWrite.ConditionalAccess',
    'Policy.ReadWrite.SecurityDefaults',
    'Policy.ReadWrite.Authorization',
    'Application.ReadWrite.All',
  )
})

const send = (method: string, path: string, body?: object, as = admin) =>
  graph.send({ method, path, as, ...(body === undefined ? {} : { body }) })

const securityDefaults = '/policies/identitySecurityDefaultsEnforcementPolicy'
const policies = '/identity/conditionalAccess/policies'

const blockLegacy = (rest: object = {}) => ({
  displayName: 'Block legacy authentication',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['exchangeActiveSync', 'other'],
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
  ...rest,
})

describe('security defaults and Conditional Access exclude each other (reference section 6)', () => {
  test('a policy is enabled only without the defaults, and the defaults only without a policy', async () => {
    expect((await send('POST', policies, blockLegacy())).status).toBe(400)
    expect((await send('PATCH', securityDefaults, { isEnabled: false })).status).toBe(204)
    const made = await send('POST', policies, blockLegacy())
    expect([made.status, made.message]).toEqual([201, undefined])
    const again = await send('PATCH', securityDefaults, { isEnabled: true })
    expect([again.status, again.code]).toEqual([400, 'Request_BadRequest'])
    const path = `${policies}/${String(made.json['id'])}`
    expect((await send('PATCH', path, { state: 'enabledForReportingButNotEnforced' })).status).toBe(204)
    expect((await send('PATCH', securityDefaults, { isEnabled: true })).status).toBe(204)
    expect((await send('GET', securityDefaults)).json['isEnabled']).toBe(true)
  })
})

describe('Conditional Access policies (Graph: conditionalAccessPolicy)', () => {
  beforeEach(async () => {
    await send('PATCH', securityDefaults, { isEnabled: false })
  })

  test('are made, read, filtered, changed and deleted', async () => {
    const flows = { authenticationFlows: { transferMethods: 'deviceCodeFlow' } }
    const conditions = { ...blockLegacy().conditions, clientAppTypes: ['all'], ...flows }
    const made = await send('POST', policies, blockLegacy({ conditions }))
    expect(made.json).toMatchObject({
      state: 'enabled',
      conditions: { ...flows, users: { includeUsers: ['All'], excludeUsers: [] } },
      grantControls: { builtInControls: ['block'] },
      modifiedDateTime: null,
    })
    const path = `${policies}/${String(made.json['id'])}`
    expect((await send('GET', `${policies}?$filter=state eq 'enabled'`)).value).toHaveLength(1)
    expect((await send('PATCH', path, { displayName: 'Other' })).status).toBe(204)
    const read = await send('GET', path)
    expect(read.json).toMatchObject({ displayName: 'Other', conditions: flows })
    expect((await send('DELETE', path)).status).toBe(204)
    expect((await send('GET', path)).status).toBe(404)
    expect(graph.tenant.directoryAudits.map(({ activityDisplayName }) => activityDisplayName)).toEqual(
      expect.arrayContaining(['Add conditional access policy', 'Delete conditional access policy']),
    )
  })

  test.each([
    ['no conditions', { conditions: undefined }],
    ['an unknown state', { state: 'on' }],
    ['nobody', { conditions: { ...blockLegacy().conditions, users: {} } }],
    ['no application', { conditions: { ...blockLegacy().conditions, applications: {} } }],
    ['an unknown client', { conditions: { ...blockLegacy().conditions, clientAppTypes: ['fax'] } }],
    [
      'a person who is not there',
      {
        conditions: {
          ...blockLegacy().conditions,
          users: { includeUsers: ['11111111-2222-3333-4444-555555555555'] },
        },
      },
    ],
    ['block with more', { grantControls: { operator: 'AND', builtInControls: ['block', 'mfa'] } }],
    ['no controls', { grantControls: null }],
    ['an unknown property', { colour: 'red' }],
  ])('refuses %s', async (_, rest) => {
    expect((await send('POST', policies, blockLegacy(rest))).status).toBe(400)
  })

  test('are readable for a Security Reader, not for ordinary people, and need both permissions to write', async () => {
    const alice = graph.person('alice', 'Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess')
    expect((await send('GET', policies, undefined, alice)).status).toBe(403)
    for (const role of graph.tenant.directoryRoles.values())
      if (role.displayName === 'Security Reader') role.memberIds.add(alice.oid)
    expect((await send('GET', policies, undefined, alice)).status).toBe(200)
    expect((await send('POST', policies, blockLegacy(), alice)).status).toBe(403)
    const half = graph.app('Policy.ReadWrite.ConditionalAccess')
    expect((await send('POST', policies, blockLegacy(), half)).status).toBe(403)
    expect((await send('GET', policies, undefined, graph.app('Policy.Read.All'))).status).toBe(200)
  })

  test('need Entra ID P1', async () => {
    graph.tenant.hasPremiumLicence = false
    expect((await send('POST', policies, blockLegacy())).status).toBe(403)
  })

  test('named locations can be listed', async () => {
    expect((await send('GET', '/identity/conditionalAccess/namedLocations')).value).toEqual([])
  })
})

describe('who may register applications (reference section 3.4)', () => {
  const setting = (allowedToCreateApps: boolean) =>
    send('PATCH', '/policies/authorizationPolicy', { defaultUserRolePermissions: { allowedToCreateApps } })

  test('everybody, unless the authorization policy says no; administrators always, guests never', async () => {
    const make = (nickname: string) =>
      send('POST', '/applications', { displayName: 'x' }, graph.person(nickname, 'Application.ReadWrite.All'))
    expect((await make('alice')).status).toBe(201)
    expect((await make('dora')).status).toBe(403)
    expect((await setting(false)).status).toBe(204)
    const read = await send('GET', '/policies/authorizationPolicy')
    expect(read.json).toMatchObject({
      id: 'authorizationPolicy',
      defaultUserRolePermissions: { allowedToCreateApps: false, allowedToReadOtherUsers: true },
    })
    expect((await make('alice')).status).toBe(403)
    expect((await make('admin')).status).toBe(201)
    for (const role of graph.tenant.directoryRoles.values())
      if (role.displayName === 'Application Developer') role.memberIds.add(graph.user('alice').id)
    expect((await make('alice')).status).toBe(201)
  })

  test('the policy is not theirs to change', async () => {
    const alice = graph.person('alice', 'Policy.ReadWrite.Authorization')
    const body = { defaultUserRolePermissions: { allowedToCreateApps: true } }
    expect((await send('PATCH', '/policies/authorizationPolicy', body, alice)).status).toBe(403)
  })
})

describe('ISO 8601 durations of credentials', () => {
  test.each([
    ['P90D', 90 * 86_400_000],
    ['P1Y', 365 * 86_400_000],
    ['P4DT12H30M5S', 4 * 86_400_000 + 45_005_000],
    ['P', undefined],
    ['PT', undefined],
    ['90 days', undefined],
  ])('%s', (text, milliseconds) => {
    expect(durationMs(text)).toBe(milliseconds)
  })
})

/** Making a plan true, rule by rule: microsoft.md 3.1 to 3.6, security.md 1.9, 3.2, 6.7. */
import { describe, expect, it } from 'vitest'
import { describeError } from '../../foundation/errors.ts'
import { silentLog } from '../../foundation/log.ts'
import { jsonAnswer } from '../clouds/scripted.suite.ts'
import { applyIn, faultAt, planIn, standing, writesIn } from './applying.suite.ts'
import { readCatalogue } from './catalogue.ts'
import type { CreatedObject } from './registration.ts'
import { removeApplications } from './remove.ts'
import { registrationSteps } from './step.ts'
import { createTestTenant, graphError, graphServicePrincipalId } from './tenant.suite.ts'
import { everyService, mailRequest } from './wanted.suite.ts'

const graphAppId = '00000003-0000-0000-c000-000000000000'
const mailRoles = [
  'User.Read.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
  'Mail.Read',
  'Mail.ReadWrite',
]
const notKnown = graphError(
  404,
  'Request_ResourceNotFound',
  "Resource 'x' does not exist or one of its queried references is not present.",
)

const replicating: [string, RegExp, Response][] = [
  [
    'service principal too early',
    /^POST \/servicePrincipals$/,
    graphError(400, 'Request_BadRequest', "The appId 'x' does not reference a valid application object."),
  ],
  [
    'service principal must be local',
    /^POST \/servicePrincipals$/,
    graphError(400, 'Request_BadRequest', 'The service principal being created must in the local tenant.'),
  ],
  [
    'grant too early',
    /appRoleAssignedTo/,
    graphError(400, 'Request_BadRequest', 'Not a valid reference update.'),
  ],
  ['grant of nothing yet', /appRoleAssignedTo/, notKnown],
  ['application not known yet', /^PATCH \/applications/, notKnown],
  [
    'delegated grant too early',
    /^POST \/oauth2PermissionGrants/,
    graphError(400, 'Request_BadRequest', "The clientId 'x' does not exist in the directory."),
  ],
]

describe('two new applications', () => {
  it('are made in at most (roles + delegated resources + 5) writes', async () => {
    const mail = createTestTenant()
    await applyIn(mail)
    expect(writesIn(mail)).toHaveLength(mailRoles.length + 1 + 5)

    const full = createTestTenant()
    const request = mailRequest({ services: everyService, posture: true, drift: true })
    const { plan, result } = await applyIn(full, { request })
    const roles = result?.[0]?.roles.graph ?? []
    expect(roles.length).toBeGreaterThan(20)
    expect(writesIn(full)).toHaveLength(roles.length + 1 + 5)
    expect(plan?.writes).toHaveLength(roles.length + 1 + 5)
  })

  it('one works by itself, with exactly the permissions that were planned', async () => {
    const tenant = createTestTenant()
    const { result, error } = await applyIn(tenant)
    const [backup] = result ?? []
    const ids = mailRoles.map((role) => roleId(role))

    expect(error).toBeUndefined()
    expect(backup).toMatchObject({ purpose: 'backup', roles: { graph: mailRoles }, entraKeyId: 'key-1' })
    const application = tenant.objects.applications.get(backup?.objectId ?? '')
    expect(application).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: false,
      requiredResourceAccess: [
        { resourceAppId: graphAppId, resourceAccess: ids.map((id) => ({ id, type: 'Role' })) },
      ],
    })
    expect(Object.keys(application ?? {})).not.toEqual(
      expect.arrayContaining(['publicClient', 'web', 'spa', 'api']),
    )
    expect([...tenant.objects.assignments.values()]).toEqual(
      ids.map((appRoleId) =>
        expect.objectContaining({
          appRoleId,
          principalId: backup?.servicePrincipalId,
          resourceId: graphServicePrincipalId,
        }),
      ),
    )
  })

  it('PRV-08: the certificate is sent and nothing else', async () => {
    const tenant = createTestTenant()
    await applyIn(tenant)
    const created = tenant.requests.find(({ method, path }) => method === 'POST' && path === '/applications')

    expect(created?.body['keyCredentials']).toEqual([
      {
        type: 'AsymmetricX509Cert',
        usage: 'Verify',
        displayName: 'Strongroom',
        key: Buffer.from('DER of a certificate').toString('base64'),
        startDateTime: '2026-01-01T00:00:00.000Z',
        endDateTime: '2026-06-30T00:00:00.000Z',
      },
    ])
  })

  it('the other has no credential and stands for access to Strongroom', async () => {
    const tenant = createTestTenant()
    const request = mailRequest({ publicUrl: 'https://backup.contoso.com' })
    const { result } = await applyIn(tenant, { request })
    const signIn = result?.[1]
    const application = tenant.objects.applications.get(signIn?.objectId ?? '')
    const { appId = '' } = signIn ?? {}

    expect(application).toMatchObject({
      isFallbackPublicClient: true,
      publicClient: {
        redirectUris: [
          'https://backup.contoso.com/sign-in/callback',
          'https://backup.contoso.com/portal/sign-in/callback',
        ],
      },
      identifierUris: [`api://${appId}`],
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: 'access_as_user', isEnabled: true }],
        preAuthorizedApplications: [{ appId }],
      },
      optionalClaims: {
        accessToken: [
          { name: 'idtyp', additionalProperties: ['include_user_token'] },
          { name: 'auth_time' },
          { name: 'acrs' },
        ],
      },
    })
    expect(application).not.toHaveProperty('keyCredentials')
    expect(signIn).toMatchObject({ roles: {}, entraKeyId: undefined })
    expect([...tenant.objects.grants.values()]).toMatchObject([
      { clientId: signIn?.servicePrincipalId, consentType: 'AllPrincipals', scope: 'User.Read' },
    ])
  })

  it('I17: every object is named before it is created, and again with its id', async () => {
    const tenant = createTestTenant()
    const { recorded } = await applyIn(tenant)
    const { applications, servicePrincipals, assignments, grants } = tenant.objects
    const maps = [applications, servicePrincipals, assignments, grants]
    const made = maps
      .flatMap((map) => Array.from(map.keys()))
      .filter((id) => !/^(graph|exchange|sharepoint)-sp$/.test(id))
    const named = ({ kind, name, marker }: CreatedObject): string => [kind, name, marker].join(' ')
    const withId = recorded.filter(({ id }) => id !== undefined)
    const intents = recorded.filter(({ id }) => id === undefined)

    expect(withId.map(({ id }) => id ?? '').toSorted()).toEqual(made.toSorted())
    expect(intents.map(named).toSorted()).toEqual(withId.map(named).toSorted())
    for (const object of withId)
      expect(recorded.indexOf(object)).toBeGreaterThan(
        recorded.findIndex((intent) => intent.id === undefined && named(intent) === named(object)),
      )
  })

  it('each step tells when it begins and when it is done', async () => {
    const { steps } = await applyIn(createTestTenant())
    const expected = registrationSteps.slice(0, -1).flatMap(({ name }) => [`${name} running`, `${name} done`])

    expect(steps.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(expected.toSorted())
  })

  it('may have the same name', async () => {
    const names = { backup: 'Same', restore: 'Same', 'sign-in': 'Same' }
    const { result } = await applyIn(createTestTenant(), { request: mailRequest({ names }) })

    expect(result?.[0]?.objectId).not.toBe(result?.[1]?.objectId)
  })
})

function roleId(value: string): string | undefined {
  return readCatalogue().permissions.find((each) => each.value === value && each.kind === 'application')?.id
}

describe('a directory that does not know what was made a moment ago', () => {
  it.each(replicating)('is waited for: %s', async (_what, pattern, answer) => {
    const tenant = createTestTenant(faultAt(pattern, answer, 6))
    const { error, steps } = await applyIn(tenant)

    expect(error).toBeUndefined()
    expect(steps.filter(({ detail }) => /waiting until/.test(detail))).toHaveLength(6)
    expect(tenant.objects.applications.size + tenant.objects.servicePrincipals.size).toBe(2 + 5)
  })

  it('is given twenty minutes', async () => {
    const [, pattern, answer] = replicating[0] ?? []
    if (!pattern || !answer) throw new Error('no case')
    const tenant = createTestTenant(faultAt(pattern, answer, Number.POSITIVE_INFINITY))
    const { error, steps } = await applyIn(tenant)

    expect(error).toMatchObject({ code: 'registration_failed' })
    expect(steps.at(-1)).toMatchObject({ state: 'failed' })
  })
})

describe('lost answers', () => {
  it.each([
    ['POST /applications', /^POST \/applications$/],
    ['POST /servicePrincipals', /^POST \/servicePrincipals$/],
    ['POST appRoleAssignedTo', /appRoleAssignedTo/],
    ['POST /oauth2PermissionGrants', /^POST \/oauth2PermissionGrants/],
  ])('PRV-07: nothing is made twice when the answer of %s was lost', async (_what, pattern) => {
    for (const loss of ['lost-after', 'lost-before'] as const) {
      const tenant = createTestTenant(faultAt(pattern, loss))
      const { error } = await applyIn(tenant)
      const { applications, servicePrincipals, assignments, grants } = tenant.objects

      expect(error).toBeUndefined()
      expect([applications.size, servicePrincipals.size]).toEqual([2, 5])
      expect([assignments.size, grants.size]).toEqual([mailRoles.length, 1])
    }
  })

  it('PRV-07: an application is looked for again and again before it is made twice', async () => {
    let isLost = false
    let hidden = 4
    const tenant = createTestTenant(({ method, path }) => {
      if (method === 'POST' && path === '/applications' && !isLost) {
        isLost = true
        return 'lost-after'
      }
      if (!isLost || hidden === 0 || !path.startsWith('/applications?')) return undefined
      hidden -= 1
      return jsonAnswer(200, { value: [] })
    })
    const { error } = await applyIn(tenant)

    expect(error).toBeUndefined()
    expect(tenant.objects.applications.size).toBe(2)
  })
})

describe('PRV-07: killed at any request and run again with the same marker', () => {
  it('ends in the planned state, without a duplicate', async () => {
    const complete = createTestTenant()
    await applyIn(complete)
    const expected = standing(complete)
    const total = complete.requests.length

    for (let cut = 1; cut <= total; cut += 1)
      for (const isCarriedOut of [false, true]) {
        let isCut = true
        let count = 0
        const controller = new AbortController()
        const tenant = createTestTenant(() => {
          count += 1
          if (!isCut || count < cut) return undefined
          controller.abort()
          return isCarriedOut && count === cut ? 'lost-after' : 'lost-before'
        })
        const first = await applyIn(tenant, { signal: controller.signal })
        isCut = false
        const second = await applyIn(tenant, { earlier: first.recorded })

        expect([cut, second.error]).toEqual([cut, undefined])
        expect(standing(tenant)).toEqual(expected)
        expect((await planIn(tenant)).writes).toEqual([])
      }
  })

  it('waits for an application that is on record and not listed yet', async () => {
    let isHidden = false
    const tenant = createTestTenant(({ path }) =>
      isHidden && path.startsWith('/applications?') ? jsonAnswer(200, { value: [] }) : undefined,
    )
    const controller = new AbortController()
    const first = await applyIn(tenant, { signal: controller.signal })
    isHidden = true
    const startedAt = tenant.clock.now()
    const sleep = tenant.clock.sleep.bind(tenant.clock)
    tenant.clock.sleep = async (milliseconds, signal) => {
      await sleep(milliseconds, signal)
      if (tenant.clock.now() - startedAt > 60_000) isHidden = false
    }
    const second = await applyIn(tenant, { earlier: first.recorded })

    expect(second.error).toBeUndefined()
    expect(tenant.objects.applications.size).toBe(2)
  })

  it('deletes the twins that unanswered writes had made, and that showed themselves only after the next try', async () => {
    const controller = new AbortController()
    let isHidden = false
    let isResumed = false
    const tenant = createTestTenant(({ method, path }) => {
      if (tenant.objects.applications.size === 4) isHidden = false
      if (isHidden && path.startsWith('/applications?')) return jsonAnswer(200, { value: [] })
      if (method !== 'POST' || path !== '/applications' || isResumed) return undefined
      controller.abort()
      return 'lost-after'
    })
    const first = await applyIn(tenant, { signal: controller.signal })
    const made = [...tenant.objects.applications.keys()]
    expect(made).toHaveLength(2)
    isHidden = true
    isResumed = true
    const second = await applyIn(tenant, { earlier: first.recorded })

    expect(second.error).toBeUndefined()
    const used = (second.result ?? []).map(({ objectId }) => objectId)
    expect(used.filter((id) => made.includes(id))).toEqual([])
    expect([...tenant.objects.applications.keys()].toSorted()).toEqual(used.toSorted())
  })
})

describe('what was confirmed is what is done', () => {
  it('PRV-01: nothing is written when the tenant has changed since', async () => {
    const tenant = createTestTenant()
    const meanwhile = () =>
      tenant.objects.applications.set('new', {
        id: 'new',
        appId: 'x',
        displayName: 'Strongroom Sign-in',
        tags: [],
      })
    const { error } = await applyIn(tenant, { meanwhile })

    expect(error).toMatchObject({ code: 'plan_changed' })
    expect(writesIn(tenant)).toEqual([])
  })

  it.each([
    ['permission_unknown', []],
    [
      'permission_mismatch',
      [{ id: '00000000-0000-0000-0000-000000000000', value: 'User.Read', isEnabled: true }],
    ],
    [
      'permission_unknown',
      [{ id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', value: 'User.Read', isEnabled: false }],
    ],
  ])('PRV-02: %s before anything is written when Graph publishes other ids', async (code, published) => {
    const tenant = createTestTenant()
    const resource = tenant.objects.servicePrincipals.get(graphServicePrincipalId)
    Object.assign(resource ?? {}, { oauth2PermissionScopes: published })
    const { plan, error } = await applyIn(tenant)

    expect(plan?.obstacles).toMatchObject([{ code, isAcceptable: false }])
    expect(error).toMatchObject({ code: 'plan_blocked' })
    expect(writesIn(tenant)).toEqual([])
  })

  it('fails at once, with step and words of Microsoft, when the administrator may not', async () => {
    const denied = graphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    )
    const tenant = createTestTenant(faultAt(/appRoleAssignedTo/, denied, 9))
    const { error } = await applyIn(tenant)

    expect(error).toMatchObject({ name: 'ApplicationsError', code: 'registration_failed' })
    expect(describeError(error)).toMatch(/^Grant the permissions.*Insufficient privileges/)
    expect(tenant.clock.waits).toEqual([])
  })
})

describe('removeApplications', () => {
  it('takes back everything, wherever it was cut off', async () => {
    const complete = createTestTenant()
    await applyIn(complete)
    const total = writesIn(complete).length

    for (let cut = 1; cut <= total; cut += 1) {
      let count = 0
      const tenant = createTestTenant(({ method }) => {
        if (method === 'GET' || method === 'DELETE') return undefined
        count += 1
        return count === cut ? graphError(403, 'Authorization_RequestDenied', 'no') : undefined
      })
      const { error, recorded } = await applyIn(tenant)
      const left = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)

      expect(error).toBeDefined()
      expect(left).toEqual([])
      expect([...tenant.objects.applications.keys()]).toEqual([])
      expect([...tenant.objects.servicePrincipals.keys()]).toEqual([
        'graph-sp',
        'exchange-sp',
        'sharepoint-sp',
      ])
    }
  })

  it('finds an application by its tag when nobody knows whether it was created', async () => {
    const tenant = createTestTenant()
    const named = (id: string, tags: string[]) => ({ id, appId: id, displayName: 'N', tags })
    tenant.objects.applications.set('ours', named('ours', ['strongroom-registration:1']))
    tenant.objects.applications.set('other', named('other', []))
    const created = [{ kind: 'application', name: 'N', marker: 'strongroom-registration:1' }]

    await expect(removeApplications({ graph: tenant.graph, log: silentLog }, created)).resolves.toEqual([])
    expect([...tenant.objects.applications.keys()]).toEqual(['other'])
  })

  it('may be called again, and names what could not be removed', async () => {
    const denied = graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges')
    const tenant = createTestTenant(faultAt(/^DELETE \/applications/, denied))
    const { recorded } = await applyIn(tenant)
    const first = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)
    const second = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)

    expect(first).toMatchObject([
      {
        kind: 'application',
        id: expect.stringMatching(/^applications-/),
        reason: expect.stringContaining('Insufficient privileges'),
      },
    ])
    expect(second).toEqual([])
  })
})

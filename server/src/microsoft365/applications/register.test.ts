/** Registration, rule by rule: microsoft.md 3.1 to 3.6, security.md 1.9, 3.2, 6.7. */
import { describe, expect, it } from 'vitest'
import { describeError } from '../../foundation/errors.ts'
import { silentLog } from '../../foundation/log.ts'
import { jsonAnswer } from '../clouds/scripted.suite.ts'
import { readPermissionCatalogue } from './permissions.ts'
import { registerApplications } from './register.ts'
import { registrationSteps, type CreatedObject, type RegistrationProgress } from './registration.ts'
import { removeApplications } from './remove.ts'
import {
  createTestTenant,
  graphError,
  graphServicePrincipalId,
  type Fault,
  type TestTenant,
} from './tenant.suite.ts'

const certificate = {
  certificate: Buffer.from('DER of a certificate'),
  notBefore: Date.parse('2026-01-01T00:00:00Z'),
  notAfter: Date.parse('2026-06-30T00:00:00Z'),
}
const request = { backupName: "Strongroom Backup o'clock", signInName: 'Strongroom Sign-in', certificate }

async function register(tenant: TestTenant, asked = request) {
  const recorded: CreatedObject[] = []
  const steps: RegistrationProgress[] = []
  const { graph, clock, random } = tenant
  const dependencies = {
    graph,
    clock,
    random,
    record: async (object: CreatedObject) => void recorded.push({ ...object }),
    progress: (step: RegistrationProgress) => void steps.push(step),
  }
  const outcome = await registerApplications(dependencies, asked).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  )
  return { ...outcome, recorded, steps }
}

function writes({ requests }: TestTenant): string[] {
  return requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
}

/** Does something to the first `times` requests that match. */
function faultAt(pattern: RegExp, answer: ReturnType<Fault>, times = 1): Fault {
  let left = times
  return ({ method, path }) => {
    if (left === 0 || !pattern.test(`${method} ${path}`)) return undefined
    left -= 1
    return answer instanceof Response ? answer.clone() : answer
  }
}

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
  [
    'grant of nothing yet',
    /appRoleAssignedTo/,
    graphError(
      404,
      'Request_ResourceNotFound',
      "Resource 'x' does not exist or one of its queried references is not present.",
    ),
  ],
  [
    'application not known yet',
    /^PATCH \/applications/,
    graphError(
      404,
      'Request_ResourceNotFound',
      "Resource 'x' does not exist or one of its queried references is not present.",
    ),
  ],
  [
    'delegated grant too early',
    /^POST \/oauth2PermissionGrants/,
    graphError(400, 'Request_BadRequest', "The clientId 'x' does not exist in the directory."),
  ],
]

describe('registerApplications', () => {
  it('makes a backup application that works by itself, with exactly the granted permissions', async () => {
    const tenant = createTestTenant()
    const { result } = await register(tenant)
    const application = tenant.objects.applications.get(result?.backup.objectId ?? '')
    const roles = readPermissionCatalogue().backup

    expect(application).toMatchObject({
      displayName: request.backupName,
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: false,
      requiredResourceAccess: [
        {
          resourceAppId: '00000003-0000-0000-c000-000000000000',
          resourceAccess: roles.map(({ id }) => ({ id, type: 'Role' })),
        },
      ],
    })
    expect(Object.keys(application ?? {})).not.toEqual(expect.arrayContaining(['publicClient', 'web', 'spa']))
    expect([...tenant.objects.assignments.values()]).toEqual(
      roles.map(({ id }) =>
        expect.objectContaining({
          principalId: result?.backup.servicePrincipalId,
          resourceId: graphServicePrincipalId,
          appRoleId: id,
        }),
      ),
    )
  })

  it('PRV-08: sends the certificate and nothing else', async () => {
    const tenant = createTestTenant()
    await register(tenant)

    expect(tenant.objects.applications.get('applications-1')?.['keyCredentials']).toEqual([
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

  it('makes a sign-in application without any credential that stands for access to Strongroom', async () => {
    const tenant = createTestTenant()
    const { result } = await register(tenant)
    const application = tenant.objects.applications.get(result?.signIn.objectId ?? '')
    const appId = result?.signIn.appId ?? ''

    expect(application).toMatchObject({
      isFallbackPublicClient: true,
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
    expect([...tenant.objects.grants.values()]).toEqual([
      expect.objectContaining({
        clientId: result?.signIn.servicePrincipalId,
        consentType: 'AllPrincipals',
        scope: 'User.Read',
      }),
    ])
  })

  it('I17: names every object before it is created, and again with its id', async () => {
    const tenant = createTestTenant()
    const { recorded } = await register(tenant)
    const made = Object.values(tenant.objects).flatMap((map) => Array.from(map.keys()))

    expect(recorded.filter(({ id }) => id === undefined)).toHaveLength(made.length - 1)
    expect(recorded.map(({ id }) => id).filter((id) => id !== undefined)).toEqual(
      expect.arrayContaining(made.filter((id) => id !== graphServicePrincipalId)),
    )
    const named = ({ kind, name, marker }: CreatedObject): string => [kind, name, marker].join(' ')
    expect(recorded.filter(({ id }) => id !== undefined).map(named)).toEqual(
      recorded.filter(({ id }) => id === undefined).map(named),
    )
  })

  it('tells each step when it begins and when it is done', async () => {
    const { steps } = await register(createTestTenant())
    const expected = registrationSteps.slice(0, -1).flatMap(({ name }) => [`${name} running`, `${name} done`])

    expect(steps.map(({ name, state }) => `${name} ${state}`)).toEqual(expected)
  })

  it.each(replicating)(
    'waits while the directory does not know what was made: %s',
    async (_what, pattern, answer) => {
      const tenant = createTestTenant(faultAt(pattern, answer, 3))
      const { error, steps } = await register(tenant)

      expect(error).toBeUndefined()
      expect(tenant.clock.waits).toEqual([1_000, 2_000, 4_000])
      expect(steps.filter(({ detail }) => /waiting until/.test(detail))).toHaveLength(3)
      expect(tenant.objects.applications.size + tenant.objects.servicePrincipals.size).toBe(2 + 3)
    },
  )

  it('gives up after twenty minutes of waiting', async () => {
    const [, pattern, answer] = replicating[0] ?? []
    if (!pattern || !answer) throw new Error('no case')
    const tenant = createTestTenant(faultAt(pattern, answer, Number.POSITIVE_INFINITY))
    const startedAt = tenant.clock.now()
    const { error, steps } = await register(tenant)

    expect(error).toMatchObject({ code: 'registration_failed' })
    expect(tenant.clock.now() - startedAt).toBeLessThanOrEqual(1_200_000)
    expect(steps.at(-1)).toMatchObject({ name: 'create-backup-service-principal', state: 'failed' })
  })

  it.each([
    ['POST /applications', /^POST \/applications$/],
    ['POST /servicePrincipals', /^POST \/servicePrincipals$/],
    ['POST appRoleAssignedTo', /appRoleAssignedTo/],
    ['POST /oauth2PermissionGrants', /^POST \/oauth2PermissionGrants/],
  ])('PRV-07: makes nothing twice when the answer of %s was lost', async (_what, pattern) => {
    for (const loss of ['lost-after', 'lost-before'] as const) {
      const tenant = createTestTenant(faultAt(pattern, loss))
      const { error } = await register(tenant)
      const { applications, servicePrincipals, assignments, grants } = tenant.objects

      expect(error).toBeUndefined()
      expect([applications.size, servicePrincipals.size, assignments.size, grants.size]).toEqual([
        2,
        3,
        readPermissionCatalogue().backup.length,
        1,
      ])
    }
  })

  it('PRV-07: looks again and again before it makes an application twice, since listings lag behind', async () => {
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
    const { error } = await register(tenant)

    expect(error).toBeUndefined()
    expect(tenant.objects.applications.size).toBe(2)
  })

  it('PRV-03: never adopts an application that only has the name', async () => {
    const tenant = createTestTenant()
    tenant.objects.applications.set('stranger', {
      id: 'stranger',
      appId: 'x',
      displayName: request.backupName,
      tags: [],
    })
    const { result } = await register(tenant)

    expect(result?.backup.objectId).not.toBe('stranger')
    expect(tenant.objects.applications.get('stranger')).not.toHaveProperty('keyCredentials')
  })

  it('makes two applications also when both are given the same name', async () => {
    const tenant = createTestTenant()
    const { result } = await register(tenant, { ...request, signInName: request.backupName })

    expect(result?.signIn.objectId).not.toBe(result?.backup.objectId)
  })

  it('treats a grant that is there already as granted, and extends a delegated one', async () => {
    const tenant = createTestTenant()
    const exists = graphError(
      400,
      'Request_BadRequest',
      'Permission being assigned already exists on the object',
    )
    const withGrant = createTestTenant((wire) => {
      if (wire.method === 'GET' && wire.path.startsWith('/oauth2PermissionGrants'))
        withGrant.objects.grants.set('g', {
          id: 'g',
          clientId: /'(.*)'/.exec(wire.path)?.[1],
          consentType: 'AllPrincipals',
          resourceId: graphServicePrincipalId,
          scope: 'openid profile',
        })
      return undefined
    })
    const { error } = await register(withGrant)
    const duplicate = createTestTenant(faultAt(/appRoleAssignedTo/, exists))
    const second = await register(duplicate)

    expect([error, second.error]).toEqual([undefined, undefined])
    expect(withGrant.objects.grants.get('g')?.['scope']).toBe('openid profile User.Read')
    expect(tenant.requests).toEqual([])
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
    const { error } = await register(tenant)

    expect(error).toMatchObject({ code })
    expect(writes(tenant)).toEqual([])
  })

  it('fails at once, with step and words of Microsoft, when the administrator may not', async () => {
    const denied = graphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    )
    const tenant = createTestTenant(faultAt(/appRoleAssignedTo/, denied))
    const { error } = await register(tenant)

    expect(error).toMatchObject({ name: 'ApplicationsError', code: 'registration_failed' })
    expect(describeError(error)).toMatch(/^Grant the permissions.*Insufficient privileges/)
    expect(tenant.clock.waits).toEqual([])
  })
})

describe('removeApplications', () => {
  const failures = createTestTenant()

  it('takes back everything, wherever the registration was cut off', async () => {
    const { graph } = failures
    expect(await removeApplications({ graph, log: silentLog }, [])).toEqual([])
    const complete = createTestTenant()
    await register(complete)
    const total = writes(complete).length

    expect(total).toBe(11)
    for (let cut = 1; cut <= total; cut += 1) {
      let count = 0
      const tenant = createTestTenant(({ method }) => {
        if (method === 'GET' || method === 'DELETE') return undefined
        count += 1
        return count === cut ? graphError(403, 'Authorization_RequestDenied', 'no') : undefined
      })
      const { error, recorded } = await register(tenant)
      const left = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)

      expect(error).toBeDefined()
      expect(left).toEqual([])
      expect([...tenant.objects.applications.keys()]).toEqual([])
      expect([...tenant.objects.servicePrincipals.keys()]).toEqual([graphServicePrincipalId])
    }
  })

  it('finds an application by its tag when nobody knows whether it was created', async () => {
    const tenant = createTestTenant()
    tenant.objects.applications.set('ours', {
      id: 'ours',
      appId: 'a',
      displayName: 'N',
      tags: ['strongroom-registration:1'],
    })
    tenant.objects.applications.set('other', { id: 'other', appId: 'b', displayName: 'N', tags: [] })
    const created = [{ kind: 'application', name: 'N', marker: 'strongroom-registration:1' }]

    await expect(removeApplications({ graph: tenant.graph, log: silentLog }, created)).resolves.toEqual([])
    expect([...tenant.objects.applications.keys()]).toEqual(['other'])
  })

  it('may be called again, and names what could not be removed', async () => {
    const denied = graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges')
    const tenant = createTestTenant(faultAt(/^DELETE \/applications/, denied))
    const { recorded } = await register(tenant)
    const first = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)
    const second = await removeApplications({ graph: tenant.graph, log: silentLog }, recorded)

    expect(first).toEqual([
      expect.objectContaining({
        kind: 'application',
        name: 'Strongroom Sign-in',
        id: 'applications-2',
        reason: expect.stringContaining('Insufficient privileges'),
      }),
    ])
    expect(second).toEqual([])
  })
})

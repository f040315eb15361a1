/** The whole of a registration against the built simulator: sign-in, both applications, lag, use, removal. */
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { decodeUnverified } from '../identity-platform/unverified-claims.ts'
import { inspectAdministrator } from './administrator.ts'
import { waitUntilEffective } from './effective.ts'
import { applyPlan, draftFor } from './apply.ts'
import { registrationPermissions } from './catalogue.ts'
import type { AppliedApplication, ApplicationsRequest } from './model.ts'
import type { CreatedObject, RegistrationProgress } from './registration.ts'
import { removeApplications } from './remove.ts'
import { startSimulatedTenant, type SimulatedTenant } from './simulated-tenant.suite.ts'
import { mailRequest } from './wanted.suite.ts'

const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const anything = Type.Object({})
const ourNames = {
  backup: 'Strongroom Backup',
  restore: 'Strongroom Restore',
  'sign-in': 'Strongroom Sign-in',
}
let tenant: SimulatedTenant

beforeAll(async () => {
  tenant = await startSimulatedTenant('--lag', '30')
})
afterAll(() => tenant.stop())

async function signIn(user: string): Promise<{ graph: Graph; claims: ReturnType<typeof decodeUnverified> }> {
  const { identityPlatform } = tenant
  const scopes = tenant.scopes(registrationPermissions())
  const request = { tenant: 'organizations', clientId: graphCommandLineTools, scopes }
  const authorization = await identityPlatform.requestDeviceAuthorization(request)
  await tenant.approve(authorization.userCode, user)
  const { accessToken } = await identityPlatform.pollForDeviceAccessToken(authorization)
  return {
    graph: tenant.graphWith(identityPlatform.signedInTokens(accessToken)),
    claims: decodeUnverified(accessToken),
  }
}

const backupRoles = [
  'User.Read.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
  'Mail.Read',
  'Mail.ReadWrite',
]

interface Registered {
  readonly backup: AppliedApplication
  readonly people: AppliedApplication
}

interface Attempt {
  readonly graph: Graph
  readonly request: ApplicationsRequest
  readonly recorded: CreatedObject[]
  readonly steps: RegistrationProgress[]
}

async function register({ graph, request, recorded, steps }: Attempt): Promise<Registered> {
  const dependencies = {
    graph,
    clock: tenant.clock,
    random: systemRandom,
    cloud: tenant.cloud,
    tenantId: tenant.tenantId,
    record: async (object: CreatedObject) => void recorded.push(object),
    withdraw: async () => undefined,
    earlier: [],
    progress: (step: RegistrationProgress) => void steps.push(step),
  }
  const marker = `strongroom-registration:${systemRandom.uuid()}`
  const { plan } = await draftFor(dependencies, { request, marker })
  const [backup, people] = await applyPlan(dependencies, { plan, request, marker })
  if (!backup || !people) throw new Error('two applications were planned')
  return { backup, people }
}

describe('a registration in a tenant that takes 30 seconds to know things', () => {
  const recorded: CreatedObject[] = []
  const steps: RegistrationProgress[] = []
  let administrator: Awaited<ReturnType<typeof signIn>>
  let registered: Registered

  it('begins with a Global Administrator', async () => {
    administrator = await signIn('admin@contoso.onmicrosoft.com')
    const inspected = await inspectAdministrator(administrator.graph, administrator.claims)

    expect(inspected).toMatchObject({
      userName: 'admin@contoso.onmicrosoft.com',
      tenantId: tenant.tenantId,
      initialDomain: 'contoso.onmicrosoft.com',
    })
  })

  it('registers both applications, waiting out what the directory does not know yet', async () => {
    const request = mailRequest({ certificates: { backup: tenant.certificate }, names: ourNames })
    registered = await register({ graph: administrator.graph, request, recorded, steps })

    expect(steps.filter(({ state }) => state === 'failed')).toEqual([])
    expect(steps.some(({ detail }) => /waiting until/.test(detail))).toBe(true)
    expect(new Set(recorded.map(({ id }) => id)).size).toBe(1 + 4 + backupRoles.length + 1)
  })

  it('is effective once the certificate gives tokens with every permission', async () => {
    const tokensFor = (resource: string | undefined) =>
      tenant.identityPlatform.applicationTokens({
        tenantId: tenant.tenantId,
        clientId: registered.backup.appId,
        signer: tenant.signer,
        ...(resource !== undefined && { resource }),
      })
    const { clock } = tenant
    const graphFor = (source: AccessTokenSource) => tenant.graphWith(source)
    const progress = (step: RegistrationProgress) => void steps.push(step)
    await waitUntilEffective(
      { tokensFor, graphFor, clock, random: systemRandom, progress },
      registered.backup.roles,
    )
    const tokens = tokensFor(undefined)
    const graph = graphFor(tokens)
    const claims = decodeUnverified(await tokens.token())

    expect(claims?.roles.toSorted()).toEqual(backupRoles.toSorted())
    expect(claims?.identityType).toBe('app')
    await expect(graph.json({ path: '/organization?$select=id' }, anything)).resolves.toBeDefined()
    await expect(graph.json({ path: '/directoryRoles?$select=id' }, anything)).resolves.toBeDefined()
    await expect(graph.json({ path: '/applications?$select=id' }, anything)).rejects.toMatchObject({
      status: 403,
    })
  })

  it('lets people sign in to Strongroom without any consent of theirs', async () => {
    const { identityPlatform } = tenant
    const { appId } = registered.people
    const request = { tenant: tenant.tenantId, clientId: appId, scopes: [`api://${appId}/access_as_user`] }
    const authorization = await identityPlatform.requestDeviceAuthorization(request)
    await tenant.approve(authorization.userCode, 'alice@contoso.onmicrosoft.com')
    const claims = decodeUnverified(
      (await identityPlatform.pollForDeviceAccessToken(authorization)).accessToken,
    )

    expect(claims).toMatchObject({
      audience: appId,
      clientId: appId,
      scopes: ['access_as_user'],
      identityType: 'user',
      version: '2.0',
      tenantId: tenant.tenantId,
    })
    expect(claims?.authenticatedAt).toBeTypeOf('number')
  })

  it('I17: leaves nothing behind when it is taken back', async () => {
    const { graph } = administrator
    await expect(removeApplications({ graph, log: silentLog }, recorded)).resolves.toEqual([])
    const path = "/applications?$filter=startswith(displayName,'Strongroom')&$select=id"
    const names = Type.Object({ value: Type.Array(Type.Unknown()) })

    await expect(graph.json({ path }, names)).resolves.toMatchObject({ value: [] })
    await expect(
      graph.json({ path: '/directory/deletedItems/microsoft.graph.application?$select=id' }, names),
    ).resolves.toMatchObject({ value: [] })
  })
})

describe('a registration that is killed in a tenant that takes 30 seconds to know things', () => {
  it.each([1, 2, 4, 7, 14])(
    'PRV-07: ends in the planned state when it is resumed at once (record %i)',
    async (cut) => {
      const { graph } = await signIn('admin@contoso.onmicrosoft.com')
      const names = { backup: `Cut ${cut}`, restore: '', 'sign-in': `Cut ${cut}` }
      const request = mailRequest({ certificates: { backup: tenant.certificate }, names })
      const marker = `strongroom-registration:${systemRandom.uuid()}`
      const recorded: CreatedObject[] = []
      const attempt = async (signal?: AbortSignal, onRecord: () => void = () => undefined) => {
        const dependencies = {
          graph,
          clock: tenant.clock,
          random: systemRandom,
          cloud: tenant.cloud,
          tenantId: tenant.tenantId,
          earlier: [...recorded],
          withdraw: async () => undefined,
          record: async (object: CreatedObject) => {
            recorded.push(object)
            onRecord()
          },
          progress: () => undefined,
        }
        const { plan } = await draftFor(dependencies, { request, marker })
        return applyPlan(dependencies, { plan, request, marker }, signal)
      }
      const controller = new AbortController()
      const kill = () => {
        if (recorded.length >= cut) controller.abort()
      }
      await expect(attempt(controller.signal, kill)).rejects.toThrow(/abort/i)
      const applied = await attempt()

      const path = `/applications?$filter=displayName eq 'Cut ${cut}'&$select=id`
      const list = Type.Object({ value: Type.Array(Type.Unknown()) })
      expect((await graph.json({ path }, list)).value).toHaveLength(2)
      const held = Type.Object({ value: Type.Array(Type.Object({ appRoleId: Type.String() })) })
      const principal = applied[0]?.servicePrincipalId
      const { value } = await graph.json({ path: `/servicePrincipals/${principal}/appRoleAssignments` }, held)
      expect(value).toHaveLength(backupRoles.length)
      await expect(removeApplications({ graph, log: silentLog }, recorded)).resolves.toEqual([])
    },
  )
})

describe('a registration while Microsoft is in trouble', () => {
  it('F-18, F-19, F-21: makes nothing twice under throttling, outages and cut connections', async () => {
    const { graph } = await signIn('admin@contoso.onmicrosoft.com')
    const fault = (method: string, path: string, trouble: object) =>
      tenant.control('POST', 'faults', { match: { method, path }, times: 1, ...trouble })
    await fault('GET', '/v1.0/servicePrincipals', { cut: 20 })
    await fault('POST', '/v1.0/applications', { cut: 0 })
    await fault('POST', '/v1.0/servicePrincipals', { cut: 10 })
    await fault('POST', '/appRoleAssignedTo$/', { status: 429, headers: { 'retry-after': '7' } })
    await fault('PATCH', '/v1.0/applications/', { status: 503 })
    await fault('POST', '/v1.0/oauth2PermissionGrants', { status: 500, process: true })
    const recorded: CreatedObject[] = []
    const before = tenant.waits.length
    const request = mailRequest({
      certificates: { backup: tenant.certificate },
      names: { backup: 'Under Fire', restore: 'Under Fire', 'sign-in': 'Under Fire' },
    })
    await register({ graph, request, recorded, steps: [] })
    const path = "/applications?$filter=displayName eq 'Under Fire'&$select=id"
    const list = Type.Object({ value: Type.Array(Type.Unknown()) })

    expect(tenant.waits.slice(before).some((waitMs) => waitMs > 6_000 && waitMs <= 7_000)).toBe(true)
    await expect(tenant.control('GET', 'faults')).resolves.toMatchObject({
      faults: Array.from({ length: 6 }, () => expect.objectContaining({ hits: 1 })),
    })
    expect((await graph.json({ path }, list)).value).toHaveLength(2)
    await tenant.control('DELETE', 'faults')
    await expect(removeApplications({ graph, log: silentLog }, recorded)).resolves.toEqual([])
  })
})

describe('who is refused', () => {
  it('DEV-20: an ordinary user cannot even consent, so nobody is signed in', async () => {
    const scopes = tenant.scopes(registrationPermissions())
    const request = { tenant: 'organizations', clientId: graphCommandLineTools, scopes }
    const authorization = await tenant.identityPlatform.requestDeviceAuthorization(request)

    await expect(tenant.approve(authorization.userCode, 'alice@contoso.onmicrosoft.com')).rejects.toThrow(
      'm365-simulator',
    )
  })

  it('DEV-11: a declined sign-in stops', async () => {
    const scopes = tenant.scopes(['User.Read'])
    const request = { tenant: 'organizations', clientId: graphCommandLineTools, scopes }
    const authorization = await tenant.identityPlatform.requestDeviceAuthorization(request)
    await tenant.approve(authorization.userCode, 'alice@contoso.onmicrosoft.com', '--decline')

    await expect(tenant.identityPlatform.pollForDeviceAccessToken(authorization)).rejects.toMatchObject({
      code: 'authorization_declined',
    })
  })

  it('DEV-12: a code that nobody used expires', async () => {
    const request = {
      tenant: 'organizations',
      clientId: graphCommandLineTools,
      scopes: tenant.scopes(['User.Read']),
    }
    const authorization = await tenant.identityPlatform.requestDeviceAuthorization(request)

    await expect(tenant.identityPlatform.pollForDeviceAccessToken(authorization)).rejects.toMatchObject({
      code: 'expired_token',
    })
  })

  it('an unknown tenant is named as such (AADSTS90002)', async () => {
    const request = {
      tenant: 'nobody.example',
      clientId: graphCommandLineTools,
      scopes: tenant.scopes(['User.Read']),
    }

    await expect(tenant.identityPlatform.requestDeviceAuthorization(request)).rejects.toMatchObject({
      code: 'invalid_request',
      errorCodes: [90002],
    })
  })
})

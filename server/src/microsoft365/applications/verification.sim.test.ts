/** The full plan in the simulator, an existing application that is adopted, and what is said when one right is revoked. */
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { applyPlan, draftFor } from './apply.ts'
import { readCatalogue, registrationPermissions } from './catalogue.ts'
import { waitUntilEffective } from './effective.ts'
import { exercisePermissions } from './exercise.ts'
import type { AppliedApplication, ApplicationsPlan, ApplicationsRequest } from './model.ts'
import { readAssignments } from './observe-application.ts'
import type { CreatedObject } from './registration.ts'
import { removeApplications } from './remove.ts'
import { startSimulatedTenant, type SimulatedTenant } from './simulated-tenant.suite.ts'
import { everyService, mailRequest } from './wanted.suite.ts'

const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const madeSchema = Type.Object({ id: Type.String(), appId: Type.String() })
const keysSchema = Type.Object({ keyCredentials: Type.Array(Type.Object({ keyId: Type.String() })) })
let tenant: SimulatedTenant
let graph: Graph

beforeAll(async () => {
  tenant = await startSimulatedTenant()
  const { identityPlatform } = tenant
  const scopes = tenant.scopes(registrationPermissions())
  const request = { tenant: 'organizations', clientId: graphCommandLineTools, scopes }
  const authorization = await identityPlatform.requestDeviceAuthorization(request)
  await tenant.approve(authorization.userCode, 'admin@contoso.onmicrosoft.com')
  const { accessToken } = await identityPlatform.pollForDeviceAccessToken(authorization)
  graph = tenant.graphWith(identityPlatform.signedInTokens(accessToken))
})
afterAll(() => tenant.stop())

interface Applied {
  readonly plan: ApplicationsPlan
  readonly applications: readonly AppliedApplication[]
  readonly recorded: CreatedObject[]
}

function dependencies(recorded: CreatedObject[]) {
  return {
    graph,
    clock: tenant.clock,
    random: systemRandom,
    cloud: tenant.cloud,
    tenantId: tenant.tenantId,
    earlier: [],
    record: async (object: CreatedObject) => void recorded.push(object),
    withdraw: async () => undefined,
    progress: () => undefined,
  }
}

async function apply(request: ApplicationsRequest): Promise<Applied> {
  const recorded: CreatedObject[] = []
  const marker = `strongroom-registration:${systemRandom.uuid()}`
  const { plan } = await draftFor(dependencies(recorded), { request, marker })
  const applications = await applyPlan(dependencies(recorded), { plan, request, marker })
  expect((await draftFor(dependencies(recorded), { request, marker })).plan.writes).toEqual([])
  return { plan, applications, recorded }
}

function ownCredential({ appId }: AppliedApplication) {
  const tokensFor = (resource: string | undefined): AccessTokenSource =>
    tenant.identityPlatform.applicationTokens({
      tenantId: tenant.tenantId,
      clientId: appId,
      signer: tenant.signer,
      ...(resource !== undefined && { resource }),
    })
  const graphFor = (tokens: AccessTokenSource): Graph => tenant.graphWith(tokens)
  return { tokensFor, graphFor, clock: tenant.clock, random: systemRandom, progress: () => undefined }
}

const certificates = () => ({ backup: tenant.certificate })

describe('the full plan', () => {
  it('is applied within its writes, is effective, and each right is exercised', async () => {
    const request = mailRequest({
      certificates: certificates(),
      services: everyService,
      mailboxes: ['mail', 'calendar', 'contacts', 'tasks'],
      posture: true,
      drift: true,
    })
    const { plan, applications } = await apply(request)
    const [backup] = applications
    if (!backup) throw new Error('no application')
    const roles = backup.roles.graph ?? []
    expect(plan.writes).toHaveLength(roles.length + 1 + 5)
    await waitUntilEffective(ownCredential(backup), backup.roles)

    const permissions = readCatalogue().permissions.filter(
      ({ kind, value }) => kind === 'application' && roles.includes(value),
    )
    const subject = { permissions, changedAt: undefined, waits: false }
    const results = await exercisePermissions(ownCredential(backup), subject)
    expect(results.filter(({ state }) => state === 'missing' || state === 'failed')).toEqual([])
  })
})

describe('each permission of mail, revoked in turn', () => {
  it('is named with what is lost, and the rest goes on', async () => {
    const request = mailRequest({
      certificates: certificates(),
      signIn: false,
      names: { backup: 'Revoked', restore: 'Revoked', 'sign-in': 'Revoked' },
    })
    const { applications } = await apply(request)
    const [backup] = applications
    if (!backup) throw new Error('no application')
    const permissions = readCatalogue().permissions.filter(
      ({ kind, value }) => kind === 'application' && (backup.roles.graph ?? []).includes(value),
    )
    const principal = backup.servicePrincipalId
    for (const permission of permissions) {
      const held = await readAssignments({ graph, signal: undefined }, principal)
      const assignment = held.find(({ appRoleId }) => appRoleId === permission.id)
      const path = `/servicePrincipals/${principal}/appRoleAssignments`
      await graph.send({ method: 'DELETE', path: `${path}/${assignment?.id}` })
      const results = await exercisePermissions(ownCredential(backup), {
        permissions,
        changedAt: undefined,
        waits: false,
      })
      const lost = results.filter(({ state }) => state !== 'working')
      expect(lost.map((result) => [result.permission.value, result.state])).toEqual([
        [permission.value, 'missing'],
      ])
      const resourceId = assignment?.resourceId ?? ''
      const json = { principalId: principal, resourceId, appRoleId: permission.id }
      await graph.send({ method: 'POST', path: `/servicePrincipals/${resourceId}/appRoleAssignedTo`, json })
    }
  })
})

describe('an existing application', () => {
  it('is granted what it needs, keeps its keys, and is as before when that is taken back', async () => {
    const existing = await graph.json(
      {
        method: 'POST',
        path: '/applications',
        json: { displayName: 'By hand', signInAudience: 'AzureADMyOrg' },
      },
      madeSchema,
    )
    await graph.send({ method: 'POST', path: '/servicePrincipals', json: { appId: existing.appId } })
    const base = mailRequest({
      certificates: certificates(),
      signIn: false,
      existing: { backup: existing.appId },
    })
    const marker = 'strongroom-registration:none'
    const { plan } = await draftFor(dependencies([]), { request: base, marker })
    const known = plan.obstacles.map(({ subject }) => subject ?? '')
    expect(plan.obstacles.map(({ code }) => code)).toEqual(['unknown_owner'])

    const { applications, recorded } = await apply({ ...base, known })
    const [backup] = applications
    if (!backup) throw new Error('no application')
    await waitUntilEffective(ownCredential(backup), backup.roles)
    const path = `/applications/${existing.id}?$select=keyCredentials`
    const { keyCredentials } = await graph.json({ path }, keysSchema)
    expect(keyCredentials.map(({ keyId }) => keyId)).toEqual([backup.entraKeyId])

    await expect(removeApplications({ graph, log: silentLog }, recorded)).resolves.toEqual([])
    expect(await graph.json({ path }, keysSchema)).toMatchObject({ keyCredentials: [] })
    const left = await readAssignments({ graph, signal: undefined }, backup.servicePrincipalId)
    expect(left).toEqual([])
  })
})

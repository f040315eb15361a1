/** Each permission is revoked in turn in the built simulator: the feature that is lost is named, the rest goes on. */
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Graph, readCatalogue } from '../../microsoft365/index.ts'
import type { Organization } from '../operations.ts'
import { request as newOrganization } from '../organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { Verification, VerifiedPermission } from './verification.ts'

const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const server = { kind: 'server' } as const

let here: SimulatedOperations
let organization: Organization
let admin: Graph
let permissions: readonly VerifiedPermission[]

beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '3', '--lag', '0')
  organization = await connect()
  admin = await signInAsAdministrator()
  permissions = backupOf(await verify()).permissions
}, 120_000)
afterAll(() => here.stop(), 60_000)

async function connect(): Promise<Organization> {
  const { deviceCodes, organizations } = here.operations
  const { userCode } = await deviceCodes.start('Worldwide', here.actor)
  await here.approve(userCode, 'admin@contoso.onmicrosoft.com')
  while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
  const services = { exchange: true, sharePoint: true, teams: true, teamsChats: false }
  const everything = { ...newOrganization, services, posture: true, drift: true }
  return organizations.provision({ ...everything, signInReference: userCode }, here.actor)
}

async function signInAsAdministrator(): Promise<Graph> {
  const scopes = ['AppRoleAssignment.ReadWrite.All', 'Application.ReadWrite.All'].map(
    (value) => `https://graph.microsoft.com/${value}`,
  )
  const authorization = await here.identityPlatform.requestDeviceAuthorization({
    tenant: 'contoso.onmicrosoft.com',
    clientId: graphTools,
    scopes,
  })
  await here.approve(authorization.userCode, 'admin@contoso.onmicrosoft.com')
  const { accessToken } = await here.identityPlatform.pollForDeviceAccessToken(authorization)
  return here.microsoft365.withToken(accessToken)
}

async function verify(waitMinutes = 0): Promise<Verification> {
  const { verifications } = here.operations
  const { id } = await verifications.begin(
    organization.id,
    { waitMinutes },
    { reach: server, actor: here.actor },
  )
  for (let turn = 0; turn < 600; turn += 1) {
    const found = await verifications.get(organization.id, id, server)
    if (found.state !== 'running') return found
    await here.clock.sleep(50)
  }
  throw new Error('the verification does not end')
}

function backupOf({ applications }: Verification): Verification['applications'][number] {
  const found = applications.find(({ purposes }) => purposes.includes('backup'))
  if (found === undefined) throw new Error('no backup application')
  return found
}

const assignment = Type.Object({
  id: Type.String(),
  appRoleId: Type.String(),
  principalId: Type.String(),
  resourceId: Type.String(),
})

/** Takes the grant away. @returns what gives it back. */
async function revoke(permissionId: string): Promise<() => Promise<void>> {
  const { appId } = backupOf(await here.operations.verifications.latest(organization.id, server))
  const principal = `/servicePrincipals(appId='${appId}')`
  const { id } = await admin.json({ path: principal }, Type.Object({ id: Type.String() }))
  const path = `/servicePrincipals/${id}/appRoleAssignments`
  const { value } = await admin.json({ path }, Type.Object({ value: Type.Array(assignment) }))
  const found = value.find(({ appRoleId }) => appRoleId === permissionId)
  if (found === undefined) throw new Error(`${permissionId} is not granted`)
  await admin.send({ method: 'DELETE', path: `${path}/${found.id}` })
  const { appRoleId, principalId, resourceId } = found
  return () => admin.send({ method: 'POST', path, json: { appRoleId, principalId, resourceId } })
}

describe('with everything granted', () => {
  it('passes: every token is accepted, every permission works, nothing is lost', async () => {
    const verification = await verify()
    expect(verification).toMatchObject({ state: 'passed', lost: [], error: undefined })
    const { audiences, credential } = backupOf(verification)
    expect(audiences.map(({ resource, state }) => [resource, state])).toEqual([
      ['graph', 'accepted'],
      ['exchange', 'accepted'],
      ['sharepoint', 'accepted'],
    ])
    expect(credential).toMatchObject({ kind: 'certificate', state: 'valid' })
    expect(credential.daysLeft).toBeGreaterThan(300)
    expect(permissions.length).toBeGreaterThan(15)
    expect(verification.working.length).toBeGreaterThan(15)
  }, 60_000)
})

describe('each permission revoked in turn', () => {
  it('names exactly the feature that is lost, and the rest goes on', async () => {
    const { permissions: catalogue } = readCatalogue()
    for (const { value, id, enables } of permissions) {
      const giveBack = await revoke(id)
      const verification = await verify()
      const uses = catalogue.find((one) => one.value === value && one.kind === 'application')?.uses ?? []
      const expected = uses
        .filter(({ operation }) => enables.includes(operation))
        .map(({ without }) => without)
      expect([value, verification.state, verification.lost]).toEqual([value, 'failed', expected])
      const states = backupOf(verification).permissions.map((one) => [one.value, one.state] as const)
      const bad = states.filter(([, state]) => state !== 'working' && state !== 'not-applicable')
      expect(bad).toEqual([[value, 'missing']])
      await giveBack()
    }
    expect((await verify()).state).toBe('passed')
  }, 600_000)
})

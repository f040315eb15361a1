/** A connected organization of the built simulator with everything granted, and its administrator beside it. */
import { Type } from 'typebox'
import type { Graph } from '../../microsoft365/index.ts'
import type { Organization } from '../operations.ts'
import { request as newOrganization } from '../organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { Verification } from './verification.ts'

const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const server = { kind: 'server' } as const

export interface VerifiedTenant {
  readonly here: SimulatedOperations
  readonly organization: Organization
  /** Graph as the tenant's Global Administrator. */
  readonly admin: Graph
  readonly appId: string
  verify(waitMinutes?: number): Promise<Verification>
  /** Takes the grants of the backup application away, of one permission or of all. @returns what gives them back. */
  revoke(permissionId?: string): Promise<() => Promise<void>>
}

export async function startVerifiedTenant(): Promise<VerifiedTenant> {
  const here = await startSimulatedOperations('--mails', '3', '--lag', '0')
  const organization = await connect(here)
  const admin = await signInAsAdministrator(here)
  const appId = organization.applications.find(({ purpose }) => purpose === 'backup')?.appId ?? ''
  return {
    here,
    organization,
    admin,
    appId,
    verify: (waitMinutes = 0) => verify(here, organization, waitMinutes),
    revoke: (permissionId) => revoke(admin, appId, permissionId),
  }
}

async function connect(here: SimulatedOperations): Promise<Organization> {
  const { deviceCodes, organizations } = here.operations
  const { userCode } = await deviceCodes.start('Worldwide', here.actor)
  await here.approve(userCode, 'admin@contoso.onmicrosoft.com')
  while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
  const services = { exchange: true, sharePoint: true, teams: true, teamsChats: false }
  const everything = { ...newOrganization, services, posture: true, drift: true }
  return organizations.provision({ ...everything, signInReference: userCode }, here.actor)
}

async function signInAsAdministrator(here: SimulatedOperations): Promise<Graph> {
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

async function verify(
  here: SimulatedOperations,
  organization: Organization,
  waitMinutes: number,
): Promise<Verification> {
  const { verifications } = here.operations
  const caller = { reach: server, actor: here.actor }
  const { id } = await verifications.begin(organization.id, { waitMinutes }, caller)
  for (let turn = 0; turn < 600; turn += 1) {
    const found = await verifications.get(organization.id, id, server)
    if (found.state !== 'running') return found
    await here.clock.sleep(50)
  }
  throw new Error('the verification does not end')
}

export function backupOf({ applications }: Verification): Verification['applications'][number] {
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

async function revoke(
  admin: Graph,
  appId: string,
  permissionId: string | undefined,
): Promise<() => Promise<void>> {
  const principal = `/servicePrincipals(appId='${appId}')`
  const { id } = await admin.json({ path: principal }, Type.Object({ id: Type.String() }))
  const path = `/servicePrincipals/${id}/appRoleAssignments`
  const { value } = await admin.json({ path }, Type.Object({ value: Type.Array(assignment) }))
  const found = value.filter(({ appRoleId }) => permissionId === undefined || appRoleId === permissionId)
  if (found.length === 0) throw new Error(`${permissionId} is not granted`)
  for (const one of found) await admin.send({ method: 'DELETE', path: `${path}/${one.id}` })
  return async () => {
    for (const { appRoleId, principalId, resourceId } of found)
      await admin.send({ method: 'POST', path, json: { appRoleId, principalId, resourceId } })
  }
}

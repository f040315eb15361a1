/** The watch and the restore permissions against the built simulator: strangers are found, our own writes are not. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOrganizationApplications, type OrganizationApplicationRow } from '../../database/index.ts'
import type { Graph } from '../../microsoft365/index.ts'
import type { Organization, Reach } from '../operations.ts'
import { request as newOrganization } from '../organizations/fake-tenant.suite.ts'
import type { NewProvisioning } from '../provisioning/provisioning.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { DriftFinding, DriftReport } from './drift.ts'
import { settlingMs } from './store.ts'

const admin = 'admin@contoso.onmicrosoft.com'
const longMs = 240_000
const server: Reach = { kind: 'server' }
const firstPage = { offset: 0, limit: 100 }
const appRoleAssignmentReadWriteAll = '06b708a9-e830-4db3-a914-8e69da51d44f'
const applicationReadAll = '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30'
const directoryReadAll = '7ab1d382-f21e-4acd-a863-ba3e13f7da61'
const assignments = Type.Object({
  value: Type.Array(Type.Object({ id: Type.String(), appRoleId: Type.String() })),
})
const logged = Type.Object({ requests: Type.Array(Type.Object({ path: Type.String() })) })
const withId = Type.Object({ id: Type.String() })
const withKeyId = Type.Object({ keyId: Type.String() })

let here: SimulatedOperations
let organization: Organization
let backup: OrganizationApplicationRow
/** With a Global Administrator's token: whoever else changes the tenant. */
let stranger: Graph

beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '1', '--lag', '2')
}, longMs)
afterAll(() => here.stop(), longMs)

async function signIn(purpose: 'onboarding' | 'restore-grant'): Promise<string> {
  const { signIns } = here.operations
  const wish = { way: 'device-code', purpose, region: '', redirectUri: undefined } as const
  const begun = await signIns.begin({ ...wish, tenant: 'contoso.onmicrosoft.com' }, here.actor)
  await here.approve(begun.deviceCode?.userCode ?? '', admin)
  for (let turn = 0; turn < 200; turn += 1) {
    const { state } = await signIns.get(begun.id, here.actor)
    if (state === 'signed-in') return begun.id
    await here.clock.sleep(50)
  }
  throw new Error('the sign-in does not end')
}

/** A sign-in as anybody could make it, outside of our operations. */
async function signedInGraph(): Promise<Graph> {
  const values = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'Directory.ReadWrite.All']
  const authorization = await here.identityPlatform.requestDeviceAuthorization({
    tenant: 'contoso.onmicrosoft.com',
    clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
    scopes: values.map((value) => `https://graph.microsoft.com/${value}`),
  })
  await here.approve(authorization.userCode, admin)
  const { accessToken } = await here.identityPlatform.pollForDeviceAccessToken(authorization)
  return here.microsoft365.withToken(accessToken)
}

async function check(): Promise<DriftReport> {
  return here.operations.drift.check(organization.id, { actor: here.actor, reach: server })
}

async function settled(): Promise<void> {
  await here.passTime(settlingMs)
}

function open({ findings }: DriftReport): readonly DriftFinding[] {
  return findings.filter(({ state }) => state === 'open')
}

async function requests(): Promise<number> {
  const log = Value.Parse(logged, await here.control('GET', 'requests?since=0'))
  return log.requests.filter(({ path }) => path.startsWith('/v1.0/')).length
}

const wish: Omit<NewProvisioning, 'signInReference'> = {
  ...newOrganization,
  drift: true,
  restore: 'just-in-time',
}

describe('a watched organization', () => {
  it('is quiet after its registration', async () => {
    const signInReference = await signIn('onboarding')
    organization = await here.operations.organizations.provision({ ...wish, signInReference }, here.actor)
    const rows = await listOrganizationApplications(here.database.db, organization.id)
    const found = rows.find(({ purpose }) => purpose === 'backup')
    if (found === undefined) throw new Error('no backup application')
    backup = found
    await settled()
    const report = await check()
    expect(open(report)).toEqual([])
    expect(report).toMatchObject({ sight: 'full', alarms: 0, error: undefined })
    // What people of the organization delegated to Strongroom Sign-in is seen as well, and is ours.
    expect(report.remarks).toEqual([])
  })

  it('is looked at in four requests at most', async () => {
    const before = await requests()
    await check()
    expect((await requests()) - before).toBeLessThanOrEqual(4)
  })
})

describe('somebody else', () => {
  it('PRV-27: is found at the next look, with what they did and who they are told to be', async () => {
    stranger = await signedInGraph()
    const { applicationObjectId: id, servicePrincipalId } = backup
    const application = `/applications/${id}`
    const secret = { passwordCredential: { displayName: 'mine' } }
    await stranger.json({ method: 'POST', path: `${application}/addPassword`, json: secret }, withKeyId)
    const federated = {
      name: 'pipeline',
      issuer: 'https://token.actions.example',
      subject: 'repo:stranger/x:ref:refs/heads/main',
      audiences: ['api://AzureADTokenExchange'],
    }
    const path = `${application}/federatedIdentityCredentials`
    await stranger.json({ method: 'POST', path, json: federated }, withId)
    const change = {
      web: { redirectUris: ['https://stranger.example/callback'] },
      isFallbackPublicClient: true,
    }
    await stranger.send({ method: 'PATCH', path: application, json: change })
    const filter = { userName: 'alice@' }
    const users = await here.operations.organizations.users(organization.id, filter, server, firstPage)
    const [alice] = users.items
    const owner = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${alice?.id}` }
    await stranger.send({ method: 'POST', path: `${application}/owners/$ref`, json: owner })
    const graphPath = `/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id`
    const { id: resourceId } = await stranger.json({ path: graphPath }, withId)
    const role = { principalId: servicePrincipalId, resourceId, appRoleId: appRoleAssignmentReadWriteAll }
    await stranger.json(
      { method: 'POST', path: `/servicePrincipals/${resourceId}/appRoleAssignedTo`, json: role },
      withId,
    )
    await here.passTime(5_000)

    const report = await check()

    const kinds = open(report).map(({ kind, severity }) => `${severity} ${kind}`)
    expect(kinds.toSorted()).toEqual([
      'critical permission-granted',
      'critical unknown-credential',
      'critical unknown-federated-credential',
      'critical unknown-owner',
      'critical unknown-redirect-uri',
      'warning public-client',
    ])
    expect(report.alarms).toBe(6)
    expect(open(report).find(({ kind }) => kind === 'permission-granted')?.name).toMatch(
      /^AppRoleAssignment.ReadWrite.All/,
    )
    expect((await here.operations.organizations.get(organization.id, server)).alarms).toBe(6)
    const audit = await here.operations.audit.list({ action: 'drift.alarm' }, server, firstPage)
    expect(audit.items).toHaveLength(6)
  })

  it('raises the alarm once, may be accepted with a reason, and is gone when it is taken back', async () => {
    const again = await check()
    expect(open(again)).toHaveLength(6)
    const owner = open(again).find(({ kind }) => kind === 'unknown-owner')
    const caller = { actor: here.actor, reach: server }
    const { drift, audit } = here.operations
    const accepted = await drift.accept(
      organization.id,
      { id: owner?.id ?? '', reason: 'our new man' },
      caller,
    )
    expect(accepted).toMatchObject({ state: 'accepted', acceptedBy: 'admin', reason: 'our new man' })
    const application = `/applications/${backup.applicationObjectId}`
    await stranger.send({
      method: 'PATCH',
      path: application,
      json: { web: { redirectUris: [] }, isFallbackPublicClient: false },
    })
    await here.passTime(5_000)
    const after = await check()
    expect(
      open(after)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['permission-granted', 'unknown-credential', 'unknown-federated-credential'])
    expect(after.findings.filter(({ state }) => state === 'gone')).toHaveLength(2)
    expect((await audit.list({ action: 'drift.alarm' }, server, firstPage)).items).toHaveLength(6)
  })

  it('is found when they let our application act for everybody, until they take it back', async () => {
    const graphPath = `/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id`
    const { id: resourceId } = await stranger.json({ path: graphPath }, withId)
    const clientId = backup.servicePrincipalId
    const json = { clientId, consentType: 'AllPrincipals', principalId: null, resourceId, scope: 'Mail.Read' }
    const made = await stranger.json({ method: 'POST', path: '/oauth2PermissionGrants', json }, withId)
    await here.passTime(5_000)
    const delegated = async () => open(await check()).filter(({ name }) => name.includes('delegated'))
    expect(await delegated()).toMatchObject([
      { kind: 'permission-granted', severity: 'warning', name: 'Mail.Read (delegated, for everybody)' },
    ])
    await stranger.send({ method: 'DELETE', path: `/oauth2PermissionGrants/${made.id}` })
    await here.passTime(5_000)
    expect(await delegated()).toEqual([])
  })
})

describe('restore permissions just in time', () => {
  const caller = () => ({ actor: here.actor, reach: server })
  let grantId: string

  it('are not held: a restore is refused with the next step', async () => {
    const { organizations } = here.operations
    const { applications } = await organizations.permissions(organization.id, server)
    const held = applications.flatMap(({ permissions }) => permissions.map(({ value }) => value))
    expect(held).not.toContain('Mail.ReadWrite')
  })

  it('are granted, become effective, and are no stranger to the watch at any moment', async () => {
    const { restorePermissions } = here.operations
    const before = open(await check()).length
    const plan = await restorePermissions.plan(organization.id, server)
    expect(plan.permissions.map(({ value }) => value)).toEqual(['Mail.ReadWrite'])
    const signInReference = await signIn('restore-grant')
    const begun = await restorePermissions.grant(
      organization.id,
      { signInReference, minutes: 30, reason: 'ticket 7', planHash: plan.hash },
      caller(),
    )
    grantId = begun.id
    for (let turn = 0; turn < 300; turn += 1) {
      expect(open(await check())).toHaveLength(before)
      const now = await restorePermissions.get(organization.id, grantId, server)
      if (now.isEffective) break
      await here.clock.sleep(50)
    }
    const granted = await restorePermissions.get(organization.id, grantId, server)
    expect(granted).toMatchObject({ state: 'granted', isEffective: true, grantedBy: admin, error: undefined })
    await expect(
      restorePermissions.grant(
        organization.id,
        { signInReference: 'ABCD', minutes: 5, reason: 'x', planHash: undefined },
        caller(),
      ),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('raise the alarm when their time is over, are taken away with another sign-in, and the alarm ends', async () => {
    const { restorePermissions, drift } = here.operations
    await here.passTime(31 * 60_000)
    await drift.upkeep(new AbortController().signal)
    const overdue = (await drift.get(organization.id, server)).findings.find(
      ({ kind }) => kind === 'restore-permission-overdue',
    )
    expect(overdue).toMatchObject({ state: 'open', severity: 'critical' })
    const revoked = await restorePermissions.revoke(
      organization.id,
      { grantId, signInReference: await signIn('restore-grant') },
      caller(),
    )
    expect(revoked).toMatchObject({ state: 'revoked', revokedBy: admin, mayStand: [] })
    await settled()
    const kinds = open(await check()).map(({ kind }) => kind)
    expect(kinds).not.toContain('restore-permission-overdue')
    expect(kinds.filter((kind) => kind === 'permission-granted')).toHaveLength(1)
  })
})

describe('without the permission to look', () => {
  it('says so, and sees the permissions in tokens alone', async () => {
    const path = `/servicePrincipals/${backup.servicePrincipalId}/appRoleAssignments`
    const held = await stranger.json({ path }, assignments)
    for (const { id, appRoleId } of held.value)
      if (appRoleId === applicationReadAll || appRoleId === directoryReadAll)
        await stranger.send({ method: 'DELETE', path: `${path}/${id}` })
    await here.passTime(10_000)
    here.connections.forget(organization.id)
    const report = await check()
    expect(report.sight).toBe('tokens')
    expect(report.remarks.join(' ')).toMatch(/may not look/)
    const kinds = open(report).map(({ kind, name }) => `${kind} ${name}`)
    expect(kinds).toContain('permission-removed Application.Read.All')
    expect(kinds).toContain('permission-granted AppRoleAssignment.ReadWrite.All')
    expect(kinds.some((kind) => kind.startsWith('unknown-credential'))).toBe(true)
  })
})

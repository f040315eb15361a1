/** The ways to connect, change, remove and migrate an organization, against the built simulator. */
import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertTokenFamily } from '../../database/index.ts'
import type { CertificateKey } from '../../keys/index.ts'
import { readCatalogue } from '../../microsoft365/applications/catalogue.ts'
import type { Graph } from '../../microsoft365/index.ts'
import type { Actor } from '../caller.ts'
import { request } from '../organizations/fake-tenant.suite.ts'
import type { Organization } from '../organizations/model.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { NewProvisioning, Provisioning } from './provisioning.ts'

const server = { kind: 'server' } as const
const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const administrator = 'admin@contoso.onmicrosoft.com'
const dayMs = 86_400_000
const graphAppId = '00000003-0000-0000-c000-000000000000'
const exchangeAppId = '00000002-0000-0ff1-ce00-000000000000'
const applicationReadAll = '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30'
const fullAccessAsApp = 'dc890d15-9560-4a4c-9b7f-a736ec74ec40'

const made = Type.Object({ id: Type.String(), appId: Type.String() })
const object = Type.Object({ id: Type.String() })
const applicationSchema = Type.Object({
  id: Type.String(),
  appId: Type.String(),
  displayName: Type.String(),
  keyCredentials: Type.Array(Type.Object({ keyId: Type.String() })),
})
const assignmentSchema = Type.Object({ id: Type.String(), appRoleId: Type.String() })

const ofContoso = { displayName: 'Backup of Contoso', signInAudience: 'AzureADMyOrg' }

let here: SimulatedOperations
/** The administrator at Microsoft's own tools. */
let graph: Graph

beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '0', '--users', '3')
  const scopes = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'].map(
    (value) => `https://graph.microsoft.com/${value}`,
  )
  const tenant = 'contoso.onmicrosoft.com'
  const code = await here.identityPlatform.requestDeviceAuthorization({
    tenant,
    clientId: graphTools,
    scopes,
  })
  await here.approve(code.userCode, administrator)
  const { accessToken } = await here.identityPlatform.pollForDeviceAccessToken(code)
  graph = here.microsoft365.withToken(accessToken)
}, 120_000)
afterAll(() => here.stop(), 60_000)

type Wish = Partial<Omit<NewProvisioning, 'signInReference'>>

/** Another session each time: five sign-ins an hour are all that one may have (DEV-03). */
async function session(): Promise<Actor> {
  const familyId = randomUUID()
  const now = here.clock.now()
  await insertTokenFamily(here.database.db, {
    id: familyId,
    principalKind: 'account',
    accountId: null,
    organizationId: null,
    userId: null,
    userName: 'admin',
    reach: null,
    method: 'password',
    createdAt: now,
    expiresAt: now + dayMs,
    revokedAt: null,
    revokedReason: null,
    workloads: null,
    clientId: null,
    authenticatedAt: null,
  })
  return { ...here.actor, familyId }
}

async function signIn(actor: Actor): Promise<string> {
  const { userCode } = await here.operations.deviceCodes.start('Worldwide', actor)
  await here.approve(userCode, administrator)
  for (let turn = 0; turn < 200; turn += 1) {
    if (await here.operations.deviceCodes.check(userCode, actor)) return userCode
    await here.clock.sleep(50)
  }
  throw new Error('the sign-in does not end')
}

async function plan(wish: Wish, actor: Actor): Promise<Provisioning> {
  const signInReference = wish.way === 'existing' ? undefined : await signIn(actor)
  return here.operations.provisionings.plan({ ...request, ...wish, signInReference }, actor)
}

async function confirm({ id, plan: planned }: Provisioning, actor: Actor): Promise<Organization> {
  await here.operations.provisionings.apply(id, planned?.hash ?? '', actor)
  return here.operations.provisionings.finished(id)
}

async function connect(wish: Wish = {}): Promise<Organization> {
  const actor = await session()
  return confirm(await plan(wish, actor), actor)
}

/** What an edit of a connected organization leaves as it is. */
function asIs({ id, services, options }: Organization): Wish {
  return { organizationId: id, services, ...options, credential: { kind: 'keep' } }
}

async function applications(): Promise<readonly Static<typeof applicationSchema>[]> {
  const path = '/applications?$select=id,appId,displayName,keyCredentials'
  const found: Static<typeof applicationSchema>[] = []
  for await (const page of graph.pages({ path }, applicationSchema)) found.push(...page)
  return found
}

async function rolesOf(appId: string): Promise<readonly string[]> {
  const path = `/servicePrincipals(appId='${appId}')`
  const { id } = await graph.json({ path }, object)
  const held: string[] = []
  for await (const page of graph.pages(
    { path: `/servicePrincipals/${id}/appRoleAssignments` },
    assignmentSchema,
  ))
    held.push(...page.map(({ appRoleId }) => appRoleId))
  return held
}

async function create(json: object): Promise<Static<typeof made>> {
  return graph.json({ method: 'POST', path: '/applications', json }, made)
}

/** Removes the organization with all that is ours in its tenant. */
async function cleanUp(organization: Organization): Promise<void> {
  await connect({ ...asIs(organization), way: 'remove' })
  await expect(here.operations.organizations.get(organization.id, server)).rejects.toMatchObject({
    code: 'not_found',
  })
}

const roleId = (name: string): string =>
  readCatalogue().permissions.find(
    ({ resource, kind, value }) => resource === 'graph' && kind === 'application' && value === name,
  )?.id ?? ''

describe('way A, its edits and its removal', () => {
  let organization: Organization

  it('registers the application for backup alone', async () => {
    organization = await connect({ signIn: false })
    expect(organization.applications.map(({ purpose }) => purpose)).toEqual(['backup'])
    expect((await applications()).map(({ displayName }) => displayName)).toEqual(['Strongroom Backup'])
  }, 120_000)

  it('adds a workload: the same application and key, more permissions', async () => {
    const before = await rolesOf(organization.applications[0]?.appId ?? '')
    const services = { ...organization.services, sharePoint: true }
    const edited = await connect({ ...asIs(organization), services })
    expect(edited.applications).toEqual(organization.applications)
    const after = await rolesOf(organization.applications[0]?.appId ?? '')
    expect(before).not.toContain(roleId('Sites.Read.All'))
    expect(after).toEqual(expect.arrayContaining([...before, roleId('Sites.Read.All')]))
    organization = edited
  }, 120_000)

  it('switches sign-in on: a second application, the first as it was', async () => {
    const edited = await connect({ ...asIs(organization), signIn: true })
    expect(edited.applications.map(({ purpose }) => purpose).toSorted()).toEqual(['backup', 'sign-in'])
    const { allowedClientIds } = await here.operations.organizations.authentication(edited.id)
    const signInApp = edited.applications.find(({ purpose }) => purpose === 'sign-in')
    expect(allowedClientIds).toEqual([signInApp?.appId.toLowerCase()])
    organization = edited
  }, 120_000)

  it('takes the permissions to restore away when asked to, and only names them otherwise', async () => {
    const appId = organization.applications.find(({ purpose }) => purpose === 'backup')?.appId ?? ''
    const none = { ...asIs(organization), restore: 'none' as const }
    const actor = await session()
    const shown = await plan(none, actor)
    expect(shown.plan?.writes.filter(({ removes }) => removes)).toEqual([])
    expect(await rolesOf(appId)).toContain(roleId('Mail.ReadWrite'))
    await here.operations.provisionings.cancel(shown.id, undefined, actor)
    organization = await connect({ ...none, removeExcessive: true })
    expect(organization.options.restore).toBe('none')
    const after = await rolesOf(appId)
    expect(after).not.toContain(roleId('Mail.ReadWrite'))
    expect(after).toContain(roleId('Mail.Read'))
  }, 120_000)

  it('removal that leaves something is interrupted, resumed, and then leaves nothing', async () => {
    const actor = await session()
    const planned = await plan({ ...asIs(organization), way: 'remove' }, actor)
    const match = { method: 'DELETE', path: String.raw`/^\/v1\.0\/applications\//` }
    const body = { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } }
    await here.control('POST', 'faults', { match, times: 1, status: 403, body })
    await expect(confirm(planned, actor)).rejects.toMatchObject({
      code: 'interrupted',
      message: expect.stringMatching(/Strongroom .*Insufficient privileges.*resume it/),
    })
    await here.control('DELETE', 'faults')
    expect(await here.operations.provisionings.get(planned.id, server)).toMatchObject({
      state: 'interrupted',
    })
    expect(await here.operations.organizations.get(organization.id, server)).toMatchObject({
      id: organization.id,
    })

    const again = await session()
    const reference = await signIn(again)
    await confirm(await here.operations.provisionings.resume(planned.id, reference, again), again)
    expect(await applications()).toEqual([])
    expect(await here.operations.organizations.list(server)).toEqual([])
  }, 120_000)
})

describe('resume', () => {
  it('goes on after Microsoft was away in the middle, with the same application and key', async () => {
    const actor = await session()
    const planned = await plan({ signIn: false }, actor)
    const match = { method: 'POST', path: String.raw`/^\/v1\.0\/servicePrincipals\/[^/]+\/appRole/` }
    await here.control('POST', 'faults', { match, times: null, status: 500, body: {} })
    await expect(confirm(planned, actor)).rejects.toMatchObject({ code: 'interrupted' })
    await here.control('DELETE', 'faults')
    const [standing] = await applications()
    expect(standing?.keyCredentials).toHaveLength(1)

    const again = await session()
    const reference = await signIn(again)
    const resumed = await here.operations.provisionings.resume(planned.id, reference, again)
    expect(resumed.plan?.writes.map(({ kind }) => kind)).not.toContain('create-application')
    const organization = await confirm(resumed, again)
    expect(await applications()).toEqual([standing])
    await cleanUp(organization)
    expect(await applications()).toEqual([])
  }, 300_000)
})

describe('an application that is there', () => {
  it('way C: is granted what it needs beside its own key, and gets it back as it was', async () => {
    const theirs = await theirKey()
    const { id, appId } = await create({ ...ofContoso, keyCredentials: [keyOf(theirs)] })
    const wish: Wish = { way: 'existing-managed', applications: { backup: appId }, signIn: false }
    const actor = await session()
    const first = await plan(wish, actor)
    const strangers = first.plan?.obstacles.map(({ subject }) => subject ?? '') ?? []
    expect(strangers).toHaveLength(2)
    await here.operations.provisionings.cancel(first.id, undefined, actor)
    const organization = await connect({ ...wish, accept: strangers })
    expect(organization.applications).toMatchObject([{ appId, origin: 'existing-managed' }])
    expect((await applications())[0]?.keyCredentials).toHaveLength(2)
    expect(await rolesOf(appId)).toContain(roleId('Mail.Read'))

    await cleanUp(organization)
    const [left] = await applications()
    expect(left).toMatchObject({ id, displayName: 'Backup of Contoso' })
    expect(left?.keyCredentials).toHaveLength(1)
    expect(await rolesOf(appId)).toEqual([])
    await graph.send({ method: 'DELETE', path: `/applications/${id}` })
  }, 120_000)

  it('way B: is only verified; what is missing is named, and nothing is ever written', async () => {
    const theirs = await theirKey()
    const { id, appId } = await create({ ...ofContoso, keyCredentials: [keyOf(theirs)] })
    const principal = await graph.json(
      { method: 'POST', path: '/servicePrincipals', json: { appId } },
      object,
    )
    const grant = async (appRoleId: string, appIdOfResource = graphAppId): Promise<unknown> => {
      const resource = await graph.json({ path: `/servicePrincipals(appId='${appIdOfResource}')` }, object)
      const json = { principalId: principal.id, resourceId: resource.id, appRoleId }
      return graph.json(
        { method: 'POST', path: `/servicePrincipals/${resource.id}/appRoleAssignedTo`, json },
        object,
      )
    }
    const wish: Wish = {
      way: 'existing',
      tenant: 'contoso.onmicrosoft.com',
      applications: { backup: appId },
      credential: { kind: 'key', keyId: theirs.id },
      signIn: false,
      restore: 'none',
    }
    const actor = await session()
    const lacking = await plan(wish, actor)
    const missing = lacking.plan?.obstacles.map(({ subject }) => subject ?? '') ?? []
    expect(missing).toContain('Mail.Read')
    await here.operations.provisionings.cancel(lacking.id, undefined, actor)
    for (const name of missing) await grant(roleId(name))
    // As an application that another product prepared: more than is needed, of another service.
    await grant(fullAccessAsApp, exchangeAppId)
    await grant(applicationReadAll)

    const organization = await connect(wish)
    expect(organization).toMatchObject({
      tenantId: here.tenantId,
      name: 'contoso.onmicrosoft.com',
      applications: [{ appId, origin: 'existing', displayName: 'Backup of Contoso' }],
    })
    const held = await here.operations.organizations.permissions(organization.id, server)
    expect(JSON.stringify(held)).toContain('full_access_as_app')
    expect((await applications())[0]?.keyCredentials).toHaveLength(1)
    await here.operations.organizations.remove(organization.id, await session())
    expect(await rolesOf(appId)).toHaveLength(missing.length + 2)
    await graph.send({ method: 'DELETE', path: `/applications/${id}` })
  }, 120_000)
})

it('migrates an organization that was imported with passwords', async () => {
  const [outcome] = await here.operations.organizations.import(
    [
      {
        name: 'contoso.onmicrosoft.com',
        label: 'Our Contoso',
        description: '',
        region: 'Worldwide',
        services: request.services,
        tenantId: undefined,
        authentication: 'basic',
        applicationId: undefined,
      },
    ],
    here.actor,
  )
  const id = outcome?.organizationId
  if (id === undefined) throw new Error(outcome?.message)
  expect(await here.operations.organizations.get(id, server)).toMatchObject({
    tenantId: here.tenantId,
    isReadOnly: true,
  })
  const migrated = await connect({ organizationId: id, signIn: false })
  expect(migrated).toMatchObject({ id, authentication: 'app-only', isReadOnly: false, label: 'Our Contoso' })
  await cleanUp(migrated)
  expect(await applications()).toEqual([])
}, 120_000)

/** As if their own certification authority had issued it for our request. */
function theirKey(): Promise<CertificateKey> {
  return here.keys.createCertificate({ commonName: 'Contoso', validDays: 30, context: randomUUID() })
}

function keyOf({ certificate }: { readonly certificate: Uint8Array }): object {
  const key = Buffer.from(certificate).toString('base64')
  return { type: 'AsymmetricX509Cert', usage: 'Verify', displayName: 'CN=Contoso', key }
}

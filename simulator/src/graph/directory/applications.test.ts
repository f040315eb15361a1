import 'reflect-metadata'
import { X509Certificate, generateKeyPairSync } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

const graphAppId = '00000003-0000-0000-c000-000000000000'
const lagMs = 10_000

let graph: TestGraph
let admin: ReturnType<TestGraph['person']>
let alice: ReturnType<TestGraph['person']>

beforeEach(() => {
  graph = createTestGraph({ lagMs })
  const scopes = [
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'DelegatedPermissionGrant.ReadWrite.All',
    'Directory.Read.All',
  ]
  admin = graph.person('admin', ...scopes)
  alice = graph.person('alice', ...scopes)
})

async function certificate(days = 365): Promise<string> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Test',
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + days * 86_400_000),
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  })
  return Buffer.from(made.rawData).toString('base64')
}

const keyCredential = (key: string | null, rest: object = {}) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key,
  ...rest,
})

const send = (method: string, path: string, body?: object, as = admin) =>
  graph.send({ method, path, as, ...(body === undefined ? {} : { body }) })

async function newApplication(body: object = {}): Promise<{ id: string; appId: string }> {
  const reply = await send('POST', '/applications', { displayName: 'Backup', ...body })
  expect(reply.status, String(reply.message)).toBe(201)
  return { id: String(reply.json['id']), appId: String(reply.json['appId']) }
}

async function newServicePrincipal(): Promise<{ id: string; appId: string }> {
  const { appId } = await newApplication()
  graph.clock.advance(lagMs)
  const reply = await send('POST', '/servicePrincipals', { appId })
  expect(reply.status, String(reply.message)).toBe(201)
  return { id: String(reply.json['id']), appId }
}

async function graphPrincipal() {
  const reply = await send(
    'GET',
    `/servicePrincipals(appId='${graphAppId}')?$select=id,appRoles,oauth2PermissionScopes`,
  )
  const roles = reply.json['appRoles'] as { id: string; value: string; allowedMemberTypes: string[] }[]
  return {
    id: String(reply.json['id']),
    role: (value: string) => roles.find((role) => role.value === value)?.id,
  }
}

describe('create an application (section 3.1)', () => {
  test('answers every property in the documented order', async () => {
    const reply = await send('POST', '/applications', {
      displayName: 'Backup',
      signInAudience: 'AzureADMyOrg',
    })
    expect(Object.keys(reply.json).slice(0, 6)).toEqual([
      '@odata.context',
      'id',
      'deletedDateTime',
      'isFallbackPublicClient',
      'appId',
      'applicationTemplateId',
    ])
    expect(reply.json).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      keyCredentials: [],
      web: { redirectUris: [] },
    })
  })

  test.each([
    [{}, 'Request_BadRequest'],
    [{ displayName: 'x', shoeSize: 1 }, 'Request_BadRequest'],
    [{ displayName: 'x', passwordCredentials: [] }, 'Request_BadRequest'],
    [{ displayName: 'x', signInAudience: 'Everybody' }, 'Request_BadRequest'],
    [{ displayName: 'x', identifierUris: ['https://evil.example'] }, 'HostNameNotOnVerifiedDomain'],
    [{ displayName: 'x', keyCredentials: [keyCredential('AAAA')] }, 'Request_BadRequest'],
  ])('refuses %j', async (body, code) => {
    const reply = await send('POST', '/applications', body)
    expect([reply.status, reply.code]).toEqual([400, code])
  })

  test('is found by app id and by filter only after the lag (section 3.6)', async () => {
    const { id, appId } = await newApplication()
    expect((await send('GET', `/applications/${id}`)).status).toBe(200)
    expect((await send('GET', `/applications(appId='${appId}')`)).status).toBe(404)
    expect((await send('GET', `/applications?$filter=appId eq '${appId}'`)).value).toHaveLength(0)
    graph.clock.advance(lagMs)
    expect((await send('GET', `/applications(appId='${appId}')`)).status).toBe(200)
    expect((await send('GET', `/applications?$filter=appId eq '${appId}'`)).value).toHaveLength(1)
  })

  test('may be changed by its owner and by administrators, by nobody else (section 3.4)', async () => {
    const { id } = await newApplication()
    expect((await send('PATCH', `/applications/${id}`, { notes: 'x' }, alice)).status).toBe(403)
    const own = await send('POST', '/applications', { displayName: 'Hers' }, alice)
    const path = `/applications/${String(own.json['id'])}`
    expect((await send('PATCH', path, { notes: 'x' }, alice)).status).toBe(204)
    expect((await send('PATCH', path, { notes: 'y' })).status).toBe(204)
  })

  test('an app with Application.ReadWrite.OwnedBy reaches its own applications only', async () => {
    const { id } = await newApplication()
    const app = graph.app('Application.ReadWrite.OwnedBy')
    expect((await send('GET', `/applications/${id}`, undefined, app)).status).toBe(403)
    const own = await send('POST', '/applications', { displayName: 'Its' }, app)
    expect((await send('DELETE', `/applications/${String(own.json['id'])}`, undefined, app)).status).toBe(204)
  })
})

describe('certificates (section 3.2)', () => {
  test('the key is shown for $select=keyCredentials on one object only', async () => {
    const key = await certificate()
    const { id } = await newApplication({ keyCredentials: [keyCredential(key)] })
    const [shown] = (await send('GET', `/applications/${id}?$select=keyCredentials`)).json[
      'keyCredentials'
    ] as object[]
    expect(shown).toMatchObject({ key, type: 'AsymmetricX509Cert' })
    const fingerprint = new X509Certificate(Buffer.from(key, 'base64')).fingerprint.replaceAll(':', '')
    expect(shown).toHaveProperty('customKeyIdentifier', Buffer.from(fingerprint, 'hex').toString('base64'))
    const [hidden] = (await send('GET', `/applications/${id}`)).json['keyCredentials'] as object[]
    expect(hidden).toHaveProperty('key', null)
  })

  test('a PATCH replaces the collection, and an old key stays by its keyId with key null', async () => {
    const { id } = await newApplication({ keyCredentials: [keyCredential(await certificate())] })
    const [old] = graph.tenant.applications.get(id)?.keyCredentials ?? []
    const both = [keyCredential(null, { keyId: old?.keyId }), keyCredential(await certificate())]
    expect((await send('PATCH', `/applications/${id}`, { keyCredentials: both })).status).toBe(204)
    expect(graph.tenant.applications.get(id)?.keyCredentials.map(({ key }) => key)).toContain(old?.key)
    expect(
      (await send('PATCH', `/applications/${id}`, { keyCredentials: [keyCredential(await certificate())] }))
        .status,
    ).toBe(204)
    expect(graph.tenant.applications.get(id)?.keyCredentials).toHaveLength(1)
  })

  test('a key is not edited in place', async () => {
    const { id } = await newApplication({ keyCredentials: [keyCredential(await certificate())] })
    const keyId = graph.tenant.applications.get(id)?.keyCredentials[0]?.keyId
    const edited = [keyCredential(await certificate(), { keyId })]
    const reply = await send('PATCH', `/applications/${id}`, { keyCredentials: edited })
    expect(reply.message).toBe(`Update to existing credential with KeyId '${keyId}' is not allowed.`)
    expect(reply.json['error']).toMatchObject({
      details: [{ code: 'KeyNotUpdatable', target: 'keyCredentials' }],
    })
  })

  test('refuses a bare public key, a wrong usage and an end after that of the certificate', async () => {
    const bare = generateKeyPairSync('ed25519')
      .publicKey.export({ type: 'spki', format: 'der' })
      .toString('base64')
    const tooLong = new Date(Date.now() + 500 * 86_400_000).toISOString()
    const key = await certificate()
    const codes = []
    for (const credential of [
      keyCredential(bare),
      keyCredential(key, { usage: 'Sign' }),
      keyCredential(key, { endDateTime: tooLong }),
    ]) {
      codes.push(
        (await send('POST', '/applications', { displayName: 'x', keyCredentials: [credential] })).code,
      )
    }
    expect(codes).toEqual(['Request_BadRequest', 'Request_BadRequest', 'KeyCredentialsInvalidEndDate'])
  })

  test('the token endpoint learns of a key after the lag', async () => {
    const { id } = await newApplication({ keyCredentials: [keyCredential(await certificate())] })
    expect(graph.tenant.applications.get(id)?.keyCredentials[0]?.effectiveAt).toBeGreaterThan(
      graph.clock.now(),
    )
  })

  test('a secret is told once and lives two years', async () => {
    const { id } = await newApplication()
    const reply = await send('POST', `/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'x' },
    })
    expect(String(reply.json['secretText']).slice(0, 3)).toBe(reply.json['hint'])
    const years =
      new Date(String(reply.json['endDateTime'])).getUTCFullYear() -
      new Date(graph.clock.now()).getUTCFullYear()
    expect(years).toBe(2)
    const [shown] = (await send('GET', `/applications/${id}`)).json['passwordCredentials'] as object[]
    expect(shown).toHaveProperty('secretText', null)
    const keyId = reply.json['keyId']
    expect((await send('POST', `/applications/${id}/removePassword`, { keyId })).status).toBe(204)
    expect((await send('POST', `/applications/${id}/removePassword`, { keyId })).status).toBe(400)
  })
})

describe('an exposed API', () => {
  const scope = {
    id: '7a1b6a3e-3c5f-4f45-9a1e-1f6f9d1f0a01',
    value: 'access_as_user',
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Access',
    adminConsentDescription: 'Access as the user',
  }

  test('is taken over by the service principal; an enabled scope cannot be taken away', async () => {
    const { id, appId } = await newServicePrincipal()
    const application = [...graph.tenant.applications.values()].find((one) => one.appId === appId)
    const path = `/applications/${application?.id}`
    const body = {
      identifierUris: [`api://${appId}`],
      api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [scope] },
    }
    expect((await send('PATCH', path, body)).status).toBe(204)
    const shown = await send('GET', `/servicePrincipals/${id}`)
    expect(shown.json).toMatchObject({
      oauth2PermissionScopes: [{ value: 'access_as_user' }],
      servicePrincipalNames: [appId, `api://${appId}`],
    })
    const gone = await send('PATCH', path, { api: { oauth2PermissionScopes: [] } })
    expect(gone.code).toBe('CannotDeleteOrUpdateEnabledEntitlement')
  })

  test('pre-authorizes only permissions that it exposes', async () => {
    const { id, appId } = await newApplication()
    const preAuthorizedApplications = [{ appId, delegatedPermissionIds: [scope.id] }]
    expect((await send('PATCH', `/applications/${id}`, { api: { preAuthorizedApplications } })).code).toBe(
      'InvalidValue',
    )
    const api = { oauth2PermissionScopes: [scope], preAuthorizedApplications }
    expect((await send('PATCH', `/applications/${id}`, { api })).status).toBe(204)
    // What was read may be written back, with the null that it holds.
    const { json } = await send('GET', `/applications/${id}`)
    expect(json['api']).toMatchObject({ acceptMappedClaims: null })
    expect((await send('PATCH', `/applications/${id}`, { api: json['api'] })).status).toBe(204)
  })
})

describe('service principals (sections 3.1 and 3.6)', () => {
  test('are refused until the application is replicated, and a second time', async () => {
    const { appId } = await newApplication()
    const early = await send('POST', '/servicePrincipals', { appId })
    expect([early.status, early.code]).toEqual([400, 'Request_BadRequest'])
    expect(early.message).toContain('does not reference a valid application object')
    graph.clock.advance(lagMs)
    expect((await send('POST', '/servicePrincipals', { appId })).status).toBe(201)
    const again = await send('POST', '/servicePrincipals', { appId })
    expect([again.status, again.code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue'])
  })

  test('go with their application, and so do their grants; the application can be restored or purged', async () => {
    const { id, appId } = await newServicePrincipal()
    graph.clock.advance(lagMs)
    const { id: resourceId, role } = await graphPrincipal()
    await send('POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
      principalId: id,
      resourceId,
      appRoleId: role('Mail.Read'),
    })
    const objectId = [...graph.tenant.applications.values()].find((one) => one.appId === appId)?.id
    expect((await send('DELETE', `/applications/${objectId}`)).status).toBe(204)
    expect((await send('GET', `/servicePrincipals/${id}`)).status).toBe(404)
    expect(
      [...graph.tenant.appRoleAssignments.values()].filter(({ principalId }) => principalId === id),
    ).toEqual([])
    const bin = await send('GET', '/directory/deletedItems/microsoft.graph.application?$select=id')
    expect(bin.value).toEqual([{ id: objectId }])
    expect((await send('POST', `/directory/deletedItems/${objectId}/restore`)).status).toBe(200)
    expect((await send('DELETE', `/applications/${objectId}`)).status).toBe(204)
    expect((await send('DELETE', `/directory/deletedItems/${objectId}`)).status).toBe(204)
    expect((await send('GET', `/directory/deletedItems/${objectId}`)).status).toBe(404)
  })
})

describe('app role assignments (sections 3.3 and 3.4)', () => {
  test('are refused until the principal is replicated, then take effect after the lag', async () => {
    const { id: principalId } = await newServicePrincipal()
    const { id: resourceId, role } = await graphPrincipal()
    const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`
    const body = { principalId, resourceId, appRoleId: role('Mail.ReadWrite') }
    const early = await send('POST', path, body)
    expect([early.status, early.message]).toEqual([400, 'Not a valid reference update.'])
    graph.clock.advance(lagMs)
    const made = await send('POST', path, body)
    expect([made.status, made.json['principalType']]).toEqual([201, 'ServicePrincipal'])
    expect(graph.tenant.appRoleAssignments.get(String(made.json['id']))?.effectiveAt).toBe(
      graph.clock.now() + lagMs,
    )
    const again = await send('POST', path, body)
    expect([again.status, again.message]).toEqual([
      400,
      'Permission being assigned already exists on the object',
    ])
    const held = await send('GET', `/servicePrincipals/${principalId}/appRoleAssignments`)
    expect(held.value).toHaveLength(1)
    expect((await send('DELETE', `${path}/${String(made.json['id'])}`)).status).toBe(204)
    const recorded = graph.tenant.directoryAudits.slice(-2)
    expect(recorded.map(({ activityDisplayName }) => activityDisplayName)).toEqual([
      'Add app role assignment to service principal',
      'Remove app role assignment from service principal',
    ])
    expect(JSON.stringify(recorded[0]?.targetResources)).toContain('Mail.ReadWrite')
  })

  test("only Global and Privileged Role Administrators grant Graph's own app roles", async () => {
    const { id: principalId } = await newServicePrincipal()
    graph.clock.advance(lagMs)
    const { id: resourceId, role } = await graphPrincipal()
    const body = { principalId, resourceId, appRoleId: role('Mail.Read') }
    const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`
    expect((await send('POST', path, body, alice)).code).toBe('Authorization_RequestDenied')
    graph.tenant.directoryRoles.set('app-admins', {
      id: 'app-admins',
      roleTemplateId: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
      displayName: 'Application Administrator',
      description: '',
      memberIds: new Set([alice.oid]),
    })
    expect((await send('POST', path, body, alice)).status).toBe(403)
  })

  test('Application Administrators consent to everything else', async () => {
    const { id: principalId } = await newServicePrincipal()
    graph.clock.advance(lagMs)
    for (const role of graph.tenant.directoryRoles.values())
      if (role.displayName === 'Application Administrator') role.memberIds.add(alice.oid)
    const exchange = [...graph.tenant.servicePrincipals.values()].find(
      ({ appId }) => appId === '00000002-0000-0ff1-ce00-000000000000',
    )
    const appRoleId = exchange?.appRoles.find(({ value }) => value === 'Exchange.ManageAsApp')?.id
    const body = { principalId, resourceId: exchange?.id, appRoleId }
    const made = await send('POST', `/servicePrincipals/${exchange?.id}/appRoleAssignedTo`, body, alice)
    expect([made.status, made.message]).toEqual([201, undefined])
    const { id: resourceId } = await graphPrincipal()
    const grant = { clientId: principalId, consentType: 'AllPrincipals', resourceId, scope: 'Mail.Read' }
    expect((await send('POST', '/oauth2PermissionGrants', grant, alice)).status).toBe(201)
  })

  test('name a role of the resource that applications may hold', async () => {
    const { id: principalId } = await newServicePrincipal()
    graph.clock.advance(lagMs)
    const { id: resourceId } = await graphPrincipal()
    const reply = await send('POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
      principalId,
      resourceId,
      appRoleId: '11111111-2222-3333-4444-555555555555',
    })
    expect(reply.message).toContain('Permission being assigned was not found')
  })
})

describe('delegated grants (section 3.3)', () => {
  test('one for each client, resource and kind: the second is refused, PATCH extends the first', async () => {
    const { id: clientId } = await newServicePrincipal()
    const { id: resourceId } = await graphPrincipal()
    const body = { clientId, consentType: 'AllPrincipals', principalId: null, resourceId, scope: 'User.Read' }
    expect((await send('POST', '/oauth2PermissionGrants', body)).code).toBe('Request_ResourceNotFound')
    graph.clock.advance(lagMs)
    const made = await send('POST', '/oauth2PermissionGrants', body)
    expect(made.status).toBe(201)
    const again = await send('POST', '/oauth2PermissionGrants', body)
    expect([again.status, again.code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue'])
    const path = `/oauth2PermissionGrants/${String(made.json['id'])}`
    expect((await send('PATCH', path, { scope: 'User.Read openid' })).status).toBe(204)
    expect((await send('PATCH', path, { scope: 'No.Such.Scope' })).status).toBe(400)
    const listed = await send(
      'GET',
      `/oauth2PermissionGrants?$filter=clientId eq '${clientId}' and resourceId eq '${resourceId}'`,
    )
    expect(listed.value).toMatchObject([{ scope: 'User.Read openid', consentType: 'AllPrincipals' }])
    expect((await send('DELETE', path, undefined, alice)).status).toBe(403)
    expect((await send('DELETE', path)).status).toBe(204)
    expect(graph.tenant.directoryAudits.slice(-3).map((audit) => audit.activityDisplayName)).toEqual([
      'Add delegated permission grant',
      'Update delegated permission grant',
      'Remove delegated permission grant',
    ])
  })
})

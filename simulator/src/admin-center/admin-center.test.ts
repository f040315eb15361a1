/** The forms of the admin center by plain HTTP: what each does, and to whom Graph refuses it (microsoft.md 3.4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestCertificate } from '../entra/testing-certificate.ts'
import { applicationAdministrator } from '../tenant/directory-roles.ts'
import { startSimulator, type Simulator } from '../simulator.ts'
import { idIn, noticeOf, textOf, visit, type Visitor } from './testing.ts'

const graph = '00000003-0000-0000-c000-000000000000'
const mailRead = '810c84a8-4a9e-49e6-bf7d-12d183f40d01'
const usersReadAll = 'df021288-bdef-4463-88db-98f22de89214'
const fullAccessAsApp = 'dc890d15-9560-4a4c-9b7f-a736ec74ec40'
const exchange = '00000002-0000-0ff1-ce00-000000000000'

let simulator: Simulator
let admin: Visitor

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
  admin = await visit(simulator, 'admin@contoso.onmicrosoft.com')
})

afterAll(async () => {
  admin.close()
  await simulator.stop()
})

async function register(visitor: Visitor, displayName: string): Promise<string> {
  const page = await visitor.post('/admin/applications/new', {
    action: 'register',
    displayName,
    signInAudience: 'AzureADMyOrg',
  })
  expect(noticeOf(page)).toBe(`Successfully created application ${displayName}.`)
  return idIn(page)
}

describe('a registration', () => {
  it('is for this directory only, declares User.Read, and has its service principal', async () => {
    const id = await register(admin, 'One')
    const application = simulator.tenant.applications.get(id)
    expect(application).toMatchObject({ displayName: 'One', signInAudience: 'AzureADMyOrg' })
    const principals = [...simulator.tenant.servicePrincipals.values()]
    expect(principals.some(({ appId }) => appId === application?.appId)).toBe(true)
    const text = textOf(await admin.get(`/admin/applications/${id}`))
    for (const part of [
      'Application (client) ID',
      'Object ID',
      'Directory (tenant) ID',
      'Contoso only - Single tenant',
    ])
      expect(text).toContain(part)
    expect(text).toContain(`${application?.appId}`)
    expect(text).toContain(simulator.ready.tenantId)
    expect(textOf(await admin.get(`/admin/applications/${id}/permissions`))).toContain('User.Read Delegated')
  })

  it('takes a redirect URI with its platform, and is found by its name', async () => {
    const page = await admin.post('/admin/applications/new', {
      action: 'register',
      displayName: 'Findable',
      signInAudience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: 'http://localhost',
    })
    const application = simulator.tenant.applications.get(idIn(page))
    expect(application?.publicClient.redirectUris).toEqual(['http://localhost'])
    expect((await admin.get('/admin/applications?search=findab')).html).toContain('Findable')
    expect((await admin.get('/admin/applications?search=zzz')).html).not.toContain('Findable')
  })

  it('without a name is refused on its own page, which keeps what was typed', async () => {
    const page = await admin.post('/admin/applications/new', {
      action: 'register',
      displayName: '',
      redirectUri: 'http://localhost/x',
    })
    expect([page.status, noticeOf(page)]).toEqual([400, 'The name of the application is missing.'])
    expect(page.html).toContain('value="http://localhost/x"')
  })

  it('shows names as text, whatever they hold', async () => {
    const made = await admin.post('/admin/applications/new', {
      action: 'register',
      displayName: 'A<b>"\'&',
      signInAudience: 'AzureADMyOrg',
    })
    const page = await admin.get(`/admin/applications/${idIn(made)}`)
    expect(page.html).toContain('A&lt;b&gt;&quot;&#39;&amp;')
    expect(page.html).not.toContain('A<b>')
  })
})

describe('certificates & secrets', () => {
  it('takes a certificate, lists thumbprint and expiry, and keeps the earlier one beside it', async () => {
    const id = await register(admin, 'Certificates')
    const path = `/admin/applications/${id}/credentials`
    const [first, second] = [
      await createTestCertificate(Date.now()),
      await createTestCertificate(Date.now(), 30),
    ]
    await admin.post(path, { action: 'uploadCertificate', certificateText: first.certificate })
    const page = await admin.post(path, {
      action: 'uploadCertificate',
      certificateText: second.der.toString('base64'),
      certificateDescription: 'the second',
    })
    const text = textOf(page)
    for (const { credential } of [first, second]) {
      const thumbprint = Buffer.from(credential.customKeyIdentifier, 'base64').toString('hex').toUpperCase()
      expect(text).toContain(thumbprint)
      expect(text).toContain(credential.endDateTime.slice(0, 10))
    }
    expect(text).toContain('the second')
    const held = simulator.tenant.applications.get(id)?.keyCredentials ?? []
    expect(held.map(({ key }) => key)).toEqual([first.der, second.der].map((der) => der.toString('base64')))
    await admin.post(path, { action: 'deleteCertificate', item: held[0]?.keyId ?? '' })
    expect(simulator.tenant.applications.get(id)?.keyCredentials.map(({ keyId }) => keyId)).toEqual([
      held[1]?.keyId,
    ])
  })

  it('refuses a private key and what is no certificate', async () => {
    const id = await register(admin, 'No keys')
    const path = `/admin/applications/${id}/credentials`
    const { privateKey } = await createTestCertificate(Date.now())
    for (const certificateText of [privateKey, 'hello', '']) {
      const page = await admin.post(path, { action: 'uploadCertificate', certificateText })
      expect(page.status).toBe(400)
    }
    expect(simulator.tenant.applications.get(id)?.keyCredentials).toEqual([])
  })

  it('shows a new secret once', async () => {
    const id = await register(admin, 'Secrets')
    const path = `/admin/applications/${id}/credentials`
    const page = await admin.post(path, { action: 'addSecret', secretDescription: 'mine', secretLife: '180' })
    const [secret] = simulator.tenant.applications.get(id)?.passwordCredentials ?? []
    expect(page.html).toContain(secret?.secretText)
    const again = await admin.get(path)
    expect(again.html).not.toContain(secret?.secretText)
    expect(textOf(again)).toContain('Client secrets (1)')
    await admin.post(path, { action: 'deleteSecret', item: secret?.keyId ?? '' })
    expect(simulator.tenant.applications.get(id)?.passwordCredentials).toEqual([])
  })

  it('adds and deletes a federated credential', async () => {
    const id = await register(admin, 'Federated')
    const path = `/admin/applications/${id}/credentials`
    await admin.post(path, {
      action: 'addFederated',
      federatedName: 'cluster',
      federatedIssuer: 'https://issuer.example',
      federatedSubject: 'system:serviceaccount:backup:server',
      federatedAudience: 'api://AzureADTokenExchange',
    })
    const list = simulator.tenant.applications.get(id)?.federatedIdentityCredentials ?? []
    expect(list).toMatchObject([{ name: 'cluster', issuer: 'https://issuer.example' }])
    await admin.post(path, { action: 'deleteFederated', item: list[0]?.id ?? '' })
    expect(simulator.tenant.applications.get(id)?.federatedIdentityCredentials).toEqual([])
  })
})

describe('API permissions', () => {
  async function addPermissions(
    visitor: Visitor,
    id: string,
    api: string,
    permission: string[],
  ): Promise<string> {
    const page = await visitor.post(`/admin/applications/${id}/permissions/add`, {
      action: 'add',
      api,
      kind: 'Role',
      permission,
    })
    return noticeOf(page)
  }

  it('are chosen by API, kind and search; what was ticked stays ticked', async () => {
    const id = await register(admin, 'Search')
    const path = `/admin/applications/${id}/permissions/add`
    const apis = textOf(await admin.get(path))
    for (const name of ['Microsoft Graph', 'Office 365 Exchange Online', 'SharePoint'])
      expect(apis).toContain(name)
    expect(textOf(await admin.get(`${path}?api=${graph}`))).toContain('Application permissions')
    const found = await admin.post(path, {
      action: 'search',
      api: graph,
      kind: 'Role',
      search: 'mail.read',
      permission: [usersReadAll],
    })
    const text = textOf(found)
    expect(text).toContain('Mail.ReadWrite')
    expect(text).not.toContain('Sites.Read.All')
    expect(found.html).toMatch(new RegExp(`value="${usersReadAll}" checked`))
    expect(await addPermissions(admin, id, graph, [mailRead, usersReadAll])).toContain(
      'Mail.Read, User.Read.All',
    )
    const list = textOf(await admin.get(`/admin/applications/${id}/permissions`))
    expect(list).toMatch(/Mail\.Read Application .* Yes ⚠ Not granted for Contoso/)
  })

  it('are granted for the organization after Yes, revoked, and removed', async () => {
    const id = await register(admin, 'Consent')
    await addPermissions(admin, id, graph, [mailRead])
    const path = `/admin/applications/${id}/permissions`
    const question = textOf(await admin.get(`${path}/consent`))
    expect(question).toContain('Grant admin consent confirmation.')
    expect(textOf(await admin.post(`${path}/consent`, { action: 'no' }))).toContain('Not granted for Contoso')
    const granted = textOf(await admin.post(`${path}/consent`, { action: 'yes' }))
    expect(granted).toMatch(/Mail\.Read Application .* ✓ Granted for Contoso/)
    expect(granted).toMatch(/User\.Read Delegated .* ✓ Granted for Contoso/)
    expect(granted).not.toContain('Not granted')
    const key = `${graph}/Role/${mailRead}`
    const removed = textOf(await admin.post(path, { action: 'remove', item: key }))
    expect(removed).toContain('Other permissions granted for Contoso')
    const revoked = textOf(await admin.post(path, { action: 'revoke', item: key }))
    expect(revoked).not.toContain('Mail.Read Application')
  })

  it('of Graph are not granted by an Application Administrator, others are (microsoft.md 3.4)', async () => {
    const role = [...simulator.tenant.directoryRoles.values()].find(
      ({ roleTemplateId }) => roleTemplateId === applicationAdministrator,
    )
    const bob = [...simulator.tenant.users.values()].find(({ userPrincipalName }) =>
      userPrincipalName.startsWith('bob@'),
    )
    role?.memberIds.add(bob?.id ?? '')
    // Bob has no second factor, which administrators need by security defaults.
    simulator.tenant.securityDefaultsEnabled = false
    const visitor = await visit(simulator, 'bob@contoso.onmicrosoft.com')
    const id = await register(visitor, 'Delegated administration')
    await addPermissions(visitor, id, exchange, [fullAccessAsApp])
    const path = `/admin/applications/${id}/permissions/consent`
    expect(noticeOf(await visitor.post(path, { action: 'yes' }))).toBe('Grant consent successful')
    await addPermissions(visitor, id, graph, [mailRead])
    const refused = await visitor.post(path, { action: 'yes' })
    expect([refused.status, noticeOf(refused)]).toEqual([
      403,
      'Insufficient privileges to complete the operation. (Authorization_RequestDenied)',
    ])
    expect(textOf(await visitor.get(`/admin/applications/${id}/permissions`))).toMatch(
      /Mail\.Read Application .* ⚠ Not granted/,
    )
    role?.memberIds.delete(bob?.id ?? '')
    visitor.close()
  })
})

describe('an ordinary person', () => {
  it('may register and manage their own, but is not offered admin consent', async () => {
    const alice = await visit(simulator, 'alice@contoso.onmicrosoft.com')
    const id = await register(alice, 'Of Alice')
    const page = await alice.get(`/admin/applications/${id}/permissions`)
    expect(page.html).toMatch(/<button type="button" disabled>✓ Grant admin consent for Contoso/)
    const refused = await alice.post(`/admin/applications/${id}/permissions/consent`, { action: 'yes' })
    expect(refused.status).toBe(403)
    const foreign = await register(admin, 'Of the admin')
    const denied = await alice.post(`/admin/applications/${foreign}/authentication`, { action: 'save' })
    expect([denied.status, noticeOf(denied)]).toEqual([
      403,
      expect.stringContaining('Insufficient privileges'),
    ])
    alice.close()
  })
})

describe('other pages', () => {
  it('save redirect URIs and public client flows', async () => {
    const id = await register(admin, 'Authentication')
    await admin.post(`/admin/applications/${id}/authentication`, {
      action: 'save',
      publicClient: 'http://localhost\r\nhttps://login.microsoftonline.com/common/oauth2/nativeclient',
      web: '',
      spa: '',
      isFallbackPublicClient: 'true',
    })
    expect(simulator.tenant.applications.get(id)).toMatchObject({
      isFallbackPublicClient: true,
      publicClient: {
        redirectUris: ['http://localhost', 'https://login.microsoftonline.com/common/oauth2/nativeclient'],
      },
    })
  })

  it('expose an API', async () => {
    const id = await register(admin, 'Portal')
    const path = `/admin/applications/${id}/expose-an-api`
    const appId = simulator.tenant.applications.get(id)?.appId
    await admin.post(path, { action: 'saveUri', identifierUri: `api://${appId}` })
    const page = await admin.post(path, {
      action: 'addScope',
      scopeName: 'access_as_user',
      adminConsentDisplayName: 'Access the portal',
      adminConsentDescription: 'As the signed-in person',
      whoCanConsent: 'User',
    })
    expect(textOf(page)).toContain(`api://${appId}/access_as_user Admins and users`)
    const [scope] = simulator.tenant.applications.get(id)?.api.oauth2PermissionScopes ?? []
    await admin.post(path, { action: 'deleteScope', item: scope?.id ?? '' })
    expect(simulator.tenant.applications.get(id)?.api.oauth2PermissionScopes).toEqual([])
  })

  it('show owners, and add one', async () => {
    const id = await register(admin, 'Owned')
    const path = `/admin/applications/${id}/owners`
    expect(textOf(await admin.get(path))).toContain('admin@contoso.onmicrosoft.com')
    await admin.post(path, { action: 'addOwner', owner: 'alice@contoso.onmicrosoft.com' })
    expect(simulator.tenant.applications.get(id)?.ownerIds.size).toBe(2)
  })

  it('list, disable and describe enterprise applications', async () => {
    const id = await register(admin, 'Enterprise')
    const appId = simulator.tenant.applications.get(id)?.appId ?? ''
    const list = await admin.get(`/admin/enterprise-applications?search=${appId}`)
    const principalId = /enterprise-applications\/([\da-f-]{36})/.exec(list.html)?.[1] ?? ''
    const path = `/admin/enterprise-applications/${principalId}`
    await admin.post(`${path}/properties`, {
      action: 'save',
      accountEnabled: 'false',
      appRoleAssignmentRequired: 'true',
    })
    expect(simulator.tenant.servicePrincipals.get(principalId)).toMatchObject({
      accountEnabled: false,
      appRoleAssignmentRequired: true,
    })
    for (const page of ['', '/properties', '/owners', '/permissions'])
      expect((await admin.get(`${path}${page}`)).status).toBe(200)
  })

  it('delete a registration after a question', async () => {
    const id = await register(admin, 'Short')
    expect(textOf(await admin.get(`/admin/applications/${id}/delete`))).toContain('Are you sure')
    const page = await admin.post(`/admin/applications/${id}/delete`, { action: 'delete' })
    expect(page.url).toBe(`${simulator.ready.adminUrl}applications`)
    expect(simulator.tenant.deletedApplications.has(id)).toBe(true)
    expect((await admin.get(`/admin/applications/${id}`)).status).toBe(404)
  })

  it('tell who holds a directory role', async () => {
    const roles = await admin.get('/admin/roles')
    const id = /roles\/([\da-f-]{36})">Global Administrator/.exec(roles.html)?.[1] ?? ''
    expect(textOf(await admin.get(`/admin/roles/${id}`))).toContain('admin@contoso.onmicrosoft.com')
    for (const path of [
      '/admin/nowhere',
      '/admin/roles/%E0',
      '/admin/applications/..%2fusers',
      `/admin/roles/${usersReadAll}`,
    ])
      expect([path, (await admin.get(path)).status]).toEqual([path, 404])
  })
})

describe('the session', () => {
  it('does nothing for a form without its anti-forgery field', async () => {
    const order = { action: 'register', displayName: 'Forged', signInAudience: 'AzureADMyOrg' }
    const before = simulator.tenant.applications.size
    for (const antiforgery of ['guess', '']) {
      const page = await admin.post('/admin/applications/new', { ...order, antiforgery })
      expect([page.status, noticeOf(page)]).toEqual([
        400,
        expect.stringContaining('not one that this page gave'),
      ])
    }
    expect(simulator.tenant.applications.size).toBe(before)
  })

  it('begins at the sign-in page, and what one browser began another does not finish', async () => {
    const { ready } = simulator
    const alice = await visit(simulator, 'alice@contoso.onmicrosoft.com')
    expect(textOf(await alice.post('/admin/sign-out', {}))).toContain('You signed out')
    const begun = await alice.get('/admin/applications')
    expect(begun.form?.fields.map(({ name }) => name)).toContain('login')
    const state = new URL(begun.url).searchParams.get('state')
    const page = await admin.get(`/admin/sign-in?code=abc&state=${state}`)
    expect([page.status, noticeOf(page)]).toEqual([400, expect.stringContaining('not begun in this browser')])
    expect(new URL(begun.url).origin).toBe(ready.loginUrl)
    alice.close()
  })

  it('is of the home tenant, or of the tenant that was asked for', async () => {
    const dora = await visit(simulator, 'admin@fabrikam.onmicrosoft.com')
    expect(textOf(await dora.get('/admin/'))).toContain('Fabrikam')
    dora.close()
  })
})

/** Who may register: microsoft.md 3.1 step 0, 3.4; security.md 4 and 6.6. */
import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { testCloud } from '../clouds/scripted.suite.ts'
import { decodeUnverified } from '../identity-platform/unverified-claims.ts'
import { inspectAdministrator } from './administrator.ts'
import { registrationPermissions, registrationScopes } from './catalogue.ts'
import { createTestTenant } from './tenant.suite.ts'

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const tid = '11111111-1111-4111-8111-111111111111'
const oid = '22222222-2222-4222-8222-222222222222'
const scp = registrationPermissions().join(' ')
const person = {
  id: oid,
  userPrincipalName: 'admin@contoso.onmicrosoft.com',
  displayName: 'Admin',
  userType: 'Member',
}
const organization = {
  id: tid,
  displayName: 'Contoso',
  verifiedDomains: [
    { name: 'contoso.com', isInitial: false },
    { name: 'Contoso.onmicrosoft.com', isInitial: true },
  ],
}

function claims(change: object = {}) {
  const segment = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const payload = { tid, oid, scp, wids: [globalAdministrator], ...change }
  return decodeUnverified(new Secret(`${segment({ alg: 'RS256' })}.${segment(payload)}.c2ln`))
}

function inspect(
  change: { claims?: object; person?: object; organization?: object; memberOf?: unknown } = {},
) {
  const tenant = createTestTenant()
  tenant.pages.set('/me?$select=id,userPrincipalName,displayName,userType', { ...person, ...change.person })
  tenant.pages.set('/organization?$select=id,displayName,verifiedDomains', {
    value: [{ ...organization, ...change.organization }],
  })
  tenant.pages.set('/me/memberOf', change.memberOf ?? { value: [{ id: 'group' }] })
  return inspectAdministrator(tenant.graph, claims(change.claims))
}

describe('inspectAdministrator', () => {
  it('names the person, the organization and its domains in lower case', async () => {
    await expect(inspect()).resolves.toEqual({
      userId: oid,
      userName: 'admin@contoso.onmicrosoft.com',
      displayName: 'Admin',
      tenantId: tid,
      organizationName: 'Contoso',
      initialDomain: 'contoso.onmicrosoft.com',
      domains: ['contoso.com', 'contoso.onmicrosoft.com'],
    })
  })

  it('asks the directory when the token does not name the role', async () => {
    const memberOf = { value: [{ id: 'role', roleTemplateId: globalAdministrator }] }

    await expect(inspect({ claims: { wids: [] }, memberOf })).resolves.toMatchObject({ tenantId: tid })
  })

  it.each([
    ['DEV-20', 'not_global_administrator', { claims: { wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'] } }],
    ['DEV-19', 'guest', { person: { userType: 'Guest' } }],
    ['DEV-19', 'guest', { person: { userPrincipalName: 'dora_fabrikam.com#EXT#@contoso.onmicrosoft.com' } }],
    ['DEV-18', 'wrong_tenant', { organization: { id: '33333333-3333-4333-8333-333333333333' } }],
    ['DEV-18', 'wrong_tenant', { person: { id: '33333333-3333-4333-8333-333333333333' } }],
    ['DEV-18', 'wrong_tenant', { organization: { verifiedDomains: [] } }],
    ['a missing scope', 'consent_missing', { claims: { scp: 'User.Read Application.ReadWrite.All' } }],
    [
      'an application alone',
      'consent_missing',
      { claims: { scp: undefined, roles: ['Directory.Read.All'] } },
    ],
  ])('%s: refuses with %s', async (_id, code, change) => {
    await expect(inspect(change)).rejects.toMatchObject({ name: 'ApplicationsError', code })
  })

  it('refuses a token that cannot be read', async () => {
    await expect(inspectAdministrator(createTestTenant().graph, undefined)).rejects.toMatchObject({
      code: 'unreadable_token',
    })
  })
})

it("asks for the registration's scopes in the cloud's own audience, and for nothing that outlives it", () => {
  const scopes = registrationScopes({ ...testCloud, graphAudience: 'https://graph.microsoft.us' })

  expect(scopes).toEqual([
    'https://graph.microsoft.us/User.Read',
    'https://graph.microsoft.us/Application.ReadWrite.All',
    'https://graph.microsoft.us/AppRoleAssignment.ReadWrite.All',
    'https://graph.microsoft.us/DelegatedPermissionGrant.ReadWrite.All',
  ])
})

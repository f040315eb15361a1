/** Microsoft's own libraries over two tenants: applications of each, and people at home and as guests (microsoft.md 7.1, 7.2). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonRecord } from '../json.ts'
import { startSimulator, type Simulator } from '../simulator.ts'
import { azureCliAppId, graphAppId } from '../tenant/microsoft-applications.ts'
import type { TenantState } from '../tenant/model.ts'
import { findUserByName } from '../tenant/users.ts'
import { createTestCertificate } from './testing-certificate.ts'
import { runClient, signInOnPages } from './testing-client.ts'
import { principalOf, register } from './testing.ts'

let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
})

afterAll(async () => {
  await simulator.stop()
})

function fabrikam(): TenantState {
  const found = simulator.tenants.find('fabrikam.onmicrosoft.com')
  if (found === undefined) throw new Error('no fabrikam')
  return found
}

/** Gives an application a permission at Graph, as an administrator would. */
function assign(tenant: TenantState, principalId: string, permission: string): void {
  const graph = principalOf(tenant, graphAppId)
  const appRoleId = graph.appRoles.find(({ value }) => value === permission)?.id ?? ''
  tenant.appRoleAssignments.set(`${principalId}/${permission}`, {
    id: `${principalId}/${permission}`,
    appRoleId,
    principalId,
    resourceId: graph.id,
    createdDateTime: '2026-01-01T00:00:00Z',
    effectiveAt: 0,
  })
}

async function deviceSignIn(authority: string, upn: string): Promise<JsonRecord> {
  const { ready } = simulator
  return runClient({
    ready,
    input: { authority: `${ready.loginUrl}/${authority}`, host: new URL(ready.loginUrl).host, azureCliAppId },
    script: `
      import { PublicClientApplication } from '@azure/msal-node'
      const { authority, host, azureCliAppId } = input
      const application = new PublicClientApplication({ auth: { clientId: azureCliAppId, authority, knownAuthorities: [host] } })
      const scopes = ['https://graph.microsoft.com/User.ReadWrite.All']
      const first = await application.acquireTokenByDeviceCode({
        scopes,
        deviceCodeCallback: ({ userCode, verificationUri }) => say({ userCode, verificationUri }),
      })
      const second = await application.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true })
      const answer = await fetch(new URL('/v1.0/me?$select=id,userPrincipalName', authority), { headers: { authorization: 'Bearer ' + second.accessToken } })
      say({ done: { tenantId: first.tenantId, oid: first.idTokenClaims.oid, silent: second.tenantId, me: await answer.json() } })`,
    onLine: async (line) => {
      if (typeof line['userCode'] === 'string')
        await signInOnPages(ready, String(line['verificationUri']), upn, line['userCode'])
      return undefined
    },
  })
}

describe('@azure/identity', () => {
  it(
    'proves an application to its own tenant alone, and Graph serves that tenant',
    { timeout: 30_000 },
    async () => {
      const { ready } = simulator
      const clients = await Promise.all(
        [simulator.tenant, fabrikam()].map(async (tenant) => {
          const mine = await createTestCertificate(Date.now())
          const { application, principal } = register(tenant, { keyCredentials: [mine.credential] })
          assign(tenant, principal.id, 'Organization.Read.All')
          assign(tenant, principal.id, 'User.Read.All')
          const certificate = `${mine.privateKey}\n${mine.certificate}`
          return { tenantId: tenant.tenantId, clientId: application.appId, certificate }
        }),
      )
      const done = await runClient({
        ready,
        input: { clients, authorityHost: ready.loginUrl, graphUrl: ready.graphUrl },
        script: `
        import { ClientCertificateCredential } from '@azure/identity'
        const { clients, authorityHost, graphUrl } = input
        const scope = 'https://graph.microsoft.com/.default'
        const results = []
        for (const { tenantId, clientId, certificate } of clients) {
          const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, { authorityHost, disableInstanceDiscovery: true })
          const { token } = await credential.getToken(scope)
          const get = async (path) => (await fetch(graphUrl + '/v1.0' + path, { headers: { authorization: 'Bearer ' + token } })).json()
          const organization = await get('/organization?$select=id')
          const users = await get('/users?$select=userPrincipalName')
          results.push({ organization: organization.value.map(({ id }) => id), users: users.value.map(({ userPrincipalName }) => userPrincipalName) })
        }
        const [one, other] = clients
        const wrong = new ClientCertificateCredential(other.tenantId, one.clientId, { certificate: one.certificate }, { authorityHost, disableInstanceDiscovery: true })
        const refusal = await wrong.getToken(scope).then(() => 'a token', (error) => error.message)
        say({ done: { results, refusal } })`,
      })
      expect(done['results']).toMatchObject([
        {
          organization: [simulator.tenant.tenantId],
          users: expect.arrayContaining(['alice@contoso.onmicrosoft.com']),
        },
        {
          organization: [fabrikam().tenantId],
          users: ['admin@fabrikam.onmicrosoft.com', 'dora@fabrikam.com'],
        },
      ])
      expect(done['refusal']).toContain('AADSTS700016')
    },
  )
})

describe('@azure/msal-node', () => {
  it('signs in the administrator of fabrikam over /organizations', { timeout: 30_000 }, async () => {
    const upn = 'admin@fabrikam.onmicrosoft.com'
    const oid = findUserByName(fabrikam(), upn)?.id
    expect(await deviceSignIn('organizations', upn)).toMatchObject({
      tenantId: fabrikam().tenantId,
      silent: fabrikam().tenantId,
      oid,
      me: { id: oid, userPrincipalName: upn },
    })
  })

  it('signs in dora at home, and as the guest that contoso knows', { timeout: 60_000 }, async () => {
    const { tenant } = simulator
    const [home, guest] = [fabrikam(), tenant].map((at) => findUserByName(at, 'dora@fabrikam.com'))
    expect(await deviceSignIn('organizations', 'dora@fabrikam.com')).toMatchObject({
      tenantId: fabrikam().tenantId,
      me: { id: home?.id, userPrincipalName: 'dora@fabrikam.com' },
    })
    expect(await deviceSignIn(tenant.tenantId, 'dora@fabrikam.com')).toMatchObject({
      tenantId: tenant.tenantId,
      silent: tenant.tenantId,
      me: { id: guest?.id, userPrincipalName: 'dora_fabrikam.com#EXT#@contoso.onmicrosoft.com' },
    })
  })
})

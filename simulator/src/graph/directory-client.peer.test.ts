/** Microsoft's own client library, @microsoft/microsoft-graph-client, rolls keys and reads policies, logs and sites (reference section 7.3). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestCertificate } from '../entra/testing-certificate.ts'
import { runClient } from '../entra/testing-client.ts'
import { register } from '../entra/testing.ts'
import type { JsonRecord } from '../json.ts'
import { startSimulator, type Simulator } from '../simulator.ts'

let simulator: Simulator
let input: Readonly<Record<string, unknown>>

beforeAll(async () => {
  simulator = await startSimulator({ mails: 3 })
  const { ready, tenant } = simulator
  const pem = async () => {
    const made = await createTestCertificate(Date.now())
    return { made, pem: `${made.privateKey}\n${made.certificate}` }
  }
  const [old, fresh, reader] = [await pem(), await pem(), await pem()]
  const backup = register(tenant, { keyCredentials: [old.made.credential] })
  const watcher = register(tenant, { keyCredentials: [reader.made.credential] })
  grant(simulator, watcher.principal.id, [
    'Application.ReadWrite.All',
    'AuditLog.Read.All',
    'Directory.Read.All',
    'Policy.Read.All',
    'Policy.ReadWrite.ConditionalAccess',
    'RoleManagement.ReadWrite.Directory',
    'Sites.Read.All',
  ])
  tenant.securityDefaultsEnabled = false
  input = {
    tenantId: ready.tenantId,
    loginUrl: ready.loginUrl,
    graphUrl: ready.graphUrl,
    backup: {
      clientId: backup.application.appId,
      objectId: backup.application.id,
      principalId: backup.principal.id,
      keyId: old.made.credential.keyId,
      old: old.pem,
      fresh: fresh.pem,
      freshKey: fresh.made.der.toString('base64'),
    },
    watcher: { clientId: watcher.application.appId, certificate: reader.pem },
  }
}, 60_000)

afterAll(async () => {
  await simulator.stop()
})

function grant({ tenant }: Simulator, principalId: string, values: readonly string[]): void {
  const graph = [...tenant.servicePrincipals.values()].find(({ appId }) =>
    appId.startsWith('00000003-0000-0000-c000'),
  )
  for (const value of values) {
    const role = graph?.appRoles.find((one) => one.value === value)
    if (graph === undefined || role === undefined) throw new RangeError(`Graph has no role ${value}`)
    const id = randomUUID()
    tenant.appRoleAssignments.set(id, {
      id,
      appRoleId: role.id,
      principalId,
      resourceId: graph.id,
      createdDateTime: new Date().toISOString(),
      effectiveAt: 0,
    })
  }
}

const preamble = `
  import { ClientCertificateCredential } from '@azure/identity'
  import { createSign } from 'node:crypto'
  import graph from '@microsoft/microsoft-graph-client'
  const { Client, PageIterator } = graph
  const { tenantId, loginUrl, graphUrl, backup, watcher } = input
  const connect = (clientId, certificate) => {
    const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, { authorityHost: loginUrl, disableInstanceDiscovery: true })
    const authProvider = { getAccessToken: async () => (await credential.getToken('https://graph.microsoft.com/.default')).token }
    return Client.initWithMiddleware({ authProvider, baseUrl: graphUrl + '/', customHosts: new Set(['localhost']) })
  }
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const proofBy = (pem) => {
    const now = Math.floor(Date.now() / 1000)
    const data = part({ alg: 'RS256', typ: 'JWT' }) + '.' + part({ aud: '00000002-0000-0000-c000-000000000000', iss: backup.objectId, nbf: now, exp: now + 600 })
    return data + '.' + createSign('sha256').update(data).sign(pem).toString('base64url')
  }
`

const run = (script: string): Promise<JsonRecord> =>
  runClient({ ready: simulator.ready, input, script: `${preamble}${script}` })

describe('the Graph client for JavaScript', { timeout: 60_000 }, () => {
  test('an application without any permission rolls its own certificate and signs in with the new one', async () => {
    const done = await run(`
      const before = connect(backup.clientId, backup.old)
      const keyCredential = { type: 'AsymmetricX509Cert', usage: 'Verify', key: backup.freshKey }
      const added = await before.api('/applications/' + backup.objectId + '/addKey').post({ keyCredential, passwordCredential: null, proof: proofBy(backup.old) })
      const after = connect(backup.clientId, backup.fresh)
      await after.api('/applications/' + backup.objectId + '/removeKey').post({ keyId: backup.keyId, proof: proofBy(backup.fresh) })
      let refused
      try { await connect(backup.clientId, backup.old).api('/organization').get() } catch (error) { refused = error.message }
      let listed
      try { await after.api('/applications').get() } catch (error) { listed = error.code }
      say({ done: { keyId: added.keyId, refused, listed } })`)
    expect(done['refused']).toContain('AADSTS700027')
    expect(done['listed']).toBe('Authorization_RequestDenied')
    const application = [...simulator.tenant.applications.values()].find((one) =>
      one.keyCredentials.some(({ keyId }) => keyId === done['keyId']),
    )
    expect(application?.keyCredentials).toHaveLength(1)
  })

  test('policies, roles, federated credentials, sites and logs', async () => {
    const done = await run(`
      const client = connect(watcher.clientId, watcher.certificate)
      const policy = await client.api('/identity/conditionalAccess/policies').post({
        displayName: 'No device code', state: 'enabled',
        conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] }, authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
        grantControls: { operator: 'OR', builtInControls: ['block'] } })
      const defaults = await client.api('/policies/identitySecurityDefaultsEnforcementPolicy').get()
      await client.api('/roleManagement/directory/roleAssignments').post({ principalId: backup.principalId, roleDefinitionId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', directoryScopeId: '/' })
      const roles = await client.api('/roleManagement/directory/roleAssignments').filter("principalId eq '" + backup.principalId + "'").get()
      await client.api('/applications/' + backup.objectId + '/federatedIdentityCredentials').post({ name: 'cluster', issuer: 'https://issuer.example', subject: 's', audiences: ['api://AzureADTokenExchange'] })
      const site = await client.api('/sites/root').select('displayName').get()
      const names = []
      const first = await client.api('/auditLogs/directoryAudits').top(2).get()
      await new PageIterator(client, first, (audit) => names.push(audit.activityDisplayName) > 0).iterate()
      const details = await client.api('/reports/authenticationMethods/userRegistrationDetails').filter('isAdmin eq true').get()
      const signIns = await client.api('/auditLogs/signIns').version('beta').filter("signInEventTypes/any(t: t eq 'servicePrincipal')").get()
      say({ done: { state: policy.state, defaults: defaults.isEnabled, roles: roles.value.length, site: site.displayName, names, admins: details.value.length, signIns: signIns.value.length } })`)
    expect(done).toMatchObject({ state: 'enabled', defaults: false, roles: 1, site: 'Contoso' })
    expect(done['names']).toEqual(
      expect.arrayContaining([
        'Add conditional access policy',
        'Add member to role',
        'Update application',
        'Update application – Certificates and secrets management ',
      ]),
    )
    expect(Number(done['admins'])).toBeGreaterThan(0)
    expect(Number(done['signIns'])).toBeGreaterThan(0)
  })
})

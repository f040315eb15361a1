/** A policy set over Graph acts at sign-in, and Graph's log tells of it: as the Microsoft Graph client sees both. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../simulator.ts'
import { azureCliAppId, graphCommandLineToolsAppId } from '../tenant/microsoft-applications.ts'
import { runClient, signInOnPages } from './testing-client.ts'

const upn = 'alice@contoso.onmicrosoft.com'
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
  simulator.tenant.securityDefaultsEnabled = false
})

afterAll(async () => {
  await simulator.stop()
})

it('a block of legacy clients, from the policy to the log', { timeout: 60_000 }, async () => {
  const { ready } = simulator
  const alice = [...simulator.tenant.users.values()].find(
    ({ userPrincipalName }) => userPrincipalName === upn,
  )
  const done = await runClient({
    ready,
    input: {
      authority: `${ready.loginUrl}/${ready.tenantId}`,
      host: new URL(ready.loginUrl).host,
      graphUrl: ready.graphUrl,
      graphHost: new URL(ready.graphUrl).hostname,
      controlUrl: ready.controlUrl,
      clientId: graphCommandLineToolsAppId,
      cliId: azureCliAppId,
      username: upn,
      password: alice?.password,
    },
    script: `
      import { PublicClientApplication } from '@azure/msal-node'
      import { Client } from '@microsoft/microsoft-graph-client'
      const { authority, host, graphUrl, graphHost, controlUrl, clientId, cliId, username, password } = input
      const application = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities: [host] } })
      const { accessToken } = await application.acquireTokenByDeviceCode({
        scopes: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All', 'AuditLog.Read.All', 'Application.Read.All'],
        deviceCodeCallback: ({ userCode, verificationUri }) => say({ userCode, verificationUri }),
      })
      const graph = Client.init({ baseUrl: graphUrl, customHosts: new Set([graphHost]), authProvider: (give) => give(null, accessToken) })
      const policy = await graph.api('/identity/conditionalAccess/policies').post({
        displayName: 'Block legacy clients', state: 'enabled',
        conditions: { clientAppTypes: ['exchangeActiveSync', 'other'], users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
        grantControls: { operator: 'OR', builtInControls: ['block'] },
      })
      const form = new URLSearchParams({ grant_type: 'password', client_id: cliId, scope: 'User.ReadWrite.All', username, password })
      const answer = await fetch(authority + '/oauth2/v2.0/token', { method: 'POST', body: form, headers: { 'user-agent': 'BAV2ROPC POP' } })
      const { error_codes } = await answer.json()
      await fetch(controlUrl + 'sign-ins', { method: 'POST', body: JSON.stringify({ upn: username, clientAppUsed: 'IMAP4', daysAgo: 3, count: 2 }) })
      const list = (clientApp) => graph.api('/auditLogs/signIns').filter("clientAppUsed eq '" + clientApp + "'").get()
      const [pop, imap] = [await list('POP3'), await list('IMAP4')]
      const device = await graph.api('/auditLogs/signIns').version('beta').filter("authenticationProtocol eq 'deviceCode'").get()
      say({ done: {
        codes: error_codes,
        pop: pop.value.map(({ status, appliedConditionalAccessPolicies }) => [status.errorCode, appliedConditionalAccessPolicies[0].id === policy.id]),
        imap: imap.value.length,
        device: device.value.map(({ originalTransferMethod }) => originalTransferMethod),
      } })`,
    onLine: async (line) => {
      if (typeof line['userCode'] === 'string')
        await signInOnPages(
          ready,
          String(line['verificationUri']),
          'admin@contoso.onmicrosoft.com',
          line['userCode'],
        )
      return undefined
    },
  })
  expect(done).toEqual({
    codes: [53_003],
    pop: [[53_003, true]],
    imap: 2,
    device: ['deviceCodeFlow'],
  })
})

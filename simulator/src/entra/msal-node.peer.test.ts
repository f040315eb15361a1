/** Microsoft's own client, @azure/msal-node, against Entra ID (microsoft.md 7.1). */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../simulator.ts'
import { azureCliAppId } from '../tenant/microsoft-applications.ts'
import { createTestCertificate } from './testing-certificate.ts'
import { runClient, signInOnPages } from './testing-client.ts'
import { register } from './testing.ts'

let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
})

afterAll(async () => {
  await simulator.stop()
})

describe('@azure/msal-node', () => {
  it(
    'signs in with a device code, finds an account, and refreshes silently',
    { timeout: 30_000 },
    async () => {
      const { ready } = simulator
      const upn = 'alice@contoso.onmicrosoft.com'
      const done = await runClient({
        ready,
        input: {
          authority: `${ready.loginUrl}/${ready.tenantId}`,
          host: new URL(ready.loginUrl).host,
          clientId: azureCliAppId,
        },
        script: `
        import { PublicClientApplication } from '@azure/msal-node'
        const { authority, host, clientId } = input
        const application = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities: [host] } })
        const scopes = ['https://graph.microsoft.com/User.ReadWrite.All']
        const first = await application.acquireTokenByDeviceCode({
          scopes,
          deviceCodeCallback: ({ userCode, verificationUri }) => say({ userCode, verificationUri }),
        })
        const second = await application.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true })
        say({ done: {
          username: first.account.username,
          tenantId: first.tenantId,
          homeAccountId: first.account.homeAccountId,
          scopes: first.scopes,
          isAnother: second.accessToken !== first.accessToken,
          fromCache: second.fromCache,
        } })`,
        onLine: async (line) => {
          if (typeof line['userCode'] === 'string')
            await signInOnPages(ready, String(line['verificationUri']), upn, line['userCode'])
          return undefined
        },
      })
      const alice = [...simulator.tenant.users.values()].find(
        ({ userPrincipalName }) => userPrincipalName === upn,
      )
      expect(done).toMatchObject({
        username: upn,
        tenantId: ready.tenantId,
        homeAccountId: `${alice?.id}.${ready.tenantId}`,
        isAnother: true,
        fromCache: false,
      })
      expect(done['scopes']).toContain('https://graph.microsoft.com/User.ReadWrite.All')
    },
  )

  it('proves an application with a certificate, by its SHA-256 thumbprint', { timeout: 30_000 }, async () => {
    const { ready, tenant } = simulator
    const mine = await createTestCertificate(Date.now())
    const { application } = register(tenant, { keyCredentials: [mine.credential] })
    const run = (thumbprintSha256: string): ReturnType<typeof runClient> =>
      runClient({
        ready,
        input: {
          authority: `${ready.loginUrl}/${ready.tenant}`,
          host: new URL(ready.loginUrl).host,
          clientId: application.appId,
          privateKey: mine.privateKey,
          thumbprintSha256,
        },
        script: `
          import { ConfidentialClientApplication } from '@azure/msal-node'
          const { authority, host, clientId, privateKey, thumbprintSha256 } = input
          const clientCertificate = { privateKey, thumbprintSha256 }
          const application = new ConfidentialClientApplication({ auth: { clientId, authority, knownAuthorities: [host], clientCertificate } })
          try {
            const { accessToken, tokenType } = await application.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })
            say({ done: { accessToken, tokenType } })
          } catch (error) {
            say({ done: { errorCode: error.errorCode, errorNo: error.errorNo } })
          }`,
      })
    const done = await run(createHash('sha256').update(mine.der).digest('hex'))
    expect(done).toMatchObject({ tokenType: 'Bearer', accessToken: expect.stringMatching(/^ey/) })
    const refused = await run('00'.repeat(32))
    expect(refused).toMatchObject({ errorCode: 'invalid_client', errorNo: 700027 })
  })
})

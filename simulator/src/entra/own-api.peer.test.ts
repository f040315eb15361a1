/** Microsoft's own client asks for the token of an own API, whose signature anybody can verify (microsoft.md 1.10 to 1.12). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonRecord } from '../json.ts'
import { startSimulator, type Simulator } from '../simulator.ts'
import { azureCliAppId } from '../tenant/microsoft-applications.ts'
import type { Application } from '../tenant/model.ts'
import { runClient, signInOnPages } from './testing-client.ts'
import { register } from './testing.ts'

const upn = 'alice@contoso.onmicrosoft.com'
let simulator: Simulator
let api: Application

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
  const id = randomUUID()
  ;({ application: api } = register(simulator.tenant, {
    isFallbackPublicClient: true,
    optionalClaims: { accessToken: [{ name: 'idtyp' }, { name: 'auth_time' }] },
    api: {
      requestedAccessTokenVersion: 2,
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [
        {
          id,
          value: 'access_as_user',
          type: 'User',
          isEnabled: true,
          adminConsentDisplayName: 'Access as the signed-in person',
          adminConsentDescription: 'Access as the signed-in person',
          userConsentDisplayName: null,
          userConsentDescription: null,
        },
      ],
      preAuthorizedApplications: [{ appId: azureCliAppId, delegatedPermissionIds: [id] }],
    },
  }))
})

afterAll(async () => {
  await simulator.stop()
})

/** Reads keys the way any API does: discovery, `jwks_uri`, the key that the header names. */
const verification = `
  import { createPublicKey, verify } from 'node:crypto'
  const read = (part) => JSON.parse(Buffer.from(part, 'base64url').toString())
  async function verified(token) {
    const [header, payload, signature] = token.split('.')
    const discovery = await (await fetch(input.authority + '/v2.0/.well-known/openid-configuration')).json()
    const { keys } = await (await fetch(discovery.jwks_uri)).json()
    const key = keys.find(({ kid }) => kid === read(header).kid)
    const isValid = verify('sha256', Buffer.from(header + '.' + payload), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature, 'base64url'))
    const claims = read(payload)
    const fits = key.issuer.replace('{tenantid}', claims.tid) === claims.iss && discovery.issuer === claims.iss
    return { isValid, fits, claims }
  }`

function msal(clientId: string, scopes: readonly string[], laterScopes = scopes): Promise<JsonRecord> {
  const { ready } = simulator
  return runClient({
    ready,
    input: {
      authority: `${ready.loginUrl}/${ready.tenantId}`,
      host: new URL(ready.loginUrl).host,
      clientId,
      scopes,
      laterScopes,
    },
    script: `
      import { PublicClientApplication } from '@azure/msal-node'
      ${verification}
      const { authority, host, clientId, scopes, laterScopes } = input
      const application = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities: [host] } })
      const first = await application.acquireTokenByDeviceCode({
        scopes,
        deviceCodeCallback: ({ userCode, verificationUri }) => say({ userCode, verificationUri }),
      })
      const second = await application.acquireTokenSilent({ account: first.account, scopes: laterScopes, forceRefresh: true })
      say({ done: { first: await verified(first.accessToken), second: await verified(second.accessToken) } })`,
    onLine: async (line) => {
      if (typeof line['userCode'] === 'string')
        await signInOnPages(ready, String(line['verificationUri']), upn, line['userCode'])
      return undefined
    },
  })
}

describe('@azure/msal-node', () => {
  it(
    'signs in to the API with the API’s own application, and refreshes: both tokens verify',
    { timeout: 30_000 },
    async () => {
      const { appId } = api
      const done = await msal(appId, [`api://${appId}/access_as_user`])
      const token = {
        isValid: true,
        fits: true,
        claims: { aud: appId, azp: appId, azpacr: '0', idtyp: 'user', scp: 'access_as_user', ver: '2.0' },
      }
      expect(done).toMatchObject({ first: token, second: token })
    },
  )

  it(
    'trades a Graph sign-in of a pre-authorized client for the API’s token; the Graph token verifies for nobody',
    { timeout: 30_000 },
    async () => {
      const done = await msal(
        azureCliAppId,
        ['https://graph.microsoft.com/User.ReadWrite.All'],
        [`api://${api.appId}/access_as_user`],
      )
      expect(done).toMatchObject({
        first: { isValid: false, claims: { aud: 'https://graph.microsoft.com', ver: '1.0' } },
        second: {
          isValid: true,
          fits: true,
          claims: { aud: api.appId, azp: azureCliAppId, scp: 'access_as_user' },
        },
      })
    },
  )
})

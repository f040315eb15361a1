/** A certified OpenID Connect client, openid-client, against Entra ID: discovery, code with PKCE, device, assertion. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../simulator.ts'
import type { Application } from '../tenant/model.ts'
import { createTestCertificate } from './testing-certificate.ts'
import { runClient, signInOnPages } from './testing-client.ts'
import { register } from './testing.ts'

const upn = 'bob@contoso.onmicrosoft.com'
let simulator: Simulator
let application: Application

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
  ;({ application } = register(simulator.tenant, {
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ['http://localhost'] },
  }))
})

afterAll(async () => {
  await simulator.stop()
})

function issuer(): string {
  return `${simulator.ready.loginUrl}/${simulator.ready.tenantId}/v2.0`
}

describe('openid-client', () => {
  it(
    'discovers, signs in with code and PKCE, validates the ID token, asks UserInfo and refreshes',
    { timeout: 30_000 },
    async () => {
      const { ready } = simulator
      const done = await runClient({
        ready,
        input: { issuer: issuer(), clientId: application.appId },
        script: `
        import * as client from 'openid-client'
        const config = await client.discovery(new URL(input.issuer), input.clientId, undefined, client.None())
        const pkceCodeVerifier = client.randomPKCECodeVerifier()
        const expectedState = client.randomState()
        const expectedNonce = client.randomNonce()
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: 'http://localhost:51000/',
          scope: 'openid profile email offline_access User.Read',
          code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
          code_challenge_method: 'S256',
          state: expectedState,
          nonce: expectedNonce,
        })
        say({ url: url.href })
        const { callback } = await hear()
        const tokens = await client.authorizationCodeGrant(config, new URL(callback), { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true })
        const claims = tokens.claims()
        const person = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
        const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token)
        say({ done: { iss: claims.iss, name: claims.name, person, scope: tokens.scope, rotated: refreshed.refresh_token !== tokens.refresh_token } })`,
        onLine: async (line) =>
          typeof line['url'] === 'string'
            ? { callback: await signInOnPages(ready, line['url'], upn) }
            : undefined,
      })
      expect(done).toMatchObject({
        iss: issuer(),
        name: 'Bob Baker',
        person: { name: 'Bob Baker', email: upn },
        scope: 'User.Read openid profile email',
        rotated: true,
      })
    },
  )

  it('signs in with a device code', { timeout: 30_000 }, async () => {
    const { ready } = simulator
    const done = await runClient({
      ready,
      input: { issuer: issuer(), clientId: application.appId },
      script: `
        import * as client from 'openid-client'
        const config = await client.discovery(new URL(input.issuer), input.clientId, undefined, client.None())
        const device = await client.initiateDeviceAuthorization(config, { scope: 'openid profile User.Read' })
        say({ userCode: device.user_code, verificationUri: device.verification_uri })
        const tokens = await client.pollDeviceAuthorizationGrant(config, device)
        say({ done: { username: tokens.claims().preferred_username, type: tokens.token_type } })`,
      onLine: async (line) => {
        if (typeof line['userCode'] === 'string')
          await signInOnPages(ready, String(line['verificationUri']), upn, line['userCode'])
        return undefined
      },
    })
    expect(done).toEqual({ username: upn, type: 'bearer' })
  })

  it('proves an application with a PS256 assertion', { timeout: 30_000 }, async () => {
    const { ready, tenant } = simulator
    const mine = await createTestCertificate(Date.now())
    const confidential = register(tenant, { keyCredentials: [mine.credential] })
    const done = await runClient({
      ready,
      input: {
        issuer: issuer(),
        clientId: confidential.application.appId,
        privateKey: mine.privateKey,
        thumbprint: createHash('sha256').update(mine.der).digest('base64url'),
      },
      script: `
        import { createPrivateKey } from 'node:crypto'
        import * as client from 'openid-client'
        const der = createPrivateKey(input.privateKey).export({ type: 'pkcs8', format: 'der' })
        const key = await crypto.subtle.importKey('pkcs8', der, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign'])
        const proof = client.PrivateKeyJwt(key, { [client.modifyAssertion]: (header) => { header['x5t#S256'] = input.thumbprint } })
        const config = await client.discovery(new URL(input.issuer), input.clientId, undefined, proof)
        const tokens = await client.clientCredentialsGrant(config, { scope: 'https://graph.microsoft.com/.default' })
        say({ done: { names: Object.keys(tokens).toSorted() } })`,
    })
    expect(done['names']).toEqual(['access_token', 'expires_in', 'ext_expires_in', 'token_type'])
  })
})

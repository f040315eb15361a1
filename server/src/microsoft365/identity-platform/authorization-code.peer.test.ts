/**
 * Our client of the authorization code with PKCE against an authorization server that nobody here wrote: oidc-provider
 * over loopback (RFC 6749 §4.1, RFC 7636, OpenID Connect Core §3.1). Microsoft's own members are added to what it says:
 * `tid` in the ID token, `issuer` in its keys.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { interactionPolicy, Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import type { Fetch } from '../../foundation/fetch.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { testCloud } from '../clouds/scripted.suite.ts'
import type { AuthorizationRequest } from './authorization-code.ts'
import { createIdentityPlatform } from './identity-platform.ts'

const host = 'identity.example'
const tenantId = '11111111-1111-4111-8111-111111111111'
const clientId = '22222222-2222-4222-8222-222222222222'
const redirectUri = 'http://localhost/back'
const keysPath = `/${tenantId}/discovery/v2.0/keys`
let server: Server
let port: number

beforeAll(async () => {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }))
  const provider: Provider = new Provider(`https://${host}/${tenantId}/v2.0`, {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        redirect_uris: [redirectUri],
        response_types: ['code'],
      },
    ],
    features: { devInteractions: { enabled: false } },
    routes: {
      authorization: `/${tenantId}/oauth2/v2.0/authorize`,
      token: `/${tenantId}/oauth2/v2.0/token`,
      jwks: keysPath,
    },
    scopes: ['openid', 'profile', 'User.Read'],
    claims: { openid: ['sub', 'tid'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 3_600, Grant: 600, IdToken: 3_600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, tid: tenantId }) }),
    interactions: { policy, url: () => '/interaction' },
    async loadExistingGrant() {
      const grant = new provider.Grant({ accountId: 'alice', clientId })
      grant.addOIDCScope('openid profile User.Read')
      await grant.save()
      return grant
    },
  })
  provider.proxy = true
  const answer = provider.callback()
  server = createServer((request, response) => {
    if (request.url !== '/interaction') return answer(request, response)
    // What its own page does at the end: the person chose an account and signed in.
    void provider.interactionFinished(request, response, {
      login: { accountId: 'alice' },
      select_account: {},
      consent: {},
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  port = address.port
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

/** The name of the cloud leads to loopback, as a resolver would do it. */
const loopbackFetch: Fetch = async (input, init) => {
  const url = new URL(input)
  const headers = { ...Object.fromEntries(new Headers(init?.headers)), 'x-forwarded-proto': 'https' }
  const answer = await fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, {
    ...init,
    redirect: 'manual',
    headers: { ...headers, 'x-forwarded-host': host },
  })
  if (url.pathname !== keysPath) return answer
  const { keys } = (await answer.json()) as { keys: readonly object[] }
  return Response.json({ keys: keys.map((key) => Object.assign(key, { issuer: issuerOfKeys })) })
}
let issuerOfKeys = `https://${host}/{tenantid}/v2.0`

const cloud = { ...testCloud, name: 'peer', loginUrl: `https://${host}` }
const identityPlatform = () =>
  createIdentityPlatform({
    fetch: loopbackFetch,
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    cloud,
  })

function newRequest(changes: Partial<AuthorizationRequest> = {}): AuthorizationRequest {
  const text = (): Secret => new Secret(Buffer.from(systemRandom.bytes(32)).toString('base64url'))
  const secrets = { state: text(), nonce: text(), codeVerifier: text() }
  return { tenant: tenantId, clientId, scopes: ['User.Read'], redirectUri, ...secrets, ...changes }
}

/** A browser on the page of the provider: cookies and redirects, until it is led back. */
async function browse(start: string): Promise<URLSearchParams> {
  const jar = new Map<string, string>()
  let url = new URL(start)
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await loopbackFetch(url.href, { headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/)
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the page ends with ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url)
    if (url.hostname === 'localhost') return url.searchParams
  }
  throw new Error('the redirects do not end')
}

async function codeFor(request: AuthorizationRequest): Promise<Secret> {
  const answer = await browse(identityPlatform().authorizationUrl(request))
  expect(answer.get('state')).toBe(request.state.reveal())
  return new Secret(answer.get('code') ?? '')
}

it('its request is taken, and its code is redeemed once for a token of the tenant', async () => {
  const request = newRequest()
  const code = await codeFor(request)
  const signedIn = await identityPlatform().redeemAuthorizationCode(request, code)
  expect(signedIn.tenantId).toBe(tenantId)
  expect(signedIn.accessToken.reveal()).not.toBe('')
  await expect(identityPlatform().redeemAuthorizationCode(request, code)).rejects.toMatchObject({
    code: 'invalid_grant',
  })
})

it('another verifier is refused (RFC 7636 §4.6)', async () => {
  const request = newRequest()
  const code = await codeFor(request)
  const { codeVerifier } = newRequest()
  await expect(
    identityPlatform().redeemAuthorizationCode({ ...request, codeVerifier }, code),
  ).rejects.toMatchObject({ code: 'invalid_grant' })
})

it('another redirect URI is refused at the redemption (RFC 6749 §4.1.3)', async () => {
  const request = newRequest()
  const code = await codeFor(request)
  const elsewhere = { ...request, redirectUri: 'http://localhost/elsewhere' }
  await expect(identityPlatform().redeemAuthorizationCode(elsewhere, code)).rejects.toMatchObject({
    code: 'invalid_grant',
  })
})

it('DEV-28: an ID token of another request is refused by us (OpenID Connect Core §3.1.3.7)', async () => {
  const request = newRequest()
  const code = await codeFor(request)
  const { nonce } = newRequest()
  await expect(identityPlatform().redeemAuthorizationCode({ ...request, nonce }, code)).rejects.toMatchObject(
    { code: 'unexpected_answer', detail: 'ID token: it is of another request' },
  )
})

it('keys of another issuer sign nothing for us (RFC 8725 §3.8)', async () => {
  const request = newRequest()
  const code = await codeFor(request)
  issuerOfKeys = 'https://elsewhere.example/{tenantid}/v2.0'
  const redeemed = identityPlatform().redeemAuthorizationCode(request, code)
  await expect(redeemed).rejects.toMatchObject({ code: 'unexpected_answer' })
})

it('the page of an unknown client is a refusal, and leads nowhere', async () => {
  const url = identityPlatform().authorizationUrl(newRequest({ clientId: tenantId }))
  await expect(browse(url)).rejects.toThrow(/invalid_client/)
})

/**
 * Our client of the device flow against an authorization server that nobody here wrote: oidc-provider over
 * loopback. It names no interval, so the default of RFC 8628 §3.2 is what really counts.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Clock } from '../../foundation/clock.ts'
import type { Fetch } from '../../foundation/fetch.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { testCloud } from '../clouds/scripted.suite.ts'
import { createIdentityPlatform } from './identity-platform.ts'

const host = 'identity.example'
let provider: Provider
let server: Server
let port: number

beforeAll(async () => {
  provider = new Provider(`https://${host}`, {
    clients: [
      {
        client_id: 'public-client',
        token_endpoint_auth_method: 'none',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: false } },
    routes: {
      device_authorization: '/contoso/oauth2/v2.0/devicecode',
      token: '/contoso/oauth2/v2.0/token',
    },
    scopes: ['openid', 'User.Read'],
    ttl: { DeviceCode: 600, AccessToken: 3_600, Grant: 600 },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  })
  provider.proxy = true
  server = createServer(provider.callback())
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
const loopbackFetch: Fetch = (input, init) => {
  const url = new URL(input)
  expect(url.origin).toBe(`https://${host}`)
  const headers = { ...Object.fromEntries(new Headers(init?.headers)), 'x-forwarded-proto': 'https' }
  return fetch(`http://127.0.0.1:${port}${url.pathname}`, {
    ...init,
    headers: { ...headers, 'x-forwarded-host': host },
  })
}

/** Waits for nothing, and tells the test when a wait begins. */
function watchedClock(onWait: (count: number) => Promise<void>): Clock & { readonly waits: number[] } {
  const waits: number[] = []
  return {
    waits,
    now: () => Date.now(),
    async sleep(milliseconds) {
      waits.push(milliseconds)
      await onWait(waits.length)
    },
  }
}

function setUp(onWait: (count: number) => Promise<void> = async () => undefined) {
  const clock = watchedClock(onWait)
  const cloud = { ...testCloud, name: 'peer', loginUrl: `https://${host}` }
  const dependencies = { fetch: loopbackFetch, clock, random: systemRandom, log: silentLog, cloud }
  return { identityPlatform: createIdentityPlatform(dependencies), clock }
}

const request = { tenant: 'contoso', clientId: 'public-client', scopes: ['User.Read'] }

/** What the provider's own page does at the end of a sign-in. */
async function decide(userCode: string, decision: 'approve' | 'decline'): Promise<void> {
  const code = await provider.DeviceCode.findByUserCode(userCode.replaceAll('-', ''))
  if (!code) throw new Error('the provider does not know the code')
  if (decision === 'decline') Object.assign(code, { error: 'access_denied', errorDescription: 'declined' })
  else {
    const grant = new provider.Grant({ accountId: 'alice', clientId: 'public-client' })
    grant.addOIDCScope('User.Read')
    const details = {
      accountId: 'alice',
      grantId: await grant.save(),
      scope: 'User.Read',
      authTime: 1,
      claims: {},
    }
    Object.assign(code, details)
  }
  await code.save(600)
}

it('gets a token after the person has approved, polling every five seconds', async () => {
  let userCode = ''
  const { identityPlatform, clock } = setUp(async (count) => {
    if (count === 3) await decide(userCode, 'approve')
  })
  const authorization = await identityPlatform.requestDeviceAuthorization(request)
  userCode = authorization.userCode
  const signedIn = await identityPlatform.pollForDeviceAccessToken(authorization)

  expect(authorization.verificationUri).toBe(`https://${host}/device`)
  expect(clock.waits).toEqual([5_000, 5_000, 5_000])
  expect(signedIn.accessToken.reveal()).not.toBe('')
})

it('DEV-11: stops when the person has declined', async () => {
  const { identityPlatform } = setUp()
  const authorization = await identityPlatform.requestDeviceAuthorization(request)
  await decide(authorization.userCode, 'decline')

  await expect(identityPlatform.pollForDeviceAccessToken(authorization)).rejects.toMatchObject({
    code: 'authorization_declined',
  })
})

it('gives the refusal of an unknown client', async () => {
  const { identityPlatform } = setUp()

  await expect(
    identityPlatform.requestDeviceAuthorization({ ...request, clientId: 'stranger' }),
  ).rejects.toMatchObject({ code: 'invalid_client' })
})

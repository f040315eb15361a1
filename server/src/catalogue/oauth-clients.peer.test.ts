/** Clients that nobody here wrote, oauth4webapi and openid-client, through every flow that they know (RFC 8414, 6749, 7523, 7009, 7662). */
import { randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { insertAccount, insertAccountKey } from '../database/index.ts'
import { systemClock } from '../foundation/clock.ts'
import { people, tenants } from './people.suite.ts'
import { graphAssertion, jwtBearer } from './requests.suite.ts'
import { administrator, type CatalogueWorld, issuer, startOfTime, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const alice = people.alice.userPrincipalName
/** Seconds from the clock of the libraries to the one of the world. */
const clockSkew = Math.round((startOfTime - systemClock.now()) / 1000)

/** What a library sends reaches the server of the world, wherever it is addressed to. */
function fetchOf({ api }: CatalogueWorld): openid.CustomFetch {
  return async (url, { method, headers, body }) => {
    if (!url.startsWith(`${issuer}/`)) throw new Error(`a request to ${url}`)
    const answer = await api.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: url.slice(issuer.length),
      headers: Object.fromEntries(new Headers(headers)),
      ...(body instanceof URLSearchParams ? { payload: body.toString() } : {}),
    })
    const answered = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) answered.set(name, String(value))
    return new Response(answer.body === '' ? null : answer.body, {
      status: answer.statusCode,
      headers: answered,
    })
  }
}

interface Service {
  readonly accountId: string
  readonly key: CryptoKey
}

async function addService({ database, clock }: CatalogueWorld, alg: string): Promise<Service> {
  const accountId = randomUUID()
  const { publicKey, privateKey } = await generateKeyPair(alg)
  const jwk = await exportJWK(publicKey)
  const common = { description: '', createdAt: clock.now() }
  await insertAccount(database.db, {
    ...common,
    id: accountId,
    userName: `service-${accountId}`,
    userNameKey: `service-${accountId}`,
    passwordHash: '',
    kind: 'service',
    role: 'monitor',
    organizationIds: null,
    isEnabled: 1,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
  })
  await insertAccountKey(database.db, {
    ...common,
    id: randomUUID(),
    accountId,
    jwk: JSON.stringify(jwk),
    thumbprint: await calculateJwkThumbprint(jwk),
    expiresAt: null,
  })
  return { accountId, key: privateKey }
}

const discover = (
  world: CatalogueWorld,
  clientId: string,
  authentication: openid.ClientAuth,
): Promise<openid.Configuration> =>
  openid.discovery(new URL(issuer), clientId, { [openid.clockSkew]: clockSkew }, authentication, {
    algorithm: 'oauth2',
    [openid.customFetch]: fetchOf(world),
  })

describe('openid-client', () => {
  it('finds the endpoints, exchanges an assertion, refreshes and revokes', async () => {
    const world = await createWorld()
    const person = await discover(world, tenants.a.name, openid.None())
    expect(person.serverMetadata()).toMatchObject({
      issuer,
      token_endpoint: `${issuer}/v8/token`,
      response_types_supported: [],
    })
    const { assertion = '' } = graphAssertion(world)
    const first = await openid.genericGrantRequest(person, jwtBearer, { assertion })
    expect(first).toMatchObject({ token_type: 'bearer', expires_in: 3600, userName: alice })
    const second = await openid.refreshTokenGrant(person, first.refresh_token ?? '')
    expect(second.refresh_token).not.toBe(first.refresh_token)
    await openid.tokenRevocation(person, second.access_token, { token_type_hint: 'refresh_token' })
    await expect(openid.refreshTokenGrant(person, second.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
    })
  })

  it('is told which scope it got when it asks for one (RFC 6749 §3.3)', async () => {
    const world = await createWorld()
    const person = await discover(world, tenants.a.name, openid.None())
    const { assertion = '' } = graphAssertion(world)
    const scope = 'openid profile offline_access'
    const tokens = await openid.genericGrantRequest(person, jwtBearer, { assertion, scope })
    expect(tokens.scope).toBe('offline_access')
    const wider = openid.refreshTokenGrant(person, tokens.refresh_token ?? '', { scope: 'admin' })
    await expect(wider).rejects.toMatchObject({ error: 'invalid_scope' })
    await expect(openid.refreshTokenGrant(person, tokens.refresh_token ?? '')).resolves.not.toHaveProperty(
      'scope',
    )
  })

  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'])(
    'client credentials by private_key_jwt with %s, then introspection',
    async (alg) => {
      const world = await createWorld()
      const { accountId, key } = await addService(world, alg)
      const service = await discover(world, accountId, openid.PrivateKeyJwt(key))
      const own = await openid.clientCredentialsGrant(service)
      expect(own.refresh_token).toBeUndefined()
      expect(await openid.tokenIntrospection(service, own.access_token)).toMatchObject({
        active: true,
        token_type: 'Bearer',
        sub: accountId,
        iss: issuer,
        kind: 'monitor',
      })
      await openid.tokenRevocation(service, own.access_token)
      expect(await openid.tokenIntrospection(service, own.access_token)).toEqual({ active: false })
    },
  )

  it('is refused with the key of another account', async () => {
    const world = await createWorld()
    const { accountId } = await addService(world, 'ES256')
    const { key } = await addService(world, 'ES256')
    const service = await discover(world, accountId, openid.PrivateKeyJwt(key))
    await expect(openid.clientCredentialsGrant(service)).rejects.toMatchObject({ status: 401 })
  })
})

describe('oauth4webapi', () => {
  it('accepts the metadata (RFC 8414) and walks the password, refresh, introspection and revocation flows', async () => {
    const world = await createWorld()
    const options = { [oauth.customFetch]: fetchOf(world) }
    const discovered = await oauth.discoveryRequest(new URL(issuer), { ...options, algorithm: 'oauth2' })
    const as = await oauth.processDiscoveryResponse(new URL(issuer), discovered)
    const client: oauth.Client = { client_id: tenants.a.name }
    const { userName: username, password } = administrator
    const tokens = await oauth.processGenericTokenEndpointResponse(
      as,
      client,
      await oauth.genericTokenEndpointRequest(
        as,
        client,
        oauth.None(),
        'password',
        { username, password },
        options,
      ),
    )
    const refreshed = await oauth.processRefreshTokenResponse(
      as,
      client,
      await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? '', options),
    )
    const { accountId, key } = await addService(world, 'ES256')
    const service: oauth.Client = { client_id: accountId, [oauth.clockSkew]: clockSkew }
    const introspect = async (token: string): Promise<oauth.IntrospectionResponse> =>
      oauth.processIntrospectionResponse(
        as,
        service,
        await oauth.introspectionRequest(as, service, oauth.PrivateKeyJwt(key), token, options),
      )
    expect(await introspect(refreshed.access_token)).toMatchObject({ active: true, username })
    expect(await introspect(refreshed.refresh_token ?? '')).toMatchObject({ active: true, username })
    const revocation = await oauth.revocationRequest(
      as,
      client,
      oauth.None(),
      refreshed.refresh_token ?? '',
      options,
    )
    await expect(oauth.processRevocationResponse(revocation)).resolves.toBeUndefined()
    expect(await introspect(refreshed.access_token)).toEqual({ active: false })
  })
})

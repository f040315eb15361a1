/** Federated identity credentials at the token endpoint (microsoft.md 1.3, 1.4, 3.2; errors as captured in 2024 to 2026). */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Application } from '../../tenant/model.ts'
import { signAssertion } from '../testing-certificate.ts'
import { claimsOf, codeOf, createTestEntra, createTestKey, register, type TestEntra } from '../testing.ts'

const issuer = 'https://issuer.example/cluster/'
const subject = 'system:serviceaccount:backup:strongroom'
const audience = 'api://AzureADTokenExchange'
const key = await createTestKey()
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const configuration = 'https://issuer.example/cluster/.well-known/openid-configuration'

let test: TestEntra
let application: Application

beforeEach(() => {
  test = createTestEntra(key)
  application = register(test.tenant, {
    federatedIdentityCredentials: [
      { id: randomUUID(), name: 'cluster', issuer, subject, audiences: [audience], description: null },
    ],
  }).application
  test.documents.set(configuration, { issuer, jwks_uri: 'https://issuer.example/keys' })
  test.documents.set('https://issuer.example/keys', {
    keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }],
  })
})

function assertion(claims: object = {}, header: { alg: string; kid: string } = { alg: 'RS256', kid: 'one' }) {
  const now = Math.floor(test.clock.now() / 1000)
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return signAssertion(pem, header, { iss: issuer, sub: subject, aud: [audience], exp: now + 600, ...claims })
}

function redeem(clientAssertion: string) {
  return test.token({
    grant_type: 'client_credentials',
    client_id: application.appId,
    scope: 'https://graph.microsoft.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: clientAssertion,
  })
}

describe('a token of another issuer', () => {
  it('stands for the application when issuer, subject and audience match', async () => {
    const claims = claimsOf(await redeem(assertion()))
    expect([claims['appid'], claims['appidacr'], claims['idtyp']]).toEqual([application.appId, '2', 'app'])
  })

  it.each([
    [700211, 'another issuer', { iss: 'https://issuer.example/cluster' }],
    [700213, 'another subject', { sub: 'system:serviceaccount:Backup:strongroom' }],
    [700212, 'another audience', { aud: ['https://vault.azure.net'] }],
    [700212, 'two audiences', { aud: [audience, 'x'] }],
    [700212, "another cloud's audience", { aud: 'api://AzureADTokenExchangeChina' }],
    [700024, 'an old token', { exp: 1 }],
    [700236, 'a login service of another cloud', { iss: 'https://login.microsoftonline.us/x/v2.0' }],
  ])('is refused with %s: %s', async (code, _, claims) => {
    if (code === 700236)
      application.federatedIdentityCredentials.push({
        id: randomUUID(),
        name: 'gov',
        issuer: 'https://login.microsoftonline.us/x/v2.0',
        subject,
        audiences: [audience],
        description: null,
      })
    const answer = await redeem(assertion(claims))
    expect([codeOf(answer), answer.status, answer.json['error']]).toEqual([code, 401, 'invalid_client'])
  })

  it('has to wait until a new credential is replicated (70021)', async () => {
    const [credential] = application.federatedIdentityCredentials
    if (credential === undefined) throw new Error('there is one')
    application.federatedIdentityCredentials = [{ ...credential, effectiveAt: test.clock.now() + 1000 }]
    const answer = await redeem(assertion())
    expect([codeOf(answer), answer.status, answer.json['error']]).toEqual([70_021, 400, 'invalid_request'])
    test.clock.advance(1000)
    expect((await redeem(assertion())).status).toBe(200)
  })

  it('is refused when its key is not published (7000272) or did not sign it (700027)', async () => {
    expect(codeOf(await redeem(assertion({}, { alg: 'RS256', kid: 'two' })))).toBe(7_000_272)
    test.documents.set('https://issuer.example/keys', {
      keys: [{ ...other.publicKey.export({ format: 'jwk' }), kid: 'one' }],
    })
    expect(codeOf(await redeem(assertion()))).toBe(700_027)
  })

  it('is signed with RS256 (5002738)', async () => {
    expect(codeOf(await redeem(assertion({}, { alg: 'PS256', kid: 'one' })))).toBe(5_002_738)
  })

  it('needs documents that can be read and name the issuer (90061)', async () => {
    test.documents.set(configuration, {
      issuer: 'https://issuer.example',
      jwks_uri: 'https://issuer.example/keys',
    })
    expect(codeOf(await redeem(assertion()))).toBe(90_061)
    test.documents.delete(configuration)
    const answer = await redeem(assertion())
    expect([codeOf(answer), answer.status, answer.json['error']]).toEqual([90_061, 400, 'invalid_request'])
  })

  it('never stands for an application by a token of an application (700226)', async () => {
    const own = `https://localhost:28443/${test.tenant.tenantId}/v2.0`
    const { principal } = register(test.tenant)
    application.federatedIdentityCredentials = [
      {
        id: randomUUID(),
        name: 'own',
        issuer: own,
        subject: principal.id,
        audiences: [audience],
        description: null,
      },
    ]
    const token = assertion({ iss: own, sub: principal.id, oid: principal.id }, { alg: 'RS256', kid: 'one' })
    expect(codeOf(await redeem(token))).toBe(7_000_272)
    const kid = test.entra.keys.current().keyId
    expect(
      codeOf(
        await redeem(assertion({ iss: own, sub: principal.id, oid: principal.id }, { alg: 'RS256', kid })),
      ),
    ).toBe(700_226)
  })
})

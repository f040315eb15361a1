/** Discovery documents, keys and instances (microsoft.md 1.1 and 1.10). */
import { createHash, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { codeOf, createTestEntra, createTestKey, testOrigin } from './testing.ts'

const test = createTestEntra(await createTestKey())
const { tenantId } = test.tenant

describe('the OpenID configuration', () => {
  it('names its own origin as issuer, with the tenant id for every name of the tenant', async () => {
    for (const name of [tenantId, 'contoso.onmicrosoft.com', 'contoso.com']) {
      const { json } = await test.get(`/${name}/v2.0/.well-known/openid-configuration`)
      expect(json).toMatchObject({
        issuer: `${testOrigin}/${tenantId}/v2.0`,
        token_endpoint: `${testOrigin}/${tenantId}/oauth2/v2.0/token`,
        device_authorization_endpoint: `${testOrigin}/${tenantId}/oauth2/v2.0/devicecode`,
        token_endpoint_auth_methods_supported: [
          'client_secret_post',
          'private_key_jwt',
          'client_secret_basic',
        ],
      })
    }
  })

  it('of common and organizations has the literal placeholder; the v1 document the token service', async () => {
    for (const name of ['common', 'organizations']) {
      const { json } = await test.get(`/${name}/v2.0/.well-known/openid-configuration`)
      expect(json['issuer']).toBe(`${testOrigin}/{tenantid}/v2.0`)
    }
    const { json } = await test.get(`/${tenantId}/.well-known/openid-configuration`)
    expect(json['issuer']).toBe(`https://sts.windows.net/${tenantId}/`)
  })

  it('is not there for another tenant (90002)', async () => {
    expect(codeOf(await test.get('/adatum.com/v2.0/.well-known/openid-configuration'))).toBe(90002)
  })
})

describe('the keys', () => {
  it('come with certificate, thumbprint and issuer', async () => {
    const { json } = await test.get(`/${tenantId}/discovery/v2.0/keys`)
    expect(json['keys']).toMatchObject([{ kty: 'RSA', use: 'sig', issuer: `${testOrigin}/{tenantid}/v2.0` }])
    const [key]: { x5c: string[]; x5t: string; kid: string }[] = JSON.parse(JSON.stringify(json['keys']))
    const der = Buffer.from(key?.x5c[0] ?? '', 'base64')
    expect(createHash('sha1').update(der).digest('base64url')).toBe(key?.x5t)
    expect(key?.kid).toBe(key?.x5t)
    expect(new X509Certificate(der).subject).toContain('CN=')
    const v1 = await test.get('/common/discovery/keys')
    expect(JSON.stringify(v1.json)).not.toContain('issuer')
  })
})

describe('instance discovery', () => {
  const ask = (query: string): ReturnType<typeof test.get> => test.get(`/common/discovery/instance?${query}`)

  it('lists the clouds in version 1.1, and only the address in 1.0', async () => {
    const endpoint = encodeURIComponent('https://login.microsoftonline.com/common/oauth2/v2.0/authorize')
    const { json } = await ask(`api-version=1.1&authorization_endpoint=${endpoint}`)
    expect(json['tenant_discovery_endpoint']).toBe(
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    )
    expect(json['metadata']).toHaveLength(5)
    expect((await ask(`api-version=1.0&authorization_endpoint=${endpoint}`)).json).not.toHaveProperty(
      'metadata',
    )
  })

  it('counts its own origin as an instance', async () => {
    const { json } = await ask(
      `api-version=1.1&authorization_endpoint=${testOrigin}/${tenantId}/oauth2/v2.0/authorize`,
    )
    expect(json['metadata']).toMatchObject([{ aliases: ['localhost:28443'] }, {}, {}, {}, {}, {}])
  })

  it('knows no other host (50049)', async () => {
    const answer = await ask('api-version=1.1&authorization_endpoint=https://login.example/common/')
    expect([answer.json['error'], codeOf(answer)]).toEqual(['invalid_instance', 50049])
  })
})

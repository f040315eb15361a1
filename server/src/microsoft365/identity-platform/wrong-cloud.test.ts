/** A tenant of another cloud is recognized, and the right one named: microsoft.md 1.6 and 2. */
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { cloudNamed } from '../clouds/known-clouds.ts'
import {
  createTestClock,
  createTestRandom,
  jsonAnswer,
  scriptedFetch,
  type ScriptedAnswer,
} from '../clouds/scripted.suite.ts'
import { createIdentityPlatform } from './identity-platform.ts'
import { tenantId } from './tokens.suite.ts'

function platform(answer: ScriptedAnswer, name = 'worldwide') {
  const { fetch } = scriptedFetch([answer])
  const given = { clock: createTestClock(), random: createTestRandom(), log: silentLog }
  return createIdentityPlatform({ ...given, fetch, cloud: cloudNamed(name) })
}

const issuer = `https://login.microsoftonline.us/${tenantId}/v2.0`
const government = { issuer, cloud_instance_name: 'microsoftonline.us', tenant_region_scope: 'USGov' }

function refusal(code: number, description: string): Response {
  return jsonAnswer(400, {
    error: 'invalid_request',
    error_description: `AADSTS${code}: ${description}`,
    error_codes: [code],
  })
}

describe('discovery of a tenant', () => {
  it.each([
    ['usgov', 'DODCON'],
    ['usdod', 'DOD'],
  ])('refuses one of %s, and says with which option it can be added', async (name, subScope) => {
    const document = { ...government, tenant_region_sub_scope: subScope }
    const found = platform(jsonAnswer(200, document)).discoverTenant('agency.onmicrosoft.us')
    await expect(found).rejects.toMatchObject({
      code: 'wrong_cloud',
      message: expect.stringContaining(`--cloud ${name}`),
    })
    await expect(found).rejects.toThrow(cloudNamed(name).region)
  })

  it('finds a tenant of GCC worldwide, and one of DoD in its cloud', async () => {
    const gcc = {
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      cloud_instance_name: 'microsoftonline.com',
      tenant_region_scope: 'NA',
      tenant_region_sub_scope: 'GCC',
    }
    await expect(platform(jsonAnswer(200, gcc)).discoverTenant('town.gov')).resolves.toBe(tenantId)
    const dod = jsonAnswer(200, { ...government, tenant_region_sub_scope: 'DOD' })
    await expect(platform(dod, 'usdod').discoverTenant('fleet.mil')).resolves.toBe(tenantId)
  })

  it('knows no tenant at 90002, and believes no document without an issuer', async () => {
    const unknown = refusal(90002, "Tenant 'x.com' not found.")
    await expect(platform(unknown).discoverTenant('x.com')).resolves.toBeUndefined()
    await expect(platform(jsonAnswer(200, {})).discoverTenant('x.com')).rejects.toMatchObject({
      code: 'connection_failed',
    })
  })
})

describe('refusals of the identity platform', () => {
  const tokens = (answer: Response, tenant = tenantId) =>
    platform(answer).applicationTokens({
      tenantId: tenant,
      clientId: 'client-1',
      signer: { thumbprintSha256: 'thumbprint', signPs256: async () => new Uint8Array(3) },
    })

  it('90038 names the cloud of the tenant', async () => {
    const words = "Tenant 'x' request is being redirected to the National Cloud 'MicrosoftOnline.US'."
    const asked = platform(refusal(90038, words)).requestDeviceAuthorization({
      tenant: 'agency.example',
      clientId: 'client-1',
      scopes: ['User.Read'],
    })
    await expect(asked).rejects.toMatchObject({
      code: 'wrong_cloud',
      errorCodes: [90038],
      message: expect.stringContaining('--cloud usgov'),
    })
  })

  it.each([900382, 900432])('%i names none: the first domain does, or an administrator', async (code) => {
    const words = 'Confidential Client is not supported in Cross Cloud request.'
    const byDomain = tokens(refusal(code, words), 'firma.partner.onmschina.cn')
    await expect(byDomain.token()).rejects.toThrow(/--cloud china/)
    await expect(tokens(refusal(code, words)).token()).rejects.toMatchObject({
      code: 'wrong_cloud',
      message: expect.stringContaining('ask its administrator'),
    })
  })

  it('leaves every other refusal as it is', async () => {
    await expect(tokens(refusal(90002, "Tenant 'x' not found.")).token()).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})

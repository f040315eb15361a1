/** National clouds: what each one says of itself, and where it sends those who belong elsewhere (microsoft.md 1.6, 2). */
import { describe, expect, it } from 'vitest'
import { clouds, type CloudName } from '../tenant/cloud.ts'
import { azureCliAppId, graphAppId } from '../tenant/microsoft-applications.ts'
import {
  approveOnPage,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  principalOf,
  register,
  requestDeviceCode,
  testOrigin,
  type Answer,
  type TestEntra,
} from './testing.ts'

const key = await createTestKey()

const secret = {
  keyId: '1',
  displayName: null,
  hint: 'sec',
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: '2027-01-01T00:00:00Z',
  secretText: 'secret',
  effectiveAt: 0,
}

const clientCredentials = (
  test: TestEntra,
  authority: string,
  clientId: string,
  resource = 'https://graph.microsoft.com',
): Promise<Answer> =>
  test.post(`/${authority}/oauth2/v2.0/token`, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: 'secret',
    scope: `${resource}/.default`,
  })

interface Facts {
  readonly domain: string
  readonly audience: string
  readonly sts: string
  readonly subScope: string | undefined
}

describe.each<[CloudName, Facts]>([
  [
    'worldwide',
    {
      domain: 'contoso.onmicrosoft.com',
      audience: 'https://graph.microsoft.com',
      sts: 'sts.windows.net',
      subScope: undefined,
    },
  ],
  [
    'gcc',
    {
      domain: 'contoso.onmicrosoft.com',
      audience: 'https://graph.microsoft.com',
      sts: 'sts.windows.net',
      subScope: 'GCC',
    },
  ],
  [
    'usgov',
    {
      domain: 'contoso.onmicrosoft.us',
      audience: 'https://graph.microsoft.us',
      sts: 'sts.windows.net',
      subScope: 'DODCON',
    },
  ],
  [
    'usdod',
    {
      domain: 'contoso.onmicrosoft.us',
      audience: 'https://dod-graph.microsoft.us',
      sts: 'sts.windows.net',
      subScope: 'DOD',
    },
  ],
  [
    'china',
    {
      domain: 'contoso.partner.onmschina.cn',
      audience: 'https://microsoftgraph.chinacloudapi.cn',
      sts: 'sts.chinacloudapi.cn',
      subScope: undefined,
    },
  ],
])('the cloud %s', (name, { domain, audience, sts, subScope }) => {
  const test = createTestEntra(key, name)

  it('has its own domains, and discovery tells region and Graph', async () => {
    const { json } = await test.get(`/${domain}/v2.0/.well-known/openid-configuration`)
    expect(json).toMatchObject({
      issuer: `${testOrigin}/${test.tenant.tenantId}/v2.0`,
      tenant_region_scope: clouds[name].regionScope,
      cloud_instance_name: clouds[name].instanceName,
      msgraph_host: new URL(audience).host,
    })
    expect(json['tenant_region_sub_scope']).toBe(subScope)
    const v1 = await test.get(`/${domain}/.well-known/openid-configuration`)
    expect(v1.json['issuer']).toBe(`https://${sts}/${test.tenant.tenantId}/`)
  })

  it('issues tokens for its own Graph alone', async () => {
    const { application } = register(test.tenant, { passwordCredentials: [secret] })
    const answer = await clientCredentials(test, domain, application.appId, audience)
    expect(claimsOf(answer)).toMatchObject({
      aud: audience,
      iss: `https://${sts}/${test.tenant.tenantId}/`,
    })
    const token = `Bearer ${String(answer.json['access_token'])}`
    expect(test.entra.tokens.verify(token)).toMatchObject({ ok: true })
    const other = audience.endsWith('.com') ? 'https://graph.microsoft.us' : 'https://graph.microsoft.com'
    expect(codeOf(await clientCredentials(test, domain, application.appId, other))).toBe(500011)
  })

  it('publishes the permissions of what it offers', () => {
    const values = principalOf(test.tenant, graphAppId).appRoles.map(({ value }) => value)
    expect(values.includes('MailboxItem.Export.All')).toBe(clouds[name].features.mailboxImportExport)
    expect(values.includes('ChannelMessage.Read.All')).toBe(clouds[name].features.teams)
    expect(values).toContain('Mail.Read')
  })
})

describe('a tenant of another national cloud', () => {
  const government = 'agency.onmicrosoft.us'

  it('is described by discovery with the endpoints of its own cloud', async () => {
    const test = createTestEntra(key)
    const { json } = await test.get(`/${government}/v2.0/.well-known/openid-configuration`)
    expect(json['token_endpoint']).toMatch(
      /^https:\/\/login\.microsoftonline\.us\/[\da-f-]{36}\/oauth2\/v2\.0\/token$/,
    )
    expect(json).toMatchObject({ tenant_region_scope: 'USGov', msgraph_host: 'graph.microsoft.us' })
  })

  it('gets no device code worldwide (90038), and no token for a client that proves itself (900382, 900432)', async () => {
    const test = createTestEntra(key)
    const { application } = register(test.tenant, { passwordCredentials: [secret] })
    const form = { client_id: azureCliAppId, scope: 'openid' }
    const device = await test.post(`/${government}/oauth2/v2.0/devicecode`, form)
    expect([codeOf(device), device.json['error']]).toEqual([90038, 'invalid_request'])
    expect(device.json['error_description']).toContain("National Cloud 'microsoftonline.us'")
    expect(codeOf(await clientCredentials(test, government, application.appId))).toBe(900382)
    const code = await test.post(`/${government}/oauth2/v2.0/token`, {
      grant_type: 'authorization_code',
      client_id: application.appId,
      client_secret: 'secret',
      code: 'x',
      redirect_uri: 'https://localhost',
    })
    expect(codeOf(code)).toBe(900432)
  })

  it('is sent on by a national cloud whatever the client proves (90038)', async () => {
    const test = createTestEntra(key, 'usgov')
    const { application } = register(test.tenant, { passwordCredentials: [secret] })
    expect(codeOf(await clientCredentials(test, 'firm.onmicrosoft.com', application.appId))).toBe(90038)
    expect(codeOf(await clientCredentials(test, 'firm.partner.onmschina.cn', application.appId))).toBe(90038)
  })

  it('may be one of these tenants, once it is told so; GCC is no other cloud', async () => {
    const test = createTestEntra(key)
    const ask = async (): Promise<unknown> => {
      const form = { client_id: azureCliAppId, scope: 'openid' }
      return codeOf(await test.post('/fabrikam.com/oauth2/v2.0/devicecode', form))
    }
    const fabrikam = test.tenants.find('fabrikam.com')
    if (fabrikam === undefined) throw new Error('no fabrikam')
    fabrikam.nationalCloud = 'gcc'
    expect(await ask()).toBeUndefined()
    fabrikam.nationalCloud = 'china'
    expect(await ask()).toBe(90038)
  })

  it('that nobody knows is not found (90002)', async () => {
    const test = createTestEntra(key)
    const { application } = register(test.tenant, { passwordCredentials: [secret] })
    for (const authority of ['adatum.com', 'nobody.onmicrosoft.com', '9f4b0000-0000-4000-8000-000000000000'])
      expect(codeOf(await clientCredentials(test, authority, application.appId))).toBe(90002)
  })
})

describe('in China', () => {
  it('people sign in as everywhere', async () => {
    const test = createTestEntra(key, 'china')
    const scope = 'openid User.ReadWrite.All'
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, scope, 'organizations')
    await approveOnPage(test, userCode, test.user('alice'))
    const answer = await test.post('/organizations/oauth2/v2.0/token', {
      grant_type: 'device_code',
      client_id: azureCliAppId,
      device_code: deviceCode,
    })
    expect(claimsOf(answer)).toMatchObject({
      upn: 'alice@contoso.partner.onmschina.cn',
      iss: `https://sts.chinacloudapi.cn/${test.tenant.tenantId}/`,
    })
  })
})

/** docs/cloud-file.md, rule by rule. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, assert, asyncProperty, constantFrom } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCloudFile } from './cloud-file.ts'
import { CloudError } from './errors.ts'
import { cloudNamed } from './known-clouds.ts'

const good = {
  name: 'simulator',
  loginUrl: 'https://localhost:8443',
  graphUrl: 'https://localhost:8443/',
  graphAudience: 'https://graph.microsoft.com',
  caFile: 'ca.pem',
  features: { mailboxImportExport: false, teams: false },
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloud-file-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(content: unknown): Promise<string> {
  const path = join(folder, 'cloud.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('the cloud file', () => {
  it('gives origins, defaults, and a CA file beside itself', async () => {
    await expect(readCloudFile(await written(good))).resolves.toEqual({
      name: 'simulator',
      region: 'Worldwide',
      loginUrl: 'https://localhost:8443',
      graphUrl: 'https://localhost:8443',
      graphAudience: 'https://graph.microsoft.com',
      v1Issuer: 'https://sts.windows.net/{tid}/',
      caFile: join(folder, 'ca.pem'),
      keyVaultAudience: 'https://vault.azure.net',
      exchangeAudience: 'https://outlook.office365.com',
      sharePointAudience: 'https://{tenant}.sharepoint.com',
      initialDomainSuffix: 'onmicrosoft.com',
      tokenExchangeAudience: 'api://AzureADTokenExchange',
      tokenExchangeAppId: 'fb60f99c-7a34-4190-8149-302f77469936',
      deviceLoginUrls: cloudNamed('worldwide').deviceLoginUrls,
      portalUrl: 'https://portal.azure.com',
      adminCenterUrl: 'https://entra.microsoft.com',
      instance: { name: 'microsoftonline.com', regionSubScopes: ['GCC'] },
      features: { mailboxImportExport: false, teams: false },
    })
  })

  it('names what its region names, and sends nothing to hosts that it does not tell', async () => {
    const china = await readCloudFile(await written({ ...good, region: 'China' }))
    const { v1Issuer, tokenExchangeAudience, exchangeAudience, instance, adminCenterUrl } =
      cloudNamed('china')
    expect(china).toMatchObject({
      v1Issuer,
      tokenExchangeAudience,
      exchangeAudience,
      instance,
      adminCenterUrl,
    })
    for (const host of ['outlookUrl', 'exchangeUrl', 'sharePointUrl', 'keyVaultSuffix'])
      expect(china).not.toHaveProperty(host)
  })

  it('takes every name and page, Exchange where the Outlook service is', async () => {
    const more = {
      outlookUrl: 'https://localhost:8443',
      sharePointUrl: 'https://localhost:8443/sharepoint/{tenant}/',
      keyVaultAudience: 'https://vault.example',
      deviceLoginUrls: ['https://login.example/device'],
      portalUrl: 'https://portal.example',
      instance: { name: 'login.example', regionSubScopes: [] },
    }
    await expect(readCloudFile(await written({ ...good, ...more }))).resolves.toMatchObject({
      ...more,
      sharePointUrl: 'https://localhost:8443/sharepoint/{tenant}',
      exchangeUrl: 'https://localhost:8443',
    })
  })

  it.each([
    ['http', { loginUrl: 'http://localhost:8443' }, 'https://'],
    ['a path', { graphUrl: 'https://localhost/v1.0' }, 'graphUrl must be an origin'],
    ['a user name', { graphUrl: 'https://graph.microsoft.com@evil.example' }, 'graphUrl must be an origin'],
    ['a query', { loginUrl: 'https://localhost/?x' }, 'loginUrl must be an origin'],
    ['a missing field', { graphAudience: undefined }, 'graphAudience'],
    ['a limit of nothing', { limits: { mailboxRequestsPer10Minutes: 0 } }, 'mailboxRequestsPer10Minutes'],
    [
      'a wrong type',
      { features: { mailboxImportExport: 'no', teams: false } },
      'features.mailboxImportExport',
    ],
    ['an unknown region', { region: 'Mars' }, 'region'],
    ['SharePoint without a tenant', { sharePointUrl: 'https://localhost' }, 'sharePointUrl'],
    ['SharePoint over http', { sharePointUrl: 'http://{tenant}.example' }, 'sharePointUrl'],
    ['SharePoint behind a user name', { sharePointUrl: 'https://x@{tenant}.example' }, 'sharePointUrl'],
    ['a page over http', { deviceLoginUrls: ['http://login.example'] }, 'deviceLoginUrls'],
    ['a portal with a path', { portalUrl: 'https://portal.example/x' }, 'portalUrl must be an origin'],
    ['an issuer without a tenant', { v1Issuer: 'https://sts.windows.net/' }, 'v1Issuer'],
    ['the name of a cloud of Microsoft', { name: 'worldwide' }, 'taken'],
    ['its other name', { name: 'gcc' }, 'taken'],
  ])('refuses %s and names the field', async (_what, change, words) => {
    const path = await written({ ...good, ...change })

    await expect(readCloudFile(path)).rejects.toMatchObject({
      code: 'file_invalid',
      message: expect.stringContaining(words),
    })
  })

  it.each([
    ['two resources', { graphAudience: 'https://graph.microsoft.com https://evil.example' }, 'graphAudience'],
    ['a line break', { exchangeAudience: 'https://outlook.office365.com\n' }, 'exchangeAudience'],
    ['a resource with a path', { keyVaultAudience: 'https://vault.azure.net/x' }, 'keyVaultAudience'],
    ['a resource with a user name', { keyVaultAudience: 'https://a@vault.azure.net' }, 'keyVaultAudience'],
    ['a resource over http', { graphAudience: 'http://graph.microsoft.com' }, 'graphAudience'],
    ['a word for a resource', { tokenExchangeAudience: 'AzureADTokenExchange' }, 'tokenExchangeAudience'],
    ['an application that is none', { tokenExchangeAppId: 'x' }, 'tokenExchangeAppId'],
    ['a suffix with an address', { keyVaultSuffix: 'https://vault.azure.net' }, 'keyVaultSuffix'],
    ['a suffix that begins with a dot', { keyVaultSuffix: '.azure.net' }, 'keyVaultSuffix'],
    ['every host as a suffix', { keyVaultSuffix: '' }, 'keyVaultSuffix'],
    [
      'a tenant that ends the host',
      { sharePointAudience: 'https://{tenant}/.sharepoint.com' },
      'sharePointAudience',
    ],
    ['a tenant elsewhere', { sharePointAudience: 'https://evil.example/{tenant}' }, 'sharePointAudience'],
    ['an issuer behind a user name', { v1Issuer: 'https://a@sts.windows.net/{tid}/' }, 'v1Issuer'],
    ['an issuer of two tenants', { v1Issuer: 'https://{tid}.sts.windows.net/{tid}/' }, 'v1Issuer'],
    [
      'a name of an instance with a space',
      { instance: { name: 'a b', regionSubScopes: [] } },
      'instance.name',
    ],
    [
      'a scope in a region',
      { instance: { name: 'a.b', regionSubScopes: ['a b'] } },
      'instance.regionSubScopes',
    ],
  ])('refuses %s: names stand in scopes and in comparisons', async (_what, change, words) => {
    await expect(readCloudFile(await written({ ...good, ...change }))).rejects.toMatchObject({
      code: 'file_invalid',
      message: expect.stringContaining(words),
    })
  })

  it('takes the names of every cloud of Microsoft', async () => {
    for (const known of ['worldwide', 'usgov', 'usdod', 'china']) {
      const { deviceLoginUrls: _pages, limits: _limits, ...cloud } = cloudNamed(known)
      await expect(readCloudFile(await written({ ...cloud, name: 'other' }))).resolves.toMatchObject({
        graphAudience: cloud.graphAudience,
        v1Issuer: cloud.v1Issuer,
        tokenExchangeAudience: cloud.tokenExchangeAudience,
      })
    }
  })

  it('no text in any place becomes more than a name or an origin', async () => {
    const fields = [
      'loginUrl',
      'graphUrl',
      'graphAudience',
      'keyVaultSuffix',
      'keyVaultAudience',
      'exchangeUrl',
      'exchangeAudience',
      'sharePointUrl',
      'sharePointAudience',
      'v1Issuer',
      'tokenExchangeAudience',
      'portalUrl',
      'initialDomainSuffix',
      'tokenExchangeAppId',
      'outlookUrl',
      'adminCenterUrl',
    ] as const
    const pieces =
      'https://|http://|a.example|{tenant}|{tid}|/|:443|@|?|#|..| |\n|\\|%2f|ａ|api://|.default|javascript:|\0'
    const texts = array(constantFrom(...pieces.split('|')), { minLength: 1, maxLength: 7 }).map((parts) =>
      parts.join(''),
    )
    await assert(
      asyncProperty(constantFrom(...fields), texts, async (field, text) => {
        const read = await readCloudFile(await written({ ...good, [field]: text })).catch(
          (error: unknown) => error,
        )
        const isRefused = read instanceof CloudError
        const kept = isRefused ? read.code : String(Reflect.get(Object(read), field))
        expect(kept).toMatch(isRefused ? /^file_invalid$/ : /^(?:(?:https|api):\/\/)?[A-Za-z0-9{}.:/_-]+$/)
      }),
      { numRuns: 600, seed: 7 },
    )
  })

  it('takes limits, passes over what it does not know, and needs no features (contracts: the file may grow)', async () => {
    const limits = { mailboxRequestsPer10Minutes: 50 }
    const path = await written({ ...good, features: undefined, limits, later: { more: 1 } })
    const cloud = await readCloudFile(path)
    expect(cloud.limits).toEqual(limits)
    expect(cloud.features).toEqual({ mailboxImportExport: false, teams: false })
    expect(cloud).not.toHaveProperty('later')
  })

  it('refuses what is not JSON, and says where it is', async () => {
    await expect(readCloudFile(await written('{'))).rejects.toThrow(
      /cloud\.json is not usable: it is not JSON/,
    )
  })

  it('refuses a file that is not there', async () => {
    await expect(readCloudFile(join(folder, 'absent.json'))).rejects.toMatchObject({
      code: 'file_unreadable',
    })
  })
})

describe('the clouds of Microsoft (microsoft.md 2)', () => {
  it.each([
    ['worldwide', 'https://graph.microsoft.com', 'Worldwide'],
    ['usgov', 'https://graph.microsoft.us', 'USGovernment'],
    ['usdod', 'https://dod-graph.microsoft.us', 'USDefence'],
    ['china', 'https://microsoftgraph.chinacloudapi.cn', 'China'],
  ])('%s has its own Graph and region', (name, graphUrl, region) => {
    expect(cloudNamed(name)).toMatchObject({ graphUrl, graphAudience: graphUrl, region })
  })

  it('refuses another name and lists those there are', () => {
    expect(() => cloudNamed('germany')).toThrow(/worldwide, usgov, usdod, china/)
  })
})

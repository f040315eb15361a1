/** docs/cloud-file.md, rule by rule. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCloudFile } from './cloud-file.ts'
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

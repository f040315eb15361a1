/** The clouds of Microsoft, and how a tenant tells in which it lives: microsoft.md 1.6, 1.10 and 2. */
import { describe, expect, it } from 'vitest'
import { cloudsOfDomain, homeCloud, otherHome, regionInRefusal, type TenantRegion } from './home-cloud.ts'
import { cloudNamed, knownClouds } from './known-clouds.ts'

function region(instanceName?: string, regionSubScope?: string): TenantRegion {
  return { instanceName, regionScope: undefined, regionSubScope }
}

describe('the clouds of Microsoft', () => {
  it.each([
    ['worldwide', 'https://entra.microsoft.com', 'vault.azure.net', 'api://AzureADTokenExchange'],
    ['usgov', 'https://entra.microsoft.us', 'vault.usgovcloudapi.net', 'api://AzureADTokenExchangeUSGov'],
    ['usdod', 'https://entra.microsoft.us', 'vault.usgovcloudapi.net', 'api://AzureADTokenExchangeUSGov'],
    ['china', 'https://entra.microsoftonline.cn', 'vault.azure.cn', 'api://AzureADTokenExchangeChina'],
  ])('%s has its own pages, vaults and audiences', (name, adminCenterUrl, suffix, tokenExchangeAudience) => {
    expect(cloudNamed(name)).toMatchObject({
      adminCenterUrl,
      keyVaultSuffix: suffix,
      keyVaultAudience: `https://${suffix}`,
      tokenExchangeAudience,
    })
  })

  it('has nothing of one cloud in another: only what two of them really share', () => {
    const shared = new Set<string>()
    for (const one of knownClouds)
      for (const other of knownClouds)
        if (one.name < other.name && one.graphAudience === other.graphAudience) shared.add(other.name)
    expect([...shared]).toEqual([])
    for (const { graphUrl, exchangeAudience, sharePointAudience } of knownClouds)
      for (const url of [graphUrl, exchangeAudience, sharePointAudience.replace('{tenant}', 'x')])
        expect(new URL(url).protocol).toBe('https:')
    expect(cloudNamed('china').loginUrl).not.toBe(cloudNamed('usgov').loginUrl)
    expect(cloudNamed('usdod').loginUrl).toBe(cloudNamed('usgov').loginUrl)
  })

  it('has mailbox import and export worldwide alone, and no Teams in China', () => {
    const names = (feature: 'mailboxImportExport' | 'teams'): string[] =>
      knownClouds.filter(({ features }) => features[feature]).map(({ name }) => name)
    expect(names('mailboxImportExport')).toEqual(['worldwide'])
    expect(names('teams')).toEqual(['worldwide', 'usgov', 'usdod'])
  })

  it('takes gcc as another name of worldwide, whose hosts it has', () => {
    expect(cloudNamed('gcc')).toBe(cloudNamed('worldwide'))
  })
})

describe('the home of a tenant', () => {
  it.each([
    ['microsoftonline.com', undefined, 'worldwide'],
    ['microsoftonline.com', 'GCC', 'worldwide'],
    ['microsoftonline.us', 'DODCON', 'usgov'],
    ['microsoftonline.us', 'DOD', 'usdod'],
    ['MicrosoftOnline.US', undefined, 'usgov'],
    ['partner.microsoftonline.cn', undefined, 'china'],
    ['microsoftonline.de', undefined, undefined],
    [undefined, undefined, undefined],
  ])('%s %s is %s', (instance, subScope, name) => {
    expect(homeCloud(region(instance, subScope))?.name).toBe(name)
  })

  it('is another one when sign-in or Graph are others', () => {
    const other = (here: string, told: TenantRegion): string | undefined =>
      otherHome(cloudNamed(here), told)?.name
    expect(other('worldwide', region('microsoftonline.us', 'DODCON'))).toBe('usgov')
    expect(other('usgov', region('microsoftonline.us', 'DOD'))).toBe('usdod')
    expect(other('usdod', region('microsoftonline.us', 'DODCON'))).toBe('usgov')
    expect(other('worldwide', region('microsoftonline.com', 'GCC'))).toBeUndefined()
    expect(other('usdod', region('microsoftonline.us'))).toBeUndefined()
    expect(other('usdod', region('microsoftonline.us', 'NEW'))).toBeUndefined()
    expect(other('worldwide', region())).toBeUndefined()
  })

  it('is named by AADSTS90038', () => {
    const words =
      "AADSTS90038: Tenant 'a.onmicrosoft.us' request is being redirected to the National Cloud 'microsoftonline.us'."
    expect(homeCloud(regionInRefusal(words))?.name).toBe('usgov')
    expect(homeCloud(regionInRefusal('AADSTS900382: Confidential Client is not supported'))).toBeUndefined()
  })

  it('is hinted at by the first domain of the tenant, as one of those that share it', () => {
    const names = (domain: string): string[] => cloudsOfDomain(domain).map(({ name }) => name)
    expect(names('agency.onmicrosoft.us')).toEqual(['usgov', 'usdod'])
    expect(names('Firma.Partner.onmschina.cn')).toEqual(['china'])
    expect(names('contoso.onmicrosoft.com')).toEqual(['worldwide'])
    expect(names('contoso.com')).toEqual([])
    expect(names('onmicrosoft.us.evil.example')).toEqual([])
  })
})

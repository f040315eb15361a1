/** The clouds that Microsoft runs and that need no file: hosts, audiences and gaps as data. */
import type { Cloud } from './cloud.ts'
import { CloudError } from './errors.ts'

/** Pages that lead to every cloud. */
const sharedDevicePages = [
  'https://www.microsoft.com/devicelogin',
  'https://aka.ms/devicelogin',
  'https://login.microsoft.com/device',
]

const worldwide: Cloud = {
  name: 'worldwide',
  region: 'Worldwide',
  loginUrl: 'https://login.microsoftonline.com',
  graphUrl: 'https://graph.microsoft.com',
  graphAudience: 'https://graph.microsoft.com',
  v1Issuer: 'https://sts.windows.net/{tid}/',
  keyVaultSuffix: 'vault.azure.net',
  keyVaultAudience: 'https://vault.azure.net',
  outlookUrl: 'https://outlook.office.com',
  exchangeUrl: 'https://outlook.office365.com',
  exchangeAudience: 'https://outlook.office365.com',
  sharePointUrl: 'https://{tenant}.sharepoint.com',
  sharePointAudience: 'https://{tenant}.sharepoint.com',
  initialDomainSuffix: 'onmicrosoft.com',
  tokenExchangeAudience: 'api://AzureADTokenExchange',
  // "AAD Token Exchange Endpoint: Public".
  tokenExchangeAppId: 'fb60f99c-7a34-4190-8149-302f77469936',
  deviceLoginUrls: ['https://microsoft.com/devicelogin', ...sharedDevicePages],
  portalUrl: 'https://portal.azure.com',
  adminCenterUrl: 'https://entra.microsoft.com',
  // Tenants of GCC live here: the same hosts, with a sub scope of their own.
  instance: { name: 'microsoftonline.com', regionSubScopes: ['GCC'] },
  features: { mailboxImportExport: true, teams: true },
}

const usgov: Cloud = {
  name: 'usgov',
  region: 'USGovernment',
  loginUrl: 'https://login.microsoftonline.us',
  graphUrl: 'https://graph.microsoft.us',
  graphAudience: 'https://graph.microsoft.us',
  v1Issuer: 'https://sts.windows.net/{tid}/',
  keyVaultSuffix: 'vault.usgovcloudapi.net',
  keyVaultAudience: 'https://vault.usgovcloudapi.net',
  outlookUrl: 'https://outlook.office365.us',
  exchangeUrl: 'https://outlook.office365.us',
  exchangeAudience: 'https://outlook.office365.us',
  sharePointUrl: 'https://{tenant}.sharepoint.us',
  sharePointAudience: 'https://{tenant}.sharepoint.us',
  initialDomainSuffix: 'onmicrosoft.us',
  tokenExchangeAudience: 'api://AzureADTokenExchangeUSGov',
  deviceLoginUrls: [
    'https://microsoft.com/deviceloginus',
    'https://microsoft.com/devicelogin',
    ...sharedDevicePages,
  ],
  portalUrl: 'https://portal.azure.us',
  adminCenterUrl: 'https://entra.microsoft.us',
  instance: { name: 'microsoftonline.us', regionSubScopes: ['DODCON'] },
  features: { mailboxImportExport: false, teams: true },
}

/** Shares the sign-in with `usgov`. */
const usdod: Cloud = {
  ...usgov,
  name: 'usdod',
  region: 'USDefence',
  graphUrl: 'https://dod-graph.microsoft.us',
  graphAudience: 'https://dod-graph.microsoft.us',
  outlookUrl: 'https://outlook-dod.office365.us',
  exchangeUrl: 'https://webmail.apps.mil',
  exchangeAudience: 'https://webmail.apps.mil',
  sharePointUrl: 'https://{tenant}.sharepoint-mil.us',
  sharePointAudience: 'https://{tenant}.sharepoint-mil.us',
  instance: { name: 'microsoftonline.us', regionSubScopes: ['DOD'] },
}

const china: Cloud = {
  name: 'china',
  region: 'China',
  loginUrl: 'https://login.partner.microsoftonline.cn',
  graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
  graphAudience: 'https://microsoftgraph.chinacloudapi.cn',
  v1Issuer: 'https://sts.chinacloudapi.cn/{tid}/',
  keyVaultSuffix: 'vault.azure.cn',
  keyVaultAudience: 'https://vault.azure.cn',
  outlookUrl: 'https://partner.outlook.cn',
  exchangeUrl: 'https://partner.outlook.cn',
  exchangeAudience: 'https://partner.outlook.cn',
  sharePointUrl: 'https://{tenant}.sharepoint.cn',
  sharePointAudience: 'https://{tenant}.sharepoint.cn',
  initialDomainSuffix: 'partner.onmschina.cn',
  tokenExchangeAudience: 'api://AzureADTokenExchangeChina',
  deviceLoginUrls: [
    'https://microsoft.com/deviceloginchina',
    'https://microsoft.com/devicelogin',
    ...sharedDevicePages,
  ],
  portalUrl: 'https://portal.azure.cn',
  adminCenterUrl: 'https://entra.microsoftonline.cn',
  instance: { name: 'partner.microsoftonline.cn', regionSubScopes: [] },
  features: { mailboxImportExport: false, teams: false },
}

export const knownClouds: readonly Cloud[] = [worldwide, usgov, usdod, china]

/** Other names of the same: the Government Community Cloud has the worldwide hosts. */
const otherNames: ReadonlyMap<string, Cloud> = new Map([['gcc', worldwide]])

/**
 * The cloud of that name.
 * @throws {CloudError} `unknown_cloud`
 */
export function cloudNamed(name: string): Cloud {
  const cloud = knownClouds.find((known) => known.name === name) ?? otherNames.get(name)
  if (cloud) return cloud
  const names = knownClouds.map((known) => known.name).join(', ')
  throw new CloudError(
    'unknown_cloud',
    `There is no cloud named "${name}": choose one of ${names}, or describe yours in a cloud file.`,
  )
}

/** Microsoft's cloud for a region of the REST dialect; the worldwide one for any other word. */
export function cloudOfRegion(region: string): Cloud {
  return knownClouds.find((known) => known.region === region) ?? worldwide
}

/** Whether the name belongs to a cloud that needs no file. */
export function isKnownCloud(name: string): boolean {
  return otherNames.has(name) || knownClouds.some((known) => known.name === name)
}

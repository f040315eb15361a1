/** The clouds that Microsoft runs and that need no file: hosts, audiences and gaps as data. */
import type { Cloud } from './cloud.ts'
import { CloudError } from './errors.ts'

const worldwide: Cloud = {
  name: 'worldwide',
  region: 'Worldwide',
  loginUrl: 'https://login.microsoftonline.com',
  graphUrl: 'https://graph.microsoft.com',
  graphAudience: 'https://graph.microsoft.com',
  v1Issuer: 'https://sts.windows.net/{tid}/',
  keyVaultSuffix: 'vault.azure.net',
  outlookUrl: 'https://outlook.office.com',
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
  outlookUrl: 'https://outlook.office365.us',
  features: { mailboxImportExport: false, teams: true },
}

const usdod: Cloud = {
  name: 'usdod',
  region: 'USDefence',
  loginUrl: 'https://login.microsoftonline.us',
  graphUrl: 'https://dod-graph.microsoft.us',
  graphAudience: 'https://dod-graph.microsoft.us',
  v1Issuer: 'https://sts.windows.net/{tid}/',
  keyVaultSuffix: 'vault.usgovcloudapi.net',
  outlookUrl: 'https://outlook-dod.office365.us',
  features: { mailboxImportExport: false, teams: true },
}

const china: Cloud = {
  name: 'china',
  region: 'China',
  loginUrl: 'https://login.partner.microsoftonline.cn',
  graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
  graphAudience: 'https://microsoftgraph.chinacloudapi.cn',
  v1Issuer: 'https://sts.chinacloudapi.cn/{tid}/',
  keyVaultSuffix: 'vault.azure.cn',
  outlookUrl: 'https://partner.outlook.cn',
  features: { mailboxImportExport: false, teams: false },
}

const knownClouds: readonly Cloud[] = [worldwide, usgov, usdod, china]

/**
 * The cloud of that name.
 * @throws {CloudError} `unknown_cloud`
 */
export function cloudNamed(name: string): Cloud {
  const cloud = knownClouds.find((known) => known.name === name)
  if (cloud) return cloud
  const names = knownClouds.map((known) => known.name).join(', ')
  throw new CloudError(
    'unknown_cloud',
    `There is no cloud named "${name}": choose one of ${names}, or describe yours in a cloud file.`,
  )
}

/** Whether the name belongs to a cloud that needs no file. */
export function isKnownCloud(name: string): boolean {
  return knownClouds.some((known) => known.name === name)
}

/** Microsoft's clouds as data: names, audiences, issuers and what is not offered there (microsoft.md 2). */

export type CloudName = 'worldwide' | 'gcc' | 'usgov' | 'usdod' | 'china'

export interface CloudFeatures {
  /** The mailbox import and export API. */
  readonly mailboxImportExport: boolean
  readonly teams: boolean
}

export interface Cloud {
  readonly name: CloudName
  /** How the REST dialect of backup products names the cloud. */
  readonly region: 'Worldwide' | 'USGovernment' | 'USDefence' | 'China'
  /** Host of the real login service; discovery elsewhere leads there. */
  readonly loginHost: string
  readonly initialSuffix: string
  /** The resource that scopes name. */
  readonly graphAudience: string
  /** Host of Graph as discovery documents name it. */
  readonly graphHost: string
  /** Host of the retired directory Graph, which discovery documents still name. */
  readonly legacyGraphHost: string
  readonly instanceName: string
  readonly accessHost: string
  /** Host of the issuer of version 1 tokens. */
  readonly stsHost: string
  readonly outlookAudiences: readonly string[]
  readonly sharePointSuffix: string
  readonly managementAudiences: readonly string[]
  readonly keyVaultSuffix: string
  readonly countryLetterCode: string
  readonly regionScope: string
  /** Discovery names it for tenants of a government only. */
  readonly regionSubScope: string | null
  readonly features: CloudFeatures
}

const worldwide: Cloud = {
  name: 'worldwide',
  region: 'Worldwide',
  loginHost: 'login.microsoftonline.com',
  initialSuffix: 'onmicrosoft.com',
  graphAudience: 'https://graph.microsoft.com',
  graphHost: 'graph.microsoft.com',
  legacyGraphHost: 'graph.windows.net',
  instanceName: 'microsoftonline.com',
  accessHost: 'pas.windows.net',
  stsHost: 'sts.windows.net',
  outlookAudiences: ['https://outlook.office365.com', 'https://outlook.office.com'],
  sharePointSuffix: 'sharepoint.com',
  managementAudiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
  keyVaultSuffix: 'vault.azure.net',
  countryLetterCode: 'DE',
  regionScope: 'EU',
  regionSubScope: null,
  features: { mailboxImportExport: true, teams: true },
}

const government: Cloud = {
  ...worldwide,
  name: 'usgov',
  region: 'USGovernment',
  loginHost: 'login.microsoftonline.us',
  initialSuffix: 'onmicrosoft.us',
  graphAudience: 'https://graph.microsoft.us',
  graphHost: 'graph.microsoft.us',
  legacyGraphHost: 'graph.microsoftazure.us',
  instanceName: 'microsoftonline.us',
  accessHost: 'pasff.usgovcloudapi.net',
  outlookAudiences: ['https://outlook.office365.us'],
  sharePointSuffix: 'sharepoint.us',
  managementAudiences: [
    'https://management.core.usgovcloudapi.net/',
    'https://management.usgovcloudapi.net/',
  ],
  keyVaultSuffix: 'vault.usgovcloudapi.net',
  countryLetterCode: 'US',
  regionScope: 'USGov',
  regionSubScope: 'DODCON',
  features: { mailboxImportExport: false, teams: true },
}

export const clouds: Readonly<Record<CloudName, Cloud>> = {
  worldwide,
  // The same services as worldwide; only the region of the tenant tells (microsoft.md 2).
  gcc: { ...worldwide, name: 'gcc', countryLetterCode: 'US', regionScope: 'WW', regionSubScope: 'GCC' },
  usgov: government,
  usdod: {
    ...government,
    name: 'usdod',
    region: 'USDefence',
    graphAudience: 'https://dod-graph.microsoft.us',
    graphHost: 'dod-graph.microsoft.us',
    outlookAudiences: ['https://webmail.apps.mil', 'https://outlook-dod.office365.us'],
    sharePointSuffix: 'sharepoint-mil.us',
    regionSubScope: 'DOD',
  },
  china: {
    name: 'china',
    region: 'China',
    loginHost: 'login.partner.microsoftonline.cn',
    initialSuffix: 'partner.onmschina.cn',
    graphAudience: 'https://microsoftgraph.chinacloudapi.cn',
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    legacyGraphHost: 'graph.chinacloudapi.cn',
    instanceName: 'partner.microsoftonline.cn',
    accessHost: 'pas.chinacloudapi.cn',
    stsHost: 'sts.chinacloudapi.cn',
    outlookAudiences: ['https://partner.outlook.cn'],
    sharePointSuffix: 'sharepoint.cn',
    managementAudiences: [
      'https://management.core.chinacloudapi.cn/',
      'https://management.chinacloudapi.cn/',
    ],
    keyVaultSuffix: 'vault.azure.cn',
    countryLetterCode: 'CN',
    regionScope: 'CN',
    regionSubScope: null,
    features: { mailboxImportExport: false, teams: false },
  },
}

export function isCloudName(name: string): name is CloudName {
  return Object.hasOwn(clouds, name)
}

/** Whether two clouds share one login service, so that each knows the other's tenants. */
export function shareLogin(one: Cloud, other: Cloud): boolean {
  return one.loginHost === other.loginHost
}

/** The cloud of a tenant that is told by its initial domain alone; `undefined` for any other name. */
export function cloudOfDomain(name: string): Cloud | undefined {
  const wanted = name.toLowerCase()
  return [worldwide, government, clouds.china].find(({ initialSuffix }) =>
    wanted.endsWith(`.${initialSuffix}`),
  )
}

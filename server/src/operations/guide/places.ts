/** Where each of Microsoft's clouds is found by a person, Azure CLI and PowerShell (reference section 3.9). */
import type { Cloud } from '../../microsoft365/index.ts'

export interface Places {
  /** What a person calls the cloud. */
  readonly title: string
  readonly portal: string
  /** What the portal is called, and what is selected first in it. */
  readonly portalName: string
  readonly entry: string | undefined
  /** `az cloud set --name`. */
  readonly azureCloud: string
  /** `Connect-MgGraph -Environment`. */
  readonly graphEnvironment: string
  readonly graphUrl: string
}

type Fixed = Omit<Places, 'graphUrl'>

const entra = { portalName: 'Microsoft Entra admin center', entry: undefined }
const worldwide: Fixed = {
  title: 'Microsoft 365 worldwide (also GCC)',
  portal: 'https://entra.microsoft.com',
  ...entra,
  azureCloud: 'AzureCloud',
  graphEnvironment: 'Global',
}
const known: Readonly<Record<string, Fixed>> = {
  worldwide,
  usgov: {
    title: 'US Government (GCC High)',
    portal: 'https://entra.microsoft.us',
    ...entra,
    azureCloud: 'AzureUSGovernment',
    graphEnvironment: 'USGov',
  },
  usdod: {
    title: 'US Department of Defense',
    portal: 'https://entra.microsoft.us',
    ...entra,
    azureCloud: 'AzureUSGovernment',
    graphEnvironment: 'USGovDoD',
  },
  china: {
    title: 'China, operated by 21Vianet',
    portal: 'https://portal.azure.cn',
    portalName: 'Azure portal of China',
    entry: 'Microsoft Entra ID',
    azureCloud: 'AzureChinaCloud',
    graphEnvironment: 'China',
  },
}

const byRegion: Readonly<Record<string, string>> = {
  USGovernment: 'usgov',
  USDefence: 'usdod',
  China: 'china',
}

/** A cloud of one's own is told by its region. */
export function placesOf({ name, region, graphUrl }: Pick<Cloud, 'name' | 'region' | 'graphUrl'>): Places {
  const fixed = known[name] ?? known[byRegion[region] ?? 'worldwide'] ?? worldwide
  return { ...fixed, graphUrl }
}

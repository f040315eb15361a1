/** Where each of Microsoft's clouds is found by a person, Azure CLI and PowerShell (reference section 3.9). */
import type { Cloud } from '../../microsoft365/index.ts'

export interface Places {
  /** What a person calls the cloud. */
  readonly title: string
  /** The Microsoft Entra admin center. */
  readonly portal: string
  /** `az cloud set --name`. */
  readonly azureCloud: string
  /** `Connect-MgGraph -Environment`. */
  readonly graphEnvironment: string
  readonly graphUrl: string
}

type Fixed = Omit<Places, 'graphUrl' | 'portal'>

const worldwide: Fixed = {
  title: 'Microsoft 365 worldwide (also GCC)',
  azureCloud: 'AzureCloud',
  graphEnvironment: 'Global',
}
const known: Readonly<Record<string, Fixed>> = {
  worldwide,
  usgov: {
    title: 'US Government (GCC High)',
    azureCloud: 'AzureUSGovernment',
    graphEnvironment: 'USGov',
  },
  usdod: {
    title: 'US Department of Defense',
    azureCloud: 'AzureUSGovernment',
    graphEnvironment: 'USGovDoD',
  },
  china: {
    title: 'China, operated by 21Vianet',
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
export function placesOf({ name, region, graphUrl, adminCenterUrl: portal }: Cloud): Places {
  const fixed = known[name] ?? known[byRegion[region] ?? 'worldwide'] ?? worldwide
  return { ...fixed, graphUrl, portal }
}

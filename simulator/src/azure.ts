/** What stands beside Entra ID and Graph: Azure Key Vault, the admin center, Exchange and SharePoint themselves. */
import { createAdminCenter, signInPath } from './admin-center/index.ts'
import type { SimulatorClock } from './clock.ts'
import type { Entra } from './entra/index.ts'
import type { Service } from './http.ts'
import { createKeyVault, createKeyVaultControl, type KeyVaultState } from './key-vault/index.ts'
import { createResourceServices } from './resources/index.ts'
import { azurePortalAppId } from './tenant/microsoft-applications.ts'
import type { Tenants } from './tenant/tenants.ts'

/** Where Microsoft's own portal takes the code. */
const portalRedirectUri = 'https://portal.azure.com/signin/index/'

export interface AzureDependencies {
  readonly tenants: Tenants
  readonly keyVault: KeyVaultState
  readonly entra: Entra
  readonly graph: Service
  readonly clock: SimulatorClock
  readonly origin: () => string
  readonly changed: () => void
}

export interface Azure {
  /** To be asked before Entra ID, whose paths begin with any tenant's name. */
  readonly services: readonly Service[]
  /** Lets people sign in to the admin center, now that its address is known. */
  open(): void
  /** `control`, with the orders of Key Vault before it. */
  withControl(control: Service): Service
}

export function createAzure(dependencies: AzureDependencies): Azure {
  const { tenants, keyVault: state, entra, graph, clock, origin, changed } = dependencies
  const common = { state, tenantId: () => tenants.first.tenantId, changed }
  const vault = createKeyVault({
    ...common,
    publishedKeys: () => entra.keys.published(),
    now: () => clock.now(),
    loginOrigin: origin,
    resource: `https://${tenants.cloud.keyVaultSuffix}`,
  })
  const resources = createResourceServices({
    tenants,
    publishedKeys: () => entra.keys.published(),
    now: () => clock.now(),
  })
  const vaultControl = createKeyVaultControl(common)
  const adminCenter = createAdminCenter({ entra: entra.service, graph, clock, origin })
  return {
    services: [vault, adminCenter, ...resources],
    open: () => {
      for (const { servicePrincipals } of tenants.all())
        for (const principal of servicePrincipals.values())
          if (principal.appId === azurePortalAppId)
            principal.firstPartyRedirectUris = [portalRedirectUri, `${origin()}${signInPath}`]
    },
    withControl: (control) => async (request) => (await vaultControl(request)) ?? control(request),
  }
}

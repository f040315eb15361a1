/** What stands beside Entra ID and Graph: Azure Key Vault, and control over it. */
import type { SimulatorClock } from './clock.ts'
import type { Entra } from './entra/index.ts'
import type { Service } from './http.ts'
import { createKeyVault, createKeyVaultControl, type KeyVaultState } from './key-vault/index.ts'
import type { Tenants } from './tenant/tenants.ts'

export interface AzureDependencies {
  readonly tenants: Tenants
  readonly keyVault: KeyVaultState
  readonly entra: Entra
  readonly clock: SimulatorClock
  readonly origin: () => string
  readonly changed: () => void
}

export interface Azure {
  /** To be asked before Entra ID, whose paths begin with any tenant's name. */
  readonly services: readonly Service[]
  /** `control`, with the orders of Key Vault before it. */
  withControl(control: Service): Service
}

export function createAzure(dependencies: AzureDependencies): Azure {
  const { tenants, keyVault: state, entra, clock, origin, changed } = dependencies
  const common = { state, tenantId: () => tenants.first.tenantId, changed }
  const vault = createKeyVault({
    ...common,
    publishedKeys: () => entra.keys.published(),
    now: () => clock.now(),
    loginOrigin: origin,
    resource: `https://${tenants.cloud.keyVaultSuffix}`,
  })
  const vaultControl = createKeyVaultControl(common)
  return {
    services: [vault],
    withControl: (control) => async (request) => (await vaultControl(request)) ?? control(request),
  }
}

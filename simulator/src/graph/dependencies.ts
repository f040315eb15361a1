/** What the Graph service is made from. */
import type { SimulatorClock } from '../clock.ts'
import type { MailStore } from '../mail/index.ts'
import type { AccessTokenVerifier } from '../tenant/access-tokens.ts'
import type { Lag } from '../tenant/lag.ts'
import type { TenantState } from '../tenant/model.ts'
import type { Tenants } from '../tenant/tenants.ts'

export interface GraphDependencies {
  readonly tenant: TenantState
  /** Where the applications of other tenants are. */
  readonly tenants: Tenants
  readonly mail: MailStore
  readonly tokens: AccessTokenVerifier
  readonly clock: SimulatorClock
  /** Until a change of the directory is seen by the other services. */
  readonly lag: Lag
  /** Where Graph answers, without a trailing slash. */
  readonly origin: () => string
  /** Called after every change that succeeded. */
  readonly onChange?: () => void
}

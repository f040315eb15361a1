/** What every handler of Entra ID has at hand, and what it learns from one request. */
import type { SimulatorClock } from '../clock.ts'
import type { SimulatorReply, SimulatorRequest } from '../http.ts'
import type { Lag } from '../tenant/lag.ts'
import type { TenantState } from '../tenant/model.ts'
import type { Tenants } from '../tenant/tenants.ts'
import type { FetchJson } from './federation/issuer-keys.ts'
import type { SigningKeys } from './tokens/signing-key.ts'
import type { EntraState } from './state.ts'
import type { Trace } from './errors/sts-error.ts'

export interface EntraContext {
  /** The one that the request is about. */
  readonly tenant: TenantState
  readonly tenants: Tenants
  readonly state: EntraState
  readonly keys: SigningKeys
  readonly clock: SimulatorClock
  readonly lag: Lag
  /** Reads the public documents of other token issuers. */
  readonly fetchJson: FetchJson
  /** `https://localhost:PORT`: the origin that issuers and endpoint addresses are built on. */
  readonly origin: () => string
  /** Called after every change that is worth keeping. */
  readonly changed: () => void
}

/** One request to an endpoint below `/{authority}/`. */
export interface Call {
  readonly request: SimulatorRequest
  /** The tenant as the URL names it: an id, a verified domain, `common`, `organizations` or `consumers`. */
  readonly authority: string
  readonly trace: Trace
}

export type Handler = (context: EntraContext, call: Call) => Promise<SimulatorReply> | SimulatorReply

/** Whether the authority stands for any organization rather than for one. */
export function isAnyOrganization(authority: string): boolean {
  return authority === 'common' || authority === 'organizations'
}

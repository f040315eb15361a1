/** The watch over our applications in the tenants: what somebody else did to them, and what to do about it. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Actor, Reach } from '../caller.ts'

export const driftKinds = [
  'unknown-credential',
  'unknown-owner',
  'unknown-redirect-uri',
  'unknown-federated-credential',
  'unknown-identifier-uri',
  'unknown-authorized-client',
  'role-assigned',
  'permission-granted',
  'permission-removed',
  'credential-removed',
  'disabled',
  'deleted',
  'multi-tenant',
  'public-client',
  'restore-permission-overdue',
] as const

export type DriftKind = (typeof driftKinds)[number]

export type DriftSeverity = 'critical' | 'warning' | 'information'

export interface DriftFinding {
  readonly id: string
  readonly kind: DriftKind
  readonly severity: DriftSeverity
  readonly applicationName: string
  readonly appId: string
  /** What it is about, by name and id. */
  readonly name: string
  readonly objectId: string
  readonly message: string
  /** What to do next. */
  readonly step: string
  /** Who did it, as far as the tenant's audit log tells. */
  readonly changedBy: string | undefined
  readonly changedAt: number | undefined
  /** `accepted`: somebody says that it is all right; `gone`: it is not there any more. */
  readonly state: 'open' | 'accepted' | 'gone'
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly acceptedBy: string | undefined
  readonly reason: string | undefined
}

export interface DriftReport {
  /**
   * `full`: the applications are read as they stand; `tokens`: without the permission for that, only which permissions
   * their tokens carry; `none`: nothing could be seen, or nobody has looked yet.
   */
  readonly sight: 'full' | 'tokens' | 'none'
  /** What cannot be seen, and what would change that. */
  readonly remarks: readonly string[]
  readonly checkedAt: number | undefined
  /** Why the last look came to nothing; what is known is from before. */
  readonly error: string | undefined
  /** How many findings are open of which somebody should know. */
  readonly alarms: number
  /** Open ones first, then the newest. */
  readonly findings: readonly DriftFinding[]
}

export interface DriftCaller {
  readonly actor: Actor
  readonly reach: Reach
}

export interface DriftOperations {
  /** As it was at the last look. @throws {OperationError} `not_found` */
  get(id: OrganizationId, reach: Reach): Promise<DriftReport>
  /** Looks now. @throws {OperationError} `not_found`, `organization_read_only` */
  check(id: OrganizationId, caller: DriftCaller): Promise<DriftReport>
  /**
   * Says that a finding is all right: it raises no alarm any more, and plans know it, too.
   * @throws {OperationError} `not_found`, `conflict`, `invalid_request`
   */
  accept(
    id: OrganizationId,
    finding: { readonly id: string; readonly reason: string },
    caller: DriftCaller,
  ): Promise<DriftFinding>
  /** Looks at every organization whose turn it is, and at once where a permission is overdue; called every minute. */
  upkeep(signal: AbortSignal): Promise<void>
}

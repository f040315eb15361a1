/**
 * Restore permissions just in time: granted for some minutes on the sign-in of a privileged administrator of the tenant,
 * and taken away on another. Our applications themselves hold no right to grant anything (security 3.7).
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Actor, Reach } from '../caller.ts'

export const longestMinutes = 480

export interface RestorePermission {
  readonly resource: 'graph' | 'exchange' | 'sharepoint'
  readonly value: string
  readonly id: string
  /** What it is for. */
  readonly operation: string
}

export interface RestoreGrantPlan {
  /** SHA-256 over what would be granted to which application; lower-case hexadecimal. */
  readonly hash: string
  readonly applicationName: string
  readonly appId: string
  readonly permissions: readonly RestorePermission[]
  readonly longestMinutes: number
  /** The grant that stands, or may stand, already. */
  readonly standing: RestoreGrant | undefined
}

export interface RestoreGrant {
  readonly id: string
  readonly organizationId: OrganizationId
  readonly applicationName: string
  readonly appId: string
  readonly permissions: readonly string[]
  readonly reason: string
  readonly state: 'granting' | 'granted' | 'revoking' | 'revoked'
  /** Tokens carry the permissions: restores work. */
  readonly isEffective: boolean
  /** Begun, and not under way: to be granted again or revoked, with a new sign-in. */
  readonly isInterrupted: boolean
  /** Its time is over, and it still stands. */
  readonly isOverdue: boolean
  /** What is being waited for. */
  readonly progress: string | undefined
  readonly error: string | undefined
  /** What was made in the tenant for it, or may have been. */
  readonly mayStand: readonly string[]
  readonly grantedBy: string
  readonly grantedAt: number
  readonly expiresAt: number
  readonly revokedBy: string | undefined
  readonly revokedAt: number | undefined
}

export interface NewRestoreGrant {
  /** Id of a sign-in for `restore-grant`, or its user code. */
  readonly signInReference: string
  /** 1 to 480. */
  readonly minutes: number
  readonly reason: string
  /** Refused when the plan is another one by now; not compared when left out. */
  readonly planHash: string | undefined
}

export interface RestoreGrantCaller {
  readonly actor: Actor
  readonly reach: Reach
}

export interface RestoreGrants {
  /** What would be granted; nobody signs in, nothing is written. @throws {OperationError} `not_found`, `conflict` */
  plan(id: OrganizationId, reach: Reach): Promise<RestoreGrantPlan>
  /**
   * Begins to grant and returns at once; one that was interrupted goes on.
   * @throws {OperationError} `conflict`, `invalid_request`, `plan_changed`, `sign_in_*`
   */
  grant(id: OrganizationId, request: NewRestoreGrant, caller: RestoreGrantCaller): Promise<RestoreGrant>
  /** Newest first. */
  list(id: OrganizationId, reach: Reach): Promise<readonly RestoreGrant[]>
  get(id: OrganizationId, grantId: string, reach: Reach): Promise<RestoreGrant>
  /**
   * Takes the permissions away and looks that they are gone.
   * @throws {OperationError} `sign_in_*`, `conflict`, `upstream_unavailable` with what still stands.
   */
  revoke(
    id: OrganizationId,
    request: { readonly grantId: string; readonly signInReference: string },
    caller: RestoreGrantCaller,
  ): Promise<RestoreGrant>
}

/** Whether restores may write to the tenant now. */
export interface RestorePermits {
  /**
   * @returns until when, in milliseconds since the Unix epoch; undefined for permissions that stand all the time.
   * @throws {OperationError} `approval_required` with the next step, which is on record.
   */
  require(id: OrganizationId, actor: Actor): Promise<number | undefined>
}

/** Over the life of the process. */
export interface RestoreGrantKeeper {
  readonly operations: RestoreGrants
  readonly permits: RestorePermits
  /** Goes on waiting for permissions that an earlier process has granted. */
  start(): Promise<void>
  close(): Promise<void>
  /** Waits until nothing is under way. */
  settled(): Promise<void>
}

/** Whether the applications of an organization really work: their credential, their tokens, each of their permissions. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { ApplicationPurpose, ResourceName } from '../../microsoft365/index.ts'
import type { Actor, Reach } from '../caller.ts'

export type PermissionVerdict = 'working' | 'missing' | 'propagating' | 'not-applicable' | 'failed'

export interface VerifiedPermission {
  readonly resource: ResourceName
  readonly value: string
  /** Microsoft's id of it. */
  readonly id: string
  /** As of `PermissionResult`; `waiting` until it was looked at. */
  readonly state: PermissionVerdict | 'waiting'
  readonly detail: string
  /** Empty when there is nothing to do. */
  readonly nextStep: string
  /** What it is for in this organization. */
  readonly enables: readonly string[]
  /** What does not work now because of it. */
  readonly lost: readonly string[]
  /** Granted for a while to restore, until then; milliseconds since the Unix epoch. Undefined for one of the plan. */
  readonly lentUntil?: number | undefined
}

/** Whether the application gets tokens for one of Microsoft's APIs. */
export interface VerifiedAudience {
  readonly resource: ResourceName
  readonly displayName: string
  readonly state: 'accepted' | 'refused' | 'propagating' | 'not-needed' | 'waiting'
  readonly detail: string
  readonly nextStep: string
}

export interface VerifiedCredential {
  /** `none`: people sign in to it, it proves itself with nothing. */
  readonly kind: 'certificate' | 'federated' | 'none'
  /** Upper-case hex. */
  readonly thumbprintSha1: string | undefined
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number | undefined
  /** Whole days; negative when it has expired. */
  readonly daysLeft: number | undefined
  /** `expires-soon`: in less than 14 days; `lost`: the key is not here any more. */
  readonly state: 'valid' | 'expires-soon' | 'expired' | 'lost' | 'none'
}

export interface VerifiedApplication {
  readonly purposes: readonly ApplicationPurpose[]
  readonly displayName: string
  readonly appId: string
  readonly credential: VerifiedCredential
  readonly audiences: readonly VerifiedAudience[]
  readonly permissions: readonly VerifiedPermission[]
}

export interface Verification {
  readonly id: string
  readonly organizationId: OrganizationId
  readonly organizationName: string
  /** `stopped`: the server ended before it was done. */
  readonly state: 'running' | 'passed' | 'failed' | 'stopped'
  readonly startedBy: string
  readonly startedAt: number
  readonly endedAt: number | undefined
  /** How long it waits for what Microsoft may still make effective. */
  readonly waitMinutes: number
  readonly applications: readonly VerifiedApplication[]
  /** Features that do not work now, each once. */
  readonly lost: readonly string[]
  /** What goes on working, each once. */
  readonly working: readonly string[]
  /** Why nothing could be looked at. */
  readonly error: string | undefined
}

export interface VerifyRequest {
  /** 0 to 20: Microsoft makes everything effective within 20 minutes, or never. */
  readonly waitMinutes: number
}

export interface VerificationCaller {
  readonly reach: Reach
  readonly actor: Actor
}

export interface Verifications {
  /**
   * Begins, and answers at once. One that is under way is answered instead of a second one.
   * @throws {OperationError} `not_found`, `invalid_request`, `organization_read_only`
   */
  begin(id: OrganizationId, request: VerifyRequest, caller: VerificationCaller): Promise<Verification>
  /** Begins with every organization within reach, or those that are named; a few at a time are looked at. */
  beginAll(
    request: VerifyRequest & { readonly organizationIds: readonly OrganizationId[] | undefined },
    caller: VerificationCaller,
  ): Promise<readonly Verification[]>
  /** @throws {OperationError} `not_found`, also when there was none yet */
  latest(id: OrganizationId, reach: Reach): Promise<Verification>
  /** The last of every organization within reach that has one. */
  latestOfAll(reach: Reach): Promise<readonly Verification[]>
  get(id: OrganizationId, verificationId: string, reach: Reach): Promise<Verification>
}

/** {@link Verifications} over the life of the process. */
export interface VerificationKeeper {
  readonly operations: Verifications
  /** What an earlier process was in the middle of has stopped. */
  start(): Promise<void>
  close(): Promise<void>
}

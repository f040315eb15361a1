/** The authentication posture of a tenant: what is weak, the evidence, and the step that mends it. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Actor, Reach } from '../caller.ts'

export type Severity = 'high' | 'medium' | 'low' | 'information'

export interface PostureFinding {
  /** For example `legacy_authentication_not_blocked`; the same at every report. */
  readonly id: string
  readonly severity: Severity
  readonly title: string
  /** What was seen: names, numbers, dates. */
  readonly evidence: readonly string[]
  /** What to do about it, and where. */
  readonly step: string
}

/** A subject about which nothing is known, and what would change that. */
export interface UnreadSubject {
  readonly subject: string
  readonly reason: 'permission' | 'licence' | 'absent' | 'failed' | 'no_interface'
  /** What Microsoft said, or why nobody can know. */
  readonly message: string
  readonly step: string
}

export interface PostureReport {
  readonly id: string
  /** Undefined for a tenant that is not connected. */
  readonly organizationId: OrganizationId | undefined
  readonly tenantId: string
  readonly organizationName: string
  /** With a person's delegated rights, once; or with the backup application's own, an optional line of its plan. */
  readonly way: 'delegated' | 'standing'
  readonly checkedAt: number
  readonly checkedBy: string
  /** How far back sign-ins were read. */
  readonly days: number
  /** The gravest first. */
  readonly findings: readonly PostureFinding[]
  /** What is as it should be, in a sentence each. */
  readonly passed: readonly string[]
  readonly unread: readonly UnreadSubject[]
}

export interface PostureRequest {
  /** A sign-in for `posture`; undefined for the application's standing rights. */
  readonly signInReference: string | undefined
  /** 1 to 30. */
  readonly days: number
}

export interface PostureOperations {
  /** Looks and keeps the report. @throws {OperationError} `not_found`, `sign_in_*`, `invalid_request` */
  check(id: OrganizationId, request: PostureRequest, caller: PostureCaller): Promise<PostureReport>
  /** Of the tenant of whoever signed in, connected or not; nothing is kept. */
  checkOnce(
    request: PostureRequest & { readonly signInReference: string },
    actor: Actor,
  ): Promise<PostureReport>
  /** Newest first. */
  list(id: OrganizationId, reach: Reach): Promise<readonly PostureReport[]>
  get(id: OrganizationId, reportId: string, reach: Reach): Promise<PostureReport>
}

export interface PostureCaller {
  readonly reach: Reach
  readonly actor: Actor
}

/** A provisioning in the memory of this process: the administrator's sign-in, and what only a watcher needs. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { ApplicationsPlan } from '../../microsoft365/index.ts'
import type { Organization } from '../organizations/model.ts'
import type { SignedInAdministrator, ApplicationsWork } from '../ports.ts'
import type { Provisioning } from './provisioning.ts'
import type { ProvisioningRecord } from './record.ts'
import type { StoredRequest } from './stored-request.ts'
import type { Target } from './target.ts'

export interface Live {
  readonly id: string
  /** The session that signed in for it: no other may confirm it. */
  readonly familyId: string
  readonly organizationId: OrganizationId
  readonly tenantId: string
  readonly kind: Provisioning['kind']
  stored: StoredRequest
  readonly target: Target
  readonly keyIds: readonly string[]
  readonly record: ProvisioningRecord
  /** Undefined when nobody has to sign in (`existing`). */
  signedIn: { readonly administrator: SignedInAdministrator; readonly work: ApplicationsWork } | undefined
  /** Ends the wait for a confirmation, or the run. */
  readonly controller: AbortController
  readonly expiresAt: number
  plan: ApplicationsPlan
  phase: 'planned' | 'applying' | 'ended'
  /** Set when it is applied. */
  outcome: Promise<Organization> | undefined
}

/** Who asks for an operation, what they may see, and which part of a listing they want. */
import type { DirectoryObjectId, OrganizationId } from '../foundation/ids.ts'

/** On whose behalf an operation runs: for the audit log, and for what may be seen. */
export interface Actor {
  /** As shown: an account name or a user principal name. */
  readonly name: string
  readonly familyId: string
  readonly requestId: string
  readonly remoteAddress: string
}

/** What a session may see. An object outside of it is answered like one that does not exist. */
export type Reach =
  | { readonly kind: 'server' }
  | { readonly kind: 'organizations'; readonly organizationIds: readonly OrganizationId[] }
  | { readonly kind: 'organization'; readonly organizationId: OrganizationId }
  | { readonly kind: 'person'; readonly organizationId: OrganizationId; readonly userId: DirectoryObjectId }
  /** A restore operator: within the organization, what their roles include and do not exclude, as they are now. */
  | { readonly kind: 'operator'; readonly organizationId: OrganizationId; readonly userId: DirectoryObjectId }

export interface PageRequest {
  readonly offset: number
  readonly limit: number
}

/** A part of a listing; `hasMore` says whether anything follows. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly hasMore: boolean
}

/** What is protected: objects in the repositories, who counts as licensed, and how much an organization uses. */
import type {
  BackupRepositoryId,
  DirectoryObjectId,
  OrganizationId,
  RestorePointId,
} from '../../foundation/ids.ts'
import type { Actor, Page, PageRequest, Reach } from '../caller.ts'

export interface ProtectedObject {
  readonly type: 'User' | 'Group' | 'Site' | 'Team'
  readonly id: string
  readonly name: string
  /** Of the mailbox. */
  readonly address: string
  readonly organizationId: OrganizationId
  readonly repositoryId: BackupRepositoryId
  readonly lastBackedUpAt: number
}

/** A user with something backed up in the last 31 days, in whatever number of repositories. */
export interface LicensedUser {
  readonly id: DirectoryObjectId
  readonly name: string
  readonly address: string
  readonly organizationId: OrganizationId
  readonly organizationName: string
  readonly lastBackedUpAt: number
  /** Backed up for the first time in this month. */
  readonly isNew: boolean
}

export interface LicenseCount {
  readonly licensed: number
  readonly new: number
}

export interface RepositoryUse {
  readonly repositoryId: BackupRepositoryId
  readonly repositoryName: string
  /** What the runs of the organization's jobs wrote. */
  readonly usedBytes: number
  readonly objects: number
}

export interface ProtectedFilter {
  readonly type?: ProtectedObject['type'] | undefined
  readonly id?: string | undefined
  readonly organizationId?: string | undefined
  readonly repositoryId?: string | undefined
  /** A part of the name or the address, in any case. */
  readonly name?: string | undefined
  /** As the newest restore points up to this moment hold them; as they were backed up last when undefined. */
  readonly at?: number | undefined
}

export interface LicenseFilter {
  readonly organizationId?: string | undefined
  /** A part of the name or the address. */
  readonly name?: string | undefined
  /** Who counted at any time of it: from the first backup until 31 days after the last; now when undefined. */
  readonly period?: { readonly from: number; readonly to: number } | undefined
}

export interface ProtectedOrganization {
  readonly id: OrganizationId
  readonly name: string
}

/** Whoever administers or watches an organization sees what belongs to it; of the others nothing. */
export interface ProtectionOperations {
  /** By name. */
  objects(filter: ProtectedFilter, reach: Reach, page: PageRequest): Promise<Page<ProtectedObject>>
  /** What one restore point holds. @throws {OperationError} `not_found` */
  ofRestorePoint(
    id: RestorePointId | string,
    type: ProtectedObject['type'],
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<ProtectedObject>>
  /** The organizations that have something in a repository, those that were removed as well. */
  organizations(id: BackupRepositoryId, reach: Reach): Promise<readonly ProtectedOrganization[]>
  licensedUsers(filter: LicenseFilter, reach: Reach, page: PageRequest): Promise<Page<LicensedUser>>
  /** Takes a user off the list until their next backup. @throws {OperationError} `not_found` */
  release(
    user: { readonly organizationId: string; readonly id: string },
    reach: Reach,
    actor: Actor,
  ): Promise<void>
  licenses(reach: Reach, organizationId?: OrganizationId): Promise<LicenseCount>
  use(id: OrganizationId, reach: Reach): Promise<readonly RepositoryUse[]>
}

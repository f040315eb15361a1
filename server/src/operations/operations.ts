/** What the product does, as the API sees it: values in, values out, refusals as {@link OperationError}. */
import type {
  BackupRepositoryId,
  DirectoryObjectId,
  JobId,
  JobSessionId,
  OrganizationId,
  RestorePointId,
} from '../foundation/ids.ts'
import type { JobCount, JobSearch } from '../database/index.ts'
import type { Json } from '../repository/index.ts'
import type { Actor, Page, PageRequest, Reach } from './caller.ts'
import type {
  ImportedOrganization,
  ImportOutcome,
  Organization,
  OrganizationChange,
  OrganizationPermissions,
} from './organizations/model.ts'
import type { NewProvisioning, Provisionings } from './provisioning/provisioning.ts'
import type { Approvals } from './approvals/approvals.ts'
import type { AuditOperations } from './audit/audit.ts'
import type { RepositoryOperations } from './repositories/repositories.ts'
import type { MaintenanceOperations } from './repositories/maintenance/maintenance.ts'
import type { ChangeOperations } from './changes/changes.ts'
import type { CertificateOperations } from './certificates/certificates.ts'
import type { Consents } from './consents/consents.ts'
import type { DirectoryOperations, DirectoryUserEntry } from './directory/directory.ts'
import type { DriftOperations } from './drift/drift.ts'
import type { PostureOperations } from './posture/posture.ts'
import type { ProtectionOperations } from './protection/protection.ts'
import type { RbacOperations } from './rbac/rbac.ts'
import type { RestoreGrants } from './restore-grants/restore-grants.ts'
import type { RestoreOperations, RestoreTasks } from './restore/restoring.ts'
import type { MailDelivery } from './mail-delivery/mail-delivery.ts'
import type { SignIns } from './sign-ins/sign-ins.ts'
import type { Invitations, InvitedVisits } from './invitations/invitations.ts'
import type { GuideOperations } from './guide/guide.ts'
import type { SupportOperations } from './support/support.ts'
import type { Verifications } from './verification/verification.ts'
import type { RecoveryOperations } from './recovery/recovery.ts'

export type { JobCount, JobSearch, JobStanding } from '../database/index.ts'
export type * from './caller.ts'
export type * from './approvals/approvals.ts'
export type * from './audit/audit.ts'
export type * from './changes/changes.ts'
export type * from './repositories/maintenance/maintenance.ts'
export type * from './repositories/repositories.ts'
export type * from './directory/directory.ts'
export type * from './organizations/model.ts'
export type * from './protection/protection.ts'
export type * from './provisioning/provisioning.ts'
export type * from './rbac/rbac.ts'
export type * from './restore/restoring.ts'
export type * from './mail-delivery/mail-delivery.ts'

/* ---- organizations ---- */

interface DeviceCode {
  readonly userCode: string
  readonly verificationUrl: string
  readonly expiresInSeconds: number
  readonly message: string
}

/** The sign-in with which a Global Administrator lets us register the applications. Lives in memory only. */
export interface DeviceCodes {
  start(region: string, actor: Actor): Promise<DeviceCode>
  /**
   * Whether the sign-in has been finished.
   * @throws {OperationError} `device_code_expired`, `device_code_declined`, `device_code_unknown`, `sign_in_refused`.
   */
  check(userCode: string, actor: Actor): Promise<boolean>
}

export interface OrganizationAuthentication {
  readonly tenantAuthentication: boolean
  readonly operatorAuthentication: boolean
  readonly policies: readonly ('own_api' | 'audience_upgrade' | 'verify_by_use')[]
  readonly allowedClientIds: readonly string[]
  readonly allowGuests: boolean
  /** Role template ids or group object ids whose holders see the whole organization. */
  readonly organizationRoles: readonly string[]
  /** Lets a session that was proven by use see the organization too, until it expires. */
  readonly verifyByUseReach:
    | { readonly reason: string; readonly expiresAt: number; readonly allowedBy: string }
    | undefined
  /** Group object ids of which a person must hold one to sign in; empty for no such condition. */
  readonly signInGroups: readonly string[]
  /** How many minutes old the sign-in of a restore operator at Microsoft may be; undefined for any age. */
  readonly operatorSignInMinutes: number | undefined
  /** The authentication context that a restore operator's token must name, for example `c1`. */
  readonly operatorAuthenticationContext: string | undefined
}

export interface OrganizationOperations {
  /**
   * Connects an organization, or changes one, from the plan to its end; for clients that have no step in between.
   * @throws {OperationError} as {@link Provisionings}; `plan_blocked` and `verification_failed` with every reason.
   */
  provision(request: NewProvisioning, actor: Actor): Promise<Organization>
  /** @throws {OperationError} `conflict` for a name that another one has. */
  update(id: OrganizationId, change: OrganizationChange, actor: Actor): Promise<void>
  /** Takes up organizations of another product: read-only until they are migrated. */
  import(organizations: readonly ImportedOrganization[], actor: Actor): Promise<readonly ImportOutcome[]>
  /** Asks for tokens, and nothing else. @throws {OperationError} `not_found`, `verification_failed`, … */
  permissions(id: OrganizationId, reach: Reach): Promise<OrganizationPermissions>
  list(reach: Reach): Promise<readonly Organization[]>
  get(id: OrganizationId, reach: Reach): Promise<Organization>
  /** Forgets the organization and its jobs; backups and the tenant's applications stay. */
  remove(id: OrganizationId, actor: Actor): Promise<void>
  users(
    id: OrganizationId,
    filter: { displayName?: string; userName?: string },
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<DirectoryUserEntry>>
  user(id: OrganizationId, userId: DirectoryObjectId, reach: Reach): Promise<DirectoryUserEntry>
  authentication(id: OrganizationId): Promise<OrganizationAuthentication>
  /** What the switches ask for that is not there yet: the application that people sign in to. */
  signInRemarks(id: OrganizationId): Promise<readonly string[]>
  setAuthentication(id: OrganizationId, value: OrganizationAuthentication, actor: Actor): Promise<void>
}

/* ---- jobs and their sessions ---- */

export type JobStatus = 'Stopped' | 'Running' | 'Success' | 'Failed' | 'Warning' | 'NotConfigured'

export interface NewJob {
  readonly organizationId: OrganizationId
  readonly repositoryId: BackupRepositoryId
  readonly name: string
  readonly description: string
  readonly backupType: 'EntireOrganization' | 'SelectedItems'
  /** Job items of the REST dialect; those of type `User` with `mailbox` are what is backed up now. */
  readonly selectedItems: readonly Json[]
  readonly excludedItems: readonly Json[]
  readonly schedulePolicy: Json
  readonly isEnabled: boolean
}

export interface Job extends NewJob {
  readonly id: JobId
  readonly lastStatus: JobStatus
  readonly lastRunAt: number | undefined
  readonly lastBackupAt: number | undefined
  /** When its schedule, or a retry, starts it next. */
  readonly nextRunAt: number | undefined
  /** Grows with every change. */
  readonly eTag: number
}

/** What is not named stays as it is. */
export type JobChange = Partial<Omit<NewJob, 'organizationId'>>

export type JobItemList = 'selectedItems' | 'excludedItems'

/** An object as a job session left it. */
export interface SessionObject {
  /** Object id in the directory. */
  readonly id: string
  readonly type: 'User' | 'Group' | 'Site' | 'Team'
  readonly name: string
  readonly status: 'Success' | 'Warning' | 'Failed'
}

export interface JobSession {
  readonly id: JobSessionId
  readonly jobId: JobId
  readonly organizationId: OrganizationId
  readonly repositoryId: BackupRepositoryId
  readonly status: JobStatus
  readonly details: string
  /** Percent. */
  readonly progress: number
  readonly createdAt: number
  readonly endedAt: number | undefined
  readonly processedObjects: number
  readonly transferredBytes: number
  readonly writtenBytes: number
  readonly items: {
    readonly saved: number
    readonly unchanged: number
    readonly skipped: number
    readonly failed: number
  }
  readonly restorePointId: RestorePointId | undefined
  /** The session whose failures it did again; its own id for a session of its own. */
  readonly mainSessionId: JobSessionId
  readonly retryCount: number
  readonly willBeRetried: boolean
  /** What the run waited for most; undefined while nobody can say. */
  readonly bottleneck: 'Source' | 'Target' | undefined
  readonly eTag: number
}

export interface SessionLogItem {
  readonly id: string
  readonly usn: number
  readonly type: 'Running' | 'Success' | 'Warning' | 'Error'
  readonly message: string
  readonly createdAt: number
  readonly endedAt: number | undefined
}

export interface JobItems {
  readonly list: JobItemList
  readonly items: readonly Json[]
}

/** A job that is absent or not within reach of the caller is `not_found`; people and operators reach none. */
export interface JobOperations {
  /** Its repository has to be within reach, too. */
  create(job: NewJob, reach: Reach, actor: Actor): Promise<Job>
  list(reach: Reach): Promise<readonly Job[]>
  /** Oldest first. */
  page(
    filter: JobSearch & { organizationId?: string | undefined; repositoryId?: string | undefined },
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<Job>>
  /** How many jobs of each organization in each repository stand how. */
  counts(reach: Reach): Promise<readonly JobCount[]>
  get(id: JobId, reach: Reach): Promise<Job>
  update(id: JobId, change: JobChange, reach: Reach, actor: Actor): Promise<void>
  /** An item that is there already, by its id, is replaced. */
  addItems(id: JobId, items: JobItems, reach: Reach, actor: Actor): Promise<void>
  /** @throws {OperationError} `not_found` when the list has none of them. */
  removeItems(
    id: JobId,
    items: { list: JobItemList; ids: readonly string[] },
    reach: Reach,
    actor: Actor,
  ): Promise<void>
  replaceItem(
    id: JobId,
    item: { list: JobItemList; id: string; item: Json },
    reach: Reach,
    actor: Actor,
  ): Promise<void>
  remove(id: JobId, reach: Reach, actor: Actor): Promise<void>
  setEnabled(id: JobId, isEnabled: boolean, reach: Reach, actor: Actor): Promise<void>
  /** Starts a run and returns its session at once. @throws {OperationError} `job_running`, `job_disabled` */
  start(id: JobId, reach: Reach, actor: Actor): Promise<JobSession>
  stop(id: JobId, reach: Reach, actor: Actor): Promise<void>
  sessions(
    filter: { jobId?: JobId; endedAfter?: number; endedBefore?: number; status?: string },
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<JobSession>>
  session(id: JobSessionId, reach: Reach): Promise<JobSession>
  sessionLog(
    id: JobSessionId,
    reach: Reach,
    page: PageRequest & { readonly type?: string; readonly isDescending?: boolean },
  ): Promise<Page<SessionLogItem>>
  sessionLogItem(id: JobSessionId, itemId: string, reach: Reach): Promise<SessionLogItem>
  /** The objects that a session came to, by their ids. */
  sessionObjects(id: JobSessionId, reach: Reach, page: PageRequest): Promise<Page<SessionObject>>
}

export interface RestorePointEntry {
  readonly id: RestorePointId
  readonly repositoryId: BackupRepositoryId
  readonly organizationId: OrganizationId
  readonly jobId: JobId
  readonly backedUpAt: number
}

/* ---- all of it ---- */

export interface Operations {
  readonly recovery: RecoveryOperations
  readonly deviceCodes: DeviceCodes
  readonly signIns: SignIns
  readonly consents: Consents
  readonly invitations: Invitations
  /** For the pages behind an invitation's link. */
  readonly invitedVisits: InvitedVisits
  readonly organizations: OrganizationOperations
  readonly directory: DirectoryOperations
  readonly provisionings: Provisionings
  readonly repositories: RepositoryOperations
  readonly maintenance: MaintenanceOperations
  /** Destructive acts that wait. */
  readonly approvals: Approvals
  readonly jobs: JobOperations
  readonly changes: ChangeOperations
  readonly protection: ProtectionOperations
  restorePoints(
    filter: { organizationId?: OrganizationId; jobId?: JobId; ownerId?: DirectoryObjectId },
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<RestorePointEntry>>
  readonly restore: RestoreOperations
  /** Restores in the background. */
  readonly restoreTasks: RestoreTasks
  readonly mailDelivery: MailDelivery
  readonly rbac: RbacOperations
  readonly verifications: Verifications
  readonly guide: GuideOperations
  readonly support: SupportOperations
  readonly posture: PostureOperations
  readonly drift: DriftOperations
  readonly restorePermissions: RestoreGrants
  readonly certificates: CertificateOperations
  readonly audit: AuditOperations
  /** Takes up what an earlier process left: restore points not yet recorded, sessions that were cut off. */
  start(): Promise<void>
  /** Stops running jobs cleanly; what they had not committed is done again by the next run. */
  close(): Promise<void>
}

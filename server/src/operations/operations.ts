/** What the product does, as the API sees it: values in, values out, refusals as {@link OperationError}. */
import type {
  BackupRepositoryId,
  DirectoryObjectId,
  JobId,
  JobSessionId,
  OrganizationId,
  RestorePointId,
  RestoreSessionId,
} from '../foundation/ids.ts'
import type { Secret } from '../foundation/secret.ts'
import type { Json } from '../repository/index.ts'

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

/* ---- organizations ---- */

export interface Services {
  readonly exchange: boolean
  readonly sharePoint: boolean
  readonly teams: boolean
  readonly teamsChats: boolean
}

export interface Organization {
  readonly id: OrganizationId
  readonly tenantId: string
  /** The initial domain, for example `contoso.onmicrosoft.com`. */
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly region: string
  readonly services: Services
  readonly applications: readonly OrganizationApplication[]
  readonly createdAt: number
  readonly firstBackupAt: number | undefined
  readonly lastBackupAt: number | undefined
}

export interface OrganizationApplication {
  readonly purpose: 'backup' | 'sign-in'
  readonly displayName: string
  readonly appId: string
  /** Upper-case hex of the certificate's SHA-1; undefined for a public client. */
  readonly certificateThumbprint: string | undefined
}

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

export interface NewOrganization {
  readonly region: string
  readonly services: Services
  readonly userCode: string
  /** Name of the backup application; ours when undefined. */
  readonly applicationName: string | undefined
  /** The customer's own certificate and key; one is made when undefined. */
  readonly certificate: { readonly pfx: Uint8Array; readonly password: Secret } | undefined
  readonly description: string
}

/** A registration as it goes on: what an administrator watches while Microsoft makes it effective. */
export interface Registration {
  readonly id: string
  readonly userCode: string
  readonly tenantId: string
  readonly state: 'running' | 'done' | 'rolled-back' | 'abandoned'
  readonly steps: readonly RegistrationStep[]
  readonly error: string | undefined
  readonly startedAt: number
  readonly endedAt: number | undefined
}

export interface RegistrationStep {
  /** For example `create-backup-application`. */
  readonly name: string
  readonly title: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  /** What is being waited for, or what was made: names and object ids. */
  readonly detail: string
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

export interface DirectoryUserEntry {
  readonly id: DirectoryObjectId
  readonly displayName: string
  readonly userName: string
  readonly isShared: boolean
}

export interface OrganizationOperations {
  /** Registers both applications with the signed-in administrator, grants, waits until effective, and records. */
  add(organization: NewOrganization, actor: Actor): Promise<Organization>
  registrations(): Promise<readonly Registration[]>
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
  setAuthentication(id: OrganizationId, value: OrganizationAuthentication, actor: Actor): Promise<void>
}

/* ---- backup repositories, proxies ---- */

export interface BackupRepository {
  readonly id: BackupRepositoryId
  readonly name: string
  readonly description: string
  readonly path: string
  /** The retention members of the REST object, as given. */
  readonly retention: { readonly [name: string]: Json }
  readonly capacityBytes: number
  readonly freeSpaceBytes: number
}

export interface RepositoryOperations {
  /** `path` empty: a folder of its own below the data folder. @throws {OperationError} `path_in_use` */
  create(
    repository: Pick<BackupRepository, 'name' | 'description' | 'path' | 'retention'>,
    actor: Actor,
  ): Promise<BackupRepository>
  /** Who administers or watches some organizations sees the repositories that their jobs use. */
  list(reach: Reach): Promise<readonly BackupRepository[]>
  get(id: BackupRepositoryId, reach: Reach): Promise<BackupRepository>
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
}

export interface SessionLogItem {
  readonly id: string
  readonly usn: number
  readonly type: 'Running' | 'Success' | 'Warning' | 'Error'
  readonly message: string
  readonly createdAt: number
  readonly endedAt: number | undefined
}

/** A job that is absent or not within reach of the caller is `not_found`; people and operators reach none. */
export interface JobOperations {
  /** Its repository has to be within reach, too. */
  create(job: NewJob, reach: Reach, actor: Actor): Promise<Job>
  list(reach: Reach): Promise<readonly Job[]>
  get(id: JobId, reach: Reach): Promise<Job>
  remove(id: JobId, reach: Reach, actor: Actor): Promise<void>
  setEnabled(id: JobId, isEnabled: boolean, reach: Reach, actor: Actor): Promise<void>
  /** Starts a run and returns its session at once. @throws {OperationError} `job_running`, `job_disabled` */
  start(id: JobId, reach: Reach, actor: Actor): Promise<JobSession>
  stop(id: JobId, reach: Reach, actor: Actor): Promise<void>
  sessions(
    filter: { jobId?: JobId; endedAfter?: number },
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<JobSession>>
  session(id: JobSessionId, reach: Reach): Promise<JobSession>
  sessionLog(id: JobSessionId, reach: Reach, page: PageRequest): Promise<Page<SessionLogItem>>
}

export interface RestorePointEntry {
  readonly id: RestorePointId
  readonly repositoryId: BackupRepositoryId
  readonly organizationId: OrganizationId
  readonly jobId: JobId
  readonly backedUpAt: number
}

/* ---- restore operators ---- */

/** An operator of a role, or an object that the role includes or excludes. */
export interface RbacItem {
  readonly id: string
  readonly type: 'User' | 'Group' | 'Site' | 'Team'
  /** Directory object id of the user, group or team; for a site its id as given. */
  readonly objectId: string
  /** The `user`, `group`, `site` or `team` member of the REST object, as given. */
  readonly document: Json
}

export type NewRbacItem = Omit<RbacItem, 'id'>
export type RbacList = 'operators' | 'selectedItems' | 'excludedItems'

export interface RbacRole {
  readonly id: string
  readonly organizationId: OrganizationId
  readonly name: string
  readonly description: string
  readonly roleType: 'EntireOrganization' | 'SpecificObjects'
}

export interface NewRbacRole extends Omit<RbacRole, 'id'> {
  readonly operators: readonly NewRbacItem[]
  readonly selectedItems: readonly NewRbacItem[]
  readonly excludedItems: readonly NewRbacItem[]
}

/** Members that are left out stay as they are; a list that is given replaces the one that was. */
export type RbacRoleChange = Partial<Omit<NewRbacRole, 'organizationId'>>

export interface RbacListOf {
  readonly roleId: string
  readonly list: RbacList
}

/** A role that is absent, or of an organization that the caller does not administer, is `not_found`. */
export interface RbacOperations {
  /** @throws {OperationError} `conflict` for a name that another role of the organization has. */
  create(role: NewRbacRole, reach: Reach, actor: Actor): Promise<RbacRole>
  list(reach: Reach): Promise<readonly RbacRole[]>
  get(id: string, reach: Reach): Promise<RbacRole>
  update(id: string, change: RbacRoleChange, reach: Reach, actor: Actor): Promise<void>
  remove(id: string, reach: Reach, actor: Actor): Promise<void>
  items(of: RbacListOf, reach: Reach): Promise<readonly RbacItem[]>
  addItems(of: RbacListOf, items: readonly NewRbacItem[], reach: Reach, actor: Actor): Promise<void>
  /** Ids that the list does not hold are passed over. */
  removeItems(of: RbacListOf, ids: readonly string[], reach: Reach, actor: Actor): Promise<void>
  /** Whether any role names the caller, or a group of theirs, as its operator now. */
  isOperator(reach: Reach): Promise<boolean>
  /** Backed-up mailboxes that the caller may see now. @throws {OperationError} `upstream_unavailable` */
  effectiveScope(reach: Reach): Promise<readonly BackedUpMailbox[]>
}

/* ---- restore sessions ---- */

export interface ExploreRequest {
  /** The newest restore point not later than this; the newest of all when undefined. */
  readonly pointInTime: number | undefined
  readonly reason: string
  /** Only restore points of this job. */
  readonly jobId: JobId | undefined
  /** Only this user's mailbox, or those of this group's members as they are at each call. */
  readonly scope?: Pick<RbacItem, 'type' | 'objectId'> | undefined
}

export interface RestoreSession {
  readonly id: RestoreSessionId
  readonly organizationId: OrganizationId
  readonly organizationName: string
  readonly type: 'Vex'
  readonly state: 'Working' | 'Stopped'
  readonly result: 'Success' | 'Warning' | 'Failed'
  readonly initiatedBy: string
  readonly reason: string
  readonly pointInTime: number
  readonly createdAt: number
  readonly endedAt: number | undefined
}

export interface RestoreSessionEvent {
  readonly id: string
  readonly position: number
  readonly type: 'None' | 'Save' | 'Export' | 'Send' | 'Restore' | 'View'
  readonly status: 'Running' | 'Success' | 'Warning' | 'Failed'
  readonly title: string
  readonly message: string
  readonly itemName: string
  readonly itemType: string
  readonly itemSizeBytes: number
  readonly source: string
  readonly target: string
  readonly startedAt: number
  readonly endedAt: number | undefined
}

export interface BackedUpMailbox {
  readonly id: DirectoryObjectId
  readonly name: string
  readonly email: string
}

export interface BackedUpFolder {
  /** Opaque and URL-safe. */
  readonly id: string
  readonly parentId: string | undefined
  readonly name: string
  readonly wellKnownName: string | undefined
  readonly itemCount: number
}

export interface BackedUpMessage {
  /** Opaque and URL-safe. */
  readonly id: string
  readonly folderId: string
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly bcc: string
  /** ISO 8601. */
  readonly sentAt: string | undefined
  readonly receivedAt: string | undefined
  readonly importance: 'low' | 'normal' | 'high'
  readonly hasAttachments: boolean
  readonly sizeBytes: number
}

export interface SavedMessage {
  readonly fileName: string
  readonly sizeBytes: number
  /** The MIME content, byte for byte as it was backed up. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Where and how items go back: the same mailbox and folder unless said otherwise. */
export interface RestoreTarget {
  /** A mailbox address of the same organization; the original one when undefined. */
  readonly mailbox: string | undefined
  /** A folder path below the mailbox's root; the original folder when undefined. */
  readonly folder: string | undefined
  /** Why, for the audit log. */
  readonly reason?: string | undefined
}

export interface RestoreResult {
  readonly createdItemsCount: number
  /** Items that were there already: nothing was done. */
  readonly mergedItemsCount: number
  readonly failedItemsCount: number
  readonly skippedItemsCount: number
  readonly failedFoldersCount: number
  /** One line an item that failed. */
  readonly exceptions: readonly string[]
  /** One line an item that could not be kept whole. */
  readonly warnings: readonly string[]
}

/** Which restore session is used, by whom, and what that caller may see. */
export interface RestoreAccess {
  readonly sessionId: RestoreSessionId
  readonly reach: Reach
  readonly actor: Actor
}

/** Every method throws {@link OperationError} `not_found` for what is absent, foreign or out of reach. */
export interface RestoreOperations {
  /** @throws {OperationError} `no_restore_point` */
  explore(
    organizationId: OrganizationId,
    request: ExploreRequest,
    reach: Reach,
    actor: Actor,
  ): Promise<RestoreSession>
  sessions(reach: Reach, page: PageRequest): Promise<Page<RestoreSession>>
  session(access: RestoreAccess): Promise<RestoreSession>
  stop(access: RestoreAccess): Promise<void>
  events(access: RestoreAccess, page: PageRequest): Promise<Page<RestoreSessionEvent>>
  mailboxes(access: RestoreAccess, page: PageRequest): Promise<Page<BackedUpMailbox>>
  mailbox(access: RestoreAccess, mailboxId: string): Promise<BackedUpMailbox>
  /** Folders below `parentId`; below the root when undefined; all of them for `'all'`. */
  folders(
    access: RestoreAccess,
    mailboxId: string,
    parentId: string | undefined,
    page: PageRequest,
  ): Promise<Page<BackedUpFolder>>
  folder(access: RestoreAccess, mailboxId: string, folderId: string): Promise<BackedUpFolder>
  /** Newest first; of the whole mailbox when no folder is named. */
  messages(
    access: RestoreAccess,
    mailboxId: string,
    folderId: string | undefined,
    page: PageRequest,
  ): Promise<Page<BackedUpMessage>>
  message(access: RestoreAccess, mailboxId: string, messageId: string): Promise<BackedUpMessage>
  /**
   * Refuses a target that the caller may not restore to, before anything begins: an operator puts things back to
   * whom they came from.
   * @throws {OperationError} `approval_required`
   */
  checkTarget(access: RestoreAccess, mailboxId: string, target: RestoreTarget): Promise<void>
  save(access: RestoreAccess, mailboxId: string, messageId: string): Promise<SavedMessage>
  restoreMessages(
    access: RestoreAccess,
    mailboxId: string,
    messageIds: readonly string[],
    target: RestoreTarget,
  ): Promise<RestoreResult>
  /** The folder with everything below it. */
  restoreFolder(
    access: RestoreAccess,
    mailboxId: string,
    folderId: string,
    target: RestoreTarget,
  ): Promise<RestoreResult>
  restoreMailbox(access: RestoreAccess, mailboxId: string, target: RestoreTarget): Promise<RestoreResult>
}

/* ---- audit, settings ---- */

export interface AuditEntry {
  readonly sequence: number
  readonly at: number
  readonly action: string
  readonly outcome: 'success' | 'refused' | 'failed'
  readonly actor: string
  readonly organizationId: string | undefined
  readonly requestId: string | undefined
  readonly reason: string | undefined
  readonly details: { readonly [name: string]: Json }
  /** Hexadecimal, as `hash`: of the record before, zeros for the first. */
  readonly previousHash: string
  readonly hash: string
}

/** Which records; a member that is undefined narrows nothing. */
export interface AuditFilter {
  readonly action?: string | undefined
  readonly outcome?: AuditEntry['outcome'] | undefined
  readonly actor?: string | undefined
  readonly reason?: string | undefined
  readonly requestId?: string | undefined
  readonly organizationId?: string | undefined
  /** `uti` of the token that a sign-in presented, as it stands in the sign-in log of the tenant. */
  readonly tokenId?: string | undefined
  /** Not before and before, in milliseconds since the Unix epoch. */
  readonly since?: number | undefined
  readonly until?: number | undefined
}

/** The length of the log and the hash of its last record (hexadecimal): to be noted where nobody here can change it. */
export interface AuditCheckpoint {
  readonly records: number
  readonly head: string | undefined
}

export type AuditVerification =
  | ({ readonly isIntact: true } & AuditCheckpoint)
  | {
      readonly isIntact: false
      /** The first record that is wrong: not there, not as its hash says, not following from the one before, … */
      readonly sequence: number
      readonly problem: 'missing' | 'changed' | 'out_of_chain' | 'cut_off' | 'not_as_noted'
    }

/** Who administers some organizations sees their records alone. */
export interface AuditOperations {
  /** Newest first. */
  list(filter: AuditFilter, reach: Reach, page: PageRequest): Promise<Page<AuditEntry>>
  /** @throws {OperationError} `not_found`, also for a record of another organization. */
  get(sequence: number, reach: Reach): Promise<AuditEntry>
  /** Recomputes the whole chain. @param noted - a checkpoint of earlier, against a log that was cut off. */
  verify(noted?: AuditCheckpoint): Promise<AuditVerification>
  checkpoint(): Promise<AuditCheckpoint>
  /** JSON lines, oldest first (`docs/audit.md`), a few hundred at a time; that it was asked for is on record. */
  export(filter: AuditFilter, reach: Reach, actor: Actor): AsyncIterable<string>
}

export interface Operations {
  readonly deviceCodes: DeviceCodes
  readonly organizations: OrganizationOperations
  readonly repositories: RepositoryOperations
  readonly jobs: JobOperations
  restorePoints(
    filter: { organizationId?: OrganizationId; jobId?: JobId; ownerId?: DirectoryObjectId },
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<RestorePointEntry>>
  readonly restore: RestoreOperations
  readonly rbac: RbacOperations
  readonly audit: AuditOperations
  /** Takes up what an earlier process left: restore points not yet recorded, sessions that were cut off. */
  start(): Promise<void>
  /** Stops running jobs cleanly; what they had not committed is done again by the next run. */
  close(): Promise<void>
}

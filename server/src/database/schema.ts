/**
 * Every table and column, the same on SQLite and PostgreSQL. Times are milliseconds since the Unix epoch,
 * truths are 0 or 1, documents are JSON texts, bytes are `Uint8Array`; ids are UUIDs in lower case unless
 * the comment says otherwise.
 */
import type {
  ApplicationKeyRow,
  DriftFindingRow,
  DriftWatchRow,
  InvitationRow,
  PostureReportRow,
  RestoreGrantRow,
  VerificationRow,
} from './application-schema.ts'
import type { BrowserSessionTables } from './browser-session-schema.ts'
import type { JobTables, RetriedSession } from './job-schema.ts'
import type { MaintenanceTables } from './maintenance-schema.ts'
import type { RecoveryTables } from './recovery-schema.ts'
import type { RestoreTaskTables } from './restore-task-schema.ts'
import type { TokenTables } from './token-schema.ts'

type Truth = 0 | 1

/** Server-wide settings (`accessTokenSeconds`, …): one JSON value a name. */
export interface SettingRow {
  name: string
  value: string
}

/** A private key or secret, sealed by the master key; `context` is bound to it as associated data. */
export interface SealedKeyRow {
  id: string
  /** For example `application-certificate` or `repository`. */
  purpose: string
  context: string
  sealed: Uint8Array
  /** The DER certificate, when there is one. */
  certificate: Uint8Array | null
  createdAt: number
}

/** A local account: a person with a password, or a service with a key. */
export interface AccountRow {
  id: string
  userName: string
  /** `userName` folded for comparison; unique. */
  userNameKey: string
  /** PHC string of argon2id; empty for a service account, which has no password. */
  passwordHash: string
  createdAt: number
  /** `password` or `service`. */
  kind: string
  /** `administrator` or `monitor`. */
  role: string
  /** JSON: the organizations it is for; null for all of them and the server itself. */
  organizationIds: string | null
  description: string
  isEnabled: Truth
  /** The secret of the time-based codes (RFC 6238), sealed by the master key; null without a second factor. */
  totpSecret: Uint8Array | null
  /** Null until the first code was given: a secret that nobody has proven to hold asks nobody for codes. */
  totpConfirmedAt: number | null
  /** The time step of the last code that was used: no code counts twice (RFC 6238 §5.2). */
  totpLastStep: number | null
}

/** A public key by which a service account proves itself (RFC 7523 §2.2). */
export interface AccountKeyRow {
  id: string
  accountId: string
  /** JSON Web Key, public members only. */
  jwk: string
  /** RFC 7638 thumbprint, base64url; unique. */
  thumbprint: string
  description: string
  createdAt: number
  /** From then on it proves nothing; null for no end. */
  expiresAt: number | null
}

export interface OrganizationRow {
  id: string
  /** Entra tenant id; unique. */
  tenantId: string
  /** The initial domain (`*.onmicrosoft.com`), lower case. */
  name: string
  displayName: string
  description: string
  /** Name of the cloud whose endpoints it uses. */
  cloud: string
  /** `Worldwide`, `USGovernment`, …: the region of the REST dialect. */
  region: string
  isExchangeOnline: Truth
  isSharePointOnline: Truth
  isTeamsOnline: Truth
  isTeamsChatsOnline: Truth
  createdAt: number
  /** `app-only`; `basic` or `legacy-protocols` for one that was imported, is read-only, and waits for its migration. */
  authentication: string
  /** JSON: what its plan holds beyond the services (`restore`, `posture`, `drift`, `layout`, …); `operations/provisioning`. */
  options: string
}

/** A verified domain of an organization: an alias by which a sign-in may name it; unique across organizations. */
export interface OrganizationDomainRow {
  domain: string
  organizationId: string
}

/** An enterprise application of ours in the organization's tenant. */
export interface OrganizationApplicationRow {
  id: string
  organizationId: string
  /**
   * `backup` (application permissions), `sign-in` (public client, exposes `access_as_user`), or `restore` (application
   * permissions for restore alone). One application for everything has a row a purpose, with the same `appId`.
   */
  purpose: string
  displayName: string
  /** Object id of the application in the tenant; null for one that we only use. */
  applicationObjectId: string | null
  /** Client id. */
  appId: string
  servicePrincipalId: string | null
  /** Sealed key whose certificate proves the application; null for a public client. */
  keyId: string | null
  certificateThumbprint: string | null
  createdAt: number
  /** `registered` by us, `existing` (only used), or `existing-managed` (we grant and keep its certificate). */
  origin: string
  /** `certificate`, or `federated`: proven by the token file of another issuer, with no key at all. */
  credential: string
  /** The absolute token file of a federated credential; null otherwise. */
  credentialPlace: string | null
}

/** What was about to be created in a tenant, written before each write there, so that nothing stays unnamed. */
export interface ProvisioningRow {
  id: string
  tenantId: string
  /** `planned`, `running`, `interrupted`, `done`, `cancelled`, `rolled-back` or `abandoned`. */
  state: string
  /** JSON: what has been created so far, by kind and object id. */
  created: string
  error: string | null
  startedAt: number
  endedAt: number | null
  /** The organization that is changed, or that will be made: known before it is. */
  organizationId: string | null
  /** `add`, `edit`, `permissions`, `migrate` or `remove`. */
  kind: string
  /** JSON: what was asked for, without secrets. */
  request: string
  /** JSON: the plan as it was shown. */
  plan: string | null
  planHash: string | null
  /** The tag by which objects of this provisioning are found again. */
  marker: string | null
  /** JSON: keys of the key provider that were made for it. */
  keyIds: string
  startedBy: string
  /** Whether a person has seen the plan and agreed; nothing is written in the tenant before. */
  isConfirmed: Truth
}

/** The switches of an organization's sign-in; see `GET /api/v1/organizations/{id}/authentication`. */
export interface OrganizationAuthenticationRow {
  organizationId: string
  tenantAuthentication: Truth
  operatorAuthentication: Truth
  /** JSON: some of `own_api`, `audience_upgrade`, `verify_by_use`. */
  policies: string
  /** JSON: client ids. */
  allowedClientIds: string
  allowGuests: Truth
  /** JSON: role template ids or group ids whose holders see the whole organization. */
  organizationRoles: string
  /** JSON `{reason, expiresAt, allowedBy}`: verify by use may yield more than the person's own data until then; null: never. */
  verifyByUseReach: string | null
  /** JSON: group ids of which a person must hold one to sign in; empty for no such condition. */
  signInGroups: string
  /** How old the sign-in at Microsoft of a restore operator may be; null for any age. */
  operatorSignInMinutes: number | null
  /** The authentication context (`acrs`) that a restore operator's token must name; null for none. */
  operatorAuthenticationContext: string | null
}

/** A restore operator role of the REST dialect. */
export interface RbacRoleRow {
  id: string
  organizationId: string
  name: string
  description: string
  /** `EntireOrganization` or `SpecificObjects`. */
  roleType: string
  createdAt: number
}

/** An operator of a role, or an object that the role includes or excludes. */
export interface RbacRoleItemRow {
  id: string
  roleId: string
  /** `operators`, `selectedItems` or `excludedItems`. */
  list: string
  /** `User`, `Group`, `Site` or `Team`. */
  type: string
  /** Directory object id in lower case; for a site its id as given. */
  objectId: string
  /** JSON: the `user`, `group`, `site` or `team` member of the REST object, as given. */
  document: string
}

/** An audit record; append-only, each with the hash of its predecessor. */
export interface AuditRow {
  /** Assigned by the writer, 1, 2, 3, … */
  sequence: number
  at: number
  /** For example `token.assertion`, `organization.add`, `restore.items`. */
  action: string
  /** `success`, `refused` or `failed`. */
  outcome: string
  /** Who acted, as shown: an account or user name, or `anonymous`. */
  actor: string
  organizationId: string | null
  requestId: string | null
  /** A stable reason code for a refusal. */
  reason: string | null
  /** JSON, without secrets. */
  details: string
  previousHash: Uint8Array
  hash: Uint8Array
}

export interface BackupRepositoryRow {
  id: string
  name: string
  description: string
  /** Absolute folder of the vault; `s3://bucket/prefix` for one in a bucket. */
  path: string
  /** The sealed key of the vault. */
  keyId: string
  /** JSON: the retention members of the REST object, as given. */
  retention: string
  createdAt: number
  /** JSON: the bucket, without its secret (`operations/repositories/place.ts`); null for a folder. */
  storage: string | null
  /** The sealed secret access key of the bucket; null for a folder. */
  storageKeyId: string | null
  /** What each direction of the line may carry; null for no limit but that of {@link storage}. */
  bytesPerSecond: number | null
  /** Whether nothing is written to it. */
  isReadOnly: Truth
}

export interface JobRow {
  id: string
  organizationId: string
  repositoryId: string
  name: string
  description: string
  /** `EntireOrganization` or `SelectedItems`. */
  backupType: string
  /** JSON: job items of the REST dialect. */
  selectedItems: string
  excludedItems: string
  /** JSON: schedule policy of the REST dialect, as given. */
  schedulePolicy: string
  isEnabled: Truth
  createdAt: number
}

export interface JobSessionRow extends RetriedSession {
  id: string
  jobId: string
  organizationId: string
  repositoryId: string
  /** `Running`, `Success`, `Warning`, `Failed` or `Stopped`. */
  status: string
  details: string
  /** Percent. */
  progress: number
  processedObjects: number
  /** Bytes read from Microsoft 365. */
  transferredBytes: number
  /** Bytes written to the repository. */
  writtenBytes: number
  savedItems: number
  unchangedItems: number
  skippedItems: number
  failedItems: number
  createdAt: number
  endedAt: number | null
  /** The head it committed. */
  restorePointId: string | null
}

export interface JobSessionLogRow {
  id: string
  sessionId: string
  usn: number
  /** `Running`, `Success`, `Warning` or `Error`. */
  type: string
  message: string
  createdAt: number
  endedAt: number | null
}

/** The item ledger: only what was not saved or unchanged, with its cause. */
export interface ItemOutcomeRow {
  id: string
  /** A job session or a restore session. */
  sessionId: string
  /** `skipped` or `failed`. */
  outcome: string
  resource: string
  itemId: string
  itemName: string
  cause: string
  at: number
}

/** A copy of what the vault's heads say; rebuilt from them at start. */
export interface RestorePointRow {
  id: string
  repositoryId: string
  organizationId: string
  jobId: string
  sequence: number
  backedUpAt: number
  /** JSON: the resources it holds (id, kind, name, address). */
  resources: string
}

export interface RestoreSessionRow {
  id: string
  organizationId: string
  restorePointId: string | null
  /** `Vex` for Exchange. */
  type: string
  /** `Working` or `Stopped`. */
  state: string
  /** `Success`, `Warning` or `Failed`. */
  result: string
  initiatedBy: string
  /** The token family that opened it; null once the family is gone. */
  familyId: string | null
  /** Directory object id of the only person whose data it may show; null for the whole organization. */
  scopeUserId: string | null
  /** JSON `{operatorId?, type?, objectId?}`: the operator and the RBAC item that it was opened for; null for the others. */
  scopeItem: string | null
  pointInTime: number
  reason: string
  createdAt: number
  endedAt: number | null
}

export interface RestoreSessionEventRow {
  id: string
  sessionId: string
  position: number
  /** `Save`, `Restore`, `View`, … */
  type: string
  /** `Running`, `Success`, `Warning` or `Failed`. */
  status: string
  title: string
  message: string
  itemName: string
  itemType: string
  itemSizeBytes: number
  source: string
  target: string
  startedAt: number
  endedAt: number | null
}

/** The whole database as Kysely sees it; columns are snake_case in SQL (CamelCasePlugin). */
export interface DatabaseSchema
  extends BrowserSessionTables, JobTables, MaintenanceTables, RecoveryTables, TokenTables, RestoreTaskTables {
  settings: SettingRow
  sealedKeys: SealedKeyRow
  accounts: AccountRow
  accountKeys: AccountKeyRow
  organizations: OrganizationRow
  organizationDomains: OrganizationDomainRow
  organizationApplications: OrganizationApplicationRow
  provisionings: ProvisioningRow
  organizationAuthentication: OrganizationAuthenticationRow
  applicationKeys: ApplicationKeyRow
  restoreGrants: RestoreGrantRow
  driftWatches: DriftWatchRow
  driftFindings: DriftFindingRow
  postureReports: PostureReportRow
  verifications: VerificationRow
  invitations: InvitationRow
  rbacRoles: RbacRoleRow
  rbacRoleItems: RbacRoleItemRow
  audit: AuditRow
  backupRepositories: BackupRepositoryRow
  jobs: JobRow
  jobSessions: JobSessionRow
  jobSessionLog: JobSessionLogRow
  itemOutcomes: ItemOutcomeRow
  restorePoints: RestorePointRow
  restoreSessions: RestoreSessionRow
  restoreSessionEvents: RestoreSessionEventRow
}

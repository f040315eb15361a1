/**
 * What the product does: organizations, repositories, jobs, restores, audit. It joins Microsoft 365, the vault, the
 * database and the keys, which do not know each other, and knows nothing of HTTP or of who may call it.
 */
export { jobStandings } from '../database/index.ts'
export { inCloudOfTenant, type OpenClouds, openClouds } from './clouds.ts'
export { type Connections, createConnections } from './connections.ts'
export { createOperations } from './create-operations.ts'
export { OperationError, type OperationErrorCode } from './errors.ts'
export { isScheduleOn } from './jobs/schedule/schedule.ts'
export { createMicrosoft365 } from './microsoft365.ts'
export type {
  Actor,
  AuditCheckpoint,
  AuditEntry,
  AuditFilter,
  AuditVerification,
  BackedUpFolder,
  BackedUpMailbox,
  BackedUpMessage,
  BackupRepository,
  NewBackupRepository,
  Change,
  ChangeKind,
  ChangeOperations,
  ChangesPage,
  DirectoryDrive,
  DirectoryGroupEntry,
  DirectoryLocation,
  DirectoryOperations,
  DirectoryPage,
  DirectoryPerson,
  DirectorySite,
  DirectoryTeam,
  DirectoryUserEntry,
  GroupMemberEntry,
  ImportedOrganization,
  ImportOutcome,
  Job,
  JobChange,
  JobItemList,
  JobOperations,
  JobSession,
  LicensedUser,
  NewJob,
  NewRbacItem,
  NewRbacRole,
  Operations,
  Organization,
  OrganizationApplication,
  OrganizationAuthentication,
  OrganizationChange,
  OrganizationPermissions,
  OrganizationPlan,
  Page,
  PageRequest,
  ProtectedFilter,
  ProtectedObject,
  ProtectedOrganization,
  ProtectionOperations,
  RbacItem,
  RbacList,
  RbacListOf,
  RbacRole,
  RbacRoleChange,
  Reach,
  RegistrationStep,
  RepositoryUse,
  BulkRestore,
  MailboxRestoreResult,
  MailDelivery,
  MailServer,
  MailServerChange,
  MessagesByMail,
  RestoreAccess,
  RestoreOptions,
  SavedArchive,
  SavedMessage,
  RestoreOperations,
  RestorePointEntry,
  RestoreResult,
  RestoreSession,
  RestoreSessionEvent,
  RestoreTarget,
  RestoreTask,
  RestoreTasks,
  TaskResult,
  Search,
  Services,
  SessionLogItem,
} from './operations.ts'
export { recheckDomains } from './organizations/domains.ts'
export { createAssertionVerifier } from './people/assertion-verifier.ts'
export { createPersonSignIns } from './people/person-sign-ins.ts'
export { createVerifierOfClouds } from './people/verifiers-of-clouds.ts'
export { createPersonDirectory } from './people/person-directory.ts'
export { organizationId, repositoryId } from './ids.ts'
export type { Microsoft365, NamedBucket, S3Description, S3Place, VaultPlace, Vaults } from './ports.ts'
export type {
  NewProvisioning,
  Provisioning,
  Provisionings,
  WantedCredential,
} from './provisioning/provisioning.ts'
export type {
  Certificate,
  CertificateAlarm,
  CertificateOperations,
  NextKey,
} from './certificates/certificates.ts'
export type { Consent, Consents } from './consents/consents.ts'
export { type KeyUse, watchKeyUse } from './certificates/key-use.ts'
export { type DriftFinding, driftKinds, type DriftOperations, type DriftReport } from './drift/drift.ts'
export type { PostureOperations, PostureReport } from './posture/posture.ts'
export {
  longestMinutes,
  type RestoreGrant,
  type RestoreGrantPlan,
  type RestoreGrants,
} from './restore-grants/restore-grants.ts'
export { type Guide, type GuideChoice, type GuideFormat, guideFormats } from './guide/guide.ts'
export type { SupportFacts } from './support/support.ts'
export type { Verification, Verifications, VerifiedApplication } from './verification/verification.ts'
export { type Approval, approvalKinds, type Approvals, approvalStates } from './approvals/approvals.ts'
export {
  type MaintenanceEntry,
  maintenanceKinds,
  type MaintenanceOperations,
  type MaintenanceRequest,
  type MaintenanceSettings,
  maintenanceStates,
  type RepositoryAlert,
  type RepositoryHealth,
} from './repositories/maintenance/maintenance.ts'
export { checkDescription as checkBucket, describeBucket } from './repositories/place.ts'
export { createVaults } from './repositories/vaults.ts'
export type { StorageObservation } from '../repository/index.ts'
export { createAuthenticationSettings } from './settings/authentication-settings.ts'
export type { BrowserAnswer, NewSignIn, SignIn, SignInPurpose, SignIns } from './sign-ins/sign-ins.ts'
export type {
  Invitation,
  Invitations,
  InvitedProvisioning,
  InvitedVisits,
  NewInvitation,
  Visit,
  Visitor,
} from './invitations/invitations.ts'
export type {
  MadeRecoveryKit,
  RecordsState,
  RecoveryKit,
  RecoveryOperations,
  RepositoryKey,
} from './recovery/recovery.ts'
export { rebuildRecords, type Rebuilt } from './recovery/rebuild.ts'

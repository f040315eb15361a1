/**
 * The server's own records: what it was told, what it did, who may come in. One Kysely schema on SQLite or
 * PostgreSQL, one file of queries a table. It knows nothing of what the records are for, and no other room.
 */
export { canonicalJson, type CanonicalValue } from './canonical-json.ts'
export {
  type Database,
  type DatabaseLocation,
  makeDatabaseOf,
  openDatabase,
  restoreDatabase,
} from './connection.ts'
export { dumpTables, type DumpedCell, type DumpedRow, type TablesDump } from './dump/dump-tables.ts'
export type { KeptRecordsRow, RecoveryKitRow } from './recovery-schema.ts'
export {
  deleteRecoveryKit,
  forgetSealed,
  moveBackupRepository,
  settleRecovered,
  findKeptRecords,
  insertRecoveryKit,
  listRecoveryKits,
  putKeptRecords,
  setRecoveryKitTried,
} from './tables/recovery.ts'
export { type DatabaseDialect, lockUntilCommit } from './dialect.ts'
export { DatabaseError, type DatabaseErrorCode } from './errors.ts'
export { isDatabaseUnavailable } from './postgresql.ts'
export type {
  ApplicationKeyRow,
  DriftFindingRow,
  DriftWatchRow,
  InvitationRow,
  PostureReportRow,
  RestoreGrantRow,
  VerificationRow,
} from './application-schema.ts'
export type {
  ChangeRow,
  JobSessionObjectRow,
  JobStateRow,
  ProtectedObjectRow,
  RetriedSession,
} from './job-schema.ts'
export type {
  AccountKeyRow,
  AccountRow,
  AuditRow,
  BackupRepositoryRow,
  DatabaseSchema,
  ItemOutcomeRow,
  JobRow,
  JobSessionLogRow,
  JobSessionRow,
  OrganizationApplicationRow,
  OrganizationAuthenticationRow,
  OrganizationDomainRow,
  OrganizationRow,
  ProvisioningRow,
  RbacRoleItemRow,
  RbacRoleRow,
  RestorePointRow,
  RestoreSessionEventRow,
  RestoreSessionRow,
  SealedKeyRow,
  SettingRow,
} from './schema.ts'
export type { ApprovalRow, MaintenanceRunRow, RepositoryStateRow } from './maintenance-schema.ts'
export type { RestoreTaskRow } from './restore-task-schema.ts'
export type {
  AccessTokenRow,
  AuthCodeRow,
  RefreshTokenRow,
  SeenAssertionRow,
  TokenFamilyRow,
} from './token-schema.ts'
export {
  deleteBackupRepository,
  findBackupRepository,
  insertBackupRepository,
  listBackupRepositories,
  updateBackupRepository,
} from './tables/backup-repositories.ts'
export {
  type ChangePosition,
  forgetDeletions,
  listChangeNumbers,
  listChanges,
  newestChange,
} from './tables/changes.ts'
export {
  type ApprovalFilter,
  claimApproval,
  findApproval,
  insertApproval,
  listApprovals,
  listDueApprovals,
  updateApproval,
} from './tables/approvals.ts'
export { forgetRestorePoints } from './tables/forgotten-points.ts'
export {
  findMaintenanceRun,
  insertMaintenanceRun,
  interruptMaintenanceRuns,
  lastSuccessfulMaintenance,
  listMaintenanceRuns,
  newestMaintenanceRun,
  updateMaintenanceRun,
} from './tables/maintenance-runs.ts'
export {
  findRepositoryState,
  listRepositoryStates,
  updateRepositoryState,
} from './tables/repository-states.ts'
export {
  closeInvitation,
  findInvitation,
  findInvitationByHash,
  insertInvitation,
  listInvitations,
  nameInvitedOrganization,
  reopenInvitation,
  revokeInvitation,
} from './tables/invitations.ts'
export { insertItemOutcome, listItemOutcomes } from './tables/item-outcomes.ts'
export {
  findJobSession,
  findJobSessionLog,
  insertJobSession,
  insertJobSessionLog,
  type JobSessionFilter,
  lastJobSessionLogUsn,
  listJobSessionLog,
  listJobSessions,
  sumWrittenBytes,
  updateJobSession,
} from './tables/job-sessions.ts'
export {
  deleteJob,
  findJob,
  insertJob,
  listJobs,
  listJobsOfOrganization,
  listJobsOfRepository,
  setJobEnabled,
  updateJob,
} from './tables/jobs.ts'
export {
  findJobState,
  type JobFilter,
  type JobWithState,
  listDueJobs,
  listJobsWithState,
  updateJobState,
} from './tables/job-states.ts'
export {
  countJobs,
  type JobCount,
  type JobSearch,
  type JobStanding,
  jobStandings,
} from './tables/job-search.ts'
export {
  countProtectedObjects,
  insertJobSessionObjects,
  type LicensedObject,
  listJobSessionObjects,
  listLicensedUsers,
  listProtectedObjects,
  putProtectedObjects,
  releaseLicensedUser,
} from './tables/protected-objects.ts'
export {
  type BackupTimes,
  deleteRestorePoint,
  findBackupTimes,
  findRestorePoint,
  listRestorePoints,
  putRestorePoint,
  type RestorePointFilter,
} from './tables/restore-points.ts'
export {
  endRestoreTask,
  findRestoreTask,
  insertRestoreTask,
  interruptRestoreTasks,
} from './tables/restore-tasks.ts'
export {
  findRestoreSession,
  insertRestoreSession,
  insertRestoreSessionEvent,
  listRestoreSessionEvents,
  listRestoreSessions,
  listRunningRestoreSessionEvents,
  type RestoreSessionFilter,
  updateRestoreSession,
  updateRestoreSessionEvent,
} from './tables/restore-sessions.ts'
export {
  deleteAccessTokens,
  findLivingAccessToken,
  insertAccessToken,
  type LivingAccessToken,
} from './tables/access-tokens.ts'
export { deleteAccountKey, insertAccountKey, listAccountKeys } from './tables/account-keys.ts'
export {
  type AccountChange,
  deleteAccount,
  findAccount,
  findAccountByName,
  hasAccounts,
  insertAccount,
  listAccounts,
  updateAccount,
  useTotpStep,
} from './tables/accounts.ts'
export {
  type AuditCheckpoint,
  auditCheckpoint,
  type AuditProblem,
  type AuditVerdict,
  type AuditWitness,
  verifyAudit,
} from './tables/audit-chain.ts'
export { type AuditFilter, findAudit, listAudit, readAudit } from './tables/audit-queries.ts'
export { appendAudit, type AuditDetails, type AuditRecord } from './tables/audit.ts'
export {
  findLivingRefreshToken,
  findLivingSession,
  type LivingRefreshToken,
  type LivingSession,
} from './tables/living-sessions.ts'
export { insertApplicationKey, listApplicationKeys, updateApplicationKey } from './tables/application-keys.ts'
export {
  deleteOrganizationApplication,
  findOrganizationApplication,
  insertOrganizationApplication,
  updateOrganizationApplication,
  listOrganizationApplications,
} from './tables/organization-applications.ts'
export {
  type AssertionPolicy,
  type AuthenticationSwitches,
  findAuthenticationSwitches,
  lockAuthenticationSwitches,
  putAuthenticationSwitches,
  type VerifyByUseReach,
} from './tables/organization-authentication.ts'
export {
  deleteOrganization,
  findOrganization,
  findOrganizationByDomain,
  findOrganizationByTenant,
  insertOrganization,
  updateOrganization,
  listOrganizationDomains,
  listOrganizations,
  replaceOrganizationDomains,
} from './tables/organizations.ts'
export { findPostureReport, insertPostureReport, listPostureReports } from './tables/posture-reports.ts'
export {
  findProvisioning,
  insertProvisioning,
  listProvisionings,
  updateProvisioning,
} from './tables/provisionings.ts'
export { deleteAuthCodes, insertAuthCode, takeAuthCode } from './tables/auth-codes.ts'
export type { BrowserSessionRow } from './browser-session-schema.ts'
export {
  browserKindsOf,
  deleteBrowserSessions,
  deleteTokensOfFamily,
  findLivingBrowserSession,
  insertBrowserSession,
  listIdleBrowserSessions,
  type LivingBrowserSession,
  updateBrowserSession,
} from './tables/browser-sessions.ts'
export {
  countDriftAlarms,
  deleteGoneDriftFindings,
  findDriftFinding,
  findDriftWatch,
  insertDriftFinding,
  listDriftFindings,
  listDriftWatches,
  putDriftWatch,
  updateDriftFinding,
} from './tables/drift.ts'
export {
  findRestoreGrant,
  insertRestoreGrant,
  listRestoreGrants,
  listStandingRestoreGrants,
  updateRestoreGrant,
} from './tables/restore-grants.ts'
export {
  deleteRbacRole,
  deleteRbacRoleItems,
  findRbacRole,
  insertRbacRole,
  insertRbacRoleItems,
  listRbacRoleItems,
  listRbacRoles,
  updateRbacRole,
} from './tables/rbac-roles.ts'
export {
  closeGraceWindow,
  closeGraceWindows,
  consumeRefreshToken,
  findPresentedRefreshToken,
  findRefreshToken,
  insertRefreshToken,
} from './tables/refresh-tokens.ts'
export { resealRecords, type SealedRecord } from './tables/sealed-records.ts'
export {
  createSealedKeyStore,
  deleteSealedKey,
  findSealedKey,
  hasSealedKeys,
  insertSealedKey,
} from './tables/sealed-keys.ts'
export { deleteSeenAssertions, insertSeenAssertion, isAssertionSeen } from './tables/seen-assertions.ts'
export { findSetting, putSetting } from './tables/settings.ts'
export {
  deleteTokenFamilies,
  findTokenFamily,
  findTokenFamilyOf,
  insertTokenFamily,
  listTokenFamilies,
  type Revocation,
  type TokenFamilyOwners,
  revokeTokenFamiliesOfAccount,
  revokeTokenFamiliesOfClient,
  revokeTokenFamiliesOfOrganization,
  revokeTokenFamily,
  updateTokenFamilyPerson,
} from './tables/token-families.ts'
export {
  endVerification,
  findVerification,
  insertVerification,
  listVerifications,
  stopVerifications,
} from './tables/verifications.ts'

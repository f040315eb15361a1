/**
 * What the product does: organizations, repositories, jobs, restores, audit. It joins Microsoft 365, the vault, the
 * database and the keys, which do not know each other, and knows nothing of HTTP or of who may call it.
 */
export { type Connections, type ConnectionDependencies, createConnections } from './connections.ts'
export { createOperations, type OperationsDependencies, type OperationsOptions } from './create-operations.ts'
export { OperationError, type OperationErrorCode } from './errors.ts'
export {
  createMicrosoft365,
  type Microsoft365Dependencies,
  type Microsoft365Options,
} from './microsoft365.ts'
export type {
  Actor,
  AuditEntry,
  AuditOperations,
  BackedUpFolder,
  BackedUpMailbox,
  BackedUpMessage,
  BackupRepository,
  DeviceCode,
  DeviceCodes,
  DirectoryUserEntry,
  ExploreRequest,
  Job,
  JobOperations,
  JobSession,
  JobStatus,
  NewJob,
  NewOrganization,
  Operations,
  Organization,
  OrganizationApplication,
  OrganizationAuthentication,
  OrganizationOperations,
  Page,
  PageRequest,
  Reach,
  Registration,
  RegistrationStep,
  RepositoryOperations,
  RestoreAccess,
  RestoreOperations,
  RestorePointEntry,
  RestoreResult,
  RestoreSession,
  RestoreSessionEvent,
  RestoreTarget,
  SavedMessage,
  Services,
  SessionLogItem,
} from './operations.ts'
export {
  type AssertionVerifierDependencies,
  createAssertionVerifier,
  type VerifiedAssertion,
} from './people/assertion-verifier.ts'
export {
  createPersonDirectory,
  type DirectoryPerson,
  type PersonDirectoryDependencies,
} from './people/person-directory.ts'
export type { ApplicationCredential, Microsoft365, Vaults } from './ports.ts'
export { createFilesystemVaults } from './repositories/filesystem-vaults.ts'

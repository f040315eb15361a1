/** The REST API for programs in TypeScript: a session that renews itself, and the shapes of the answers. */
export { createApiClient, type ApiClient, type ApiClientOptions } from './client.ts'
export { ApiError, readError } from './errors.ts'
export { requestTokens, type Fetch, type RequestOptions, type TokenPair } from './session.ts'
export type {
  Account,
  AccountKey,
  AuditEntry,
  AuditVerification,
  Authentication,
  AuthenticationSettings,
  BackupRepository,
  DeviceCode,
  DeviceCodeCheck,
  Folder,
  Job,
  JobSession,
  LogItem,
  Mailbox,
  Message,
  Organization,
  Page,
  PostureReport,
  RbacItem,
  RbacRole,
  Registration,
  RestorePoint,
  RestoreSession,
  RestoreStatistics,
  StartedRestore,
  TotpSecret,
  User,
  WhoAmI,
} from './types.ts'

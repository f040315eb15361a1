/**
 * The server's own records: what it was told, what it did, who may come in. One Kysely schema on SQLite or
 * PostgreSQL, one file of queries a table. It knows nothing of what the records are for, and no other room.
 */
export { type Database, type DatabaseLocation, openDatabase } from './connection.ts'
export { type DatabaseDialect, dialectOf, lockUntilCommit } from './dialect.ts'
export { DatabaseError, type DatabaseErrorCode } from './errors.ts'
export type {
  AccessTokenRow,
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
  RefreshTokenRow,
  RestorePointRow,
  RestoreSessionEventRow,
  RestoreSessionRow,
  SealedKeyRow,
  SeenAssertionRow,
  SettingRow,
  TokenFamilyRow,
} from './schema.ts'
export { deleteSetting, findSetting, putSetting } from './tables/settings.ts'

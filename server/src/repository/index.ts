/**
 * The vault: keeps content encrypted, deduplicated within an organization, and bound into signed restore points
 * (docs/repository-format.md). It knows bytes and documents, nothing of Microsoft 365, jobs or people, and it gives
 * out no byte that does not verify.
 */
export type {
  ContentRef,
  ForgottenItems,
  ItemPage,
  Json,
  Manifest,
  ManifestResource,
  ResourceTree,
  RestorePoint,
  SnapshotWriter,
  StoredContent,
  TreeFolder,
  TreeItem,
  Vault,
} from './vault.ts'
export { VaultError, type VaultErrorCode } from './errors.ts'
export type { ObjectLock, PutOptions, Storage } from './storage/storage.ts'
export type {
  CheckOptions,
  CheckReport,
  CopyReport,
  Finding,
  ForgottenChain,
  LeaseHolder,
  LockReport,
  Maintenance,
  MaintenanceProgress,
  MaintenanceRun,
  PruneOptions,
  PruneReport,
  RebuildReport,
  RetentionReport,
  RetentionRule,
} from './maintenance/maintenance.ts'
export { findCut } from './chunker/chunker.ts'
export { createIndexAlone, type IndexAlone } from './maintenance/index-alone.ts'
export { isForgotten } from './maintenance/own-time.ts'
export { createFilesystemStorage } from './storage/filesystem/filesystem-storage.ts'
export { attachS3 } from './storage/s3/attach.ts'
export { abortStaleUploads } from './storage/s3/stale-uploads.ts'
export { checkImmutability } from './storage/s3/immutability.ts'
export type { S3Options } from './storage/s3/options.ts'
export { createS3Storage } from './storage/s3/s3-storage.ts'
export { listAll } from './storage/storage.ts'
export { type BandwidthLimits, withBandwidthLimit } from './storage/wrappers/bandwidth-limit.ts'
export { type StorageMetrics, type StorageObservation, withMetrics } from './storage/wrappers/metrics.ts'
export { readOnly } from './storage/wrappers/read-only.ts'
export { withRetry } from './storage/wrappers/retry.ts'
export { createMemoryStorage } from './storage/memory/memory-storage.ts'
export {
  createVault,
  openVault,
  type OpenVaultOptions,
  type VaultDependencies,
  type VaultIdentity,
} from './open.ts'
export { openWithPassphrase } from './keys/open-with-passphrase.ts'
export { groupKitPassphrase } from './keys/kit-passphrase.ts'
export type { KeyPurpose, NewVaultKey, OpenedByPassphrase, VaultKey, VaultKeys } from './keys/keys.ts'
export type { NewRecords, RecordTables, StoredRecords, VaultRecords } from './records/records.ts'

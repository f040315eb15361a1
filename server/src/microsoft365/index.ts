/**
 * All that speaks to Microsoft's clouds: their addresses, the identity platform, Microsoft Graph, the enterprise
 * applications, and the workloads. Microsoft's names on the wire stop here. It keeps nothing: what has to be
 * remembered is given back to the caller.
 */
export type { Cloud } from './clouds/cloud.ts'
export { readCloudFile } from './clouds/cloud-file.ts'
export { cloudNamed } from './clouds/known-clouds.ts'
export { type Clouds, cloudOfVault, readClouds } from './clouds/read-clouds.ts'
export { createTransport, type Transport } from './clouds/transport.ts'

export { acceptedGraphTokens } from './identity-platform/accepted-tokens.ts'
export type { AccessTokenSource, AssertionSigner, AssertionSource } from './identity-platform/access-token.ts'
export type { ApplicationProof } from './identity-platform/application-tokens.ts'
export {
  createTokenFile,
  type FederatedIdentity,
  federatedIdentityOf,
  type TokenExchange,
} from './identity-platform/federated-token.ts'
export type { AuthorizationRequest } from './identity-platform/authorization-code.ts'
export type { DeviceAuthorization } from './identity-platform/device-authorization.ts'
export { IdentityPlatformError, isPropagationError } from './identity-platform/errors.ts'
export { createIdentityPlatform, type IdentityPlatform } from './identity-platform/identity-platform.ts'
export { graphCommandLineTools, isClientOfMicrosoft } from './identity-platform/public-clients.ts'
export { refusedClientIds } from './identity-platform/refused-clients.ts'
export { decodeUnverified, type UnverifiedClaims } from './identity-platform/unverified-claims.ts'

export { createBudget, type Budget } from './graph/budget.ts'
export { createGraph } from './graph/client.ts'
export { GraphError, isNotFound } from './graph/errors.ts'
export type { Graph } from './graph/graph.ts'

export { inspectAdministrator, type SignInNeeds } from './applications/administrator.ts'
export { waitUntilEffective } from './applications/effective.ts'
export { addKey, findKey, isKnownKey, type KeyChange, removeKey } from './applications/application-keys.ts'
export { ApplicationsError } from './applications/errors.ts'
export {
  type ExerciseDependencies,
  exercisePermissions,
  type ExerciseSubject,
  type PermissionResult,
} from './applications/exercise.ts'
export { type Probe } from './applications/probes.ts'
export { type DirectoryChange, readDirectoryChanges } from './applications/directory-changes.ts'
export {
  type Inventory,
  type InventoryApplication,
  type InventoryCredential,
  readInventory,
} from './applications/inventory.ts'
export { grantRoles, revokeOwnRoles, standingRoles } from './applications/role-grants.ts'
export { explainTokenFailure, type TokenFailure } from './applications/token-failure.ts'
export { readCatalogue, registrationScopes } from './applications/catalogue.ts'
export { applyPlan, draftFor } from './applications/apply.ts'
export {
  type NeededPermission,
  neededPermissions,
  type Requirement,
  requirementsOf,
} from './applications/needed.ts'
export type {
  AppliedApplication,
  ApplicationPurpose,
  ApplicationsPlan,
  ApplicationsRequest,
  CataloguedPermission,
  CertificateToRegister,
  FederatedCredential,
  OwnedApplication,
  PermissionLine,
  PlannedApplication,
  PlannedWrite,
  PlanObstacle,
  ResourceName,
} from './applications/model.ts'
export { removeApplications, removeOwned } from './applications/remove.ts'
export { type StepName } from './applications/step.ts'

export type {
  AccessPolicy,
  Answer,
  ApplicationCredential as TenantCredential,
  PasswordUses,
  PostureFacts,
} from './posture/facts.ts'
export { readPosture } from './posture/read-posture.ts'
export type {
  MailAddress,
  MailboxReader,
  MailboxWriter,
  MailFolder,
  MessageChange,
  MessageChangePage,
  MessageProperties,
  MessageRestoreResult,
  StoredMessage,
} from './workloads/exchange/mailbox.ts'
export { parseMessage, type ParsedAttachment, type ParsedMessage } from './workloads/exchange/mime/message.ts'
export { readMessageProperties } from './workloads/exchange/message-properties.ts'
export {
  createMailboxReader,
  type MailboxOptions,
  type MailboxReaderDependencies,
} from './workloads/exchange/reader.ts'
export { createMailboxWriter, type MailboxWriterDependencies } from './workloads/exchange/writer.ts'

/**
 * All that speaks to Microsoft's clouds: their addresses, the identity platform, Microsoft Graph, the enterprise
 * applications, and the workloads. Microsoft's names on the wire stop here. It keeps nothing: what has to be
 * remembered is given back to the caller.
 */
export type { Cloud, CloudFeatures } from './clouds/cloud.ts'
export { readCloudFile } from './clouds/cloud-file.ts'
export { CloudError, type CloudErrorCode } from './clouds/errors.ts'
export { cloudNamed } from './clouds/known-clouds.ts'
export { createTransport, type Transport } from './clouds/transport.ts'

export type { AccessTokenSource, AssertionSigner } from './identity-platform/access-token.ts'
export type { ApplicationCredential } from './identity-platform/application-tokens.ts'
export type {
  DeviceAuthorization,
  DeviceAuthorizationRequest,
} from './identity-platform/device-authorization.ts'
export type { SignedIn } from './identity-platform/device-access-token.ts'
export {
  IdentityPlatformError,
  isPropagationError,
  type IdentityPlatformErrorCode,
} from './identity-platform/errors.ts'
export { createIdentityPlatform, type IdentityPlatform } from './identity-platform/identity-platform.ts'
export type { SignedInTokens } from './identity-platform/signed-in-tokens.ts'
export type { IdentityPlatformDependencies } from './identity-platform/token-endpoint.ts'
export { decodeUnverified, type UnverifiedClaims } from './identity-platform/unverified-claims.ts'

export { createBudget, type Budget } from './graph/budget.ts'
export { createGraph, type GraphOptions } from './graph/client.ts'
export type { GraphDependencies } from './graph/exchange.ts'
export { GraphError, isNotFound, isResyncRequired } from './graph/errors.ts'
export type { DeltaPage, Graph, GraphRequest } from './graph/graph.ts'

export { inspectAdministrator, type Administrator } from './applications/administrator.ts'
export { waitUntilEffective, type EffectiveDependencies } from './applications/effective.ts'
export { ApplicationsError, type ApplicationsErrorCode } from './applications/errors.ts'
export { backupRoles, registrationScopes } from './applications/permissions.ts'
export { registerApplications } from './applications/register.ts'
export {
  registrationSteps,
  type CreatedObject,
  type PublicCertificate,
  type RegisteredApplication,
  type RegisteredApplications,
  type RegistrationDependencies,
  type RegistrationHooks,
  type RegistrationProgress,
  type RegistrationRequest,
  type RegistrationStepName,
} from './applications/registration.ts'
export { removeApplications, type LeftObject, type RemovalDependencies } from './applications/remove.ts'

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
export { ExchangeError, type ExchangeErrorCode } from './workloads/exchange/errors.ts'
export { readMessageProperties } from './workloads/exchange/message-properties.ts'
export {
  createMailboxReader,
  type MailboxOptions,
  type MailboxReaderDependencies,
} from './workloads/exchange/reader.ts'
export { createMailboxWriter, type MailboxWriterDependencies } from './workloads/exchange/writer.ts'

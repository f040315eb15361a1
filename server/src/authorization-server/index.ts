/**
 * OAuth 2.0 for our own API: who gets a token, what it stands for, when it ends. One module a grant; the checks fail
 * closed; the caller learns little, the audit log everything but secrets. It speaks to nobody itself: the verifier
 * of assertions and the directory of people are handed in.
 */
export {
  type AdministratorDependencies,
  createAdministrator,
  type NewAdministrator,
} from './administrators.ts'
export {
  type Account,
  type AccountActor,
  AccountError,
  type AccountErrorCode,
  type AccountKey,
  type AccountKind,
  type AccountRole,
} from './accounts/account.ts'
export type { AccountChange, Accounts, NewAccount } from './accounts/accounts.ts'
export type { CurrentCredentials, OwnAccount, TotpSecret } from './accounts/own-account.ts'
export type { NewServiceKey, ServiceKeys } from './accounts/service-keys.ts'
export type { Session, SessionList } from './accounts/session-list.ts'
export { createBearerCheck } from './bearer-check.ts'
export type {
  BrowserPage,
  BrowserRequest,
  BrowserSession,
  BrowserSessions,
  DeviceCodeProgress,
  NewBrowserSession,
} from './browser-sessions/browser-sessions.ts'
export { isSameText } from './browser-sessions/antiforgery.ts'
export { callbackPath as portalCallbackPath } from './browser-sessions/microsoft-sign-in.ts'
export type {
  CodeRequest,
  DeviceSignIn,
  PersonSignIn,
  PersonSignIns,
  SignInTarget,
} from './browser-sessions/person-sign-ins.ts'
export type { AuthorizationServer, TokenAnswer, TokenPair, TokenRequest } from './authorization-server.ts'
export {
  type AuthorizationServerDependencies,
  createAuthorizationServer,
  type SweptAuthorizationServer,
} from './create-authorization-server.ts'
export { OAuthError, type OAuthErrorCode } from './errors.ts'
export { isNetwork } from './passwords/password-networks.ts'
export type { IntrospectedToken, IntrospectionRequest } from './introspection.ts'
export type { AuthorizationServerMetadata, EndpointPaths } from './metadata.ts'
export {
  type AcceptedTokens,
  type AccountOrganizations,
  type AcceptedTokensOf,
  type AssertionClaims,
  type AssertionDecoder,
  type AssertionVerifier,
  type OwnApiVerdict,
  type Person,
  type PersonDirectory,
  type Principal,
  type ProvenAssertion,
  type TokenSettings,
  type TokenSettingsSource,
  UpstreamUnavailableError,
  type Workload,
} from './ports.ts'
export type { RequestRate } from './token-endpoint.ts'
export { totpContext } from './totp/totp.ts'
export type { SetUpRequest } from './set-up.ts'
export { outageOf } from './refusals.ts'
export { createSetupSecret, type SetupSecret, type SetupSecretPlace } from './setup-secret.ts'

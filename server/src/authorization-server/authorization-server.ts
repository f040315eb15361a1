import type { IntrospectedToken, IntrospectionRequest } from './introspection.ts'
import type { AuthorizationServerMetadata, EndpointPaths } from './metadata.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { OwnAccount } from './accounts/own-account.ts'
import type { ServiceKeys } from './accounts/service-keys.ts'
import type { SessionList } from './accounts/session-list.ts'
import type { BrowserSessions } from './browser-sessions/browser-sessions.ts'
import type { PortalApplication } from './portal-application.ts'
import type { Principal } from './ports.ts'
import type { RecordUnreadable } from './unreadable-requests.ts'
import type { SetUpRequest } from './set-up.ts'
import type { TokenRequest } from './token-request.ts'

export type { TokenRequest } from './token-request.ts'

/** A token pair of ours. The API renders the dates as the version wants them. */
export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresInSeconds: number
  /** Milliseconds since the Unix epoch. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly userName: string
}

/** What the token endpoint answers: a pair, or without a refresh token for a client that can prove itself again. */
export interface TokenAnswer extends Omit<TokenPair, 'refreshToken'> {
  readonly refreshToken?: string
  /** Only for a request that asked for a scope: what it got of it (RFC 6749 §5.1). */
  readonly scope?: string
}

/** OAuth 2.0 for our own API: who gets a token, what a token stands for, and when it ends. */
export interface AuthorizationServer {
  /**
   * Answers a token request with its grant (RFC 6749 §4.3, §4.4 and §6, RFC 7523 §2.1).
   * @throws {OAuthError} with the code of RFC 6749 §5.2 for a refusal; the reason is in the audit log under the request id.
   */
  token(request: TokenRequest): Promise<TokenAnswer>
  /** Puts a request on record that the API itself had to refuse, because its parameters could not be read. */
  readonly recordUnreadable: RecordUnreadable
  /** Who a bearer token stands for; `undefined` when it is unknown, expired or revoked. */
  authenticate(accessToken: string): Promise<Principal | undefined>
  /**
   * Who a one-time code stands for, and uses it up; `undefined` when it is unknown, used, older than a minute, or its
   * session has ended.
   */
  authenticateByCode(code: string, requestId: string): Promise<Principal | undefined>
  /** A one-time code for the session, good for a minute; `undefined` when the session has ended. */
  newAuthCode(familyId: string, requestId: string): Promise<string | undefined>
  /**
   * Ends the session of a token (RFC 7009); one that is unknown or has ended is no error.
   * @throws {OAuthError} also when the records cannot be reached: nobody may believe a session ended that did not.
   */
  revokeToken(request: TokenRequest): Promise<void>
  /**
   * What a token is worth (RFC 7662), for service accounts.
   * @returns `undefined` for a token that is not active, or that is not the caller's to know about.
   * @throws {OAuthError} `invalid_client`, `insufficient_scope`, `invalid_request`
   */
  introspect(request: IntrospectionRequest): Promise<IntrospectedToken | undefined>
  /** What this server says about itself (RFC 8414). */
  metadata(paths: EndpointPaths): AuthorizationServerMetadata
  /**
   * With which application a restore portal signs people in; `undefined` when none is to be told.
   * @param organizationId - the organization that the administrator chose; null for the only one.
   */
  portal(organizationId: string | null): Promise<PortalApplication | undefined>
  /** Ends the session: every token of the family is void from now on. */
  revoke(familyId: string, reason: string): Promise<void>
  /** Whether an administrator exists, or `POST` of the setup secret must come first. */
  needsSetup(): Promise<boolean>
  /**
   * Creates the first administrator against the one-time setup secret, or gives an administrator's account back
   * against that of a recovery; burns the secret. @throws {OAuthError}
   */
  setUp(request: SetUpRequest): Promise<void>
  /** The accounts of this server; for administrators of the whole server. */
  readonly accounts: Accounts
  /** The keys of service accounts; likewise. */
  readonly serviceKeys: ServiceKeys
  /** What the owner of an account does to it. */
  readonly ownAccount: OwnAccount
  /** The living sessions, as far as the caller may see them. */
  readonly sessions: SessionList
  /** Sign-ins in a browser, held by a cookie. */
  readonly browserSessions: BrowserSessions
}

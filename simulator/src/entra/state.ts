/** What Entra ID remembers beside the directory: keys, codes, tokens, sessions, and who failed to sign in. */

/** A person has proved who they are. */
export interface SignedIn {
  readonly userId: string
  /** Milliseconds since the Unix epoch. */
  readonly authenticatedAt: number
  /** Authentication methods as the `amr` claim names them. */
  readonly amr: readonly string[]
  /** Authentication contexts that were satisfied (`acrs`). */
  readonly acrs: readonly string[]
  /** How the session began, where policies ask: by a device code. */
  readonly transferMethod?: 'deviceCodeFlow'
}

export interface DeviceCode {
  readonly deviceCode: string
  readonly userCode: string
  readonly clientId: string
  readonly scope: string
  /** Tenant of the URL that the request came by: `common`, a domain, an id. */
  readonly authority: string
  readonly expiresAt: number
  status: 'pending' | 'authorized' | 'declined' | 'redeemed'
  signedIn: SignedIn | null
}

export interface AuthorizationRequest {
  readonly authority: string
  readonly clientId: string
  readonly redirectUri: string
  readonly responseMode: 'query' | 'fragment' | 'form_post'
  readonly scope: string
  readonly state: string | null
  readonly nonce: string | null
  readonly codeChallenge: string | null
  readonly codeChallengeMethod: 'S256' | 'plain'
  readonly prompts: readonly string[]
  readonly loginHint: string | null
  readonly maxAgeSeconds: number | null
  /** Authentication contexts that the `claims` parameter asks for. */
  readonly acrs: readonly string[]
}

/** Somebody is asked to consent for the whole organization. */
export interface AdminConsentRequest {
  /** Of the endpoint: the first asks for all that is declared, the second for what `scope` says. */
  readonly version: 1 | 2
  readonly authority: string
  readonly clientId: string
  /** Null where neither the request nor the registration names one. */
  readonly redirectUri: string | null
  readonly consentScope: string
  readonly state: string | null
}

interface AuthorizationCode {
  readonly request: AuthorizationRequest
  readonly signedIn: SignedIn
  readonly expiresAt: number
  redeemed: boolean
}

export interface RefreshToken {
  readonly clientId: string
  readonly authority: string
  readonly signedIn: SignedIn
  /** The scope parameter that it was issued for. */
  readonly scope: string
  readonly issuedAt: number
  readonly expiresAt: number
  /** Issued to a client that proved itself; it must do so again. */
  readonly confidential: boolean
  /** The kind of client that policies ask about; absent means a native one. */
  readonly clientApp?: 'browser' | 'mobileAppsAndDesktopClients' | 'exchangeActiveSync' | 'other'
}

/** One walk through the sign-in pages. */
export interface SignInFlow {
  readonly id: string
  /** The browser's cookie, so that a page stolen from one browser is worth nothing in another. */
  readonly browser: string
  readonly expiresAt: number
  readonly purpose:
    | { readonly kind: 'device'; readonly deviceCode: string }
    | { readonly kind: 'authorize'; readonly request: AuthorizationRequest }
    | { readonly kind: 'admin-consent'; readonly request: AdminConsentRequest }
  stage: 'login' | 'password' | 'totp' | 'consent'
  userId: string | null
  signedIn: SignedIn | null
}

/** A signing key in the form that the state keeps. */
export interface SigningKeyFile {
  /** PKCS #8, PEM. */
  readonly signingKey: string
  /** base64 of the DER of its certificate. */
  readonly signingCertificate: string
}

/** A managed identity, and what its host shows to get its tokens. */
export interface ManagedIdentity {
  readonly clientId: string
  /** Object id of its service principal. */
  readonly principalId: string
  readonly tenantId: string
  readonly kind: 'system' | 'user'
  /** `IDENTITY_HEADER` of the host. */
  readonly header: string
  /** Its name among the resources of Azure. */
  readonly resourceId: string
}

export interface EntraState {
  /** PKCS #8, PEM: the key that signs every token. */
  signingKey: string
  /** base64 of the DER of its certificate. */
  signingCertificate: string
  /** Keys that sign no more and are still published, newest first; absent before the first rotation. */
  earlierSigningKeys?: readonly SigningKeyFile[]
  /** By device code. */
  readonly deviceCodes: Map<string, DeviceCode>
  readonly authorizationCodes: Map<string, AuthorizationCode>
  readonly refreshTokens: Map<string, RefreshToken>
  /** Single sign-on by session cookie. */
  readonly sessions: Map<string, SignedIn>
  readonly flows: Map<string, SignInFlow>
  /** The last TOTP time step that a user has spent, by object id. */
  readonly usedTotpSteps: Map<string, number>
  readonly failedSignIns: Map<string, { count: number; lockedUntil: number }>
  /** By client id; absent before the first one. */
  managedIdentities?: Map<string, ManagedIdentity>
}

export function createEntraState(key: SigningKeyFile): EntraState {
  return {
    ...key,
    deviceCodes: new Map(),
    authorizationCodes: new Map(),
    refreshTokens: new Map(),
    sessions: new Map(),
    flows: new Map(),
    usedTotpSteps: new Map(),
    failedSignIns: new Map(),
  }
}

const keptMs = 24 * 3600 * 1000

/** Forgets what has been over for a day, so that a simulator that runs for weeks does not grow. */
export function forgetExpired(state: EntraState, now: number): void {
  for (const records of [state.deviceCodes, state.authorizationCodes, state.flows, state.refreshTokens])
    for (const [id, record] of records) if (record.expiresAt + keptMs < now) records.delete(id)
}

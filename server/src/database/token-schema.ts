/** Rows of sign-ins at our own API, and of their tokens. Words as in `schema.ts`. */

/** One sign-in and all tokens that descend from it. */
export interface TokenFamilyRow {
  id: string
  /** `account`, `person` or `operator`. */
  principalKind: string
  accountId: string | null
  organizationId: string | null
  /** Directory object id of the person. */
  userId: string | null
  userName: string
  /** `own` or `organization` for a person; null for others. */
  reach: string | null
  /** JSON: the workloads (`exchange`, `sharepoint`, `teams`) that a reach of `organization` covers; null for others. */
  workloads: string | null
  /** `password`, `client_credentials`, `own_api`, `audience_upgrade` or `verify_by_use`. */
  method: string
  /** The client at Microsoft, or the id of the key that a service account used; null for a password. */
  clientId: string | null
  /** When the person signed in at Microsoft, as far as the token says; otherwise when the token was issued. */
  authenticatedAt: number | null
  createdAt: number
  /** No token of the family outlives it. */
  expiresAt: number
  revokedAt: number | null
  revokedReason: string | null
}

/** It never outlives its session, which it names without a foreign key: it is swept by its own end. */
export interface AccessTokenRow {
  /** SHA-256 of the token. */
  hash: Uint8Array
  familyId: string
  issuedAt: number
  expiresAt: number
}

export interface RefreshTokenRow {
  hash: Uint8Array
  familyId: string
  /** The token it replaced; unique, null for the first of the family. */
  parentHash: Uint8Array | null
  issuedAt: number
  expiresAt: number
  consumedAt: number | null
  /** The successor pair, sealed under a key derived from this token, until the grace window closes. */
  graceBlob: Uint8Array | null
}

/** An assertion that was accepted once: presenting it again is a replay. */
export interface SeenAssertionRow {
  tenantId: string
  /** The token's `uti`, or its digest where it has none. */
  tokenId: string
  digest: Uint8Array
  notAfter: number
}

/** A one-time code that stands for a session in an address (`POST /token/AuthCode` of the REST dialect). */
export interface AuthCodeRow {
  /** SHA-256 of the code. */
  hash: Uint8Array
  familyId: string
  expiresAt: number
}

export interface TokenTables {
  tokenFamilies: TokenFamilyRow
  accessTokens: AccessTokenRow
  refreshTokens: RefreshTokenRow
  seenAssertions: SeenAssertionRow
  authCodes: AuthCodeRow
}

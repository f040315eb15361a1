/** What Graph learns from a bearer token once Entra ID has vouched for it. */
export interface AccessTokenClaims {
  readonly aud: string
  readonly tid: string
  /** The user's object id, or the service principal's in an app-only token. */
  readonly oid: string
  readonly appid: string
  readonly idtyp: 'user' | 'app'
  /** Delegated permissions; empty in an app-only token. */
  readonly scopes: readonly string[]
  /** Application permissions; empty in a user's token. */
  readonly roles: readonly string[]
  /** Role template ids of the user. */
  readonly wids: readonly string[]
  readonly iat: number
  readonly exp: number
}

/** Entra ID's promise to the resource services: the only way a token is believed. */
export interface AccessTokenVerifier {
  /**
   * Checks form, signature (with the hashed nonce of Graph tokens), audience and lifetime.
   * @returns the claims, or the refusal as Graph words it (`InvalidAuthenticationToken`).
   */
  verify(
    authorization: string | undefined,
  ):
    | { readonly ok: true; readonly claims: AccessTokenClaims }
    | { readonly ok: false; readonly message: string }
}

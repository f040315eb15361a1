/** What a client sends to the token endpoint and to its neighbours (RFC 6749 §3.2). */

/** The members of a token request that we know (`POST /v6/token`, form or JSON), already single-valued texts. */
export interface TokenRequest {
  readonly parameters: Readonly<Record<string, string>>
  /** Where the request came from, for throttling and the audit log. */
  readonly remoteAddress: string
  readonly requestId: string
  /** First 16 hex digits of the SHA-256 of the user agent; undefined without one. */
  readonly userAgentDigest?: string | undefined
}

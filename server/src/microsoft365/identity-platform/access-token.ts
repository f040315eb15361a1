import type { Secret } from '../../foundation/secret.ts'

/** Where a Graph client gets its bearer token: an application's own, or an administrator's for two minutes. */
export interface AccessTokenSource {
  /** A token with at least a minute to live; concurrent callers share one request. */
  token(signal?: AbortSignal): Promise<Secret>
  /** Forgets the cached token: it was refused, or permissions have changed since it was issued. */
  forget(): void
}

/** The private key of an application's certificate, which signs and never leaves its provider. */
export interface AssertionSigner {
  /** base64url of the SHA-256 of the DER certificate: the `x5t#S256` header. */
  readonly thumbprintSha256: string
  /** Signs with RSASSA-PSS, SHA-256 and a 32-byte salt (`PS256`). */
  signPs256(data: Uint8Array): Promise<Uint8Array>
}

/** Statements of another issuer that stand for an application: workload identity federation. */
export interface AssertionSource {
  /** One that is valid now. @throws {IdentityPlatformError} `invalid_client` */
  assertion(): Promise<Secret>
}

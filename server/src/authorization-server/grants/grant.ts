/** A way to get a token: one module a grant (RFC 6749 §1.3 and §4.5). */
import type { TokenAnswer } from '../authorization-server.ts'
import type { VerifiedClient } from '../client-authentication/private-key-jwt.ts'
import type { TokenSettings } from '../ports.ts'

export interface GrantRequest {
  /** Without parameters that have no value. */
  readonly parameters: Readonly<Record<string, string>>
  readonly remoteAddress: string
  readonly requestId: string
  readonly userAgentDigest?: string | undefined
  readonly settings: TokenSettings
  /** The client that proved itself with the request; undefined when it sent no proof. */
  readonly client?: VerifiedClient | undefined
}

export interface Grant {
  /** The value of `grant_type`. */
  readonly grantType: string
  /** The `action` of its audit records. */
  readonly action: string
  /** Parameters without which the request is refused before the handler sees it. */
  readonly requiredParameters: readonly string[]
  /** It uses the client's assertion up itself, with what it issues; the token endpoint does so for the others. */
  readonly usesClientAssertion?: true
  /** @throws {OAuthError}, and {UpstreamUnavailableError} when it could not be decided. */
  readonly handle: (request: GrantRequest) => Promise<TokenAnswer>
}

/** A required parameter; the token endpoint has seen to it that it is there. */
export function parameter({ parameters }: GrantRequest, name: string): string {
  return parameters[name] ?? ''
}

/** What the authorization server says about itself (RFC 8414 §2). */
import { signatureAlgorithms } from './client-authentication/public-jwk.ts'

/** Paths of the endpoints, below the issuer. */
export interface EndpointPaths {
  readonly token: string
  readonly revocation: string
  readonly introspection: string
}

/** Under the names of the RFC. */
export interface AuthorizationServerMetadata {
  readonly issuer: string
  readonly token_endpoint: string
  readonly revocation_endpoint: string
  readonly introspection_endpoint: string
  readonly grant_types_supported: readonly string[]
  /** None: there is no authorization endpoint. */
  readonly response_types_supported: readonly string[]
  readonly token_endpoint_auth_methods_supported: readonly string[]
  readonly token_endpoint_auth_signing_alg_values_supported: readonly string[]
  readonly revocation_endpoint_auth_methods_supported: readonly string[]
  readonly revocation_endpoint_auth_signing_alg_values_supported: readonly string[]
  readonly introspection_endpoint_auth_methods_supported: readonly string[]
  readonly introspection_endpoint_auth_signing_alg_values_supported: readonly string[]
}

/** @param issuer - from the configuration: who asks must not decide where others send their secrets. */
export function describeAuthorizationServer(
  issuer: string,
  paths: EndpointPaths,
  grantTypes: readonly string[],
): AuthorizationServerMetadata {
  return {
    issuer,
    token_endpoint: issuer + paths.token,
    revocation_endpoint: issuer + paths.revocation,
    introspection_endpoint: issuer + paths.introspection,
    grant_types_supported: grantTypes,
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: signatureAlgorithms,
    revocation_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    revocation_endpoint_auth_signing_alg_values_supported: signatureAlgorithms,
    introspection_endpoint_auth_methods_supported: ['private_key_jwt'],
    introspection_endpoint_auth_signing_alg_values_supported: signatureAlgorithms,
  }
}

/**
 * Verifies a version 2 access token for our own API offline: signature, issuer, audience, tenant and version
 * (RFC 7523 §3 rules 1, 3 and 9; RFC 8725 §3.1, §3.8 and §3.9; Microsoft's "validate tokens"). When it may be used,
 * by which client and for what, is for the caller to judge on the claims.
 */
import { compactVerify, decodeProtectedHeader } from 'jose'
import type { Secret } from '../../foundation/secret.ts'
import type { Cloud } from '../clouds/cloud.ts'
import type { SigningKey, SigningKeys } from './signing-keys.ts'
import { decodeUnverified, type UnverifiedClaims } from './unverified-claims.ts'

/** The API that the token must be for, in the one tenant that may issue it. */
export interface OwnApi {
  readonly tenantId: string
  /** Client id of the application that exposes the API. */
  readonly appId: string
}

export type OwnApiTokenVerdict =
  | { readonly isGood: true; readonly claims: UnverifiedClaims }
  | { readonly isGood: false; readonly reason: OwnApiTokenFlaw }

export type OwnApiTokenFlaw =
  | 'malformed'
  | 'wrong_tenant'
  | 'wrong_issuer'
  | 'wrong_audience'
  | 'wrong_token_version'
  | 'unknown_key'
  | 'key_of_other_issuer'
  | 'bad_signature'

export interface OwnApiTokenDependencies {
  readonly keys: SigningKeys
  readonly cloud: Pick<Cloud, 'loginUrl'>
}

/** @throws {IdentityPlatformError} `connection_failed` when the tenant's keys are not known and cannot be had. */
export async function verifyOwnApiToken(
  { keys, cloud }: OwnApiTokenDependencies,
  accessToken: Secret,
  api: OwnApi,
  signal?: AbortSignal,
): Promise<OwnApiTokenVerdict> {
  const claims = decodeUnverified(accessToken)
  if (claims === undefined) return flawed('malformed')
  const issuer = `${cloud.loginUrl}/${api.tenantId}/v2.0`
  const flaw = flawOf(claims, api, issuer)
  if (flaw !== undefined) return flawed(flaw)
  const { kid } = decodeProtectedHeader(accessToken.reveal())
  const key = kid === undefined ? undefined : await keys.find(api.tenantId, kid, signal)
  if (key === undefined) return flawed('unknown_key')
  // A key that Microsoft publishes for another issuer proves nothing about this one.
  if (key.issuer !== issuer) return flawed('key_of_other_issuer')
  return (await isSignedBy(accessToken, key)) ? { isGood: true, claims } : flawed('bad_signature')
}

/** Before the signature, so that junk costs no key. */
function flawOf(claims: UnverifiedClaims, api: OwnApi, issuer: string): OwnApiTokenFlaw | undefined {
  if (claims.tenantId !== api.tenantId) return 'wrong_tenant'
  if (claims.issuer !== issuer) return 'wrong_issuer'
  if (claims.audience !== api.appId) return 'wrong_audience'
  return claims.version === '2.0' ? undefined : 'wrong_token_version'
}

async function isSignedBy(accessToken: Secret, { key }: SigningKey): Promise<boolean> {
  try {
    await compactVerify(accessToken.reveal(), key, { algorithms: ['RS256'] })
    return true
  } catch {
    return false
  }
}

function flawed(reason: OwnApiTokenFlaw): OwnApiTokenVerdict {
  return { isGood: false, reason }
}

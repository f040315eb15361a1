/**
 * Verifies an ID token that the token endpoint gave us (OpenID Connect Core §3.1.3.7; RFC 8725 §3.1, §3.8, §3.9;
 * Microsoft's "ID tokens"): signature, issuer, audience, nonce and time.
 */
import { compactVerify, decodeProtectedHeader } from 'jose'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../foundation/clock.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Cloud } from '../clouds/cloud.ts'
import { IdentityPlatformError } from './errors.ts'
import type { SigningKey, SigningKeys } from './signing-keys.ts'
import { parseStrictObject } from './strict-json.ts'

const claimsSchema = Type.Object({
  aud: Type.String(),
  iss: Type.String(),
  tid: Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' }),
  nonce: Type.Optional(Type.String()),
  exp: Type.Integer(),
  nbf: Type.Optional(Type.Integer()),
})

export interface IdTokenExpectation {
  readonly clientId: string
  /** Undefined in a flow that sends none. */
  readonly nonce: string | undefined
}

export interface IdTokenDependencies {
  readonly keys: SigningKeys
  readonly cloud: Pick<Cloud, 'loginUrl'>
  readonly clock: Pick<Clock, 'now'>
}

const clockSkewMs = 300_000

/**
 * @returns the tenant whose key signed it, in lower case.
 * @throws {IdentityPlatformError} `unexpected_answer`; `connection_failed` when the tenant's keys cannot be had.
 */
export async function verifyIdToken(
  { keys, cloud, clock }: IdTokenDependencies,
  idToken: Secret,
  expected: IdTokenExpectation,
  signal?: AbortSignal,
): Promise<{ readonly tenantId: string }> {
  const compact = idToken.reveal()
  const { kid, claims } = read(compact)
  if (kid === undefined || claims === undefined) throw refused('it cannot be read')
  const tenantId = claims.tid.toLowerCase()
  const issuer = `${cloud.loginUrl}/${tenantId}/v2.0`
  const flaw = flawOf(claims, { ...expected, issuer, now: clock.now() })
  if (flaw !== undefined) throw refused(flaw)
  // The tenant is the token's own word: it came from the token endpoint itself, and the key has to be that tenant's.
  const key = await keys.find(tenantId, kid, signal)
  if (key === undefined) throw refused('its key is not one of its tenant')
  if (key.issuer !== issuer) throw refused('its key is of another issuer')
  if (!(await isSignedBy(compact, key))) throw refused('its signature is wrong')
  return { tenantId }
}

function read(compact: string): {
  readonly kid: string | undefined
  readonly claims: Static<typeof claimsSchema> | undefined
} {
  const none = { kid: undefined, claims: undefined }
  try {
    const { alg, kid, crit } = decodeProtectedHeader(compact)
    const payload = compact.split('.')[1] ?? ''
    const claims = parseStrictObject(Buffer.from(payload, 'base64url').toString('utf8'))
    if (alg !== 'RS256' || crit !== undefined || !Value.Check(claimsSchema, claims)) return none
    return { kid, claims }
  } catch {
    return none
  }
}

function flawOf(
  claims: Static<typeof claimsSchema>,
  expected: IdTokenExpectation & { readonly issuer: string; readonly now: number },
): string | undefined {
  if (claims.aud.toLowerCase() !== expected.clientId.toLowerCase()) return 'it is for another client'
  if (claims.iss !== expected.issuer) return 'it is of another issuer'
  if (expected.nonce !== undefined && claims.nonce !== expected.nonce) return 'it is of another request'
  if (claims.exp * 1000 + clockSkewMs < expected.now) return 'it has expired'
  return claims.nbf !== undefined && claims.nbf * 1000 - clockSkewMs > expected.now
    ? 'it is not valid yet'
    : undefined
}

async function isSignedBy(compact: string, { key }: SigningKey): Promise<boolean> {
  try {
    await compactVerify(compact, key, { algorithms: ['RS256'] })
    return true
  } catch {
    return false
  }
}

function refused(flaw: string): IdentityPlatformError {
  return new IdentityPlatformError(
    'unexpected_answer',
    'What Microsoft said about who signed in does not hold: nothing was used. Sign in again.',
    { detail: `ID token: ${flaw}` },
  )
}

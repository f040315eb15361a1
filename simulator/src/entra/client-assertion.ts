/** The client assertion: a JWT signed with a registered certificate (RFC 7523 section 3, microsoft.md 1.4). */
import { createHash } from 'node:crypto'
import type { Application, KeyCredential } from '../tenant/model.ts'
import { isAnyOrganization, type Call, type EntraContext } from './context.ts'
import { assertion as assertionError } from './errors/client.ts'
import { checkFederatedAssertion, isFederated } from './federation/assertion.ts'
import { decodeJwt, isAssertionAlgorithm, verifyWithCertificate, type DecodedJwt } from './tokens/jwt.ts'

const clockSkewSeconds = 300

export interface PresentedAssertion {
  readonly call: Call
  readonly application: Application
  readonly assertion: string
}

/** The client that an assertion names, where the form leaves `client_id` out. */
export function issuerOfAssertion(assertion: string): string | undefined {
  const issuer = decodeJwt(assertion)?.claims['iss']
  return typeof issuer === 'string' ? issuer : undefined
}

interface Thumbprint {
  readonly algorithm: 'sha1' | 'sha256'
  readonly digest: Buffer
}

/** `x5t#S256`, or `x5t` with SHA-1; some clients leave the padding on, so both forms are read. */
function thumbprintOf(token: DecodedJwt): Thumbprint | undefined {
  const sha256 = token.header['x5t#S256']
  if (typeof sha256 === 'string') return { algorithm: 'sha256', digest: Buffer.from(sha256, 'base64') }
  const sha1 = token.header['x5t']
  if (typeof sha1 === 'string') return { algorithm: 'sha1', digest: Buffer.from(sha1, 'base64') }
  return undefined
}

function keyOf(application: Application, thumbprint: Thumbprint, now: number): KeyCredential | undefined {
  return application.keyCredentials.find(
    (credential) =>
      credential.usage === 'Verify' &&
      credential.effectiveAt <= now &&
      createHash(thumbprint.algorithm)
        .update(Buffer.from(credential.key, 'base64'))
        .digest()
        .equals(thumbprint.digest),
  )
}

/** `08/18/2024 19:33:23`, the form of time in the reason. */
function stamp(milliseconds: number): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().slice(0, 19).split('T')
  const [year, month, day] = date.split('-')
  return `${month}/${day}/${year} ${time}`
}

function checkSignature(application: Application, token: DecodedJwt, now: number): void {
  const thumbprint = thumbprintOf(token)
  if (thumbprint === undefined) throw assertionError.noThumbprint()
  const { alg } = token.header
  if (!isAssertionAlgorithm(alg)) throw assertionError.algorithm(String(alg))
  const credential = keyOf(application, thumbprint, now)
  if (credential === undefined) throw assertionError.keyNotFound(application.appId)
  const hex = thumbprint.digest.toString('hex').toUpperCase()
  const start = Date.parse(credential.startDateTime)
  const end = Date.parse(credential.endDateTime)
  if (now >= end) throw assertionError.expiredKey(hex, stamp(start), stamp(end))
  if (!verifyWithCertificate(Buffer.from(credential.key, 'base64'), token))
    throw assertionError.badSignature(hex, stamp(start), stamp(end))
}

/** Endpoint addresses of this tenant that an assertion may name: v2, v1, and the bare authority. */
function acceptedAudiences(context: EntraContext, { request, authority }: Call): Set<string> {
  const { tenantId, domains } = context.tenant
  const tenants = [tenantId, ...domains.map((domain) => domain.name)]
  if (isAnyOrganization(authority)) tenants.push(authority)
  const origins = new Set([context.origin(), request.url.origin])
  return new Set(
    [...origins].flatMap((origin) =>
      tenants.flatMap((tenant) =>
        ['/oauth2/v2.0/token', '/oauth2/token', '/v2.0', '/'].map((path) => `${origin}/${tenant}${path}`),
      ),
    ),
  )
}

function instant(seconds: number): string {
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : 'unknown'
}

function checkLifetime(token: DecodedJwt, now: number): void {
  const { exp, nbf } = token.claims
  // Fractions are NumericDates too (RFC 7519 section 2), and some clients send them.
  const until = typeof exp === 'number' ? exp : Number.NaN
  const from = typeof nbf === 'number' ? nbf : 0
  const seconds = now / 1000
  if (!(seconds < until + clockSkewSeconds) || seconds < from - clockSkewSeconds) {
    throw assertionError.lifetime(instant(seconds), instant(from), instant(until))
  }
}

/**
 * Checks an assertion that the application signed itself, or another issuer for it.
 * @returns how the sign-in log calls the credential.
 * @throws {StsError} 50027, 50048, 700021, 700023, 700024 or 700027, or one of a federated credential.
 */
export async function checkClientAssertion(
  context: EntraContext,
  presented: PresentedAssertion,
): Promise<'clientAssertion' | 'federatedIdentityCredential'> {
  const token = decodeJwt(presented.assertion)
  if (token === undefined) throw assertionError.malformed()
  if (!isFederated(token.claims['iss'])) {
    checkOwnAssertion(context, presented, token)
    return 'clientAssertion'
  }
  await checkFederatedAssertion(context, presented.application, token.claims['iss'], token)
  checkLifetime(token, context.clock.now())
  return 'federatedIdentityCredential'
}

function checkOwnAssertion(context: EntraContext, presented: PresentedAssertion, token: DecodedJwt): void {
  const { iss, sub, aud } = token.claims
  const { appId } = presented.application
  if (typeof iss !== 'string' || iss !== sub) throw assertionError.subjectMismatch()
  if (iss.toLowerCase() !== appId) throw assertionError.applicationMismatch()
  const now = context.clock.now()
  checkSignature(presented.application, token, now)
  if (typeof aud !== 'string' || !acceptedAudiences(context, presented.call).has(aud))
    throw assertionError.audience()
  checkLifetime(token, now)
}

/** The proof that an application holds one of its keys (Graph: "Generate proof of possession tokens for rolling keys"). */
import { constants, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { isRecord, type JsonRecord } from '../../json.ts'
import type { KeyCredential } from '../../tenant/model.ts'
import { GraphFailure, insufficientPrivileges } from '../errors.ts'

export interface PossessionCheck {
  readonly proof: unknown
  /** Object id of the application or service principal. */
  readonly objectId: string
  readonly keys: readonly KeyCredential[]
  readonly now: number
}

/** The retired Azure AD Graph, as older documentation says, and Microsoft Graph, as newer documentation says. */
const audiences: ReadonlySet<unknown> = new Set([
  '00000002-0000-0000-c000-000000000000',
  '00000003-0000-0000-c000-000000000000',
])

const longestSeconds = 600
const skewSeconds = 300

/**
 * Checks the proof of addKey and removeKey.
 * @throws {GraphFailure} 401 `Authentication_MissingOrMalformed`, 401 `Authentication_ExpiredToken`, or 403 where there
 *   is no proof, or no key that could have signed one.
 */
export function requirePossession({ proof, objectId, keys, now }: PossessionCheck): void {
  const valid = keys.filter(
    ({ effectiveAt, startDateTime, endDateTime }) =>
      effectiveAt <= now && Date.parse(startDateTime) <= now && now < Date.parse(endDateTime),
  )
  if (typeof proof !== 'string' || proof === '' || valid.length === 0) throw insufficientPrivileges()
  const token = decode(proof)
  if (token === undefined) throw malformed()
  const { aud, iss } = token.claims
  if (!audiences.has(aud) || typeof iss !== 'string' || iss.toLowerCase() !== objectId) throw malformed()
  if (!valid.some(({ key }) => isSignedBy(token, key))) throw malformed()
  requireLifetime(token.claims, now)
}

interface Token {
  readonly algorithm: 'RS256' | 'PS256'
  readonly claims: JsonRecord
  readonly signed: Buffer
  readonly signature: Buffer
}

/** Strict base64url: padding is refused, as captured from the real service. */
function decode(text: string): Token | undefined {
  const match = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text)
  if (match === null) return undefined
  const [, headerPart = '', claimsPart = '', signaturePart = ''] = match
  const [header, claims] = [parse(headerPart), parse(claimsPart)]
  const algorithm = header?.['alg']
  if (claims === undefined || (algorithm !== 'RS256' && algorithm !== 'PS256')) return undefined
  return {
    algorithm,
    claims,
    signed: Buffer.from(`${headerPart}.${claimsPart}`),
    signature: Buffer.from(signaturePart, 'base64url'),
  }
}

function parse(part: string): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isSignedBy({ algorithm, signed, signature }: Token, certificate: string): boolean {
  const key: KeyObject = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
  if (key.asymmetricKeyType !== 'rsa') return false
  return verify(
    'sha256',
    signed,
    algorithm === 'RS256'
      ? { key, padding: constants.RSA_PKCS1_PADDING }
      : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    signature,
  )
}

function requireLifetime({ nbf, exp }: JsonRecord, now: number): void {
  if (typeof nbf !== 'number' || typeof exp !== 'number') throw malformed()
  const seconds = now / 1000
  if (exp - nbf > longestSeconds || exp <= nbf || nbf > seconds + skewSeconds) throw malformed()
  if (seconds >= exp) {
    throw new GraphFailure(
      401,
      'Authentication_ExpiredToken',
      'Your access token has expired. Please renew it before submitting the request.',
    )
  }
}

const malformed = () =>
  new GraphFailure(401, 'Authentication_MissingOrMalformed', 'Access Token missing or malformed.')

/**
 * Reads an access token without verifying it. What it says are hints that may only lead to a refusal: acceptance
 * needs Microsoft Graph or a verified signature. The form is checked strictly, so that what we read is what any
 * other reader of the same bytes reads (RFC 7515 §7.1, RFC 8725 §2.4).
 */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Secret } from '../../foundation/secret.ts'
import { parseStrictObject } from './strict-json.ts'

const longestToken = 16_384
const numericDate = Type.Integer({ minimum: 0, maximum: 253_402_300_799 })
const text = Type.String({ maxLength: 4_096 })

const headerSchema = Type.Object({
  alg: Type.Literal('RS256'),
  typ: Type.Optional(text),
  kid: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_.=~-]{1,128}$' })),
  crit: Type.Optional(Type.Never()),
  b64: Type.Optional(Type.Never()),
})

const claimsSchema = Type.Object({
  aud: Type.Optional(text),
  iss: Type.Optional(text),
  iat: Type.Optional(numericDate),
  nbf: Type.Optional(numericDate),
  exp: Type.Optional(numericDate),
  tid: Type.Optional(text),
  oid: Type.Optional(text),
  sub: Type.Optional(text),
  uti: Type.Optional(text),
  ver: Type.Optional(text),
  idtyp: Type.Optional(text),
  scp: Type.Optional(Type.String({ maxLength: 8_192 })),
  roles: Type.Optional(Type.Array(text)),
  wids: Type.Optional(Type.Array(text)),
  appid: Type.Optional(text),
  azp: Type.Optional(text),
  appidacr: Type.Optional(text),
  azpacr: Type.Optional(text),
  upn: Type.Optional(text),
  unique_name: Type.Optional(text),
  preferred_username: Type.Optional(text),
  auth_time: Type.Optional(numericDate),
  acrs: Type.Optional(Type.Array(text, { maxItems: 100 })),
  amr: Type.Optional(Type.Array(text, { maxItems: 100 })),
})

/** What a token claims. Ids are in lower case; a claim that the token lacks is `undefined`. */
export interface UnverifiedClaims {
  readonly audience: string | undefined
  readonly issuer: string | undefined
  /** Milliseconds since the Unix epoch, as the others of its kind. */
  readonly issuedAt: number | undefined
  readonly notBefore: number | undefined
  readonly expiresAt: number | undefined
  readonly authenticatedAt: number | undefined
  readonly tenantId: string | undefined
  readonly objectId: string | undefined
  /** Unique to this token. */
  readonly tokenId: string | undefined
  readonly version: string | undefined
  /** `user`, `app`, or undefined in tokens that do not say. */
  readonly identityType: string | undefined
  /** The client: `appid` of version 1, `azp` of version 2; undefined when a token claims both. */
  readonly clientId: string | undefined
  /** How the client proved itself: `0` not at all (public), `1` secret, `2` certificate. */
  readonly clientAuthentication: string | undefined
  /** Delegated permissions. */
  readonly scopes: readonly string[]
  /** Application permissions. */
  readonly roles: readonly string[]
  /** Template ids of the person's directory roles. */
  readonly directoryRoles: readonly string[]
  readonly userName: string | undefined
  /** Authentication contexts (`acrs`) that the sign-in satisfied. */
  readonly authenticationContexts: readonly string[]
  /** How the person proved themselves (`amr`): `pwd`, `mfa`, … */
  readonly authenticationMethods: readonly string[]
}

/**
 * Reads the claims of a token in compact form.
 * @returns `undefined` when the text is not one canonical RS256 JSON Web Token.
 */
export function decodeUnverified(accessToken: Secret): UnverifiedClaims | undefined {
  const compact = accessToken.reveal()
  if (compact.length > longestToken) return undefined
  const segments = compact.split('.')
  const [header, payload, signature] = segments.map(canonicalBytes)
  if (segments.length !== 3 || !header || !payload || !signature || signature.length === 0) return undefined
  const claims = strictObject(payload)
  if (!Value.Check(headerSchema, strictObject(header)) || !Value.Check(claimsSchema, claims)) return undefined
  return claimsOf(claims)
}

/** base64url that encodes back to itself: no padding, no foreign letters, no spare bits. */
function canonicalBytes(segment: string): Buffer | undefined {
  const bytes = Buffer.from(segment, 'base64url')
  return bytes.toString('base64url') === segment ? bytes : undefined
}

function strictObject(bytes: Buffer): object | undefined {
  try {
    return parseStrictObject(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function claimsOf(claims: Static<typeof claimsSchema>): UnverifiedClaims {
  const isTwoClients = claims.appid !== undefined && claims.azp !== undefined
  return {
    audience: claims.aud,
    issuer: claims.iss,
    issuedAt: milliseconds(claims.iat),
    notBefore: milliseconds(claims.nbf),
    expiresAt: milliseconds(claims.exp),
    authenticatedAt: milliseconds(claims.auth_time),
    tenantId: claims.tid?.toLowerCase(),
    objectId: claims.oid?.toLowerCase(),
    tokenId: claims.uti,
    version: claims.ver,
    identityType: claims.idtyp,
    clientId: isTwoClients ? undefined : (claims.appid ?? claims.azp)?.toLowerCase(),
    clientAuthentication: claims.appidacr ?? claims.azpacr,
    scopes: (claims.scp ?? '').split(' ').filter((scope) => scope !== ''),
    roles: claims.roles ?? [],
    directoryRoles: (claims.wids ?? []).map((id) => id.toLowerCase()),
    userName: claims.upn ?? claims.preferred_username ?? claims.unique_name,
    authenticationContexts: claims.acrs ?? [],
    authenticationMethods: claims.amr ?? [],
  }
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000
}

/** Public keys of service accounts as JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037 §2): which ones are good enough. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { CodedError } from '../../foundation/errors.ts'

const fewestRsaBits = 2048
const mostRsaBits = 8192
const smallestRsaExponent = 65_537n
/** Members of private and of symmetric keys (RFC 7518 §6.2.2, §6.3.2 and §6.4). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

const base64url = (): ReturnType<typeof Type.String> =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 2048 })
const keyId = { kid: Type.Optional(Type.String({ maxLength: 256 })) }
const rsaKey = Type.Object({ kty: Type.Literal('RSA'), n: base64url(), e: base64url(), ...keyId })
const ecKey = Type.Object({
  kty: Type.Literal('EC'),
  crv: Type.Literal('P-256'),
  x: base64url(),
  y: base64url(),
  ...keyId,
})
const edKey = Type.Object({
  kty: Type.Literal('OKP'),
  crv: Type.Literal('Ed25519'),
  x: base64url(),
  ...keyId,
})
const publicJwkSchema = Type.Union([rsaKey, ecKey, edKey])

/** Only what belongs to the public key, and the `kid` that its owner gave it. */
export type PublicJwk = Static<typeof publicJwkSchema>

/** Why a key is not taken; the message says what would be. */
export class BadKeyError extends CodedError<'bad_key'> {
  override readonly name = 'BadKeyError'
}

export interface PublicKey {
  readonly jwk: PublicJwk
  readonly key: KeyObject
  /** RFC 7638 with SHA-256, base64url. */
  readonly thumbprint: string
}

/** @throws {BadKeyError} for a private, symmetric, weak or unknown key. */
export async function readPublicKey(value: unknown): Promise<PublicKey> {
  if (typeof value !== 'object' || value === null) throw badKey('Give the key as a JSON Web Key.')
  if (privateMembers.some((name) => Object.hasOwn(value, name)))
    throw badKey('This is a private or a symmetric key: give the public key alone, and replace this one.')
  // Unknown members (use, alg, key_ops, x5c, …) are neither kept nor believed.
  const jwk = Value.Clean(publicJwkSchema, Value.Clone(value))
  if (!Value.Check(publicJwkSchema, jwk))
    throw badKey('Give an RSA key of at least 2048 bits, an EC key on P-256, or an Ed25519 key.')
  const key = importKey(jwk)
  if (jwk.kty === 'RSA') assertStrongRsa(key)
  return { jwk, key, thumbprint: await calculateJwkThumbprint(jwk, 'sha256') }
}

/** The signature algorithms that a key may be used with: its type decides, never the token (RFC 8725 §3.1). */
export function algorithmsOf({ kty }: PublicJwk): string[] {
  if (kty === 'RSA') return ['RS256', 'PS256']
  return kty === 'EC' ? ['ES256'] : ['EdDSA', 'Ed25519']
}

/** All of them, as the metadata lists them. */
export const signatureAlgorithms: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']

function importKey(jwk: PublicJwk): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch (error) {
    throw new BadKeyError('bad_key', 'The members of the key do not make a key.', { cause: error })
  }
}

function assertStrongRsa({ asymmetricKeyDetails }: KeyObject): void {
  const { modulusLength = 0, publicExponent = 0n } = asymmetricKeyDetails ?? {}
  if (modulusLength < fewestRsaBits || modulusLength > mostRsaBits)
    throw badKey(
      `An RSA key has ${fewestRsaBits} to ${mostRsaBits} bits here; this one has ${modulusLength}.`,
    )
  if (publicExponent < smallestRsaExponent || publicExponent % 2n === 0n)
    throw badKey('The public exponent of the key is too small: make a new key.')
}

function badKey(message: string): BadKeyError {
  return new BadKeyError('bad_key', message)
}

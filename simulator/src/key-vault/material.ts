/** Key material: made in the vault, shown as the public half of a JSON Web Key (RFC 7517, RFC 7518 section 6). */
import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { JsonRecord } from '../json.ts'
import { badParameter } from './errors.ts'
import { curveNames, type KeyKind } from './model.ts'

const generate = promisify(generateKeyPair)

const pem = { type: 'pkcs8', format: 'pem' } as const

/** @returns PKCS #8, PEM. */
export async function generatePrivateKey(kind: KeyKind): Promise<string> {
  const { privateKey } =
    'size' in kind
      ? await generate('rsa', { modulusLength: kind.size })
      : await generate('ec', { namedCurve: kind.crv })
  return privateKey.export(pem).toString()
}

/**
 * Takes over a JSON Web Key with its private half: RSA of a size that a vault makes, too, or a curve that it knows.
 * @throws {VaultFailure} 400 `BadParameter`.
 */
export function readKey(jwk: JsonRecord): { readonly kind: KeyKind; readonly privateKey: string } {
  const { kty, crv } = jwk
  if (kty !== 'RSA' && kty !== 'EC') throw badParameter('Property key.kty has invalid value')
  let key: KeyObject
  try {
    key = createPrivateKey({ key: { ...jwk, kty }, format: 'jwk' })
  } catch {
    throw badParameter('Property key has invalid value')
  }
  const privateKey = key.export(pem).toString()
  const size = key.asymmetricKeyDetails?.modulusLength
  if (size === 2048 || size === 3072 || size === 4096) return { kind: { kty: 'RSA', size }, privateKey }
  const curve = curveNames.find((name) => name === crv)
  if (kty !== 'EC' || curve === undefined) throw badParameter('The specified key is not supported')
  return { kind: { kty, crv: curve }, privateKey }
}

export function newVersionName(): string {
  return randomUUID().replaceAll('-', '')
}

export function privateKeyOf(version: { readonly privateKey: string }): KeyObject {
  return createPrivateKey(version.privateKey)
}

export function publicKeyOf(version: { readonly privateKey: string }): KeyObject {
  return createPublicKey(version.privateKey)
}

/** `n` and `e`, or `crv`, `x` and `y`. */
export function publicMembers(version: { readonly privateKey: string }): object {
  const { n, e, crv, x, y } = publicKeyOf(version).export({ format: 'jwk' })
  return n === undefined ? { crv, x, y } : { n, e }
}

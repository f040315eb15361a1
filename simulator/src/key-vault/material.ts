/** Key material: made in the vault, shown as the public half of a JSON Web Key (RFC 7517, RFC 7518 section 6). */
import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { KeyKind } from './model.ts'

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

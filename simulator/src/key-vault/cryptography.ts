/** Using keys: sign, verify, wrap and encrypt, always in the vault (Key Vault REST: sign, verify, wrapkey, encrypt). */
import { constants, privateDecrypt, publicEncrypt } from 'node:crypto'
import { bodyOf, bytesOf, type Call, type Handler, ok, requirePermission, versionOf } from './call.ts'
import { signEcdsa, verifyEcdsa } from './ecdsa.ts'
import { badParameter, forbiddenByKey } from './errors.ts'
import { privateKeyOf, publicKeyOf } from './material.ts'
import type { CurveName, KeyVersion, VaultKey, VaultPermission } from './model.ts'
import { digestBytes, type DigestName, signPkcs1, signPss, verifyPkcs1, verifyPss } from './rsa.ts'
import { keyIdOf } from './views.ts'

type Signature =
  | { readonly scheme: 'pkcs1' | 'pss'; readonly hash: DigestName }
  | { readonly scheme: 'ecdsa'; readonly hash: DigestName; readonly crv: CurveName }

const signatures: ReadonlyMap<string, Signature> = new Map([
  ['RS256', { scheme: 'pkcs1', hash: 'sha256' }],
  ['RS384', { scheme: 'pkcs1', hash: 'sha384' }],
  ['RS512', { scheme: 'pkcs1', hash: 'sha512' }],
  ['PS256', { scheme: 'pss', hash: 'sha256' }],
  ['PS384', { scheme: 'pss', hash: 'sha384' }],
  ['PS512', { scheme: 'pss', hash: 'sha512' }],
  ['ES256', { scheme: 'ecdsa', hash: 'sha256', crv: 'P-256' }],
  ['ES384', { scheme: 'ecdsa', hash: 'sha384', crv: 'P-384' }],
  ['ES512', { scheme: 'ecdsa', hash: 'sha512', crv: 'P-521' }],
] satisfies [string, Signature][])

const paddings: ReadonlyMap<string, { readonly padding: number; readonly oaepHash?: string }> = new Map([
  ['RSA1_5', { padding: constants.RSA_PKCS1_PADDING }],
  ['RSA-OAEP', { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }],
  ['RSA-OAEP-256', { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }],
])

type Operation = Extract<VaultPermission, 'sign' | 'verify' | 'wrapKey' | 'unwrapKey' | 'encrypt' | 'decrypt'>

/** What undoes or checks earlier work goes on after the key's time is over. */
const allowedAfterExpiry: ReadonlySet<Operation> = new Set(['verify', 'unwrapKey', 'decrypt'] as const)

function checkUsable(version: KeyVersion, operation: Operation, now: number): void {
  const name = operation.toLowerCase()
  if (!version.enabled)
    throw forbiddenByKey(`Operation ${name} is not allowed on a disabled key.`, 'KeyDisabled')
  if (!allowedAfterExpiry.has(operation)) {
    if (version.notBefore !== null && now < version.notBefore)
      throw forbiddenByKey(
        `Operation ${name} is not allowed on a key that is not yet valid.`,
        'KeyNotYetValid',
      )
    if (version.expires !== null && now >= version.expires)
      throw forbiddenByKey(`Operation ${name} is not allowed on an expired key.`, 'KeyExpired')
  }
  if (!version.operations.includes(operation))
    throw forbiddenByKey(`Operation ${name} is not permitted on this key.`, 'KeyOperationForbidden')
}

interface Usable {
  readonly key: VaultKey
  readonly version: KeyVersion
}

function usableKey(call: Call, operation: Operation): Usable {
  requirePermission(call, operation)
  const found = versionOf(call)
  checkUsable(found.version, operation, call.now)
  return found
}

function signatureOf(name: unknown, { kind }: KeyVersion): Signature {
  const signature = typeof name === 'string' ? signatures.get(name) : undefined
  const fits =
    signature !== undefined &&
    (signature.scheme === 'ecdsa' ? 'crv' in kind && kind.crv === signature.crv : 'size' in kind)
  if (!fits)
    throw badParameter(
      `Key and signing algorithm are incompatible. Key is of type '${kind.kty}', and algorithm is '${String(name)}'.`,
    )
  return signature
}

function digestOf(bytes: Buffer, hash: DigestName): Buffer {
  if (bytes.length !== digestBytes[hash])
    throw badParameter(`Invalid length of value: ${bytes.length} bytes. Expected ${digestBytes[hash]} bytes.`)
  return bytes
}

export const signDigest: Handler = (call) => {
  const { key, version } = usableKey(call, 'sign')
  const body = bodyOf(call)
  const signature = signatureOf(body['alg'], version)
  const digest = digestOf(bytesOf(body, 'value'), signature.hash)
  const secret = privateKeyOf(version)
  const made =
    signature.scheme === 'ecdsa'
      ? signEcdsa(secret, signature.crv, digest)
      : (signature.scheme === 'pss' ? signPss : signPkcs1)(secret, signature.hash, digest)
  return ok({ kid: keyIdOf(call.vaultUrl, key, version), value: made.toString('base64url') })
}

export const verifyDigest: Handler = (call) => {
  const { version } = usableKey(call, 'verify')
  const body = bodyOf(call)
  const signature = signatureOf(body['alg'], version)
  const digest = digestOf(bytesOf(body, 'digest'), signature.hash)
  const given = bytesOf(body, 'value')
  const own = publicKeyOf(version)
  const value =
    signature.scheme === 'ecdsa'
      ? verifyEcdsa(own, signature.crv, digest, given)
      : (signature.scheme === 'pss' ? verifyPss : verifyPkcs1)(own, signature.hash, digest, given)
  return ok({ value })
}

function paddingOf(name: unknown, { kind }: KeyVersion): { padding: number; oaepHash?: string } {
  const padding = typeof name === 'string' ? paddings.get(name) : undefined
  if (padding === undefined || !('size' in kind))
    throw badParameter(
      `Key and encryption algorithm are incompatible. Key is of type '${kind.kty}', and algorithm is '${String(name)}'.`,
    )
  return padding
}

/** Encrypts with the public half, or decrypts with the private one. */
function transform(operation: Operation, apply: typeof publicEncrypt | typeof privateDecrypt): Handler {
  return (call) => {
    const { key, version } = usableKey(call, operation)
    const body = bodyOf(call)
    const options = { key: privateKeyOf(version), ...paddingOf(body['alg'], version) }
    const input = bytesOf(body, 'value')
    let made: Buffer
    try {
      made = apply(options, input)
    } catch {
      throw badParameter('The parameter is incorrect.')
    }
    return ok({ kid: keyIdOf(call.vaultUrl, key, version), value: made.toString('base64url') })
  }
}

export const wrapKey = transform('wrapKey', publicEncrypt)
export const unwrapKey = transform('unwrapKey', privateDecrypt)
export const encrypt = transform('encrypt', publicEncrypt)
export const decrypt = transform('decrypt', privateDecrypt)

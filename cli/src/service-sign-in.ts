/** The proof of a service account: a client assertion, signed with its private key (RFC 7523 §2.2). */
import { createPrivateKey, createPublicKey, randomUUID, sign, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { UsageError } from './context.ts'

const lifeSeconds = 120

export interface ServiceSignIn {
  /** Id or name of the account. */
  readonly service: string
  readonly keyFile: string
  /** The server, for which alone the proof is good. */
  readonly issuer: string
}

/** @param now - milliseconds since the Unix epoch. @returns the parameters of a token request. */
export async function clientCredentials(
  { service, keyFile, issuer }: ServiceSignIn,
  now: number,
): Promise<Record<string, string>> {
  const key = await readPrivateKey(keyFile)
  const seconds = Math.floor(now / 1000)
  const claims = {
    iss: service,
    sub: service,
    aud: issuer,
    jti: randomUUID(),
    iat: seconds,
    exp: seconds + lifeSeconds,
  }
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signJwt(key, claims, keyFile),
  }
}

/** The public half of a key file, private or public, as a JSON Web Key: what the server is given. */
export async function readPublicJwk(file: string): Promise<object> {
  const text = await readText(file)
  try {
    // A private key gives its public half, which is all that leaves this machine.
    const key = text.includes('PUBLIC KEY') ? createPublicKey(text) : publicKeyOf(text)
    return key.export({ format: 'jwk' })
  } catch (cause) {
    throw new UsageError(`${file} holds no key that can be read: give PEM or a JSON Web Key`, { cause })
  }
}

function publicKeyOf(text: string): KeyObject {
  if (!isJson(text)) return createPublicKey(text)
  return createPublicKey({ key: JSON.parse(text), format: 'jwk' })
}

async function readPrivateKey(file: string): Promise<KeyObject> {
  const text = await readText(file)
  try {
    return isJson(text) ? createPrivateKey({ key: JSON.parse(text), format: 'jwk' }) : createPrivateKey(text)
  } catch (cause) {
    throw new UsageError(`${file} holds no private key: give PEM (PKCS#8) or a JSON Web Key`, { cause })
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`cannot read ${file}`, { cause })
  }
}

function isJson(text: string): boolean {
  return text.trimStart().startsWith('{')
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function signJwt(key: KeyObject, claims: object, file: string): string {
  const { alg, digest } = algorithmOf(key, file)
  const content = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`
  // JWS has the two numbers of an EC signature side by side (RFC 7518 §3.4).
  const signature = sign(digest, Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' })
  return `${content}.${signature.toString('base64url')}`
}

function algorithmOf(key: KeyObject, file: string): { alg: string; digest: string | undefined } {
  if (key.asymmetricKeyType === 'rsa') return { alg: 'RS256', digest: 'sha256' }
  if (key.asymmetricKeyType === 'ec') return { alg: 'ES256', digest: 'sha256' }
  if (key.asymmetricKeyType === 'ed25519') return { alg: 'EdDSA', digest: undefined }
  throw new UsageError(`${file} holds a key of another kind: RSA, P-256 and Ed25519 are known`)
}

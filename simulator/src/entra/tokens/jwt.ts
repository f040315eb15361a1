/** JSON Web Tokens (RFC 7519) with node:crypto alone, signed as Entra ID signs them. */
import {
  constants,
  createHash,
  createPublicKey,
  sign,
  verify,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { isRecord, type JsonRecord } from '../../json.ts'

export interface DecodedJwt {
  readonly header: JsonRecord
  readonly claims: JsonRecord
  readonly headerPart: string
  readonly payloadPart: string
  readonly signature: Buffer
}

function parsePart(text: string): JsonRecord | undefined {
  if (!/^[\w-]+=*$/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Takes a compact serialization apart without believing any of it; `undefined` when it is none. */
export function decodeJwt(token: string): DecodedJwt | undefined {
  const [headerPart, payloadPart, signaturePart, ...rest] = token.split('.')
  if (headerPart === undefined || payloadPart === undefined || signaturePart === undefined) return undefined
  if (rest.length > 0) return undefined
  const header = parsePart(headerPart)
  const claims = parsePart(payloadPart)
  if (header === undefined || claims === undefined) return undefined
  return { header, claims, headerPart, payloadPart, signature: Buffer.from(signaturePart, 'base64url') }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function hashed(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url')
}

/**
 * Signs with RS256. A `nonce` in the header travels in clear, but the signature covers its SHA-256, so that only
 * who knows the trick can verify the token (microsoft.md 1.12).
 */
export function signJwt(key: KeyObject, header: Readonly<Record<string, string>>, claims: object): string {
  const nonce = header['nonce']
  const signedHeader = nonce === undefined ? header : { ...header, nonce: hashed(nonce) }
  const payload = part(claims)
  const signature = sign('sha256', Buffer.from(`${part(signedHeader)}.${payload}`), key)
  return `${part(header)}.${payload}.${signature.toString('base64url')}`
}

/** Verifies an RS256 signature over what was really signed: the header with the hashed nonce, where there is one. */
export function verifyOwnJwt(key: KeyObject, token: DecodedJwt): boolean {
  if (token.header['alg'] !== 'RS256') return false
  const nonce = token.header['nonce']
  const headerPart =
    typeof nonce === 'string' ? part({ ...token.header, nonce: hashed(nonce) }) : token.headerPart
  return verify('sha256', Buffer.from(`${headerPart}.${token.payloadPart}`), key, token.signature)
}

const algorithms: Readonly<Record<string, { digest: string; pss: boolean }>> = {
  RS256: { digest: 'sha256', pss: false },
  RS384: { digest: 'sha384', pss: false },
  RS512: { digest: 'sha512', pss: false },
  PS256: { digest: 'sha256', pss: true },
  PS384: { digest: 'sha384', pss: true },
  PS512: { digest: 'sha512', pss: true },
}

export function isAssertionAlgorithm(name: unknown): name is string {
  return typeof name === 'string' && Object.hasOwn(algorithms, name)
}

/** Verifies a client assertion with the certificate that the application registered. */
export function verifyWithCertificate(certificateDer: Buffer, token: DecodedJwt): boolean {
  const name = token.header['alg']
  const algorithm = isAssertionAlgorithm(name) ? algorithms[name] : undefined
  if (algorithm === undefined) return false
  const key = createPublicKey(
    new X509Certificate(certificateDer).publicKey.export({ type: 'spki', format: 'pem' }),
  )
  if (key.asymmetricKeyType !== 'rsa') return false
  const data = Buffer.from(`${token.headerPart}.${token.payloadPart}`)
  return verify(
    algorithm.digest,
    data,
    algorithm.pss
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { key, padding: constants.RSA_PKCS1_PADDING },
    token.signature,
  )
}

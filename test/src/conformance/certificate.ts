/** Self-signed certificates and the JWTs signed with them, with node:crypto alone (RFC 5280, RFC 7515). */
import { constants, createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

export interface Credential {
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Buffer
}

const second = 1000
const day = 86_400 * second

/** A new RSA key with a certificate of its own, good for thirty days. */
export function createCredential(commonName: string, now: number, modulusLength = 2048): Credential {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  const name = der(0x30, der(0x31, der(0x30, oid('2.5.4.3'), der(0x0c, Buffer.from(commonName)))))
  const algorithm = der(0x30, oid('1.2.840.113549.1.1.11'), der(0x05))
  const toBeSigned = der(
    0x30,
    der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name,
    der(0x30, utcTime(now - 60 * second), utcTime(now + 30 * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = der(
    0x30,
    toBeSigned,
    algorithm,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  )
  return { key: privateKey, certificate }
}

/** Tag, length and contents (X.690 section 8.1). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const contents = Buffer.concat(parts)
  const { length } = contents
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), contents])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, contents])
}

function oid(dotted: string): Buffer {
  const [first = 0, next = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + next, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    return groups
  })
  return der(0x06, Buffer.from(bytes))
}

function utcTime(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return der(0x17, Buffer.from(digits.slice(2)))
}

/** Signs with RS256 or PS256, whatever the header says besides. */
export function signJwt(
  { key }: Credential,
  header: { readonly alg: string; readonly [name: string]: unknown },
  claims: object,
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(claims)}`
  const padding = header.alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING }
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, ...padding }).toString('base64url')}`
}

export function thumbprint({ certificate }: Credential, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(certificate).digest('base64url')
}

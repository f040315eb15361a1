/** RSA over digests that were made elsewhere: RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017 sections 8 and 9). */
import {
  constants,
  createHash,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

export type DigestName = 'sha256' | 'sha384' | 'sha512'

export const digestBytes: Readonly<Record<DigestName, number>> = { sha256: 32, sha384: 48, sha512: 64 }

/** DER of the DigestInfo up to the digest itself (RFC 8017 section 9.2, note 1). */
const digestInfoPrefix: Readonly<Record<DigestName, Buffer>> = {
  sha256: Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  sha384: Buffer.from('3041300d060960864801650304020205000430', 'hex'),
  sha512: Buffer.from('3051300d060960864801650304020305000440', 'hex'),
}

export function signPkcs1(key: KeyObject, hash: DigestName, digest: Buffer): Buffer {
  const info = Buffer.concat([digestInfoPrefix[hash], digest])
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info)
}

export function verifyPkcs1(key: KeyObject, hash: DigestName, digest: Buffer, signature: Buffer): boolean {
  const info = Buffer.concat([digestInfoPrefix[hash], digest])
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature).equals(info)
  } catch {
    return false
  }
}

/** Mask generation function 1 (RFC 8017 appendix B.2.1). */
function mask(hash: DigestName, seed: Buffer, length: number): Buffer {
  const parts: Buffer[] = []
  for (let counter = 0; counter * digestBytes[hash] < length; counter += 1) {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    parts.push(createHash(hash).update(seed).update(count).digest())
  }
  return Buffer.concat(parts).subarray(0, length)
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
}

function saltedHash(hash: DigestName, digest: Buffer, salt: Buffer): Buffer {
  return createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest()
}

const trailer = 0xbc

/** EMSA-PSS with a salt as long as the digest (RFC 8017 section 9.1.1; RFC 7518 section 3.5); moduli are whole bytes. */
export function signPss(key: KeyObject, hash: DigestName, digest: Buffer): Buffer {
  const size = modulusBytes(key)
  const salt = randomBytes(digestBytes[hash])
  const hashed = saltedHash(hash, digest, salt)
  const data = Buffer.concat([Buffer.alloc(size - salt.length - hashed.length - 2), Buffer.from([1]), salt])
  const masked = xor(data, mask(hash, hashed, data.length))
  // The modulus may be smaller than a number with the highest bit set.
  masked.writeUInt8((masked[0] ?? 0) & 0x7f, 0)
  const encoded = Buffer.concat([masked, hashed, Buffer.from([trailer])])
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded)
}

export function verifyPss(key: KeyObject, hash: DigestName, digest: Buffer, signature: Buffer): boolean {
  const size = modulusBytes(key)
  if (signature.length !== size) return false
  let encoded: Buffer
  try {
    encoded = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature)
  } catch {
    return false
  }
  const length = digestBytes[hash]
  const masked = encoded.subarray(0, size - length - 1)
  const hashed = encoded.subarray(size - length - 1, size - 1)
  if (encoded.at(-1) !== trailer || (encoded[0] ?? 0) >= 0x80) return false
  const data = xor(masked, mask(hash, Buffer.from(hashed), masked.length))
  data.writeUInt8((data[0] ?? 0) & 0x7f, 0)
  const padding = data.subarray(0, data.length - length - 1)
  if (padding.some((byte) => byte !== 0) || data[padding.length] !== 1) return false
  return saltedHash(hash, digest, data.subarray(-length)).equals(hashed)
}

function modulusBytes(key: KeyObject): number {
  const { modulusLength } = key.asymmetricKeyDetails ?? {}
  if (modulusLength === undefined) throw new TypeError('not an RSA key')
  return modulusLength / 8
}

/**
 * Sealing a key for who holds a recovery kit (docs/repository-format.md, section 14): X25519 (RFC 7748) with a key pair of
 * its own for each sealing, HKDF-SHA-256, AES-256-GCM.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { uuidBytes } from '../bytes.ts'
import { corrupt } from '../errors.ts'

/** PKCS#8 and SubjectPublicKeyInfo of X25519 up to the 32 bytes of the key (RFC 8410, sections 4 and 7). */
const privateKeyPrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicKeyPrefix = Buffer.from('302a300506032b656e032100', 'hex')
const nonceLength = 12
const tagLength = 16
const keyLength = 32

/** For which card of which repository; both are bound into what is sealed. */
export interface RecipientPlace {
  readonly repositoryId: BackupRepositoryId
  /** UUID of the card and the key object. */
  readonly card: string
}

export interface SealedForRecipient {
  /** X25519 public key, 32 bytes. */
  readonly ephemeral: Uint8Array
  /** Nonce, ciphertext and tag. */
  readonly sealed: Uint8Array
}

/** The X25519 public key (32 bytes) of a private key (32 bytes). */
export function recipientPublicKey(privateKey: Uint8Array): Uint8Array {
  const spki = createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' })
  return new Uint8Array(spki.subarray(publicKeyPrefix.length))
}

/** @param publicKey - X25519, 32 bytes. */
export function sealForRecipient(
  secret: Uint8Array,
  publicKey: Uint8Array,
  place: RecipientPlace,
  random: Pick<Random, 'bytes'>,
): SealedForRecipient {
  const own = random.bytes(keyLength)
  const ephemeral = recipientPublicKey(own)
  const key = sharedKey(own, publicKey, { ephemeral, recipient: publicKey, place })
  const nonce = random.bytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(uuidBytes(place.card))
  const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  return { ephemeral, sealed: new Uint8Array(sealed) }
}

/**
 * @param privateKey - X25519, 32 bytes.
 * @throws {VaultError} `corrupt` when it was sealed for another kit or altered.
 */
export function openAsRecipient(
  { ephemeral, sealed }: SealedForRecipient,
  privateKey: Uint8Array,
  place: RecipientPlace,
): Uint8Array {
  const detail = `master key for ${place.card}: does not open`
  if (ephemeral.length !== keyLength || sealed.length < nonceLength + tagLength) throw corrupt(detail)
  try {
    const recipient = recipientPublicKey(privateKey)
    const key = sharedKey(privateKey, ephemeral, { ephemeral, recipient, place })
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
    decipher.setAAD(uuidBytes(place.card))
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
    const opened = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength))
    return new Uint8Array(Buffer.concat([opened, decipher.final()]))
  } catch (error) {
    throw corrupt(detail, error)
  }
}

function sharedKey(
  own: Uint8Array,
  other: Uint8Array,
  bound: {
    readonly ephemeral: Uint8Array
    readonly recipient: Uint8Array
    readonly place: RecipientPlace
  },
): Uint8Array {
  // Node refuses a public key of small order, which would give a shared secret of zeros (RFC 7748, section 6.1).
  const shared = diffieHellman({ privateKey: privateKeyOf(own), publicKey: publicKeyOf(other) })
  const salt = Buffer.concat([bound.ephemeral, bound.recipient])
  const info = Buffer.concat([
    Buffer.from('strongroom/master-key-for-recovery/v1', 'ascii'),
    uuidBytes(bound.place.repositoryId),
  ])
  return new Uint8Array(hkdfSync('sha256', shared, salt, info, 32))
}

function privateKeyOf(key: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([privateKeyPrefix, key]), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(key: Uint8Array) {
  return createPublicKey({ key: Buffer.concat([publicKeyPrefix, key]), format: 'der', type: 'spki' })
}

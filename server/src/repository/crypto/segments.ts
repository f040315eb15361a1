/** The body of an object: AES-256-GCM segments with counter nonces and a last flag (docs/repository-format.md, section 4). */
import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto'
import { corrupt } from '../errors.ts'
import { headerLength } from './header.ts'

export const segmentSize = 1024 * 1024
const tagLength = 16
const algorithm = 'aes-256-gcm'

/** Segments of a plaintext of this many bytes; the empty one has one. */
export function segmentCount(plaintextSize: number): number {
  return Math.max(1, Math.ceil(plaintextSize / segmentSize))
}

export function objectSize(plaintextSize: number): number {
  return headerLength + plaintextSize + tagLength * segmentCount(plaintextSize)
}

/**
 * The plaintext size of an object of `size` bytes.
 * @throws {VaultError} `corrupt` when no plaintext gives that size.
 */
export function plaintextSizeOf(size: number, name: string): number {
  const body = size - headerLength
  const segments = Math.max(1, Math.ceil(body / (segmentSize + tagLength)))
  const plaintextSize = body - tagLength * segments
  if (plaintextSize < 0 || objectSize(plaintextSize) !== size)
    throw corrupt(`${name}: ${size} bytes cannot be an object`)
  return plaintextSize
}

/** Where segment `index` lies in the object, tag included. */
export function segmentRange(
  index: number,
  plaintextSize: number,
): { readonly offset: number; readonly length: number } {
  const start = index * segmentSize
  return {
    offset: headerLength + index * (segmentSize + tagLength),
    length: Math.min(segmentSize, plaintextSize - start) + tagLength,
  }
}

/** Which segment, and whether it is the object's last. */
interface SegmentPlace {
  readonly index: number
  readonly isLast: boolean
}

export interface SegmentCipher {
  /** Ciphertext and tag. */
  seal(place: SegmentPlace, plaintext: Uint8Array): Uint8Array[]
  /** @throws {VaultError} `corrupt` before a byte is given out. */
  open(place: SegmentPlace, sealed: Uint8Array, name: string): Buffer
}

export function createSegmentCipher(key: KeyObject, header: Uint8Array): SegmentCipher {
  const additionalData = createHash('sha256').update(header).digest()
  return {
    seal: (place, plaintext) => {
      const cipher = createCipheriv(algorithm, key, nonceOf(place), { authTagLength: tagLength })
      cipher.setAAD(additionalData)
      return [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]
    },
    open: (place, sealed, name) => {
      const detail = `${name}: segment ${place.index} does not verify`
      if (sealed.length < tagLength) throw corrupt(detail)
      const decipher = createDecipheriv(algorithm, key, nonceOf(place), { authTagLength: tagLength })
      decipher.setAAD(additionalData)
      decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
      // update() gives out bytes that final() has not verified yet; nothing of them leaves before it has
      const plaintext = decipher.update(sealed.subarray(0, sealed.length - tagLength))
      try {
        decipher.final()
      } catch (error) {
        throw corrupt(detail, error)
      }
      return plaintext
    },
  }
}

/** The segment's number in 11 bytes, then 1 for the last segment and 0 before. */
function nonceOf({ index, isLast }: SegmentPlace): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

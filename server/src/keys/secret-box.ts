/**
 * Seals small secrets with AES-256-GCM under a key derived from the master key. What is sealed begins with a
 * version byte and a random nonce of 12 bytes and ends with a tag of 16 bytes.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { Random } from '../foundation/random.ts'
import type { Secret } from '../foundation/secret.ts'
import { KeysError } from './errors.ts'
import type { SecretBox } from './keys.ts'

const cipher = 'aes-256-gcm'
const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes

/** @param masterKey - 32 bytes in base64url, as `openMasterKey` gives them. */
export function createSecretBox(masterKey: Secret, random: Random): SecretBox {
  const key = new Uint8Array(
    hkdfSync('sha256', Buffer.from(masterKey.reveal(), 'base64url'), '', 'strongroom secret box v1', 32),
  )
  return {
    seal(plaintext, context) {
      const nonce = random.bytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      sealing.setAAD(Buffer.from(context))
      const body = Buffer.concat([sealing.update(plaintext), sealing.final()])
      return new Uint8Array(Buffer.concat([Buffer.of(version), nonce, body, sealing.getAuthTag()]))
    },
    open(sealed, context) {
      if (sealed.length < headBytes + tagBytes || sealed[0] !== version) throw wrongKey()
      const tagStart = sealed.length - tagBytes
      // Without the length Node accepts a tag cut down to four bytes.
      const opening = createDecipheriv(cipher, key, sealed.subarray(1, headBytes), {
        authTagLength: tagBytes,
      })
      opening.setAAD(Buffer.from(context))
      opening.setAuthTag(sealed.subarray(tagStart))
      const body = opening.update(sealed.subarray(headBytes, tagStart))
      try {
        return new Uint8Array(Buffer.concat([body, opening.final()]))
      } catch (error) {
        throw wrongKey(error)
      }
    },
  }
}

function wrongKey(cause?: unknown): KeysError {
  return new KeysError(
    'wrong_key',
    'A sealed secret cannot be opened: the master key belongs to another installation, or the record was changed.',
    { cause },
  )
}

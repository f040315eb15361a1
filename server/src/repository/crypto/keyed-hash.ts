/**
 * HMAC-SHA-256 of many short messages under one key (RFC 2104): two calls that make no object, where `createHmac` makes
 * one each time and looks its algorithm up. Half the time for an item's name, a sixth less for 8 kB.
 */
import { createHmac, createSecretKey, hash } from 'node:crypto'

const blockSize = 64
const digestSize = 32
const algorithm = 'sha256'
/** Beyond it the copy costs more than the object. */
const maxShort = 64 * 1024

export interface KeyedHash {
  /** The hash of one byte and what follows it. */
  ofBytes(first: number, rest: Uint8Array): Buffer
  /** The hash of a text in UTF-8. */
  ofText(text: string): Buffer
}

/** @param key - 32 bytes; copied. */
export function createKeyedHash(key: Uint8Array): KeyedHash {
  const secret = createSecretKey(key)
  const inner = Buffer.alloc(blockSize + 1 + maxShort, padded(key, 0x36))
  const outer = Buffer.alloc(blockSize + digestSize, padded(key, 0x5c))

  /** Of what lies behind the key in `inner`. */
  const finish = (length: number): Buffer => {
    outer.write(hash(algorithm, inner.subarray(0, blockSize + length), 'binary'), blockSize, 'binary')
    return hash(algorithm, outer, 'buffer')
  }

  return {
    ofBytes: (first, rest) => {
      if (rest.length > maxShort)
        return createHmac(algorithm, secret).update(Uint8Array.of(first)).update(rest).digest()
      inner[blockSize] = first
      inner.set(rest, blockSize + 1)
      return finish(1 + rest.length)
    },
    ofText: (text) => {
      if (3 * text.length > maxShort) return createHmac(algorithm, secret).update(text).digest()
      return finish(inner.write(text, blockSize))
    },
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: blockSize }, (_, place) => (key[place] ?? 0) ^ pad))
}

/** Values that are random in a real tenant and here follow from the seed, so that a run can be repeated. */
import { createHash } from 'node:crypto'

export interface Deterministic {
  /** A lower-case UUID (version 4 in form), the same for the same seed and name. */
  guid(name: string): string
  /** Bytes that follow from the seed and the name, at most 32. */
  bytes(name: string, count: number): Buffer
}

/** @param seed - Tenants of two seeds have no identifier in common. */
export function createDeterministic(seed: number): Deterministic {
  const digest = (name: string): Buffer => createHash('sha256').update(`${seed}\n${name}`).digest()
  return {
    guid: (name) => {
      const hex = digest(name).toString('hex')
      const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8'
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20, 32),
      ].join('-')
    },
    bytes: (name, count) => digest(name).subarray(0, count),
  }
}

/** The same, with names of its own: what two scopes make has nothing in common. */
export function within(names: Deterministic, scope: string): Deterministic {
  return {
    guid: (name) => names.guid(`${scope}/${name}`),
    bytes: (name, count) => names.bytes(`${scope}/${name}`, count),
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 section 6, without padding: how authenticator apps take their secret. */
export function base32Encode(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += alphabet.charAt((value >>> (bits - 5)) & 31)
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet.charAt((value << (5 - bits)) & 31) : text
}

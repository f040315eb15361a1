/** Time-based one-time passwords of an authenticator app (RFC 6238: SHA-1, 30 seconds, six digits). */
import { createHmac } from 'node:crypto'

export const totpStepMs = 30_000

/** RFC 4648 section 6, padding and case forgiven. */
export function base32Decode(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const character of text.toUpperCase().replace(/=+$/, '')) {
    const digit = alphabet.indexOf(character)
    if (digit < 0) throw new Error(`not base32: ${character}`)
    value = (value << 5) | digit
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >>> bits) & 255)
    }
    value &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}

export function totpStep(now: number): number {
  return Math.floor(now / totpStepMs)
}

/** The code of one time step (RFC 4226 section 5.3). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', base32Decode(secret)).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 15
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** Takes content transfer encodings away, leniently and without touching line breaks (RFC 2045 §6.7 and §6.8). */
import { Buffer } from 'node:buffer'

const equalsSign = 0x3d
const lineFeed = 0x0a

/** Base64; what is not of its alphabet is passed over, and padding in the middle starts a new run. */
export function decodeBase64(encoded: Uint8Array): Uint8Array {
  const text = Buffer.from(encoded)
    .toString('latin1')
    .replaceAll(/[^A-Za-z0-9+/=]/g, '')
  return Buffer.concat(text.split(/=+/).map((run) => Buffer.from(run, 'base64')))
}

/** Quoted-printable; what is no escape stands for itself. */
export function decodeQuotedPrintable(encoded: Uint8Array): Uint8Array {
  const decoded = Buffer.allocUnsafe(encoded.length)
  let length = 0
  let at = 0
  while (at < encoded.length) {
    const byte = encoded[at] ?? 0
    if (byte === equalsSign) {
      const softBreak = softBreakLength(encoded, at)
      if (softBreak > 0) {
        at += softBreak
        continue
      }
      const escaped = Buffer.from(encoded.subarray(at + 1, at + 3)).toString('latin1')
      if (/^[0-9a-f]{2}$/i.test(escaped)) {
        decoded[length] = Number.parseInt(escaped, 16)
        length += 1
        at += 3
        continue
      }
    }
    decoded[length] = byte
    length += 1
    at += 1
  }
  return decoded.subarray(0, length)
}

/** How many bytes a soft line break takes at `at`: the sign, white space that a relay left, the line's end. */
function softBreakLength(encoded: Uint8Array, at: number): number {
  let end = at + 1
  while (end < encoded.length && /[ \t\r]/.test(String.fromCodePoint(encoded[end] ?? 0))) end += 1
  if (end >= encoded.length) return end - at
  return encoded[end] === lineFeed ? end + 1 - at : 0
}

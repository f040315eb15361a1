/** The inside of a pack: blobs, then a trailer that names them (docs/repository-format.md, section 5). */
import { asBuffer, copyBytes, u32 } from '../bytes.ts'
import { blobKind, type BlobKind } from '../crypto/keys.ts'
import { objectSize } from '../crypto/segments.ts'
import { corrupt } from '../errors.ts'
import { codec, maxBlobSize, type CodecId } from './codec.ts'

export const entryLength = 46
export const footerLength = 12
const footerMagic = Buffer.from('SRPK', 'ascii')
const padding = 4096

/** One blob of a pack: where it lies in the plaintext, and what it becomes. */
export interface PackEntry {
  /** 32 bytes. */
  readonly id: Uint8Array
  readonly kind: BlobKind
  readonly codec: CodecId
  readonly offset: number
  readonly storedSize: number
  /** After decoding. */
  readonly size: number
}

/** What follows the blobs of a pack: zeros, entries, footer. @param entries - Encoded, in the order of the blobs. */
export function encodeTrailer(entries: Buffer): Uint8Array[] {
  const count = entries.length / entryLength
  const last = entries.length - entryLength
  const end = count === 0 ? 0 : entries.readUInt32BE(last + 34) + entries.readUInt32BE(last + 38)
  const unpadded = end + entries.length + footerLength
  const zeros = (padding - (unpadded % padding)) % padding
  return [Buffer.alloc(zeros), entries, Buffer.concat([footerMagic, u32(count), u32(zeros)])]
}

/** Of the whole object that such blobs will make, in bytes. */
export function sealedPackSize(
  parts: readonly { readonly bytes: Uint8Array; readonly entries: Uint8Array }[],
): number {
  const unpadded = parts.reduce(
    (sum, { bytes, entries }) => sum + bytes.length + entries.length,
    footerLength,
  )
  return objectSize(Math.ceil(unpadded / padding) * padding)
}

export function encodeEntries(entries: readonly PackEntry[]): Buffer {
  const bytes = Buffer.allocUnsafe(entries.length * entryLength)
  let offset = 0
  for (const entry of entries) {
    bytes.set(entry.id, offset)
    bytes[offset + 32] = entry.kind
    bytes[offset + 33] = entry.codec
    bytes.writeUInt32BE(entry.offset, offset + 34)
    bytes.writeUInt32BE(entry.storedSize, offset + 38)
    bytes.writeUInt32BE(entry.size, offset + 42)
    offset += entryLength
  }
  return bytes
}

/** @throws {VaultError} `corrupt` as {@link checkEntries}. */
export function decodeEntries(bytes: Uint8Array, name: string): PackEntry[] {
  checkEntries(bytes, name)
  const view = asBuffer(bytes)
  return Array.from({ length: bytes.length / entryLength }, (_, place) => {
    const start = place * entryLength
    return {
      id: copyBytes(view.subarray(start, start + 32)),
      kind: view[start + 32] === blobKind.list ? blobKind.list : blobKind.data,
      codec: view[start + 33] === codec.zstd ? codec.zstd : codec.none,
      offset: view.readUInt32BE(start + 34),
      storedSize: view.readUInt32BE(start + 38),
      size: view.readUInt32BE(start + 42),
    }
  })
}

/**
 * Looks at every entry, and makes nothing of them.
 * @returns the bytes of all their blobs, as they are stored.
 * @throws {VaultError} `corrupt` for a kind, codec or size that the format does not know.
 */
export function checkEntries(bytes: Uint8Array, name: string): number {
  if (bytes.length % entryLength !== 0) throw corrupt(`${name}: entries of a wrong length`)
  const view = asBuffer(bytes)
  let sum = 0
  for (let start = 0; start < view.length; start += entryLength) {
    const [kind, codecId] = [view[start + 32], view[start + 33]]
    if (kind !== blobKind.data && kind !== blobKind.list) throw corrupt(`${name}: unknown kind ${kind}`)
    if (codecId !== codec.none && codecId !== codec.zstd) throw corrupt(`${name}: unknown codec ${codecId}`)
    const storedSize = view.readUInt32BE(start + 38)
    const size = view.readUInt32BE(start + 42)
    if (size > maxBlobSize || storedSize > size)
      throw corrupt(`${name}: entry ${start / entryLength} is too large`)
    sum += storedSize
  }
  return sum
}

/** How many bytes at the end of the plaintext are entries and footer. @throws {VaultError} `corrupt` */
export function trailerLength(footer: Uint8Array, plaintextSize: number, name: string): number {
  const view = asBuffer(footer)
  if (view.length !== footerLength || !view.subarray(0, 4).equals(footerMagic))
    throw corrupt(`${name}: no trailer`)
  const length = view.readUInt32BE(4) * entryLength + footerLength
  if (length + view.readUInt32BE(8) > plaintextSize)
    throw corrupt(`${name}: the trailer is larger than the pack`)
  return length
}

/**
 * Reads a pack's own list of its blobs.
 * @param trailer - Entries and footer: the last bytes of the plaintext.
 * @throws {VaultError} `corrupt` when the blobs do not lie one after another up to the zeros.
 */
export function decodeTrailer(trailer: Uint8Array, plaintextSize: number, name: string): PackEntry[] {
  const footer = trailer.subarray(trailer.length - footerLength)
  if (trailerLength(footer, plaintextSize, name) !== trailer.length)
    throw corrupt(`${name}: a trailer of a wrong length`)
  const entries = decodeEntries(trailer.subarray(0, trailer.length - footerLength), name)
  let end = 0
  for (const entry of entries) {
    if (entry.offset !== end) throw corrupt(`${name}: blobs do not lie one after another`)
    end += entry.storedSize
  }
  const zeros = asBuffer(footer).readUInt32BE(8)
  if (end + zeros + trailer.length !== plaintextSize) throw corrupt(`${name}: blobs and trailer do not meet`)
  return entries
}

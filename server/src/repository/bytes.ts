/** Small tools for the room's binary layouts: hex, UUIDs, and views without copying. */

/** The same memory as a Buffer, for its readers of numbers. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A copy; `slice` of a Buffer would be a view of the same memory. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/**
 * Copies bytes to their place in others. V8 copies to and from shared memory word by word, seven times slower than fill.
 * @throws {RangeError} when they do not fit there.
 */
export function putBytes(target: Uint8Array, bytes: Uint8Array, at = 0): void {
  if (bytes.length > 0) asBuffer(target).fill(bytes, at, at + bytes.length)
}

export function toHex(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('hex')
}

export function fromHex(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}

/** @param uuid - In lower case, with hyphens. */
export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/**
 * The UUID of so many bytes, whatever their version and variant bits were (RFC 9562, sections 4 and 5).
 * @param bytes - 16 or more; the first 16 count.
 * @param version - 4 for random bytes, 8 for a hash.
 */
export function uuidOf(bytes: Uint8Array, version: 4 | 8): string {
  const uuid = Buffer.from(bytes.subarray(0, 16))
  uuid.writeUInt8((uuid.readUInt8(6) & 0x0f) | (version << 4), 6)
  uuid.writeUInt8((uuid.readUInt8(8) & 0x3f) | 0x80, 8)
  return toHex(uuid).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function u32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value)
  return bytes
}

import { timingSafeEqual } from 'node:crypto'

/** Joins pieces into one array; for small content only, big content stays a stream. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(pieces)
}

/** Reads a whole stream into memory, refusing more than `limitBytes`. */
export async function collectBytes(
  content: AsyncIterable<Uint8Array>,
  limitBytes = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of content) {
    size += piece.length
    if (size > limitBytes) throw new RangeError(`content is larger than ${limitBytes} bytes`)
    pieces.push(piece)
  }
  return concatBytes(pieces)
}

/** Compares in a time that depends on the lengths alone. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}

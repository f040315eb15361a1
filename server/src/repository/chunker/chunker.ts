/**
 * Cuts a stream where its content says so, so that an insertion moves few cuts: a gear hash over a secret table,
 * with a stricter rule before the mean size and a looser one after it (docs/repository-format.md, section 9).
 */
import { copyBytes, putBytes } from '../bytes.ts'

export interface ChunkSizes {
  readonly min: number
  readonly mean: number
  readonly max: number
}

export const contentChunkSizes: ChunkSizes = { min: 64 * 1024, mean: 256 * 1024, max: 1024 * 1024 }
/** A cut falls where so many upper bits are zero: one in 2^20 places before the mean, one in 2^16 after it. */
const strictShift = 32 - 20
const looseShift = 32 - 16

/**
 * The length of the first chunk of `bytes`: where a cut falls, or all of it (at most the maximum).
 * @param bytes - At least the maximum size, or all that is left.
 */
export function findCut(
  table: Uint32Array,
  bytes: Uint8Array,
  sizes: ChunkSizes = contentChunkSizes,
): number {
  const end = Math.min(bytes.length, sizes.max)
  const mean = Math.min(end, sizes.mean)
  let hash = 0
  let place = Math.min(end, sizes.min)
  for (; place < mean; place += 1) {
    hash = ((hash << 1) + gear(table, bytes, place)) | 0
    if (hash >>> strictShift === 0) return place + 1
  }
  for (; place < end; place += 1) {
    hash = ((hash << 1) + gear(table, bytes, place)) | 0
    if (hash >>> looseShift === 0) return place + 1
  }
  return end
}

function gear(table: Uint32Array, bytes: Uint8Array, place: number): number {
  return table[bytes[place] ?? 0] ?? 0
}

/**
 * Cuts a stream into chunks; holds at most twice the maximum size.
 * @yields chunks that are the caller's to keep.
 */
export async function* cutContent(
  table: Uint32Array,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sizes: ChunkSizes = contentChunkSizes,
): AsyncGenerator<Uint8Array> {
  const cutter = createCutter(table, sizes)
  const chunks: Uint8Array[] = []
  const keep = (chunk: Uint8Array): void => {
    chunks.push(copyBytes(chunk))
  }
  for await (const piece of content) {
    cutter.write(piece, keep)
    yield* chunks.splice(0)
  }
  cutter.end(keep)
  yield* chunks
}

/** One stream that is being cut. Its chunks lie there only until `keep` has returned. */
export interface Cutter {
  /** What came in and is in no chunk yet. */
  readonly heldBytes: number
  /** @param keep - Called with each chunk that is complete with the piece. */
  write(piece: Uint8Array, keep: (chunk: Uint8Array) => void): void
  /** @param keep - Called with each chunk of what is left. */
  end(keep: (chunk: Uint8Array) => void): void
}

export function createCutter(table: Uint32Array, sizes: ChunkSizes = contentChunkSizes): Cutter {
  const window = createWindow(2 * sizes.max)
  const cut = (): Uint8Array => window.take(findCut(table, window.held(), sizes))
  return {
    get heldBytes() {
      return window.held().length
    },
    write: (piece, keep) => {
      for (let taken = 0; taken < piece.length;) {
        taken += window.fill(piece.subarray(taken))
        while (window.held().length >= sizes.max) keep(cut())
      }
    },
    end: (keep) => {
      while (window.held().length > 0) keep(cut())
    },
  }
}

interface Window {
  held(): Uint8Array
  /** @returns how many of the bytes had room. */
  fill(bytes: Uint8Array): number
  /** Takes so many bytes out. @returns them where they lie: until the next that are filled in. */
  take(length: number): Uint8Array
}

function createWindow(size: number): Window {
  const bytes = new Uint8Array(size)
  let start = 0
  let end = 0
  return {
    held: () => bytes.subarray(start, end),
    fill: (piece) => {
      // what is held moves to the front only when the end is reached: chunk by chunk it would move many times
      if (end === size) {
        bytes.copyWithin(0, start, end)
        end -= start
        start = 0
      }
      const part = piece.subarray(0, size - end)
      putBytes(bytes, part, end)
      end += part.length
      return part.length
    },
    take: (length) => {
      start += length
      return bytes.subarray(start - length, start)
    },
  }
}

/**
 * Cuts a stream where its content says so, so that an insertion moves few cuts: a gear hash over a secret table,
 * with a stricter rule before the mean size and a looser one after it (docs/repository-format.md, section 9).
 */
import { copyBytes } from '../bytes.ts'

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
  for await (const piece of content) yield* cutter.write(piece)
  yield* cutter.end()
}

/** One stream that is being cut. What it gives out is the caller's to keep. */
export interface Cutter {
  /** @returns the chunks that are complete with it. */
  write(piece: Uint8Array): Uint8Array[]
  /** @returns what is left. */
  end(): Uint8Array[]
}

export function createCutter(table: Uint32Array, sizes: ChunkSizes = contentChunkSizes): Cutter {
  const window = createWindow(table, sizes)
  return {
    write: (piece) => {
      const chunks: Uint8Array[] = []
      for (let taken = 0; taken < piece.length;) {
        taken += window.fill(piece.subarray(taken))
        while (window.filled >= sizes.max) chunks.push(window.cut())
      }
      return chunks
    },
    end: () => {
      const chunks: Uint8Array[] = []
      while (window.filled > 0) chunks.push(window.cut())
      return chunks
    },
  }
}

interface Window {
  readonly filled: number
  /** @returns how many of the bytes had room. */
  fill(bytes: Uint8Array): number
  /** Takes the first chunk out. */
  cut(): Uint8Array
}

function createWindow(table: Uint32Array, sizes: ChunkSizes): Window {
  const bytes = Buffer.allocUnsafe(2 * sizes.max)
  let filled = 0
  return {
    get filled() {
      return filled
    },
    fill: (piece) => {
      const part = piece.subarray(0, bytes.length - filled)
      bytes.set(part, filled)
      filled += part.length
      return part.length
    },
    cut: () => {
      const length = findCut(table, bytes.subarray(0, filled), sizes)
      const chunk = copyBytes(bytes.subarray(0, length))
      bytes.copyWithin(0, length, filled)
      filled -= length
      return chunk
    },
  }
}

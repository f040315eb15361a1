/** Ways to cut a file: as the vault does with other mean sizes, at fixed places, and not at all. */
import { createHash } from 'node:crypto'
import { findCut } from '@strongroom/server/repository'

export interface Cutter {
  readonly name: string
  /** How long the first piece of `bytes` is. */
  readonly cut: (bytes: Uint8Array) => number
}

/** Any secret will do: what is measured does not depend on it. */
const table = new Uint32Array(
  Array.from({ length: 256 }, (_, byte) =>
    createHash('sha256').update(Uint8Array.of(byte)).digest().readUInt32BE(),
  ),
)

/**
 * The vault's rule (repository-format.md, section 9) with everything scaled to another mean: pieces of a quarter to four times
 * the mean, a cut where two bits more than the mean's are zero before it, and two fewer after it.
 */
function scaledCut(mean: number): Cutter['cut'] {
  const bits = Math.log2(mean)
  const strict = 32 - (bits + 2)
  const loose = 32 - (bits - 2)
  return (bytes) => {
    const end = Math.min(bytes.length, mean * 4)
    const middle = Math.min(end, mean)
    let hash = 0
    for (let place = Math.min(end, mean / 4); place < end; place += 1) {
      hash = ((hash << 1) + (table[bytes[place] ?? 0] ?? 0)) | 0
      if (hash >>> (place < middle ? strict : loose) === 0) return place + 1
    }
    return end
  }
}

const size = (bytes: number): string => (bytes < 2 ** 20 ? `${bytes / 1024} KiB` : `${bytes / 2 ** 20} MiB`)

export const cutters: readonly Cutter[] = [
  { name: 'whole file', cut: (bytes) => bytes.length },
  ...[256 * 1024, 2 ** 20].map((length) => ({
    name: `fixed ${size(length)}`,
    cut: (bytes: Uint8Array) => Math.min(bytes.length, length),
  })),
  ...[16, 17, 18, 19, 20, 21, 22].map((bits) => ({
    name: `mean ${size(2 ** bits)}`,
    cut: scaledCut(2 ** bits),
  })),
]

/** The vault's own, for which `mean 256 KiB` has to be another writing. */
export const ours: Cutter = { name: 'the vault', cut: (bytes) => findCut(table, bytes) }

/** The lengths of all pieces. */
export function lengthsOf({ cut }: Cutter, bytes: Uint8Array): number[] {
  const lengths: number[] = []
  for (let start = 0; start < bytes.length;) {
    const length = cut(bytes.subarray(start))
    lengths.push(length)
    start += length
  }
  return lengths
}

/** Content of at most 1 MiB is one piece, as in the vault; the vault cuts what is larger. */
const smallest = 2 ** 20

/** The pieces' hashes and lengths, as a repository knows them. */
export function piecesOf(cutter: Cutter, bytes: Uint8Array): Map<string, number> {
  const lengths = bytes.length <= smallest ? [bytes.length] : lengthsOf(cutter, bytes)
  const pieces = new Map<string, number>()
  let start = 0
  for (const length of lengths) {
    const piece = bytes.subarray(start, start + length)
    pieces.set(createHash('sha256').update(piece).digest('base64'), length)
    start += length
  }
  return pieces
}

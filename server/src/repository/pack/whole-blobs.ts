/** Opens many blobs of a pack at once: compressed ones in runs, each compared with its id. */
import { asBuffer } from '../bytes.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { codec as codecs, maxBlobSize, type BlobCodec } from './codec.ts'
import type { PackEntry } from './pack.ts'
import { maxInflatedSize } from './zstd-frame.ts'

/** Of one call of the library: bytes after inflating, and frames. */
const maxRunSize = maxBlobSize
const maxRunFrames = 128
/** What the frames of a run may claim to hold at most. */
const maxRunClaim = 32 * maxBlobSize

export interface WholeBlobsDependencies {
  readonly codec: BlobCodec
  readonly organization: OrganizationKeys
}

/**
 * @param plaintext - Of the pack, from `start` on.
 * @param entries - In the order of their places.
 * @returns for each entry its blob, or undefined where that does not verify.
 */
export async function openBlobs(
  { codec, organization }: WholeBlobsDependencies,
  { plaintext, start }: { readonly plaintext: Uint8Array; readonly start: number },
  entries: readonly PackEntry[],
): Promise<(Uint8Array | undefined)[]> {
  const storedBytes = ({ offset, storedSize }: PackEntry): Uint8Array =>
    plaintext.subarray(offset - start, offset - start + storedSize)

  const verified = (entry: PackEntry, blob: Uint8Array): Uint8Array | undefined =>
    organization.contentId(entry.kind, blob).equals(entry.id) ? blob : undefined

  const openOne = async (entry: PackEntry): Promise<Uint8Array | undefined> => {
    try {
      const bytes = storedBytes(entry)
      if (bytes.length !== entry.storedSize) return undefined
      return verified(entry, await codec.decode({ codec: entry.codec, bytes }, entry.size, 'blob'))
    } catch {
      return undefined
    }
  }

  const openRun = async (run: readonly PackEntry[]): Promise<(Uint8Array | undefined)[]> => {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined) return []
    if (run.length === 1) return [await openOne(first)]
    const frames = plaintext.subarray(first.offset - start, last.offset + last.storedSize - start)
    const size = run.reduce((sum, entry) => sum + entry.size, 0)
    const blobs = await codec.decodeRun(frames, size)
    if (blobs === undefined) return Promise.all(run.map(openOne))
    let end = 0
    return run.map((entry) => {
      end += entry.size
      return verified(entry, blobs.subarray(end - entry.size, end))
    })
  }

  const claimOf = (entry: PackEntry): number => maxInflatedSize(asBuffer(storedBytes(entry))) ?? Infinity
  const opened = await Promise.all(runsOf(entries, claimOf).map(openRun))
  return opened.flat()
}

/** Neighbours that are compressed go together; everything else stands alone. */
function runsOf(entries: readonly PackEntry[], claimOf: (entry: PackEntry) => number): PackEntry[][] {
  const runs: PackEntry[][] = []
  let run: PackEntry[] = []
  let size = 0
  let claimed = 0
  for (const entry of entries) {
    const claim = entry.codec === codecs.zstd ? claimOf(entry) : Infinity
    const before = run.at(-1)
    const joins =
      before?.codec === codecs.zstd &&
      before.offset + before.storedSize === entry.offset &&
      run.length < maxRunFrames &&
      size + entry.size <= maxRunSize &&
      claimed + claim <= maxRunClaim
    if (!joins) {
      run = []
      size = 0
      claimed = 0
      runs.push(run)
    }
    run.push(entry)
    size += entry.size
    claimed += claim
  }
  return runs
}

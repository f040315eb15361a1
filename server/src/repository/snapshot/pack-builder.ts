/** Gathers compressed blobs until they make a pack (docs/repository-format.md, section 5). */
import { entryLength } from '../pack/pack.ts'
import type { EncodedBlobs } from '../pipeline/pipeline.ts'

export const packTargetSize = 8 * 1024 * 1024
export const packMaxEntries = 8192

export interface PackBuilder {
  /** Whether so many more blobs have no place in the pack. */
  isFullFor(blobs: number): boolean
  add(part: EncodedBlobs): void
  /** All of it; the builder is empty afterwards. */
  take(): readonly EncodedBlobs[]
}

export function createPackBuilder(): PackBuilder {
  let parts: EncodedBlobs[] = []
  let size = 0
  let count = 0
  return {
    isFullFor: (blobs) =>
      size >= packTargetSize || count >= packMaxEntries || (count > 0 && count + blobs > packMaxEntries),
    add: (part) => {
      parts.push(part)
      size += part.bytes.length
      count += part.entries.length / entryLength
    },
    take: () => {
      const taken = parts
      parts = []
      size = 0
      count = 0
      return taken
    },
  }
}

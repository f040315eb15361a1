/** Gathers compressed blobs until they make a pack (docs/repository-format.md, section 5). */
import { putBytes } from '../bytes.ts'
import { entryLength } from '../pack/pack.ts'
import type { Memory, SharedBytes } from '../pipeline/memory.ts'
import type { EncodedBlobs } from '../pipeline/pipeline.ts'

export const packTargetSize = 8 * 1024 * 1024
export const packMaxEntries = 8192
/** For a run that stores little. */
const smallRoom = 2 * 1024 * 1024
/** A pack that is not full takes another part, which may be as long as what a stream holds back. */
const largeRoom = packTargetSize + 2 * 1024 * 1024

export interface PackBuilder {
  /** Whether so many more blobs have no place in the pack. */
  isFullFor(blobs: number): boolean
  /** @param part - Copied. */
  add(part: EncodedBlobs): void
  /** All of it, in one buffer that is given back after use; the builder is empty afterwards. */
  take(): readonly EncodedBlobs[]
}

export function createPackBuilder(memory: Memory): PackBuilder {
  let room: SharedBytes | undefined
  let parts: EncodedBlobs[] = []
  let size = 0
  let count = 0

  /** Small packs take little room, large ones are moved once. */
  const roomFor = (bytes: number): SharedBytes => {
    if (room !== undefined && size + bytes <= room.length) return room
    const larger = memory.lend(size + bytes <= smallRoom ? smallRoom : Math.max(size + bytes, largeRoom))
    if (room !== undefined) {
      putBytes(larger, room.subarray(0, size))
      memory.giveBack(room)
    }
    parts = parts.map(({ bytes: { byteOffset, length }, entries }) => ({
      bytes: larger.subarray(byteOffset, byteOffset + length),
      entries,
    }))
    return larger
  }

  return {
    isFullFor: (blobs) =>
      size >= packTargetSize || count >= packMaxEntries || (count > 0 && count + blobs > packMaxEntries),
    add: ({ bytes, entries }) => {
      room = roomFor(bytes.length)
      const place = room.subarray(size, size + bytes.length)
      putBytes(place, bytes)
      parts.push({ bytes: place, entries })
      size += bytes.length
      count += entries.length / entryLength
    },
    take: () => {
      const taken = parts
      room = undefined
      parts = []
      size = 0
      count = 0
      return taken
    },
  }
}

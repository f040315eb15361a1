/** Tells who reads a pack from one end to the other from who reads here and there. */

/** So many of the last reads, near each other, look like somebody who will read the rest too. */
const together = 4
const remembered = 256
/** A restore takes what is next to each other in a folder: contents of several batches, and of several packs, in turn. */
const nearby = 4 * 1024 * 1024

export interface RecentReads {
  /** Notes a read. @returns whether others lately were near it. */
  isScan(pack: string, offset: number): boolean
}

export function createRecentReads(): RecentReads {
  const reads: { pack: string; offset: number }[] = []
  let oldest = 0
  return {
    isScan: (pack, offset) => {
      let near = 1
      for (const read of reads) if (read.pack === pack && Math.abs(read.offset - offset) <= nearby) near += 1
      const known = reads[oldest]
      if (reads.length < remembered || known === undefined) reads.push({ pack, offset })
      else {
        known.pack = pack
        known.offset = offset
        oldest = (oldest + 1) % remembered
      }
      return near >= together
    },
  }
}

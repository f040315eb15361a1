/** Reads files for a backup, into memory that is used again: to allocate a buffer for each costs as much as to read it. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Files from here on are read piece by piece, others into slabs. */
export const slabSize = 1024 * 1024

export interface FileReader {
  /** A large file piece by piece, each valid until the next is asked for. */
  pieces(path: string): AsyncGenerator<Uint8Array>
  /** A small file. @param size - What it had when it was listed, less than a slab. */
  read(path: string, size: number): Slice
}

/** A file's bytes, in memory that others use. */
export interface Slice {
  readonly bytes: Uint8Array
  /** Nobody needs them any more. */
  release(): void
}

interface Slab {
  readonly memory: Buffer
  used: number
  /** Slices that somebody needs. */
  inUse: number
}

/** Small files lie one behind the other in slabs that are used again when all of a slab's files are stored. */
export function createFileReader(): FileReader {
  const free: Slab[] = []
  const newSlab = (): Slab => free.pop() ?? { memory: Buffer.allocUnsafeSlow(slabSize), used: 0, inUse: 0 }
  let open = newSlab()
  const release = (slab: Slab): void => {
    slab.inUse -= 1
    if (slab.inUse > 0 || slab === open) return
    slab.used = 0
    free.push(slab)
  }
  return {
    async *pieces(path) {
      const slab = newSlab()
      const file = openSync(path, 'r')
      try {
        for (let length = readSync(file, slab.memory); length > 0; length = readSync(file, slab.memory))
          yield slab.memory.subarray(0, length)
      } finally {
        closeSync(file)
        free.push(slab)
      }
    },
    read: (path, size) => {
      if (open.used + size >= slabSize) {
        const full = open
        open = newSlab()
        full.inUse += 1
        release(full)
      }
      const slab = open
      const file = openSync(path, 'r')
      try {
        // one byte more than it had when it was listed shows whether it has grown
        if (readSync(file, slab.memory, slab.used, size + 1, null) !== size)
          return { bytes: readFileSync(path), release: () => undefined }
      } finally {
        closeSync(file)
      }
      slab.used += size
      slab.inUse += 1
      return { bytes: slab.memory.subarray(slab.used - size, slab.used), release: () => release(slab) }
    },
  }
}

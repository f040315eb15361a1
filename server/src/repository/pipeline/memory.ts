/**
 * Memory that is used again, and that several threads see at once. A backup that took its buffers anew would have its
 * garbage collected every 64 MB, although hardly anything of them lies in the heap that is marked then; memory that
 * travels between threads counts in the same way, shared memory does not.
 */

const mebibyte = 1024 * 1024
/** A batch of blobs, a piece of a stream. */
const small = 2 * mebibyte
const step = 4 * mebibyte
const maxKept = 128 * mebibyte

/** Bytes that several threads see. */
export type SharedBytes = Uint8Array<SharedArrayBuffer>

export interface Memory {
  /** So many bytes with anything in them. */
  lend(size: number): SharedBytes
  /** @param bytes - The whole of what was lent, or its beginning: nobody uses any of it any more. */
  giveBack(bytes: SharedBytes): void
}

export function createMemory(): Memory {
  /** What nobody uses, by its size. */
  const free = new Map<number, SharedArrayBuffer[]>()
  let kept = 0
  return {
    lend: (size) => {
      const blockSize = size <= small ? small : Math.ceil(size / step) * step
      const used = free.get(blockSize)?.pop()
      if (used !== undefined) kept -= blockSize
      return new Uint8Array(used ?? new SharedArrayBuffer(blockSize), 0, size)
    },
    giveBack: ({ buffer }) => {
      const size = buffer.byteLength
      if (kept + size > maxKept) return
      const others = free.get(size)
      if (others === undefined) free.set(size, [buffer])
      else others.push(buffer)
      kept += size
    },
  }
}

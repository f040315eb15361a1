/** Makes the files of a restore in a thread of its own, as restic does in several. */
import { Worker } from 'node:worker_threads'
import type { FilePiece, Order } from './making.ts'

export interface NewFile {
  readonly path: string
  readonly mode: number
  /** In seconds since the Unix epoch. */
  readonly modified: number
  readonly size: number
}

export interface FileMaker {
  /**
   * @param pieces - Together as long as the file; each is copied before the next one is asked for.
   * @throws {Error} when they are not, and what the thread throws.
   */
  make(file: NewFile, pieces: AsyncIterable<Uint8Array>): Promise<void>
  /** Waits for everything that was to be made. @throws {Error} what the thread throws. */
  end(): Promise<void>
}

const slabSize = 2 ** 20
/** With the thread, before others wait. */
const slabsAhead = 8
/** Small files of one message. */
const piecesAtOnce = 64

export function startFileMaker(): FileMaker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./making.${extension}`, import.meta.url))
  const free: SharedArrayBuffer[] = []
  const newSlab = (): Uint8Array<SharedArrayBuffer> =>
    new Uint8Array(free.pop() ?? new SharedArrayBuffer(slabSize))
  let slab = newSlab()
  let used = 0
  let pieces: FilePiece[] = []
  let files = 0
  let underWay = 0
  let failure: Error | undefined
  let waiting: (() => void)[] = []

  const wakeAll = (): void => {
    const awake = waiting
    waiting = []
    for (const wake of awake) wake()
  }
  worker.on('message', (memory: SharedArrayBuffer) => {
    free.push(memory)
    underWay -= 1
    wakeAll()
  })
  worker.on('error', (error: Error) => {
    failure = error
    wakeAll()
  })

  const untilBelow = async (limit: number): Promise<void> => {
    for (;;) {
      if (failure !== undefined) throw failure
      if (underWay < limit) return
      await new Promise<void>((wake) => waiting.push(wake))
    }
  }

  const post = (): void => {
    const order: Order = { memory: slab.buffer, pieces }
    worker.postMessage(order, [])
    underWay += 1
    slab = newSlab()
    used = 0
    pieces = []
  }

  const add = (bytes: Uint8Array, piece: Omit<FilePiece, 'start' | 'end'>): void => {
    // V8's own copying is slow to shared memory
    if (bytes.length > 0) Buffer.from(slab.buffer).fill(bytes, used, used + bytes.length)
    pieces.push({ ...piece, start: used, end: used + bytes.length })
    used += bytes.length
    if (used === slabSize || pieces.length === piecesAtOnce) post()
  }

  return {
    make: async ({ path, mode, modified, size }, content) => {
      files += 1
      const file = files
      let done = 0
      const write = (bytes: Uint8Array): void => {
        const begins = done === 0 ? { path, mode } : {}
        done += bytes.length
        add(bytes, { file, ...begins, ...(done === size ? { modified } : {}) })
      }
      if (size === 0) write(new Uint8Array(0))
      for await (const piece of content) {
        for (let at = 0; at < piece.length;) {
          const length = Math.min(piece.length - at, slabSize - used)
          write(piece.subarray(at, at + length))
          at += length
        }
        await untilBelow(slabsAhead)
      }
      if (done !== size) throw new Error(`${path}: ${done} bytes instead of ${size}`)
    },
    end: async () => {
      if (pieces.length > 0) post()
      await untilBelow(1)
      await worker.terminate()
    },
  }
}

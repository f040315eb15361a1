/** The thread that makes the files of a restore, so that the one that reads the vault does not wait for the disk. */
import { closeSync, futimesSync, openSync, writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

/** A piece of a file; its first has a path, its last a time. */
export interface FilePiece {
  readonly file: number
  readonly path?: string
  readonly mode?: number
  /** Where it lies in the memory. */
  readonly start: number
  readonly end: number
  /** Seconds since the Unix epoch. */
  readonly modified?: number
}

export interface Order {
  readonly memory: SharedArrayBuffer
  readonly pieces: readonly FilePiece[]
}

const open = new Map<number, number>()

parentPort?.on('message', ({ memory, pieces }: Order) => {
  const bytes = new Uint8Array(memory)
  for (const { file, path, mode, start, end, modified } of pieces) {
    const target = path === undefined ? open.get(file) : openSync(path, 'wx', mode)
    if (target === undefined) throw new Error(`file ${file} was never begun`)
    for (let at = start; at < end;) at += writeSync(target, bytes, at, end - at)
    if (modified === undefined) open.set(file, target)
    else {
      open.delete(file)
      futimesSync(target, modified, modified)
      closeSync(target)
    }
  }
  parentPort?.postMessage(memory, [])
})

/** Reads what strace wrote of a process: which file was written, synced, linked and removed, and when. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SystemCall {
  readonly name: string
  /** The first argument, when it is one. */
  readonly descriptor: number | undefined
  /** Of files, in the order of the arguments; those of descriptors as strace resolved them. */
  readonly paths: readonly string[]
  /** In seconds since the Unix epoch. */
  readonly begun: number
  readonly ended: number
}

export const straceOptions = (traces: string): readonly string[] => [
  '-ff',
  '-ttt',
  '-T',
  '-y',
  '-s',
  '0',
  '-e',
  'trace=write,pwrite64,writev,pwritev,fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat,mkdir',
  '-o',
  traces,
]

/** Of all threads, those that succeeded, in the order in which they began. @param folder - Of the traces. */
export function readSystemCalls(folder: string): SystemCall[] {
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .flatMap(parseLine)
    .toSorted((left, right) => left.begun - right.begun)
}

/** `1700000000.000001 fsync(20</folder/tmp/x>) = 0 <0.001>` */
function parseLine(line: string): SystemCall[] {
  const [, begun, name, argumentsOf, took] =
    /^(\d+\.\d+) (\w+)\((.*)\)\s+= \d+.* <(\d+\.\d+)>$/.exec(line) ?? []
  if (begun === undefined || name === undefined || argumentsOf === undefined) return []
  const paths = [...argumentsOf.matchAll(/<(\/[^>]*)>|"(\/[^"]*)"/g)].map(
    ([, descriptor, text]) => descriptor ?? text ?? '',
  )
  const descriptor = /^(\d+)</.exec(argumentsOf)?.[1]
  return [
    {
      name,
      descriptor: descriptor === undefined ? undefined : Number(descriptor),
      paths,
      begun: Number(begun),
      ended: Number(begun) + Number(took),
    },
  ]
}

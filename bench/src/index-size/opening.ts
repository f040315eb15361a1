/** Opens the made index in a process of its own, which says what it took as one line of JSON. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface Opening {
  readonly blobs: number
  readonly seconds: number
  readonly cpuSeconds: number
  /** In milliseconds. */
  readonly longestDelay: number
  /** The most processor time, of all threads, between two turns of the event loop, in milliseconds. */
  readonly longestBusy: number
  /** More than before on the heap and outside of it, after a collection. */
  readonly heldBytes: number
  readonly residentBytes: number
  readonly peakBytes: number
  /** A second. */
  readonly lookups: number
}

export async function runOpening(folder: string, blobs: number): Promise<Opening> {
  const isSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(`./child.${isSource ? 'ts' : 'js'}`, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...(isSource ? ['--import', 'tsx'] : []),
    '--expose-gc',
    program,
    folder,
    String(blobs),
  ])
  const opening: Opening = JSON.parse(stdout)
  return opening
}

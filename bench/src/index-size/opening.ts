/** Opens the made index in a process of its own, which says what it took as one line of JSON. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Opening } from './child.ts'

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

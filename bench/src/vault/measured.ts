/** One run of a program as the system accounts for it (`/usr/bin/time`): wall, processor and the most memory it held. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Measured {
  readonly seconds: number
  /** User and system time of all threads and children. */
  readonly cpuSeconds: number
  /** Resident, the most at any time, in MB. */
  readonly peakMb: number
}

export interface Program {
  readonly file: string
  readonly parameters: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** A module beside this one as a program, which finds its task in its parameters. */
export function programOf(name: string, task: object): Program {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const script = fileURLToPath(new URL(`./${name}.${extension}`, import.meta.url))
  return { file: process.execPath, parameters: [...process.execArgv, script, JSON.stringify(task)] }
}

/** @param folder - For what is noted meanwhile. */
export async function measure(folder: string, program: Program): Promise<Measured> {
  const notes = join(folder, 'usage')
  const startedAt = performance.now()
  const child = spawn('/usr/bin/time', ['-f', '%U %S %M', '-o', notes, program.file, ...program.parameters], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...program.environment },
  })
  let complaints = ''
  child.stderr.on('data', (piece: Buffer) => (complaints += String(piece)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (code !== 0)
    throw new Error(`${program.file} ${program.parameters.join(' ')} ended with ${code}: ${complaints}`)
  const [user, system, kilobytes] = (await readFile(notes, 'utf8')).trim().split(' ').map(Number)
  return {
    seconds,
    cpuSeconds: (user ?? Number.NaN) + (system ?? Number.NaN),
    peakMb: ((kilobytes ?? Number.NaN) * 1024) / 1e6,
  }
}

/** How often a process makes the disk keep what it wrote, counted by the kernel (`strace -f -c`). */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

const strace = '/usr/bin/strace'

/** Undefined where strace is not installed. */
export async function countSyncs(pid: number, work: () => Promise<void>): Promise<number | undefined> {
  if (!existsSync(strace)) return undefined
  const tracer = spawn(strace, ['-f', '-c', '-e', 'trace=fsync,fdatasync', '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  const attached = new Promise<void>((resolve) => {
    tracer.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('attached')) resolve()
    })
  })
  const exited = new Promise<void>((resolve) => tracer.once('exit', () => resolve()))
  await Promise.race([attached, exited])
  await work()
  tracer.kill('SIGINT')
  await exited
  let calls = 0
  for (const line of said.split('\n')) {
    const columns = line.trim().split(/\s+/)
    if (/^(fsync|fdatasync)$/.test(columns.at(-1) ?? '')) calls += Number(columns[3])
  }
  return calls
}

/** Starts writers in processes of their own, reads what they say, and kills them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writerScript, type WriterTask } from './writer-process.suite.ts'

export interface WriterProcess {
  /** Every whole line so far. */
  readonly lines: readonly string[]
  /** Resolves when it says so, or ends. */
  said(line: string): Promise<void>
  /** By SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  readonly isEnded: boolean
  /** Resolves when it is gone. */
  readonly ended: Promise<void>
}

/** @param prefix - A program that runs it, such as strace with its options. */
export function startWriter(task: WriterTask, prefix: readonly string[] = []): WriterProcess {
  const command = [
    process.execPath,
    '--import',
    import.meta.resolve('tsx'),
    writerScript,
    JSON.stringify(task),
  ]
  const [program = process.execPath, ...options] = [...prefix, ...command]
  const child = spawn(program, options, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_USE_IO_URING: '0' },
  })
  let text = ''
  let isEnded = false
  const waiting = new Map<string, () => void>()
  const wholeLines = (): string[] => text.split('\n').slice(0, -1)
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString()
    for (const line of wholeLines()) waiting.get(line)?.()
  })
  const ended = waitForEnd()
  async function waitForEnd(): Promise<void> {
    await once(child, 'close')
    isEnded = true
    for (const wake of waiting.values()) wake()
  }
  return {
    get lines() {
      return wholeLines()
    },
    get isEnded() {
      return isEnded
    },
    said: (line) =>
      new Promise((resolve) => {
        if (wholeLines().includes(line) || child.exitCode !== null) resolve()
        waiting.set(line, resolve)
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}

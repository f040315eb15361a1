/** The two programs of the demonstration, started as anybody would start them, each known by its ready line. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A child process that has said it is ready. */
export interface Running {
  readonly ready: Readonly<Record<string, unknown>>
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
}

export interface ProgramOptions {
  readonly arguments: readonly string[]
  /** Where its log goes. */
  readonly logFile: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Launchers that `npm ci` has linked beside the packages of this repository. */
function launcher(name: string): string {
  return fileURLToPath(new URL(`../../../node_modules/.bin/${name}`, import.meta.url))
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
  })
}

/**
 * Starts a program and waits for its ready line (one JSON document on standard output).
 *
 * @throws {Error} naming the log when the program ends before it is ready.
 */
export async function startProgram(name: string, options: ProgramOptions): Promise<Running> {
  const log = createWriteStream(options.logFile)
  const child = spawn(launcher(name), options.arguments, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...options.environment },
  })
  child.stderr.pipe(log)
  const ready = await new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`)
      if (!line.startsWith('{"ready":true')) return
      const parsed: unknown = JSON.parse(line)
      if (typeof parsed === 'object' && parsed !== null) resolve({ ...parsed })
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(
        new Error(`${name} ended before it was ready (exit code ${code}); its log is ${options.logFile}`),
      )
    })
  })
  return {
    ready,
    stop: async () => {
      child.kill('SIGTERM')
      await ended(child)
      log.end()
    },
  }
}

/** Runs a program to its end. @throws {Error} with what it printed when it fails. */
export async function runProgram(
  name: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const child = spawn(launcher(name), parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment },
  })
  let said = ''
  const keep = (piece: Buffer): void => {
    said += piece.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  await ended(child)
  if (child.exitCode !== 0) throw new Error(`${name} ${parameters[0] ?? ''} failed: ${said.trim()}`)
}

/** Starts what was built, as a person would: the linked commands, known by their ready lines. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const repositoryFolder = fileURLToPath(new URL('../../../', import.meta.url))

const bin = (name: string): string => join(repositoryFolder, 'node_modules', '.bin', name)

export interface Running {
  readonly pid: number
  readonly ready: Readonly<Record<string, string>>
  /** What it wrote to standard error so far. */
  log(): string
  /** What it wrote to standard output so far. */
  said(): string
  stop(): Promise<void>
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>
  readonly exited: Promise<number | null>
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Where and under which limits a command runs. */
export interface Surroundings {
  /** Current folder of the process. */
  readonly folder?: string
  /** A limit of the shell, for example `-c unlimited`. */
  readonly limit?: string
  /** Flags of Node itself, which NODE_OPTIONS does not take. */
  readonly nodeFlags?: readonly string[]
}

/** Starts a long-running command and waits for its ready line. */
export async function start(
  name: string,
  parameters: readonly string[],
  environment: Environment = {},
  { folder, limit, nodeFlags }: Surroundings = {},
): Promise<Running> {
  const program = nodeFlags === undefined ? [bin(name)] : [process.execPath, ...nodeFlags, bin(name)]
  const [command, ...before] =
    limit === undefined ? program : ['sh', '-c', `ulimit ${limit}; exec "$0" "$@"`, ...program]
  const child = spawn(command ?? name, [...before, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: undefined, ...environment },
    cwd: folder,
  })
  let log = ''
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    log += piece.toString('utf8')
  })
  const exited = exitOf(child)
  const ready = await new Promise<Record<string, string>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line))
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`${name} ended before it was ready (${code}): ${log.slice(-2000)}`))
    })
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await exited
  }
  return {
    pid: child.pid ?? 0,
    ready,
    log: () => log,
    said: () => said,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    exited,
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
  })
}

export interface RunOptions {
  /** Current folder; the repository's unless told. */
  readonly folder?: string
  /** Told of each line on standard output as it comes. */
  readonly onLine?: (line: string) => void
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end. */
export async function run(
  name: string,
  parameters: readonly string[],
  environment: Environment = {},
  { folder = repositoryFolder, onLine }: RunOptions = {},
): Promise<Finished> {
  const command = name.includes('/') || name === 'curl' ? name : bin(name)
  const child = spawn(command, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
    cwd: folder,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString('utf8')
  })
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString('utf8')
  })
  if (onLine !== undefined) createInterface({ input: child.stdout }).on('line', onLine)
  const code = await exitOf(child)
  return { code, stdout, stderr }
}

/** A folder that goes away with the test. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'strongroom-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A port of the loopback that nobody listens on, for a server whose address has to be known before it starts. */
export async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  holder.close()
  await once(holder, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

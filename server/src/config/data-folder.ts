/**
 * The data folder belongs to one process at a time. A lock file says whose it is; the lock of a process that has
 * died is taken over, on this machine at once, after a machine that is gone when its heartbeat is old. Of which earlier
 * processes it is certain that they have ended, each lock remembers for the next.
 */
import { link, mkdir, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../foundation/clock.ts'
import { describeError } from '../foundation/errors.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import { ConfigurationError } from './errors.ts'

const heartbeatMs = 15_000
/** A holder on another machine counts as gone after this silence. */
const silenceMs = 90_000
const mostAttempts = 5
/** So many earlier processes are remembered; what they held elsewhere has long run out for those before. */
const mostGone = 16

const holderSchema = Type.Object({
  pid: Type.Integer(),
  host: Type.String(),
  /** When the holder's process began, as the system tells it; tells a process from a later one of the same id. */
  processStart: Type.String(),
  /** In which the id counts. */
  pidNamespace: Type.Optional(Type.String()),
  token: Type.String(),
  since: Type.String(),
  /** Tokens of earlier holders that certainly have ended, oldest first. */
  gone: Type.Optional(Type.Array(Type.String())),
})
type Holder = Static<typeof holderSchema>

export interface DataFolderDependencies {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** The process that holds the folder. */
export interface HolderIdentity {
  /** A UUID that no other process ever has. */
  readonly id: string
  /** Earlier holders that certainly have ended, so that nothing of theirs is under way any more; oldest first. */
  readonly gone: readonly string[]
}

export interface DataFolder {
  readonly process: HolderIdentity
  /** Gives the folder back. */
  release(): Promise<void>
}

/**
 * Makes the folder (mode 0700) when it is not there, and locks it.
 * @throws {ConfigurationError} `folder_in_use` with who holds it, `folder_unusable`.
 */
export async function claimDataFolder(
  folder: string,
  dependencies: DataFolderDependencies,
): Promise<DataFolder> {
  const { clock, random, log } = dependencies
  const file = join(folder, 'lock')
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    processStart: (await processStart(process.pid)) ?? '',
    ...(await ownNamespace()),
    token: random.uuid(),
    since: new Date(clock.now()).toISOString(),
  }
  await makeFolder(folder)
  const gone = await acquire(file, holder, dependencies)
  const stop = new AbortController()
  const beating = beat(file, holder, { clock, signal: stop.signal, log })
  return {
    process: { id: holder.token, gone },
    async release() {
      stop.abort()
      await beating
      if ((await readHolder(file))?.token === holder.token) await rm(file, { force: true })
    },
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const message = `The data folder ${folder} cannot be made: choose another with --data-dir.`
    throw new ConfigurationError('folder_unusable', message, { cause: error, detail: describeError(error) })
  }
}

/** @returns the earlier holders that certainly have ended. */
async function acquire(
  file: string,
  holder: Holder,
  { clock, log }: DataFolderDependencies,
): Promise<readonly string[]> {
  let gone: string[] = []
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (await createLock(file, { ...holder, gone })) return gone
    const other = await readHolder(file)
    if (other !== undefined && (await isAlive(file, other, clock.now()))) throw inUse(file, other)
    log.warn({ file, pid: other?.pid, host: other?.host }, 'taking over the lock of a process that has died')
    gone = other === undefined ? [] : await goneWith(other, holder)
    await removeStale(file, other, holder.token)
  }
  throw new ConfigurationError('folder_in_use', `Several processes want the lock ${file}: start one of them.`)
}

function inUse(file: string, { pid, host, since }: Holder): ConfigurationError {
  const message = `The data folder is in use by process ${pid} on ${host} since ${since} (${file}): stop it first, or choose another --data-dir.`
  return new ConfigurationError('folder_in_use', message)
}

/** All of the lock appears at once, or none of it. */
async function createLock(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${holder.token}`
  try {
    await writeFile(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
    await link(draft, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    const message = `The lock ${file} cannot be written: check the permissions of the data folder.`
    throw new ConfigurationError('folder_unusable', message, { cause: error, detail: describeError(error) })
  } finally {
    await rm(draft, { force: true })
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    return Value.Check(holderSchema, value) ? value : undefined
  } catch {
    return undefined
  }
}

async function isAlive(file: string, holder: Holder, now: number): Promise<boolean> {
  if (holder.host !== hostname()) {
    const beaten = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    return now - beaten < silenceMs
  }
  if (holder.pid === process.pid) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return hasCode(error, 'EPERM')
  }
  const start = await processStart(holder.pid)
  return start === undefined || start === holder.processStart
}

/** What is known of earlier holders once this one has been found dead. */
async function goneWith(other: Holder, own: Holder): Promise<string[]> {
  const { gone = [], token } = other
  return [...gone, ...((await hasCertainlyEnded(other, own)) ? [token] : [])].slice(-mostGone)
}

/**
 * Stricter than {@link isAlive}: the same start of the same machine, and the same place where process ids count. A
 * container that took the name of another one, or a machine that has fallen silent, proves nothing.
 */
async function hasCertainlyEnded(other: Holder, own: Holder): Promise<boolean> {
  const isComparable =
    own.processStart !== '' &&
    bootOf(other) === bootOf(own) &&
    own.pidNamespace !== undefined &&
    other.pidNamespace === own.pidNamespace
  if (!isComparable) return false
  const start = await processStart(other.pid)
  if (start !== undefined) return start !== other.processStart
  try {
    process.kill(other.pid, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

function bootOf({ processStart: start }: Holder): string {
  return start.slice(0, start.lastIndexOf(':'))
}

async function ownNamespace(): Promise<Pick<Holder, 'pidNamespace'>> {
  try {
    return { pidNamespace: await readlink('/proc/self/ns/pid') }
  } catch {
    return {}
  }
}

/** Where the system tells it: boot and start of the process, in its own units. */
async function processStart(pid: number): Promise<string | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    // Field 22; the name in field 2 may hold spaces and brackets.
    return `${boot.trim()}:${status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return undefined
  }
}

/** Moves the lock away and looks at what was moved: if somebody was faster, theirs is put back. */
async function removeStale(file: string, seen: Holder | undefined, token: string): Promise<void> {
  const aside = `${file}.stale-${token}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const moved = await readHolder(aside)
  if (moved?.token !== seen?.token) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

interface Beat {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
}

async function beat(file: string, holder: Holder, { clock, signal, log }: Beat): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(heartbeatMs, signal).catch(() => undefined)
    if (signal.aborted) return
    if ((await readHolder(file))?.token !== holder.token)
      log.error({ file }, 'the lock of the data folder is gone')
    const now = new Date(clock.now())
    await utimes(file, now, now).catch(() => undefined)
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

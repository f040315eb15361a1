/** Keeps this process's memory to itself: no memory in core dumps (core(5)), no debugger (node:inspector). */
import { writeFileSync } from 'node:fs'
import { url } from 'node:inspector'
import { CodedError, describeError } from './errors.ts'
import type { Log } from './log.ts'

export class ProcessHardeningError extends CodedError<'inspector_open'> {
  override readonly name = 'ProcessHardeningError'
}

/** What of the system hardening touches; the real one is {@link thisProcess}. */
export interface HardenedProcess {
  readonly platform: NodeJS.Platform
  /** Address of the debugger's listener; undefined when there is none. */
  inspectorUrl(): string | undefined
  writeFile(path: string, text: string): void
  onSignal(signal: 'SIGUSR1', handler: () => void): void
}

export const thisProcess: HardenedProcess = {
  platform: process.platform,
  inspectorUrl: () => url(),
  writeFile: (path, text) => writeFileSync(path, text),
  onSignal: (signal, handler) => void process.on(signal, handler),
}

const coreDumpFilter = '/proc/self/coredump_filter'

/**
 * To be called before the first key is read. A core dump of Linux then holds no memory of this process, whatever
 * limits and core patterns say, and SIGUSR1, which opens Node's debugger, opens nothing.
 *
 * It cannot keep out who runs as the same user or as root: `ptrace` and `/proc/PID/mem` are the system's to forbid.
 * @throws {ProcessHardeningError} `inspector_open` when a debugger listens: whoever reaches it reads every key.
 */
export function hardenProcess(target: HardenedProcess, log: Log): void {
  // The handler takes the signal from Node, and comes first: what was opened before it is seen below.
  if (target.platform !== 'win32')
    target.onSignal('SIGUSR1', () => log.warn({}, 'SIGUSR1 is ignored: there is no debugger here'))
  if (target.inspectorUrl() !== undefined)
    throw new ProcessHardeningError(
      'inspector_open',
      'A debugger is open to this process, and through it every key: start without --inspect, in NODE_OPTIONS too.',
    )
  log.info({ coreDumps: emptyCoreDumps(target, log) }, 'inspector closed')
}

function emptyCoreDumps(target: HardenedProcess, log: Log): 'without memory' | 'left to the system' {
  if (target.platform !== 'linux') return 'left to the system'
  try {
    target.writeFile(coreDumpFilter, '0')
    return 'without memory'
  } catch (error) {
    log.warn(
      { detail: describeError(error) },
      `core dumps may hold keys: ${coreDumpFilter} cannot be written; forbid core dumps (LimitCORE=0)`,
    )
    return 'left to the system'
  }
}

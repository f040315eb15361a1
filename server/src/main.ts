/** The process: reads the configuration, starts the server, says so on one line, and stops cleanly on a signal. */
import { setFlagsFromString } from 'node:v8'
import { startServer, type RunningServer } from './app.ts'
import { ConfigurationError, readConfiguration, type Configuration } from './config/index.ts'
import { systemClock } from './foundation/clock.ts'
import { CodedError } from './foundation/errors.ts'
import { createLog, type Log } from './foundation/log.ts'
import { hardenProcess, thisProcess } from './foundation/process-hardening.ts'
import { systemRandom } from './foundation/random.ts'

/** What the server serves and is not a part of it. */
export interface ServerParts {
  /** Folder of the built console; without it browsers find the API alone. */
  readonly consoleFolder?: string | undefined
}

const exitCodes = { done: 0, failed: 1, usage: 2 } as const

/**
 * Runs the server until it is told to stop (SIGTERM or SIGINT).
 *
 * The ready line goes to standard output when requests are served; logs are JSON lines on standard error.
 * @param options - What follows `strongroom serve` on the command line.
 * @param parts - What is installed beside the server.
 * @returns the exit code, which it also sets: 0 stopped as told, 1 could not start, 2 the options are wrong.
 */
export async function runServer(options: readonly string[], parts: ServerParts = {}): Promise<number> {
  const exitCode = await run(options, parts)
  process.exitCode = exitCode
  return exitCode
}

/** By how much the heap may grow over what is in use before it is collected, in percent. */
const heapGrowthPercent = 50

async function run(options: readonly string[], parts: ServerParts): Promise<number> {
  // V8 lets garbage pile up as far as the machine has memory; a server shares it with others. Measured by
  // `npm run bench -- mailbox`: 284 MB at the peak instead of 409, and no slower.
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`)
  let configuration: Configuration
  try {
    configuration = readConfiguration(options)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    process.stderr.write(`${error.message}\n`)
    return exitCodes.usage
  }
  const log = createLog(configuration.logLevel)
  const stopped = stopSignal()
  try {
    hardenProcess(thisProcess, log)
    const server = await startServer(configuration, {
      clock: systemClock,
      random: systemRandom,
      log,
      consoleFolder: parts.consoleFolder,
    })
    return await serveUntil(stopped, server, log)
  } catch (error) {
    tellFailure(log, error)
    return exitCodes.failed
  }
}

async function serveUntil(stopped: Promise<string>, server: RunningServer, log: Log): Promise<number> {
  process.stdout.write(`${JSON.stringify(server.ready)}\n`)
  log.info({ apiUrl: server.ready.apiUrl }, 'ready')
  const signal = await stopped
  log.info({ signal }, 'stopping')
  await server.close()
  log.info({}, 'stopped')
  return exitCodes.done
}

/** Resolves at the first signal; a second one ends the process at once, as the system does it. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve)
  })
}

/** A refusal that was foreseen says what to do; anything else goes to the log with its trace. */
function tellFailure(log: Log, error: unknown): void {
  if (error instanceof CodedError) {
    process.stderr.write(`${error.message}\n`)
    log.error({ code: error.code, detail: error.detail }, 'the server could not start')
  } else log.error({ err: error }, 'the server could not start')
}

/** A server under measurement in a process of its own: started, asked what it has used, ended. */
import { fork, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { basename, join } from 'node:path'

/** What a server process says of itself. */
export interface Usage {
  /** User and system time of the process, in milliseconds. */
  readonly cpuMs: number
  readonly residentMb: number
  /** Of what the process does besides answering, in its own unit; 0 when it does nothing else. */
  readonly done: number
}

export interface ServerProcess<Ready> {
  readonly pid: number
  readonly ready: Ready
  /** @param collect - a full garbage collection first, so that only what is held counts. */
  usage(collect?: boolean): Promise<Usage>
  stop(): Promise<void>
}

/**
 * @param script - name of a module, without its extension.
 * @param options - what it is given; its log goes into the folder.
 * @param beside - address of the module that it lies beside; this one when absent.
 */
export async function startServerProcess<Ready>(
  script: string,
  options: Readonly<Record<string, unknown>> & { readonly folder: string },
  beside = import.meta.url,
): Promise<ServerProcess<Ready>> {
  // What it logs goes where a service's log goes: into a file.
  const log = openSync(join(options.folder, `${basename(script)}.log`), 'a')
  const file = new URL(`./${script}${beside.endsWith('.ts') ? '.ts' : '.js'}`, beside)
  const child = fork(file, [JSON.stringify(options)], {
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [...process.execArgv, '--expose-gc'],
  })
  closeSync(log)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await nextMessage<Ready>(child)
  return {
    pid: child.pid ?? 0,
    ready,
    usage: async (collect = false) => {
      child.send(collect ? 'collect' : 'usage')
      return nextMessage<Usage>(child)
    },
    async stop() {
      child.send('stop')
      await exited
    },
  }
}

function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error(`the server process ended; its log tells why`))
    child.once('exit', ended)
    child.once('message', (message: Message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}

/**
 * The other side, in the process that is measured: says that it is ready, and answers until it is told to stop.
 * @param done - How much it has done besides answering.
 */
export function obeyParent(ready: object, close: () => Promise<void>, done = () => 0): void {
  process.on('message', (message) => {
    if (message === 'stop') {
      void close().then(() => process.disconnect())
      return
    }
    if (message === 'collect') globalThis.gc?.()
    const { user, system } = process.cpuUsage()
    const residentMb = process.memoryUsage().rss / 2 ** 20
    process.send?.({ cpuMs: (user + system) / 1000, residentMb, done: done() })
  })
  // Nobody is left to tell: the benchmark was broken off.
  process.once('disconnect', () => process.exit())
  process.send?.(ready)
}

/** What {@link startServerProcess} was given, as JSON. */
export function optionsOfProcess(): string {
  return process.argv[2] ?? '{}'
}

/** One thread of a vault: questions and answers, and what happens when it dies. */
import { Worker } from 'node:worker_threads'
import { VaultError } from '../errors.ts'
import { errorOf, type Answers, type FromThread, type Request, type ToThread } from './messages.ts'
import type { ThreadData } from './pipeline-worker.ts'

export interface Thread {
  /** Bytes of questions without an answer yet: packs take longer than batches. */
  readonly busy: number
  readonly isDead: boolean
  /**
   * @param size - Bytes that it has to work on.
   * @param given - Memory whose buffers are given away.
   * @throws {VaultError} `worker_failed`, and what the work throws.
   */
  ask<What extends Request['what']>(
    request: Extract<Request, { what: What }>,
    size: number,
    given?: readonly Uint8Array[],
  ): Promise<Answers[What]>
  tell(message: Exclude<ToThread, { call: number }>): void
  end(): Promise<void>
}

/** Where the program of a thread lies, and how Node runs it. */
export interface ThreadProgram {
  readonly url: URL
  readonly execArgv?: readonly string[]
}

/**
 * Collects what is young often: ciphers answer in buffers of a mebibyte that nobody needs a moment later, and a thread
 * with a large young heap holds tens of them.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 4 }

/** What a thread sent, as Node hands it over: of no known type. */
type Received = Parameters<Parameters<Worker['on']>[1]>[0]

interface Asked {
  readonly size: number
  readonly answer: (received: Received) => void
  readonly reject: (error: unknown) => void
}

export function startThread({ url, execArgv = [] }: ThreadProgram, data: ThreadData): Thread {
  const worker = new Worker(url, { workerData: data, env: {}, execArgv: [...execArgv], resourceLimits })
  const asked = new Map<number, Asked>()
  let lastCall = 0
  let busy = 0
  let death: unknown
  let isEnding = false
  worker.unref() // an idle thread keeps no process alive

  const settle = (call: number): Asked | undefined => {
    const one = asked.get(call)
    asked.delete(call)
    busy -= one?.size ?? 0
    // an answer on its way while the thread ends must not let the process go before it has ended
    if (asked.size === 0 && !isEnding) worker.unref()
    return one
  }

  const die = (cause: unknown): void => {
    death ??= workerFailed(cause)
    for (const { reject } of asked.values()) reject(death)
    asked.clear()
    busy = 0
  }

  worker.on('message', (received: Received) => {
    const message: FromThread = received
    const one = settle(message.call)
    if ('failure' in message) one?.reject(errorOf(message.failure))
    else one?.answer(received)
  })
  worker.on('messageerror', die)
  worker.on('error', die)
  worker.on('exit', (code) => die(new Error(`the thread ended with ${code}`)))

  return {
    get busy() {
      return busy
    },
    get isDead() {
      return death !== undefined
    },
    ask: <What extends Request['what']>(
      request: Extract<Request, { what: What }>,
      size: number,
      given: readonly Uint8Array[] = [],
    ) => {
      if (death !== undefined) return Promise.reject(workerFailed(death))
      lastCall += 1
      const call = lastCall
      worker.ref()
      return new Promise<Answers[What]>((resolve, reject) => {
        const answer = (received: Received): void => {
          const { answer: work }: { answer: Answers[What] } = received
          resolve(work)
        }
        asked.set(call, { answer, reject, size })
        busy += size
        post({ call, request }, given)
      })
    },
    tell: (message) => {
      if (death === undefined) post(message, [])
    },
    end: async () => {
      isEnding = true
      await worker.terminate()
    },
  }

  function post(message: ToThread, given: readonly Uint8Array[]): void {
    const buffers = given.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
    worker.postMessage(message, buffers)
  }
}

function workerFailed(cause: unknown): VaultError {
  if (cause instanceof VaultError) return cause
  return new VaultError(
    'worker_failed',
    'A part of the server that packs backups stopped unexpectedly. Nothing was lost: try again, and see the log if it happens again.',
    { cause, detail: cause instanceof Error ? cause.message : String(cause) },
  )
}

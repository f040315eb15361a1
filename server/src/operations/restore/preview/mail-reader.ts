/**
 * Reads mail in a thread of its own, one message at a time, with bounded memory and time: a message that breaks the
 * reader breaks nothing else, and never holds up the server (security 5.6, CON-21).
 */
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../../foundation/clock.ts'
import { OperationError } from '../../errors.ts'
import type { MailAnswer, MailQuestion, ReadMail } from './preview.ts'

export interface MailReader {
  /** @throws {OperationError} `unreadable_message`, `too_many_requests` */
  readonly read: ReadMail
  close(): Promise<void>
}

export interface MailReaderOptions {
  /** The program of the thread: `mail-worker.js` beside this one when left out. */
  readonly program?: URL
  readonly execArgv?: readonly string[]
  readonly longestMs?: number
  readonly startMs?: number
}

/** Time for one message; the largest that is read takes a tenth of it. */
const longestMs = 15_000
/** More for the message that starts the thread: on a busy machine that alone takes seconds. */
const startMs = 30_000
const memoryMegabytes = 256
/** Who comes when so many wait is told to come again. */
const mostWaiting = 64
/** A thread that has read so many messages makes place for a fresh one. */
const mostMessages = 1000

interface Reader {
  readonly worker: Worker
  readCount: number
}

/** The thread is started by the first message. */
export function createMailReader(
  { clock }: { readonly clock: Clock },
  options: MailReaderOptions = {},
): MailReader {
  let reader: Reader | undefined
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  function begin(): Reader {
    const worker = startWorker(options)
    worker.once('exit', () => {
      if (reader?.worker === worker) reader = undefined
    })
    return { worker, readCount: 0 }
  }

  async function end(): Promise<void> {
    const { worker } = reader ?? {}
    reader = undefined
    await worker?.terminate()
  }

  async function readNext(mime: Uint8Array, question: MailQuestion): Promise<MailAnswer> {
    if (reader !== undefined && reader.readCount >= mostMessages) await end()
    reader ??= begin()
    reader.readCount += 1
    const done = new AbortController()
    const answered = answerOf(reader.worker, { mime, question })
    const start = reader.readCount === 1 ? (options.startMs ?? startMs) : 0
    const allowed = start + (options.longestMs ?? longestMs)
    const late = clock.sleep(allowed, done.signal).then(() => undefined)
    try {
      const answer = await Promise.race([answered, late.catch(() => undefined)])
      if (answer !== undefined) return answer
      await end()
      return { kind: 'unreadable' }
    } catch {
      // The thread died: of the memory that it may have, or of the message.
      await end()
      return { kind: 'unreadable' }
    } finally {
      done.abort()
    }
  }

  return {
    async read(mime, question) {
      if (waiting >= mostWaiting)
        throw new OperationError(
          'too_many_requests',
          'Many messages are being opened at once. Try again in a moment.',
        )
      waiting += 1
      const turn = last.then(() => readNext(mime, question))
      last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        waiting -= 1
      }
    },
    async close() {
      await last
      await end()
    },
  }
}

function startWorker({ program, execArgv = [] }: MailReaderOptions): Worker {
  const worker = new Worker(program ?? new URL('mail-worker.js', import.meta.url), {
    env: {},
    execArgv: [...execArgv],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  // It keeps no process alive, and its death is told by its exit.
  worker.unref()
  worker.on('error', () => undefined)
  return worker
}

/** Rejects when the thread ends without an answer. */
async function answerOf(worker: Worker, asked: object): Promise<MailAnswer> {
  const listening = new AbortController()
  try {
    return await new Promise<MailAnswer>((resolve, reject) => {
      const ended = (): void => reject(new Error('the reader ended'))
      const told = (answer: MailAnswer): void => resolve(answer)
      worker.once('message', told)
      worker.once('exit', ended)
      listening.signal.addEventListener('abort', () => worker.off('message', told).off('exit', ended), {
        once: true,
      })
      worker.postMessage(asked, [])
    })
  } finally {
    listening.abort()
  }
}

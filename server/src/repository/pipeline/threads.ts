/** The heavy work of a vault in a few threads, which are started when they are needed first, and again when one died. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError } from '../errors.ts'
import { owned, type TakenAnswer } from './messages.ts'
import type { CutStream, Pipeline, TakenBlobs } from './pipeline.ts'
import type { ThreadData } from './pipeline-worker.ts'
import { startThread, type Thread, type ThreadProgram } from './thread.ts'

export interface ThreadsOptions {
  readonly program: ThreadProgram
  readonly count: number
}

export function createThreads(identity: ThreadData, { program, count }: ThreadsOptions): Pipeline {
  let threads: Thread[] = []
  let lastStream = 0
  let isClosed = false

  /** The one with the least to do; another one while there may be more and all are busy. */
  const choose = (): Thread => {
    if (isClosed) throw new VaultError('closed', 'The backup repository is closed.')
    threads = threads.filter((thread) => !thread.isDead)
    const [idlest] = threads.toSorted((left, right) => left.busy - right.busy)
    if (idlest !== undefined && (idlest.busy === 0 || threads.length >= count)) return idlest
    const thread = startThread(program, identity)
    threads.push(thread)
    return thread
  }

  const cut = (organizationId: OrganizationId): CutStream => {
    lastStream += 1
    const stream = lastStream
    let thread: Thread | undefined
    return {
      write: async (piece, isLast) => {
        thread ??= choose()
        const request = { what: 'cut', organizationId, stream, piece, isLast } as const
        return takenFrom(thread, await thread.ask(request, piece.length))
      },
      drop: () => thread?.tell({ dropStream: stream }),
    }
  }

  return {
    take: async (organizationId, batch) => {
      const thread = choose()
      return takenFrom(thread, await thread.ask({ what: 'take', organizationId, batch }, batch.bytes.length))
    },
    cut,
    seal: async (organizationId, salt, parts, into) =>
      choose().ask({ what: 'seal', organizationId, salt, parts, into }, into.length),
    open: async (organizationId, segments, into) => {
      const bytes = owned(segments.bytes)
      const request = { what: 'open', organizationId, segments: { ...segments, bytes }, into } as const
      return choose().ask(request, bytes.length, [bytes])
    },
    verify: async (organizationId, { name, bytes }) => {
      const pack = { name, bytes: owned(bytes) }
      await choose().ask({ what: 'verify', organizationId, pack }, pack.bytes.length, [pack.bytes])
    },
    close: async () => {
      isClosed = true
      const ended = threads
      threads = []
      await Promise.all(ended.map((thread) => thread.end()))
    },
  }
}

function takenFrom(thread: Thread, { taken, ids, sizes }: TakenAnswer): TakenBlobs {
  return {
    ids,
    sizes,
    encode: (isWanted, into) => thread.ask({ what: 'encode', taken, isWanted, into }, into.length),
    drop: () => thread.tell({ dropTaken: taken }),
  }
}

/** Work that is under way while its callers go on, a few pieces at a time; the first that fails ends it all. */
export interface WriteQueue {
  /** Whether another piece of work may start now. */
  readonly hasRoom: boolean
  start(work: () => Promise<void>): void
  /** Resolves when a piece of work is done. Rejects with what the first failed one threw. */
  next(): Promise<void>
  /** Resolves when all work is done. Rejects with what the first failed one threw. */
  settle(): Promise<void>
  /** Ends it all: nothing more starts. The first failure counts. */
  fail(error: unknown): void
  /** Throws what the first failed work threw. */
  check(): void
  /** Waits for what is under way; nothing more starts. */
  stop(): Promise<void>
}

/** @param atOnce - Pieces of work that are under way together. */
export function createWriteQueue(atOnce: number): WriteQueue {
  const underWay = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined

  const check = (): void => {
    if (failure !== undefined) throw failure.error
  }

  const fail = (error: unknown): void => {
    failure ??= { error }
  }

  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (failure === undefined) await work()
    } catch (error) {
      fail(error)
    }
  }

  const settleAll = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    get hasRoom() {
      return underWay.size < atOnce
    },
    start: (work) => {
      const done = run(work).finally(() => underWay.delete(done))
      underWay.add(done)
    },
    next: async () => {
      await Promise.race(underWay)
      check()
    },
    settle: async () => {
      await settleAll()
      check()
    },
    fail,
    check,
    stop: async () => {
      fail(new Error('the run was abandoned'))
      await settleAll()
    },
  }
}

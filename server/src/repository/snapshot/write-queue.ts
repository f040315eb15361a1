/** Writes that follow one another while their callers go on; the first that fails ends them all. */
export interface WriteQueue {
  readonly isIdle: boolean
  /** Runs after the writes before it; not at all when one of them failed. */
  start(write: () => Promise<void>): void
  /** Resolves when all writes are done. Rejects with what the first failed one threw. */
  settle(): Promise<void>
  /** Throws what the first failed write threw. */
  check(): void
  /** Waits for the write that is under way; those behind it do not run. */
  stop(): Promise<void>
}

export function createWriteQueue(): WriteQueue {
  let last: Promise<void> = Promise.resolve()
  let underWay = 0
  let failure: { readonly error: unknown } | undefined

  const check = (): void => {
    if (failure !== undefined) throw failure.error
  }

  const runAfter = async (before: Promise<void>, write: () => Promise<void>): Promise<void> => {
    await before
    try {
      if (failure === undefined) await write()
    } catch (error) {
      failure ??= { error }
    } finally {
      underWay -= 1
    }
  }

  return {
    get isIdle() {
      return underWay === 0
    },
    start: (write) => {
      underWay += 1
      last = runAfter(last, write)
    },
    settle: async () => {
      await last
      check()
    },
    check,
    stop: async () => {
      failure ??= { error: new Error('the run was abandoned') }
      await last
    },
  }
}

/** Where much is worked through in a row: others have the thread in between, so that a server answers meanwhile. */

/** How long the thread is kept, in milliseconds. */
const longestTurn = 8

export interface Breather {
  /** Whether the turn was long enough. */
  isDue(): boolean
  /** Resolves when everybody else who waits for the thread has had it. */
  rest(): Promise<void>
}

export function createBreather(monotonic: () => number = () => performance.now()): Breather {
  let begunAt = monotonic()
  return {
    isDue: () => monotonic() - begunAt >= longestTurn,
    rest: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      begunAt = monotonic()
    },
  }
}

/** Lets at most so many pieces of work run at once; the others wait in their order. */
export interface Semaphore {
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

/** @param permits - 1 makes it a mutex. */
export function createSemaphore(permits: number): Semaphore {
  let free = permits
  const waiting: (() => void)[] = []
  return {
    run: async (work) => {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next === undefined) free += 1
        else next() // the permit passes on
      }
    },
  }
}

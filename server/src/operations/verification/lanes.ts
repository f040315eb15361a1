/** Lets a bounded number of things go on at once, in the order in which they came. */
export interface Lanes {
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

export function createLanes(count: number): Lanes {
  const waiting: (() => void)[] = []
  let free = count
  return {
    async run(work) {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next === undefined) free += 1
        else next()
      }
    },
  }
}

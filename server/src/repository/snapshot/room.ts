/** Bounds how many bytes of content a run holds in memory: whoever brings more waits for its turn. */
export interface Room {
  /** @returns a promise to wait for, or undefined when there is room at once. It rejects when the run ends. */
  take(bytes: number): Promise<void> | undefined
  /** Takes without waiting, for what is in memory already. */
  takeNow(bytes: number): void
  give(bytes: number): void
  /** Sends everybody who waits away with the error. */
  close(error: unknown): void
}

interface Waiting {
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export function createRoom(capacity: number): Room {
  let held = 0
  const waiting: Waiting[] = []
  const fits = (bytes: number): boolean => held === 0 || held + bytes <= capacity
  return {
    take: (bytes) => {
      if (waiting.length === 0 && fits(bytes)) {
        held += bytes
        return undefined
      }
      return new Promise((resolve, reject) => {
        waiting.push({ bytes, resolve, reject })
      })
    },
    takeNow: (bytes) => {
      held += bytes
    },
    give: (bytes) => {
      held -= bytes
      for (let next = waiting[0]; next !== undefined && fits(next.bytes); next = waiting[0]) {
        waiting.shift()
        held += next.bytes
        next.resolve()
      }
    },
    close: (error) => {
      for (const one of waiting.splice(0)) one.reject(error)
    },
  }
}

/** Work that has to be done again and again while the server runs. */
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

export interface Upkeep {
  /** Milliseconds between the end of one turn and the next. */
  readonly everyMs: number
  /** Milliseconds until the first turn; `everyMs` when left out. */
  readonly firstMs?: number
  readonly work: (signal: AbortSignal) => Promise<unknown>
}

/** Begins it all; what fails is logged and tried again at its next turn. @returns what ends it, once nothing is under way. */
export function keepUp(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  all: readonly Upkeep[],
): () => Promise<void> {
  const stop = new AbortController()
  const run = async ({ everyMs, firstMs = everyMs, work }: Upkeep): Promise<void> => {
    for (let wait = firstMs; !stop.signal.aborted; wait = everyMs) {
      await clock.sleep(wait, stop.signal).catch(() => undefined)
      if (stop.signal.aborted) return
      await work(stop.signal).catch((error: unknown) => {
        log.warn({ err: error }, 'upkeep failed; it is tried again')
      })
    }
  }
  const running = Promise.all(all.map(run))
  return async () => {
    stop.abort()
    await running
  }
}

/** The one place that reads the time and waits; every room receives it as a {@link Clock}. */

/** The time and the wait, handed to every room that needs them so that a test can own both. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Resolves after `milliseconds`; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, milliseconds)
      const abort = (): void => {
        clearTimeout(timer)
        const reason: unknown = signal?.reason
        reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }))
      }
      signal?.addEventListener('abort', abort, { once: true })
    }),
}

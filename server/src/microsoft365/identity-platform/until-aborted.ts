/** Lets one caller leave without ending what the others wait for. */
export function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      const reason: unknown = signal.reason
      reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }))
    }
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

/** Bounds how long somebody who signs in waits for Microsoft. */
import type { Clock } from '../../foundation/clock.ts'

/** Runs `work` with a signal that aborts after `milliseconds` of the clock. */
export async function withinTime<Result>(
  clock: Clock,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const timer = new AbortController()
  const limit = clock.sleep(milliseconds, timer.signal).then(
    () => controller.abort(new Error(`no answer within ${milliseconds} ms`)),
    () => undefined,
  )
  try {
    return await work(controller.signal)
  } finally {
    timer.abort(new Error('done'))
    await limit
  }
}

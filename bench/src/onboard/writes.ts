/** What a set-up cost at Microsoft: the simulator's log of requests. */
import type { Microsoft } from '@strongroom/test/support'

export interface Cost {
  /** Requests to Graph that changed something: what a verification tries is refused on purpose, and a batch reads. */
  readonly writes: number
  /** All requests, a batch as one, to Graph and to the identity platform. */
  readonly requests: number
}

const reading = new Set(['GET', 'HEAD'])

export async function costOf(microsoft: Microsoft, work: () => Promise<void>): Promise<Cost> {
  await microsoft.control('DELETE', 'requests')
  await work()
  const log = await microsoft.requests()
  const writes = log.filter(
    ({ method, path, status = 0 }) =>
      path.startsWith('/v1.0/') &&
      !reading.has(method) &&
      !path.startsWith('/v1.0/$batch') &&
      status >= 200 &&
      status < 300,
  )
  return { writes: writes.length, requests: log.length }
}

/** Load on a server: as much as it takes (closed loop), or at a given rate with every delay counted (open loop). */
import type { Answer, Connection } from './connection.ts'

/** What one connection asks again and again; a chain of refresh tokens remembers its last one. */
export interface Chain {
  request(): string
  /** @throws {Error} for an answer that is wrong: a benchmark of refusals means nothing. */
  accept(answer: Answer): void
}

export interface Client {
  readonly connection: Connection
  readonly chain: Chain
}

export interface Throughput {
  readonly requests: number
  readonly seconds: number
}

async function once({ connection, chain }: Client): Promise<void> {
  chain.accept(await connection.send(chain.request()))
}

/** Every client asks again as soon as it has its answer, until the time is over or `limit` requests are done. */
export async function closedLoop(
  clients: readonly Client[],
  { seconds, limit = Number.POSITIVE_INFINITY }: { readonly seconds: number; readonly limit?: number },
): Promise<Throughput> {
  const startedAt = performance.now()
  const end = startedAt + seconds * 1000
  let requests = 0
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end && requests < limit) {
        requests += 1
        await once(client)
      }
    }),
  )
  return { requests, seconds: (performance.now() - startedAt) / 1000 }
}

/**
 * Requests are due at even times whatever the answers do; a delay counts from when a request was due, so that a
 * server which stalls cannot hide it. @returns delays in milliseconds, in no order.
 */
export async function openLoop(
  clients: readonly Client[],
  { seconds, perSecond }: { readonly seconds: number; readonly perSecond: number },
): Promise<readonly number[]> {
  const delays: number[] = []
  const startedAt = performance.now()
  const dueAt = (index: number): number => startedAt + (index / perSecond) * 1000
  const total = Math.floor(seconds * perSecond)
  let next = 0
  // Asleep while nothing is due: a generator that spins would take the processor from the server.
  const work = async (client: Client): Promise<void> => {
    while (next < total) {
      const due = dueAt(next)
      const wait = due - performance.now()
      if (wait > 0) {
        await new Promise((resolve) => setTimeout(resolve, wait))
        continue
      }
      next += 1
      await once(client)
      delays.push(performance.now() - due)
    }
  }
  await Promise.all(clients.map(work))
  return delays
}

export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

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
  const free = [...clients]
  const delays: number[] = []
  const running = new Set<Promise<void>>()
  const startedAt = performance.now()
  const dueAt = (index: number): number => startedAt + (index / perSecond) * 1000
  const send = async (client: Client, due: number): Promise<void> => {
    await once(client)
    delays.push(performance.now() - due)
    free.push(client)
  }
  const total = Math.floor(seconds * perSecond)
  for (let sent = 0; sent < total;) {
    const client = dueAt(sent) <= performance.now() ? free.shift() : undefined
    if (client === undefined) {
      await new Promise((resolve) => setImmediate(resolve))
      continue
    }
    const work = send(client, dueAt(sent)).finally(() => running.delete(work))
    running.add(work)
    sent += 1
  }
  await Promise.all(running)
  return delays
}

export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

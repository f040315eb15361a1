/** Tokens a second: the whole product on plain loopback HTTP beside oidc-provider, each with the same clients. */
import { temporaryFolder } from '@strongroom/test/support'
import type { Row } from './report.ts'
import { bearer, getChain, junkAssertionChain } from './token/chains.ts'
import { startServerProcess } from './token/child.ts'
import { openConnection } from './token/connection.ts'
import { type Chain, type Client, closedLoop, openLoop, percentile } from './token/load.ts'
import { type ProductSide, type Side, startPeer, startProduct } from './token/sides.ts'
import { countSyncs } from './token/syncs.ts'
import type { BareReady } from './token/bare.ts'

export interface TokenOptions {
  readonly runs: number
  /** Of each measurement. */
  readonly seconds: number
  /** For the row about memory; 0 leaves it out. */
  readonly grants: number
  /** PostgreSQL for both sides, each a database of its own; SQLite when absent. */
  readonly databaseUrls?: { readonly product: string; readonly peer: string } | undefined
  readonly say: (text: string) => void
}

const connections = 32

/** Measurements by the name of their row; the peer's beside ours. */
type Samples = Map<string, { unit: string; better: Row['better']; ours: number[]; peer: number[] }>

function add(
  samples: Samples,
  name: string,
  of: Pick<Row, 'unit' | 'better'>,
  value: { ours?: number; peer?: number },
): void {
  const row = samples.get(name) ?? { ...of, ours: [], peer: [] }
  if (value.ours !== undefined) row.ours.push(value.ours)
  if (value.peer !== undefined) row.peer.push(value.peer)
  samples.set(name, row)
}

async function withClients<Result>(
  port: number,
  chains: readonly Chain[],
  work: (clients: readonly Client[]) => Promise<Result>,
): Promise<Result> {
  const clients: Client[] = []
  for (const chain of chains) clients.push({ connection: await openConnection(port), chain })
  try {
    return await work(clients)
  } finally {
    for (const { connection } of clients) connection.close()
  }
}

const many = (chain: Chain): readonly Chain[] => Array.from({ length: connections }, () => chain)

interface Measured {
  readonly perSecond: number
  readonly cpuMicroseconds: number
}

async function throughput(
  server: Side['server'],
  chains: readonly Chain[],
  seconds: number,
): Promise<Measured> {
  return withClients(server.ready.port, chains, async (clients) => {
    await closedLoop(clients, { seconds: seconds / 4 })
    const before = await server.usage()
    const done = await closedLoop(clients, { seconds })
    const after = await server.usage()
    return {
      perSecond: done.requests / done.seconds,
      cpuMicroseconds: ((after.cpuMs - before.cpuMs) * 1000) / done.requests,
    }
  })
}

const grantsPerSecond = { unit: 'grants/s', better: 'higher' } as const
const requestsPerSecond = { unit: 'requests/s', better: 'higher' } as const
const microseconds = { unit: 'µs', better: 'lower' } as const
const milliseconds = { unit: 'ms', better: 'lower' } as const

/** Everything that both sides can do, and what an overload of four fifths of the maximum feels like. */
async function measureSide(
  side: Side,
  whose: 'ours' | 'peer',
  { samples, seconds }: { samples: Samples; seconds: number },
): Promise<void> {
  const { server, refreshes } = side
  const refresh = await throughput(server, refreshes, seconds)
  add(samples, 'refresh', grantsPerSecond, { [whose]: refresh.perSecond })
  add(samples, 'refresh, processor of the server', microseconds, { [whose]: refresh.cpuMicroseconds })
  const delays = await withClients(server.ready.port, refreshes, (clients) =>
    openLoop(clients, { seconds, perSecond: refresh.perSecond * 0.8 }),
  )
  add(samples, 'refresh, p99 at 80 % of the maximum (limit 25)', milliseconds, {
    [whose]: percentile(delays, 0.99),
  })
  let requests = 0
  const syncs = await countSyncs(server.pid, async () => {
    requests = (
      await withClients(server.ready.port, refreshes, (clients) => closedLoop(clients, { seconds }))
    ).requests
  })
  if (syncs !== undefined)
    add(
      samples,
      'refresh, syncs of the disk',
      { unit: 'a grant', better: 'lower' },
      { [whose]: syncs / requests },
    )
  const credentials = await throughput(server, many(side.clientCredentials), seconds)
  add(samples, 'client credentials (private_key_jwt)', grantsPerSecond, { [whose]: credentials.perSecond })
  const introspection = await throughput(server, many(side.introspection), seconds)
  add(samples, 'introspection', requestsPerSecond, { [whose]: introspection.perSecond })
}

/** A protected GET beside the bare route; the check alone is what the product adds to Fastify. */
async function measureBearer(
  product: ProductSide,
  folder: string,
  { samples, seconds }: { samples: Samples; seconds: number },
): Promise<void> {
  const junk = await throughput(product.server, many(junkAssertionChain('/v8/token')), seconds)
  add(samples, 'a junk assertion, processor of the server (limit 1000)', microseconds, {
    ours: junk.cpuMicroseconds,
  })
  const whoami = await throughput(product.server, many(product.whoami), seconds)
  add(samples, 'GET /api/v1/whoami, the whole product', requestsPerSecond, { ours: whoami.perSecond })
  const bare = await startServerProcess<BareReady>('bare', { folder, databaseFile: product.databaseFile })
  try {
    const plain = await throughput(bare, many(getChain('/bare', bearer(product.accessToken))), seconds)
    const checked = await throughput(bare, many(getChain('/checked', bearer(product.accessToken))), seconds)
    add(samples, 'GET of a bare route', requestsPerSecond, { ours: plain.perSecond })
    add(samples, 'GET of a bare route behind our bearer check', requestsPerSecond, {
      ours: checked.perSecond,
    })
    const cost = (checked.cpuMicroseconds / plain.cpuMicroseconds - 1) * 100
    add(
      samples,
      'cost of the bearer check (limit 10)',
      { unit: '% of the bare route', better: 'lower' },
      { ours: cost },
    )
  } finally {
    await bare.stop()
  }
}

async function measureMemory(product: ProductSide, grants: number, samples: Samples): Promise<void> {
  await withClients(product.server.ready.port, product.refreshes, async (clients) => {
    const warm = Math.min(20_000, grants)
    await closedLoop(clients, { seconds: Number.MAX_SAFE_INTEGER, limit: warm })
    const before = await product.server.usage(true)
    await closedLoop(clients, { seconds: Number.MAX_SAFE_INTEGER, limit: grants })
    const after = await product.server.usage(true)
    const name = `growth of resident memory over ${grants} grants`
    add(samples, name, { unit: 'MB', better: 'lower' }, { ours: after.residentMb - before.residentMb })
  })
}

/** Rows of `npm run bench -- token`. */
export async function benchToken(options: TokenOptions): Promise<readonly Row[]> {
  const { runs, seconds, grants, databaseUrls, say } = options
  const samples: Samples = new Map()
  say(
    `${connections} connections, each with a session of its own; ${runs} rounds of ${seconds} s a measurement.`,
  )
  for (let run = 0; run < runs; run += 1) {
    const folder = await temporaryFolder()
    try {
      const common = { folder: folder.path, sessions: connections }
      const product = await startProduct({ ...common, databaseUrl: databaseUrls?.product })
      try {
        await measureSide(product, 'ours', { samples, seconds })
        if (databaseUrls === undefined) await measureBearer(product, folder.path, { samples, seconds })
        if (run === 0 && grants > 0) await measureMemory(product, grants, samples)
      } finally {
        await product.server.stop()
      }
      const peer = await startPeer({ ...common, databaseUrl: databaseUrls?.peer })
      try {
        await measureSide(peer, 'peer', { samples, seconds })
      } finally {
        await peer.server.stop()
      }
    } finally {
      await folder.remove()
    }
    say(`round ${run + 1} is done`)
  }
  return [...samples].map(([name, { unit, better, ours, peer }]) => ({
    name,
    unit,
    better,
    samples: ours,
    peer,
  }))
}

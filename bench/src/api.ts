/**
 * The REST API under load: protected requests a second on one core, the first page of an explorer over a huge mailbox,
 * and the list of many jobs; beside each a bare Fastify server that answers with the same bytes.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '@strongroom/test/support'
import { pin } from './api/pin.ts'
import { password, prepareSubject, type Subject } from './api/subject.ts'
import type { Row } from './report.ts'
import { bearer, getChain, textOf, signIn } from './token/chains.ts'
import { startServerProcess, type ServerProcess } from './token/child.ts'
import { getRequest, jsonRequest, openConnection, type Answer, type Connection } from './token/connection.ts'
import { closedLoop, openLoop, percentile, type Chain, type Client } from './token/load.ts'
import type { ProductReady } from './token/plain-product.ts'

export interface ApiOptions {
  readonly runs: number
  readonly seconds: number
  readonly messages: number
  readonly jobs: number
  readonly say: (text: string) => void
}

interface Sample {
  readonly unit: string
  readonly better: Row['better']
  readonly ours: number[]
  readonly peer: number[]
}
type Samples = Map<string, Sample>

const connections = 32
const ms = { unit: 'ms', better: 'lower' } as const
const perSecond = { unit: 'requests/s', better: 'higher' } as const

function add(
  samples: Samples,
  name: string,
  kind: Pick<Sample, 'unit' | 'better'>,
  value: { readonly ours?: number | undefined; readonly peer?: number | undefined },
): void {
  const sample = samples.get(name) ?? { ...kind, ours: [], peer: [] }
  samples.set(name, sample)
  if (value.ours !== undefined) sample.ours.push(value.ours)
  if (value.peer !== undefined) sample.peer.push(value.peer)
}

async function withClients<Result>(
  port: number,
  chain: Chain,
  { count, work }: { readonly count: number; readonly work: (clients: readonly Client[]) => Promise<Result> },
): Promise<Result> {
  const opened = await Promise.all(Array.from({ length: count }, () => openConnection(port)))
  try {
    return await work(opened.map((connection) => ({ connection, chain })))
  } finally {
    for (const connection of opened) connection.close()
  }
}

/** As many requests as it takes. */
function throughput(port: number, chain: Chain, seconds: number): Promise<number> {
  return withClients(port, chain, {
    count: connections,
    async work(clients) {
      await closedLoop(clients, { seconds: seconds / 4 })
      const done = await closedLoop(clients, { seconds })
      return done.requests / done.seconds
    },
  })
}

/** Delays of requests that come at even times from a few callers, in milliseconds. */
function delays(
  port: number,
  chain: Chain,
  load: { perSecond: number; seconds: number },
): Promise<readonly number[]> {
  return withClients(port, chain, {
    count: 4,
    async work(clients) {
      await openLoop(clients, { ...load, seconds: 1 })
      return openLoop(clients, load)
    },
  })
}

interface Round {
  readonly subject: Subject
  readonly server: ServerProcess<ProductReady>
  readonly headers: string
  readonly samples: Samples
  readonly seconds: number
  /** Answers of ours, for the bare server. */
  readonly answers: Map<string, string>
}

/** A second; so few whole lists that one is done before the next is due. */
const rates = { jobs: 40, page: 40, everyJob: 1 } as const

/** @returns the chain of the first page, and how long it took the very first time. */
async function openExplorer(round: Round, connection: Connection): Promise<Chain> {
  const { subject, headers, samples } = round
  const explored = await connection.send(
    jsonRequest(`/v8/Organizations/${subject.organizationId}/explore`, { type: 'Vex' }, headers),
  )
  const path = `/v8/RestoreSessions/${textOf(explored, 'id', 201)}/organization/mailboxes/${subject.mailbox.id}/items?limit=30`
  const startedAt = performance.now()
  const answer = await connection.send(getRequest(path, headers))
  const name = `first page of ${subject.mailbox.messages} messages, never opened before (limit 100)`
  add(samples, name, ms, { ours: performance.now() - startedAt })
  expectResults(answer, 30)
  round.answers.set('page', answer.body)
  return getChain(path, headers)
}

/** A benchmark of another answer means nothing. */
function expectResults(answer: Answer, count: number): void {
  const page: { results?: unknown[] } = JSON.parse(answer.body)
  if (page.results?.length !== count)
    throw new Error(
      `${page.results?.length} of ${count} results: ${answer.status} ${answer.body.slice(0, 300)}`,
    )
}

async function measureProduct(round: Round): Promise<void> {
  const { subject, server, headers, samples, seconds, answers } = round
  const { port } = server.ready
  const connection = await openConnection(port)
  try {
    const chain = await openExplorer(round, connection)
    const jobsPath = '/v8/Jobs?limit=10000'
    const jobs = await connection.send(getRequest(jobsPath, headers))
    expectResults(jobs, subject.jobs)
    answers.set('jobs', jobs.body)
    const instance = await connection.send(getRequest('/v8/ServiceInstance', headers))
    answers.set('instance', instance.body)
    addDelays(samples, 'all jobs in one answer', {
      whose: 'ours',
      delays: await delays(port, getChain(jobsPath, headers), { perSecond: rates.everyJob, seconds }),
    })
    addDelays(samples, 'first page of all jobs (p99: limit 50)', {
      whose: 'ours',
      delays: await delays(port, getChain('/v8/Jobs', headers), { perSecond: rates.jobs, seconds }),
    })
    addDelays(samples, `page of ${subject.mailbox.messages} messages`, {
      whose: 'ours',
      delays: await delays(port, chain, { perSecond: rates.page, seconds }),
    })
    const instanceChain = getChain('/v8/ServiceInstance', headers)
    add(samples, 'GET ServiceInstance, on one core (wish 2000)', perSecond, {
      ours: await throughput(port, instanceChain, seconds),
    })
    const whoami = getChain('/api/v1/whoami', headers)
    add(samples, 'GET whoami, on one core (wish 2000)', perSecond, {
      ours: await throughput(port, whoami, seconds),
    })
  } finally {
    connection.close()
  }
}

function addDelays(
  samples: Samples,
  name: string,
  { whose, delays: found }: { readonly whose: 'ours' | 'peer'; readonly delays: readonly number[] },
): void {
  for (const part of [0.5, 0.99])
    add(samples, `${name}, p${part * 100}`, ms, { [whose]: percentile(found, part) })
}

async function measureBare(
  folder: string,
  { samples, seconds, answers, subject }: Omit<Round, 'server' | 'headers'>,
): Promise<void> {
  for (const [name, body] of answers) await writeFile(join(folder, name), body)
  const bare = await startServerProcess<{ port: number }>(
    'api/bare',
    { folder, answers: [...answers.keys()] },
    import.meta.url,
  )
  try {
    await pin(bare.pid, 0)
    const { port } = bare.ready
    addDelays(samples, 'all jobs in one answer', {
      whose: 'peer',
      delays: await delays(port, getChain('/jobs', ''), { perSecond: rates.everyJob, seconds }),
    })
    addDelays(samples, `page of ${subject.mailbox.messages} messages`, {
      whose: 'peer',
      delays: await delays(port, getChain('/page', ''), { perSecond: rates.page, seconds }),
    })
    add(samples, 'GET ServiceInstance, on one core (wish 2000)', perSecond, {
      peer: await throughput(port, getChain('/instance', ''), seconds),
    })
  } finally {
    await bare.stop()
  }
}

/** Rows of `npm run bench -- api`. */
export async function benchApi({ runs, seconds, messages, jobs, say }: ApiOptions): Promise<readonly Row[]> {
  const samples: Samples = new Map()
  const folder = await temporaryFolder()
  try {
    const startedAt = performance.now()
    const subject = await prepareSubject({ folder: folder.path, messages, jobs })
    say(
      `${messages} messages and ${jobs} jobs were made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
    )
    const isPinned = await pin(process.pid, 1)
    say(
      `${connections} connections; ${runs} rounds of ${seconds} s; ${isPinned ? 'a core each' : 'cores are shared: no taskset'}`,
    )
    for (let run = 0; run < runs; run += 1) {
      const { data, passwordFile } = subject
      const server = await startServerProcess<ProductReady>('product', { folder: data, passwordFile })
      const answers = new Map<string, string>()
      try {
        await pin(server.pid, 0)
        const headers = bearer(await signIn(server.ready.port, password))
        await measureProduct({ subject, server, headers, samples, seconds, answers })
      } finally {
        await server.stop()
      }
      await measureBare(folder.path, { subject, samples, seconds, answers })
      say(`round ${run + 1} is done`)
    }
  } finally {
    await folder.remove()
  }
  return [...samples].map(([name, { unit, better, ours, peer }]) => ({
    name,
    unit,
    better,
    samples: ours,
    peer,
  }))
}

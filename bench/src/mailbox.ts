/** Backing up one large mailbox: a full run, one in which nothing has changed, one in which a hundredth has. */
import { readFileSync } from 'node:fs'
import {
  addOrganization,
  countGraph,
  createMailboxJob,
  graphTools,
  member,
  runJob,
  startMicrosoft,
  startStrongroom,
  temporaryFolder,
  type Microsoft,
  type Named,
  type Strongroom,
} from '@strongroom/test/support'
import type { Row } from './report.ts'

export interface MailboxOptions {
  readonly mails: number
  readonly runs: number
  readonly say: (text: string) => void
}

interface Measured {
  readonly seconds: number
  readonly items: number
  readonly bytes: number
  readonly requests: number
}

/** The most memory the process has had resident, in MB. */
function peakMegabytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) * 1024) / 1e6
}

async function measure(server: Strongroom, microsoft: Microsoft, job: Named): Promise<Measured> {
  await microsoft.control('DELETE', 'requests')
  const startedAt = performance.now()
  const session = await runJob(server, job, 3_600_000)
  const seconds = (performance.now() - startedAt) / 1000
  if (session.status !== 'Success')
    throw new Error(`the run ended with ${session.status}: ${session.details ?? ''}`)
  const { processedObjects: items, transferredDataBytes: bytes } = session.statistics
  return { seconds, items, bytes, requests: countGraph(await microsoft.requests()) }
}

/** Marks a hundredth of the messages as read or unread, spread over the mailbox. */
async function changeOnePercent(microsoft: Microsoft, mails: number): Promise<void> {
  const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
  const token = member(await microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
  let changed = 0
  for (let skip = 0; changed < mails / 100; skip += 1000) {
    const page = await microsoft.graph(token, 'GET', `/me/messages?$select=id,isRead&$top=1000&$skip=${skip}`)
    const { value: messages }: { value: { id: string; isRead: boolean }[] } = JSON.parse(page.text)
    if (messages.length === 0) return
    for (const message of messages.filter((_, index) => index % 100 === 0)) {
      await microsoft.graph(token, 'PATCH', `/me/messages/${message.id}`, { isRead: !message.isRead })
      changed += 1
    }
  }
}

/** One server with an empty data folder, three runs of one job. */
async function round(
  microsoft: Microsoft,
  mails: number,
): Promise<{ full: Measured; none: Measured; some: Measured; peak: number }> {
  const folder = await temporaryFolder()
  const server = await startStrongroom(folder.path, microsoft)
  try {
    const organization = await addOrganization(server, microsoft)
    const { job } = await createMailboxJob(server, { organization, upn: `alice@${microsoft.tenant}` })
    const full = await measure(server, microsoft, job)
    const none = await measure(server, microsoft, job)
    await changeOnePercent(microsoft, mails)
    const some = await measure(server, microsoft, job)
    return { full, none, some, peak: peakMegabytes(server.program.pid) }
  } finally {
    await server.program.stop()
    await folder.remove()
  }
}

/** Rows of `npm run bench -- mailbox`. There is no peer that backs up a mailbox through Graph on this machine. */
export async function benchMailbox({ mails, runs, say }: MailboxOptions): Promise<readonly Row[]> {
  say(`A simulator with a mailbox of ${mails} messages; ${runs} rounds of three runs.`)
  const rounds: Awaited<ReturnType<typeof round>>[] = []
  for (let run = 0; run < runs; run += 1) {
    const microsoft = await startMicrosoft('--mails', String(mails))
    try {
      rounds.push(await round(microsoft, mails))
    } finally {
      await microsoft.stop()
    }
    const last = rounds.at(-1)
    say(
      `round ${run + 1}: full ${last?.full.seconds.toFixed(1)} s, unchanged ${last?.none.seconds.toFixed(2)} s, 1 % changed ${last?.some.seconds.toFixed(2)} s`,
    )
  }
  const row = (
    name: string,
    unit: string,
    better: Row['better'],
    of: (one: (typeof rounds)[number]) => number,
  ): Row => ({
    name,
    unit,
    better,
    samples: rounds.map(of),
  })
  return [
    row('full run', 'messages/s', 'higher', ({ full }) => full.items / full.seconds),
    row('full run, read from Graph', 'MB/s', 'higher', ({ full }) => full.bytes / 1e6 / full.seconds),
    row('full run', 'requests to Graph', 'lower', ({ full }) => full.requests),
    row('unchanged run', 's', 'lower', ({ none }) => none.seconds),
    row('unchanged run', 'requests to Graph', 'lower', ({ none }) => none.requests),
    row('1 % changed run', 's', 'lower', ({ some }) => some.seconds),
    row('1 % changed run', 'requests to Graph', 'lower', ({ some }) => some.requests),
    row('peak memory of the server (limit 400)', 'MB', 'lower', ({ peak }) => peak),
  ]
}

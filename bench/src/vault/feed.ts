/**
 * The vault without a source, in a process of its own: contents that are in memory already go in as fast as it takes
 * them. Says the seconds from the first content to the restore point, as JSON.
 */
import { createCipheriv } from 'node:crypto'
import { mailOf } from './data-sets.ts'
import { open, organization } from './our-vault.ts'

export interface Feed {
  readonly repository: string
  readonly contents: FeedKind
}

/** Mails of 8 kB in the mean, or documents of 16 MB that do not compress. */
export type FeedKind = 'mails' | 'documents'

const counts = { mails: 30_000, documents: 16 } as const
const documentBytes = 16 * 2 ** 20
/** Contents that are on their way at once. */
const atOnce = 512

function contentsOf(kind: FeedKind): readonly Buffer[] {
  if (kind === 'mails') return Array.from({ length: counts.mails }, (_, number) => mailOf(number))
  // The key stream of a cipher: it looks random, and is the same every time.
  const stream = createCipheriv('aes-256-ctr', Buffer.alloc(32, 1), Buffer.alloc(16))
  return Array.from({ length: counts.documents }, () => stream.update(Buffer.alloc(documentBytes)))
}

const feed: Feed = JSON.parse(process.argv[2] ?? '{}')
const contents = contentsOf(feed.contents)
const bytes = contents.reduce((sum, content) => sum + content.length, 0)
const vault = await open({ repository: feed.repository, isFirst: true })
try {
  const startedAt = performance.now()
  const writer = await vault.begin(organization, 'feed')
  const underWay = new Set<Promise<unknown>>()
  for (const content of contents) {
    const stored = writer.put(content).finally(() => underWay.delete(stored))
    underWay.add(stored)
    if (underWay.size >= atOnce) await Promise.race(underWay)
  }
  await Promise.all(underWay)
  const outcomes = { saved: contents.length, unchanged: 0, skipped: 0, failed: 0 }
  await writer.commit({ createdAt: Date.now(), resources: [], outcomes })
  const seconds = (performance.now() - startedAt) / 1000
  process.stdout.write(`${JSON.stringify({ seconds, megabytes: bytes / 1e6 })}\n`)
} finally {
  await vault.close()
}

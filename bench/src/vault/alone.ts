/** What has no peer: contents that need not be read from anywhere, and requests to the product while it backs up. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from '@strongroom/test/support'
import { askBeside } from './beside.ts'
import type { DataSet } from './data-sets.ts'
import type { FeedKind } from './feed.ts'
import { programOf } from './measured.ts'
import { add, type Samples } from './samples.ts'

interface Round {
  readonly samples: Samples
  readonly say: (text: string) => void
}

/** For requests, in seconds. */
const seconds = 10

const kinds: readonly FeedKind[] = ['mails', 'documents']

/** From the first content to the restore point; opening and closing are not part of it. */
export async function measureWithoutSource({ samples, say }: Round): Promise<void> {
  for (const contents of kinds) {
    const folder = await temporaryFolder()
    try {
      const { file, parameters } = programOf('feed', { repository: join(folder.path, 'ours'), contents })
      const { stdout } = await promisify(execFile)(file, parameters)
      const fed: { readonly seconds: number; readonly megabytes: number } = JSON.parse(stdout)
      const rate = fed.megabytes / fed.seconds
      add(samples, `${contents} without a source`, 'MB/s', { ours: rate })
      say(`${contents} without a source: ${rate.toFixed(0)} MB/s`)
    } finally {
      await folder.remove()
    }
  }
}

export async function measureRequests(data: DataSet, { samples, say }: Round): Promise<void> {
  for (const isBusy of [false, true]) {
    const folder = await temporaryFolder()
    try {
      const asked = await askBeside(folder.path, { seconds, ...(isBusy ? { source: data.folder } : {}) })
      const name = isBusy ? `${data.name}: GET beside a backup` : 'GET while nothing else is done'
      add(samples, `${name}, p50`, 'ms', { ours: asked.median })
      add(samples, `${name}, p99 (limit 50)`, 'ms', { ours: asked.p99 })
      if (isBusy)
        add(samples, `${data.name}: backup beside requests`, 'MB/s', { ours: asked.megabytesPerSecond })
      say(
        `${name}: p50 ${asked.median.toFixed(1)} ms, p99 ${asked.p99.toFixed(1)} ms; backed up meanwhile: ${asked.megabytesPerSecond.toFixed(0)} MB/s`,
      )
    } finally {
      await folder.remove()
    }
  }
}

/**
 * How much memory the index of a repository takes, and how long it takes to open. Index objects of so many blobs are
 * written by the product's own writer; a process of its own opens them and is measured.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '@strongroom/test/support'
import type { Row } from './report.ts'
import type { Opening } from './index-size/child.ts'
import { writeIndex } from './index-size/made-index.ts'
import { runOpening } from './index-size/opening.ts'

export interface IndexOptions {
  readonly blobs: number
  readonly runs: number
  readonly say: (text: string) => void
}

type Measure = readonly [name: string, unit: string, better: Row['better'], value: (one: Opening) => number]

const measures: readonly Measure[] = [
  ['opening', 's', 'lower', ({ seconds }) => seconds],
  ['opening, processor of the main thread and the pool', 's', 'lower', ({ cpuSeconds }) => cpuSeconds],
  ['longest delay of the event loop meanwhile (limit 50)', 'ms', 'lower', ({ longestDelay }) => longestDelay],
  ['processor time in the busiest of its turns', 'ms', 'lower', ({ longestBusy }) => longestBusy],
  ['heap and arrays a blob (limit 40)', 'B', 'lower', ({ heldBytes, blobs }) => heldBytes / blobs],
  ['resident a blob, after minus before', 'B', 'lower', ({ residentBytes, blobs }) => residentBytes / blobs],
  ['peak resident, the whole process', 'MB', 'lower', ({ peakBytes }) => peakBytes / 1e6],
  ['lookups a second', '1/s', 'higher', ({ lookups }) => lookups],
]

export async function benchIndex({ blobs, runs, say }: IndexOptions): Promise<readonly Row[]> {
  const temporary = await temporaryFolder()
  try {
    const folder = join(temporary.path, 'repository')
    const { objects, bytes, packs } = await writeIndex(folder, blobs)
    say(`${blobs} blobs in ${packs} packs: ${objects} index objects, ${Math.round(bytes / 1e6)} MB`)
    const openings: Opening[] = []
    for (let run = 0; run < runs; run += 1) {
      const opening = await runOpening(folder, blobs)
      openings.push(opening)
      say(`opened in ${opening.seconds.toFixed(1)} s, ${(opening.heldBytes / blobs).toFixed(1)} B a blob`)
    }
    return measures.map(([name, unit, better, value]) => ({
      name,
      unit,
      better,
      samples: openings.map(value),
    }))
  } finally {
    await rm(temporary.path, { recursive: true, force: true })
  }
}

/** How much of a file's next version is stored again, by the size of the pieces that content is cut into. */
import { cutters, lengthsOf, ours, piecesOf, type Cutter } from './chunks/cutters.ts'
import { givenPairs, madePairs, type Pair } from './chunks/pairs.ts'
import type { Row } from './report.ts'

/** Of an index object, for each piece (repository-format.md, section 5). */
const entryBytes = 46

export interface ChunksOptions {
  /** Real files, each followed by its next version. */
  readonly files: readonly string[]
  readonly corpus: string
  readonly runs: number
  readonly say: (text: string) => void
}

export async function benchChunks({ files, corpus, runs, say }: ChunksOptions): Promise<Row[]> {
  const pairs = [...(await madePairs(corpus)), ...(await givenPairs(files))]
  checkScaling(pairs)
  const contents = pairs.map(({ after }) => after)
  const shares = cutters.map((cutter) => pairs.map((pair) => storedAgain(cutter, pair)))
  for (const [place, pair] of pairs.entries()) {
    const cells = cutters.map(({ name }, column) => `${name} ${percent(shares[column]?.[place] ?? 0)}`)
    say(`${pair.name} (${(pair.after.length / 2 ** 20).toFixed(1)} MiB): ${cells.join(' | ')}`)
  }
  const total = contents.reduce((sum, content) => sum + content.length, 0)
  return cutters.flatMap((cutter, column) => {
    const pieces = contents.reduce((sum, content) => sum + piecesOf(cutter, content).size, 0)
    const perGigabyte = (pieces / total) * 1e9
    return [
      row(`${cutter.name}: stored again, mean of the pairs`, '%', [mean(shares[column] ?? []) * 100]),
      row(`${cutter.name}: pieces of a gigabyte`, '', [perGigabyte]),
      row(`${cutter.name}: index of a gigabyte`, 'kB', [(perGigabyte * entryBytes) / 1000]),
      ...(cutter.name.startsWith('mean')
        ? [
            {
              ...row(`${cutter.name}: cut`, 'MB/s', throughput(cutter, contents, runs)),
              better: 'higher' as const,
            },
          ]
        : []),
    ]
  })
}

function row(name: string, unit: string, samples: readonly number[]): Row {
  return { name, unit, better: 'lower', samples }
}

/** The share of the new version's bytes in pieces that the old one does not have. */
function storedAgain(cutter: Cutter, { before, after }: Pair): number {
  const known = piecesOf(cutter, before)
  let again = 0
  for (const [hash, length] of piecesOf(cutter, after)) if (!known.has(hash)) again += length
  return again / after.length
}

/** The bench's own writing of the rule has to be the vault's where both have the same mean. */
function checkScaling(pairs: readonly Pair[]): void {
  const scaled = cutters.find(({ name }) => name === 'mean 256 KiB')
  for (const { name, after } of pairs)
    if (scaled === undefined || lengthsOf(scaled, after).join() !== lengthsOf(ours, after).join())
      throw new Error(`${name}: the bench does not cut as the vault does`)
}

/** MB/s of one core that does nothing else, once a run. */
function throughput(cutter: Cutter, contents: readonly Uint8Array[], runs: number): number[] {
  const total = contents.reduce((sum, content) => sum + content.length, 0)
  return Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint()
    for (const content of contents) lengthsOf(cutter, content)
    return total / 1e6 / (Number(process.hrtime.bigint() - start) / 1e9)
  })
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

/** What an interrupted run leaves (docs/repository-format.md, section 10): garbage, never a false promise. */
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { createMemoryStorage, createVault, openVault, type VaultError } from './index.ts'
import { createRecordingStorage, type RecordedPut } from './storage/recording-storage.ts'
import {
  alpha,
  beta,
  defined,
  key,
  mails,
  noise,
  readBack,
  repositoryId,
  runOnce,
  type Mail,
} from './test-vault.ts'

const random = systemRandom
/** For tests that open a repository after every write, on a machine that is busy. */
const patience = { timeout: 60_000 }
const identity = { repositoryId, key }

const big: Mail = { id: 'big', mime: noise('big', 10_000_000) }
const runs = [
  { organization: alpha, content: mails(40) },
  { organization: alpha, content: [...mails(30, 10), big] },
  { organization: beta, content: mails(5) },
  { organization: alpha, content: mails(40, 20) },
]

describe('an interrupted run', () => {
  let puts: readonly RecordedPut[]
  beforeAll(async () => {
    const storage = createRecordingStorage(createMemoryStorage())
    const vault = await createVault({ storage, random }, identity)
    for (const { organization, content } of runs) await runOnce(vault, organization, 'job', content)
    puts = storage.puts
  })

  /** How many runs are committed after so many writes: one for each head among them. */
  const committedAfter = (count: number): number =>
    puts.slice(0, count).filter(({ name }) => name.startsWith('heads/')).length

  it('writes packs, then the index, then the manifest, then the head', () => {
    const folders = puts.slice(1).map(({ name }) => name.split('/')[0])
    expect(folders.slice(0, 5)).toEqual(['packs', 'packs', 'index', 'manifests', 'heads'])
    expect(folders.filter((folder) => folder === 'packs').length).toBeGreaterThanOrEqual(9)
    expect(folders.join(' ')).toMatch(/^((packs )+index manifests heads ?)+$/)
  })

  it(
    'leaves every committed restore point whole and every other invisible, after each of its writes',
    patience,
    async () => {
      for (let count = 1; count <= puts.length; count += 1) {
        const storage = createMemoryStorage(puts.slice(0, count).map(({ name, bytes }) => [name, bytes]))
        const vault = await openVault({ storage, random }, identity)
        const points = await vault.listRestorePoints()
        expect(points).toHaveLength(committedAfter(count))
        for (const [organization, ownRuns] of byOrganization(committedAfter(count))) {
          const own = points.filter((point) => point.manifest.organizationId === organization)
          expect(own.map((point) => point.manifest.sequence)).toEqual(ownRuns.map((_, place) => place + 1))
          for (const [place, { content }] of ownRuns.entries()) {
            expect(sameMails(await readBack(vault, defined(own[place])), content)).toBe(true)
          }
        }
      }
    },
  )

  it('lets the next run finish and use again what is there, after each of its writes', patience, async () => {
    const secondRun = puts.findIndex(({ name }) => name.startsWith('heads/')) + 1
    const thirdRun = puts.findIndex(({ name }, place) => place >= secondRun && name.startsWith('heads/'))
    for (let count = secondRun; count <= thirdRun; count += 1) {
      const written = puts.slice(0, count).filter(({ name }) => name.startsWith('packs/'))
      const storage = createRecordingStorage(
        createMemoryStorage(puts.slice(0, count).map(({ name, bytes }) => [name, bytes])),
      )
      const vault = await openVault({ storage, random }, identity)
      const content = defined(runs[1]).content
      const point = await runOnce(vault, alpha, 'job', content)
      expect(point.manifest.sequence).toBe(2)
      expect(sameMails(await readBack(await openVault({ storage, random }, identity), point), content)).toBe(
        true,
      )
      const size = (packs: readonly RecordedPut[]): number =>
        packs.reduce((sum, { bytes }) => sum + bytes.length, 0)
      const rewritten = storage.puts.filter(({ name }) => name.startsWith('packs/'))
      const all = puts.slice(0, thirdRun).filter(({ name }) => name.startsWith('packs/'))
      // what was in packs is found by their own trailers; only the documents' pack may differ by its padding
      expect(size(written) + size(rewritten)).toBeLessThan(size(all) + 10_000)
    }
  })

  it(
    'is detected when a storage tears the last write, and costs no earlier restore point (F-09)',
    patience,
    async () => {
      for (let count = 2; count <= puts.length; count += 1) {
        const { name, bytes } = defined(puts[count - 1])
        for (const length of [0, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
          const storage = createMemoryStorage(puts.slice(0, count - 1).map((put) => [put.name, put.bytes]))
          await storage.put(name, bytes.subarray(0, length))
          const damage: VaultError[] = []
          const vault = await openVault(
            { storage, random },
            { ...identity, onDamage: (error) => damage.push(error) },
          )
          const points = await vault.listRestorePoints()
          expect(points).toHaveLength(committedAfter(count - 1))
          const [first] = await Promise.all(points.slice(0, 1).map((point) => readBack(vault, point)))
          expect(first === undefined || sameMails(first, defined(runs[0]).content)).toBe(true)
          expect(damage.some(({ code }) => code === 'chain_broken')).toBe(name.startsWith('heads/'))
        }
      }
    },
  )

  it('may lose every index object: the packs describe themselves', async () => {
    const kept = puts.filter(({ name }) => !name.startsWith('index/'))
    const storage = createMemoryStorage(kept.map(({ name, bytes }) => [name, bytes]))
    const vault = await openVault({ storage, random }, identity)
    const points = await vault.listRestorePoints()
    expect(points).toHaveLength(4)
    for (const point of points) await expect(readBack(vault, point)).resolves.not.toHaveLength(0)
  })
})

function byOrganization(committed: number): Map<typeof alpha, { content: readonly Mail[] }[]> {
  const grouped = new Map<typeof alpha, { content: readonly Mail[] }[]>()
  for (const run of runs.slice(0, committed)) {
    grouped.set(run.organization, [...(grouped.get(run.organization) ?? []), run])
  }
  return grouped
}

function sameMails(left: readonly Mail[], right: readonly Mail[]): boolean {
  return (
    left.length === right.length &&
    left.every(
      ({ id, mime }, place) =>
        id === right[place]?.id && Buffer.compare(mime, defined(right[place]).mime) === 0,
    )
  )
}

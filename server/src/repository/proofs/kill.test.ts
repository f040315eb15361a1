/** A real process that is killed at any moment, on a real file system (security reference, F-01, F-02, F-04). */
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault, openVault, type Vault } from '../index.ts'
import { listAll } from '../storage/storage.ts'
import { key, repositoryId } from '../test-vault.ts'
import type { RestorePoint } from '../vault.ts'
import { hours } from './manual-clock.suite.ts'
import { wrongPoints } from './planned-mailbox.suite.ts'
import { startWriter } from './processes.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { createSeeded, isLong, seconds, withinTime } from './seeded.suite.ts'
import { keptByRetention } from './writer-process.suite.ts'

const identity = { repositoryId, key }
/** Rounds of which some at least are begun, as long as there is time. */
const rounds = Array.from({ length: isLong ? 1000 : 60 }, (_, place) => place)

let folder: string
const open = (): Promise<Vault> =>
  openVault({ storage: createFilesystemStorage(folder), random: systemRandom }, identity)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The lease of who was killed runs out, and what was condemned has waited. */
async function letTimePass(): Promise<void> {
  const storage = createFilesystemStorage(folder)
  const then = (Date.now() - 3 * hours) / 1000
  for (const prefix of ['leases/', 'prunes/'])
    for (const name of await listAll(storage, prefix)) await utimes(join(folder, name), then, then)
}

/** Sequences of a chain, ascending. */
function sequencesOf(points: readonly RestorePoint[], chain: string): number[] {
  return points
    .filter(({ manifest }) => `${manifest.organizationId}/${manifest.source}` === chain)
    .map(({ manifest }) => manifest.sequence)
}

describe('a process that is killed', { timeout: isLong ? 1e8 : 240_000 }, () => {
  it('leaves every acknowledged restore point whole, whatever it was doing (F-01, F-02, F-04)', async () => {
    const vault = await createVault(
      { storage: createFilesystemStorage(folder), random: systemRandom },
      identity,
    )
    await vault.close()
    const seeded = createSeeded(1)
    const acknowledged = new Map<string, number>()
    for (const round of withinTime(rounds, { milliseconds: seconds(30) })) {
      const writer = startWriter({ folder, seed: round, chains: [0, 1, 2], steps: 100, maintains: true })
      await writer.said('ready')
      await systemClock.sleep(seeded.below(250))
      await writer.kill()
      const said = writer.lines.map((line) => line.split(' '))
      for (const [word, chain = '', sequence] of said) {
        expect(word, writer.lines.join('\n')).not.toBe('failed')
        if (word === 'committed') acknowledged.set(chain, Number(sequence))
      }
      const reader = await open()
      const points = await reader.listRestorePoints()
      expect(await wrongPoints(reader, points.slice(-8)), `round ${round}`).toEqual([])
      const { findings } = await reader.maintenance.check({ data: 'all', noteDamage: false }, quiet)
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      for (const [chain, newest] of acknowledged) {
        const sequences = sequencesOf(points, chain)
        expect(sequences.at(-1), `${chain} after round ${round}`).toBeGreaterThanOrEqual(newest)
        expect(sequences.length).toBeGreaterThanOrEqual(Math.min(newest, keptByRetention))
        acknowledged.set(chain, sequences.at(-1) ?? 0)
      }
      await reader.close()
      await letTimePass()
    }
    expect([...acknowledged.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    const reader = await open()
    await expect(wrongPoints(reader, await reader.listRestorePoints())).resolves.toEqual([])
  })
})

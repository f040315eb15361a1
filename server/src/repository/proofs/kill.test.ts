/** A real process that is killed at any moment, on a real file system (security reference, F-01, F-02, F-04). */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault, openVault, type Vault } from '../index.ts'
import { key, repositoryId } from '../test-vault.ts'
import { wrongPoints } from './planned-mailbox.suite.ts'
import { startWriter } from './processes.suite.ts'
import { createSeeded } from './seeded.suite.ts'

const identity = { repositoryId, key }
/** So many rounds; but for a few no more are begun after a while. A longer run: `STRONGROOM_TEST_KILLS=1000`. */
const wanted = process.env['STRONGROOM_TEST_KILLS']
const kills = Number(wanted ?? 40)
const leastKills = wanted === undefined ? 6 : kills
const longEnough = 30_000

let folder: string
const open = (): Promise<Vault> =>
  openVault({ storage: createFilesystemStorage(folder), random: systemRandom }, identity)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a process that is killed', { timeout: 180_000 + leastKills * 10_000 }, () => {
  it('leaves every acknowledged restore point whole, whatever it was doing (F-01, F-02)', async () => {
    const vault = await createVault(
      { storage: createFilesystemStorage(folder), random: systemRandom },
      identity,
    )
    await vault.close()
    const seeded = createSeeded(1)
    const acknowledged = new Map<string, number>()
    const begun = Date.now()
    const goesOn = (round: number): boolean =>
      round < leastKills || (round < kills && Date.now() - begun < longEnough)
    for (let round = 0; goesOn(round); round += 1) {
      const writer = startWriter({ folder, seed: round, chains: [0, 1, 2], steps: 100 })
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
      await expect(wrongPoints(reader, points.slice(-8)), `round ${round}`).resolves.toEqual([])
      for (const [chain, newest] of acknowledged) {
        const sequences = points
          .filter(({ manifest }) => `${manifest.organizationId}/${manifest.source}` === chain)
          .map(({ manifest }) => manifest.sequence)
        expect(sequences.at(-1), `${chain} after round ${round}`).toBeGreaterThanOrEqual(newest)
        acknowledged.set(chain, sequences.at(-1) ?? 0)
      }
      await reader.close()
    }
    expect([...acknowledged.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    const reader = await open()
    await expect(wrongPoints(reader, await reader.listRestorePoints())).resolves.toEqual([])
  })
})

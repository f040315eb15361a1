/** Two real processes that write to one repository at once, while a third reads (security reference, REP-27, F-41). */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault, openVault, type Vault } from '../index.ts'
import { key, repositoryId } from '../test-vault.ts'
import { wrongPoints } from './planned-mailbox.suite.ts'
import { startWriter } from './processes.suite.ts'

let folder: string
const open = (): Promise<Vault> =>
  openVault({ storage: createFilesystemStorage(folder), random: systemRandom }, { repositoryId, key })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-writers-'))
  const storage = createFilesystemStorage(folder)
  await createVault({ storage, random: systemRandom }, { repositoryId, key })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('several writers of one repository', { timeout: 180_000 }, () => {
  it('never take the same place, and a reader sees whole restore points at any time (REP-27)', async () => {
    const writers = [1, 2].map((seed) =>
      startWriter({ folder, seed, chains: [0, 1, 2], steps: 14, maintains: false }),
    )
    onTestFinished(async () => {
      await Promise.all(writers.map((writer) => writer.kill()))
    })
    const reader = await open()
    let looks = 0
    while (writers.some(({ isEnded }) => !isEnded)) {
      const points = await reader.listRestorePoints()
      expect(await wrongPoints(reader, points.slice(-3))).toEqual([])
      looks += 1
      await systemClock.sleep(20)
    }
    const lines = writers.flatMap((writer) => writer.lines)
    expect(lines.filter((line) => line.startsWith('failed'))).toEqual([])
    expect(lines.filter((line) => line === 'done')).toHaveLength(2)
    const committed = lines.filter((line) => line.startsWith('committed'))
    expect(new Set(committed).size, 'each place was taken once').toBe(committed.length)
    const points = await (await open()).listRestorePoints()
    expect(points).toHaveLength(committed.length)
    expect(await wrongPoints(reader, points)).toEqual([])
    expect(looks).toBeGreaterThan(0)
  })
})

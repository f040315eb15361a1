import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from './app.ts'
import { readConfiguration } from './config/index.ts'
import { systemClock } from './foundation/clock.ts'
import { createLog } from './foundation/log.ts'
import { systemRandom } from './foundation/random.ts'

const day = 24 * 3_600_000

it('a server that starts, and every day after, tells its log where the audit log ends (AUD-05)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-witness-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'password'), 'correct horse battery staple\n')
  const lines: { msg: string; records?: number; head?: string | null }[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) })
  // The first wait of a day is over at once; every other wait is a real one.
  let isFirst = true
  const clock = {
    now: () => systemClock.now(),
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      const isOver = isFirst && milliseconds === day
      if (isOver) isFirst = false
      else await systemClock.sleep(milliseconds, signal)
    },
  }
  const options = ['--data-dir', join(folder, 'data'), '--port', '0']
  const configuration = readConfiguration([...options, '--admin-password-file', join(folder, 'password')], {})
  const server = await startServer(configuration, { clock, random: systemRandom, log })
  const checkpoints = () => lines.filter(({ msg }) => msg === 'checkpoint of the audit log')
  await expect.poll(checkpoints).toHaveLength(2)
  await server.close()
  expect(checkpoints()[0]).toMatchObject({ records: 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(checkpoints()[1]).toMatchObject({ records: 1, head: checkpoints()[0]?.head })
})

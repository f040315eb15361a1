/** The order of system calls that makes a write survive a loss of power, as strace saw it (security reference, F-08). */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault } from '../index.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import { startWriter } from './processes.suite.ts'
import { readSystemCalls, straceOptions, type SystemCall } from './system-calls.suite.ts'

/** There may be no strace, or no leave to trace. */
const isMissing = spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0

describe.skipIf(isMissing)('a backup as strace sees it (Debian package strace)', { timeout: 120_000 }, () => {
  let folder: string
  let repository: string
  let calls: readonly SystemCall[]
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'strongroom-strace-')))
    repository = join(folder, 'repository')
    const storage = createFilesystemStorage(repository)
    await createVault({ storage, random: systemRandom }, { repositoryId, key })
    await mkdir(join(folder, 'traces'))
    const task = { folder: repository, seed: 1, chains: [0], steps: 3, maintains: false }
    const writer = startWriter(task, ['strace', ...straceOptions(join(folder, 'traces', 'trace'))])
    await writer.ended
    calls = readSystemCalls(join(folder, 'traces'))
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Calls that gave an object its name: from, to. */
  const namings = (): SystemCall[] =>
    calls.filter(({ name, paths }) => /^(link|rename)/.test(name) && paths[1]?.startsWith(repository))

  /** The first such call that began after `after` had ended. */
  const laterSync = (path: string, after: SystemCall): SystemCall | undefined =>
    calls.find(({ name, paths, begun }) => name === 'fsync' && paths[0] === path && begun >= after.ended)

  it('F-08: syncs each file after its last byte and before it gets its name', () => {
    expect(namings().length).toBeGreaterThanOrEqual(3 * 4)
    for (const naming of namings()) {
      const [temporary = '', path = ''] = naming.paths
      expect(dirname(temporary)).toBe(join(repository, 'tmp'))
      const last = calls.findLast(({ name, paths }) => /^p?write/.test(name) && paths[0] === temporary)
      const sync = laterSync(temporary, defined(last))
      expect(sync?.ended, `${path} is synced before it is named`).toBeLessThanOrEqual(naming.begun)
    }
  })

  it('F-08: syncs the folder of each pack, index and manifest before the head gets its name', () => {
    const heads = namings().filter(({ paths }) => paths[1]?.includes('/heads/'))
    expect(heads).toHaveLength(3)
    for (const naming of namings()) {
      const path = naming.paths[1] ?? ''
      const head = heads.find((one) => one.begun > naming.begun)
      const sync = laterSync(dirname(path), naming)
      expect(sync?.ended, `${path}: its folder`).toBeLessThanOrEqual(head?.begun ?? Infinity)
    }
  })

  it('F-08: syncs the parent of each folder that it makes before an object in it has its name', () => {
    const made = calls.filter(({ name, paths }) => name === 'mkdir' && paths[0]?.startsWith(repository))
    expect(made.length).toBeGreaterThan(4)
    for (const making of made) {
      const path = making.paths[0] ?? ''
      const first = namings().find(({ paths }) => paths[1]?.startsWith(`${path}/`))
      const sync = laterSync(dirname(path), making)
      expect(sync?.ended, path).toBeLessThanOrEqual(first?.begun ?? Infinity)
    }
  })

  it('F-08: acknowledges a restore point after the folder of its head is synced', () => {
    const heads = namings().filter(({ paths }) => paths[1]?.includes('/heads/'))
    const said = calls.filter(({ name, descriptor }) => name === 'write' && descriptor === 1)
    expect(said.length).toBeGreaterThanOrEqual(heads.length)
    for (const head of heads) {
      const sync = laterSync(dirname(head.paths[1] ?? ''), head)
      const acknowledgement = said.find(({ begun }) => begun > head.begun)
      expect(sync?.ended).toBeLessThanOrEqual(defined(acknowledgement).begun)
    }
  })
})

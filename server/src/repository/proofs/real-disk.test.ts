/** A disk that is full, and one that becomes read-only, as the kernel makes them (security reference, F-10, F-11). */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault, openVault, type Vault } from '../index.ts'
import { listAll } from '../storage/storage.ts'
import { alpha, defined, key, repositoryId } from '../test-vault.ts'
import { backUp, contentsOf, readContents, type Mailbox } from './backups.suite.ts'
import { epoch } from './manual-clock.suite.ts'

const identity = { repositoryId, key }
const chain = { organizationId: alpha, source: 'mail' }
const mebibyte = 1024 * 1024

/** Items of 300 KiB that do not compress. */
function mailboxOf(count: number, prefix = 'item'): Mailbox {
  const items = Array.from({ length: count }, (_, place) => ({
    id: `${prefix}-${place}`,
    content: `${prefix} ${place}`,
    size: 300 * 1024,
    modifiedAt: epoch,
  }))
  return new Map([['inbox', items]])
}

const run = (program: string, ...options: string[]): boolean => spawnSync(program, options).status === 0

/** Only who may mount can try; the others see the test skipped. */
function mayMount(): boolean {
  if (process.getuid?.() !== 0) return false
  return run('unshare', '-m', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt')
}

describe.skipIf(!mayMount())(
  'a small disk of its own (as root, where mounts are allowed)',
  { timeout: 120_000 },
  () => {
    let folder: string
    let repository: string
    const open = (): Promise<Vault> =>
      openVault({ storage: createFilesystemStorage(repository), random: systemRandom }, identity)

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'strongroom-disk-'))
      repository = join(folder, 'repository')
      run('mount', '-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder)
      const vault = await createVault(
        { storage: createFilesystemStorage(repository), random: systemRandom },
        identity,
      )
      await backUp(vault, chain, mailboxOf(6), { isIncremental: false, createdAt: epoch })
      await vault.close()
    })
    afterAll(async () => {
      run('umount', folder)
      await rm(folder, { recursive: true, force: true })
    })

    const expectWhole = async (vault: Vault, mailboxes: readonly Mailbox[]): Promise<void> => {
      const points = await vault.listRestorePoints()
      expect(points).toHaveLength(mailboxes.length)
      for (const [place, point] of points.entries())
        await expect(readContents(vault, point)).resolves.toEqual(contentsOf(defined(mailboxes[place])))
    }

    /** Fills the disk but for so many bytes. */
    const fillUp = (left: number): void => {
      const free = spawnSync('stat', ['-f', '-c', '%a %S', folder]).stdout.toString().split(' ').map(Number)
      const bytes = defined(free[0]) * defined(free[1]) - left
      expect(run('fallocate', '-l', String(bytes), join(folder, 'ballast'))).toBe(true)
    }

    it('F-10: full at whichever write, says so, keeps what is there, shows no empty object, and goes on with space', async () => {
      const vault = await open()
      for (const left of [0, 4096, 16_384, 200_000, mebibyte, 2 * mebibyte, 3 * mebibyte]) {
        fillUp(left)
        const attempt = backUp(vault, chain, mailboxOf(12, 'more'), {
          isIncremental: false,
          createdAt: epoch,
        })
        await expect(attempt, `${left} bytes left`).rejects.toMatchObject({
          code: 'storage_failed',
          message: expect.stringContaining('full'),
        })
        await expectWhole(vault, [mailboxOf(6)])
        await expectWhole(await open(), [mailboxOf(6)])
        const storage = createFilesystemStorage(repository)
        for (const name of await listAll(storage, ''))
          expect(await storage.size(name), name).toBeGreaterThan(0)
        await expect(readdir(join(repository, 'tmp')), 'unfinished writes are cleared away').resolves.toEqual(
          [],
        )
        await rm(join(folder, 'ballast'))
      }
      await backUp(vault, chain, mailboxOf(12, 'more'), { isIncremental: false, createdAt: epoch })
      await expectWhole(await open(), [mailboxOf(6), mailboxOf(12, 'more')])
    })

    it('F-11: mounted read-only, can be read and checked, refuses to write with a clear text, and writes again later', async () => {
      const vault = await open()
      const mailbox = mailboxOf(3, 'later')
      expect(run('mount', '-o', 'remount,ro', folder)).toBe(true)
      const attempt = backUp(vault, chain, mailbox, { isIncremental: false, createdAt: epoch })
      await expect(attempt).rejects.toMatchObject({
        code: 'storage_failed',
        message: expect.stringContaining('read-only'),
      })
      await expectWhole(await open(), [mailboxOf(6), mailboxOf(12, 'more')])
      expect(run('mount', '-o', 'remount,rw', folder)).toBe(true)
      await backUp(vault, chain, mailbox, { isIncremental: false, createdAt: epoch })
      await expectWhole(await open(), [mailboxOf(6), mailboxOf(12, 'more'), mailbox])
    })
  },
)

import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeStorage } from '../storage.suite.ts'
import { listAll } from '../storage.ts'
import { createFilesystemStorage } from './filesystem-storage.ts'

describeStorage('filesystem', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-storage-'))
  return {
    storage: createFilesystemStorage(join(folder, 'repository')),
    reopen: () => createFilesystemStorage(join(folder, 'repository')),
    dispose: () => rm(folder, { recursive: true }),
  }
})

describe('filesystem storage', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strongroom-storage-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('keeps folders at 0700 and files at 0600 (REP-33)', async () => {
    const root = join(folder, 'r')
    await createFilesystemStorage(root).put('a/b', new Uint8Array(1))
    expect((await stat(root)).mode & 0o777).toBe(0o700)
    expect((await stat(join(root, 'a'))).mode & 0o777).toBe(0o700)
    expect((await stat(join(root, 'a/b'))).mode & 0o777).toBe(0o600)
  })

  it('leaves no temporary file behind', async () => {
    const storage = createFilesystemStorage(folder)
    await storage.put('a', new Uint8Array(1), { ifAbsent: true })
    await storage.put('a', new Uint8Array(1), { ifAbsent: true })
    await storage.put('a', new Uint8Array(2))
    await expect(readdir(join(folder, 'tmp'))).resolves.toEqual([])
  })

  it('neither lists nor counts an unfinished write (REP-28)', async () => {
    await mkdir(join(folder, 'tmp'))
    await writeFile(join(folder, 'tmp', 'half'), 'half')
    await expect(listAll(createFilesystemStorage(folder), '')).resolves.toEqual([])
  })

  it('refuses a planted symbolic link to a file (REP-32)', async () => {
    await writeFile(join(folder, 'secret'), 'secret')
    const root = join(folder, 'r')
    await mkdir(join(root, 'a'), { recursive: true })
    await symlink(join(folder, 'secret'), join(root, 'a/b'))
    const storage = createFilesystemStorage(root)
    await expect(storage.get('a/b')).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(listAll(storage, '')).rejects.toMatchObject({ code: 'storage_failed' })
  })

  it('refuses a planted symbolic link to a folder, for reading and for writing (REP-32)', async () => {
    await mkdir(join(folder, 'elsewhere'))
    await writeFile(join(folder, 'elsewhere/b'), 'secret')
    const root = join(folder, 'r')
    await mkdir(root)
    await symlink(join(folder, 'elsewhere'), join(root, 'a'))
    const storage = createFilesystemStorage(root)
    await expect(storage.get('a/b')).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(storage.put('a/c', new Uint8Array(1))).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(readdir(join(folder, 'elsewhere'))).resolves.toEqual(['b'])
  })

  it('says what to do when the place cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    const storage = createFilesystemStorage(join(folder, 'file', 'r'))
    await expect(storage.put('a', new Uint8Array(1))).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining('try again'),
    })
  })
})

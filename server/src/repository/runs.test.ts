/** Runs that overlap, fail, are abandoned, or race for the next head. */
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { collectBytes } from '../foundation/bytes.ts'
import { systemRandom } from '../foundation/random.ts'
import { createMemoryStorage, createVault, openVault, VaultError } from './index.ts'
import { createRecordingStorage } from './storage/recording-storage.ts'
import { listAll } from './storage/storage.ts'
import {
  aPoint,
  alpha,
  beta,
  defined,
  itemOf,
  key,
  mails,
  readBack,
  repositoryId,
  runOnce,
} from './test-vault.ts'

const random = systemRandom
const identity = { repositoryId, key }

describe('puts of one run', () => {
  it('store equal content once, however many put it at the same time', async () => {
    const storage = createRecordingStorage(createMemoryStorage())
    const vault = await createVault({ storage, random }, identity)
    const writer = await vault.begin(alpha, 'job')
    const content = randomBytes(100_000)
    const large = randomBytes(2_000_000)
    const stored = await Promise.all(
      Array.from({ length: 8 }, (_, place) => writer.put(place % 2 === 0 ? content : large)),
    )
    expect(stored.filter((one) => one.isNew && one.ref.sizeBytes === content.length)).toHaveLength(1)
    expect(new Set(stored.map((one) => one.ref.id)).size).toBe(2)
    await writer.commit(aPoint([]))
    const packed = storage.puts.filter(({ name }) => name.startsWith('packs/'))
    const size = packed.reduce((sum, { bytes }) => sum + bytes.length, 0)
    expect(size).toBeLessThan(content.length + large.length + 20_000)
  })

  it('take a stream piece by piece and never hold all of it', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const writer = await vault.begin(alpha, 'job')
    let given = 0
    const seen: number[] = []
    const pieceSize = 64 * 1024
    const stored = await writer.put(
      (async function* stream() {
        for (let count = 0; count < 480; count += 1) {
          given += pieceSize
          seen.push(writer.writtenBytes)
          yield randomBytes(pieceSize)
        }
      })(),
    )
    expect(stored.ref.sizeBytes).toBe(given)
    const behind = seen.map((written, count) => (count + 1) * pieceSize - written)
    expect(Math.max(...behind)).toBeLessThan(24 * 1024 * 1024)
  })

  it('let go of the source when it fails, and go on with others', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const writer = await vault.begin(alpha, 'job')
    const failing = (async function* stream() {
      yield randomBytes(1_500_000)
      throw new Error('connection cut')
    })()
    await expect(writer.put(failing)).rejects.toThrow('connection cut')
    const { ref } = await writer.put(Buffer.from('fine'))
    await writer.commit(aPoint([]))
    expect(Buffer.from(await collectBytes(vault.read(alpha, ref))).toString()).toBe('fine')
  })

  it('write an index object every eight packs, so that a long run can be taken up again', async () => {
    const storage = createRecordingStorage(createMemoryStorage())
    const vault = await createVault({ storage, random }, identity)
    const writer = await vault.begin(alpha, 'job')
    for (let count = 0; count < 80; count += 1) await writer.put(randomBytes(1024 * 1024))
    await writer.abandon()
    const names = storage.puts.map(({ name }) => name.split('/')[0])
    expect(names.indexOf('index')).toBe(9)
  })
})

describe('a run', () => {
  it('is invisible until it is committed, and when it is abandoned', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const writer = await vault.begin(alpha, 'job')
    await writer.put(randomBytes(9_000_000))
    await writer.abandon()
    await expect(vault.listRestorePoints()).resolves.toEqual([])
    await expect(writer.put(Buffer.from('late'))).rejects.toMatchObject({ code: 'closed' })
    await expect(writer.commit(aPoint([]))).rejects.toMatchObject({ code: 'closed' })
    await expect(listAll(storage, 'heads/')).resolves.toEqual([])
  })

  it('loses the race for the next head with chain_moved, and leaves the winner as it is (REP-27)', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const [first, second] = [await vault.begin(alpha, 'job'), await vault.begin(alpha, 'job')]
    await first.put(Buffer.from('one'))
    await second.put(Buffer.from('two'))
    const results = await Promise.allSettled([first.commit(aPoint([])), second.commit(aPoint([]))])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected'])
    expect(results[1]).toMatchObject({ reason: { code: 'chain_moved' } })
    await expect(vault.listRestorePoints()).resolves.toHaveLength(1)
  })

  it('loses it also to another process, at the head itself', async () => {
    const inner = createMemoryStorage()
    const rival = await createVault({ storage: inner, random }, identity)
    const storage = createRecordingStorage(inner, async (name) => {
      if (name.startsWith('manifests/')) await runOnce(rival, alpha, 'job', mails(2))
    })
    const vault = await openVault({ storage, random }, identity)
    const writer = await vault.begin(alpha, 'job')
    await expect(writer.commit(aPoint([]))).rejects.toMatchObject({ code: 'chain_moved' })
    const [winner] = await vault.listRestorePoints()
    expect(winner?.manifest.resources).toHaveLength(1)
  })

  it('does not disturb runs of other chains that are open at the same time', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const jobs = [
      { organization: alpha, source: 'one', content: mails(30) },
      { organization: alpha, source: 'two', content: mails(30, 15) },
      { organization: beta, source: 'one', content: mails(30, 5) },
    ]
    const points = await Promise.all(
      jobs.map((job) => runOnce(vault, job.organization, job.source, job.content)),
    )
    for (const [place, point] of points.entries()) {
      await expect(readBack(vault, point)).resolves.toEqual(defined(jobs[place]).content)
      expect(point.manifest.sequence).toBe(1)
    }
  })

  it('refers to what another open run has stored only after that is in an index', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const [first, second] = [await vault.begin(alpha, 'one'), await vault.begin(alpha, 'two')]
    const shared = Array.from({ length: 10 }, () => randomBytes(1024 * 1024))
    for (const content of shared) await first.put(content)
    await expect.poll(() => first.writtenBytes).toBeGreaterThan(8 * 1024 * 1024)
    const stored = []
    for (const content of shared) stored.push(await second.put(content))
    expect(stored.some((one) => !one.isNew)).toBe(true)
    await second.commit(aPoint([]))
    await first.abandon()
    const reopened = await openVault({ storage, random }, identity)
    for (const [place, { ref }] of stored.entries()) {
      expect(Buffer.compare(await collectBytes(reopened.read(alpha, ref)), defined(shared[place]))).toBe(0)
    }
  })

  it('goes on from the newest restore point of its own chain', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const first = await runOnce(vault, alpha, 'job', mails(3))
    await runOnce(vault, alpha, 'other', mails(4))
    const writer = await vault.begin(alpha, 'job')
    expect(writer.previous).toEqual(first)
    const second = await writer.commit(aPoint(first.manifest.resources))
    expect(second.manifest.sequence).toBe(2)
    await expect(vault.restorePoint(second.id)).resolves.toEqual(second)
    await expect(readBack(vault, second)).resolves.toEqual(mails(3))
    const ids = (await vault.listRestorePoints()).map((point) => point.id)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('ends at the first write that fails, and commits nothing', async () => {
    for (const folder of ['packs/', 'index/', 'manifests/', 'heads/']) {
      let isFull = false
      const storage = createRecordingStorage(createMemoryStorage(), (name) => {
        if (isFull && name.startsWith(folder)) throw new VaultError('storage_failed', 'disk full')
      })
      const vault = await createVault({ storage, random }, identity)
      await runOnce(vault, alpha, 'job', mails(3))
      isFull = true
      await expect(runOnce(vault, alpha, 'job', mails(9))).rejects.toMatchObject({ code: 'storage_failed' })
      isFull = false
      await expect(vault.listRestorePoints()).resolves.toHaveLength(1)
      const again = await runOnce(vault, alpha, 'job', mails(9))
      await expect(readBack(vault, again)).resolves.toEqual(mails(9))
    }
  })

  it('refuses a tree whose pages are not in the storage', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const writer = await vault.begin(alpha, 'job')
    const ref = { id: '0'.repeat(64), sizeBytes: 10 }
    const tree = await writer.putTree({
      folders: [{ id: 'f', parentId: null, name: 'F', attributes: {}, pages: [{ ref, itemCount: 1 }] }],
    })
    const resource = { kind: 'mailbox', id: 'a', name: 'A', address: 'a', tree, itemCount: 1 }
    await expect(writer.commit(aPoint([resource]))).rejects.toMatchObject({ code: 'not_found' })
    await expect(vault.listRestorePoints()).resolves.toEqual([])
  })

  it('stores again what disappeared from the storage while the vault was open (REP-15)', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const first = await runOnce(vault, alpha, 'job', mails(5))
    for (const name of await listAll(storage, 'packs/')) await storage.delete(name)
    const second = await runOnce(vault, alpha, 'job', mails(5))
    const reopened = await openVault({ storage, random }, identity)
    for (const point of [first, second]) await expect(readBack(reopened, point)).resolves.toEqual(mails(5))
  })

  it('takes pages over that were read and are passed on, and writes them again when their pack is gone', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const first = await vault.begin(alpha, 'job')
    const pages = await first.putItems(mails(1000).map((mail) => itemOf(mail)))
    const tree = await first.putTree({
      folders: [{ id: 'inbox', parentId: null, name: 'Inbox', attributes: {}, pages }],
    })
    const about = { kind: 'mailbox', id: 'alice', name: 'Alice', address: 'alice@contoso.com' }
    await first.commit(aPoint([{ ...about, tree, itemCount: 1000 }]))
    const read = (await Promise.all(pages.map((page) => vault.readItems(alpha, page)))).flat()

    const second = await vault.begin(alpha, 'job')
    await expect(second.putItems(read)).resolves.toEqual(pages)
    await second.abandon()
    expect(second.writtenBytes).toBe(0)

    for (const name of await listAll(storage, 'packs/')) await storage.delete(name)
    const third = await vault.begin(alpha, 'job')
    await expect(third.putItems(read)).resolves.toEqual(pages)
    await third.commit(aPoint([{ ...about, tree: await third.putTree({ folders: [] }), itemCount: 0 }]))
    const reopened = await openVault({ storage, random }, identity)
    const again = await Promise.all(pages.map((page) => reopened.readItems(alpha, page)))
    expect(again.flat()).toEqual(read)
  })

  it('refuses ids that could not be part of a name', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    for (const source of ['', '../x', 'A', 'a/b', '-a', 'a'.repeat(65)]) {
      await expect(vault.begin(alpha, source)).rejects.toMatchObject({ code: 'invalid_name' })
    }
  })
})

describe('a closed vault', () => {
  it('answers nothing any more', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    await vault.close()
    await expect(vault.listRestorePoints()).rejects.toMatchObject({ code: 'closed' })
    await expect(vault.begin(alpha, 'job')).rejects.toMatchObject({ code: 'closed' })
  })
})

/** Copies, healing and the index: a replica is a repository of its own, and gives back what was lost. */
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { createMemoryStorage, createVault, openVault, type Storage } from '../index.ts'
import { createRecordingStorage } from '../storage/recording-storage.ts'
import { createManualClock, days } from '../proofs/manual-clock.suite.ts'
import { listAll } from '../storage/storage.ts'
import {
  alpha,
  beta,
  defined,
  key,
  mails,
  noise,
  otherRepositoryId,
  readBack,
  runOnce,
} from '../test-vault.ts'
import {
  another,
  createWorld,
  findings,
  flipBit,
  forReal,
  identity,
  objectsOf,
  pruning,
  run,
} from './test-repository.suite.ts'

const random = systemRandom
const big = { id: 'big', mime: noise('big', 4_000_000) }

describe('copyTo', () => {
  it('brings a replica up to date, and at every moment it is a repository of its own', async () => {
    const { vault } = await createWorld()
    const target = createRecordingStorage(createMemoryStorage())
    const points = [await runOnce(vault, alpha, 'job', [...mails(30), big])]
    const first = await vault.maintenance.copyTo(target, run)
    expect(first.findings).toEqual([])
    points.push(
      await runOnce(vault, alpha, 'job', mails(30, 10)),
      await runOnce(vault, beta, 'job', mails(3)),
    )
    const second = await vault.maintenance.copyTo(target, run)
    expect(second.copied.objects).toBeLessThan(first.copied.objects + 10)
    expect((await vault.maintenance.copyTo(target, run)).copied).toEqual({ objects: 0, bytes: 0 })
    const replica = await openVault({ storage: target, random }, identity)
    expect(await findings(replica)).toEqual([])
    expect((await replica.listRestorePoints()).map(({ id }) => id).toSorted()).toEqual(
      points.map(({ id }) => id).toSorted(),
    )
    const puts = target.puts.filter(({ name }) => !name.startsWith('leases/'))
    for (let count = 1; count <= puts.length; count += 1) {
      const storage = createMemoryStorage(puts.slice(0, count).map(({ name, bytes }) => [name, bytes]))
      const opened = await openVault({ storage, random }, identity)
      for (const point of await opened.listRestorePoints())
        await expect(readBack(opened, point)).resolves.toHaveLength(
          defined(point.manifest.resources[0]).itemCount,
        )
    }
  })

  it('follows a retention, refuses another repository, and copies nothing that does not verify', async () => {
    const { vault, clock, storage } = await createWorld()
    for (let count = 0; count < 4; count += 1) await runOnce(vault, alpha, 'job', mails(10, count))
    const target = createMemoryStorage()
    await vault.maintenance.copyTo(target, run)
    clock.advance(days)
    await vault.maintenance.retain({ kind: 'snapshot', before: clock.now(), keepLast: 2 }, forReal, run)
    await runOnce(vault, alpha, 'job', mails(10, 5))
    await vault.maintenance.copyTo(target, run)
    const replica = await openVault({ storage: target, random }, identity)
    expect((await replica.listRestorePoints()).map(({ manifest }) => manifest.sequence)).toEqual([3, 4, 5])
    const fresh = createMemoryStorage()
    const pack = defined((await listAll(storage, 'packs/'))[0])
    await flipBit(storage, pack)
    const report = await (await another({ storage, clock })).maintenance.copyTo(fresh, run)
    expect(report.findings).toMatchObject([{ code: 'object_damaged', object: pack }])
    expect(await fresh.get(pack)).toBeUndefined()
    const foreign = createMemoryStorage()
    await createVault({ storage: foreign, random }, { repositoryId: otherRepositoryId, key })
    await expect(vault.maintenance.copyTo(foreign, run)).rejects.toMatchObject({ code: 'wrong_repository' })
    const occupied = createMemoryStorage([['notes.txt', Buffer.from('mine')]])
    await expect(vault.maintenance.copyTo(occupied, run)).rejects.toMatchObject({ code: 'wrong_repository' })
  })
})

describe('a copy that was cut off', () => {
  it('is finished by the next one, whatever was left torn, or when its lease alone is there', async () => {
    const { vault, clock } = await createWorld()
    const point = await runOnce(vault, alpha, 'job', [...mails(20), big])
    await vault.keys.addPassphrase(new Secret('correct horse battery'), { label: '', createdAt: clock.now() })
    const whole = createMemoryStorage([], clock)
    await vault.maintenance.copyTo(whole, run)
    const objects = await objectsOf(whole)
    const leases = objects.filter(([name]) => name.startsWith('leases/'))
    const torn = objects
      .filter(([name]) => !name.startsWith('leases/') && name !== 'config')
      .map((object) => objects.map((other) => (other === object ? half(...other) : other)))
    const config = defined(objects.find(([name]) => name === 'config'))
    for (const left of [leases, [...leases, half(...config)], ...torn]) {
      const target = createMemoryStorage(left, clock)
      const report = await vault.maintenance.copyTo(target, run)
      expect(report.findings).toEqual([])
      const replica = await another({ storage: target, clock })
      expect(await findings(replica)).toEqual([])
      expect(await readBack(replica, point)).toHaveLength(21)
      for (const [name, bytes] of objects.filter(([one]) => !one.startsWith('leases/')))
        expect(Buffer.compare(defined(await target.get(name)), bytes), name).toBe(0)
    }
  })

  it('never replaces what verifies in the target, and says when an object could never be read', async () => {
    const { vault, storage, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(5))
    const target = createMemoryStorage([], clock)
    await vault.maintenance.copyTo(target, run)
    const fork = await another({ storage: target, clock })
    await runOnce(fork, alpha, 'job', mails(5, 5))
    await runOnce(vault, alpha, 'job', mails(5, 9))
    const head = defined((await listAll(target, 'heads/')).at(-1))
    const forked = await target.get(head)
    expect((await vault.maintenance.copyTo(target, run)).findings).toMatchObject([{ object: head }])
    expect(await target.get(head)).toEqual(forked)
    const pack = defined((await listAll(storage, 'packs/'))[0])
    const hollow: Storage = {
      ...storage,
      get: async (name) => (name === pack ? undefined : storage.get(name)),
    }
    const copying = await another({ storage: hollow, clock })
    const report = await copying.maintenance.copyTo(createMemoryStorage([], clock), run)
    expect(report.findings).toMatchObject([{ severity: 'error', code: 'object_missing' }])
  })
})

describe('healFrom', () => {
  it('says that a chain is still broken where the replica has it broken, too', async () => {
    const { vault, storage, clock } = await createWorld()
    for (let count = 0; count < 3; count += 1) await runOnce(vault, alpha, 'job', mails(5, count))
    const replica = createMemoryStorage([], clock)
    await vault.maintenance.copyTo(replica, run)
    const heads = await listAll(storage, 'heads/')
    await replica.delete(defined(heads[0]))
    const hurts = [heads.slice(1, 2), heads] // a gap, and nothing left that tells of the chain
    for (const lost of hurts) {
      const hurt = createMemoryStorage(await objectsOf(storage), clock)
      const opened = await openVault(
        { storage: hurt, random, clock },
        { ...identity, onDamage: () => undefined },
      )
      for (const name of lost) await hurt.delete(name)
      const report = await opened.maintenance.healFrom(replica, run)
      expect(report.findings).toMatchObject([{ code: 'chain_broken', object: `heads/${alpha}/job` }])
    }
  })

  it('gives back every single object that is lost or altered, newest heads too (REP-01, REP-07, F-35)', async () => {
    const { vault, storage } = await createWorld()
    const points = [
      await runOnce(vault, alpha, 'job', [...mails(20), big]),
      await runOnce(vault, alpha, 'job', mails(20, 10)),
    ]
    const replica = createMemoryStorage()
    await vault.maintenance.copyTo(replica, run)
    const objects = await objectsOf(storage)
    for (const [name] of objects.filter(([one]) => !one.startsWith('config') && !one.startsWith('leases'))) {
      for (const harm of ['deleted', 'altered']) {
        const hurt = createMemoryStorage(objects)
        if (harm === 'deleted') await hurt.delete(name)
        else await flipBit(hurt, name)
        const opened = await openVault({ storage: hurt, random }, { ...identity, onDamage: () => undefined })
        const report = await opened.maintenance.healFrom(replica, run)
        expect(report.findings).toEqual([])
        const healed = await openVault({ storage: hurt, random }, identity)
        expect(await findings(healed), `${name} ${harm}`).toEqual([])
        expect((await healed.listRestorePoints()).map(({ id }) => id)).toEqual(points.map(({ id }) => id))
      }
    }
  })

  it('gives back everything at once, and never touches what is sound', async () => {
    const { vault, storage } = await createWorld()
    const point = await runOnce(vault, alpha, 'job', [...mails(20), big])
    const replica = createMemoryStorage()
    await vault.maintenance.copyTo(replica, run)
    const config = (await objectsOf(storage)).filter(([name]) => name === 'config')
    const empty = createRecordingStorage(createMemoryStorage(config))
    const opened = await openVault({ storage: empty, random }, identity)
    expect((await opened.maintenance.healFrom(replica, run)).findings).toEqual([])
    expect(await readBack(opened, point)).toHaveLength(21)
    const puts = empty.puts.length
    expect((await opened.maintenance.healFrom(replica, run)).copied.objects).toBe(0)
    expect(empty.puts.slice(puts).every(({ name }) => name.startsWith('leases/'))).toBe(true)
    await expect(opened.maintenance.healFrom(createMemoryStorage(), run)).rejects.toMatchObject({
      code: 'wrong_repository',
    })
  })
})

describe('healFrom, where no index is left', () => {
  it('gives back packs that nothing needs, too: what a run or a retention left behind', async () => {
    const { vault, storage, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', [big])
    const point = await runOnce(vault, alpha, 'job', mails(5))
    clock.advance(days)
    await vault.maintenance.retain({ kind: 'snapshot', before: clock.now(), keepLast: 1 }, forReal, run)
    const replica = createMemoryStorage()
    await vault.maintenance.copyTo(replica, run)
    for (const name of await listAll(storage, 'index/')) await storage.delete(name)
    for (const name of await listAll(storage, 'packs/')) {
      const size = defined(await storage.size(name))
      await flipBit(storage, name, size - 20) // the list of its blobs
    }
    const damaged = await openVault({ storage, random }, { ...identity, onDamage: () => undefined })
    expect((await damaged.maintenance.healFrom(replica, run)).findings).toEqual([])
    const healed = await another({ storage, clock })
    expect(await findings(healed)).toEqual([])
    expect(await readBack(healed, point)).toHaveLength(5)
  })
})

describe('rebuildIndex', () => {
  it('makes one index object of many, from the packs alone, and reading finds everything', async () => {
    const { vault, storage, clock } = await createWorld()
    const points = []
    for (let count = 0; count < 5; count += 1)
      points.push(await runOnce(vault, alpha, 'job', mails(10, count * 5)))
    for (const name of (await listAll(storage, 'index/')).slice(0, 2)) await flipBit(storage, name)
    for (const name of (await listAll(storage, 'index/')).slice(2, 3)) await storage.delete(name)
    const report = await vault.maintenance.rebuildIndex(run)
    expect(report).toMatchObject({ packsUnreadable: [], indexObjectsBefore: 4, indexObjectsAfter: 1 })
    const opened = await another({ storage, clock })
    expect(await findings(opened)).toEqual([])
    for (const point of points) await expect(readBack(opened, point)).resolves.toHaveLength(10)
  })

  it('keeps what an index object knows of a pack that does not read to its end', async () => {
    const { vault, storage } = await createWorld()
    const point = await runOnce(vault, alpha, 'job', [{ id: 'a', mime: noise('a', 3_000_000) }])
    const largest = defined(
      (await objectsOf(storage)).toSorted(([, left], [, right]) => right.length - left.length)[0],
    )
    await flipBit(storage, largest[0], largest[1].length - 20)
    const clock = createManualClock()
    const report = await (await another({ storage, clock })).maintenance.rebuildIndex(run)
    expect(report.packsUnreadable).toEqual([largest[0]])
    const opened = await another({ storage, clock })
    const { folders } = await opened.readTree(alpha, defined(point.manifest.resources[0]).tree)
    await expect(opened.readItems(alpha, defined(folders[0]?.pages[0]))).resolves.toHaveLength(1)
    expect((await findings(opened)).map(({ code }) => code)).toEqual(['blob_damaged'])
  })
})

describe('a replica', () => {
  it('can be pruned on its own', async () => {
    const { vault, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(10))
    await runOnce(vault, alpha, 'job', mails(10, 5))
    const target = createMemoryStorage([], clock)
    await vault.maintenance.copyTo(target, run)
    const replica = await another({ storage: target, clock })
    clock.advance(days)
    await replica.maintenance.prune(pruning, run)
    clock.advance(2 * days)
    await replica.maintenance.prune(pruning, run)
    await runOnce(vault, alpha, 'job', mails(10, 7))
    await vault.maintenance.copyTo(target, run)
    expect(await findings(await another({ storage: target, clock }))).toEqual([])
  })
})

function half(name: string, bytes: Uint8Array): [string, Uint8Array] {
  return [name, bytes.subarray(0, bytes.length >> 1)]
}

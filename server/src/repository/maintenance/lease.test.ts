/** Leases of processes that were killed, and questions for the storage's time (docs/repository-format.md, sections 16 and 17). */
import { describe, expect, it } from 'vitest'
import { VaultError, type Storage } from '../index.ts'
import { createManualClock, hours, minutes } from '../proofs/manual-clock.suite.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll } from '../storage/storage.ts'
import { alpha, mails, runOnce } from '../test-vault.ts'
import { another, createWorld, findings, flipBit, pruning, run } from './test-repository.suite.ts'

/** A storage as a process sees it that is killed when it first reads a pack. */
function dyingAtAPack(storage: Storage): Storage {
  let isDead = false
  const alive = <Result>(act: () => Promise<Result>): Promise<Result> =>
    isDead ? Promise.reject(new VaultError('storage_failed', 'the process is gone')) : act()
  return {
    ...storage,
    put: (...given) => alive(() => storage.put(...given)),
    delete: (name) => alive(() => storage.delete(name)),
    getRange: (...given) => {
      isDead ||= given[0].startsWith('packs/')
      return alive(() => storage.getRange(...given))
    },
  }
}

describe('the lease of a process that was killed (repository-format.md, section 17)', () => {
  const killed = { id: 'aaaaaaaa-0000-4000-8000-000000000001', gone: [] }
  const next = { id: 'bbbbbbbb-0000-4000-8000-000000000002', gone: [killed.id] }

  it('is free at once for who is certain of that, under a higher number, and for nobody else', async () => {
    const { vault, clock, storage } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(3))
    const dying = await another({ storage: dyingAtAPack(storage), clock }, killed)
    await expect(dying.maintenance.rebuildIndex(run)).rejects.toThrow('the process is gone')
    expect(await listAll(storage, 'leases/')).toEqual(['leases/0000000001/0000000001'])

    const stranger = { id: next.id, gone: ['cccccccc-0000-4000-8000-000000000003'] }
    for (const who of [undefined, stranger, { ...killed }])
      await expect(
        (await another({ storage, clock }, who)).maintenance.rebuildIndex(run),
      ).rejects.toMatchObject({
        code: 'lease_held',
      })
    await (await another({ storage, clock }, next)).maintenance.rebuildIndex(run)
    expect(await listAll(storage, 'leases/')).toEqual(['leases/0000000002/0000000002'])
    expect(await findings(vault)).toEqual([])
  })

  it('is not taken when it does not verify: then nobody knows whose it was', async () => {
    const { vault, clock, storage } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(3))
    const dying = await another({ storage: dyingAtAPack(storage), clock }, killed)
    await expect(dying.maintenance.rebuildIndex(run)).rejects.toThrow('the process is gone')
    await flipBit(storage, 'leases/0000000001/0000000001')
    const { maintenance } = await another({ storage, clock }, next)
    await expect(maintenance.rebuildIndex(run)).rejects.toMatchObject({ code: 'lease_held' })
  })
})

const questions = (storage: Storage): Promise<string[]> => listAll(storage, 'leases/0000000000/')

describe('questions for the storage’s time (F-40)', () => {
  it('those that a crash left behind go with a later lease, when they are older than half an hour', async () => {
    const { vault, clock, storage } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(3))
    let isDead = false
    const gone = async (): Promise<never> => {
      throw new VaultError('storage_failed', 'the process is gone')
    }
    const dying: Storage = {
      ...storage,
      put: (...given) => (isDead ? gone() : storage.put(...given)),
      // Killed between the question and its end: nothing of this process is written or deleted any more.
      delete: (name) => {
        isDead ||= name.startsWith('leases/0000000000/')
        return isDead ? gone() : storage.delete(name)
      },
    }
    const { maintenance } = await another({ storage: dying, clock })
    await expect(maintenance.prune(pruning, run)).rejects.toThrow('the process is gone')
    const left = await questions(storage)
    expect(left).toHaveLength(1)

    clock.advance(29 * minutes)
    await expect(vault.maintenance.rebuildIndex(run)).rejects.toMatchObject({ code: 'lease_held' })
    expect(await questions(storage)).toEqual(left)
    clock.advance(2 * minutes)
    await vault.maintenance.rebuildIndex(run)
    expect(await questions(storage)).toEqual([])
    expect(await findings(vault)).toEqual([])
  })

  it('those of others that ask at this moment stay', async () => {
    const { vault, clock, storage } = await createWorld()
    await storage.put('leases/0000000000/0000000007', new Uint8Array(1))
    clock.advance(29 * minutes)
    await vault.maintenance.rebuildIndex(run)
    expect(await questions(storage)).toHaveLength(1)
    clock.advance(2 * minutes)
    await vault.maintenance.rebuildIndex(run)
    expect(await questions(storage)).toEqual([])
  })

  it('those that a storage locked go when it lets them', async () => {
    const clock = createManualClock()
    const plain = createMemoryStorage([], clock)
    const storage: Storage = {
      ...plain,
      delete: async (name) => {
        const writtenAt = (await plain.modifiedAt(name)) ?? 0
        if (clock.now() < writtenAt + 48 * hours) throw new VaultError('locked', 'locked')
        return plain.delete(name)
      },
    }
    const world = await createWorld(() => storage)
    await runOnce(world.vault, alpha, 'job', mails(3))
    const counts: number[] = []
    for (let day = 0; day < 6; day += 1) {
      clock.advance(24 * hours)
      world.clock.advance(24 * hours)
      await world.vault.maintenance.prune(pruning, run)
      counts.push((await questions(plain)).length)
    }
    expect(counts).toEqual([1, 2, 2, 2, 2, 2])
  })
})

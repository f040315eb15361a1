/** Prune and retention beside runs, readers, other pruners, wrong clocks and locks (docs/repository-format.md, sections 15 to 17). */
import { describe, expect, it } from 'vitest'
import { VaultError, type Storage } from '../index.ts'
import { days, hours, minutes } from '../proofs/manual-clock.suite.ts'
import { listAll } from '../storage/storage.ts'
import { aPoint, alpha, beta, defined, mails, noise, readBack, runOnce, type Mail } from '../test-vault.ts'
import type { RestorePoint, SnapshotWriter, TreeItem, Vault } from '../vault.ts'
import type { MaintenanceRun } from './maintenance.ts'
import {
  another,
  createWorld,
  findings,
  flipBit,
  forReal,
  packsOf,
  pruning,
  run,
} from './test-repository.suite.ts'

const old: Mail = { id: 'old', mime: noise('old', 300_000) }

/** The rest of a run: the mails as one page, and the head. */
async function commit(writer: SnapshotWriter, content: readonly Mail[]): Promise<RestorePoint> {
  const items: TreeItem[] = []
  for (const { id, mime } of content)
    items.push({ id, contents: { mime: (await writer.put(mime)).ref }, properties: {} })
  return commitItems(writer, items)
}

async function commitItems(writer: SnapshotWriter, items: readonly TreeItem[]): Promise<RestorePoint> {
  const pages = await writer.putItems(items)
  const tree = await writer.putTree({
    folders: [{ id: 'f', name: 'f', parentId: null, attributes: {}, pages }],
  })
  const resource = { kind: 'mailbox', id: 'a', name: 'a', address: 'a', tree, itemCount: items.length }
  return writer.commit(aPoint([resource]))
}

function retainNewest(vault: Vault, now: number): Promise<unknown> {
  return vault.maintenance.retain({ kind: 'snapshot', before: now, keepLast: 1 }, forReal, run)
}

describe('a run beside retention and prune (REP-16, F-02)', () => {
  it('keeps pages and contents that it takes over, whatever goes meanwhile', async () => {
    const world = await createWorld()
    const { vault, storage, clock } = world
    await runOnce(vault, alpha, 'job', [old])
    const previous = await runOnce(vault, alpha, 'job', [old, ...mails(10)])
    const writer = await vault.begin(alpha, 'job')
    const pruner = await another(world)
    for (let day = 0; day < 4; day += 1) {
      clock.advance(25 * hours)
      await retainNewest(pruner, clock.now())
      await pruner.maintenance.prune({ ...pruning, rewriteBelow: 1 }, run)
    }
    const resource = defined(previous.manifest.resources[0])
    const point = await writer.commit(aPoint([resource]))
    for (let day = 0; day < 4; day += 1) {
      clock.advance(25 * hours)
      await retainNewest(pruner, clock.now())
      await pruner.maintenance.prune({ ...pruning, rewriteBelow: 1 }, run)
    }
    expect((await pruner.listRestorePoints()).map(({ id }) => id)).toEqual([point.id])
    expect(await findings(await another({ storage, clock }))).toEqual([])
    expect(await readBack(await another({ storage, clock }), point)).toHaveLength(11)
  })

  it('that lasts longer than the wait loses nothing: it looks every hour', async () => {
    const world = await createWorld()
    const { vault, clock } = world
    await runOnce(vault, alpha, 'job', [old])
    await runOnce(vault, alpha, 'job', mails(3))
    const writer = await vault.begin(alpha, 'other')
    expect((await writer.put(old.mime)).isNew).toBe(false)
    const pruner = await another(world)
    clock.advance(1000)
    await retainNewest(pruner, clock.now())
    for (let hour = 0; hour < 80; hour += 1) {
      clock.advance(hours)
      if (hour % 12 === 0) await pruner.maintenance.prune(pruning, run)
      await writer.put(noise(`hour ${hour}`, 2000))
    }
    const point = await commit(writer, [old])
    clock.advance(30 * hours)
    await pruner.maintenance.prune(pruning, run)
    expect(await findings(await another(world))).toEqual([])
    expect(await readBack(await another(world), point)).toHaveLength(1)
  })

  it('that slept through the wait commits nothing that is gone, and the next run is whole', async () => {
    const world = await createWorld()
    const { vault, clock } = world
    await runOnce(vault, alpha, 'job', [old])
    await runOnce(vault, alpha, 'job', mails(3))
    const writer = await vault.begin(alpha, 'other')
    const { ref } = await writer.put(old.mime)
    const pruner = await another(world)
    clock.advance(1000)
    await retainNewest(pruner, clock.now())
    await pruner.maintenance.prune(pruning, run)
    clock.advance(25 * hours)
    expect((await pruner.maintenance.prune(pruning, run)).deleted.packs).toBeGreaterThan(0)
    const item = { id: 'old', contents: { mime: ref }, properties: {} }
    await expect(commitItems(writer, [item])).rejects.toMatchObject({ code: 'not_found' })
    const point = await commit(await vault.begin(alpha, 'other'), [old])
    expect(await findings(await another(world))).toEqual([])
    expect(await readBack(vault, point)).toHaveLength(1)
  })

  it('of many writers, chains and organizations, prune and readers in between: all stay whole', async () => {
    const world = await createWorld()
    const { vault, clock } = world
    const vaults = [vault, await another(world), await another(world)]
    const points = new Map<string, RestorePoint>()
    for (let day = 0; day < 8; day += 1) {
      const writers = await Promise.all(
        vaults.map((one, place) => one.begin(place === 2 ? beta : alpha, `job-${place}`)),
      )
      const pruner = defined(vaults[day % 3])
      await retainNewest(pruner, clock.now())
      await pruner.maintenance.prune({ ...pruning, rewriteBelow: 0.9 }, run)
      for (const [place, writer] of writers.entries()) {
        const point = await commit(writer, mails(12, (day * 5 + place * 3) % 17))
        points.set(`job-${place}`, point)
        for (const reader of vaults) await expect(readBack(reader, point)).resolves.toHaveLength(12)
      }
      const loser = await vault.begin(alpha, 'job-0')
      points.set('job-0', await commit(await defined(vaults[1]).begin(alpha, 'job-0'), mails(12, day)))
      await expect(commit(loser, mails(3))).rejects.toMatchObject({ code: 'chain_moved' })
      clock.advance(25 * hours)
    }
    for (const one of [...vaults, await another(world)]) {
      expect(await findings(one)).toEqual([])
      for (const point of points.values()) await expect(readBack(one, point)).resolves.toHaveLength(12)
    }
  })
})

describe('prune', () => {
  it('refuses a wait below two hours, and clocks that differ by more than five minutes (REP-18, REP-19, F-38, F-39)', async () => {
    let skew = 0
    const world = await createWorld((storage) => ({
      ...storage,
      modifiedAt: async (name) => {
        const at = await storage.modifiedAt(name)
        return at === undefined ? undefined : at + skew
      },
    }))
    const { vault, clock, storage } = world
    await runOnce(vault, alpha, 'job', [old])
    await runOnce(vault, alpha, 'job', mails(3))
    clock.advance(days)
    await expect(vault.maintenance.prune({ ...pruning, wait: 2 * hours - 1 }, run)).rejects.toThrow(
      RangeError,
    )
    const before = await packsOf(storage)
    for (const wrong of [days, -days, 6 * minutes, -6 * minutes]) {
      skew = wrong
      await expect(vault.maintenance.prune(pruning, run)).rejects.toMatchObject({ code: 'clock_skew' })
      await expect(retainNewest(vault, clock.now())).rejects.toMatchObject({ code: 'clock_skew' })
    }
    expect(await packsOf(storage)).toEqual(before)
    skew = 4 * minutes
    await expect(retainNewest(vault, clock.now())).resolves.toBeDefined()
    await expect(vault.maintenance.prune(pruning, run)).resolves.toMatchObject({ spared: { packs: 0 } })
  })

  it('condemns and deletes nothing when a chain is broken or a page does not read', async () => {
    for (const folder of ['manifests/', 'packs/']) {
      const world = await createWorld()
      const { vault, storage, clock } = world
      await runOnce(vault, alpha, 'job', [old])
      await runOnce(vault, alpha, 'job', mails(3))
      clock.advance(1000)
      await retainNewest(vault, clock.now())
      for (const name of await listAll(storage, folder)) await flipBit(storage, name)
      const before = await listAll(storage, '')
      await expect(vault.maintenance.prune(pruning, run)).rejects.toMatchObject({
        code: folder === 'packs/' ? 'corrupt' : 'chain_broken',
      })
      const after = await listAll(storage, '')
      expect(after.filter((name) => !name.startsWith('leases/'))).toEqual(
        before.filter((name) => !name.startsWith('leases/')),
      )
    }
  })

  it('previews what it would do, and writes nothing', async () => {
    const { vault, storage, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', [old])
    await runOnce(vault, alpha, 'job', mails(3))
    clock.advance(1000)
    await retainNewest(vault, clock.now())
    const before = await listAll(storage, '')
    const preview = await vault.maintenance.prune({ ...pruning, isPreview: true }, run)
    expect(await listAll(storage, '')).toEqual(before)
    const real = await vault.maintenance.prune(pruning, run)
    expect(preview.condemned).toEqual(real.condemned)
    expect(preview.nextAt).toBe(real.nextAt)
  })

  it('lets locked objects stay, says so, and takes them later (REP-20)', async () => {
    let isLocked = true
    const { vault, storage, clock } = await createWorld((inner) => ({
      ...inner,
      delete: async (name) => {
        if (isLocked && !name.startsWith('leases/')) throw new VaultError('locked', 'locked')
        return inner.delete(name)
      },
    }))
    await runOnce(vault, alpha, 'job', [old])
    const kept = await runOnce(vault, alpha, 'job', mails(3))
    clock.advance(1000)
    await retainNewest(vault, clock.now())
    expect((await vault.listRestorePoints()).map(({ id }) => id)).toEqual([kept.id])
    await vault.maintenance.prune(pruning, run)
    clock.advance(25 * hours)
    const report = await vault.maintenance.prune(pruning, run)
    expect(report.deleted.packs).toBe(0)
    expect(report.locked.objects).toBeGreaterThan(0)
    expect(await findings(vault)).toEqual([])
    isLocked = false
    const later = await vault.maintenance.prune(pruning, run)
    expect(later.deleted.packs).toBe(report.locked.objects)
    expect(await readBack(vault, kept)).toHaveLength(3)
    await retainNewest(vault, clock.now())
    expect(await listAll(storage, 'heads/')).toHaveLength(1)
  })

  it('rewrites packs that are mostly garbage, and frees their space', async () => {
    const { vault, storage, clock } = await createWorld()
    const large = Array.from({ length: 20 }, (_, place) => ({
      id: `l${place}`,
      mime: noise(`l${place}`, 100_000),
    }))
    await runOnce(vault, alpha, 'job', large)
    const kept = await runOnce(vault, alpha, 'job', large.slice(0, 3))
    const sizeOf = async (): Promise<number> => {
      let size = 0
      for (const name of await packsOf(storage)) size += defined(await storage.size(name))
      return size
    }
    const before = await sizeOf()
    clock.advance(1000)
    await retainNewest(vault, clock.now())
    const first = await vault.maintenance.prune(pruning, run)
    expect(first.rewritten.blobs).toBe(3)
    clock.advance(25 * hours)
    await vault.maintenance.prune(pruning, run)
    expect(await sizeOf()).toBeLessThan(before / 4)
    expect(await readBack(vault, kept)).toHaveLength(3)
    clock.advance(25 * hours)
    const quiet = await vault.maintenance.prune(pruning, run)
    expect(quiet).toMatchObject({
      condemned: { packs: 0 },
      deleted: { packs: 0 },
      rewritten: { blobs: 0 },
      nextAt: undefined,
    })
  })

  it('keeps a pack whose needed blobs do not read from the other one', async () => {
    const world = await createWorld()
    const { vault, storage, clock } = world
    const large = Array.from({ length: 20 }, (_, place) => ({
      id: `l${place}`,
      mime: noise(`l${place}`, 100_000),
    }))
    await runOnce(vault, alpha, 'job', large)
    const kept = await runOnce(vault, alpha, 'job', large.slice(0, 3))
    const before = new Set(await packsOf(storage))
    clock.advance(1000)
    await retainNewest(vault, clock.now())
    await vault.maintenance.prune(pruning, run)
    for (const name of await packsOf(storage)) if (!before.has(name)) await flipBit(storage, name, 200_000)
    clock.advance(25 * hours)
    await (await another(world)).maintenance.prune(pruning, run)
    expect(await readBack(await another(world), kept)).toHaveLength(3)
  })
})

describe('lease (REP-17, F-40)', () => {
  it('lets one in at a time; a holder that slept stops for good', async () => {
    let hook: ((name: string) => Promise<void>) | undefined
    const world = await createWorld((inner) => ({
      ...inner,
      delete: async (name) => {
        await hook?.(name)
        return inner.delete(name)
      },
    }))
    const { vault, clock, storage } = world
    await runOnce(vault, alpha, 'job', [old])
    await runOnce(vault, alpha, 'job', mails(3))
    clock.advance(1000)
    await retainNewest(vault, clock.now())
    await vault.maintenance.prune(pruning, run)
    clock.advance(25 * hours)
    const other = await another(world)
    let slept = false
    hook = async (name) => {
      if (slept || !name.startsWith('packs/')) return
      slept = true
      await expect(other.maintenance.rebuildIndex(run)).rejects.toMatchObject({ code: 'lease_held' })
      clock.advance(31 * minutes)
      await expect(other.maintenance.prune(pruning, run)).resolves.toBeDefined()
    }
    await expect(vault.maintenance.prune(pruning, run)).rejects.toMatchObject({ code: 'lease_lost' })
    hook = undefined
    await expect(vault.maintenance.prune(pruning, run)).resolves.toBeDefined()
    expect(await findings(await another(world))).toEqual([])
    expect((await listAll(storage, 'leases/')).length).toBe(1)
  })

  it('is kept while work is long, and let go when a run is stopped', async () => {
    const { vault, clock } = await createWorld()
    for (let count = 0; count < 5; count += 1) await runOnce(vault, alpha, 'job', mails(5, count * 5))
    const slow = { ...run, onProgress: () => clock.advance(4 * minutes) }
    await expect(vault.maintenance.rebuildIndex(slow)).resolves.toMatchObject({ packsUnreadable: [] })
    const { maintenance } = vault
    for (const act of [
      (one: MaintenanceRun) => maintenance.rebuildIndex(one),
      (one: MaintenanceRun) => maintenance.check({ data: 'all', noteDamage: false }, one),
      (one: MaintenanceRun) => maintenance.prune(pruning, one),
    ]) {
      const stopping = new AbortController()
      const stopped = { signal: stopping.signal, onProgress: () => stopping.abort() }
      await expect(act(stopped)).rejects.toMatchObject({ code: 'stopped' })
    }
    await expect(vault.maintenance.rebuildIndex(run)).resolves.toBeDefined()
  })
})

describe('prune that is interrupted at any write or deletion (F-04, F-34)', () => {
  it('costs no restore point, and the next one finishes it', async () => {
    for (let failAt = 1; ; failAt += 1) {
      let left = Infinity
      const failing = async (): Promise<void> => {
        left -= 1
        if (left <= 0) throw new VaultError('storage_failed', 'away')
      }
      const world = await createWorld((inner: Storage) => ({
        ...inner,
        put: async (name, bytes, options) => {
          await failing()
          return inner.put(name, bytes, options)
        },
        delete: async (name) => {
          await failing()
          return inner.delete(name)
        },
      }))
      const { vault, clock } = world
      await runOnce(vault, alpha, 'job', [old, ...mails(4)])
      const kept = await runOnce(vault, alpha, 'job', mails(3, 2))
      clock.advance(1000)
      left = failAt
      const act = async (): Promise<void> => {
        await retainNewest(vault, clock.now())
        await vault.maintenance.prune(pruning, run)
        clock.advance(25 * hours)
        await vault.maintenance.prune(pruning, run)
      }
      const isDone = await act().then(
        () => true,
        () => false,
      )
      left = Infinity
      clock.advance(hours)
      const after = await another(world)
      expect((await findings(after)).filter(({ severity }) => severity === 'error')).toEqual([])
      await expect(readBack(after, kept)).resolves.toHaveLength(3)
      await act()
      clock.advance(hours)
      await act()
      expect(await findings(after)).toEqual([])
      expect((await after.listRestorePoints()).map(({ id }) => id)).toEqual([kept.id])
      await expect(readBack(after, kept)).resolves.toHaveLength(3)
      if (isDone) break
    }
  })
})

/** Check and retention: what is wrong is named, what is forgotten is gone, and nothing else. */
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createMemoryStorage, isForgotten, openVault, type Storage, type VaultError } from '../index.ts'
import { days, epoch, hours } from '../proofs/manual-clock.suite.ts'
import { listAll } from '../storage/storage.ts'
import { aPoint, alpha, beta, defined, mails, noise, readBack, runOnce } from '../test-vault.ts'
import type { RestorePoint, Vault } from '../vault.ts'
import {
  another,
  createWorld,
  everything,
  findings,
  flipBit,
  forReal,
  identity,
  objectsOf,
  packsOf,
  pruning,
  run,
} from './test-repository.suite.ts'
import type { RetentionRule } from './maintenance.ts'

const random = systemRandom

describe('check', () => {
  it('finds nothing in a whole repository, and counts', async () => {
    const { vault, storage } = await createWorld()
    await runOnce(vault, alpha, 'job', [...mails(40), { id: 'big', mime: noise('big', 3_000_000) }])
    await runOnce(vault, alpha, 'job', mails(30))
    await runOnce(vault, beta, 'job', mails(5))
    const report = await vault.maintenance.check(everything, run)
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ restorePoints: 3, packs: (await packsOf(storage)).length })
    expect(report.readBytes).toBe(report.storedBytes)
  })

  it('names each object that is missing, and the restore points it concerns (REP-07, REP-08)', async () => {
    const { vault, storage } = await createWorld()
    const first = await runOnce(vault, alpha, 'job', mails(40))
    const second = await runOnce(vault, alpha, 'job', mails(40, 20))
    const known = { ...everything, knownRestorePoints: [first.id, second.id] }
    const objects = await objectsOf(storage)
    const found = new Map<string, string[]>()
    for (const [name] of objects.filter(([one]) => one !== 'config')) {
      const copy = createMemoryStorage(objects)
      await copy.delete(name)
      const opened = await openVault({ storage: copy, random }, { ...identity, onDamage: () => undefined })
      const said = await findings(opened, known)
      found.set(
        name,
        said.map(
          ({ code, object, restorePoints }) => `${code} ${object === name} ${restorePoints.length > 0}`,
        ),
      )
    }
    const saidOf = (start: string, end = ''): string[][] =>
      [...found].filter(([name]) => name.startsWith(start) && name.endsWith(end)).map(([, said]) => said)
    expect(saidOf('index/').flat()).toEqual([])
    expect(saidOf('packs/')).toEqual((await packsOf(storage)).map(() => ['object_missing true true']))
    expect(saidOf('heads/', '2')).toEqual([['rolled_back false true']])
    expect(saidOf('heads/', '1')).toEqual([['chain_broken false false', 'rolled_back false true']])
    for (const said of saidOf('manifests/')) expect(said).toContain('chain_broken false true')
  })

  it('names each object that is altered (REP-01)', async () => {
    const { vault, storage } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(10))
    await runOnce(vault, alpha, 'job', mails(10, 5))
    const objects = await objectsOf(storage)
    for (const [name] of objects.filter(([one]) => one !== 'config')) {
      const copy = createMemoryStorage(objects)
      await flipBit(copy, name)
      const opened = await openVault({ storage: copy, random }, { ...identity, onDamage: () => undefined })
      expect(await findings(opened), name).not.toEqual([])
    }
  })

  it('notes damaged packs, so that the next run stores their blobs again, and then is content (REP-15)', async () => {
    const world = await createWorld()
    const { vault, storage } = world
    const content = [{ id: 'one', mime: noise('one', 500_000) }]
    await runOnce(vault, alpha, 'job', content)
    const objects = (await objectsOf(storage)).toSorted(([, left], [, right]) => right.length - left.length)
    const [name] = defined(objects[0])
    await flipBit(storage, name, 5000)
    const noting = { data: 'all', noteDamage: true } as const
    expect(await findings(await another(world), noting)).toMatchObject([
      { severity: 'error', code: 'blob_damaged', object: name },
    ])
    const next = await runOnce(vault, alpha, 'job', content)
    expect(await findings(vault, noting)).toEqual([])
    expect(Buffer.compare(defined((await readBack(vault, next))[0]).mime, defined(content[0]).mime)).toBe(0)
  })

  it('reads everything once in so many parts, and reports its progress', async () => {
    const { vault } = await createWorld()
    for (let count = 0; count < 6; count += 1) await runOnce(vault, alpha, 'job', mails(5, count * 5))
    const { storedBytes } = await vault.maintenance.check(everything, run)
    const phases = new Set<string>()
    let readBytes = 0
    for (const part of [1, 2, 3]) {
      const report = await vault.maintenance.check(
        { data: { part, parts: 3 }, noteDamage: false },
        { ...run, onProgress: ({ phase }) => phases.add(phase) },
      )
      readBytes += report.readBytes
    }
    expect(readBytes).toBe(storedBytes)
    expect([...phases]).toEqual(['chains', 'objects', 'data', 'marking'])
  })
})

describe('retention', () => {
  it('forgets the oldest restore points through an anchor; the chain goes on, and prune frees the space', async () => {
    const world = await createWorld()
    const { vault, storage, clock } = world
    const points: RestorePoint[] = []
    points.push(
      await runOnce(vault, alpha, 'job', [{ id: 'old', mime: noise('old', 3_000_000) }, ...mails(20)]),
    )
    for (const from of [10, 12, 14]) points.push(await runOnce(vault, alpha, 'job', mails(20, from)))
    clock.advance(days)
    const rule = { kind: 'snapshot', before: clock.now(), keepLast: 2 } as const
    const preview = await vault.maintenance.retain(rule, { isPreview: true }, run)
    expect(await listAll(storage, 'anchors/')).toEqual([])
    expect(await vault.maintenance.retain(rule, forReal, run)).toEqual(preview)
    expect(preview).toMatchObject({ keptRestorePoints: 2, chains: [{ restorePoints: [{}, {}] }] })
    const known = points.map(({ id }) => id)
    const opened = await openVault({ storage, random, clock }, { ...identity, knownRestorePoints: known })
    expect((await opened.listRestorePoints()).map(({ id }) => id)).toEqual(known.slice(2))
    expect(await findings(opened, { ...everything, knownRestorePoints: known })).toEqual([])
    points.push(await runOnce(vault, alpha, 'job', mails(20, 16)))
    expect(defined(points[4]).manifest.sequence).toBe(5)
    const first = await vault.maintenance.prune(pruning, run)
    clock.advance(23 * hours)
    expect((await vault.maintenance.prune(pruning, run)).deleted.packs).toBe(0)
    clock.advance(2 * hours)
    const last = await vault.maintenance.prune(pruning, run)
    expect(last.deleted).toMatchObject(first.condemned)
    expect(last.deleted.bytes).toBeGreaterThan(3_000_000)
    clock.advance(25 * hours)
    await vault.maintenance.prune(pruning, run) // takes the packs that the last one joined
    expect(await listAll(storage, 'prunes/')).toEqual([])
    for (const one of [vault, await another(world)]) {
      expect(await findings(one)).toEqual([])
      expect(await readBack(one, defined(points[4]))).toHaveLength(20)
    }
    await vault.maintenance.retain({ ...rule, before: clock.now(), keepLast: 1 }, forReal, run)
    expect(await listAll(storage, 'anchors/')).toHaveLength(1)
    await vault.maintenance.retain({ ...rule, keepLast: 9 }, forReal, run)
    expect((await vault.listRestorePoints()).map(({ manifest }) => manifest.sequence)).toEqual([5])
  })

  it('is noticed when its anchor is gone, older, altered, or followed by nothing (REP-08)', async () => {
    const { vault, storage, clock } = await createWorld()
    for (let count = 0; count < 3; count += 1) await runOnce(vault, alpha, 'job', mails(5, count))
    clock.advance(1000)
    await vault.maintenance.retain({ kind: 'snapshot', before: clock.now(), keepLast: 2 }, forReal, run)
    const older = defined((await objectsOf(storage)).find(([name]) => name.startsWith('anchors/')))
    await vault.maintenance.retain({ kind: 'snapshot', before: clock.now(), keepLast: 1 }, forReal, run)
    const anchor = defined((await listAll(storage, 'anchors/'))[0])
    const head = defined((await listAll(storage, 'heads/'))[0])
    const objects = await objectsOf(storage)
    const harms: ((hurt: Storage) => Promise<unknown>)[] = [
      (hurt) => hurt.delete(anchor),
      (hurt) => hurt.delete(anchor).then(() => hurt.put(...older)),
      (hurt) => hurt.put(anchor, older[1]),
      (hurt) => flipBit(hurt, anchor),
      (hurt) => hurt.delete(head),
    ]
    for (const harm of harms) {
      const hurt = createMemoryStorage(objects)
      await harm(hurt)
      await expect(openVault({ storage: hurt, random }, identity)).rejects.toMatchObject({
        code: 'chain_broken',
      })
    }
  })

  it('of items forgets those whose own time is too long ago, in every restore point; the others stay', async () => {
    const world = await createWorld()
    const { vault, clock } = world
    const point = await runWithTimes(vault, [epoch - 10 * days, epoch - days, undefined])
    clock.advance(1000)
    const rule = { kind: 'item', before: epoch - 5 * days, keepLast: 1 } as const
    const report = await vault.maintenance.retain(rule, forReal, run)
    expect(report.chains).toMatchObject([{ restorePoints: [], itemsBefore: rule.before }])
    const [kept] = await vault.listRestorePoints()
    expect(kept).toMatchObject({ id: point.id, forgottenItems: { before: rule.before } })
    await vault.maintenance.prune({ ...pruning, rewriteBelow: 0.9 }, run)
    clock.advance(25 * hours)
    expect(
      (await vault.maintenance.prune({ ...pruning, rewriteBelow: 0.9 }, run)).deleted.packs,
    ).toBeGreaterThan(0)
    const opened = await another(world)
    expect(await findings(opened)).toEqual([])
    const { folders } = await opened.readTree(alpha, defined(point.manifest.resources[0]).tree)
    const items = await opened.readItems(alpha, defined(folders[0]?.pages[0]))
    const read = async (place: number): Promise<number> => {
      let size = 0
      for await (const piece of opened.read(alpha, defined(items[place]?.contents['mime'])))
        size += piece.length
      return size
    }
    expect(items.map((item) => isForgotten(item, kept?.forgottenItems))).toEqual([true, false, false])
    await expect(read(0)).rejects.toMatchObject({ code: 'not_found' })
    await expect(Promise.all([read(1), read(2)])).resolves.toEqual([200_000, 200_000])
    const later = await vault.begin(alpha, 'job')
    const next = await later.commit(aPoint(point.manifest.resources))
    expect(next.forgottenItems).toEqual({ before: rule.before })
  })

  it('counts in a preview each item once that points which stay would lose, and no item that is gone already', async () => {
    const { vault, storage, clock } = await createWorld()
    await runWithTimes(vault, [epoch - 20 * days]) // its only point goes as a whole
    const times = [epoch - 10 * days, epoch - 8 * days, epoch - days, undefined]
    await runWithTimes(vault, [epoch, ...times])
    await runWithTimes(vault, [epoch, ...times, epoch - 9 * days])
    clock.advance(1000)
    const names = await listAll(storage, '')
    const items = async (rule: RetentionRule): Promise<unknown> => {
      const { chains } = await vault.maintenance.retain(rule, { isPreview: true }, run)
      return chains.map((chain) => [chain.restorePoints.length, chain.items])
    }
    const rule = { kind: 'item', before: epoch - 5 * days, keepLast: 2 } as const
    // the points are of today, but the first may go by its number
    expect(await items({ ...rule, before: clock.now() })).toEqual([[1, 5]])
    expect(await items(rule)).toEqual([[0, 4]])
    expect(await items({ ...rule, kind: 'snapshot', before: clock.now() })).toEqual([[1, 0]])
    expect(await listAll(storage, '')).toEqual(names)
    await vault.maintenance.retain({ ...rule, before: epoch - 9 * days }, forReal, run)
    expect(await items(rule)).toEqual([[0, 2]])
    expect(await items({ ...rule, before: epoch - 9 * days })).toEqual([])
  })

  it('counts nothing in a preview where item pages do not read, and says the rest', async () => {
    const { vault, storage, clock } = await createWorld()
    await runWithTimes(vault, [epoch - 10 * days])
    clock.advance(1000)
    for (const name of await packsOf(storage)) await storage.delete(name)
    const rule = { kind: 'item', before: epoch - 5 * days, keepLast: 1 } as const
    const { chains } = await vault.maintenance.retain(rule, { isPreview: true }, run)
    expect(chains).toMatchObject([{ itemsBefore: rule.before, items: undefined }])
    expect(chains[0]?.items).toBeUndefined()
  })

  it.each<[string, (storage: Storage) => Promise<unknown>]>([
    ['a head in the middle is gone', async (storage) => storage.delete(await nth(storage, 'heads/', 1))],
    ['a head is altered', async (storage) => flipBit(storage, await nth(storage, 'heads/', 2))],
    ['a manifest is altered', async (storage) => flipBit(storage, await nth(storage, 'manifests/', 3))],
  ])('of a broken chain forgets nothing and names it, while the other chains go on: %s', async (_, harm) => {
    const world = await createWorld()
    const { vault, storage, clock } = world
    const places = [
      { organizationId: alpha, source: 'job' },
      { organizationId: alpha, source: 'other' },
      { organizationId: beta, source: 'job' },
    ]
    for (const [place, { organizationId, source }] of places.entries()) {
      for (let count = 0; count < 4; count += 1) await runOnce(vault, organizationId, source, mails(5, count))
      if (place === 0) await harm(storage)
    }
    clock.advance(1000)
    const rule = { kind: 'snapshot', before: clock.now(), keepLast: 1 } as const
    const kept = await listAll(storage, `heads/${alpha}/job/`)
    const damage: VaultError[] = []
    const opened = await openVault(
      { storage, random, clock },
      { ...identity, onDamage: (error) => damage.push(error) },
    )
    const preview = await opened.maintenance.retain(rule, { isPreview: true }, run)
    const report = await opened.maintenance.retain(rule, forReal, run)
    expect(report).toEqual(preview)
    expect(report.chains.map(({ organizationId, source }) => ({ organizationId, source }))).toEqual(
      places.slice(1),
    )
    expect(report.findings).toMatchObject([
      { severity: 'error', code: 'chain_broken', object: expect.stringContaining(`heads/${alpha}/job`) },
    ])
    expect(await listAll(storage, 'heads/')).toHaveLength(kept.length + 2)
    expect(await listAll(storage, `heads/${alpha}/job/`)).toEqual(kept)
    expect(await listAll(storage, 'anchors/')).toHaveLength(2)
    expect(report.keptRestorePoints).toBe((await opened.listRestorePoints()).length)
    // and nothing that the broken one might need goes
    clock.advance(25 * hours)
    const packs = await packsOf(storage)
    await expect(opened.maintenance.prune(pruning, run)).rejects.toMatchObject({ code: 'chain_broken' })
    expect(await packsOf(storage)).toEqual(packs)
    expect(await listAll(storage, 'prunes/')).toEqual([])
  })

  it('refuses a date in the future, and to keep none (F-38)', async () => {
    const { vault, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', mails(3))
    const rule = { kind: 'snapshot', before: clock.now() + days, keepLast: 1 } as const
    await expect(vault.maintenance.retain(rule, forReal, run)).rejects.toMatchObject({ code: 'clock_skew' })
    await expect(vault.maintenance.retain({ ...rule, keepLast: 0 }, forReal, run)).rejects.toThrow(RangeError)
  })
})

/** One run with an item for each time, each with content of its own. */
async function runWithTimes(vault: Vault, times: readonly (number | undefined)[]): Promise<RestorePoint> {
  const writer = await vault.begin(alpha, 'job')
  const items = []
  for (const [place, time] of times.entries()) {
    const { ref } = await writer.put(noise(`item ${place}`, 200_000))
    const properties = time === undefined ? {} : { modifiedAt: new Date(time).toISOString() }
    items.push({ id: `item-${place}`, contents: { mime: ref }, properties })
  }
  const pages = await writer.putItems(items)
  const tree = await writer.putTree({
    folders: [{ id: 'f', name: 'f', parentId: null, attributes: {}, pages }],
  })
  const resource = { kind: 'mailbox', id: 'a', name: 'a', address: 'a', tree, itemCount: items.length }
  return writer.commit(aPoint([resource]))
}

async function nth(storage: Storage, prefix: string, place: number): Promise<string> {
  return defined((await listAll(storage, prefix))[place])
}

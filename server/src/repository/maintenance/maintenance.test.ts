/** Check, retention, prune, copies and healing as one life of a repository. */
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import {
  createMemoryStorage,
  createVault,
  openVault,
  type CheckOptions,
  type Finding,
  type Storage,
  type Vault,
} from '../index.ts'
import { createManualClock, days, epoch, hours, type ManualClock } from '../proofs/manual-clock.suite.ts'
import { listAll } from '../storage/storage.ts'
import {
  aPoint,
  alpha,
  beta,
  defined,
  key,
  mails,
  noise,
  readBack,
  repositoryId,
  runOnce,
} from '../test-vault.ts'

const random = systemRandom
const identity = { repositoryId, key }
const run = { signal: new AbortController().signal, onProgress: () => undefined }
const everything: CheckOptions = { data: 'all', noteDamage: false }
const pruning = { wait: 24 * hours, minAge: 0, rewriteBelow: 0.5, isPreview: false }

interface World {
  readonly storage: Storage
  readonly clock: ManualClock
  readonly vault: Vault
}

async function createWorld(): Promise<World> {
  const clock = createManualClock()
  const storage = createMemoryStorage([], clock)
  const vault = await createVault({ storage, random, clock, monotonic: () => clock.now() - epoch }, identity)
  return { storage, clock, vault }
}

function another({ storage, clock }: Pick<World, 'storage' | 'clock'>): Promise<Vault> {
  return openVault({ storage, random, clock, monotonic: () => clock.now() - epoch }, identity)
}

async function findings(vault: Vault, options: CheckOptions = everything): Promise<readonly Finding[]> {
  return (await vault.maintenance.check(options, run)).findings
}

const packsOf = (storage: Storage): Promise<string[]> => listAll(storage, 'packs/')

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

  it('names each object that is missing, and the restore points it concerns (REP-07)', async () => {
    const { vault, storage } = await createWorld()
    const first = await runOnce(vault, alpha, 'job', mails(40))
    const second = await runOnce(vault, alpha, 'job', mails(40, 20))
    const all = await listAll(storage, '')
    for (const name of all.filter((one) => !one.startsWith('config'))) {
      const copy = createMemoryStorage(
        await Promise.all(all.map(async (one) => [one, defined(await storage.get(one))] as const)),
      )
      await copy.delete(name)
      const opened = await openVault({ storage: copy, random }, { ...identity, onDamage: () => undefined })
      const found = await findings(opened)
      if (name.startsWith('index/')) expect(found).toEqual([])
      else if (name.startsWith('packs/')) {
        expect(found).toMatchObject([{ severity: 'error', code: 'object_missing', object: name }])
        expect(defined(found[0]).restorePoints).not.toHaveLength(0)
      } else if (name.endsWith('0000000002')) expect(found).toEqual([]) // the newest head: what the database knows tells
      else expect(found.map(({ code }) => code)).toContain('chain_broken')
    }
    const cut = createMemoryStorage()
    for (const name of all) if (!name.endsWith('2')) await cut.put(name, defined(await storage.get(name)))
    const opened = await openVault({ storage: cut, random }, identity)
    const known = { ...everything, knownRestorePoints: [first.id, second.id] }
    expect(await findings(opened, known)).toContainEqual(
      expect.objectContaining({ code: 'rolled_back', restorePoints: [second.id] }),
    )
  })

  it('notes damaged packs, so that the next run stores their blobs again, and then is content (REP-01, REP-15)', async () => {
    const { vault, storage } = await createWorld()
    const content = [{ id: 'one', mime: noise('one', 500_000) }]
    await runOnce(vault, alpha, 'job', content)
    const name = defined((await sizes(storage)).toSorted((left, right) => right.size - left.size)[0]).name
    const bytes = defined(await storage.get(name))
    bytes[5000] = defined(bytes[5000]) ^ 1
    await storage.put(name, bytes)
    const noting = { data: 'all', noteDamage: true } as const
    expect(await findings(await another({ storage, clock: createManualClock() }), noting)).toMatchObject([
      { severity: 'error', code: 'blob_damaged', object: name },
    ])
    const next = await runOnce(vault, alpha, 'job', content)
    expect(await findings(vault, noting)).toEqual([])
    expect((await readBack(vault, next))[0]?.mime).toEqual(Buffer.from(defined(content[0]).mime))
  })
})

describe('retention and prune', () => {
  it('forget, condemn, wait and delete; what stays reads in full', async () => {
    const { vault, storage, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', [{ id: 'old', mime: noise('old', 3_000_000) }, ...mails(20)])
    const kept = await runOnce(vault, alpha, 'job', mails(20, 10))
    clock.advance(days)
    const before = (await packsOf(storage)).length
    const retained = await vault.maintenance.retain(
      { kind: 'snapshot', before: clock.now(), keepLast: 1 },
      { isPreview: false },
      run,
    )
    expect(retained.chains).toHaveLength(1)
    expect(retained.keptRestorePoints).toBe(1)
    expect((await vault.listRestorePoints()).map(({ id }) => id)).toEqual([kept.id])
    const first = await vault.maintenance.prune(pruning, run)
    expect(first.condemned.packs).toBeGreaterThan(0)
    expect(first.deleted.packs).toBe(0)
    clock.advance(23 * hours)
    expect((await vault.maintenance.prune(pruning, run)).deleted.packs).toBe(0)
    clock.advance(2 * hours)
    const second = await vault.maintenance.prune(pruning, run)
    expect(second.deleted.packs).toBe(first.condemned.packs)
    expect((await packsOf(storage)).length).toBeLessThan(before)
    const reopened = await another({ storage, clock })
    expect(await findings(reopened)).toEqual([])
    expect(await readBack(reopened, kept)).toHaveLength(20)
    // a reader that has the old places in mind finds the new ones
    expect(await readBack(vault, kept)).toHaveLength(20)
    expect(await listAll(storage, 'prunes/')).toEqual([])
  })

  it('a run that dedupes against garbage which is condemned meanwhile stores it again (REP-16)', async () => {
    const { vault, storage, clock } = await createWorld()
    await runOnce(vault, alpha, 'job', [{ id: 'old', mime: noise('old', 300_000) }])
    await runOnce(vault, alpha, 'job', mails(3))
    const writer = await vault.begin(alpha, 'other')
    const { ref, isNew } = await writer.put(noise('old', 300_000))
    expect(isNew).toBe(false)
    const pruner = await another({ storage, clock })
    clock.advance(1000)
    const rule = { kind: 'snapshot', before: clock.now(), keepLast: 1 } as const
    await pruner.maintenance.retain(rule, { isPreview: false }, run)
    await pruner.maintenance.prune(pruning, run)
    const pages = await writer.putItems([{ id: 'old', contents: { mime: ref }, properties: {} }])
    const tree = await writer.putTree({
      folders: [{ id: 'f', name: 'f', parentId: null, attributes: {}, pages }],
    })
    const resource = { kind: 'mailbox', id: 'a', name: 'a', address: 'a', tree, itemCount: 1 }
    const point = await writer.commit(aPoint([resource]))
    clock.advance(25 * hours)
    const report = await pruner.maintenance.prune(pruning, run)
    expect(report.deleted.packs).toBeGreaterThan(0)
    const reader = await another({ storage, clock })
    expect(await findings(reader)).toEqual([])
    expect((await readBack(reader, point))[0]?.mime).toEqual(Buffer.from(noise('old', 300_000)))
  })
})

async function sizes(storage: Storage): Promise<{ readonly name: string; readonly size: number }[]> {
  return Promise.all(
    (await packsOf(storage)).map(async (name) => ({ name, size: defined(await storage.size(name)) })),
  )
}

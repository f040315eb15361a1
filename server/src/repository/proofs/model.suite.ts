/**
 * A repository and, beside it, a map of what each restore point must hold. Several servers work on the repository for
 * months of a clock that stands still in between; whatever they do in whatever order, both must agree (REP-38).
 */
import { expect } from 'vitest'
import {
  createMemoryStorage,
  createVault,
  openVault,
  VaultError,
  type Storage,
  type Vault,
} from '../index.ts'
import { listAll } from '../storage/storage.ts'
import { alpha, beta, defined, key, noise, repositoryId } from '../test-vault.ts'
import type { RestorePoint, SnapshotWriter } from '../vault.ts'
import {
  commitFilled,
  contentsOf,
  fill,
  headOf,
  readContents,
  type ChainPlace,
  type Filled,
  type Mailbox,
  type ProofItem,
} from './backups.suite.ts'
import { createManualClock, hours, type ManualClock } from './manual-clock.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { createSeeded, type Seeded } from './seeded.suite.ts'

export const modelChains: readonly ChainPlace[] = [
  { organizationId: alpha, source: 'mail' },
  { organizationId: alpha, source: 'archive' },
  { organizationId: alpha, source: 'other' },
  { organizationId: beta, source: 'mail' },
]

interface ModelPoint {
  readonly sequence: number
  readonly createdAt: number
  readonly mailbox: Mailbox
}

export interface ModelChain {
  readonly place: ChainPlace
  /** What would be backed up now. */
  readonly source: Map<string, ProofItem[]>
  points: ModelPoint[]
  /** Restore points that ever were. */
  newest: number
  itemsBefore: number | undefined
}

export interface OpenRun {
  readonly vault: Vault
  readonly chain: ModelChain
  readonly writer: SnapshotWriter
  readonly mailbox: Mailbox
  readonly begunAt: number
  /** Sequence that it will have. */
  readonly sequence: number
  filled: Filled | undefined
}

export interface Model {
  readonly seeded: Seeded
  readonly clock: ManualClock
  readonly storage: Storage
  readonly replica: Storage
  /** When packs were last deleted. */
  lastPruneAt: number
  readonly chains: readonly ModelChain[]
  servers: Vault[]
  runs: OpenRun[]
  /** What was done so far, for the story of a failure. */
  readonly story: string[]
  /** @param onDamage - Without it damage refuses to open. */
  open(storage?: Storage, onDamage?: () => void): Promise<Vault>
}

export async function createModel(seed: number): Promise<Model> {
  const clock = createManualClock()
  const storage = createMemoryStorage([], clock)
  const identity = { repositoryId, key }
  const random = randomOf(seed)
  const open = (over: Storage = storage, onDamage?: () => void): Promise<Vault> =>
    openVault(
      { storage: over, random, clock, monotonic: () => clock.now() },
      { ...identity, ...(onDamage === undefined ? {} : { onDamage }) },
    )
  await createVault({ storage, random, clock }, identity)
  return {
    seeded: createSeeded(seed),
    clock,
    storage,
    replica: createMemoryStorage([], clock),
    lastPruneAt: -Infinity,
    chains: modelChains.map((place) => ({
      place,
      source: new Map([
        ['inbox', []],
        ['sent', []],
      ]),
      points: [],
      newest: 0,
      itemsBefore: undefined,
    })),
    servers: await Promise.all([open(), open(), open()]),
    runs: [],
    story: [],
    open,
  }
}

/** Salts, and so the names of objects, follow from the seed: what is damaged of them is the same when it runs again. */
function randomOf(seed: number): { bytes(length: number): Uint8Array } {
  let count = 0
  return { bytes: (length) => noise(`${seed} ${(count += 1)}`, length) }
}

/** Adds, changes, deletes and moves a few items. */
export function changeSource({ seeded, clock }: Model, { source, place }: ModelChain): void {
  for (let count = 1 + seeded.below(4); count > 0; count -= 1) {
    const [from, to] = seeded.shuffled([...source.values()])
    if (from === undefined || to === undefined) return
    const at = seeded.below(from.length + 1)
    const known = from[at]
    if (known === undefined || seeded.chance(0.4)) from.push(newItem(seeded, clock, place))
    else if (seeded.chance(0.3)) to.push(...from.splice(at, 1))
    else if (seeded.chance(0.5)) from.splice(at, 1)
    else from[at] = { ...newItem(seeded, clock, place), id: known.id }
  }
}

/** Contents are few, so that chains, organizations and times have many in common. */
function newItem(seeded: Seeded, clock: ManualClock, { source }: ChainPlace): ProofItem {
  const content = `content ${seeded.below(120)}`
  return {
    id: `${source}-${seeded.below(1_000_000_000)}`,
    content,
    size: 30 + (content.length % 5) * 700 + (content.endsWith('77') ? 1_300_000 : 0),
    modifiedAt: seeded.chance(0.2) ? undefined : clock.now() - seeded.below(60 * 24) * hours,
  }
}

export function copyOf(source: ReadonlyMap<string, readonly ProofItem[]>): Mailbox {
  return new Map([...source].map(([folder, items]) => [folder, [...items]]))
}

export async function beginRun(model: Model, chain: ModelChain): Promise<OpenRun> {
  const vault = model.seeded.pick(model.servers)
  const writer = await vault.begin(chain.place.organizationId, chain.place.source)
  expect(writer.previous?.manifest.sequence).toBe(chain.points.at(-1)?.sequence)
  const run = {
    vault,
    chain,
    writer,
    mailbox: copyOf(chain.source),
    begunAt: model.clock.now(),
    sequence: chain.newest + 1,
    filled: undefined,
  }
  return run
}

export async function fillRun({ seeded }: Model, run: OpenRun): Promise<void> {
  run.filled = await fill(run.vault, run.writer, run.mailbox, { isIncremental: seeded.chance(0.6) })
}

/** Commits what may be committed; a run that was overtaken, or slept while its packs went, is refused. */
export async function commitRun(model: Model, run: OpenRun): Promise<void> {
  const { chain, sequence, mailbox, begunAt } = run
  const createdAt = model.clock.now()
  const isOvertaken = chain.newest >= sequence
  const mayBeTooLate = model.lastPruneAt - begunAt >= 2 * hours
  try {
    if (run.filled === undefined) await fillRun(model, run)
    const point = await commitFilled(run.writer, defined(run.filled), { createdAt })
    expect(isOvertaken, 'two restore points in one place').toBe(false)
    expect(point.manifest.sequence).toBe(sequence)
    chain.newest = sequence
    chain.points.push({ sequence, createdAt, mailbox })
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    const isExpected =
      (error.code === 'chain_moved' && isOvertaken) || (error.code === 'not_found' && mayBeTooLate)
    if (!isExpected) throw error
    model.story.push(`refused with ${error.code}`)
    await run.writer.abandon()
  }
}

/** What the rule forgets of the model. */
export function forget(
  model: Model,
  rule: { readonly kind: 'snapshot' | 'item'; readonly before: number; readonly keepLast: number },
): void {
  for (const chain of model.chains) {
    const last = Math.max(0, chain.points.length - rule.keepLast)
    const kept = chain.points.filter((point, place) => place >= last || point.createdAt >= rule.before)
    chain.points = kept
    if (rule.kind === 'item' && kept.length > 0)
      chain.itemsBefore = Math.max(rule.before, chain.itemsBefore ?? -Infinity)
  }
}

function expectedOf(model: Model): Map<string, { readonly chain: ModelChain; readonly point: ModelPoint }> {
  const expected = new Map<string, { chain: ModelChain; point: ModelPoint }>()
  for (const chain of model.chains)
    for (const point of chain.points) {
      const { organizationId, source } = chain.place
      expected.set(`heads/${organizationId}/${source}/${String(point.sequence).padStart(10, '0')}`, {
        chain,
        point,
      })
    }
  return expected
}

/** Whoever looks sees the restore points of the model and no other; `share` of them are read in full. */
export async function expectAgreement(model: Model, vault: Vault, share: number): Promise<void> {
  const expected = expectedOf(model)
  const points = await vault.listRestorePoints()
  expect(points.map(headOf).toSorted()).toEqual([...expected.keys()].toSorted())
  for (const point of points) {
    if (!model.seeded.chance(share)) continue
    await expectSame(vault, point, defined(expected.get(headOf(point))))
  }
}

async function expectSame(
  vault: Vault,
  found: RestorePoint,
  { chain, point }: { readonly chain: ModelChain; readonly point: ModelPoint },
): Promise<void> {
  expect(await readContents(vault, found), headOf(found)).toEqual(
    contentsOf(point.mailbox, chain.itemsBefore),
  )
}

export async function expectClean(vault: Vault, data: 'none' | 'all'): Promise<void> {
  const { findings } = await vault.maintenance.check({ data, noteDamage: false }, quiet)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
}

export async function damageSome({ seeded, storage }: Model): Promise<string[]> {
  const names = (await listAll(storage, '')).filter((name) => /^(packs|manifests|heads|index)\//.test(name))
  if (names.length === 0) return []
  const hit = Array.from({ length: 1 + seeded.below(3) }, () => seeded.pick(names))
  for (const name of hit) {
    const bytes = await storage.get(name)
    if (bytes === undefined || seeded.chance(0.5)) await storage.delete(name)
    else {
      const at = seeded.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << seeded.below(8))
      await storage.put(name, bytes)
    }
  }
  return hit
}

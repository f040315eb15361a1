/**
 * Copies and healing while either side fails (security reference, section 6.14): what is there afterwards is right or
 * is said to be unfinished, the side that is read is never written, and another run finishes it.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { openVault, VaultError, type CopyReport, type Storage, type Vault } from '../index.ts'
import {
  createFaultyStorage,
  faultAt,
  type Fault,
  type FaultPlan,
  type FaultyStorage,
  type OperationKind,
} from '../storage/faulty-storage.suite.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll } from '../storage/storage.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import { headOf, readContents } from './backups.suite.ts'
import { faultsOf } from './fault-world.suite.ts'
import { beginHistory } from './history.suite.ts'
import { createManualClock, days, hours, minutes, type ManualClock } from './manual-clock.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { expectedIn, expectSound, openAt } from './replay.suite.ts'
import { createSeeded, patience, seconds, withinTime } from './seeded.suite.ts'

type Objects = ReadonlyMap<string, Uint8Array>
type Expected = ReadonlyMap<string, readonly string[]>

/** Which of the two storages a plan is for: the one that is read, or the one that is written. */
type Side = 'source' | 'target'

const mail = defined(plannedChains[2])
/** Cases of each kind, however slow the machine is. */
const least = 3

/** A repository, and a copy of how it was before a retention and a prune. */
let source: Objects
let older: Objects
/** The same repository after some of it was lost or spoiled. */
let hurt: Objects
let expected: Expected
let now: number

beforeAll(async () => {
  const history = await beginHistory()
  const { clock, storage } = history
  for (let sequence = 1; sequence <= 2; sequence += 1)
    for (const chain of plannedChains.slice(1)) await history.backUp(chain, plannedMailbox(chain, sequence))
  await history.vault.keys.addPassphrase(new Secret('correct horse battery'), {
    label: 'office',
    createdAt: clock.now(),
  })
  await history.vault.records.write({ createdAt: clock.now(), schema: 'x', tables: {} }, new Uint8Array(32))
  const copy = createMemoryStorage([], clock)
  await history.vault.maintenance.copyTo(copy, quiet)
  older = await objectsOf(copy)
  clock.advance(30 * days)
  await history.retain({ kind: 'snapshot', before: clock.now() - days, keepLast: 1 })
  await history.prune(0.9)
  clock.advance(3 * hours)
  await history.backUp(mail, plannedMailbox(mail, 3))
  await history.prune(0.9)
  source = await objectsOf(storage)
  expected = await expectedIn(storage, history.ledger)
  hurt = hurtObjects(source)
  clock.advance(hours)
  now = clock.now()
}, 120_000)

async function objectsOf(storage: Storage): Promise<Objects> {
  const names = await listAll(storage, '')
  return new Map(
    await Promise.all(names.map(async (name) => [name, defined(await storage.get(name))] as const)),
  )
}

/** Of packs, index objects, manifests and heads one is gone and the next has another bit. */
function hurtObjects(objects: Objects): Objects {
  const left = new Map(objects)
  for (const prefix of ['packs/', 'index/', 'manifests/', 'heads/']) {
    const [first, second] = [...objects.keys()].filter((name) => name.startsWith(prefix))
    left.delete(defined(first))
    const bytes = Uint8Array.from(defined(objects.get(second ?? '') ?? objects.get('config')))
    bytes[130] = defined(bytes[130]) ^ 1
    if (second !== undefined) left.set(second, bytes)
  }
  return left
}

interface World {
  readonly clock: ManualClock
  readonly inner: Readonly<Record<Side, Storage>>
  readonly faulty: Readonly<Record<Side, FaultyStorage>>
}

interface Deed {
  readonly title: string
  readonly before: () => Readonly<Record<Side, Objects>>
  /** Which side's vault does it. */
  run(sides: Readonly<Record<Side, Storage>>, clock: ManualClock): Promise<CopyReport>
}

const openOver = (storage: Storage, clock: ManualClock): Promise<Vault> => openAt({ storage, clock })

const copy: Deed['run'] = async (sides, clock) =>
  (await openOver(sides.source, clock)).maintenance.copyTo(sides.target, quiet)

const deeds: readonly Deed[] = [
  { title: 'a first copy', before: () => ({ source, target: new Map() }), run: copy },
  { title: 'a copy that follows a retention', before: () => ({ source, target: older }), run: copy },
  {
    title: 'healing',
    before: () => ({ source, target: hurt }),
    run: async (sides, clock) =>
      (await tolerantVault(sides.target, clock, [])).maintenance.healFrom(sides.source, quiet),
  },
]

function worldOf(deed: Deed, plans: Partial<Readonly<Record<Side, FaultPlan>>> = {}): World {
  const clock = createManualClock(now)
  const before = deed.before()
  const inner = {
    source: createMemoryStorage(before.source, clock),
    target: createMemoryStorage(before.target, clock),
  }
  const nothing: FaultPlan = () => undefined
  return {
    clock,
    inner,
    faulty: {
      source: createFaultyStorage(inner.source, plans.source ?? nothing),
      target: createFaultyStorage(inner.target, plans.target ?? nothing),
    },
  }
}

/** Faults of a storage that does not write at once, too. */
const faultsOn: Readonly<Record<OperationKind, readonly Fault[]>> = {
  ...faultsOf,
  put: [...faultsOf.put, { kind: 'torn' }],
}

describe.each(deeds)('$title', patience, (deed) => {
  /** What it asks of each side when nothing goes wrong. */
  let dry: World
  beforeAll(async () => {
    dry = worldOf(deed)
    const { findings } = await deed.run(dry.faulty, dry.clock)
    if (findings.length > 0) throw new Error(JSON.stringify(findings))
    await expectFinished(dry)
  }, 120_000)

  async function expectFinished({ inner, clock }: Pick<World, 'inner' | 'clock'>): Promise<void> {
    await expectSound(await openOver(inner.target, clock), expected)
  }

  /** Rejects when something wrong came of it. */
  async function attemptWith(plans: Partial<Readonly<Record<Side, FaultPlan>>>): Promise<void> {
    const world = worldOf(deed, plans)
    const outcome = await orRefusal(deed.run(world.faulty, world.clock))
    try {
      await expectInvariants(world, outcome)
    } catch (error) {
      const told = [...world.faulty.source.faults, ...world.faulty.target.faults]
      throw new Error(
        JSON.stringify({ told, refusal: outcome instanceof VaultError ? outcome.detail : undefined }),
        { cause: error },
      )
    }
  }

  async function expectInvariants(world: World, outcome: CopyReport | VaultError): Promise<void> {
    const { inner, clock } = world
    expect(await objectsOf(inner.source), 'the side that is read').toEqual(deed.before().source)
    await expectNothingWrong(inner.target, clock)
    if (!(outcome instanceof VaultError) && outcome.findings.length === 0) await expectFinished(world)
    clock.advance(31 * minutes) // whoever held the lease is gone
    const again = await deed.run(inner, clock)
    expect(again.findings, 'of another run').toEqual([])
    await expectFinished(world)
    expect(await objectsOf(inner.source), 'the side that is read').toEqual(deed.before().source)
  }

  it.each<Side>(['source', 'target'])(
    'harms nothing when one operation goes wrong in any way, and is finished by another run: %s (F-10, F-11, F-32, F-34, F-35, F-36)',
    async (side) => {
      const cases = dry.faulty[side].seen.flatMap(({ kind, count }) =>
        faultsOn[kind].map((fault) => ({ fault, at: count })),
      )
      for (const { fault, at } of withinTime(cases, { milliseconds: seconds(2), least }))
        await expect(attemptWith({ [side]: faultAt(at, fault) })).resolves.toBeUndefined()
    },
  )

  it('harms nothing when two operations go wrong, on either side', async () => {
    const seeds = Array.from({ length: 300 }, (_, place) => place)
    for (const seed of withinTime(seeds, { milliseconds: seconds(1.5), least })) {
      const seeded = createSeeded(seed)
      const plan = (side: Side): FaultPlan => {
        const at = seeded.below(dry.faulty[side].seen.length)
        return ({ count, kind }) => (count === at ? seeded.pick(faultsOn[kind]) : undefined)
      }
      const plans = { source: plan('source'), target: plan('target') }
      await expect(attemptWith(plans)).resolves.toBeUndefined()
    }
  })

  it.each<Side>(['source', 'target'])('harms nothing when a storage goes away for good: %s', async (side) => {
    for (const { count: from } of withinTime(dry.faulty[side].seen, { milliseconds: seconds(1), least })) {
      const plan: FaultPlan = ({ count }) => (count >= from ? { kind: 'fails', code: 'ENOTCONN' } : undefined)
      await expect(attemptWith({ [side]: plan })).resolves.toBeUndefined()
    }
  })

  it('is not called finished while an object that is needed can never be read', async () => {
    const names = [...new Set(dry.faulty.source.seen.filter(isRead).map(({ name }) => name))]
    const lasting: readonly Fault[] = [{ kind: 'absent' }, { kind: 'short' }, { kind: 'flipped', bit: 1000 }]
    const cases = names.flatMap((name) => lasting.map((fault) => ({ name, fault })))
    for (const { name, fault } of withinTime(cases, { milliseconds: seconds(1.5), least })) {
      const plan: FaultPlan = (operation) =>
        isRead(operation) && operation.name === name ? fault : undefined
      await expect(attemptWith({ source: plan })).resolves.toBeUndefined()
    }
  })
})

function isRead({ kind }: { readonly kind: OperationKind }): boolean {
  return kind === 'get' || kind === 'getRange'
}

async function orRefusal<Answer>(work: Promise<Answer>): Promise<Answer | VaultError> {
  try {
    return await work
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

async function tolerantVault(storage: Storage, clock: ManualClock, told: VaultError[]): Promise<Vault> {
  const dependencies = { storage, random: systemRandom, clock, monotonic: () => clock.now() }
  return openVault(dependencies, { repositoryId, key, onDamage: (damage) => told.push(damage) })
}

/** Whatever the target lists reads as it was written, or does not read at all and check names it. */
async function expectNothingWrong(target: Storage, clock: ManualClock): Promise<void> {
  const told: VaultError[] = []
  const vault = await orRefusal(tolerantVault(target, clock, told))
  if (vault instanceof VaultError) {
    expect(['not_found', 'corrupt']).toContain(vault.code) // of the config: there is no repository yet
    return
  }
  const failed: string[] = []
  for (const point of await vault.listRestorePoints()) {
    const contents = await orRefusal(readContents(vault, point))
    if (contents instanceof VaultError) failed.push(headOf(point))
    else if (expected.has(headOf(point))) expect(contents).toEqual(expected.get(headOf(point)))
  }
  if (failed.length === 0) return
  const { findings } = await vault.maintenance.check({ data: 'all', noteDamage: false }, quiet)
  expect(findings.map(({ severity }) => severity)).toContain('error')
}

/**
 * Copies and healing while either side fails (security reference, section 6.14): what is there afterwards is right or
 * is said to be unfinished, the side that is read is never written, and another run finishes it.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { VaultError, type CopyReport, type Storage } from '../index.ts'
import {
  createFaultyStorage,
  faultAt,
  type Fault,
  type FaultPlan,
  type FaultyStorage,
  type OperationKind,
} from '../storage/faulty-storage.suite.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { faultsOf } from './fault-world.suite.ts'
import { createManualClock, minutes, type ManualClock } from './manual-clock.suite.ts'
import { expectSound, openAt } from './replay.suite.ts'
import { createSeeded, patience, seconds, withinTime } from './seeded.suite.ts'
import {
  expectNothingWrong,
  liveTransfers,
  objectsOf,
  orRefusal,
  transferDeeds,
  type Side,
  type TransferDeed,
  type Transfers,
} from './transfers.suite.ts'

/** Cases of each kind, however slow the machine is. */
const least = 3

let transfers: Transfers
beforeAll(async () => {
  transfers = await liveTransfers()
}, 120_000)

interface World {
  readonly clock: ManualClock
  readonly inner: Readonly<Record<Side, Storage>>
  readonly faulty: Readonly<Record<Side, FaultyStorage>>
}

function worldOf(deed: TransferDeed, plans: Partial<Readonly<Record<Side, FaultPlan>>> = {}): World {
  const clock = createManualClock(transfers.now)
  const before = deed.before(transfers)
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

describe.each(transferDeeds)('$title', patience, (deed) => {
  /** What it asks of each side when nothing goes wrong. */
  let dry: World
  beforeAll(async () => {
    dry = worldOf(deed)
    const { findings } = await deed.run(dry.faulty, dry.clock)
    if (findings.length > 0) throw new Error(JSON.stringify(findings))
    await expectFinished(dry)
  }, 120_000)

  async function expectFinished({ inner, clock }: Pick<World, 'inner' | 'clock'>): Promise<void> {
    await expectSound(await openAt({ storage: inner.target, clock }), transfers.expected)
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
    expect(await objectsOf(inner.source), 'the side that is read').toEqual(deed.before(transfers).source)
    await expectNothingWrong({ storage: inner.target, clock }, transfers.expected)
    if (!(outcome instanceof VaultError) && outcome.findings.length === 0) await expectFinished(world)
    clock.advance(31 * minutes) // whoever held the lease is gone
    const again = await deed.run(inner, clock)
    expect(again.findings, 'of another run').toEqual([])
    await expectFinished(world)
    expect(await objectsOf(inner.source), 'the side that is read').toEqual(deed.before(transfers).source)
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

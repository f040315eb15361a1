/** What other servers, clocks and locks do in the middle of a backup or a prune (security reference, 6.10 and 6.14). */
import { beforeAll, describe, expect, it } from 'vitest'
import { VaultError } from '../index.ts'
import type { FaultyOperation } from '../storage/faulty-storage.suite.ts'
import { listAll } from '../storage/storage.ts'
import { defined } from '../test-vault.ts'
import { backUp, headOf, itemsOf, type Mailbox } from './backups.suite.ts'
import { pastOf, worldOf, type FaultWorld, type Past } from './fault-world.suite.ts'
import { createManualClock, days, epoch, hours, minutes } from './manual-clock.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { patience, seconds, withinTime } from './seeded.suite.ts'
import { expectedIn, expectGoesOn, expectSound, openAt, pruneFully } from './replay.suite.ts'

const [mail, archive] = [defined(plannedChains[0]), defined(plannedChains[1])]
const pruning = { wait: 2 * hours, rewriteBelow: 0.9, isPreview: false }
/** Much of it is in packs that were condemned, or are needed by nothing. */
const next: Mailbox = new Map([
  ['inbox', itemsOf('shared', 30, { from: 1, since: epoch })],
  ['own', itemsOf('archive', 8)],
])

let past: Past
/** With garbage that nobody has condemned yet. */
let untidy: Past
/** With small packs of many runs, all of them needed. */
let daily: Past
beforeAll(async () => {
  daily = await pastOf(async (history) => {
    for (let sequence = 1; sequence <= 6; sequence += 1)
      await history.backUp(mail, plannedMailbox(mail, sequence))
    history.clock.advance(3 * hours)
  })
  untidy = await pastOf(async (history) => {
    const { clock } = history
    for (let sequence = 1; sequence <= 3; sequence += 1)
      for (const chain of plannedChains) await history.backUp(chain, plannedMailbox(chain, sequence))
    clock.advance(30 * days)
    await history.retain({ kind: 'snapshot', before: clock.now() - days, keepLast: 1 })
    clock.advance(3 * hours)
  })
  past = await pastOf(async (history) => {
    const { clock } = history
    for (let sequence = 1; sequence <= 3; sequence += 1)
      for (const chain of plannedChains) await history.backUp(chain, plannedMailbox(chain, sequence))
    clock.advance(30 * days)
    await history.retain({ kind: 'snapshot', before: clock.now() - days, keepLast: 1 })
    await history.prune(0.9)
    clock.advance(hours)
    await history.backUp(archive, plannedMailbox(mail, 5))
    clock.advance(2 * hours)
  })
}, 60_000)

async function refusalOf(run: () => Promise<unknown>): Promise<VaultError | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

async function expectHarmless(world: FaultWorld, doesGoOn: boolean): Promise<void> {
  const cut = { storage: world.inner, clock: world.clock }
  await expectSound(await openAt(cut), await expectedIn(world.inner, world.ledger))
  if (doesGoOn) await expectGoesOn(cut, world.ledger, { ...mail, mailbox: plannedMailbox(mail, 9) })
}

/** What a server asks of the storage when nothing else happens. */
async function operationsOf(
  run: (world: FaultWorld) => Promise<unknown>,
  from = past,
): Promise<readonly FaultyOperation[]> {
  const world = await worldOf(from)
  await run(world)
  return world.storage.seen
}

/** Runs it, and something else at one of its operations. */
async function interrupted(
  run: (world: FaultWorld) => Promise<unknown>,
  at: number,
  other: (world: FaultWorld) => Promise<void>,
  from = past,
): Promise<{ readonly world: FaultWorld; readonly refusal: VaultError | undefined }> {
  const world: FaultWorld = await worldOf(from, ({ count }) =>
    count === at ? { kind: 'meanwhile', run: () => other(world) } : undefined,
  )
  const refusal = await refusalOf(() => run(world))
  return { world, refusal }
}

const backingUp = async (world: FaultWorld): Promise<void> => {
  const vault = await world.open()
  const point = await backUp(vault, mail, next, { isIncremental: true, createdAt: world.clock.now() })
  world.ledger.mailboxes.set(headOf(point), next)
}

const pruneNow = async (world: FaultWorld): Promise<void> => {
  const vault = await world.open()
  await vault.maintenance.prune(pruning, quiet)
}

/** Condemns what nothing needs yet, and looks again before the wait is over. */
const condemn = async (world: FaultWorld): Promise<void> => {
  const { maintenance } = await other(world)
  expect((await maintenance.prune(pruning, quiet)).condemned.packs).toBeGreaterThan(0)
  world.clock.advance(50 * minutes)
  expect((await maintenance.prune(pruning, quiet)).deleted.packs).toBe(0)
}

/** Another server, over the storage as it is. */
const other = ({ inner, clock }: FaultWorld): ReturnType<typeof openAt> => openAt({ storage: inner, clock })

describe('a prune by another server in the middle of a backup', patience, () => {
  it.each([
    [
      'that deletes what was condemned',
      async (world: FaultWorld) => {
        await (await other(world)).maintenance.prune(pruning, quiet)
      },
    ],
    [
      'and a second one three hours later',
      async (world: FaultWorld) => {
        await pruneFully(await other(world), world.clock)
      },
    ],
    [
      'after a retention',
      async (world: FaultWorld) => {
        const vault = await other(world)
        const rule = { kind: 'snapshot', before: world.clock.now(), keepLast: 1 } as const
        const report = await vault.maintenance.retain(rule, { isPreview: false }, quiet)
        for (const { organizationId, source, restorePoints } of report.chains) {
          const [name] = (await listAll(world.inner, `anchors/${organizationId}/${source}/`)).slice(-1)
          const points = (await listAll(world.inner, `heads/${organizationId}/${source}/`)).map((head) =>
            Number(head.slice(-10)),
          )
          expect(restorePoints.length).toBeGreaterThanOrEqual(0)
          world.ledger.anchors.set(defined(name), {
            chain: { organizationId, source },
            through: Math.min(...points) - 1,
            itemsBefore: undefined,
          })
        }
        await pruneFully(vault, world.clock)
      },
    ],
  ])(
    '%s takes nothing that the backup relies on, or the backup is refused (REP-16)',
    async (_title, meanwhile) => {
      const operations = await operationsOf(backingUp)
      for (const { count } of withinTime(operations, { milliseconds: seconds(4) })) {
        const { world, refusal } = await interrupted(backingUp, count, meanwhile)
        expect(['not_found', 'corrupt', undefined], `operation ${count}: ${refusal?.detail}`).toContain(
          refusal?.code,
        )
        try {
          await expectHarmless(world, count % 5 === 0)
        } catch (error) {
          throw new Error(`at operation ${JSON.stringify(operations[count])}`, { cause: error })
        }
      }
    },
  )
})

describe('a pack that is condemned after a backup has looked for the last time', patience, () => {
  it('is needed by its head, as the second mark sees, and stays (REP-16)', async () => {
    const dry = await worldOf(untidy)
    await backingUp(dry)
    for (const { count } of dry.storage.seen.slice(-8)) {
      const world: FaultWorld = await worldOf(untidy, (operation) =>
        operation.count === count ? { kind: 'meanwhile', run: () => condemn(world) } : undefined,
      )
      await expect(backingUp(world)).resolves.toBeUndefined()
      await pruneFully(await other(world), world.clock)
      await expectHarmless(world, false)
    }
  })
})

describe('in the middle of a prune', patience, () => {
  it('a backup by another server is committed, and loses nothing to it (REP-16)', async () => {
    const operations = await operationsOf(pruneNow)
    for (const { count } of withinTime(operations, { milliseconds: seconds(4) })) {
      const { world, refusal } = await interrupted(pruneNow, count, async (own) => {
        const point = await backUp(await other(own), mail, next, {
          isIncremental: count % 2 === 0,
          createdAt: own.clock.now(),
        })
        own.ledger.mailboxes.set(headOf(point), next)
      })
      expect(refusal, `operation ${count}: ${refusal?.detail}`).toBeUndefined()
      await expectHarmless(world, count % 5 === 0)
    }
  })

  it('a server that was away for half an hour stops when another took over, and deletes nothing more (REP-17, F-40)', async () => {
    const operations = await operationsOf(pruneNow)
    for (const { count } of withinTime(operations, { milliseconds: seconds(4) })) {
      // the server's own clock stands still while it is away, and is set when it comes back
      const own = createManualClock(past.now)
      const { world } = await interrupted(
        async (zombie) => (await zombie.open(own)).maintenance.prune(pruning, quiet),
        count,
        async (zombie) => {
          zombie.clock.advance(31 * minutes)
          const vault = await other(zombie)
          await vault.maintenance.prune(pruning, quiet)
          zombie.clock.advance(31 * minutes)
          const point = await backUp(vault, mail, next, {
            isIncremental: true,
            createdAt: zombie.clock.now(),
          })
          zombie.ledger.mailboxes.set(headOf(point), next)
          own.set(zombie.clock.now())
        },
      )
      const isLeased = operations
        .slice(0, count)
        .some(({ kind, name }) => kind === 'put' && /^leases\/(?!0{10})/.test(name))
      // what it was about to do when it fell asleep is done; it asks for nothing more to go
      const deletions = world.storage.seen
        .slice(count + 1)
        .filter(({ kind, name }) => isLeased && kind === 'delete' && name.startsWith('packs/'))
      expect(deletions, `operation ${count}`).toEqual([])
      await expectHarmless(world, count % 5 === 0)
    }
  })
})

describe('small packs that are joined', patience, () => {
  it('in the middle of a backup, and deleted three hours later, cost it nothing or end it without a head (REP-16)', async () => {
    const operations = await operationsOf(backingUp, daily)
    for (const { count } of withinTime(operations, { milliseconds: seconds(4) })) {
      const joining = async (world: FaultWorld): Promise<void> => {
        const vault = await other(world)
        expect((await vault.maintenance.prune(pruning, quiet)).joined.packs).toBeGreaterThan(0)
        await pruneFully(vault, world.clock)
      }
      const { world, refusal } = await interrupted(backingUp, count, joining, daily)
      expect(['not_found', 'corrupt', undefined], `operation ${count}: ${refusal?.detail}`).toContain(
        refusal?.code,
      )
      await expectHarmless(world, count % 5 === 0)
    }
  })

  it('while a backup by another server is committed, lose nothing of it (REP-16)', async () => {
    const operations = await operationsOf(pruneNow, daily)
    for (const { count } of withinTime(operations, { milliseconds: seconds(4) })) {
      const backingUpThere = async (own: FaultWorld): Promise<void> => {
        const options = { isIncremental: count % 2 === 0, createdAt: own.clock.now() }
        const point = await backUp(await other(own), mail, next, options)
        own.ledger.mailboxes.set(headOf(point), next)
      }
      const { world, refusal } = await interrupted(pruneNow, count, backingUpThere, daily)
      expect(refusal, `operation ${count}: ${refusal?.detail}`).toBeUndefined()
      await expectHarmless(world, count % 5 === 0)
    }
  })
})

describe('clocks', patience, () => {
  it.each([
    ['a day behind', -days],
    ['a day ahead', days],
    ['eleven minutes ahead', 11 * minutes],
  ])(
    'a server that is %s of the storage deletes nothing, and backs up (REP-18, F-38, F-39)',
    async (_title, by) => {
      const world = await worldOf(past)
      const before = await listAll(world.inner, 'packs/')
      const vault = await world.open(createManualClock(past.now + by))
      await expect(vault.maintenance.prune(pruning, quiet)).rejects.toMatchObject({ code: 'clock_skew' })
      await expect(listAll(world.inner, 'packs/')).resolves.toEqual(before)
      await backingUp(world)
      await expectHarmless(world, true)
    },
  )

  it('a storage that tells stale times of its objects deletes nothing (REP-19, F-34)', async () => {
    for (const by of [-days, -hours, hours, days]) {
      const world = await worldOf(past, ({ kind }) =>
        kind === 'modifiedAt' ? { kind: 'other time', by } : undefined,
      )
      const before = await listAll(world.inner, 'packs/')
      const vault = await world.open()
      await expect(vault.maintenance.prune(pruning, quiet)).rejects.toMatchObject({ code: 'clock_skew' })
      await expect(listAll(world.inner, 'packs/')).resolves.toEqual(before)
    }
  })

  it('times of condemnation that lie in the future do not make packs go early (F-38)', async () => {
    const world = await worldOf(past, ({ kind, name }) =>
      kind === 'modifiedAt' && name.startsWith('prunes/') ? { kind: 'other time', by: 2 * days } : undefined,
    )
    const report = await (await world.open()).maintenance.prune(pruning, quiet)
    expect(report.deleted.packs).toBe(0)
    await expectHarmless(world, true)
  })
})

describe('locks', patience, () => {
  it('of objects that may not go yet are borne: the state stays consistent, and they go later (REP-20, F-36)', async () => {
    let isLocked = true
    const world = await worldOf(past, ({ kind, name }) =>
      kind === 'delete' && isLocked && name.startsWith('packs/') ? { kind: 'locked' } : undefined,
    )
    const report = await (await world.open()).maintenance.prune(pruning, quiet)
    expect(report.deleted.packs).toBe(0)
    expect(report.locked.objects).toBeGreaterThan(0)
    await expectHarmless(world, false)
    isLocked = false
    world.clock.advance(3 * hours)
    const later = await (await world.open()).maintenance.prune(pruning, quiet)
    expect(later.deleted.packs).toBeGreaterThan(0)
    await expectHarmless(world, true)
  })

  it('of every object, and writes that are refused, stop nothing from being read (F-36)', async () => {
    const world = await worldOf(past, ({ kind }) =>
      kind === 'delete'
        ? { kind: 'locked' }
        : kind === 'put'
          ? { kind: 'fails', code: 'QuotaExceeded' }
          : undefined,
    )
    const vault = await world.open()
    await expect(vault.maintenance.prune(pruning, quiet)).rejects.toMatchObject({ code: 'storage_failed' })
    await expectSound(vault, await expectedIn(world.inner, world.ledger))
  })
})

/** One fault, and two, at every operation of all that a server does with a repository (security reference, section 6.14). */
import { beforeAll, describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createManifestSigner, createSignatureCheck } from '../crypto/signing.ts'
import { VaultError, type Vault } from '../index.ts'
import { openAnchor, type Anchor } from '../maintenance/anchors.ts'
import { parseAnchorName } from '../names.ts'
import { faultAt, type FaultPlan } from '../storage/faulty-storage.suite.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import { backUp, contentsOf, headOf, itemsOf, readContents, type Mailbox } from './backups.suite.ts'
import { retainAndNote } from './history.suite.ts'
import { faultsOf, pastOf, worldOf, type FaultWorld, type Past } from './fault-world.suite.ts'
import { days, epoch, hours, minutes } from './manual-clock.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { expectedIn, expectGoesOn, expectSound, openAt, type Ledger } from './replay.suite.ts'
import { createSeeded, patience, seconds, withinTime } from './seeded.suite.ts'
import { orRefusal, tolerantVault } from './transfers.suite.ts'

const mail = defined(plannedChains[0])
const next: Mailbox = new Map([['inbox', itemsOf('shared', 30, { from: 1, since: epoch })]])
const nextHead = `heads/${mail.organizationId}/${mail.source}/0000000005`

let past: Past
beforeAll(async () => {
  past = await pastOf(async (history) => {
    const { clock } = history
    for (let sequence = 1; sequence <= 3; sequence += 1)
      for (const chain of plannedChains) await history.backUp(chain, plannedMailbox(chain, sequence))
    clock.advance(30 * days)
    await history.retain({ kind: 'snapshot', before: clock.now() - days, keepLast: 1 })
    await history.prune(0.9)
    clock.advance(1 * hours)
    await history.backUp(mail, plannedMailbox(mail, 4))
    await history.backUp(defined(plannedChains[2]), plannedMailbox(mail, 4))
    clock.advance(2 * hours)
  })
}, 60_000)

interface Deed {
  readonly title: string
  run(vault: Vault, world: FaultWorld): Promise<unknown>
}

const deeds: readonly Deed[] = [
  {
    title: 'a backup',
    run: (vault, { clock }) => backUp(vault, mail, next, { isIncremental: true, createdAt: clock.now() }),
  },
  {
    title: 'a prune',
    run: (vault) => vault.maintenance.prune({ wait: 2 * hours, rewriteBelow: 0.9, isPreview: false }, quiet),
  },
  {
    title: 'a retention',
    run: (vault, { clock, inner, ledger }) =>
      retainAndNote(
        { vault, ledger, storage: inner },
        { kind: 'item', before: clock.now() - 20 * days, keepLast: 1 },
      ),
  },
  { title: 'an index rebuild', run: (vault) => vault.maintenance.rebuildIndex(quiet) },
  {
    title: 'a copy, away',
    run: (vault) => vault.maintenance.copyTo(createMemoryStorage(), quiet),
  },
  { title: 'a check', run: (vault) => vault.maintenance.check({ data: 'all', noteDamage: true }, quiet) },
]

/**
 * What the anchors of a retention say that was refused in the end. One that saw old lists forgets less than one that
 * saw all, never more.
 */
async function noteAnchors({ inner, ledger }: FaultWorld, dry: Ledger): Promise<void> {
  for (const name of await listAll(inner, 'anchors/')) {
    const planned = dry.anchors.get(name)
    if (planned === undefined || ledger.anchors.has(name)) continue
    const { through, itemsBefore } = await anchorAt(inner, name)
    expect(through).toBeLessThanOrEqual(planned.through)
    expect(itemsBefore ?? undefined).toBe(planned.itemsBefore)
    ledger.anchors.set(name, { ...planned, through })
  }
}

async function anchorAt(storage: Storage, name: string): Promise<Anchor> {
  const keys = createRepositoryKeys(repositoryId, key)
  const isSignedByUs = createSignatureCheck(createManifestSigner(keys.signingSeed).publicKey)
  const place = defined(parseAnchorName(name))
  const bytes = defined(await storage.get(name))
  return openAnchor({ keys, isSignedByUs }, keys.organization(place.organizationId), place, bytes)
}

/** What is listed reads as it was written; where something does not, check names it. */
async function expectRightOrNamed({ inner, clock, ledger }: FaultWorld): Promise<void> {
  const vault = await tolerantVault(inner, clock)
  const points = await vault.listRestorePoints()
  let isWhole = points.length === (await countKept(inner))
  for (const point of points) {
    const contents = await orRefusal(readContents(vault, point))
    isWhole &&= !(contents instanceof VaultError)
    const mailbox = defined(ledger.mailboxes.get(headOf(point)))
    if (!(contents instanceof VaultError))
      expect(contents).toEqual(contentsOf(mailbox, point.forgottenItems?.before))
  }
  const { findings } = await vault.maintenance.check({ data: 'all', noteDamage: false }, quiet)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (!isWhole) expect(errors).not.toEqual([])
}

/** Heads that no anchor forgot, as far as the anchors read. */
async function countKept(storage: Storage): Promise<number> {
  const through = new Map<string, number>()
  for (const name of await listAll(storage, 'anchors/')) {
    const anchor = await orRefusal(anchorAt(storage, name))
    if (!(anchor instanceof VaultError)) through.set(name.slice(8, -11), anchor.through)
  }
  const heads = await listAll(storage, 'heads/')
  return heads.filter((name) => Number(name.slice(-10)) > (through.get(name.slice(6, -11)) ?? 0)).length
}

describe.each(deeds)('$title', patience, (deed) => {
  /** Does it with the faults. @returns what it was refused with, if it was. */
  async function attempt(world: FaultWorld): Promise<VaultError | undefined> {
    const vault = await opened(world)
    if (vault instanceof VaultError) return vault
    try {
      await deed.run(vault, world)
      return undefined
    } catch (error) {
      if (error instanceof VaultError) return error
      throw error
    }
  }

  async function opened(world: FaultWorld): Promise<Vault | VaultError> {
    try {
      return await world.open()
    } catch (error) {
      if (error instanceof VaultError) return error
      throw error
    }
  }

  /** What it asks of the storage when nothing goes wrong, and what it leaves. */
  let dry: FaultWorld
  beforeAll(async () => {
    dry = await worldOf(past)
    const refusal = await attempt(dry)
    if (refusal !== undefined) throw refusal
  }, 60_000)

  async function expectInvariants(
    world: FaultWorld,
    refusal: VaultError | undefined,
    doesGoOn: boolean,
  ): Promise<void> {
    const { inner, clock, ledger } = world
    ledger.mailboxes.set(nextHead, next)
    await noteAnchors(world, dry.ledger)
    if (deed.title === 'a backup' && refusal === undefined)
      expect(await inner.size(nextHead), 'a success that is none').toBeDefined()
    const cut = { storage: inner, clock }
    await expectSound(await openAt(cut), await expectedIn(inner, ledger))
    if (doesGoOn) await expectGoesOn(cut, ledger, { ...mail, mailbox: plannedMailbox(mail, 9) })
  }

  /** Rejects when an invariant does not hold afterwards. */
  async function attemptWith(plan: FaultPlan, seed: number): Promise<void> {
    const world = await worldOf(past, plan)
    const refusal = await attempt(world)
    const told = world.storage.faults.map(({ operation, fault }) => ({ operation, fault }))
    try {
      await expectInvariants(world, refusal, seed % 6 === 0)
    } catch (error) {
      const what = JSON.stringify({ told, refusal: refusal?.code, detail: refusal?.detail })
      throw new Error(`seed ${seed}: ${what}`, { cause: error })
    }
  }

  /** Rejects when something wrong was given out, or nobody says that something is damaged. */
  async function attemptTorn(plan: FaultPlan): Promise<void> {
    const world = await worldOf(past, plan)
    const { inner, clock, ledger } = world
    await attempt(world)
    ledger.mailboxes.set(nextHead, next)
    await expectRightOrNamed(world)
    clock.advance(31 * minutes) // whoever held the lease is gone
    await attempt({ ...world, open: () => openAt({ storage: inner, clock }) })
    await expectRightOrNamed(world)
  }

  it('harms nothing when one operation goes wrong in any way (F-10, F-11, F-32, F-34, F-35, F-36)', async () => {
    const cases = dry.storage.seen.flatMap(({ kind, count }) =>
      faultsOf[kind].map((fault, place) => ({ fault, at: count, seed: count * 10 + place })),
    )
    for (const { fault, at, seed } of withinTime(cases, { milliseconds: seconds(4) }))
      await expect(
        attemptWith(({ count }) => (count === at ? fault : undefined), seed),
      ).resolves.toBeUndefined()
  })

  it('harms nothing when every operation may go wrong, each with its own fault', async () => {
    const seeds = Array.from({ length: 500 }, (_, place) => place)
    for (const seed of withinTime(seeds, { milliseconds: seconds(2) })) {
      const seeded = createSeeded(1000 + seed)
      const plan: FaultPlan = ({ kind }) => (seeded.chance(0.02) ? seeded.pick(faultsOf[kind]) : undefined)
      await expect(attemptWith(plan, seed)).resolves.toBeUndefined()
    }
  })

  it('gives nothing wrong out where a storage tore what was written, says so, and goes on (F-10)', async () => {
    const puts = dry.storage.seen.filter(({ kind }) => kind === 'put')
    for (const { count } of withinTime(puts, { milliseconds: seconds(1.5), least: 3 }))
      await expect(attemptTorn(faultAt(count, { kind: 'torn' }))).resolves.toBeUndefined()
  })

  it('harms nothing when the storage goes away for good at any operation', async () => {
    for (const { count: from } of withinTime(dry.storage.seen, { milliseconds: seconds(1) }))
      await expect(
        attemptWith(({ count }) => (count >= from ? { kind: 'fails', code: 'ENOTCONN' } : undefined), from),
      ).resolves.toBeUndefined()
  })
})

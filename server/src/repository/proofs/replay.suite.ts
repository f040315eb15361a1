/**
 * Prefix replay: the storage as a crash at any moment may have left it. What was acknowledged by then is there; what
 * was asked for and not acknowledged is there or is not, in any order.
 */
import { expect } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { openVault, type RestorePoint, type Storage, type Vault } from '../index.ts'
import { parseHeadName } from '../names.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import type { RecordedOperation } from '../storage/recording-storage.ts'
import { listAll } from '../storage/storage.ts'
import { key, repositoryId } from '../test-vault.ts'
import { backUp, contentsOf, headOf, readContents, type ChainPlace, type Mailbox } from './backups.suite.ts'
import { createManualClock, epoch, hours, minutes, type ManualClock } from './manual-clock.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import type { Seeded } from './seeded.suite.ts'

/** What retention forgot of a chain. */
export interface Forgotten {
  readonly chain: ChainPlace
  readonly through: number
  readonly itemsBefore: number | undefined
}

/** What a history must have left, by names of objects. */
export interface Ledger {
  /** What the restore point of a head must give back. */
  readonly mailboxes: Map<string, Mailbox>
  /** What an anchor says. */
  readonly anchors: Map<string, Forgotten>
}

export interface Cut {
  readonly storage: Storage
  readonly clock: ManualClock
}

/** @param survives - Whether an operation that was under way was done. */
export async function cutAt(
  operations: readonly RecordedOperation[],
  moment: number,
  {
    seeded,
    survives,
  }: { readonly seeded: Seeded; readonly survives: (operation: RecordedOperation) => boolean },
): Promise<Cut> {
  const clock = createManualClock(epoch)
  const storage = createMemoryStorage([], clock)
  const isDone = ({ acknowledgedAt }: RecordedOperation): boolean => (acknowledgedAt ?? Infinity) <= moment
  const done = operations
    .filter(isDone)
    .toSorted((left, right) => (left.acknowledgedAt ?? 0) - (right.acknowledgedAt ?? 0))
  const underWay = operations.filter((operation) => operation.startedAt <= moment && !isDone(operation))
  let latest = epoch
  for (const operation of [...done, ...seeded.shuffled(underWay.filter(survives))]) {
    latest = Math.max(latest, operation.modifiedAt ?? latest)
    clock.set(operation.modifiedAt ?? latest)
    if (operation.kind === 'delete') await storage.delete(operation.name)
    else await storage.put(operation.name, operation.bytes, { ifAbsent: operation.ifAbsent })
  }
  clock.set(latest)
  return { storage, clock }
}

/** Opens a vault that lives by the clock. */
export function openAt({ storage, clock }: Cut): Promise<Vault> {
  const dependencies = { storage, random: systemRandom, clock, monotonic: () => clock.now() }
  return openVault(dependencies, { repositoryId, key })
}

/** What the restore points that are committed in the storage must give back, by their heads. */
export async function expectedIn(storage: Storage, ledger: Ledger): Promise<Map<string, readonly string[]>> {
  const forgotten = new Map<string, Forgotten>()
  for (const name of await listAll(storage, 'anchors/')) {
    const found = ledger.anchors.get(name)
    if (found === undefined) throw new Error(`${name} is an anchor that nobody made`)
    forgotten.set(`${found.chain.organizationId}/${found.chain.source}`, found)
  }
  const expected = new Map<string, readonly string[]>()
  for (const name of await listAll(storage, 'heads/')) {
    const place = parseHeadName(name)
    const mailbox = ledger.mailboxes.get(name)
    if (place === undefined || mailbox === undefined) throw new Error(`${name} is a head that nobody made`)
    const { through = 0, itemsBefore } = forgotten.get(`${place.organizationId}/${place.source}`) ?? {}
    if (place.sequence > through) expected.set(name, contentsOf(mailbox, itemsBefore))
  }
  return expected
}

/** Every committed restore point restores in full, and nothing else is visible. */
export async function expectWhole(
  vault: Vault,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const points = await vault.listRestorePoints()
  expect(points.map(headOf).toSorted()).toEqual([...expected.keys()].toSorted())
  for (const point of points) await expectContents(vault, point, expected)
}

/** So it is, and check finds no error. */
export async function expectSound(
  vault: Vault,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await expectWhole(vault, expected)
  const { findings } = await vault.maintenance.check({ data: 'all', noteDamage: false }, quiet)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
}

async function expectContents(
  vault: Vault,
  point: RestorePoint,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  expect(await readContents(vault, point)).toEqual(expected.get(headOf(point)))
}

/** A prune that does all that it can: whoever held the lease is gone, and what was condemned has waited. */
export async function pruneFully(vault: Vault, clock: ManualClock): Promise<void> {
  const options = { wait: 2 * hours, rewriteBelow: 0.5, isPreview: false }
  for (let round = 0; round < 3; round += 1) {
    clock.advance(2 * hours + 31 * minutes)
    await vault.maintenance.prune(options, quiet)
  }
}

/** From there everything goes on: the next backup, a prune, and a retention, and what stays is whole. */
export async function expectGoesOn(
  cut: Cut,
  ledger: Ledger,
  next: ChainPlace & { readonly mailbox: Mailbox },
): Promise<void> {
  const { clock, storage } = cut
  const vault = await openAt(cut)
  clock.advance(31 * minutes)
  const point = await backUp(vault, next, next.mailbox, { isIncremental: true, createdAt: clock.now() })
  const mailboxes = new Map(ledger.mailboxes).set(headOf(point), next.mailbox)
  const expected = await expectedIn(storage, { ...ledger, mailboxes })
  await pruneFully(vault, clock)
  await expectSound(await openAt(cut), expected)
  const rule = { kind: 'snapshot', before: clock.now(), keepLast: 1 } as const
  await vault.maintenance.retain(rule, { isPreview: false }, quiet)
  await pruneFully(vault, clock)
  await expectSound(await openAt(cut), newestOnly(expected))
  expect(await listAll(storage, 'prunes/'), 'prune objects that name nothing any more').toEqual([])
}

function newestOnly(expected: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
  const newest = new Map<string, string>()
  for (const name of [...expected.keys()].toSorted()) newest.set(name.slice(0, name.lastIndexOf('/')), name)
  return new Map([...newest.values()].map((name) => [name, expected.get(name) ?? []]))
}

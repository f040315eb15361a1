/** Copies and healing between two storages, for proofs that let either fail or cut them off. */
import { expect } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { openVault, VaultError, type CopyReport, type Storage, type Vault } from '../index.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll } from '../storage/storage.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import { headOf, readContents } from './backups.suite.ts'
import { beginHistory } from './history.suite.ts'
import { days, hours, type ManualClock } from './manual-clock.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { expectedIn, openAt, type Cut } from './replay.suite.ts'

export type Objects = ReadonlyMap<string, Uint8Array>

/** What restore points must give back, by their heads. */
export type Expected = ReadonlyMap<string, readonly string[]>

/** The storage that is read, and the one that is written. */
export type Side = 'source' | 'target'

export interface Transfers {
  readonly source: Objects
  /** A copy of how it was before a retention and a prune. */
  readonly older: Objects
  /** The same repository after some of it was lost or spoiled. */
  readonly hurt: Objects
  readonly expected: Expected
  readonly now: number
}

export interface TransferDeed {
  readonly title: string
  before(transfers: Transfers): Readonly<Record<Side, Objects>>
  run(sides: Readonly<Record<Side, Storage>>, clock: ManualClock): Promise<CopyReport>
}

const mail = defined(plannedChains[2])

/** Backups, a copy, and what changed since. */
export async function liveTransfers(): Promise<Transfers> {
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
  const older = await objectsOf(copy)
  clock.advance(30 * days)
  await history.retain({ kind: 'snapshot', before: clock.now() - days, keepLast: 1 })
  await history.prune(0.9)
  clock.advance(3 * hours)
  await history.backUp(mail, plannedMailbox(mail, 3))
  await history.prune(0.9)
  const source = await objectsOf(storage)
  const expected = await expectedIn(storage, history.ledger)
  clock.advance(hours)
  return { source, older, hurt: hurtObjects(source), expected, now: clock.now() }
}

/** Every object as it is now. */
export async function objectsOf(storage: Storage): Promise<Objects> {
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

const copy: TransferDeed['run'] = async ({ source, target }, clock) =>
  (await openAt({ storage: source, clock })).maintenance.copyTo(target, quiet)

export const transferDeeds: readonly TransferDeed[] = [
  { title: 'a first copy', before: ({ source }) => ({ source, target: new Map() }), run: copy },
  {
    title: 'a copy that follows a retention',
    before: ({ source, older }) => ({ source, target: older }),
    run: copy,
  },
  {
    title: 'healing',
    before: ({ source, hurt }) => ({ source, target: hurt }),
    run: async ({ source, target }, clock) =>
      (await tolerantVault(target, clock)).maintenance.healFrom(source, quiet),
  },
]

export async function orRefusal<Answer>(work: Promise<Answer>): Promise<Answer | VaultError> {
  try {
    return await work
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

/** Opens what is damaged, too. */
export async function tolerantVault(storage: Storage, clock: ManualClock): Promise<Vault> {
  const dependencies = { storage, random: systemRandom, clock, monotonic: () => clock.now() }
  return openVault(dependencies, { repositoryId, key, onDamage: () => undefined })
}

/** Whatever the target lists reads as it was written, or does not read at all and check names it. */
export async function expectNothingWrong({ storage, clock }: Cut, expected: Expected): Promise<void> {
  const vault = await orRefusal(tolerantVault(storage, clock))
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

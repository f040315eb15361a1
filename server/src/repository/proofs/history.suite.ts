/** A repository with a past: backups, retention, prune and index rebuilds by a clock that a test moves, and what must be left of them. */
import { expect } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import {
  createMemoryStorage,
  createVault,
  openVault,
  type PruneReport,
  type RestorePoint,
  type RetentionRule,
  type Storage,
  type Vault,
} from '../index.ts'
import { leafOf } from '../names.ts'
import { listAll } from '../storage/storage.ts'
import { key, repositoryId } from '../test-vault.ts'
import { backUp, headOf, type ChainPlace, type Mailbox } from './backups.suite.ts'
import { createManualClock, hours, minutes, type ManualClock } from './manual-clock.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import type { Ledger } from './replay.suite.ts'

export interface History {
  readonly clock: ManualClock
  readonly storage: Storage
  readonly ledger: Ledger
  vault: Vault
  /** Another server that opens the same repository. */
  open(storage?: Storage): Promise<Vault>
  /** Backs up, and a minute passes. */
  backUp(chain: ChainPlace, mailbox: Mailbox, isIncremental?: boolean): Promise<RestorePoint>
  /** Notes what the restore point must give back; for runs that a test makes by itself. */
  note(point: RestorePoint, mailbox: Mailbox): void
  retain(rule: RetentionRule): Promise<void>
  /** By a server of its own, as a daily run would; what was condemned two hours ago goes. */
  prune(rewriteBelow?: number): Promise<PruneReport>
}

/** @param wrap - Around the storage, such as one that records. */
export async function beginHistory(
  wrap: (inner: Storage) => Storage = (inner) => inner,
  clock = createManualClock(),
): Promise<History> {
  const storage = wrap(createMemoryStorage([], clock))
  const identity = { repositoryId, key }
  const dependencies = { random: systemRandom, clock, monotonic: () => clock.now() }
  const ledger: Ledger = { mailboxes: new Map(), anchors: new Map() }
  const first = await createVault({ ...dependencies, storage }, identity)

  const history: History = {
    clock,
    storage,
    ledger,
    vault: first,
    open: (over = storage) => openVault({ ...dependencies, storage: over }, identity),
    backUp: async (chain, mailbox, isIncremental = true) => {
      const point = await backUp(history.vault, chain, mailbox, { isIncremental, createdAt: clock.now() })
      history.note(point, mailbox)
      clock.advance(minutes)
      return point
    },
    note: (point, mailbox) => {
      ledger.mailboxes.set(headOf(point), mailbox)
    },
    retain: async (rule) => {
      await retainAndNote(history, rule)
    },
    prune: (rewriteBelow = 0.5) =>
      history.vault.maintenance.prune({ wait: 2 * hours, rewriteBelow, isPreview: false }, quiet),
  }
  return history
}

/** A retention forgets what its rule says and nothing else; what its anchors say is noted. */
export async function retainAndNote(
  { vault, ledger, storage }: Pick<History, 'vault' | 'ledger' | 'storage'>,
  rule: RetentionRule,
): Promise<void> {
  const before = await vault.listRestorePoints()
  const report = await vault.maintenance.retain(rule, { isPreview: false }, quiet)
  const anchors = await listAll(storage, 'anchors/')
  for (const { organizationId, source, restorePoints, itemsBefore } of report.chains) {
    const own = before.filter(
      ({ manifest }) => manifest.organizationId === organizationId && manifest.source === source,
    )
    const ids = new Set(restorePoints.map(({ id }) => id))
    const forgotten = own.filter(({ id }) => ids.has(id))
    expect(forgotten.map(({ id }) => id)).toEqual(own.slice(0, forgotten.length).map(({ id }) => id))
    expect(own.length - forgotten.length).toBeGreaterThanOrEqual(Math.min(rule.keepLast, own.length))
    for (const { manifest } of forgotten) expect(manifest.createdAt).toBeLessThan(rule.before)
    const chain = { organizationId, source }
    const names = anchors.filter((name) => name.startsWith(`anchors/${organizationId}/${source}/`))
    const name = names.at(-1)
    if (name === undefined) throw new Error('a retention without an anchor')
    const through = forgotten.at(-1)?.manifest.sequence ?? (own[0]?.manifest.sequence ?? 1) - 1
    ledger.anchors.set(name, { chain, through, itemsBefore: itemsBefore ?? own[0]?.forgottenItems?.before })
    expect(Number(leafOf(name))).toBeGreaterThan(0)
  }
}

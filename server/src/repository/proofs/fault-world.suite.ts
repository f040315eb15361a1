/** The same repository again and again, each time with other things that go wrong while one thing is done with it. */
import { systemRandom } from '../../foundation/random.ts'
import { openVault, type Storage, type Vault } from '../index.ts'
import {
  createFaultyStorage,
  type Fault,
  type FaultPlan,
  type FaultyStorage,
  type OperationKind,
  type StorageChange,
} from '../storage/faulty-storage.suite.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { createRecordingStorage, type RecordingStorage } from '../storage/recording-storage.ts'
import { listAll } from '../storage/storage.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import { beginHistory, type History } from './history.suite.ts'
import { createManualClock, type ManualClock } from './manual-clock.suite.ts'
import type { Ledger } from './replay.suite.ts'

interface HeldObject {
  readonly name: string
  readonly bytes: Uint8Array
  readonly modifiedAt: number
}

/** A repository that can be put up again as it was. */
export interface Past {
  readonly objects: readonly HeldObject[]
  readonly now: number
  readonly ledger: Ledger
  readonly changes: readonly StorageChange[]
}

export interface FaultWorld {
  /** What really lies there. */
  readonly inner: Storage
  readonly storage: FaultyStorage
  /** The storage's. */
  readonly clock: ManualClock
  readonly ledger: Ledger
  /** A server over the storage with its faults. @param clock - The server's own; the storage's when absent. */
  open(clock?: ManualClock): Promise<Vault>
}

/** Lives through a history and keeps what it left. */
export async function pastOf(live: (history: History) => Promise<void>): Promise<Past> {
  let recording: RecordingStorage | undefined
  const history = await beginHistory((inner) => (recording = createRecordingStorage(inner)))
  await live(history)
  const storage = defined(recording)
  const objects: HeldObject[] = []
  for (const name of await listAll(storage, ''))
    objects.push({
      name,
      bytes: defined(await storage.get(name)),
      modifiedAt: defined(await storage.modifiedAt(name)),
    })
  return { objects, now: history.clock.now(), ledger: history.ledger, changes: storage.operations }
}

export async function worldOf(past: Past, plan: FaultPlan = () => undefined): Promise<FaultWorld> {
  const clock = createManualClock(past.now)
  const inner = createMemoryStorage([], clock)
  for (const { name, bytes, modifiedAt } of past.objects) {
    clock.set(modifiedAt)
    await inner.put(name, bytes)
  }
  clock.set(past.now)
  const storage = createFaultyStorage(inner, plan, past.changes)
  const { mailboxes, anchors } = past.ledger
  return {
    inner,
    storage,
    clock,
    ledger: { mailboxes: new Map(mailboxes), anchors: new Map(anchors) },
    open: (own = clock) =>
      openVault(
        { storage, random: systemRandom, clock: own, monotonic: () => own.now() },
        { repositoryId, key },
      ),
  }
}

const day = 86_400_000

const failing: readonly Fault[] = [
  { kind: 'fails', code: 'EIO' },
  { kind: 'fails', code: 'SlowDown' },
]

const spoiling: readonly Fault[] = [
  { kind: 'short' },
  { kind: 'absent' },
  { kind: 'flipped', bit: 12 },
  { kind: 'flipped', bit: 1000 },
  { kind: 'flipped', bit: 99_991 },
]

/** What can go wrong with an operation, but for torn writes, which a storage that keeps its promises does not have. */
export const faultsOf: Readonly<Record<OperationKind, readonly Fault[]>> = {
  put: [...failing, { kind: 'fails', code: 'ENOSPC' }, { kind: 'fails after success' }],
  delete: [...failing, { kind: 'locked' }, { kind: 'fails after success' }],
  get: [...failing, ...spoiling],
  getRange: [...failing, ...spoiling],
  size: [...failing, { kind: 'absent' }],
  list: [
    ...failing,
    { kind: 'stale list', changes: 1 },
    { kind: 'stale list', changes: 3 },
    { kind: 'stale list', changes: 10 },
  ],
  modifiedAt: [
    ...failing,
    { kind: 'other time', by: -day },
    { kind: 'other time', by: day },
    { kind: 'other time', by: -11 * 60_000 },
  ],
}

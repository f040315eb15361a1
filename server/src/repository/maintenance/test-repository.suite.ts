/** A repository in memory with a clock that the tests of maintenance move. */
import { systemRandom } from '../../foundation/random.ts'
import {
  createMemoryStorage,
  createVault,
  type LeaseHolder,
  openVault,
  type Storage,
  type Vault,
} from '../index.ts'
import { createManualClock, epoch, hours, type ManualClock } from '../proofs/manual-clock.suite.ts'
import { listAll } from '../storage/storage.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import type { CheckOptions, Finding, MaintenanceRun } from './maintenance.ts'

export const identity = { repositoryId, key }
export const run: MaintenanceRun = { signal: new AbortController().signal, onProgress: () => undefined }
export const everything: CheckOptions = { data: 'all', noteDamage: false }
export const pruning = { wait: 24 * hours, minAge: 0, rewriteBelow: 0.5, isPreview: false }
export const forReal = { isPreview: false }

export interface World {
  readonly storage: Storage
  readonly clock: ManualClock
  readonly vault: Vault
}

export async function createWorld(
  wrap: (storage: Storage) => Storage = (storage) => storage,
): Promise<World> {
  const clock = createManualClock()
  const storage = wrap(createMemoryStorage([], clock))
  const vault = await createVault(dependenciesOf({ storage, clock }), identity)
  return { storage, clock, vault }
}

/** Another process over the same storage. */
export function another(world: Pick<World, 'storage' | 'clock'>, holder?: LeaseHolder): Promise<Vault> {
  return openVault({ ...dependenciesOf(world), holder }, identity)
}

function dependenciesOf({ storage, clock }: Pick<World, 'storage' | 'clock'>) {
  return { storage, random: systemRandom, clock, monotonic: () => clock.now() - epoch }
}

export async function findings(
  vault: Vault,
  options: CheckOptions = everything,
): Promise<readonly Finding[]> {
  return (await vault.maintenance.check(options, run)).findings
}

export function packsOf(storage: Storage): Promise<string[]> {
  return listAll(storage, 'packs/')
}

/** Every object as it is now. */
export async function objectsOf(storage: Storage): Promise<[string, Uint8Array][]> {
  const names = await listAll(storage, '')
  return Promise.all(
    names.map(async (name): Promise<[string, Uint8Array]> => [name, defined(await storage.get(name))]),
  )
}

/** Turns one bit of the object. */
export async function flipBit(storage: Storage, name: string, at = 150): Promise<void> {
  const bytes = defined(await storage.get(name))
  bytes[at] = defined(bytes[at]) ^ 1
  await storage.put(name, bytes)
}

/** The storage's own clock, told by an object that was just written (docs/repository-format.md, sections 16 and 17). */
import { asBuffer } from '../bytes.ts'
import { VaultError } from '../errors.ts'
import { leasesPrefix, numbered } from '../names.ts'
import { listAll } from '../storage/storage.ts'
import type { MaintenanceContext } from './context.ts'
import { deleteUnlocked } from './deleting.ts'
import { encodeMaintenance } from './documents.ts'

const maxSkew = 5 * 60_000
const questionsPrefix = `${leasesPrefix}${numbered(0)}/`

export interface StorageClock {
  /** Milliseconds since the Unix epoch, by the storage's clock. */
  now(): number
  /** @throws {VaultError} `clock_skew` when the storage's clock and ours differ by more than five minutes. */
  check(): void
}

/** Writes a beat of the lease 0, which nobody holds, looks when it was written, and deletes it. */
export async function readStorageClock(context: MaintenanceContext): Promise<StorageClock> {
  const { storage, seal, random, clock, stopwatch } = context
  const beat = asBuffer(random.bytes(4)).readUInt32BE(0)
  const name = `${questionsPrefix}${numbered(beat)}`
  const before = clock.now()
  const document = encodeMaintenance({
    beat,
    createdAt: before,
    holder: '',
    host: context.host,
    kind: 'lease',
    number: 0,
    state: 'released',
    version: 1,
  })
  const sinceWrite = stopwatch.start()
  await storage.put(name, seal('lease', undefined, [document]).bytes)
  const modifiedAt = await storage.modifiedAt(name)
  const after = clock.now()
  await deleteUnlocked(context, name)
  if (modifiedAt === undefined) {
    throw new VaultError(
      'storage_failed',
      'The storage of the backup repository does not show what was just written. Nothing was deleted; try again later.',
      { detail: name },
    )
  }
  return {
    now: () => modifiedAt + sinceWrite(),
    check: () => {
      if (modifiedAt >= Math.min(before, after) - maxSkew && modifiedAt <= Math.max(before, after) + maxSkew)
        return
      throw new VaultError(
        'clock_skew',
        'The clocks of this server and of the storage differ by more than five minutes, so that ages cannot be told. Nothing was deleted. Set the clocks, then try again.',
        { detail: `storage ${new Date(modifiedAt).toISOString()}, server ${new Date(after).toISOString()}` },
      )
    },
  }
}

/**
 * Deletes questions for the time that are older: whoever asked was killed, or the storage had locked them.
 * @param before - By the storage's own clock.
 */
export async function deleteOldQuestions(context: MaintenanceContext, before: number): Promise<void> {
  for (const name of await listAll(context.storage, questionsPrefix)) {
    const modifiedAt = await context.storage.modifiedAt(name)
    if (modifiedAt !== undefined && modifiedAt < before) await deleteUnlocked(context, name)
  }
}

/** Deletions of the maintenance: under the lease, and with patience for what the storage has locked. */
import { VaultError } from '../errors.ts'
import type { MaintenanceContext } from './context.ts'

/** What deletions need of a lease. */
interface LeaseWatch {
  keep(): Promise<void>
  confirm(): Promise<void>
}

/** Deletions between two looks at the lease. */
const batchSize = 64

/**
 * Deletes objects, and looks at the lease before each batch of them.
 * @returns those that the storage did not let go of.
 * @throws {VaultError} `lease_lost`
 */
export async function deleteInBatches(
  context: MaintenanceContext,
  lease: LeaseWatch,
  names: readonly string[],
  onDeleted: (name: string) => void = () => undefined,
): Promise<readonly string[]> {
  const locked: string[] = []
  for (let start = 0; start < names.length; start += batchSize) {
    await lease.confirm()
    for (const name of names.slice(start, start + batchSize)) {
      await lease.keep()
      if (await deleteUnlocked(context, name)) onDeleted(name)
      else locked.push(name)
    }
  }
  return locked
}

/** Deletes what the storage lets go of. @returns false when it is locked. */
export async function deleteUnlocked(
  { storage }: Pick<MaintenanceContext, 'storage'>,
  name: string,
): Promise<boolean> {
  try {
    await storage.delete(name)
    return true
  } catch (error) {
    if (error instanceof VaultError && error.code === 'locked') return false
    throw error
  }
}

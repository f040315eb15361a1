/** Stores packs that were sealed and opened again in memory. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError } from '../errors.ts'
import type { PackDescription } from '../index/index-object.ts'
import { packName } from '../names.ts'
import type { SealedPack } from '../pipeline/pipeline.ts'
import type { Storage } from '../storage/storage.ts'
import { decodeEntries } from './pack.ts'

/**
 * Writes a pack that is known to read.
 * @returns what to put into an index.
 * @throws {VaultError} `storage_failed`, `random_failed`
 */
export async function storePack(
  storage: Storage,
  organizationId: OrganizationId,
  { pack, bytes, entries }: SealedPack,
): Promise<PackDescription> {
  const name = packName(organizationId, pack)
  const sizeBytes = bytes.length
  const isCreated = await storage.put(name, bytes, { ifAbsent: true })
  if (!isCreated) {
    throw new VaultError(
      'random_failed',
      'The source of random bytes repeats itself. Nothing was overwritten.',
      {
        detail: name,
      },
    )
  }
  return { pack, sizeBytes, entries: decodeEntries(entries, name) }
}

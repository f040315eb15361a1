/** Seals packs, opens them again in memory, and stores what is known to read. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Sealer } from '../crypto/sealed-object.ts'
import { VaultError } from '../errors.ts'
import { asBuffer } from '../bytes.ts'
import type { PackListing } from '../index/index-object.ts'
import { packName } from '../names.ts'
import type { Memory } from '../pipeline/memory.ts'
import type { EncodedBlobs, Pipeline, SealedPack } from '../pipeline/pipeline.ts'
import type { Storage } from '../storage/storage.ts'
import { checkEntries, sealedPackSize } from './pack.ts'

export interface PackWriterDependencies {
  readonly storage: Storage
  readonly pipeline: Pick<Pipeline, 'seal'>
  readonly seal: Pick<Sealer, 'freshSalt'>
  readonly memory: Memory
}

export interface PackWriter {
  /**
   * @returns what to put into an index.
   * @throws {VaultError} `corrupt` when what was sealed does not read, `storage_failed`, `random_failed`
   */
  write(organizationId: OrganizationId, parts: readonly EncodedBlobs[]): Promise<PackListing>
}

export function createPackWriter({ storage, pipeline, seal, memory }: PackWriterDependencies): PackWriter {
  return {
    write: async (organizationId, parts) => {
      const into = memory.lend(sealedPackSize(parts))
      const sealed = await pipeline.seal(organizationId, seal.freshSalt(), parts, into)
      const listing = await storePack(storage, organizationId, sealed)
      memory.giveBack(into)
      return listing
    },
  }
}

async function storePack(
  storage: Storage,
  organizationId: OrganizationId,
  { pack, bytes, entries }: SealedPack,
): Promise<PackListing> {
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
  return { pack, sizeBytes, blobBytes: checkEntries(entries, name), listed: asBuffer(entries) }
}

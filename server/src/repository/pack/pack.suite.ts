/** Packs of blobs that a test made itself; they are sealed and stored as a run's are. */
import { systemRandom } from '../../foundation/random.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { createSealer } from '../crypto/sealed-object.ts'
import type { PackListing } from '../index/index-object.ts'
import { createLocalPipeline } from '../pipeline/local-pipeline.ts'
import { createMemory } from '../pipeline/memory.ts'
import type { Storage } from '../storage/storage.ts'
import { createPackWriter } from './pack-writer.ts'
import { encodeEntries, encodeTrailer, type PackEntry } from './pack.ts'

/** A blob before it has its place. */
export interface PackBlob extends Omit<PackEntry, 'offset' | 'storedSize'> {
  readonly bytes: Uint8Array
}

/** A blob that is stored as it is. */
export function plainBlob(organization: OrganizationKeys, bytes: Uint8Array): PackBlob {
  return { id: organization.contentId(0, bytes), kind: 0, codec: 0, bytes, size: bytes.length }
}

export interface PackPlaintext {
  readonly entries: readonly PackEntry[]
  readonly pieces: readonly Uint8Array[]
}

/** Lays blobs out one after another, pads, and appends the trailer. */
export function layOutPack(blobs: readonly PackBlob[]): PackPlaintext {
  const entries: PackEntry[] = []
  let offset = 0
  for (const { id, kind, codec, bytes, size } of blobs) {
    entries.push({ id, kind, codec, offset, storedSize: bytes.length, size })
    offset += bytes.length
  }
  return { entries, pieces: [...blobs.map((blob) => blob.bytes), ...encodeTrailer(encodeEntries(entries))] }
}

/**
 * Stores these blobs as one pack.
 * @throws {VaultError} `corrupt` when a blob is not what its id says
 */
export function storeBlobs(
  { storage, keys }: { readonly storage: Storage; readonly keys: RepositoryKeys },
  { organizationId }: OrganizationKeys,
  blobs: readonly PackBlob[],
): Promise<PackListing> {
  const memory = createMemory()
  const contents = Buffer.concat(blobs.map((blob) => blob.bytes))
  const bytes = memory.lend(contents.length)
  bytes.set(contents)
  const pipeline = createLocalPipeline(keys)
  const packs = createPackWriter({ storage, pipeline, seal: createSealer(keys, systemRandom), memory })
  return packs.write(organizationId, [{ bytes, entries: encodeEntries(layOutPack(blobs).entries) }])
}

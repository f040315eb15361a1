/** Writes one pack, after opening it again in memory: what reaches the storage is known to read. */
import { equalBytes } from '../../foundation/bytes.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { corrupt, VaultError } from '../errors.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { openSegments, type Sealer } from '../crypto/sealed-object.ts'
import type { PackDescription } from '../index/index-object.ts'
import { packName } from '../names.ts'
import type { Storage } from '../storage/storage.ts'
import type { BlobCodec } from './codec.ts'
import type { SealedPack } from '../pipeline/pipeline.ts'
import { decodeEntries, encodeEntries, layOutPack, type PackBlob } from './pack.ts'

export interface PackWriterDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly codec: BlobCodec
}

/**
 * @returns what to put into an index.
 * @throws {VaultError} `corrupt` when what was sealed does not read, `storage_failed`, `random_failed`
 */
export async function writePack(
  { storage, keys, seal, codec }: PackWriterDependencies,
  organization: OrganizationKeys,
  blobs: readonly PackBlob[],
): Promise<PackDescription> {
  const { entries, pieces } = layOutPack(blobs)
  const { header, bytes } = seal('pack', organization, pieces)
  const pack = organization.objectName(header)
  const name = packName(organization.organizationId, pack)
  const plaintext = createTaker(openSegments(keys, bytes, { type: 'pack', organization, name }))
  for (const entry of entries) {
    const stored = plaintext.take(entry.storedSize)
    const blob = new Uint8Array(entry.size)
    codec.decode({ codec: entry.codec, bytes: stored }, blob, name)
    if (!equalBytes(organization.contentId(entry.kind, blob), entry.id)) {
      throw corrupt(`${name}: a blob differs before it was written; memory or library is faulty`)
    }
  }
  return storePack(storage, organization.organizationId, { pack, bytes, entries: encodeEntries(entries) })
}

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

interface Taker {
  /** The next so many bytes; fewer at the end. */
  take(length: number): Buffer
}

/** Reads a pack in the order of its blobs with one segment in memory instead of all. */
function createTaker(segments: Iterator<Buffer>): Taker {
  let segment: Buffer = Buffer.alloc(0)
  return {
    take: (length) => {
      while (segment.length < length) {
        const next = segments.next()
        if (next.done === true) break
        segment = Buffer.concat([segment, next.value])
      }
      const taken = segment.subarray(0, length)
      segment = segment.subarray(length)
      return taken
    },
  }
}

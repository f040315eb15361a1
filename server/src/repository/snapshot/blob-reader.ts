/** From a blob's id to its bytes, compared with the id before they are given out. */
import { equalBytes } from '../../foundation/bytes.ts'
import type { BlobKind, OrganizationKeys } from '../crypto/keys.ts'
import { corrupt, VaultError } from '../errors.ts'
import type { FoundBlob } from '../index/pack-registry.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import { maxBlobSize, type BlobCodec } from '../pack/codec.ts'
import type { PackReader } from '../pack/pack-reader.ts'
import type { ReadAhead } from '../pack/read-ahead.ts'

/** What a reader needs of an index. */
export type ReadableIndex = Pick<OrganizationIndex, 'find' | 'refresh' | 'suspect'>

export interface ReadableStore {
  readonly keys: OrganizationKeys
  readonly index: ReadableIndex
}

export interface BlobReaderDependencies {
  readonly packReader: PackReader
  readonly codec: BlobCodec
  /** Where much is read in a row. */
  readonly readAhead?: ReadAhead
}

export interface Blob {
  readonly kind: BlobKind
  readonly bytes: Uint8Array
}

/** One blob, verified. @throws {VaultError} `not_found`, `corrupt` */
export type BlobReader = (store: ReadableStore, id: Uint8Array) => Promise<Blob>

export function createBlobReader({ packReader, codec, readAhead }: BlobReaderDependencies): BlobReader {
  const readFrom = async (keys: OrganizationKeys, found: FoundBlob, id: Uint8Array): Promise<Blob> => {
    const { kind, offset, storedSize, size } = found.location
    const ahead = await readAhead?.read(keys, found, id)
    if (ahead !== undefined) return { kind, bytes: ahead }
    const stored = await packReader.read(keys, found.pack, offset, storedSize)
    if (size > maxBlobSize) throw corrupt(`${found.pack.pack}: a blob of ${size} bytes`)
    const bytes = new Uint8Array(size)
    codec.decode({ codec: found.location.codec, bytes: stored }, bytes, found.pack.pack)
    if (!equalBytes(keys.contentId(kind, bytes), id))
      throw corrupt(`${found.pack.pack}: a blob does not match its id`)
    return { kind, bytes }
  }

  /** Prune may have moved the blob since we looked, and what is damaged may lie whole in another pack. */
  const readBlob = async ({ keys, index }: ReadableStore, id: Uint8Array): Promise<Blob> => {
    const found = await findOrRefresh(index, id)
    try {
      return await readFrom(keys, found, id)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      if (error.code === 'not_found') await index.refresh()
      else if (error.code === 'corrupt') return readElsewhere({ keys, index }, found, id)
      else throw error
      const other = index.find(id)
      if (other === undefined) throw error
      return readFrom(keys, other, id)
    }
  }

  /** Some storages answer wrong once and right the next time (restic's issue 3268). */
  const readElsewhere = async (
    { keys, index }: ReadableStore,
    found: FoundBlob,
    id: Uint8Array,
  ): Promise<Blob> => {
    try {
      return await readFrom(keys, found, id)
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'corrupt') throw error
      await index.suspect(found.pack.pack)
      const other = index.find(id)
      if (other === undefined || other.pack === found.pack) throw error
      return readFrom(keys, other, id)
    }
  }

  return readBlob
}

/** Another process may have written it since we looked. */
async function findOrRefresh(index: ReadableIndex, id: Uint8Array): Promise<FoundBlob> {
  const found = index.find(id)
  if (found !== undefined) return found
  await index.refresh()
  const foundNow = index.find(id)
  if (foundNow === undefined) throw notFound(`blob ${Buffer.from(id).toString('hex')}`)
  return foundNow
}

/** @param detail - What of. */
export function notFound(detail: string): VaultError {
  return new VaultError(
    'not_found',
    'The content is not in the backup repository. Restore it from a copy of the repository, or use another restore point.',
    { detail },
  )
}

/** From a reference back to its bytes; every blob is compared with its id before it is given out. */
import { collectBytes, equalBytes } from '../../foundation/bytes.ts'
import { fromHex } from '../bytes.ts'
import { blobKind, type BlobKind, type OrganizationKeys } from '../crypto/keys.ts'
import { corrupt, VaultError } from '../errors.ts'
import type { FoundBlob } from '../index/pack-registry.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import { decodeChunkList, type ChunkListEntry } from '../pack/chunk-list.ts'
import { maxBlobSize, type BlobCodec } from '../pack/codec.ts'
import type { PackReader } from '../pack/pack-reader.ts'
import type { ReadAhead } from '../pack/read-ahead.ts'
import type { ContentRef } from '../vault.ts'
import { maxDocumentSize } from './documents.ts'
import type { KnownPages } from './known-pages.ts'

/** What a reader needs of an index. */
export type ReadableIndex = Pick<OrganizationIndex, 'find' | 'refresh' | 'suspect'>

export interface ReadableStore {
  readonly keys: OrganizationKeys
  readonly index: ReadableIndex
}

/** One organization's part of the repository. */
export interface OrganizationStore extends ReadableStore {
  readonly index: OrganizationIndex
  readonly pages: KnownPages
}

export interface ContentReaderDependencies {
  readonly packReader: PackReader
  readonly codec: BlobCodec
  /** Where much is read in a row. */
  readonly readAhead?: ReadAhead
}

export interface Blob {
  readonly kind: BlobKind
  readonly bytes: Uint8Array
}

export interface ContentReader {
  /** One blob, verified. @throws {VaultError} `not_found`, `corrupt` */
  readBlob(store: ReadableStore, id: Uint8Array): Promise<Blob>
  /** @throws {VaultError} `not_found`, `corrupt`, before the piece that is concerned. */
  read(store: ReadableStore, content: ContentRef): AsyncIterable<Uint8Array>
  /** All of it. @throws {VaultError} also `corrupt` for more than 64 MiB. */
  readDocument(store: ReadableStore, content: ContentRef): Promise<Uint8Array>
}

export function createContentReader({
  packReader,
  codec,
  readAhead,
}: ContentReaderDependencies): ContentReader {
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

  async function* readEntry(
    store: ReadableStore,
    entry: ChunkListEntry,
    level: number,
  ): AsyncGenerator<Uint8Array> {
    const { kind, bytes } = await readBlob(store, entry.id)
    if (kind !== (level === 0 ? blobKind.data : blobKind.list))
      throw corrupt('a chunk list names another kind of blob')
    if (level === 0) {
      if (bytes.length !== entry.size) throw corrupt('a chunk list names a blob of another size')
      yield bytes
    } else yield* readList(store, bytes, entry.size, level)
  }

  async function* readList(
    store: ReadableStore,
    bytes: Uint8Array,
    size: number,
    expectedLevel?: number,
  ): AsyncGenerator<Uint8Array> {
    const { level, entries } = decodeChunkList(bytes, size, 'chunk list')
    if (level !== (expectedLevel ?? level)) throw corrupt('a chunk list of another level')
    for (const entry of entries) yield* readEntry(store, entry, level - 1)
  }

  async function* read(store: ReadableStore, { id, sizeBytes }: ContentRef): AsyncGenerator<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(id)) throw notFound(`content ${id}`)
    const { kind, bytes } = await readBlob(store, fromHex(id))
    if (kind === blobKind.list) yield* readList(store, bytes, sizeBytes)
    else if (bytes.length === sizeBytes) yield bytes
    else throw corrupt(`content ${id}: ${bytes.length} bytes, not ${sizeBytes}`)
  }

  return {
    readBlob,
    read,
    readDocument: async (store, content) => {
      if (content.sizeBytes > maxDocumentSize)
        throw corrupt(`document ${content.id}: ${content.sizeBytes} bytes`)
      return collectBytes(read(store, content), maxDocumentSize)
    },
  }
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

function notFound(detail: string): VaultError {
  return new VaultError(
    'not_found',
    'The content is not in the backup repository. Restore it from a copy of the repository, or use another restore point.',
    { detail },
  )
}

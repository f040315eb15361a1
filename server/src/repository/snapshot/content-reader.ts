/** From a reference back to its bytes. */
import { collectBytes } from '../../foundation/bytes.ts'
import { fromHex } from '../bytes.ts'
import { blobKind } from '../crypto/keys.ts'
import { corrupt } from '../errors.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import { decodeChunkList, type ChunkListEntry } from '../pack/chunk-list.ts'
import type { ContentRef } from '../vault.ts'
import {
  createBlobReader,
  notFound,
  type BlobReader,
  type BlobReaderDependencies,
  type ReadableStore,
} from './blob-reader.ts'
import { maxDocumentSize } from './documents.ts'
import type { KnownPages } from './known-pages.ts'

/** One organization's part of the repository. */
export interface OrganizationStore extends ReadableStore {
  readonly index: OrganizationIndex
  readonly pages: KnownPages
}

export interface ContentReader {
  readonly readBlob: BlobReader
  /** @throws {VaultError} `not_found`, `corrupt`, before the piece that is concerned. */
  read(store: ReadableStore, content: ContentRef): AsyncIterable<Uint8Array>
  /** All of it. @throws {VaultError} also `corrupt` for more than 64 MiB. */
  readDocument(store: ReadableStore, content: ContentRef): Promise<Uint8Array>
}

export function createContentReader(dependencies: BlobReaderDependencies): ContentReader {
  const readBlob = createBlobReader(dependencies)

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

/**
 * One run's blobs on their way into packs: each content id once, compressed, gathered, and written a pack at a time.
 * Memory: the packs that are being gathered, and one that is being written.
 */
import { toHex } from '../bytes.ts'
import type { BlobKind, OrganizationKeys } from '../crypto/keys.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import type { PackDescription } from '../index/index-object.ts'
import type { BlobCodec } from '../pack/codec.ts'
import type { PackBlob } from '../pack/pack.ts'
import { createWriteQueue } from './write-queue.ts'

const packTargetSize = 8 * 1024 * 1024
const packMaxEntries = 8192
/** Packs after which a long run writes an index object. */
const packsPerIndex = 8

/** Content and documents lie in different packs, so that browsing reads little. */
export type Shelf = 'content' | 'documents'

interface StoredBlob {
  readonly id: Uint8Array
  readonly isNew: boolean
}

export interface BlobWriter {
  /** @param blob - At most 1 MiB; not kept. */
  put(shelf: Shelf, kind: BlobKind, blob: Uint8Array): Promise<StoredBlob>
  /** Resolves when everything that was put, and an index of it, is in the storage. */
  flush(): Promise<void>
  /** Forgets what is buffered and waits for a write that is under way. */
  abandon(): Promise<void>
  readonly writtenBytes: number
}

/** What a run's blobs need of the index. */
export type BlobWriterIndex = Pick<OrganizationIndex, 'find' | 'add' | 'unindexedPacks' | 'flush'>

export interface BlobWriterDependencies {
  readonly organization: OrganizationKeys
  readonly index: BlobWriterIndex
  readonly codec: BlobCodec
  readonly writePack: (blobs: readonly PackBlob[]) => Promise<PackDescription>
}

export function createBlobWriter({
  organization,
  index,
  codec,
  writePack,
}: BlobWriterDependencies): BlobWriter {
  const shelves: Record<Shelf, PackBuilder> = { content: createPackBuilder(), documents: createPackBuilder() }
  /** Content ids of this run that are not in the index yet; the promise: in a pack builder. */
  const pending = new Map<string, Promise<void>>()
  const writes = createWriteQueue()
  let writtenBytes = 0
  const write = async (blobs: readonly PackBlob[]): Promise<void> => {
    const pack = await writePack(blobs)
    index.add(pack)
    writtenBytes += pack.sizeBytes
    for (const { id } of blobs) pending.delete(toHex(id))
    if (index.unindexedPacks >= packsPerIndex) writtenBytes += await index.flush()
  }

  const startWrite = (blobs: readonly PackBlob[]): void => {
    if (blobs.length > 0) writes.start(() => write(blobs))
  }

  const append = async (shelf: Shelf, id: Uint8Array, kind: BlobKind, blob: Uint8Array): Promise<void> => {
    const encoded = await codec.encode(blob)
    const builder = shelves[shelf]
    builder.add({ id, kind, codec: encoded.codec, bytes: encoded.bytes, size: blob.length })
    while (builder.isFull) {
      if (writes.isIdle) startWrite(builder.take())
      else await writes.settle()
    }
  }

  return {
    put: async (shelf, kind, blob) => {
      writes.check()
      const id = organization.contentId(kind, blob)
      if (index.find(id) !== undefined) return { id, isNew: false }
      const key = toHex(id)
      const known = pending.get(key)
      const appended = known ?? append(shelf, id, kind, blob)
      if (known === undefined) pending.set(key, appended)
      try {
        await appended
      } catch (error) {
        pending.delete(key)
        throw error
      }
      return { id, isNew: known === undefined }
    },
    flush: async () => {
      startWrite(shelves.content.take())
      startWrite(shelves.documents.take())
      await writes.settle()
      writtenBytes += await index.flush()
    },
    abandon: async () => {
      shelves.content.take()
      shelves.documents.take()
      pending.clear()
      await writes.stop()
    },
    get writtenBytes() {
      return writtenBytes
    },
  }
}

interface PackBuilder {
  readonly isFull: boolean
  add(blob: PackBlob): void
  /** All blobs; the builder is empty afterwards. */
  take(): readonly PackBlob[]
}

function createPackBuilder(): PackBuilder {
  let blobs: PackBlob[] = []
  let size = 0
  return {
    get isFull() {
      return size >= packTargetSize || blobs.length >= packMaxEntries
    },
    add: (blob) => {
      blobs.push(blob)
      size += blob.bytes.length
    },
    take: () => {
      const taken = blobs
      blobs = []
      size = 0
      return taken
    },
  }
}

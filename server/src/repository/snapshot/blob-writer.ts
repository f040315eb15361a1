/**
 * One run's blobs on their way into packs: each content id once, compressed, gathered, and written a pack at a time.
 * Small blobs travel in batches, because a trip to another thread costs more than hashing one. Memory: what is on its
 * way (8 MiB), a pack that is being gathered on each shelf, and two that are being sealed or written.
 */
import type { BlobKind, OrganizationKeys } from '../crypto/keys.ts'
import type { SharedBytes } from '../pipeline/memory.ts'
import type { Pipeline, TakenBlobs } from '../pipeline/pipeline.ts'
import { costOfBlob, createBatches, joined } from './batches.ts'
import type { StoredBlob } from './gatherer.ts'
import { createPackQueue, type PackQueueDependencies, type Shelf } from './pack-queue.ts'
import { createRoom } from './room.ts'
import { createShelving, type StoredChunk } from './shelving.ts'

export type { BlobWriterIndex, Shelf } from './pack-queue.ts'

/** Content between {@link BlobWriter.put} and its pack, in bytes. */
const maxOnTheWay = 8 * 1024 * 1024

/** One large content, piece by piece. */
export interface ChunkWriter {
  /** @param piece - At most 1 MiB; not kept. @returns the chunks that are complete with it. */
  write(piece: Uint8Array, isLast: boolean): Promise<readonly StoredChunk[]>
  /** Lets go of what is not cut yet, when the source fails. */
  drop(): void
}

export interface BlobWriter {
  /**
   * Resolves when the blob has its id and is on its way; whether it arrives, {@link BlobWriter.flush} says.
   * @param blob - At most 1 MiB; not kept.
   */
  put(shelf: Shelf, kind: BlobKind, blob: Uint8Array): Promise<StoredBlob>
  /** Cuts content on its way. */
  cut(shelf: Shelf): ChunkWriter
  /** Resolves when everything that was put, and an index of it, is in the storage. */
  flush(): Promise<void>
  /** Forgets what is buffered and waits for a write that is under way. */
  abandon(): Promise<void>
  readonly writtenBytes: number
}

export interface BlobWriterDependencies extends Omit<PackQueueDependencies, 'onFailure'> {
  readonly organization: Pick<OrganizationKeys, 'organizationId'>
  readonly pipeline: Pick<Pipeline, 'take' | 'cut'>
}

export function createBlobWriter(dependencies: BlobWriterDependencies): BlobWriter {
  const { pipeline, memory } = dependencies
  const { organizationId } = dependencies.organization
  const room = createRoom(maxOnTheWay)
  const packs = createPackQueue({ ...dependencies, onFailure: (error) => room.close(error) })
  const shelving = createShelving({ packs, memory })
  const batches = createBatches({ organizationId, pipeline, memory, room, packs, shelving })

  const writePiece = async (
    shelf: Shelf,
    piece: Uint8Array,
    cutPiece: (piece: SharedBytes) => Promise<TakenBlobs>,
  ): Promise<StoredChunk[]> => {
    packs.check()
    await room.take(piece.length)
    try {
      const { bytes } = joined([piece], memory)
      const taken = await cutPiece(bytes)
      memory.giveBack(bytes)
      const cost = taken.sizes.reduce((sum, size) => sum + size, 0)
      room.takeNow(cost) // the window keeps some of what was brought, and gives out what was brought before
      return shelving.store(shelf, taken, () => room.give(cost))
    } catch (error) {
      packs.fail(error)
      throw error
    } finally {
      room.give(piece.length)
    }
  }

  const settle = async (): Promise<void> => {
    await batches.settle()
    await shelving.settle()
  }

  return {
    put: async (shelf, kind, blob) => {
      packs.check()
      await room.take(blob.length + costOfBlob)
      return batches.add(shelf, kind, blob)
    },
    cut: (shelf) => {
      const stream = pipeline.cut(organizationId)
      return {
        write: (piece, isLast) => writePiece(shelf, piece, (own) => stream.write(own, isLast)),
        drop: () => stream.drop(),
      }
    },
    flush: async () => {
      await settle()
      await packs.flush()
    },
    abandon: async () => {
      packs.fail(new Error('the run was abandoned'))
      await settle()
      await packs.stop()
    },
    get writtenBytes() {
      return packs.writtenBytes
    },
  }
}

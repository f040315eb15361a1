/**
 * One run's blobs on their way into packs: each content id once, compressed, gathered, and written a pack at a time.
 * Small blobs travel in batches, because a trip to another thread costs more than hashing one. Memory: what is on its
 * way (8 MiB), a pack that is being gathered on each shelf, and two that are being sealed or written.
 */
import type { BlobKind, OrganizationKeys } from '../crypto/keys.ts'
import type { Memory, SharedBytes } from '../pipeline/memory.ts'
import type { Pipeline, TakenBlobs } from '../pipeline/pipeline.ts'
import { createGatherer, type Gatherer, type StoredBlob } from './gatherer.ts'
import { createPackQueue, type PackQueueDependencies, type Shelf } from './pack-queue.ts'
import { createRoom } from './room.ts'
import { createShelving, type StoredChunk } from './shelving.ts'

export type { BlobWriterIndex, Shelf } from './pack-queue.ts'

/** Content between {@link BlobWriter.put} and its pack, in bytes. */
const maxOnTheWay = 8 * 1024 * 1024
/** A blob costs memory beside its bytes. */
const costOfBlob = 1024
/** Batches that are being hashed before others wait for more blobs. */
const eagerBatches = 1

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
  const gatherers = new Map<string, Gatherer>()
  let hashing = 0

  const takeBatch = async (
    shelf: Shelf,
    kind: BlobKind,
    blobs: readonly Uint8Array[],
  ): Promise<StoredChunk[]> => {
    const { bytes, sizes } = joined(blobs, memory)
    const cost = bytes.length + blobs.length * costOfBlob
    const release = (): void => {
      memory.giveBack(bytes)
      room.give(cost)
    }
    hashing += 1
    try {
      packs.check()
      return shelving.store(shelf, await pipeline.take(organizationId, { kind, bytes, sizes }), release)
    } catch (error) {
      room.give(cost)
      packs.fail(error)
      throw error
    } finally {
      hashing -= 1
      if (hashing < eagerBatches) for (const gatherer of gatherers.values()) gatherer.send()
    }
  }

  const gathererOf = (shelf: Shelf, kind: BlobKind): Gatherer => {
    const key = `${shelf} ${kind}`
    const known =
      gatherers.get(key) ??
      createGatherer(
        (blobs) => takeBatch(shelf, kind, blobs),
        () => hashing < eagerBatches,
      )
    gatherers.set(key, known)
    return known
  }

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
    for (const gatherer of gatherers.values()) gatherer.send()
    await Promise.all([...gatherers.values()].map((gatherer) => gatherer.idle()))
    await shelving.settle()
  }

  return {
    put: async (shelf, kind, blob) => {
      packs.check()
      await room.take(blob.length + costOfBlob)
      return gathererOf(shelf, kind).add(blob)
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

function joined(
  blobs: readonly Uint8Array[],
  memory: Memory,
): { readonly bytes: SharedBytes; readonly sizes: Uint32Array } {
  const sizes = Uint32Array.from(blobs, (blob) => blob.length)
  const bytes = memory.lend(sizes.reduce((sum, size) => sum + size, 0))
  let written = 0
  for (const blob of blobs) {
    bytes.set(blob, written)
    written += blob.length
  }
  return { bytes, sizes }
}

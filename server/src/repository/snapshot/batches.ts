/** Small blobs on their way to a thread: those of one shelf and kind are hashed together. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { putBytes } from '../bytes.ts'
import type { BlobKind } from '../crypto/keys.ts'
import type { Memory, SharedBytes } from '../pipeline/memory.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createGatherer, type Gatherer, type StoredBlob } from './gatherer.ts'
import type { PackQueue, Shelf } from './pack-queue.ts'
import type { Room } from './room.ts'
import type { Shelving, StoredChunk } from './shelving.ts'

/** A blob costs memory beside its bytes. */
export const costOfBlob = 1024
/** Batches that are being hashed before others wait for more blobs. */
const eagerBatches = 1

export interface BatchTools {
  readonly organizationId: OrganizationId
  readonly pipeline: Pick<Pipeline, 'take'>
  readonly memory: Memory
  readonly room: Room
  readonly packs: PackQueue
  readonly shelving: Shelving
}

export interface Batches {
  /** The room for it was taken. */
  add(shelf: Shelf, kind: BlobKind, blob: Uint8Array): Promise<StoredBlob>
  /** Resolves when every blob that was added has its id, or failed. */
  settle(): Promise<void>
}

export function createBatches({
  organizationId,
  pipeline,
  memory,
  room,
  packs,
  shelving,
}: BatchTools): Batches {
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

  return {
    add: (shelf, kind, blob) => gathererOf(shelf, kind).add(blob),
    settle: async () => {
      for (const gatherer of gatherers.values()) gatherer.send()
      await Promise.all([...gatherers.values()].map((gatherer) => gatherer.idle()))
    },
  }
}

/** Blobs one after another, in memory that is lent. */
export function joined(
  blobs: readonly Uint8Array[],
  memory: Memory,
): { readonly bytes: SharedBytes; readonly sizes: Uint32Array } {
  const sizes = Uint32Array.from(blobs, (blob) => blob.length)
  const bytes = memory.lend(sizes.reduce((sum, size) => sum + size, 0))
  let written = 0
  for (const blob of blobs) {
    putBytes(bytes, blob, written)
    written += blob.length
  }
  return { bytes, sizes }
}

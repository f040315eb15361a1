/**
 * One run's blobs on their way into packs: each content id once, compressed, gathered, and written a pack at a time.
 * Small blobs travel in batches, because a trip to another thread costs more than hashing one. Memory: what is on its
 * way (8 MiB), a pack that is being gathered on each shelf, and two that are being sealed or written.
 */
import { asBuffer, copyBytes } from '../bytes.ts'
import type { BlobKind, OrganizationKeys } from '../crypto/keys.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import type { PackDescription } from '../index/index-object.ts'
import { entryLength } from '../pack/pack.ts'
import type { EncodedBlobs, Pipeline, TakenBlobs } from '../pipeline/pipeline.ts'
import { createSemaphore } from '../semaphore.ts'
import { createGatherer, type Gatherer } from './gatherer.ts'
import { createPackBuilder, type PackBuilder } from './pack-builder.ts'
import { createRoom } from './room.ts'
import { createWriteQueue } from './write-queue.ts'

/** Packs after which a long run writes an index object. */
const packsPerIndex = 8
/** Content between {@link BlobWriter.put} and its pack, in bytes. */
const maxOnTheWay = 8 * 1024 * 1024
/** A blob costs memory beside its bytes. */
const costOfBlob = 1024
const packsUnderWay = 2
/** Batches that are being hashed before others wait for more blobs. */
const eagerBatches = 2
const idLength = 32

/** Content and documents lie in different packs, so that browsing reads little. */
export type Shelf = 'content' | 'documents'

export interface StoredBlob {
  readonly id: Uint8Array
  readonly isNew: boolean
}

export interface StoredChunk extends StoredBlob {
  readonly size: number
}

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

/** What a run's blobs need of the index. */
export type BlobWriterIndex = Pick<OrganizationIndex, 'find' | 'add' | 'unindexedPacks' | 'flush'>

export interface BlobWriterDependencies {
  readonly organization: Pick<OrganizationKeys, 'organizationId'>
  readonly index: BlobWriterIndex
  readonly pipeline: Pick<Pipeline, 'take' | 'cut'>
  /** Seals the pack and writes it. */
  readonly writePack: (parts: readonly EncodedBlobs[]) => Promise<PackDescription>
}

interface ShelfState {
  readonly builder: PackBuilder
  /** One part after another. */
  readonly turn: ReturnType<typeof createSemaphore>
}

export function createBlobWriter({
  organization: { organizationId },
  index,
  pipeline,
  writePack,
}: BlobWriterDependencies): BlobWriter {
  const shelves: Record<Shelf, ShelfState> = { content: createShelf(), documents: createShelf() }
  /** Content ids of this run that are not in the index yet. */
  const pending = new Set<string>()
  const writes = createWriteQueue(packsUnderWay)
  const room = createRoom(maxOnTheWay)
  const gatherers = new Map<string, Gatherer>()
  /** Batches and chunks between {@link BlobWriter.put} and their pack. */
  const onTheWay = new Set<Promise<void>>()
  let hashing = 0
  let writtenBytes = 0

  const fail = (error: unknown): void => {
    writes.fail(error)
    room.close(error)
  }

  const write = async (parts: readonly EncodedBlobs[]): Promise<void> => {
    try {
      const pack = await writePack(parts)
      index.add(pack)
      writtenBytes += pack.sizeBytes
      for (const { id } of pack.entries) pending.delete(keyOf(id))
      if (index.unindexedPacks >= packsPerIndex) writtenBytes += await index.flush()
    } catch (error) {
      fail(error)
    }
  }

  const startWrite = ({ builder }: ShelfState): void => {
    const parts = builder.take()
    if (parts.length > 0) writes.start(() => write(parts))
  }

  const append = (shelf: ShelfState, encoded: EncodedBlobs): Promise<void> =>
    shelf.turn.run(async () => {
      const count = encoded.entries.length / entryLength
      while (shelf.builder.isFullFor(count)) {
        writes.check()
        if (writes.hasRoom) startWrite(shelf)
        else await writes.next()
      }
      shelf.builder.add(encoded)
      if (shelf.builder.isFullFor(0) && writes.hasRoom) startWrite(shelf)
    })

  /** Which blobs are seen for the first time; from now on they are not. */
  const claim = ({ ids, sizes }: TakenBlobs): { readonly isNew: Uint8Array; readonly count: number } => {
    const isNew = new Uint8Array(sizes.length)
    let count = 0
    for (let place = 0; place < sizes.length; place += 1) {
      const id = idAt(ids, place)
      if (index.find(id) !== undefined) continue
      const key = keyOf(id)
      if (pending.has(key)) continue
      pending.add(key)
      isNew[place] = 1
      count += 1
    }
    return { isNew, count }
  }

  /** Compresses what is new and hands it to its shelf; the caller goes on. */
  const store = (shelf: Shelf, taken: TakenBlobs, cost: number): StoredChunk[] => {
    const { isNew, count } = claim(taken)
    if (count === 0) {
      taken.drop()
      room.give(cost)
    } else follow(encode(shelves[shelf], taken, isNew), cost)
    return Array.from(taken.sizes, (size, place) => ({
      id: idAt(taken.ids, place),
      size,
      isNew: isNew[place] === 1,
    }))
  }

  const encode = async (shelf: ShelfState, taken: TakenBlobs, isNew: Uint8Array): Promise<void> =>
    append(shelf, await taken.encode(isNew))

  const follow = (work: Promise<void>, cost: number): void => {
    const done = work.catch(fail).finally(() => {
      onTheWay.delete(done)
      room.give(cost)
    })
    onTheWay.add(done)
  }

  const gathererOf = (shelf: Shelf, kind: BlobKind): Gatherer => {
    const key = `${shelf} ${kind}`
    const known =
      gatherers.get(key) ??
      createGatherer(
        async (blobs, size) => {
          const cost = size + blobs.length * costOfBlob
          hashing += 1
          try {
            writes.check()
            const taken = await pipeline.take(organizationId, { kind, ...joined(blobs, size) })
            return store(shelf, taken, cost)
          } catch (error) {
            room.give(cost)
            fail(error)
            throw error
          } finally {
            hashing -= 1
            if (hashing < eagerBatches) for (const gatherer of gatherers.values()) gatherer.send()
          }
        },
        () => hashing < eagerBatches,
      )
    gatherers.set(key, known)
    return known
  }

  const put: BlobWriter['put'] = async (shelf, kind, blob) => {
    writes.check()
    const wait = room.take(blob.length + costOfBlob)
    if (wait !== undefined) await wait
    return gathererOf(shelf, kind).add(blob)
  }

  const cut: BlobWriter['cut'] = (shelf) => {
    const stream = pipeline.cut(organizationId)
    return {
      write: async (piece, isLast) => {
        writes.check()
        const wait = room.take(piece.length)
        if (wait !== undefined) await wait
        try {
          const taken = await stream.write(copyBytes(piece), isLast)
          const cost = taken.sizes.reduce((sum, size) => sum + size, 0)
          room.takeNow(cost) // the window keeps some of what was brought, and gives out what was brought before
          return store(shelf, taken, cost)
        } catch (error) {
          fail(error)
          throw error
        } finally {
          room.give(piece.length)
        }
      },
      drop: () => stream.drop(),
    }
  }

  const settle = async (): Promise<void> => {
    for (const gatherer of gatherers.values()) gatherer.send()
    await Promise.all([...gatherers.values()].map((gatherer) => gatherer.idle()))
    while (onTheWay.size > 0) await Promise.all(onTheWay)
  }

  return {
    put,
    cut,
    flush: async () => {
      await settle()
      startWrite(shelves.content)
      startWrite(shelves.documents)
      await writes.settle()
      writtenBytes += await index.flush()
    },
    abandon: async () => {
      fail(new Error('the run was abandoned'))
      await settle()
      for (const { builder } of Object.values(shelves)) builder.take()
      pending.clear()
      await writes.stop()
    },
    get writtenBytes() {
      return writtenBytes
    },
  }
}

function createShelf(): ShelfState {
  return { builder: createPackBuilder(), turn: createSemaphore(1) }
}

function idAt(ids: Uint8Array, place: number): Uint8Array {
  return ids.subarray(place * idLength, (place + 1) * idLength)
}

/** A short string for a set. */
function keyOf(id: Uint8Array): string {
  return asBuffer(id).toString('latin1')
}

function joined(
  blobs: readonly Uint8Array[],
  size: number,
): { readonly bytes: Uint8Array; readonly sizes: Uint32Array } {
  const bytes = new Uint8Array(size)
  const sizes = new Uint32Array(blobs.length)
  let written = 0
  for (const [place, blob] of blobs.entries()) {
    bytes.set(blob, written)
    sizes[place] = blob.length
    written += blob.length
  }
  return { bytes, sizes }
}

/** One run's compressed blobs gather into packs, which are sealed and written a few at a time; the first failure ends it. */
import { asBuffer } from '../bytes.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import type { PackListing } from '../index/index-object.ts'
import { entryLength } from '../pack/pack.ts'
import type { Memory } from '../pipeline/memory.ts'
import type { EncodedBlobs } from '../pipeline/pipeline.ts'
import { createSemaphore } from '../semaphore.ts'
import { createPackBuilder, type PackBuilder } from './pack-builder.ts'
import { createWriteQueue } from './write-queue.ts'

/** Packs after which a long run writes an index object. */
const packsPerIndex = 8
const packsUnderWay = 2
const idLength = 32

/** Content and documents lie in different packs, so that browsing reads little. */
export type Shelf = 'content' | 'documents'

/** What a run's blobs need of the index. */
export type BlobWriterIndex = Pick<OrganizationIndex, 'find' | 'add' | 'unindexedPacks' | 'flush'>

export interface PackQueue {
  readonly writtenBytes: number
  /** Whether nobody has it: from now on this run does. */
  claim(id: Uint8Array): boolean
  /** Resolves when the blobs have their place in a pack that will be written. */
  append(shelf: Shelf, encoded: EncodedBlobs): Promise<void>
  /** Writes what has gathered, and an index of it. */
  flush(): Promise<void>
  /** Ends it all; what is being written is waited for by {@link PackQueue.stop}. */
  fail(error: unknown): void
  /** Throws what the first failure was. */
  check(): void
  stop(): Promise<void>
}

export interface PackQueueDependencies {
  readonly index: BlobWriterIndex
  /** Seals the pack and writes it. */
  readonly writePack: (parts: readonly EncodedBlobs[]) => Promise<PackListing>
  readonly memory: Memory
  readonly onFailure: (error: unknown) => void
}

interface ShelfState {
  readonly builder: PackBuilder
  /** One part after another. */
  readonly turn: ReturnType<typeof createSemaphore>
}

export function createPackQueue({ index, writePack, memory, onFailure }: PackQueueDependencies): PackQueue {
  const shelves: Record<Shelf, ShelfState> = {
    content: createShelf(memory),
    documents: createShelf(memory),
  }
  /** Content ids of this run that are not in the index yet. */
  const pending = new Set<string>()
  const writes = createWriteQueue(packsUnderWay)
  let writtenBytes = 0

  const fail = (error: unknown): void => {
    writes.fail(error)
    onFailure(error)
  }

  const write = async (parts: readonly EncodedBlobs[]): Promise<void> => {
    try {
      const pack = await writePack(parts)
      const [first] = parts
      if (first !== undefined) memory.giveBack(first.bytes)
      index.add(pack)
      writtenBytes += pack.sizeBytes
      for (let at = 0; at < pack.listed.length; at += entryLength) pending.delete(keyOf(pack.listed, at))
      if (index.unindexedPacks >= packsPerIndex) writtenBytes += await index.flush()
    } catch (error) {
      fail(error)
    }
  }

  const startWrite = ({ builder }: ShelfState): void => {
    const packed = builder.take()
    if (packed.length > 0) writes.start(() => write(packed))
  }

  const add = async (shelf: ShelfState, encoded: EncodedBlobs): Promise<void> => {
    const count = encoded.entries.length / entryLength
    while (shelf.builder.isFullFor(count)) {
      writes.check()
      if (writes.hasRoom) startWrite(shelf)
      else await writes.next()
    }
    shelf.builder.add(encoded)
    if (shelf.builder.isFullFor(0) && writes.hasRoom) startWrite(shelf)
  }

  return {
    claim: (id) => {
      if (index.find(id) !== undefined) return false
      const key = keyOf(asBuffer(id), 0)
      if (pending.has(key)) return false
      pending.add(key)
      return true
    },
    append: (name, encoded) => shelves[name].turn.run(() => add(shelves[name], encoded)),
    flush: async () => {
      for (const shelf of Object.values(shelves)) startWrite(shelf)
      await writes.settle()
      writtenBytes += await index.flush()
    },
    fail,
    check: () => writes.check(),
    stop: async () => {
      for (const { builder } of Object.values(shelves)) builder.take()
      pending.clear()
      await writes.stop()
    },
    get writtenBytes() {
      return writtenBytes
    },
  }
}

function createShelf(memory: Memory): ShelfState {
  return { builder: createPackBuilder(memory), turn: createSemaphore(1) }
}

/** A short string for a set, of the id that lies there. */
function keyOf(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + idLength)
}

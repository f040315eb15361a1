/** Hashed blobs on their way to a shelf: what nobody has is compressed and put there, while whoever brought it goes on. */
import type { Memory } from '../pipeline/memory.ts'
import type { TakenBlobs } from '../pipeline/pipeline.ts'
import type { StoredBlob } from './gatherer.ts'
import type { PackQueue, Shelf } from './pack-queue.ts'

const idLength = 32

export interface StoredChunk extends StoredBlob {
  readonly size: number
}

export interface Shelving {
  /** @param release - Called when the blobs have their place in a pack, or need none. */
  store(shelf: Shelf, taken: TakenBlobs, release: () => void): StoredChunk[]
  /** Resolves when nothing is on its way. */
  settle(): Promise<void>
}

export interface ShelvingDependencies {
  readonly packs: Pick<PackQueue, 'claim' | 'append' | 'fail'>
  readonly memory: Memory
}

export function createShelving({ packs, memory }: ShelvingDependencies): Shelving {
  const onTheWay = new Set<Promise<void>>()

  const shelve = async (shelf: Shelf, taken: TakenBlobs, isNew: Uint8Array): Promise<void> => {
    const into = memory.lend(taken.sizes.reduce((sum, size, place) => sum + size * (isNew[place] ?? 0), 0))
    await packs.append(shelf, await taken.encode(isNew, into))
    memory.giveBack(into)
  }

  const follow = (work: Promise<void>, release: () => void): void => {
    const done = work
      .catch((error: unknown) => packs.fail(error))
      .finally(() => {
        onTheWay.delete(done)
        release()
      })
    onTheWay.add(done)
  }

  return {
    store: (shelf, taken, release) => {
      const isNew = Uint8Array.from(taken.sizes, (_, place) => (packs.claim(idAt(taken.ids, place)) ? 1 : 0))
      if (isNew.includes(1)) follow(shelve(shelf, taken, isNew), release)
      else {
        taken.drop()
        release()
      }
      return Array.from(taken.sizes, (size, place) => ({
        id: idAt(taken.ids, place),
        size,
        isNew: isNew[place] === 1,
      }))
    },
    settle: async () => {
      while (onTheWay.size > 0) await Promise.all(onTheWay)
    },
  }
}

function idAt(ids: Uint8Array, place: number): Uint8Array {
  return ids.subarray(place * idLength, (place + 1) * idLength)
}

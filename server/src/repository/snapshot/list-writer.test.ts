import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../bytes.ts'
import { blobKind, createRepositoryKeys } from '../crypto/keys.ts'
import { decodeChunkList, type ChunkListEntry } from '../pack/chunk-list.ts'
import { alpha, defined, key, repositoryId } from '../test-vault.ts'
import type { BlobWriter } from './blob-writer.ts'
import { createListWriter } from './list-writer.ts'

const keys = createRepositoryKeys(repositoryId, key).organization(alpha)

function createBlobs(): { readonly held: Map<string, Uint8Array>; readonly put: BlobWriter['put'] } {
  const held = new Map<string, Uint8Array>()
  return {
    held,
    put: async (_, kind, blob) => {
      expect(kind).toBe(blobKind.list)
      const id = keys.contentId(kind, blob)
      const isNew = !held.has(toHex(id))
      held.set(toHex(id), Uint8Array.from(blob))
      return { id, isNew }
    },
  }
}

/** The data that a list names, in order; every level below must be one less. */
function leavesOf(
  held: Map<string, Uint8Array>,
  { id, size }: ChunkListEntry,
  expected?: number,
): ChunkListEntry[] {
  const { level, entries } = decodeChunkList(defined(held.get(toHex(id))), size, 'list')
  expect(level).toBe(expected ?? level)
  return level === 1 ? [...entries] : entries.flatMap((entry) => leavesOf(held, entry, level - 1))
}

describe('list writer', () => {
  it('names every piece in order, in as many levels as it takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 4 }),
        async (count, maxEntries) => {
          const blobs = createBlobs()
          const lists = createListWriter(blobs, maxEntries)
          const pieces = Array.from({ length: count }, (_, size) => ({ id: Buffer.alloc(32, size), size }))
          for (const piece of pieces) await lists.add(piece, false)
          const root = await lists.finish()
          expect(leavesOf(blobs.held, root)).toEqual(pieces)
          const { level } = decodeChunkList(defined(blobs.held.get(toHex(root.id))), root.size, 'root')
          expect(level).toBe(levelsFor(count, maxEntries))
        },
      ),
    )
  })

  it('is new when a piece or a list is', async () => {
    const blobs = createBlobs()
    const piece = { id: Buffer.alloc(32, 1), size: 5 }
    const isNew: boolean[] = []
    for (const isPieceNew of [true, false, true]) {
      const lists = createListWriter(blobs)
      await lists.add(piece, isPieceNew)
      isNew.push((await lists.finish()).isNew)
    }
    expect(isNew).toEqual([true, false, true])
  })
})

function levelsFor(count: number, maxEntries: number): number {
  let levels = 1
  for (let capacity = maxEntries; capacity < count; capacity *= maxEntries) levels += 1
  return levels
}

/** Writes the chunk lists of one large content, level above level (docs/repository-format.md, section 5). */
import { blobKind } from '../crypto/keys.ts'
import { encodeChunkList, maxListEntries, type ChunkListEntry } from '../pack/chunk-list.ts'
import type { BlobWriter } from './blob-writer.ts'

/** Takes the pieces of one content in their order. */
export interface ListWriter {
  /** @param isNew - Whether the piece was written now. */
  add(entry: ChunkListEntry, isNew: boolean): Promise<void>
  /** Writes what is open and names the topmost list. */
  finish(): Promise<ChunkListEntry & { readonly isNew: boolean }>
}

/** @param maxEntries - Of one list; the format's, but for tests. */
export function createListWriter(blobs: Pick<BlobWriter, 'put'>, maxEntries = maxListEntries): ListWriter {
  /** The open list of each level, the data's first. */
  const open: ChunkListEntry[][] = [[]]
  let hasNew = false

  const addTo = async (level: number, entry: ChunkListEntry): Promise<void> => {
    const list = (open[level] ??= [])
    if (list.length === maxEntries) await addTo(level + 1, await writeList(level))
    open[level]?.push(entry)
  }

  /** Writes the open list of a level and begins a new one. */
  const writeList = async (level: number): Promise<ChunkListEntry> => {
    const entries = open[level] ?? []
    open[level] = []
    const { id, isNew } = await blobs.put(
      'documents',
      blobKind.list,
      encodeChunkList({ level: level + 1, entries }),
    )
    hasNew ||= isNew
    return { id, size: entries.reduce((sum, entry) => sum + entry.size, 0) }
  }

  return {
    add: async (entry, isNew) => {
      hasNew ||= isNew
      await addTo(0, entry)
    },
    finish: async () => {
      for (let level = 0; level < open.length - 1; level += 1) await addTo(level + 1, await writeList(level))
      const { id, size } = await writeList(open.length - 1)
      return { id, size, isNew: hasNew }
    },
  }
}

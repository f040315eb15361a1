/** Content of any size into blobs: small content is one, large content is cut and named by a chunk list. */
import { copyBytes, toHex } from '../bytes.ts'
import { blobKind } from '../crypto/keys.ts'
import { maxBlobSize } from '../pack/codec.ts'
import type { StoredContent } from '../vault.ts'
import { concatBytes } from '../../foundation/bytes.ts'
import type { BlobWriter, Shelf } from './blob-writer.ts'
import { createListWriter } from './list-writer.ts'

export interface ContentWriterDependencies {
  readonly blobs: Pick<BlobWriter, 'put' | 'cut'>
}

/** Stores content; never holds more than a few MiB of it. */
export async function putContent(
  dependencies: ContentWriterDependencies,
  shelf: Shelf,
  content: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<StoredContent> {
  if (content instanceof Uint8Array) {
    return content.length <= maxBlobSize
      ? putSmall(dependencies.blobs, shelf, content)
      : putLarge(dependencies, shelf, [content])
  }
  const pieces = content[Symbol.asyncIterator]()
  try {
    const { head, isAll } = await readHead(pieces)
    if (isAll) return await putSmall(dependencies.blobs, shelf, concatBytes(head))
    return await putLarge(dependencies, shelf, joined(head, pieces))
  } finally {
    await pieces.return?.() // lets go of the source also when storing failed
  }
}

/** Reads until it is clear whether the content fits into one blob; copies, because the source may use its memory again. */
async function readHead(pieces: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array[]; isAll: boolean }> {
  const head: Uint8Array[] = []
  let size = 0
  while (size <= maxBlobSize) {
    const next = await pieces.next()
    if (next.done === true) return { head, isAll: true }
    head.push(copyBytes(next.value))
    size += next.value.length
  }
  return { head, isAll: false }
}

async function* joined(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

async function putSmall(
  blobs: Pick<BlobWriter, 'put'>,
  shelf: Shelf,
  content: Uint8Array,
): Promise<StoredContent> {
  const { id, isNew } = await blobs.put(shelf, blobKind.data, content)
  return { ref: { id: toHex(id), sizeBytes: content.length }, isNew }
}

async function putLarge(
  { blobs }: ContentWriterDependencies,
  shelf: Shelf,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredContent> {
  const lists = createListWriter(blobs)
  const chunks = blobs.cut(shelf)
  const write = async (piece: Uint8Array, isLast: boolean): Promise<void> => {
    for (const { id, size, isNew } of await chunks.write(piece, isLast)) await lists.add({ id, size }, isNew)
  }
  try {
    for await (const piece of content) {
      for (let start = 0; start < piece.length; start += maxBlobSize)
        await write(piece.subarray(start, start + maxBlobSize), false)
    }
    await write(new Uint8Array(0), true)
  } catch (error) {
    chunks.drop()
    throw error
  }
  const { id, size, isNew } = await lists.finish()
  return { ref: { id: toHex(id), sizeBytes: size }, isNew }
}

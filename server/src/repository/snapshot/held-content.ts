/** Whether content lies in sound packs as a whole, so that a run may refer to it without storing it again. */
import { fromHex } from '../bytes.ts'
import { blobKind } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import type { RunIndex } from '../index/organization-index.ts'
import { decodeChunkList } from '../pack/chunk-list.ts'
import type { ContentRef } from '../vault.ts'
import type { ReadableStore } from './blob-reader.ts'
import type { ContentReader } from './content-reader.ts'

export interface HeldContentDependencies {
  readonly store: ReadableStore
  readonly run: Pick<RunIndex, 'find'>
  readonly reader: Pick<ContentReader, 'readBlob'>
}

/** Reads chunk lists, and no data. The run relies on what is held. */
export async function isHeld(dependencies: HeldContentDependencies, content: ContentRef): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(content.id)) return false
  try {
    return await isBlobHeld(dependencies, { id: fromHex(content.id), size: content.sizeBytes })
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return false // a list that does not read
  }
}

async function isBlobHeld(
  dependencies: HeldContentDependencies,
  { id, size }: { readonly id: Uint8Array; readonly size: number },
): Promise<boolean> {
  const { run, reader, store } = dependencies
  const found = run.find(id)
  if (found === undefined) return false
  if (found.location.kind === blobKind.data) return true
  const { bytes } = await reader.readBlob(store, id)
  for (const entry of decodeChunkList(bytes, size, 'chunk list').entries)
    if (!(await isBlobHeld(dependencies, entry))) return false
  return true
}

/** The last look before a pack goes: what restore points need of it reads from another pack. */
import { VaultError } from '../errors.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import type { PackEntry } from '../pack/pack.ts'
import type { FreshView } from './context.ts'
import type { Marked } from './mark.ts'

/** @returns false when a needed blob of the pack does not read elsewhere; the pack is then kept for a later prune. */
export async function isSafeToDelete(
  view: Pick<FreshView, 'packReader' | 'reader'>,
  { organization, index, needed }: Marked,
  pack: KnownPack,
): Promise<boolean> {
  const store = { keys: organization, index }
  for (const { id } of await entriesOf(view, { organization }, pack)) {
    if (!needed.has(id)) continue
    try {
      await view.reader.readBlob(store, id)
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
      return false
    }
    if (index.find(id)?.pack === pack) return false // its other place turned out to be damaged
  }
  return true
}

/** A pack that does not say what it holds, holds nothing that anybody finds. */
async function entriesOf(
  view: Pick<FreshView, 'packReader'>,
  { organization }: Pick<Marked, 'organization'>,
  pack: KnownPack,
): Promise<readonly PackEntry[]> {
  try {
    return await view.packReader.readEntries(organization, pack)
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return []
  }
}

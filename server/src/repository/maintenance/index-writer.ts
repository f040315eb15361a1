/** Writes index objects anew: few and large, and without packs that are gone (docs/repository-format.md, sections 6 and 16). */
import type { OrganizationKeys } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import { blobCountOf, copyListing, type PackListing } from '../index/index-object.ts'
import { maxEntries, openIndexObject, writeIndexObjects } from '../index/index-storage.ts'
import type { MaintenanceContext } from './context.ts'

export interface IndexWriter {
  /** Takes a pack in; one that it has already is not taken again. */
  add(pack: PackListing): Promise<void>
  /** @returns how many objects were written. */
  finish(): Promise<number>
}

export function createIndexWriter(
  context: Pick<MaintenanceContext, 'storage' | 'seal'>,
  organization: OrganizationKeys,
): IndexWriter {
  const known = new Set<string>()
  let open: PackListing[] = []
  let entries = 0
  let written = 0

  const write = async (): Promise<void> => {
    await writeIndexObjects(context, organization, open, () => {
      written += 1
    })
    open = []
    entries = 0
  }

  return {
    add: async (pack) => {
      if (known.has(pack.pack)) return
      known.add(pack.pack)
      const own = blobCountOf(pack)
      if (open.length > 0 && entries + own > maxEntries) await write()
      open.push(copyListing(pack))
      entries += own
    },
    finish: async () => {
      await write()
      return written
    },
  }
}

/** @returns undefined for an object that is gone or does not verify. */
export async function readIndexObject(
  { storage, keys }: Pick<MaintenanceContext, 'storage' | 'keys'>,
  organization: OrganizationKeys,
  name: string,
): Promise<readonly PackListing[] | undefined> {
  const bytes = await storage.get(name)
  if (bytes === undefined) return undefined
  try {
    return openIndexObject(keys, organization, { name, bytes })
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

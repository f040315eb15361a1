/** Writes index objects anew: few and large, and without packs that are gone (docs/repository-format.md, sections 6 and 16). */
import type { OrganizationKeys } from '../crypto/keys.ts'
import { openObject } from '../crypto/sealed-object.ts'
import { VaultError } from '../errors.ts'
import { decodeIndex, encodeIndex, type PackDescription } from '../index/index-object.ts'
import { indexName } from '../names.ts'
import type { MaintenanceContext } from './context.ts'

/** Entries of one index object: some 3 MiB, so that opening reads few objects and a run replaces little. */
const maxEntries = 65_536

export interface IndexWriter {
  /** Takes a pack in; one that it has already is not taken again. */
  add(pack: PackDescription): Promise<void>
  /** @returns how many objects were written. */
  finish(): Promise<number>
}

export function createIndexWriter(
  { storage, seal }: Pick<MaintenanceContext, 'storage' | 'seal'>,
  organization: OrganizationKeys,
): IndexWriter {
  const known = new Set<string>()
  let open: PackDescription[] = []
  let entries = 0
  let written = 0

  const write = async (): Promise<void> => {
    if (open.length === 0) return
    const { header, bytes } = seal('index', organization, encodeIndex(open))
    await storage.put(indexName(organization.organizationId, organization.objectName(header)), bytes, {
      ifAbsent: true,
    })
    open = []
    entries = 0
    written += 1
  }

  return {
    add: async (pack) => {
      if (known.has(pack.pack)) return
      known.add(pack.pack)
      if (open.length > 0 && entries + pack.entries.length > maxEntries) await write()
      open.push(pack)
      entries += pack.entries.length
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
): Promise<readonly PackDescription[] | undefined> {
  const bytes = await storage.get(name)
  if (bytes === undefined) return undefined
  try {
    return decodeIndex(openObject(keys, bytes, { type: 'index', organization, name }), name)
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

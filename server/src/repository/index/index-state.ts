/** What the parts of one organization's index share. */
import { VaultError } from '../errors.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import type { Sealer } from '../crypto/sealed-object.ts'
import type { PackReader } from '../pack/pack-reader.ts'
import type { Storage } from '../storage/storage.ts'
import type { PackListing } from './index-object.ts'
import type { PackRegistry } from './pack-registry.ts'

export interface OrganizationIndexDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly packReader: PackReader
  /** Packs that are not to be relied on: condemned or damaged ones. Read at every refresh. */
  readonly readMarks: () => Promise<PackMarks>
  /** Told of index objects and unnamed packs that do not verify; nothing depends on them for sure. */
  readonly onDamage: (damage: VaultError, object: string) => void
}

/** Packs by the last part of their names (docs/repository-format.md, section 16). */
export interface PackMarks {
  readonly condemned: ReadonlySet<string>
  readonly damaged: ReadonlySet<string>
}

export interface IndexState {
  readonly dependencies: OrganizationIndexDependencies
  readonly organization: OrganizationKeys
  readonly registry: PackRegistry
  /** Packs that no index object names yet. */
  readonly unindexed: Map<string, PackListing>
  /** Index objects that were read, and objects that do not verify: neither is read again. */
  readonly seen: Set<string>
  /** Packs that did not read. */
  readonly suspects: Set<string>
}

/** @returns undefined for an object that does not verify: it is told of, and not read again. */
export async function surviving<Result>(
  { dependencies, seen }: Pick<IndexState, 'dependencies' | 'seen'>,
  name: string,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    seen.add(name)
    dependencies.onDamage(error, name)
    return undefined
  }
}

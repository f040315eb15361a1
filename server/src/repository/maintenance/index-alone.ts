/** The index of one organization without its vault, for whoever measures it: a writer of index objects, and what opening reads. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createSealer } from '../crypto/sealed-object.ts'
import { createOrganizationIndex, type OrganizationIndex } from '../index/organization-index.ts'
import type { VaultIdentity } from '../open.ts'
import { createPackReader } from '../pack/pack-reader.ts'
import type { Storage } from '../storage/storage.ts'
import { createIndexWriter, type IndexWriter } from './index-writer.ts'

export interface IndexAlone {
  readonly writer: IndexWriter
  /** Not refreshed yet: it knows nothing. */
  readonly index: OrganizationIndex
}

/** Damage is thrown. */
export function createIndexAlone(
  { storage, random }: { readonly storage: Storage; readonly random: Pick<Random, 'bytes'> },
  { repositoryId, key }: VaultIdentity,
  organizationId: OrganizationId,
): IndexAlone {
  const keys = createRepositoryKeys(repositoryId, key)
  const organization = keys.organization(organizationId)
  const seal = createSealer(keys, random)
  const index = createOrganizationIndex(
    {
      storage,
      keys,
      seal,
      packReader: createPackReader({ storage, keys }),
      readMarks: async () => ({ condemned: new Set(), damaged: new Set() }),
      onDamage: (damage) => {
        throw damage
      },
    },
    organization,
  )
  return { writer: createIndexWriter({ storage, seal }, organization), index }
}
